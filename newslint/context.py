"""What stands around a hit: the sentence it is in, what excuses it there, whether it is a name or somebody else's words.

Kinds share this so that `unless`, `near` and `not_near` mean the same in every rule.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.annotators.zones import TITLES, headline_zone, zones
from newslint.document import Document
from newslint.hits import Hit, Needle, roles_of
from newslint.rule import Rule
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol, TypeVar

    from newslint.choices import Reach

    S = TypeVar("S", bound=Span)
else:
    Protocol = object


UNLESS, NEAR, NOT_NEAR, WHEN, TITLED = ":unless", ":near", ":not_near", ":when", ":titled"
"""Groups of needles that are circumstances, not faults. No group of a rule file begins with a colon."""

STOPS = frozenset(".!?")
LONGEST_WORD = 30
"""Letters of the word before that are looked at, one blank included."""
STOPPED = 6
"""The letters of a word that no abbreviation has, and its full stop."""


class Circumstances(Protocol):
    """The options a kind has when its hits can be excused by what stands around them."""

    @property
    def unless(self) -> tuple[str, ...]: ...
    @property
    def near(self) -> tuple[str, ...]: ...
    @property
    def not_near(self) -> tuple[str, ...]: ...
    @property
    def reach(self) -> Reach: ...


def needles(options: Circumstances) -> Iterator[Needle]:
    """What must be looked for to know the circumstances of a hit."""
    for group, phrases in ((UNLESS, options.unless), (NEAR, options.near), (NOT_NEAR, options.not_near)):
        yield from (Needle(phrase=phrase, group=group) for phrase in phrases)


def standing(doc: Document, options: Circumstances, hits: Sequence[Hit]) -> list[Hit]:
    """The hits that are not circumstances themselves and that no circumstance excuses; of overlapping ones the longest."""
    if not hits:
        return []
    roles = roles_of(hits)
    if "" not in roles:
        return []
    kept = longest(roles[""])
    if UNLESS in roles:
        unless = Cover(roles[UNLESS])
        kept = [hit for hit in kept if not unless.touches(hit)]
    if options.near:
        near = Cover(roles.get(NEAR, ()))
        kept = [hit for hit in kept if near.beside(hit, reached(doc, hit, options.reach))]
    if NOT_NEAR in roles:
        adverse = Cover(roles[NOT_NEAR])
        kept = [hit for hit in kept if not adverse.beside(hit, reached(doc, hit, options.reach))]
    return kept


def longest(spans: Iterable[S]) -> list[S]:
    """The longest spans, of as long ones the first, without those that overlap one kept; in order."""
    spans = [*spans]
    if all(before.start < before.end <= after.start for before, after in pairwise(spans)):  # as most do
        return spans
    kept: list[S] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.start)):
        at = bisect_left(kept, span.start, key=lambda other: other.start)
        if not touches(span, kept[max(at - 1, 0) : at + 1]):
            kept.insert(at, span)
    return kept


def touches(span: Span, others: Iterable[Span]) -> bool:
    """Whether `span` overlaps any of `others`."""
    return any(span.overlaps(other) for other in others)


def sentence_of(doc: Document, span: Span) -> Span:
    """The sentence `span` begins in, or its line where there is no sentence."""
    return doc[sentences].at(span.start) or doc.lines.span(doc.lines.locate(span.start)[0])


def reached(doc: Document, span: Span, reach: Reach) -> Span:
    """The stretch around `span` in which circumstances count."""
    if reach == "article":
        return Span(0, len(doc.text))
    if reach == "paragraph":
        return doc[paragraphs].at(span.start) or sentence_of(doc, span)
    own = sentence_of(doc, span)
    if reach == "next":
        following = doc[sentences].index_at(span.start) + 1
        if 0 < following < len(doc[sentences]):
            return Span(own.start, doc[sentences][following].end)
    return own


def quoted(doc: Document, span: Span) -> bool:
    """Whether any of `span` stands inside a quotation: words that are not ours to change."""
    return bool(doc[quotes].overlapping(span.start, span.end))


def narrated(doc: Document, span: Span) -> bool:
    """Whether the sentence is the writer's own: neither quoted nor credited to anybody."""
    said = doc[speech].at(span.start)
    return said is None or (said.voice == "narrator" and not said.attributed)


def has_figure(doc: Document, span: Span) -> bool:
    """Whether `span` holds a digit."""
    return any(character.isdigit() for character in doc.slice(span))


