"""Makes `rules/id/vocabulary.txt` anew: the words by which `spelling` rules know a word from a typing error.

    pip install wordfreq==3.1.1 spacy-lookups-data==1.0.5
    python bench/vocabulary.py ARTICLES.jsonl.gz > rules/id/vocabulary.txt

The words and how frequent they are come from wordfreq (CC BY-SA 4.0), rare roots from spacy-lookups-data (MIT). The articles add none:
they show which words a newsroom writes in small letters, so that neither names nor slang are ever proposed.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from newslint.affixes import forms
from newslint.language import Language
from newslint.pack import read_languages
from newslint.vocabulary import Vocabulary
from newslint.wordlist import Entry, packed

CODE = "id"
NEIGHBOURS = {"ms": 30_000, "en": 100_000}
"""Languages whose words stand in Indonesian articles, and how many of their most frequent to look at."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
SEEN, PROPOSED, NEWS = 3, 15, 8
"""Articles' uses in small letters from which a word is one of the language, from which it may be proposed, and from which a long one may be
that is rare elsewhere, `penggeledahan`, or that only its affixes make, `digelontorkan`."""
LONG = 8
"""Letters of a long word: hardly any other is one slip from it."""
NO_WORDS = """
ahirnya alasanya applikasi asiknya bagaiamana bagaiman bagimana beberap berati binggung cendrung dangan denganya dijaman diletakan dimasa
dipagi dipikiran ditahun ilmuan intelejen isterinya kampong kawatir keberadaanya kementrian kemudia kerena kordinasi mahkluk makluk
manjadi maslah mebuat mejadi melakukanya melalu melalukan meletakan memilik mempunya menaikan mendaptkan moderen negera perjalan
perkerjaan pinalti puterinya samapai sebaga sebgai sebgainya sekrang semuannya semunya sepert seprti sesorang sperti sunguh suport telalu
terahir terimah terimakasi terkahir tradisonal
"""
"""Typing errors so frequent that they are in the list."""
HEAD = """\
# Indonesian words, made by bench/vocabulary.py; edit that, not this.
#
# Licence of this file: CC BY-SA 4.0 (https://creativecommons.org/licenses/by-sa/4.0/); the rest of newslint has the Apache License 2.0.
# Words and classes of frequency: wordfreq 3.1.1 by Robyn Speer (CC BY-SA 4.0; doi 10.5281/zenodo.7199437), which draws on Wikipedia,
# OPUS OpenSubtitles 2018 and Twitter. Rare roots: spacy-lookups-data 1.0.5 by Explosion (MIT). Changes: words that are names, slang
# or typing errors were set apart or taken out; of other languages only words are kept that a typing error could look like.
#
# [roots N] and [forms N]: words of frequency class N, a step of the square root of ten each; 9 is the highest. Roots may take affixes.
# [other]: right, but never proposed: names, slang, words of other languages.
"""


def frequencies(code: str, size: str, most: int = 1_000_000) -> dict[str, float]:
    """The common logarithms of the frequencies of a language's words in wordfreq, the most frequent first."""
    import msgpack  # what wordfreq is written in

    data = Path(package("wordfreq"), "data", f"{size}_{code}.msgpack.gz")
    found: dict[str, float] = {}
    for centibels, words in enumerate(msgpack.unpackb(gzip.decompress(data.read_bytes()), raw=False)[1:]):
        if len(found) < most:
            found |= dict.fromkeys(words, -centibels / 100)
    return found


def lemmas(code: str, table: str = "lookup") -> Any:
    """A table of spaCy's lemmas: `lookup` leads from words to their roots."""
    data = Path(package("spacy_lookups_data"), "data", f"{code}_lemma_{table}.json.gz")
    return json.loads(gzip.decompress(data.read_bytes()))


def package(name: str) -> str:
    """Where an installed package lies."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"vocabulary: {name} is not installed")
    return str(Path(spec.origin).parent)


def cases(path: str) -> tuple[Counter[str], Counter[str]]:
    """How often each word stands in small letters in articles, and how often with a capital."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words = WORD.findall(json.loads(line)["text"])
            small.update(word for word in words if word.islower())
            capital.update(word.lower() for word in words if word[0].isupper())
    return small, capital


def classed(frequency: float) -> int:
    """9 for one word in a hundred or more, one less with each step of the square root of ten; 0 for those too rare to be proposed."""
    return min(9, int((frequency + 6) * 2))


def entries(language: Language, small: Mapping[str, int], capital: Mapping[str, int]) -> Iterator[Entry]:
    """Every word of the list, with its class and whether it is a root."""
    known = {word: rate for word, rate in frequencies(CODE, "small").items() if is_plain(word) and word not in NO_WORDS.split()}
    roots = {word for word in lemmas(CODE).values() if is_plain(word) and len(word) > 3}
    formed = {form for root in roots for form in forms(root, language) if form != root}
    formed |= {form + clitic for form in formed | roots for clitic in language.clitics}
    seen = {word for word in known if len(word) > 2 and small[word] >= SEEN}
    own = {word for word in seen if small[word] > (0.01 if word in roots or word in formed else 0.3) * capital[word]}
    for word in sorted(own):
        frequency = classed(known[word]) if small[word] >= PROPOSED else 0
        rare = not frequency and len(word) >= LONG and small[word] >= NEWS
        yield Entry(word, 1 if rare else frequency, root=word in roots or word not in formed)
    for word in sorted(formed - own - roots):
        if len(word) >= LONG and small[word] >= NEWS and small[word] > capital[word]:
            yield Entry(word, 1, root=False)
    for word in sorted(roots - own):
        yield Entry(word, 0, root=True)
    yield from (Entry(word, 0, root=False) for word in sorted({*known} - own - roots))


def strangers(listed: Sequence[Entry]) -> Iterator[Entry]:
    """Words of other languages that are one slip from a word that may be proposed."""
    vocabulary, own = Vocabulary(packed(listed)), {entry.word for entry in listed}
    for code, most in NEIGHBOURS.items():
        for word in frequencies(code, "large" if code == "en" else "small", most):
            if is_plain(word) and len(word) > 3 and word not in own and vocabulary.near(word):
                yield Entry(word, 0, root=False)


def is_plain(word: str) -> bool:
    """Whether a word is letters of ASCII and nothing else."""
    return word.isascii() and word.isalpha()


def written(listed: Iterable[Entry]) -> Iterator[str]:
    """The file, line by line."""
    sections: dict[str, list[str]] = {}
    for entry in listed:
        name = f"roots {entry.frequency}" if entry.root else f"forms {entry.frequency}" if entry.frequency else "other"
        sections.setdefault(name, []).append(entry.word)
    for name in sorted(sections, key=lambda name: (name == "other", name)):
        yield f"[{name}]"
        line = ""
        for word in sorted(set(sections[name])):
            if len(line) + len(word) > 139:
                yield line
                line = ""
            line = f"{line} {word}".lstrip()
        yield line


def main(path: str) -> None:
    language = read_languages(Path(__file__).parents[1] / "rules")[0][CODE]
    listed = [*entries(language, *cases(path))]
    print(HEAD + "\n".join(written([*listed, *strangers(listed)])))


if __name__ == "__main__":
    main(sys.argv[1])
