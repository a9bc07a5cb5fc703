"""Compressed streams, expanded piece by piece. Where one is cut off, damaged or a bomb it says so; what came before it counts."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Any, BinaryIO, Protocol

from newslint.errors import NewslintError, Problem
from newslint.readers.streams import Buffered, Source, size

PIECE = 2**16
"""Bytes read from a compressed stream, and expanded from it, at once."""
DENSE_PIECE = 2**10
"""The same for zstd, which cannot be told to expand less: a block of 4 bytes may become 128 KiB."""
RATIO = 250
"""Text never shrinks to less than one part in so many; a bomb does."""
STARTS = 2**12
"""Beginnings of members that are remembered."""
WINDOW = 2**27
"""Bytes of history that a decompressor may keep."""


class Expander(Protocol):
    """One compressed member, as bz2 and lzma have it."""

    eof: bool
    needs_input: bool
    unused_data: bytes

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """What `data` expands to, at most `max_length` bytes of it now."""


def expanded(path: str, stream: BinaryIO, compression: str, limit: int) -> BinaryIO:
    """`stream` expanded; `compression` is the suffix of what it is compressed with. Reading raises NewslintError.

    It is a bomb when it expands to more than `limit` bytes and `RATIO` times its size.
    """
    return Buffered(expander(path, stream, compression, limit), PIECE)


def expander(path: str, stream: BinaryIO, compression: str, limit: int) -> Expanded:
    """The same without a buffer, for those who want to know where members begin."""
    return Expanded(path, stream, _maker(path, compression), limit, DENSE_PIECE if compression == ".zst" else PIECE)


def is_bomb(size: int, packed: int, limit: int) -> bool:
    """Whether `packed` bytes that expand to `size` are no honest text."""
    return size > limit and size > RATIO * packed


def bomb(path: str, packed: int) -> Problem:
    """What is said of a bomb."""
    return Problem(
        path, f"expands to more than {RATIO} times its {size(packed)}: not read any further", "it looks like a decompression bomb"
    )


class Expanded(Source):
    """A compressed stream's content, member after member."""

    starts: deque[tuple[int, int]]
    """Where members begin: offsets in bytes in what is expanded, and in what is compressed. Whoever needs them takes them off."""

    def __init__(self, path: str, stream: BinaryIO, make: Callable[[], Expander], limit: int, piece: int) -> None:
        self._path, self._stream, self._make, self._limit, self._step = path, stream, make, limit, piece
        self._member: Expander | None = None
        self._rest = self._ready = b""
        self._taken = self._given = 0
        self.starts = deque(maxlen=STARTS)

    def piece(self, size: int) -> bytes:
        """At most `size` bytes of what is expanded."""
        while not self._ready:
            if not self._rest and (self._member is None or self._member.needs_input):
                self._rest = self._stream.read(self._step)
                self._taken += len(self._rest)
            if self._member is None and self._given:
                self._rest = self._rest.lstrip(b"\0")  # what a tape, or xz, fills up with
            if not self._rest and (self._member is None or self._member.needs_input):
                self._end()
                return b""
            self._ready = self._expand()
            self._given += len(self._ready)
            if is_bomb(self._given, self._taken, self._limit):
                raise NewslintError(bomb(self._path, self._taken))
        found, self._ready = self._ready[:size], self._ready[size:]
        return found

    def _end(self) -> None:
        """Nothing more to read: which must not be in the middle of a member."""
        if self._member is not None or not self._taken:
            what = "ends too early: what is compressed is cut off" if self._taken else "is empty"
            raise NewslintError(Problem(self._path, what, "what came before it was read" if self._given else ""))

    def _expand(self) -> bytes:
        if self._member is None:
            self.starts.append((self._given, self._taken - len(self._rest)))
        member = self._member = self._member or self._make()
        data, self._rest = self._rest, b""
        try:
            found = member.decompress(data, self._step)
        except Exception as error:  # each library has errors of its own
            raise NewslintError(self._damaged(error)) from error
        if member.eof:
            self._member, self._rest = None, member.unused_data
        return found

    def _damaged(self, error: Exception) -> Problem:
        reason = " ".join(str(error).split())
        hint = "what came before it was read" if self._given else ""
        return Problem(self._path, f"damaged near byte {self._taken} of what is compressed: {reason}", hint)


class _Deflate:
    """zlib in the manner of bz2."""

    def __init__(self, made: Any) -> None:
        self._made = made

    @property
    def eof(self) -> bool:
        return bool(self._made.eof)

    @property
    def needs_input(self) -> bool:
        return not self._made.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return bytes(self._made.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return bytes(self._made.decompress(self._made.unconsumed_tail + data, max(max_length, 0)))


class _Zstd:
    """zstandard in the manner of bz2; it gives all that its input expands to."""

    needs_input = True

    def __init__(self, made: Any) -> None:
        self._made = made

    @property
    def eof(self) -> bool:
        return bool(self._made.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self._made.unused_data)

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return bytes(self._made.decompress(data))


def _maker(path: str, compression: str) -> Callable[[], Any]:
    """What makes a decompressor; the library is imported here."""
    if compression == ".gz":
        import zlib

        return lambda: _Deflate(zlib.decompressobj(wbits=31))
    if compression == ".bz2":
        import bz2

        return bz2.BZ2Decompressor
    if compression == ".xz":
        import lzma

        return lambda: lzma.LZMADecompressor(memlimit=2 * WINDOW)
    try:
        import zstandard
    except ImportError as error:
        raise NewslintError(Problem(path, "needs zstandard to be read", "pip install 'newslint[archive]'")) from error
    return lambda: _Zstd(zstandard.ZstdDecompressor(max_window_size=WINDOW).decompressobj())
