"""A number that should stay within bounds: the length of a headline, a lead, a sentence; a share; an index.

What can be measured is listed in `newslint.annotators.counts.MEASURES` and `newslint.annotators.readability.MEASURES`; a plug-in's
annotator is measured by its name when it gives a number for the article, or spans that have a `value`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from newslint import context
from newslint.annotators import counts, readability
from newslint.annotators.units import SCOPES, Unit
from newslint.document import Document
from newslint.finding import Match
from newslint.hits import roles_of
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

FIELDS = ("value", "limit")


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `measure` rule."""

    measure: str
    """What is measured: `words`, `sentences`, `words_per_sentence`, `lix` …; `hits` counts `phrases`, `hit_share` per hundred words."""
    over: float | None = None
    """Values above this are reported."""
    under: float | None = None
    """Values below this are reported."""
    scope: Literal["article", "lead", "headline", "paragraph", "sentence"] = "article"
    """What it is measured of, each by itself."""
    least: int = 0
    """How many words the scope must have for the measure to mean something."""
    phrases: tuple[str, ...] = ()
    """What `hits` and `hit_share` count."""
    unless: tuple[str, ...] = ()
    """Phrases of which one anywhere in the article excuses it."""
    unless_titled: tuple[str, ...] = ()
    """Phrases of which one in the headline excuses the article: `resep`, `cara`."""
    shown: Literal["headline", "bullet"] = "headline"
    """Where a finding about the article is shown: at its headline or first line, or where its first list begins."""

    def __post_init__(self) -> None:
        context.counted(least=self.least)
        if self.over is None and self.under is None:
            raise ValueError("a measure needs 'over' or 'under'")
        if (self.measure in COUNTED) != bool(self.phrases):
            raise ValueError("'phrases' go with the measures 'hits' and 'hit_share'")


COUNTED = frozenset({"hits", "hit_share"})
KNOWN = {**counts.MEASURES, **readability.MEASURES}
"""What is measured by a function of a unit."""
OWN = COUNTED | KNOWN.keys()
"""What can be measured without a plug-in."""


def asks(options: Options) -> tuple[str, ...]:
    """What is measured, by name."""
    return (options.measure,)


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The phrases to count, and those that excuse the article."""
    yield from (Needle(phrase=phrase) for phrase in options.phrases)
    yield from (Needle(phrase=phrase, group=context.UNLESS) for phrase in options.unless)
    yield from (Needle(phrase=phrase, group=context.TITLED) for phrase in options.unless_titled)


def always(options: Options) -> bool:
    """A measure is taken of every article."""
    return True


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every unit out of bounds."""
    options: Options = rule.options
    excused: bool | None = None
    for span, value in () if _within(options, doc, hits) else _measured(rule, doc, hits):
        limit = _crossed(options, value)
        if limit is None:
            continue
        if excused is None:
            roles = roles_of(hits)
            excused = bool(roles.get(context.UNLESS)) or context.titled(doc, roles.get(context.TITLED, ()))
        if excused:
            return
        shown = span or (context.anchor(doc) if options.shown == "headline" else context.led_in(doc, options.shown))
        fields = {"value": _number(value), "limit": _number(limit)}
        yield Match(shown.start, shown.end, fields, cues=(options.measure,), whole=span is None)


def _within(options: Options, doc: Document, hits: Sequence[Hit]) -> bool:
    """Whether the article is sure to be in bounds: too short for the measure, or with too few hits wherever they stand."""
    if options.measure not in OWN or options.scope != "article":
        return False
    size = counts.article_words(doc) if options.least or options.measure in COUNTED else 0
    if size < options.least:
        return True
    if options.measure not in COUNTED or options.over is None or options.under is not None:
        return False
    return len(hits) * (1 if options.measure == "hits" else 100) <= options.over * (1 if options.measure == "hits" else size)


def _measured(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[tuple[Span | None, float]]:
    """Each unit's place and value; no place for the article. Units that are sure to be in bounds are left out."""
    options: Options = rule.options
    if options.measure not in OWN:
        yield from _annotated(doc.named(options.measure))
        return
    counted: list[Hit] = []
    if options.measure in COUNTED:
        counted = [hit for hit in context.longest(roles_of(hits).get("", ())) if context.in_place(rule, doc, hit)]
    starts, ends = [hit.start for hit in counted], [hit.end for hit in counted]
    for unit in _suspect(options, doc):
        size = _size(options, doc, unit)
        if size < options.least:
            continue
        if options.measure in COUNTED:
            inside = max(bisect_right(ends, unit.end) - bisect_left(starts, unit.start), 0)
            value = float(inside) if options.measure == "hits" else 100 * inside / size if size else float("nan")
        else:
            value = KNOWN[options.measure](doc, unit)
        yield None if options.scope == "article" else unit, value


def _suspect(options: Options, doc: Document) -> Sequence[Unit]:
    """The units that may be out of bounds, by what is counted more quickly than the measure."""
    units = doc[SCOPES[options.scope]]
    bound = counts.BOUNDS.get(options.measure)
    if bound is None or options.over is None or options.under is not None:
        return units
    return [unit for unit in units if bound(doc, unit) > options.over]


def _size(options: Options, doc: Document, unit: Unit) -> float:
    """The words of a unit where they matter: counting them costs more than most measures."""
    if not (options.least or options.measure in COUNTED):
        return 0
    return counts.article_words(doc) if options.scope == "article" else counts.words(doc, unit)


def _annotated(found: Any) -> Iterator[tuple[Span | None, float]]:
    """What an annotator says: a number for the article, or spans with a value each."""
    if isinstance(found, int | float):
        yield None, float(found)
        return
    for span in found:
        yield span, float(span.value)


def _crossed(options: Options, value: float) -> float | None:
    """The bound that `value` lies beyond; None when it lies within, or is not a number."""
    if options.over is not None and value > options.over:
        return options.over
    if options.under is not None and value < options.under:
        return options.under
    return None


def _number(value: float) -> str:
    """Whole numbers from ten on, smaller ones with a decimal when they have one."""
    return str(round(value)) if value >= 10 or abs(value - round(value)) < 0.05 else f"{value:.1f}"
