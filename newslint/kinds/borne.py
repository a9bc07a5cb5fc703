"""What a headline says and its text does not bear out: a figure that stands nowhere in it, a part none of whose words it has.

Nothing is understood: words are compared by their letters and, in languages with affixes, by their roots; figures by their value. So only
what is missing altogether is told, and what a text says in other words can be told wrongly.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, islice

from newslint import context
from newslint import expressions as re
from newslint.amounts import WRITTEN, decimals, is_year, scale_of, spelled, value_of, values_in
from newslint.annotators.counts import article_words, times, words_in
from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.zones import headline_zone
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.records import dataclass, field
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

FIELDS = ()
LONGEST = 400
"""Code points of a headline; a longer one is none."""
STEM, HEAD = 4, 6
"""Letters of a root, and of the beginning of a word, by which two words are taken for one."""
NEAR = 0.05
"""By what share a figure of the text may differ from one that the headline rounds."""
FEWEST = 2
"""The smallest number of things that a headline counts."""
COUNT = 12
"""The largest number that a text writes as a word, or that may be the length of its list."""
ITEM = 40
"""Words that an item of a list has at least."""
MOST = 60
"""Figures of a text at most of which two are added up."""
PARTED = re.later(r"[:;,!?|–—“”\"]|\s-\s|\.{3}|…")
FIGURE = re.later(r"\d(?<![\w.,:/-]\d)(?:\d{0,2}(?:[.,]\d{3})+|\d*)(?:[.,]\d+)?(?![\w:/-]|[.,]\d)")
CLOCK = re.later(r"\d{1,2}\.\d\d$")


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `borne` rule."""

    what: Literal["words", "figures"]
    """What must be in the text: of each part of the headline between marks, one of its words; or each of its figures."""
    fewest: int = 3
    """For `words`: how many words of four letters or more a part must have; with a figure that is not in the text either, one less."""
    share: float = 1.0
    """For `words`: which share of a part's words may be missing where one more than `fewest` is; below 1 most words are enough."""
    passing: tuple[str, ...] = ()
    """For `words`: words that headlines use and texts need not have, lower case: `soal`, `begini`."""
    numerals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """For `figures`: a number, and the words for it; the first counts in a headline, all do in the text."""
    scales: Mapping[str, float] = field(default_factory=dict)
    """For `figures`: words that multiply, in any ending: `juta`."""
    lists: tuple[str, ...] = ()
    """For `figures`: words before the length of a list. Where one stands there, or the figure opens a part of the headline, a text that has
    room for so many items need not count them."""
    shown: tuple[str, ...] = ()
    """For `figures`: words for pictures, lower case: `foto`. How many of them it shows a text need not say."""
    labels: tuple[str, ...] = ()
    """For `figures`: words after which a number is a name: `liga`, `kelas`."""
    unless: tuple[str, ...] = ()
    """Phrases in the headline that excuse it: `sinopsis`, `opini`."""
    least: int = 0
    """How many words of prose a text must have."""

    def __post_init__(self) -> None:
        context.counted(fewest=self.fewest, least=self.least)
        if not 0 < self.share <= 1:
            raise ValueError("'share' is a share from above 0 to 1")
        if number := next((name for name in self.numerals if not name.isdecimal()), ""):
            raise ValueError(f"'numerals' gives words by their number in figures, and '{number}' is none")


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """What excuses."""
    yield from (Needle(phrase=phrase, group=context.UNLESS) for phrase in options.unless)


def always(options: Options) -> bool:
    """What is missing is seen without a hit."""
    return True


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """The parts or figures of the headline that are not in the text."""
    options: Options = rule.options
    title = headline_zone(doc) if rule.reads("headline") else None
    if title is None or title.end - title.start > LONGEST or context.touches(title, hits) or article_words(doc) < options.least:
        return
    found = _parts(options, doc, title) if options.what == "words" else _figures(options, doc, title)
    yield from (Match(span.start, span.end) for span in found)


def _parts(options: Options, doc: Document, title: Span) -> Iterator[Span]:
    """The parts between marks of which the text has no word, or hardly any."""
    text = None
    at = title.start
    for mark in [*PARTED.finditer(doc.text, title.start, title.end), None]:
        end = mark.start() if mark else title.end
        part, at = Span(at, end), mark.end() if mark else end
        words = _telling(options, doc, part)
        figures = [figure[0] for figure in FIGURE.finditer(doc.text, part.start, part.end) if not is_year(figure[0])]
        if len(words) + bool(figures) < options.fewest:
            continue
        text = text or _Text(doc, title)
        odd = [word for word in words if not text.has(word)]
        if len(odd) < len(words) and not _too_many(options, len(odd), len(words)):
            continue
        missing = sum(not text.has_form(word) for word in odd)
        none = missing == len(words) and not any(figure in text.low for figure in figures)
        if none or _too_many(options, missing, len(words)):
            yield context.trimmed(doc.text, part)


def _too_many(options: Options, missing: int, of: int) -> bool:
    """Whether so many words of a part may not be missing."""
    return missing > options.fewest and missing >= options.share * of


def _telling(options: Options, doc: Document, part: Span) -> list[str]:
    """The words of a part that its text should have: no acronyms, days, months and words of grammar."""
    words, kept = doc.words, []
    language = doc.language
    passing, grammar, months, days = _passing(options.passing), language.function_words, language.months, language.days
    for at in range(bisect_left(words.starts, part.start), bisect_left(words.starts, part.end)):
        word = words.lower[at]
        if len(word) < STEM or not word[0].isalpha() or word in passing or word in grammar or word in months or word in days:
            continue
        if not doc.text[words.starts[at] : words.ends[at]].isupper():
            kept.append(word)
    return kept


