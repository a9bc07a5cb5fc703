"""An article as HTML prose: paragraphs with what was found marked, who says what shaded, and the notes beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newslint import expressions as re
from newslint.finding import Checked, Finding, Passage, Said, Unchecked
from newslint.records import dataclass, field
from newslint.reporters.markup import element, inert, prose
from newslint.reporters.wording import Wording, level_name, reason_of, say, suggestion
from newslint.rule import LEVELS
from newslint.spans import Lines, Span
from newslint.tight import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    S = TypeVar("S", bound=Span)
else:
    S = object

LONG = 160
"""Characters: what is longer is a remark on a passage, and gets a number at its end but no line under all of it."""
TAGS = {"headline": "p", "subhead": "h3"}
"""Zone -> element; the first headline is the article's heading."""


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """Where a finding stands, and its number in the article."""

    number: int
    finding: Finding


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One article on its way to HTML."""

    checked: Checked
    wording: Wording
    key: str
    """What the ids of this article begin with."""
    lines: Lines
    placed: set[int] = field(default_factory=set)
    """Findings whose mark stands in the text already: a mark cut in pieces has its id once."""

    @property
    def passages(self) -> Sequence[Passage]:
        """The paragraphs; the lines that are not blank where the analysis gave none."""
        text = self.checked.article.text
        return self.checked.passages or [Passage(found.start(), found.end(), "body") for found in re.finditer(r"[^\s][^\r\n]*", text)]

    def mark_id(self, number: int) -> str:
        """The id of the first mark of a finding."""
        return f"{self.key}m{number}"

    def note_id(self, number: int) -> str:
        """The id of a finding's note."""
        return f"{self.key}n{number}"


def rows(paper: Manuscript, rule_ids: dict[str, str], card: Sequence[str]) -> Iterator[str]:
    """The paragraphs with their notes; the card stands below the headline."""
    passages = paper.passages or [Passage(0, 0, "body")]
    marks = [Mark(finding.start, finding.end, number, finding) for number, finding in enumerate(paper.checked.findings, 1)]
    unchecked = paper.checked.unchecked
    own, missed = beside(passages, marks), beside(passages, unchecked)
    over, dim = within(passages, sorted(marks, key=_start)), within(passages, sorted(unchecked, key=_start))
    headline = next((index for index, passage in enumerate(passages) if passage.zone == "headline"), -1)
    if headline < 0:
        yield from card
    for index, passage in enumerate(passages):
        shown = _paragraph(paper, passage, next(over), first=index == headline, dim=bool(next(dim)))
        notes = [_note(paper, passage, mark.number, mark.finding, rule_ids) for mark in own.get(index, ())]
        notes += [_unchecked(paper, each) for each in missed.get(index, ())]
        yield f'<div class="row" data-zone="{inert(passage.zone)}">'
        yield shown
        if notes:
            yield f'<ul class="notes" aria-label="{inert(say(paper.wording, "html.notes"))}">'
            yield from notes
            yield "</ul>"
        yield "</div>"
        if index == headline:
            yield from card


def _start(span: Span) -> int:
    return span.start


def beside(passages: Sequence[Passage], spans: Iterable[S]) -> dict[int, list[S]]:
    """By position of the paragraph the spans whose notes stand beside it: those that begin in it, before it, or after the last."""
    found: dict[int, list[S]] = {}
    index = 0
    for span in sorted(spans, key=_start):
        while index < len(passages) - 1 and passages[index].end <= span.start:
            index += 1
        found.setdefault(index, []).append(span)
    return found


def within(stretches: Iterable[Span], spans: Sequence[S]) -> Iterator[list[S]]:
    """For each of the stretches, which come in order, the spans that overlap it; these are in order too, and may overlap."""
    at, near = 0, list[S]()
    for stretch in stretches:
        while at < len(spans) and spans[at].start < stretch.end:
            near.append(spans[at])
            at += 1
        near = [span for span in near if span.end > stretch.start]
        yield [span for span in near if span.start < stretch.end]


def _paragraph(paper: Manuscript, passage: Passage, marks: Sequence[Mark], *, first: bool, dim: bool) -> str:
    tag = "h2" if first else TAGS.get(passage.zone, "p")
    name = f' id="{paper.key}h"' if first else ""
    parts, stretches, at, before = [], list[Span](), passage.start, ""
    for said in passage.said:
        stretches += [Span(at, said.start), said] if at < said.start else [said]
        at = max(at, said.end)
    stretches.append(Span(at, passage.end))
    for stretch, here, quotes in zip(stretches, within(stretches, marks), within(stretches, passage.quotes), strict=True):
        inner = _segments(paper, passage, stretch, here, quotes)
        if isinstance(stretch, Said):
            inner, before = _voice(paper, stretch, inner, before), stretch.name
        parts.append(inner)
    return f'<{tag}{name} class="{inert(passage.zone)}{" unchecked" if dim else ""}">{"".join(parts).strip()}</{tag}>'


def _voice(paper: Manuscript, said: Said, inner: str, before: str) -> str:
    """A sentence with its voice; the narrator's is left bare. A name is shown where a speaker begins."""
    if not said.status:
        return inner
    who = said.name or say(paper.wording, f"status.{said.status}")
    told = f"{who} ({say(paper.wording, f'status.{said.status}')}): {say(paper.wording, f'voice.{said.voice}')}"
    names = {"class": "said", "data-voice": said.voice, "data-status": said.status, "title": told}
    return element("span", {**names, **({"data-who": who} if said.name != before or not said.name else {})}, inner)


