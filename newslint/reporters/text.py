"""The report for people: each finding with its sentence, the words marked, the question, the way out; then the article card."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate

from newslint.article import Article
from newslint.errors import Problem
from newslint.finding import Allowed, Card, Checked, Finding, Unchecked
from newslint.reporters import Result, Style, Tally
from newslint.reporters.wording import Wording, card_facts, level_name, reason_of, say, summary, ways_out
from newslint.rule import LEVELS
from newslint.spans import Lines, Span
from newslint.terminal import UNSAFE, columns, disarmed, fold, plain, width
from newslint.tight import around

INDENT = " " * 9
"""What stands under a finding is set in this far."""
COLOURS = {"error": "1;31", "warning": "33", "note": "36", "path": "1", "faint": "2"}
NARROWEST = 40
FEWEST = 12
"""Columns that are left beside the name of a rule for its message to begin there."""
Paint = Callable[[str, str], str]


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A block for each article as it comes, and a summary line. What could not be read is counted; where and why is told elsewhere."""
    tally, language = Tally(), ""
    for result in results:
        tally += Tally.of(result)
        if not isinstance(result, Problem):
            language = language or result.language
            block = list(_article(result, style))
            yield from (*block, "") if len(block) > 1 else ()
    if not style.quiet:
        yield summary(tally, style.wording(language), style.skipped)


def _article(checked: Checked, style: Style) -> Iterator[str]:
    wording, lines = style.wording(checked.language), Lines(checked.article.source)
    paint = _painter(colour=style.colour)
    yield paint("path", plain(checked.article.path))
    places = [":".join(map(str, lines.locate(finding.start))) for finding in checked.findings]
    column = max(map(len, places), default=0)
    levels = {level: level_name(wording, level) for level in LEVELS}
    longest = max(map(width, levels.values()))
    labels = {level: (label, " " * (longest - width(label))) for level, label in levels.items()}
    for place, finding in zip(places, checked.findings, strict=True):
        yield from _heading(place.rjust(column), finding, labels[finding.level], style)
        yield from _excerpt(finding, checked.article, lines, style)
        yield from _way_out(finding, wording, style)
    if not checked.findings and not checked.unchecked and not style.quiet:
        yield f"  {say(wording, 'summary.none')}"
    for each in checked.allowed if style.allowed else ():
        yield from _allowed(each, lines, wording, style)
    for passage in checked.unchecked:
        yield from _unchecked(passage, lines, wording, style)
    if checked.card and not style.quiet:
        yield from _card(checked.card, wording, style)


def _heading(place: str, finding: Finding, level: tuple[str, str], style: Style) -> Iterator[str]:
    """`line:column  LEVEL  CODE rule  message`, the message folded under itself. `level`: its name, and what fills its column."""
    paint = _painter(colour=style.colour)
    label, padding = level
    rule = plain(f"{finding.code} {finding.rule}")
    head = f"  {place}  {label}{padding}  {rule}  "
    begun = f"  {place}  {paint(finding.level, label)}{padding}  "
    if _room(style) < width(head) + FEWEST:
        yield from _tall(begun, width(head) - len(rule) - 2, finding, style)
        return
    first, *others = fold(plain(finding.message), _room(style), first=head, rest=INDENT)
    yield f"{begun}{paint('faint', rule)}  {first[len(head) :]}"
    yield from others


def _tall(begun: str, used: int, finding: Finding, style: Style) -> Iterator[str]:
    """The same on a narrow terminal: code, rule and message below each other. `begun`: what stands before, `used` columns of it."""
    paint = _painter(colour=style.colour)
    code, *name = fold(plain(f"{finding.code} {finding.rule}"), _room(style), first=" " * used, rest=INDENT)
    yield begun + paint("faint", code[used:])
    yield from (INDENT + paint("faint", line[len(INDENT) :]) for line in name)
    yield from fold(plain(finding.message), _room(style), first=INDENT, rest=INDENT)


def _excerpt(finding: Finding, article: Article, lines: Lines, style: Style) -> Iterator[str]:
    """The sentence, and the words found marked under it; nothing when the finding is of the whole article, or of what is not there."""
    if finding.whole or finding.start >= finding.end:
        return
    whole = finding.sentence or lines.span(lines.locate(finding.start)[0])
    start, end = max(finding.start, whole.start), min(finding.end, whole.end)
    before, words, after = around(article, whole, start, end)
    span = Span(len(before), len(before) + len(words))
    sentence, marks = excerpt(before + words + after, span, _room(style) - len(INDENT))
    yield INDENT + sentence
    if marks:
        yield INDENT + marks.replace("^" * marks.count("^"), _painter(colour=style.colour)(finding.level, marks.strip()))