@lru_cache(maxsize=8)
def _passing(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words)


def _lower(doc: Document, title: Span) -> str:
    """The text without its headline, in lower case."""
    return doc.text[: title.start].lower() + " " + doc.text[title.end :].lower()


class _Text:
    """The words of a text without its headline, to look words up in."""

    __slots__ = ("_language", "_title", "_words", "low")

    def __init__(self, doc: Document, title: Span) -> None:
        self._language = doc.language
        self._words, self._title = doc[times], Counter(words_in(doc, title))
        self.low = _lower(doc, title)

    def holds(self, word: str) -> bool:
        """Whether the text has the word."""
        return self._words.get(word, 0) > self._title.get(word, 0)

    def has(self, word: str) -> bool:
        """Whether the text has the word, or one that begins alike."""
        return self.holds(word) or (word[:HEAD] in self.low and len(word) >= HEAD)

    def has_form(self, word: str) -> bool:
        """Whether it has the root of the word or another form of it. Few headlines ask, so what makes forms is imported here."""
        from newslint.affixes import forms, roots

        language = self._language
        bare = next((word[: -len(end)] for end in language.clitics if word.endswith(end) and len(word) - len(end) >= STEM), word)
        stems = {bare, *bare.split("-"), *roots(bare, language)}
        if any(len(stem) >= STEM and stem in self.low for stem in stems):
            return True
        return any(self.holds(form) for stem in stems for form in forms(stem, language))


def _figures(options: Options, doc: Document, title: Span) -> Iterator[Span]:
    """The figures that stand nowhere in the text, neither as such, nor rounded, nor as the sum of two, nor as the length of a list."""
    asked = [*_asked(options, doc, title)]
    if not asked:
        return
    body, low = doc.words.lower[bisect_left(doc.words.starts, title.end) :], _lower(doc, title)
    values, more = list[float](), chain(values_in(low, options.scales), spelled(body, options.numerals, options.scales))
    written: Collection[str] = frozenset(WRITTEN.findall(low))
    for span, value, unit in asked:
        counted = not unit
        names = options.numerals.get(f"{value:.0f}", ()) if counted else ()
        if counted and (
            doc.slice(span) in written or (names and not frozenset(body).isdisjoint(names)) or _shows(options, doc, title, span)
        ):
            continue
        margin = 0.0 if value <= COUNT and counted else max(NEAR * value, unit / 2)
        if _is_met(value, margin, values, more):
            continue
        pairs = combinations(islice(dict.fromkeys(values), MOST), 2)
        if value > COUNT and any(abs(one + two - value) <= margin / 4 for one, two in pairs):  # small numbers are sums of anything
            continue
        if not (counted and _lists(options, doc, title, span) and _has_room(doc, value)):
            yield span


def _is_met(value: float, margin: float, known: list[float], more: Iterator[float]) -> bool:
    """Whether one of the `known` values is near enough, or one of `more`, which are known from then on."""
    if any(abs(other - value) <= margin for other in known):
        return True
    for other in more:
        known.append(other)
        if abs(other - value) <= margin:
            return True
    return False


def _shows(options: Options, doc: Document, title: Span, figure: Span) -> bool:
    """Whether a figure of the headline counts pictures."""
    return doc.text[figure.end : title.end].lower().split(maxsplit=1)[:1] in [[word] for word in options.shown]


def _lists(options: Options, doc: Document, title: Span, figure: Span) -> bool:
    """Whether a figure of the headline is the length of a list."""
    before = doc.text[title.start : figure.start].rstrip()
    return not before or not before[-1].isalnum() or before.split()[-1].lower() in options.lists


def _has_room(doc: Document, items: float) -> bool:
    """Whether the text can hold a list of so many items that it does not count: by its paragraphs, or by its words."""
    return len(doc[paragraphs]) > items + 1 or article_words(doc) >= ITEM * items


def _asked(options: Options, doc: Document, title: Span) -> Iterator[tuple[Span, float, float]]:
    """Each figure of the headline that its text owes, its value, and what its last digit stands for; 0 where it counts things."""
    words = doc.words
    first, last = bisect_left(words.starts, title.start), bisect_left(words.starts, title.end)
    numerals = {names[0]: float(value) for value, names in options.numerals.items()}
    for at in range(first, last):
        if (value := numerals.get(words.lower[at])) is not None:
            yield Span(words.starts[at], words.ends[at]), value, 0.0
    for figure in FIGURE.finditer(doc.text, title.start, title.end):
        at = bisect_left(words.starts, figure.start())
        before = words.lower[at - 1] if at > first else ""
        after = _next(doc, figure.end(), title.end)
        value = value_of(figure[0])
        scale = scale_of(after, options.scales)
        if not value >= 0 or before in options.labels or after in doc.language.months:  # NaN is not
            continue
        if scale is None and before != "rp" and (CLOCK.match(figure[0]) or is_year(figure[0])):
            continue
        whole = scale is None and figure[0].isdecimal()
        if whole and value < FEWEST:
            continue
        unit = 0.0 if whole else (scale or 1) * (1 if value.is_integer() else 10.0 ** -decimals(figure[0]))
        yield Span(figure.start(), figure.end()), value * (scale or 1), unit


def _next(doc: Document, offset: int, end: int) -> str:
    """The word after `offset` with nothing but space between; empty where there is none."""
    at = bisect_left(doc.words.starts, offset)
    near = at < len(doc.words.starts) and doc.words.starts[at] < end and not doc.text[offset : doc.words.starts[at]].strip()
    return doc.words.lower[at] if near else ""
