"""How long things are: words, sentences, characters and shares of an article or of its parts.

A measure is a function of a document and a `Unit` of it. It never judges: bounds stand in rule files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate

from newslint.annotators.card import card
from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.units import PROSE, Unit, prose
from newslint.annotators.zones import zones
from newslint.document import Document
from newslint.scan import words_of
from newslint.spans import Span

LISTED = ("bullet", "subhead")
"""Zones of what is no running text."""

LONG = 6
"""Letters that a long word has more of."""

ROW = 30
"""Words above which a unit is looked at for being a row of titles."""
TITLED = 0.6
"""Which share of its words must begin with a capital."""


Measure = Callable[[Document, Unit], float]
"""What a number is taken of; NaN where it means nothing."""


def words_in(doc: Document, span: Span) -> Sequence[str]:
    """The words of `span`, lower case. A title that stands outside the text is read from the source."""
    first, last = bisect_left(doc.words.starts, span.start), bisect_left(doc.words.starts, span.end)
    title = doc.article.title
    if first == last and title is not None and title.contains(span):
        return words_of(doc.article.source[span.start : span.end]).lower
    return doc.words.lower[first:last]


def placed(doc: Document) -> Mapping[int, tuple[int, int]]:
    """The words of each sentence, as positions, by its start."""
    starts, found, last = doc.words.starts, {}, 0
    for sentence in doc[sentences]:
        first = bisect_left(starts, sentence.start, last)
        last = bisect_left(starts, sentence.end, first)
        found[sentence.start] = first, last
    return found


def lengths(doc: Document) -> Mapping[int, int]:
    """How many words each sentence has, by its start."""
    return {start: last - first for start, (first, last) in doc[placed].items()}


def times(doc: Document) -> Mapping[str, int]:
    """How often each word occurs, in lower case."""
    return Counter(doc.words.lower)


def rare(doc: Document) -> Mapping[int, tuple[int, int]]:
    """How many words each sentence has, and how many of them stand nowhere else in the article, by its start."""
    once = frozenset([word for word, number in doc[times].items() if number == 1])
    before = list(accumulate(map(once.__contains__, doc.words.lower), initial=0))
    return {start: (last - first, before[last] - before[first]) for start, (first, last) in doc[placed].items()}


def tokens(doc: Document, unit: Unit) -> list[str]:
    """The words of a unit, lower case: of its sentences, or of all of it when it has none."""
    if not unit.sentences:
        return [*words_in(doc, unit)]
    where, lower = doc[placed], doc.words.lower
    if len(unit.sentences) == 1:
        first, last = where[unit.sentences[0].start]
        return lower[first:last]
    return [word for first, last in [where[part.start] for part in unit.sentences] for word in lower[first:last]]


def words(doc: Document, unit: Unit) -> float:
    """Words."""
    if not unit.sentences:
        return size(doc, unit)
    found = doc[lengths]
    return sum([found[part.start] for part in unit.sentences])


def spaced_words(doc: Document, unit: Unit) -> float:
    """Words as space parts them: a date or a time is one."""
    return sum(any(map(str.isalnum, word)) for word in doc.article.source[unit.start : unit.end].split())


def parts(doc: Document, unit: Unit) -> float:
    """What space parts, marks that stand alone included."""
    return len(doc.article.source[unit.start : unit.end].split())


def size(doc: Document, span: Span) -> int:
    """How many words `span` has."""
    starts = doc.words.starts
    return bisect_left(starts, span.end) - bisect_left(starts, span.start) or len(words_in(doc, span))


def article_words(doc: Document) -> int:
    """Words of prose in the whole article."""
    return doc[_prose_words]


def _prose_words(doc: Document) -> int:
    found = doc[lengths]
    return sum([found[sentence.start] for sentence in doc[prose]])


def narrated_words(doc: Document, unit: Unit) -> float:
    """Words, those inside a direct quotation counted half: a speaker's length is not the writer's.

    Residue counts nothing, nor does a row of titles or names: three of five of its words begin with a capital.
    """
    counted = words(doc, unit) - _residual_words(doc, unit) - _quoted_words(doc, unit) / 2
    return 0 if counted > ROW and _capitals(doc, unit) > counted * TITLED else counted


def quoted_share(doc: Document, unit: Unit) -> float:
    """Percentage of words that stand inside a direct quotation."""
    return _percent(_quoted_words(doc, unit), words(doc, unit))


def _capitals(doc: Document, unit: Unit) -> int:
    """Words of the unit that begin with a capital."""
    first, last = bisect_left(doc.words.starts, unit.start), bisect_left(doc.words.starts, unit.end)
    return sum(doc.text[at].isupper() for at in doc.words.starts[first:last])


def _residual_words(doc: Document, unit: Unit) -> int:
    """Words of the unit that a page left there."""
    if not doc.residue:
        return 0
    return sum(size(doc, zone) for zone in doc[zones].overlapping(unit.start, unit.end) if zone.name == "residue" and unit.contains(zone))


def _quoted_words(doc: Document, unit: Unit) -> int:
    if not doc[quotes].overlapping(unit.start, unit.end):
        return 0
    inside = (
        Span(max(part.start, quote.start), min(part.end, quote.end))
        for part in unit.sentences or (unit,)
        for quote in doc[quotes].overlapping(part.start, part.end)
    )
    return sum(size(doc, span) for span in inside)


def quotations(doc: Document, unit: Unit) -> float:
    """Direct quotations."""
    return len(doc[quotes].overlapping(unit.start, unit.end))


def named_sources(doc: Document, unit: Unit) -> float:
    """People whose words the article gives, by name; of the whole article, whatever the unit."""
    return len(doc[card].sources)


def characters(doc: Document, unit: Unit) -> float:
    """Characters, spaces included."""
    return unit.end - unit.start


def sentence_count(doc: Document, unit: Unit) -> float:
    """Sentences."""
    return len(unit.sentences)


def paragraph_count(doc: Document, unit: Unit) -> float:
    """Paragraphs of prose."""
    return len({sentence.paragraph for sentence in unit.sentences})


def words_per_sentence(doc: Document, unit: Unit) -> float:
    """Average length of a sentence in words."""
    return words(doc, unit) / len(unit.sentences) if unit.sentences else float("nan")


def shortest_sentence(doc: Document, unit: Unit) -> float:
    """Words in the shortest sentence."""
    return min((size(doc, sentence) for sentence in unit.sentences), default=float("nan"))


def longest_sentence(doc: Document, unit: Unit) -> float:
    """Words in the longest sentence."""
    return max((size(doc, sentence) for sentence in unit.sentences), default=float("nan"))


def listed_share(doc: Document, unit: Unit) -> float:
    """Percentage of paragraphs that are bullets or subheads."""
    begun = [doc[zones].at(paragraph.start) for paragraph in doc[paragraphs].overlapping(unit.start, unit.end)]
    counted = [zone.name for zone in begun if zone and (zone.name in PROSE or zone.name == "subhead")]
    return _percent(sum(name in LISTED for name in counted), len(counted))


def may_list(doc: Document, unit: Unit) -> float:
    """0 where the article has neither bullets nor subheads."""
    return 100 if any(zone.name in LISTED for zone in doc[zones]) else 0


def capital_share(doc: Document, unit: Unit) -> float:
    """Percentage of letters that are capitals."""
    letters = [letter for letter in doc.article.source[unit.start : unit.end] if letter.isalpha()]
    return _percent(sum(letter.isupper() for letter in letters), len(letters))


def long_word_share(doc: Document, unit: Unit) -> float:
    """Percentage of words of more than six letters."""
    found = tokens(doc, unit)
    return _percent(len([word for word in found if len(word) > LONG]), len(found))


def _percent(part: float, whole: float) -> float:
    return 100 * part / whole if whole else float("nan")


MEASURES: Mapping[str, Measure] = {
    "words": words,
    "spaced_words": spaced_words,
    "narrated_words": narrated_words,
    "characters": characters,
    "sentences": sentence_count,
    "paragraphs": paragraph_count,
    "quotations": quotations,
    "named_sources": named_sources,
    "words_per_sentence": words_per_sentence,
    "shortest_sentence": shortest_sentence,
    "longest_sentence": longest_sentence,
    "quoted_share": quoted_share,
    "listed_share": listed_share,
    "capital_share": capital_share,
    "long_word_share": long_word_share,
}
"""What a `measure` rule may count, by name."""
BOUNDS: Mapping[str, Measure] = {"narrated_words": words, "spaced_words": parts, "listed_share": may_list}
"""Of what takes longer to count, what it is at most."""
