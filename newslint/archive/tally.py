"""How often each of very many keys occurs, counted exactly in flat memory: keys wait on disk and are sorted piece by piece.

Memory is 32 MB while keys come in and a piece of them (an even 64th) while they are counted; disk is 8 bytes a key given.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Iterable
from typing import Any

import numpy as np

PIECES = 64
HELD = 4 * 2**20
"""Keys held in memory before they go to disk."""


class Tally:
    """Counts 64-bit keys. Use as a context: what is on disk goes with it."""

    def __init__(self, held: int = HELD) -> None:
        self._held, self._count = held, 0
        self._pieces = [array("Q") for _ in range(PIECES)]
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Tally:
        return self

    def __exit__(self, *_: object) -> None:
        if self._folder:
            self._folder.cleanup()

    def add(self, keys: Iterable[int]) -> None:
        """Counts each of `keys` once more; of a negative one its two's complement."""
        pieces = self._pieces
        for key in keys:
            pieces[key & (PIECES - 1)].append(key & 0xFFFFFFFFFFFFFFFF)
            self._count += 1
        if self._count >= self._held:
            self._spill()

    def frequent(self, least: int) -> tuple[Any, Any]:
        """Keys counted at least `least` times, sorted, and their counts."""
        found = [self._frequent(number, least) for number in range(PIECES)]
        keys, counts = (np.concatenate(column) for column in zip(*found, strict=True))
        order = np.argsort(keys)
        return keys[order], counts[order]

    def _frequent(self, number: int, least: int) -> tuple[Any, Any]:
        parts = [np.frombuffer(self._pieces[number], dtype=np.uint64)]
        if self._folder and os.path.exists(path := self._path(number)):
            parts.append(np.fromfile(path, dtype=np.uint64))
        keys, counts = np.unique(np.concatenate(parts), return_counts=True)
        return keys[counts >= least], counts[counts >= least]

    def _spill(self) -> None:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="newslint-")
        for number, piece in enumerate(self._pieces):
            with open(self._path(number), "ab") as file:
                piece.tofile(file)
        self._pieces = [array("Q") for _ in range(PIECES)]
        self._count = 0

    def _path(self, number: int) -> str:
        assert self._folder
        return os.path.join(self._folder.name, str(number))
