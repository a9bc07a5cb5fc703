"""One spelling in one article: Sergei or Sergey, Kim Jong-un or Kim Jong Un, but not both.

Whichever the article uses more is taken for the one it means; of as many, one the language has, the writer's own, then the first. The
others get a fix, shown and applied only on demand, and none inside a quotation. With `names`, the article's own names are compared with
each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint import context
from newslint.annotators.spellings import spellings
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    S = TypeVar("S", bound=Span)

FIELDS = ("other", "count")


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `consistent` rule."""

    variants: tuple[tuple[str, ...], ...] = ()
    """Groups of spellings of one thing."""
    names: bool = False
    """Whether to find names spelled two ways that no group lists: a hyphen, an accent or one letter apart."""
    allow: tuple[str, ...] = ()
    """Names that are like another and are not it; for `names`."""
    fix: bool = True
    """Whether to offer the other spelling as a fix."""
    once: bool = False
    """Whether each spelling is told at its first place only: which of two is right is asked once."""

    def __post_init__(self) -> None:
        if not self.variants and not self.names:
            raise ValueError("give 'variants', or say 'names: true'")
        if any(len(group) < 2 for group in self.variants):
            raise ValueError("a group of 'variants' needs two spellings")


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """Every spelling, with the number of its group."""
    for number, group in enumerate(options.variants):
        yield from (Needle(phrase=variant, group=str(number)) for variant in group)


def always(options: Options) -> bool:
    """An article's own names need no hit."""
    return options.names


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every spelling that is not the one its article uses most."""
    options: Options = rule.options
    listed: list[Match] = []
    for number in sorted({hit.group for hit in hits}, key=int):
        places: dict[str, list[Span]] = {}
        for hit in _readable(rule, doc, context.longest(hit for hit in hits if hit.group == number)):
            places.setdefault(hit.needle, []).append(hit)
        listed += _minority(options, doc, places)
    yield from listed
    if options.names:
        told = Cover(listed)
        for group in doc[spellings]:
            kept = {spelling: _readable(rule, doc, spans) for spelling, spans in group.items() if spelling not in options.allow}
            for match in _minority(options, doc, {spelling: spans for spelling, spans in kept.items() if spans}):
                if not told.touches(match):
                    yield match


def _readable(rule: Rule, doc: Document, spans: Sequence[S]) -> list[S]:
    return [span for span in spans if context.in_place(rule, doc, span)]


def _minority(options: Options, doc: Document, places: dict[str, list[Span]]) -> list[Match]:
    """Matches for all but the commonest spelling, of equals all but the one that is a word, that the writer has, or that stands first."""
    if len(places) < 2:
        return []
    from newslint.kinds.swap import respelled  # few articles spell anything two ways
    from newslint.vocabulary import Vocabulary

    known = Vocabulary(doc.language.vocabulary).knows if doc.language.vocabulary else str.isspace
    own = {spelling: sum(not context.quoted(doc, span) for span in spans) for spelling, spans in places.items()}
    chosen = min(places, key=lambda word: (-len(places[word]), not known(word.lower()), -own[word], places[word][0].start))
    found = []
    for spelling, spans in places.items():
        for span in () if spelling == chosen else spans[:1] if options.once else spans:
            fix = None
            if options.fix and not context.quoted(doc, span):
                fix = Fix(respelled(doc.slice(span), spelling, chosen, doc.language.clitics), "unsafe")
            fields = {"other": chosen, "count": str(len(places[chosen]))}
            found.append(Match(span.start, span.end, fields, fix=fix, cues=(spelling, chosen)))
    return sorted(found, key=lambda match: match.start)
