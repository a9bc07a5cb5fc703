"""How hard a text is to read, as a number to compare with other articles in the same language.

The index is LIX: words per sentence plus the percentage of long words. It needs no word list and means the same in every language; only its
bands differ, and those stand in rule files. Flesch's English coefficients give nonsense elsewhere. Syllables come from textstat, which is
imported when a rule asks for them: it costs a quarter of a second.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from newslint.annotators.counts import Measure, long_word_share, tokens, words_per_sentence
from newslint.annotators.units import Unit
from newslint.document import Document

POLYSYLLABLE = 5
"""Syllables of a heavy word in a language that builds words from affixes."""
DOWNLOADED = frozenset({"en"})
"""Languages for which textstat looks syllables up in a corpus, and would fetch it from the net if it is not there."""


def lix(doc: Document, unit: Unit) -> float:
    """Words per sentence plus the percentage of words of more than six letters."""
    return words_per_sentence(doc, unit) + long_word_share(doc, unit)


def syllables_per_word(doc: Document, unit: Unit) -> float:
    """Average syllables of a word; NaN when they cannot be counted offline."""
    counted = syllables(tokens(doc, unit), doc.language.code)
    total = sum(counted.values())
    return sum(size * number for size, number in counted.items()) / total if total else float("nan")


def polysyllable_share(doc: Document, unit: Unit) -> float:
    """Percentage of words of five syllables and more; NaN when they cannot be counted offline."""
    counted = syllables(tokens(doc, unit), doc.language.code)
    total = sum(counted.values())
    return 100 * sum(number for size, number in counted.items() if size >= POLYSYLLABLE) / total if total else float("nan")


def fog(doc: Document, unit: Unit) -> float:
    """Four tenths of words per sentence plus the percentage of words of five syllables and more: Gunning's form, for longer words."""
    return 0.4 * (words_per_sentence(doc, unit) + polysyllable_share(doc, unit))


def syllables(words: list[str], language: str) -> Counter[int]:
    """How many of `words` have one syllable, two, …; empty when the language has no hyphenation or its corpus is not installed."""
    if language in DOWNLOADED and not _installed("corpora/cmudict"):
        return Counter()
    from textstat.textstat import textstatistics

    times = Counter(word for word in words if word.replace("-", "").replace("'", "").isalpha())
    counted: Counter[int] = Counter()
    statistics = textstatistics()
    statistics.set_lang(language)
    try:
        for word, number in times.items():
            counted[statistics.syllable_count(word)] += number
    except KeyError:  # pyphen has no dictionary of the language
        return Counter()
    return counted


def _installed(resource: str) -> bool:
    import nltk  # type: ignore[import-untyped]

    try:
        nltk.data.find(resource)
    except LookupError:
        return False
    return True


MEASURES: Mapping[str, Measure] = {
    "lix": lix,
    "syllables_per_word": syllables_per_word,
    "polysyllable_share": polysyllable_share,
    "fog": fog,
}
"""What a `measure` rule may ask for, by name, besides the counts."""
