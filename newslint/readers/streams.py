"""Streams of what lies inside archives."""

from __future__ import annotations

import io
import tempfile
from typing import Any, BinaryIO, cast

from newslint.errors import NewslintError, Problem

UNITS = ("B", "KiB", "MiB", "GiB")
PIECE = 2**20
KEPT = 2**24
"""Bytes of a stream that cannot seek which are held in memory; more wait in a temporary file."""


def seekable(stream: BinaryIO) -> BinaryIO:
    """`stream`, or its content where it cannot seek: such as that of a file in another archive."""
    if stream.seekable():
        return stream
    held = tempfile.SpooledTemporaryFile(KEPT)  # noqa: SIM115
    while piece := stream.read(PIECE):
        held.write(piece)
    held.seek(0)
    return cast("BinaryIO", held)


def content(place: str, stream: BinaryIO, limit: int) -> bytes:
    """All of `stream`. Raises NewslintError when that is more than `limit` bytes, or cut off."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise NewslintError(too_large(place, limit))
    stream.read(1)  # what is cut off gives all it has, and says so when it is asked again
    return data


def too_large(place: str, limit: int) -> Problem:
    """What is said of a record that is larger than `limit` bytes."""
    return Problem(place, f"larger than {size(limit)}, the most that is read of one record")


def size(count: int) -> str:
    """Bytes in the largest unit that leaves at least one."""
    power = max((power for power in range(len(UNITS)) if count >= 1024**power), default=0)
    return f"{count / 1024**power:.4g} {UNITS[power]}"


class Source(io.RawIOBase):
    """A stream made of pieces. Once it has raised NewslintError it does so again: nobody takes a fault for an end."""

    _fault: NewslintError | None = None

    def piece(self, size: int) -> bytes:
        """At most `size` bytes; none at the end. Raises NewslintError."""
        raise NotImplementedError

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if self._fault:
            raise self._fault
        try:
            piece = self.piece(len(buffer))
        except NewslintError as error:
            self._fault = error
            raise
        buffer[: len(piece)] = piece
        return len(piece)


class Buffered(io.BufferedReader):
    """A buffered stream that gives all there is before a fault and raises the fault when it is read again, or without a size."""

    def read(self, size: int | None = -1, /) -> bytes:
        """`size` bytes, or fewer at the end and before a fault."""
        if size is None or size < 0:
            return super().read(size)
        pieces: list[bytes] = []
        missing = size
        while missing:
            try:
                piece = self.read1(missing)
            except NewslintError:
                if not pieces:
                    raise
                break
            if not piece:
                break
            pieces.append(piece)
            missing -= len(piece)
        return b"".join(pieces)


class Content(Source):
    """What a library gives of one file in an archive, its errors as Problems."""

    def __init__(self, place: str, source: Any) -> None:
        self._place, self._source = place, source

    def piece(self, size: int) -> bytes:
        """At most `size` bytes of the file."""
        try:
            return bytes(self._source.read(size))
        except NewslintError:
            raise
        except Exception as error:  # each library, and each compression, has errors of its own
            reason = " ".join(str(error).split()) or type(error).__name__
            raise NewslintError(Problem(self._place, f"damaged or cut off: {reason}", "what came before it was read")) from error