def excerpt(text: str, span: Span, room: int) -> tuple[str, str]:
    """As much of `text` around `span` as fits in `room` columns, on one line, and the line of marks that goes under it.

    The marks are left away where they would stand under all of a piece of the text, and say nothing.
    """
    shown: Sequence[str] = text
    sizes = columns(text)
    if UNSAFE.search(text):
        shown = [plain(char) if UNSAFE.match(char) else char for char in text]
        sizes = [size if old == new else len(new) for size, old, new in zip(sizes, text, shown, strict=True)]
    low, high = (0, len(text)) if sum(sizes) <= room else _window(text, sizes, span, room)
    before, after = "…" if low else "", "…" if high < len(text) else ""
    line = before + "".join(shown[low:high]) + after
    if (before or after) and span.start <= low and high <= span.end:
        return disarmed(line.rstrip()), ""
    lead = len(before) + sum(sizes[low : span.start])
    return disarmed(line.rstrip()), " " * lead + "^" * max(sum(sizes[max(low, span.start) : min(high, span.end)]), 1)


def _window(text: str, sizes: list[int], span: Span, room: int) -> tuple[int, int]:
    """Where to cut `text` so that `span`, or its beginning, and words on both sides fit, each ellipsis included."""
    reach = [0, *accumulate(sizes)]  # columns before each code point
    low, spare = span.start, room - 2
    high = min(bisect_right(reach, reach[low] + spare) - 1, span.end)
    spare -= reach[high] - reach[low]
    if high == span.end:
        low = bisect_left(reach, reach[low] - spare // 2, 0, low)
        spare -= reach[span.start] - reach[low]
        end = bisect_right(reach, reach[high] + spare) - 1
        spare -= reach[end] - reach[high]
        low, high = bisect_left(reach, reach[low] - spare, 0, low), end
    return _at_words(text, sizes, span, low, high)


def _at_words(text: str, sizes: list[int], span: Span, low: int, high: int) -> tuple[int, int]:
    """The window drawn in to whole words where one is near, and never between a letter and its accent."""
    if 0 < low < span.start:
        space = text.find(" ", low - 1, min(low + 20, span.start))
        low = space + 1 if space >= 0 else low
    if high < len(text) and high != span.end:
        space = text.rfind(" ", max(high - 20, span.end if span.end < high else low + 1), high + 1)
        high = space if space >= 0 else high
    while low < span.start and sizes[low] == 0:
        low += 1
    while high < len(text) and sizes[high] == 0:
        high += 1
    return low, high


def _way_out(finding: Finding, wording: Wording, style: Style) -> Iterator[str]:
    """What the fix would make of it, and what the finding rests on."""
    parts = list(ways_out(finding, wording))
    if parts:
        yield from fold(" · ".join(parts), _room(style), first=INDENT, rest=INDENT)


def _allowed(each: Allowed, lines: Lines, wording: Wording, style: Style) -> Iterator[str]:
    finding, place = each.finding, ":".join(map(str, lines.locate(each.finding.start)))
    why = each.reason or say(wording, "report.allowed.config")
    text = f"{say(wording, 'report.allowed')}: {finding.code} {finding.rule} “{' '.join(finding.text.split())}” — {why}"
    yield from fold(plain(text), _room(style), first=f"  {place}  ", rest=INDENT)


def _unchecked(passage: Unchecked, lines: Lines, wording: Wording, style: Style) -> Iterator[str]:
    first, last = lines.locate(passage.start)[0], lines.locate(max(passage.start, passage.end - 1))[0]
    place = f"{first}" if first == last else f"{first}–{last}"
    text = f"{say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
    yield from fold(text, _room(style), first=f"  {place}  ", rest=INDENT)


def _card(card: Card, wording: Wording, style: Style) -> Iterator[str]:
    facts = card_facts(card, wording)
    yield "  " + _painter(colour=style.colour)("path", say(wording, "card.title"))
    column = max(width(label) for label, _ in facts) + 2
    for label, fact in facts:
        first = "    " + label + " " * (column - width(label))
        yield from fold(fact, _room(style), first=first, rest=" " * (4 + column))


def _room(style: Style) -> int:
    return max(style.width, NARROWEST)


def _painter(*, colour: bool) -> Paint:
    """A function that colours text as a named thing, or leaves it alone."""
    return (lambda name, text: f"\x1b[{COLOURS[name]}m{text}\x1b[0m") if colour else (lambda _, text: text)
