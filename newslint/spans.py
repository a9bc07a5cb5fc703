"""Spans of text, sorted layers of them, and the lines they lie on. Offsets are code points of the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from newslint import expressions as re
from newslint.records import unguarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    S = TypeVar("S", bound="Span")
else:
    S = object


@unguarded(frozen=True, slots=True)
class Span:
    """A stretch of an article's source: `start` inclusive, `end` exclusive, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Layer(tuple[S, ...]):
    """Spans sorted by start that do not overlap, with look-ups by offset in O(log n)."""

    _starts: list[int]

    def __new__(cls, spans: Iterable[S] = ()) -> Layer[S]:
        made = super().__new__(cls, spans)
        made._starts = [span.start for span in made]
        return made

    def index_at(self, offset: int) -> int:
        """The position of the span that holds the character at `offset`, or -1."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self[index].end else -1

    def at(self, offset: int) -> S | None:
        """The span that holds the character at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        return self[index] if index >= 0 and offset < self[index].end else None

    def overlapping(self, start: int, end: int) -> tuple[S, ...]:
        """The spans that share a character with `start:end`."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = bisect_left(self._starts, end)
        return tuple([s for s in self[first:last] if s.end > start and s.start < end])


class Cover:
    """Spans in any order, which may overlap, and whether one of them meets another span: O(log n) a question."""

    __slots__ = ("_ends", "_farthest", "_starts")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        ordered = sorted([(span.start, span.end) for span in spans])
        self._starts = [start for start, _ in ordered]
        self._ends = sorted([end for _, end in ordered])
        self._farthest = list(accumulate([end for _, end in ordered], max))

    def touches(self, span: Span) -> bool:
        """Whether one shares a character with `span`."""
        before = bisect_left(self._starts, span.end)
        return before > 0 and self._farthest[before - 1] > span.start

    def holds(self, span: Span) -> bool:
        """Whether `span` lies wholly inside one."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._farthest[before - 1] >= span.end

    def beside(self, span: Span, within: Span) -> bool:
        """Whether one that shares no character with `span` shares some with `within`, in which `span` begins."""
        ended = bisect_right(self._ends, span.start)
        if ended and self._ends[ended - 1] > within.start:
            return True
        after = bisect_left(self._starts, span.end)
        return after < len(self._starts) and self._starts[after] < within.end


class Lines:
    """Where the lines of a text begin: LF, CRLF and CR each end one. Other separators do not."""

    __slots__ = ("ends", "starts")

    def __init__(self, text: str) -> None:
        if "\r" in text:
            breaks = [match.span() for match in re.finditer(r"\r\n?|\n", text)]
            self.starts = [0, *(end for _, end in breaks)]
            self.ends = [*(start for start, _ in breaks), len(text)]
        else:  # as most texts are
            after = [*accumulate([len(line) + 1 for line in text.split("\n")])]
            self.starts = [0, *after[:-1]]
            self.ends = [start - 1 for start in after]

    def locate(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of `offset`, the column in code points."""
        line = bisect_right(self.starts, offset) - 1
        return line + 1, offset - self.starts[line] + 1

    def span(self, line: int) -> Span:
        """The characters of 1-based `line`, without its line end."""
        return Span(self.starts[line - 1], self.ends[line - 1])
