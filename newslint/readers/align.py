"""Where on a page the text stands that an extractor took out of it. No extractor keeps places; all keep the order of the characters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newslint.readers.flat import compact
from newslint.records import dataclass
from newslint.spans import Span

ANCHOR = 20
"""Characters: a block as long as this that occurs once on the page says where the article is."""
SHORTEST = 16
"""Characters: a piece of a block that is not on the page as a whole must be as long as this."""
ATTEMPTS = 400
"""Pieces looked for on one page."""


@dataclass(frozen=True, slots=True)
class Located:
    """What of an extracted text was found in a flat text."""

    blocks: tuple[tuple[Span, ...], ...]
    """For each block the stretches of the flat text it consists of, in order; none where it was not found."""
    found: int
    """Characters found."""
    total: int
    """Characters looked for."""
    lost: tuple[int, ...]
    """The positions of the blocks that were not found, or not as a whole."""


def locate(flat: str, texts: Sequence[str]) -> Located:
    """Each block of `texts` in `flat`, in order, without overlap; a block that is not there as a whole by its pieces."""
    needles = [compact(text) for text in texts]
    starts = _anchored(flat, needles)
    blocks: list[tuple[Span, ...]] = [()] * len(needles)
    for index, start in starts.items():
        blocks[index] = (Span(start, start + len(needles[index])),)
    attempts = ATTEMPTS
    anchors = sorted(starts)
    for before, after in zip([-1, *anchors], [*anchors, len(needles)], strict=True):
        low = blocks[before][-1].end if before >= 0 else 0
        high = blocks[after][0].start if after < len(needles) else len(flat)
        inner = range(before + 1, after)
        from_below = before < 0 and after < len(needles)
        for index in reversed(inner) if from_below else inner:
            at = _find(flat, needles[index], low, high, last=from_below)
            if at >= 0:
                blocks[index] = (Span(at, at + len(needles[index])),)
            else:
                blocks[index] = tuple(_pieces(flat, needles[index], low, high, attempts))
                attempts -= len(needles[index]) // SHORTEST + 1
            if blocks[index]:
                low, high = (low, blocks[index][0].start) if from_below else (blocks[index][-1].end, high)
    sizes = [sum(span.end - span.start for span in block) for block in blocks]
    lost = tuple(index for index, (size, needle) in enumerate(zip(sizes, needles, strict=True)) if size < len(needle))
    return Located(tuple(blocks), sum(sizes), sum(map(len, needles)), lost)


def _find(flat: str, needle: str, low: int, high: int, *, last: bool) -> int:
    if not needle:
        return -1
    return flat.rfind(needle, low, high) if last else flat.find(needle, low, high)


def _anchored(flat: str, needles: Sequence[str]) -> dict[int, int]:
    """The blocks that occur once, with their places: as many as follow each other on the page as they do in the article."""
    single: list[tuple[int, int]] = []
    for index, needle in enumerate(needles):
        at = flat.find(needle) if len(needle) >= ANCHOR else -1
        if at >= 0 and flat.find(needle, at + 1) < 0:
            single.append((index, at))
    found: dict[int, int] = {}
    end = 0
    for index, at in _rising(single):
        if at >= end:
            found[index] = at
            end = at + len(needles[index])
    return found


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest row of pairs whose places rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for position, (_, at) in enumerate(pairs):
        rank = bisect_left(tails, at)
        before.append(ends[rank - 1] if rank else -1)
        if rank == len(tails):
            tails.append(at)
            ends.append(position)
        else:
            tails[rank], ends[rank] = at, position
    row = []
    position = ends[-1] if ends else -1
    while position >= 0:
        row.append(pairs[position])
        position = before[position]
    return row[::-1]


def _pieces(flat: str, needle: str, low: int, high: int, attempts: int) -> Iterator[Span]:
    """The longest beginnings of what is left of `needle`, one after the other."""
    at = 0
    for _ in range(min(attempts, len(needle) // SHORTEST + 1)):
        size = _longest(flat, needle, at, low, high)
        if size:
            start = flat.find(needle[at : at + size], low, high)
            yield Span(start, start + size)
            low, at = start + size, at + size
        else:
            at += SHORTEST // 2
        if len(needle) - at < SHORTEST:
            return


def _longest(flat: str, needle: str, at: int, low: int, high: int) -> int:
    """How many characters of `needle` from `at` on stand together between `low` and `high`; 0 when too few do."""
    if flat.find(needle[at : at + SHORTEST], low, high) < 0:
        return 0
    least, most = SHORTEST, len(needle) - at
    while least < most:
        middle = (least + most + 1) // 2
        if flat.find(needle[at : at + middle], low, high) < 0:
            most = middle - 1
        else:
            least = middle
    return least
