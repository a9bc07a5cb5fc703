"""Near-duplicate articles: wire copy, republished and updated pages. A sketch an article, compared without comparing all with all.

A sketch is a MinHash of the runs of `SHINGLE` words, so that the share of equal places in two sketches estimates what share of
their runs the two articles have in common (standard error 0.035 at 0.8). Candidates share a band of `ROWS` places; each is then
verified on the whole sketch.

Memory is up to 120 bytes an article; sketches and names wait in temporary files (256 bytes an article, and the name).
"""

from __future__ import annotations

import mmap
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

import numpy as np
from rensa import RMinHash

SHINGLE = 5
"""Words in a run. A word that was changed costs five of them."""
PLACES = 128
BYTES = 2 * PLACES
"""Of each place two bytes are kept: two articles agree in one by chance once in 65,536."""
ROWS = 6
"""Places in a band. Of two articles alike at 0.8, 998 in 1,000 share at least one of the 21 bands; at 0.4 it is 8 in 100."""
SIMILAR = 0.8
_SEED = 1
_PIECE = 512
"""Pairs compared at once. A system may map 64 KB of the file for each of their rows."""
_STRETCH = 65_536
"""Rows looked at together: 16 MB of the file."""


def sketch(words: Sequence[str]) -> bytes:
    """The MinHash of an article's words, lower case: `BYTES` bytes, the same on every machine; empty for an article without words."""
    if not words:
        return b""
    runs = [*map(" ".join, zip(*(words[at:] for at in range(SHINGLE)), strict=False))]
    minhash = RMinHash(num_perm=PLACES, seed=_SEED)
    minhash.update(runs or [" ".join(words)])
    return np.array(minhash.digest(), dtype=np.uint32).astype("<u2").tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """The estimated share of runs that two articles have in common; 0 when one has no words."""
    if len(one) != BYTES or len(other) != BYTES:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u2") == np.frombuffer(other, "<u2")))


def clusters(sketches: Iterable[tuple[str, bytes | None]], *, similar: float = SIMILAR) -> Iterator[tuple[str, str]]:
    """Each article that is a near-duplicate of an earlier one, with the first that it is like, in the order given.

    What has no sketch is nobody's duplicate. Every pair given is alike by at least `similar` as their sketches have it.
    """
    with ExitStack() as stack:
        names, rows = stack.enter_context(_Names()), stack.enter_context(tempfile.TemporaryFile())
        for name, one in sketches:
            if one:
                names.add(name)
                rows.write(one)
        if not len(names):
            return
        for at, first in enumerate(firsts(_stored(rows, len(names)), similar=similar)):
            if first != at:
                yield names[at], names[int(first)]


def firsts(table: Any, *, similar: float = SIMILAR) -> Any:
    """For each row of a table of sketches (uint16, `PLACES` a row; at least one row) the number of the first it is like, or its own."""
    count = len(table)
    nearest = np.arange(count, dtype=np.int64)
    for begin in range(0, PLACES - ROWS + 1, ROWS):
        ones, others = _candidates(_keys(table, begin))
        for one, other in _pieces(table, ones, others):
            alike = np.mean(table[one] == table[other], axis=1) >= similar
            np.minimum.at(nearest, one[alike], other[alike])
    for at in map(int, np.flatnonzero(nearest != np.arange(count))):
        root = int(nearest[nearest[at]])
        if root != nearest[at] and np.mean(table[at] == table[root]) < similar:
            root = at  # like a duplicate of the first, and no longer like the first itself
        nearest[at] = root
    return nearest


def _pieces(table: Any, ones: Any, others: Any) -> Iterator[tuple[Any, Any]]:
    """The pairs in an order in which they need one stretch of the table after the other, and that of no other pair for long."""
    places = ones // _STRETCH * (len(table) // _STRETCH + 1) + others // _STRETCH
    order = np.argsort(places, kind="stable").astype(np.uint32)
    for at in range(0, len(order), _PIECE):
        piece = order[at : at + _PIECE]
        yield ones[piece], others[piece]
        if places[piece[0]] != places[order[min(at + _PIECE, len(order) - 1)]]:
            _let_go(table)
    _let_go(table)


def _candidates(keys: Any) -> tuple[Any, Any]:
    """Pairs (later, earlier) of rows that agree in a band: each with the first that does, and with the one before it."""
    order = np.argsort(keys, kind="stable").astype(np.uint32)
    keys = keys[order]
    same = keys[1:] == keys[:-1]
    begins = np.flatnonzero(np.concatenate(([True], ~same)))
    sizes = np.diff(np.append(begins, len(order)))
    first = np.repeat(order[begins], sizes)
    ones, before = order[1:][same], order[:-1][same]
    leaders = first[1:][same]
    apart = leaders != before
    return np.concatenate((ones, ones[apart])), np.concatenate((leaders, before[apart]))


def _keys(table: Any, begin: int) -> Any:
    """The rows of the band that begins there as one number each."""
    keys = np.zeros(len(table), dtype=np.uint64)
    for at in range(0, len(table), _STRETCH):
        part = keys[at : at + _STRETCH]
        for column in range(begin, begin + ROWS):
            part ^= table[at : at + _STRETCH, column]
            part *= np.uint64(0x9E3779B97F4A7C15)
            part ^= part >> np.uint64(29)
        _let_go(table)
    return keys


def _let_go(table: Any) -> None:
    """Pages of a file that were read count as this process's memory until somebody else wants it; nobody is to be frightened."""
    held = getattr(table, "_mmap", None)
    if held is not None and hasattr(mmap, "MADV_DONTNEED"):
        held.madvise(mmap.MADV_DONTNEED)


def _stored(rows: BinaryIO, count: int) -> Any:
    """The sketches in a file as a table that is read from there."""
    rows.flush()
    return np.memmap(rows, dtype="<u2", mode="r", shape=(count, PLACES))


class _Names:
    """Names by number, in a file."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115
        self._ends = array("q", [0])

    def __enter__(self) -> _Names:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, name: str) -> None:
        """Takes the next name."""
        self._ends.append(self._ends[-1] + self._file.write(name.encode("utf-8", "surrogatepass")))

    def __getitem__(self, at: int) -> str:
        self._file.seek(self._ends[at])
        return self._file.read(self._ends[at + 1] - self._ends[at]).decode("utf-8", "surrogatepass")
