"""Gaps: what stands before each word, from nothing but space to the end of a line, told by its marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

SPACE, COMMA, ASIDE, COLON, STOP, QUOTE, BREAK = range(7)
"""What stands before a word, from the weakest to the strongest boundary."""
HANDLE = "@"
"""Before a word of its own: the name of an account."""
LARGEST_MEMO, LONGEST = 1_000, 12
"""Different gaps remembered before the memory starts anew, and the characters of the longest: what a page hides may be a megabyte."""


class _Known(dict[str, int]):
    """What the gaps met so far amount to: most articles have a few dozen."""

    def __missing__(self, between: str) -> int:
        found = _gap(between)
        if len(between) <= LONGEST:
            if len(self) >= LARGEST_MEMO:
                self.clear()
            self[between] = found
        return found


@cache
def _known() -> _Known:
    return _Known()


def gaps(between: Sequence[str]) -> bytearray:
    """One of SPACE … BREAK for the text before each word; before the first a BREAK, unless a quotation opens there."""
    found = bytearray(map(_known().__getitem__, between))
    if found and found[0] != QUOTE:
        found[0] = BREAK
    return found


def set_off(gap: bytearray, first: int, last: int) -> None:
    """Writes down that a quotation of the words from `first` up to `last` begins and ends there, whatever its marks."""
    for at in (first, last):
        if at < len(gap) and (gap[at] != BREAK or not at):
            gap[at] = QUOTE


def _gap(between: str) -> int:
    if "\n" in between or "\r" in between:
        return BREAK
    if '"' in between or "«" in between or "»" in between:
        return QUOTE
    if any(stop in between for stop in ".!?;…"):
        return STOP
    if ":" in between:
        return COLON
    if "," in between:
        return COMMA
    marks = between.strip()
    return ASIDE if marks and (marks != HANDLE or between[0] == HANDLE) else SPACE
