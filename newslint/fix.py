"""Fixes: which ones may be applied at all, what they change in a source, and what becomes of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from newslint.context import quoted
from newslint.document import Document
from newslint.finding import Finding, Fix, Match
from newslint.plan import ALLOWANCE, RESIDUE
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.spans import Lines, Span

ROUNDS = 200
"""How often the fixes of an article may bring up new ones before it is left as it is: a rule may tell one place a round."""
MARKS = '"“”„«»'
SPACE = " \t\u00a0"
CLOSING = ",.;:!?…)]}”»"


@dataclass(frozen=True, slots=True)
class Edit(Span):
    """A stretch of the source and the text that takes its place."""

    text: str


def sound(rule: Rule, match: Match, doc: Document) -> Fix | None:
    """The fix of a match, unless it would change somebody's words, a figure or a quotation mark.

    A rule may say that its fix holds inside quotations (`quotations: true`); what is residue may be deleted with its figures.
    """
    fix = match.fix
    if fix is None or rule.check == ALLOWANCE:
        return fix
    if quoted(doc, match) and not getattr(rule.options, "quotations", False):
        return None
    if rule.check != RESIDUE and _kept(doc.article.source[match.start : match.end]) != _kept(fix.text):
        return None
    return fix


def _kept(text: str) -> list[str]:
    """What no fix may change: figures and quotation marks."""
    return [char for char in text if char.isdigit() or char in MARKS]


def edits(source: str, findings: Iterable[Finding], *, unsafe: bool = False) -> tuple[Edit, ...]:
    """What the fixes of `findings` change, in order, without overlap: of two that do the first, of those the longer.

    What is left out for that comes up again when the article is checked anew.
    """
    wanted = [
        (Edit(finding.start, finding.end, finding.fix.text), finding)
        for finding in findings
        if finding.fix and (unsafe or finding.fix.safety == "safe")
    ]
    valid = [edit for edit, finding in wanted if source[edit.start : edit.end] == finding.text and edit.text != finding.text]
    kept: list[Edit] = []
    for edit in sorted(valid, key=lambda edit: (edit.start, -edit.end, edit.text)):
        if not kept or (edit.start >= kept[-1].end and (edit.start, edit.end) != (kept[-1].start, kept[-1].end)):
            kept.append(edit)
    lines = Lines(source)
    return _apart([_tidy(source, edit, lines) for edit in _joined(source, kept)])


def applied(source: str, changes: Sequence[Edit]) -> str:
    """The source with the edits made."""
    pieces, at = [], 0
    for edit in changes:
        pieces += [source[at : edit.start], edit.text]
        at = edit.end
    return "".join([*pieces, source[at:]])


def moved(spans: Iterable[Span], changes: Sequence[Edit]) -> tuple[Span, ...]:
    """Where `spans` of a source lie once the edits are made; what touches an edit takes in its text."""
    ends, shifts = [edit.end for edit in changes], [0, *accumulate(len(edit.text) - (edit.end - edit.start) for edit in changes)]

    def place(offset: int, *, after: bool) -> int:
        at = bisect_left(ends, offset)
        while at < len(changes) and changes[at].end == offset and (after or changes[at].start < offset):
            at += 1
        if at < len(changes) and changes[at].start < offset:
            return changes[at].start + shifts[at] + (len(changes[at].text) if after else 0)
        return offset + shifts[at]

    return tuple(Span(place(span.start, after=False), place(span.end, after=True)) for span in spans)


def _joined(source: str, changes: Iterable[Edit]) -> list[Edit]:
    """Deletions with nothing but space between them on one line, as one: so that a line they empty is seen to be empty."""
    joined: list[Edit] = []
    for edit in changes:
        last = joined[-1] if joined else None
        if last and not last.text and not edit.text and not source[last.end : edit.start].strip(SPACE):
            joined[-1] = Edit(last.start, edit.end, "")
        else:
            joined.append(edit)
    return joined


def _tidy(source: str, edit: Edit, lines: Lines) -> Edit:
    """A deletion with what it would leave behind: its empty line, one of two blank lines, or one of two spaces."""
    if edit.text or edit.start == edit.end:
        return edit
    begin, end = _line_start(lines, edit.start), _line_end(lines, edit.end)
    opens, closes = _back(source, edit.start, begin) == begin, _on(source, edit.end, end) == end
    if opens and closes:
        return _without_line(source, begin, end, lines)
    if opens:
        return Edit(edit.start, _on(source, edit.end, end, SPACE), "")
    if source[edit.start - 1] in SPACE and (edit.end == end or source[edit.end] in SPACE + CLOSING):
        return Edit(_back(source, edit.start, begin, SPACE), edit.end, "")
    return edit


def _without_line(source: str, begin: int, end: int, lines: Lines) -> Edit:
    """The line with its end, and with one of the blank lines around it when there is one, or nothing, on both sides."""
    end = _past_break(lines, end)
    above = lines.starts[lines.locate(begin - 1)[0] - 1] if begin else 0
    below = _line_end(lines, end)
    if not source[above:begin].strip() and not source[end:below].strip():
        if end < len(source):
            end = _past_break(lines, below)
        else:
            begin = above
    return Edit(begin, end, "")


def _line_start(lines: Lines, at: int) -> int:
    line = lines.span(lines.locate(at)[0])
    return line.start if at <= line.end else at  # between the halves of CRLF


def _line_end(lines: Lines, at: int) -> int:
    return max(lines.span(lines.locate(at)[0]).end, at)


def _past_break(lines: Lines, at: int) -> int:
    number = lines.locate(at)[0]
    return lines.starts[number] if number < len(lines.starts) else lines.ends[-1]


def _back(source: str, at: int, begin: int, space: str = "") -> int:
    """Where the space before `at` begins, no earlier than `begin`: characters of `space`, or any white space."""
    while at > begin and (source[at - 1] in space if space else source[at - 1].isspace()):
        at -= 1
    return at


def _on(source: str, at: int, end: int, space: str = "") -> int:
    """Where the space from `at` on ends, no later than `end`."""
    while at < end and (source[at] in space if space else source[at].isspace()):
        at += 1
    return at


def _apart(changes: Iterable[Edit]) -> tuple[Edit, ...]:
    """Edits that tidying made overlap wait for the next round."""
    kept: list[Edit] = []
    for edit in changes:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)