def in_title(doc: Document, span: Span) -> bool:
    """Whether `span` begins in a headline or subhead."""
    zone = doc[zones].at(span.start)
    return zone is not None and zone.name in TITLES


def titled(doc: Document, hits: Iterable[Span]) -> bool:
    """Whether any of `hits` stands in the headline."""
    found = (doc[zones].at(hit.start) for hit in hits)
    return any(zone is not None and zone.name == "headline" for zone in found)


def settled(doc: Document, verdicts: str) -> bool:
    """Whether a verdict of that word list is what the article is about: told in a title or in its first half. Further down stand those
    of other cases."""
    return bool(verdicts) and any(2 * verdict.start < len(doc.text) or in_title(doc, verdict) for verdict in doc.cues(verdicts))


def counted(**keys: int) -> None:
    """Raises ValueError for the first of the options `keys` that counts something and is below zero."""
    for key, number in keys.items():
        if number < 0:
            raise ValueError(f"'{key}' is a number from 0 on")


def word_list(name: str) -> Iterator[tuple[str, str]]:
    """The word list that an option names, where it names one, as a kind's `refers` tells it: as written, and in full."""
    if name:
        yield name, name


def opens(doc: Document, span: Span) -> bool:
    """Whether no word of its sentence stands before `span`, nor of the sentence of a quotation, which is none by itself."""
    before = doc.text[sentence_of(doc, span).start : span.start]
    if not any(map(str.isalnum, before)):
        return True
    said = before.rstrip()
    return said[-1:] in STOPS and len(said) < len(before) and said[-STOPPED:-1].isalpha() and said[-STOPPED:-1].islower()


def in_name(doc: Document, span: Span) -> bool:
    """Whether `span` is written as part of a name: a capital inside a sentence that is not all capitals."""
    words = doc.slice(span)
    return words[:1].isupper() and not (_shouted(words) or in_title(doc, span) or opens(doc, span))


def goes_on_name(doc: Document, span: Span) -> bool:
    """Whether `span` begins inside a name of several words: `Forum [Warga Tirta menilai]`."""
    before = doc.text[max(span.start - LONGEST_WORD, 0) : span.start]
    if not doc.text[span.start : span.start + 1].isupper() or before[-1:] != " " or not before[-2:-1].isalnum():
        return False
    return before.split()[-1][:1].isupper() and in_name(doc, span)


def may_be_name(doc: Document, span: Span) -> bool:
    """Whether a capital could come from a name, though it also could not: in a title, or before another capital."""
    if not doc.text[span.start : span.start + 1].isupper():
        return False
    rest = doc.text[span.end : span.end + 2].lstrip()
    return in_title(doc, span) or rest[:1].isupper()


def _shouted(words: str) -> bool:
    return words.isupper() and sum(character.isalpha() for character in words) > 1


def in_place(rule: Rule, doc: Document, span: Span) -> bool:
    """Whether `rule` reads the zone that `span` begins in; a kind asks only when it counts, so that it counts what will be reported."""
    zone = doc[zones].at(span.start)
    return rule.reads(zone.name if zone else "body")


def anchor(doc: Document) -> Span:
    """Where a finding about the whole article is shown: its headline, or its first line of text."""
    if (title := headline_zone(doc)) is not None:
        return trimmed(doc.text, title)
    for sentence in doc[sentences]:
        if sentence.zone in ("body", "bullet"):
            return first_line(doc, doc[paragraphs][sentence.paragraph])
    return first_line(doc, Span(0, len(doc.text)))


def led_in(doc: Document, zone: str) -> Span:
    """Where a zone first begins: at the line with a colon that leads it in, else at its first paragraph; the anchor where there is none."""
    layer = doc[paragraphs]
    for at, paragraph in enumerate(layer):
        if (found := doc[zones].at(paragraph.start)) is not None and found.name == zone:
            before = layer[at - 1] if at else paragraph
            return first_line(doc, before if doc.slice(before).rstrip().endswith(":") else paragraph)
    return anchor(doc)


def first_line(doc: Document, span: Span) -> Span:
    """The first line of `span` without the space around it."""
    line = doc.lines.span(doc.lines.locate(span.start)[0])
    return trimmed(doc.text, Span(max(line.start, span.start), min(line.end, span.end)))


def trimmed(text: str, span: Span) -> Span:
    """`span` without the space around it; empty when there is nothing else."""
    words = text[span.start : span.end]
    begin = span.start + len(words) - len(words.lstrip())
    return Span(begin, max(begin, span.start + len(words.rstrip())))
