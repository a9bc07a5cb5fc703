"""An article laid over the page it was taken out of: its characters at their places, blanks everywhere else."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from newslint.readers.flat import Flat
from newslint.readers.mask import blanked
from newslint.records import dataclass
from newslint.spans import Span

CLOSING = frozenset(",.;:!?)]}”’»…")
"""Marks that follow a word without a space, whatever picture stands between."""


@dataclass(frozen=True, slots=True)
class Laid:
    """`Article.text`, and those of its blanks at which a reader of the page sees nothing."""

    text: str
    gaps: tuple[Span, ...]


def lay(source: str, flat: Flat, blocks: Iterable[Sequence[Span]], remarks: Iterable[Span] = ()) -> Laid:
    """The text of `blocks`, stretches of `flat` in any order, over `source`. Between blocks, and where the page says so, a line ends.

    `remarks` are blank, but no gaps: they are read at their places.
    """
    out = _Sheet(source, tuple(remarks))
    breaks = sorted(flat.breaks)
    last = -1
    for index, until, opens in _runs(flat, blocks):
        start = flat.starts[index]
        if opens or bisect_right(breaks, index) > bisect_right(breaks, last):
            out.line(start)
        elif index > last + 1 or flat.spaces.get(index, -1) >= 0 or (index in flat.spaces and flat.text[index] not in CLOSING):
            out.space(start, flat.spaces.get(index, -1))
        end = flat.ends[until - 1]
        out.write(flat.written.get(index) or source[start:end], start, end)
        last = until - 1
    return out.closed()


def _runs(flat: Flat, blocks: Iterable[Sequence[Span]]) -> Iterator[tuple[int, int, bool]]:
    """The runs of all blocks in order, no character twice, and whether a block begins there."""
    marked = sorted((span.start, span.end, number) for number, block in enumerate(blocks) for span in block)
    at, last = 0, -1
    for begin, end, number in marked:
        start = max(begin, at)
        if start >= end:
            continue
        inner = flat.runs[bisect_right(flat.runs, start) : bisect_left(flat.runs, end)]
        for index, until in pairwise([start, *inner, end]):
            yield index, until, index == start and number != last
        at, last = end, number


class _Sheet:
    """The text in the making."""

    def __init__(self, source: str, remarks: Sequence[Span]) -> None:
        self._source, self._remarks = source, remarks
        self._starts = [remark.start for remark in remarks]
        self._parts: list[str] = []
        self._gaps: list[Span] = []
        self._at = 0
        self._written = False

    def write(self, text: str, start: int, end: int) -> None:
        """`text` at `start`, where the source has what ends at `end`; nothing for a character composed with the one before."""
        if start == end:
            return
        self._skip(start)
        self._parts.append(text)
        self._at, self._written = start + len(text), True
        if self._at < end:
            self._gaps.append(Span(self._at, end))
            self._parts.append(" " * (end - self._at))
            self._at = end

    def space(self, until: int, at: int) -> None:
        """A space before `until`: at `at` if there is one, else over markup."""
        at = at if self._at <= at < until else self._at
        if at < until and not self._remark(at):
            self._skip(at)
            self._put(" ")

    def line(self, until: int) -> None:
        """A line end after what was written, and one before `until` where a remark stands between, so that it has a line of its own."""
        if self._written and self._at < until and not self._remark(self._at):
            self._put("\n")
        begun = bisect_right(self._starts, until - 1) - 1
        if self._at < until and begun >= 0 and self._remarks[begun].end > self._at and not self._remark(until - 1):
            self._skip(until - 1)
            self._put("\n")

    def closed(self) -> Laid:
        self.line(len(self._source))
        self._skip(len(self._source))
        return Laid("".join(self._parts), tuple(self._gaps))

    def _put(self, character: str) -> None:
        self._parts.append(character)
        self._at += 1

    def _remark(self, at: int) -> bool:
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._remarks[index].end

    def _skip(self, until: int) -> None:
        """Blanks up to `until`: gaps, but for remarks."""
        for remark in self._remarks[max(bisect_right(self._starts, self._at) - 1, 0) :]:
            if remark.start >= until:
                break
            self._gap(remark.start)
            if remark.end > self._at:
                end = min(remark.end, until)
                self._parts.append(blanked(self._source[self._at : end]))
                self._at = end
        self._gap(until)

    def _gap(self, until: int) -> None:
        if self._at < until:
            self._gaps.append(Span(self._at, until))
            self._parts.append(blanked(self._source[self._at : until]))
            self._at = until
