"""How much of an archive's bytes has been read."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import BinaryIO

from newslint.archive.walk import suffixes
from newslint.readers import suffix_of
from newslint.registry import Registry


class Reading:
    """Follows the files of a walk by their positions, of which a compressed one is as true as any."""

    def __init__(self, total: int) -> None:
        """`total` is the size of all files in bytes, 0 when it is not known."""
        self._total = total
        self._before = self._size = 0
        self._stream: BinaryIO | None = None

    def opened(self, stream: BinaryIO) -> None:
        """The next file; the one before it is through."""
        self._before += self._size
        self._stream, self._size = stream, os.fstat(stream.fileno()).st_size

    @property
    def share(self) -> float | None:
        """Between 0 and 1; None when the total is not known."""
        if not self._total:
            return None
        at = self._size if self._stream is None or self._stream.closed else self._stream.tell()
        return min((self._before + at) / self._total, 1.0)


def size(paths: Sequence[str], registry: Registry) -> int:
    """The bytes of the files in `paths` that a reader takes."""
    known, total = suffixes(registry), 0
    for path in paths:
        if not os.path.isdir(path):
            total += _size(path)
        for folder, _, names in os.walk(path):
            total += sum(_size(os.path.join(folder, name)) for name in names if suffix_of(name, known))
    return total


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
