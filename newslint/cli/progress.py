"""How far a long run has come, on a terminal: one line on standard error that is gone when the run is over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic

from newslint.cli.counts import counted
from newslint.errors import Problem
from newslint.reporters import Result
from newslint.terminal import room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

PATIENCE = 1.0
"""Seconds before the line is first shown."""
EVERY = 0.5
"""Seconds between two states of an audit."""
SETTLING = 3.0
"""Seconds before it is told how long the rest takes."""
NARROWEST = 20
"""Columns of a line at least, whatever the terminal says."""


class Line:
    """The line. Without a stream it is never to be seen."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream, self._width = stream, 0

    @property
    def is_seen(self) -> bool:
        """Whether there is somewhere to draw."""
        return self._stream is not None

    def draw(self, text: str) -> None:
        """Puts `text` in place of what stands there; without any, the cursor stands where a line begins."""
        if self._stream is None or not (text or self._width):
            return
        if self._width:
            self._stream.write(f"\r{' ' * self._width}\r")
        shown = text[: max(room(80) - 1, NARROWEST)]
        self._stream.write(shown)
        self._stream.flush()
        self._width = len(shown)


def on_terminal() -> Line:
    """The line where anybody is looking: never in CI, in a pipe or in a file."""
    stream = sys.stderr
    hidden = stream is None or not stream.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb"
    return Line(None if hidden else stream)


def shown(results: Iterable[Result], total: int) -> Iterable[Result]:
    """`results` of `total` inputs, with their progress if anybody is looking."""
    drawn = on_terminal()
    return watched(results, total, drawn) if drawn.is_seen else results


def watched(results: Iterable[Result], total: int, line: Line, clock: Callable[[], float] = monotonic) -> Iterator[Result]:
    """`results` as they come. The line stands only while one waits for the next, so that the report may go to the same screen."""
    began = clock()
    count = 0
    try:
        for result in results:
            line.draw("")
            count += not (isinstance(result, Problem) and result.setup)
            yield result
            passed = clock() - began
            if passed >= PATIENCE and count < total:
                line.draw(f"newslint: {count}/{total} files, {count / passed:.0f} a second")
    finally:
        line.draw("")


class Audited:
    """How far an audit is, told again and again."""

    def __init__(self, line: Line, clock: Callable[[], float] = monotonic) -> None:
        self._line, self._clock = line, clock
        self._begun = clock()
        self._next = self._begun + PATIENCE

    def tell(self, records: int, kept: int, share: float | None) -> None:
        """`records` are done, of which an earlier run did `kept`; `share` of the input is read, if that can be said."""
        now = self._clock()
        if now >= self._next:
            self._next = now + EVERY
            self._line.draw(f"newslint: {state(records, kept, now - self._begun, share)}")

    def clear(self) -> None:
        """Takes the line away."""
        self._line.draw("")


def state(records: int, kept: int, seconds: float, share: float | None) -> str:
    """`12,000 records, 850 a second, 41 %, 3:20 left`."""
    rate = (records - kept) / seconds if seconds else 0.0
    parts = [counted(records, "record"), f"{rate:,.0f} a second"]
    if share is not None:
        parts.append(f"{int(100 * min(share, 1.0))} %")
        if seconds >= SETTLING and 0 < share < 1:
            parts.append(f"{duration(seconds / share - seconds)} left")
    return ", ".join(parts)


def duration(seconds: float) -> str:
    """`3:20`, `1:03:20`."""
    minutes, rest = divmod(max(round(seconds), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
