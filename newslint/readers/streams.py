"""Streams of what lies inside archives."""

from __future__ import annotations

import io
import tempfile
from typing import Any, BinaryIO, cast

from newslint.errors import NewslintError, Problem

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


class Content(io.RawIOBase):
    """What a library gives of one file in an archive. Reading raises NewslintError, whatever the library raises."""

    def __init__(self, place: str, source: Any) -> None:
        self._place, self._source = place, source

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._source.read(len(buffer))
        except NewslintError:
            raise
        except Exception as error:  # each library, and each compression, has errors of its own
            reason = " ".join(str(error).split()) or type(error).__name__
            raise NewslintError(Problem(self._place, f"damaged or cut off: {reason}", "what came before it was read")) from error
        buffer[: len(piece)] = piece
        return len(piece)