def _segments(paper: Manuscript, passage: Passage, span: Span, marks: Sequence[Mark], quotes: Sequence[Span]) -> str:
    """The text of `span`, cut wherever a mark or a quotation begins or ends, so that whatever crosses still nests."""
    if span.start >= span.end:
        return ""
    cuts = {span.start, span.end}
    for edge in (*marks, *quotes):
        cuts |= {place for place in (edge.start, edge.end) if span.start < place < span.end}
    pieces = [Span(low, high) for low, high in pairwise(sorted(cuts))]
    threefold = zip(pieces, within(pieces, marks), within(pieces, quotes), strict=True)
    return "".join(_segment(paper, passage, piece, over, quoted=bool(around)) for piece, over, around in threefold)


def _segment(paper: Manuscript, passage: Passage, span: Span, over: Sequence[Mark], *, quoted: bool) -> str:
    text = prose(_visible(paper, span))
    if over and text:
        text = _mark(paper, passage, span, over, text)
    return element("span", {"class": "quote"}, text) if text and quoted else text


def _mark(paper: Manuscript, passage: Passage, span: Span, over: Sequence[Mark], text: str) -> str:
    """Words found, as a link to the note of the gravest finding of words, else of a remark."""
    ordered = sorted(over, key=lambda mark: (_remark(mark.finding, passage), -LEVELS.index(mark.finding.level)))
    first, gravest = ordered[0].number, ordered[0].finding
    begun = [mark.number for mark in ordered if mark.number not in paper.placed]
    ended = sorted(mark.number for mark in over if mark.end == span.end)
    paper.placed.update(begun)
    attributes = {
        "class": "mark long" if _remark(gravest, passage) else "mark",
        "href": f"#{paper.note_id(first)}",
        **({"id": paper.mark_id(begun[0])} if begun else {}),
        "data-f": " ".join(str(mark.number) for mark in ordered),
        **({"data-n": " ".join(map(str, ended))} if ended else {}),
        "data-level": gravest.level,
        "data-family": gravest.family,
        "aria-describedby": " ".join(paper.note_id(mark.number) for mark in ordered),
    }
    return "".join(element("span", {"id": paper.mark_id(number)}, "") for number in begun[1:]) + element("a", attributes, text)


def _remark(finding: Finding, passage: Passage) -> bool:
    """Whether it is of a passage as a whole, rather than of words in it."""
    beyond = finding.start < passage.start or finding.end > passage.end
    return finding.whole or beyond or finding.end - finding.start > LONG or (finding.level == "note" and finding.contains(passage))


def _visible(paper: Manuscript, span: Span) -> str:
    """The prose in `span`: what the reader blanked out is left away."""
    article = paper.checked.article
    if article.gaps:
        return visible(article, span.start, span.end)
    text, source = article.text[span.start : span.end], article.source[span.start : span.end]
    if text == source:
        return text
    return "".join(char for char, stored in zip(text, source, strict=True) if not (char == " " and not stored.isspace()))


def _note(paper: Manuscript, passage: Passage, number: int, finding: Finding, rule_ids: dict[str, str]) -> str:
    level, family = level_name(paper.wording, finding.level), say(paper.wording, f"family.{finding.family}")
    attributes = {
        "class": "note",
        "id": paper.note_id(number),
        "tabindex": "-1",
        "data-n": str(number),
        "data-level": finding.level,
        "data-family": finding.family,
        "data-level-name": level,
        "data-family-name": family,
        **({"data-long": ""} if _remark(finding, passage) else {}),
    }
    return element("li", attributes, "".join(_said_of(paper, number, finding, (level, family), rule_ids)))


def _said_of(paper: Manuscript, number: int, finding: Finding, names: tuple[str, str], rule_ids: dict[str, str]) -> Iterator[str]:
    """What a note says: number, level, family and place; the question; the way out; basis and rule."""
    place = ":".join(map(str, paper.lines.locate(finding.start)))
    link = {"href": f"#{paper.mark_id(number)}"} if number in paper.placed else {}
    parts = [
        element("span", {"class": name}, inert(text)) for name, text in zip(("level", "family", "place"), (*names, place), strict=True)
    ]
    yield element("p", {"class": "head"}, " ".join([element("a", {"class": "number", **link}, str(number)), *parts]))
    yield element("p", {"class": "ask"}, inert(finding.message))
    if finding.fix:
        yield element("p", {"class": "way"}, inert(suggestion(finding.fix, paper.wording)))
    basis = f"{inert(say(paper.wording, 'report.basis'))}: {inert(finding.basis)} · " if finding.basis else ""
    rule = rule_ids.setdefault(finding.rule, f"r{len(rule_ids) + 1}")
    short = inert(f"{finding.code} {finding.rule.rsplit('/', 1)[-1]}")
    yield element(
        "p", {"class": "rule"}, basis + element("button", {"type": "button", "popovertarget": rule, "title": finding.rule}, short)
    )


def _unchecked(paper: Manuscript, passage: Unchecked) -> str:
    text = f"{say(paper.wording, 'report.unchecked')}: {reason_of(paper.wording, passage.reason)}"
    return f'<li class="note aside" data-start="{passage.start}"><p class="ask">{inert(text)}</p></li>'
