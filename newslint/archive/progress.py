"""How far a long run is: one line on a terminal that rewrites itself, and nothing at all elsewhere."""

from __future__ import annotations

import time
from typing import TextIO

from newslint.terminal import room

EVERY = 0.5
"""Seconds between two states of the line."""
SETTLING = 3.0
"""Seconds before it is told how long the rest takes."""


class Progress:
    """The line. It stands on `stream` while that is a terminal."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream if stream.isatty() else None
        self._begun = time.monotonic()
        self._told = 0.0
        self._width = 0

    def tell(self, records: int, kept: int, share: float | None) -> None:
        """`records` are done, of which an earlier run did `kept`; `share` of the input is read, if that can be said."""
        now = time.monotonic()
        if self._stream is None or now - self._told < EVERY:
            return
        self._told = now
        line = state(records, kept, now - self._begun, share)[: max(room(80) - 1, 20)]
        self._stream.write(f"\r{line:{self._width}}")
        self._stream.flush()
        self._width = len(line)

    def clear(self) -> None:
        """Takes the line away."""
        if self._stream is not None and self._width:
            self._stream.write(f"\r{' ' * self._width}\r")
            self._stream.flush()
            self._width = 0


def state(records: int, kept: int, seconds: float, share: float | None) -> str:
    """`12,000 records, 850/s, 41 %, 3:20 left`."""
    rate = (records - kept) / seconds if seconds else 0.0
    parts = [f"{records:,} records", f"{rate:,.0f}/s"]
    if share is not None:
        parts.append(f"{int(100 * min(share, 1.0))} %")
        if seconds >= SETTLING and 0 < share < 1:
            parts.append(f"{clock(seconds / share - seconds)} left")
    return ", ".join(parts)


def clock(seconds: float) -> str:
    """`3:20`, `1:03:20`."""
    minutes, rest = divmod(max(round(seconds), 0), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
