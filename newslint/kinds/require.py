"""Something that must be there: a dateline, a date, a source, a label, a help line.

Without `when` every article owes it; with `when` only one that says so (a story of suicide owes a help line, a correction owes its time).
Any one of `part`, `meta`, `phrases` and `patterns` is enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from newslint import context
from newslint.annotators.card import card
from newslint.annotators.counts import article_words
from newslint.annotators.quotes import quotes
from newslint.annotators.zones import zones
from newslint.document import Document
from newslint.finding import Match
from newslint.hits import groups_of, roles_of
from newslint.kinds.pattern import listed
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newslint.choices import Reach

FIELDS = ("when",)
NEEDED = ":needed"
SPARED = frozenset({NEEDED, context.UNLESS})
"""Of an article that owes it in any case, what says by a hit anywhere that it has it or need not."""
CARD = frozenset({"date", "place", "source"})
ZONES = frozenset({"headline", "subhead", "dateline", "body", "quote", "bullet", "caption", "residue", "credit"})
OWN = ZONES | CARD | {"quotation"}
"""Parts that need no annotator's name."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `require` rule."""

    part: str | tuple[str, ...] = ()
    """What must be there, any of several: a zone (`dateline`, `headline`, `credit` …), `date`, `place`, `source` (a named one),
    `quotation`, or an annotation that is not empty."""
    meta: tuple[str, ...] = ()
    """Keys of the article's own data (front matter) that will do as well: `author`, `date`."""
    phrases: tuple[str, ...] = ()
    """Phrases of which one will do."""
    patterns: tuple[str, ...] = ()
    """Regular expressions of which one match will do."""
    when: tuple[str, ...] = ()
    """Phrases that make it necessary; the finding stands at the first of them."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a `when` they overlap; without `when`, that excuse the article."""
    unless_titled: tuple[str, ...] = ()
    """Phrases of which one in the headline excuses the article: `resep`, `cara`."""
    times: int = 1
    """How many hits of `when` it takes: a passing mention is not a story."""
    reach: Reach = "article"
    """How far from `when` it may stand: sentence, next (the sentence and the one after), paragraph or article."""
    each: bool = False
    """Whether every hit of `when` that lacks it is reported, not only the first."""
    least: int = 0
    """How many words of prose an article must have to owe it."""

    def __post_init__(self) -> None:
        context.counted(times=self.times, least=self.least)
        if not (self.part or self.meta or self.phrases or self.patterns):
            raise ValueError("nothing is required: give 'part', 'meta', 'phrases' or 'patterns'")
        if self.reach != "article" and not self.when:
            raise ValueError("'reach' needs 'when'")


def asks(options: Options) -> tuple[str, ...]:
    """The parts, by name."""
    return listed(options.part)


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """What is needed, what makes it necessary, and what excuses."""
    yield from (Needle(phrase=phrase, group=NEEDED) for phrase in options.phrases)
    yield from (Needle(pattern=pattern, group=NEEDED) for pattern in options.patterns)
    yield from (Needle(phrase=phrase, group=context.WHEN) for phrase in options.when)
    yield from (Needle(phrase=phrase, group=context.UNLESS) for phrase in options.unless)
    yield from (Needle(phrase=phrase, group=context.TITLED) for phrase in options.unless_titled)


def always(options: Options) -> bool:
    """What every article owes is missed most where nothing of it is found."""
    return not options.when


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """What lacks the thing: hits of `when`, or the article at its headline or first line."""
    options: Options = rule.options
    if options.least and article_words(doc) < options.least:
        return
    groups = groups_of(hits)
    if context.WHEN not in groups if options.when else not groups.isdisjoint(SPARED):
        return
    roles = roles_of(hits)
    if context.titled(doc, roles.get(context.TITLED, ())):
        return
    needed = Cover(roles.get(NEEDED, ()))
    if not options.when:
        if _given(options, doc, Span(0, len(doc.text)), needed):
            return
        shown = context.anchor(doc)
        if shown.end > shown.start:
            yield Match(shown.start, shown.end, {"when": ""}, whole=True)
        return
    unless = Cover(roles.get(context.UNLESS, ()))
    said = [hit for hit in context.longest(roles.get(context.WHEN, ())) if not unless.touches(hit)]
    causes = [hit for hit in said if context.in_place(rule, doc, hit)]
    if len(causes) < options.times:
        return
    given = cache(lambda where: _given(options, doc, where, needed))  # many causes may reach as far
    lacking = [hit for hit in causes if not given(context.reached(doc, hit, options.reach))]
    for hit in lacking if options.each or options.reach != "article" else lacking[:1]:
        yield Match(hit.start, hit.end, {"when": doc.slice(hit)}, cues=(hit.needle,))


def _given(options: Options, doc: Document, where: Span, needed: Cover) -> bool:
    """Whether any of what would do stands in `where`."""
    return (
        any(doc.article.meta.get(key, "").strip() for key in options.meta)
        or needed.touches(where)
        or any(present(doc, part, where) for part in listed(options.part))
    )


def present(doc: Document, part: str, where: Span) -> bool:
    """Whether `part` is in `where`; of what has no place, whether the article has it. KeyError when nothing goes by that name."""
    if part == "headline" and doc.article.title is not None:
        return True
    if part in ZONES:
        return any(zone.name == part for zone in doc[zones].overlapping(where.start, where.end))
    if part == "quotation":
        return bool(doc[quotes].overlapping(where.start, where.end))
    if part in CARD:
        return _on_card(doc, part)
    return _filled(doc.named(part), where)


def _on_card(doc: Document, part: str) -> bool:
    """Whether the article as a whole gives its date, its place, or a named source."""
    told = doc[card]
    given = {"date": told.date or doc.article.meta.get("date", ""), "place": told.place, "source": "".join(told.sources)}
    return bool(given[part])


def _filled(found: Any, where: Span) -> bool:
    """Whether an annotation says anything: a number other than 0, a text, spans in `where`."""
    if isinstance(found, Sequence) and found and isinstance(found[0], Span):
        return any(where.overlaps(span) for span in found)
    return bool(found)
