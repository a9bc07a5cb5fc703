"""Makes `rules/en/vocabulary.txt` anew: the words by which `spelling` and `glued` rules know an English word from a typing error.

    pip install wordfreq==3.1.1 spacy-lookups-data==1.0.5
    python bench/vocabulary_en.py ARTICLES.jsonl.gz > rules/en/vocabulary.txt

Proposed are words that newsrooms write in small letters. Of the rest of wordfreq's list, full of typing errors, only words are kept
that are one slip from a proposed one and are right: they stand in the tables of lemmas, or are hardly rarer than what they look like.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping

from vocabulary import cases, classed, frequencies, is_plain, lemmas, written

from newslint.vocabulary import Vocabulary
from newslint.wordlist import Entry, packed

CODE = "en"
SEEN, PROPOSED, PLENTY = 3, 6, 12
"""Articles' uses in small letters from which a word is one of the language, may be proposed, and needs no table."""
SHORTEST = 4
RARER = 1.5
"""How much rarer than its neighbour a word may be that no table has, in steps of ten."""
HEAD = """\
# English words, made by bench/vocabulary_en.py; edit that, not this.
#
# Licence of this file: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); the rest of newslint has the Apache License 2.0.
# Words and classes of frequency: wordfreq 3.1.1 by Robyn Speer (CC BY-SA 4.0; doi 10.5281/zenodo.7199437), which draws on Wikipedia,
# OPUS OpenSubtitles 2018, Google Books Ngrams and Twitter. Changes: words that are names, slang or typing errors were set apart or taken
# out; of rare words only those are kept that a typing error could look like.
#
# [forms N]: words of frequency class N, a step of the square root of ten each; 9 is the highest. [other]: right, but never proposed.
"""
ENDINGS = {
    "s": ("",), "es": ("",), "ies": ("y",), "ed": ("", "e"), "ied": ("y",), "ing": ("", "e"), "er": ("", "e"), "ier": ("y",),
    "est": ("", "e"), "iest": ("y",), "ly": ("",), "ily": ("y",), "ally": ("al", "ic"), "ness": ("",), "less": ("",), "able": ("", "e"),
    "ment": ("",), "ise": ("ize",), "ises": ("ize",), "ised": ("ize",), "ising": ("ize",), "isation": ("ize",),
}  # fmt: skip
"""What a form ends in, and in whose place."""
HEADS = ("un", "re", "non", "over", "out", "under", "mis", "pre", "anti", "inter", "super", "sub", "co", "de", "dis")


def table() -> frozenset[str]:
    """Words that spaCy's tables of lemmas know: they tell which rare words are right, and none is copied from them."""
    index, exceptions, lookup = (lemmas(CODE, name) for name in ("index", "exc", "lookup"))
    found = {word for words in index.values() for word in words} | {word for words in exceptions.values() for word in words}
    return frozenset(found | {*lookup} | {*lookup.values()})


def formed(word: str, known: frozenset[str]) -> bool:
    """Whether `word` is known, or regular endings and heads make it of a known one."""
    stems = {word}
    for ending, heads in ENDINGS.items():
        if word.endswith(ending):
            stems |= {word[: -len(ending)] + instead for instead in heads}
    stems |= {stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]}
    stems |= {stem[len(head) :] for stem in stems for head in HEADS if stem.startswith(head) and len(stem) - len(head) > 3}
    return not stems.isdisjoint(known)


def entries(small: Mapping[str, int], capital: Mapping[str, int]) -> Iterator[Entry]:
    """Every word of the list with its class, those that may be proposed first."""
    rates = {word: rate for word, rate in frequencies(CODE, "large").items() if is_plain(word) and len(word) > 2}
    frequent, known = frequencies(CODE, "small"), table()
    right = {word for word in rates if word in frequent or formed(word, known)}
    own = {word for word in rates if small[word] >= (SEEN if word in right else PLENTY) and small[word] > 0.3 * capital[word]}
    listed = [
        Entry(word, max(classed(rates[word]), 0) if small[word] >= PROPOSED and word in right else 0, root=False) for word in sorted(own)
    ]
    yield from listed
    vocabulary = Vocabulary(packed(listed))
    for word in sorted({*rates} - own):
        near = [rates[one.word] for one in vocabulary.near(word)] if len(word) >= SHORTEST else []
        if near and (word in right or max(near) - rates[word] < RARER or capital[word] > small[word] + 1):
            yield Entry(word, 0, root=False)


if __name__ == "__main__":
    print(HEAD + "\n".join(written([*entries(*cases(sys.argv[1]))])))
