"""How far a long run has come, on a terminal: one line on standard error that is gone when the run is over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import TextIO

from newslint.errors import Problem
from newslint.reporters import Result

PATIENCE = 1.0
"""Seconds before the line is first shown."""


def shown(results: Iterable[Result], total: int) -> Iterable[Result]:
    """`results` of `total` inputs, with their progress if anybody is looking: never in CI or in a pipe."""
    stream = sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("CI") or os.environ.get("TERM") == "dumb":
        return results
    return watched(results, total, stream)


def watched(results: Iterable[Result], total: int, stream: TextIO, clock: Callable[[], float] = monotonic) -> Iterator[Result]:
    """`results` as they come. The line stands only while one waits for the next, so that the report may go to the same screen."""
    began = clock()
    count, line = 0, ""
    try:
        for result in results:
            line = _drawn(stream, "", line)
            count += not (isinstance(result, Problem) and result.setup)
            yield result
            passed = clock() - began
            if passed >= PATIENCE and count < total:
                line = _drawn(stream, f"newslint: {count}/{total} files, {count / passed:.0f} a second", line)
    finally:
        _drawn(stream, "", line)


def _drawn(stream: TextIO, line: str, before: str) -> str:
    """Puts a line in place of the one before, and gives it back; with an empty one the cursor stands where a line begins."""
    if before:
        stream.write(f"\r{' ' * len(before)}\r")
    stream.write(line)
    stream.flush()
    return line
