"""Lines of a stream of any length, in memory for one: what JSON lines and CSV are read from."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.errors import NewslintError, Problem
from newslint.readers.decode import MARKS, decode
from newslint.readers.streams import Buffered, Source
from newslint.records import replace

PIECE = 2**18
"""Bytes read at once where nothing is kept of them."""


def lines(path: str, stream: BinaryIO, encoding: str | None, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its 1-based number, and with its end; None for one of more than `limit` bytes, which is passed over in pieces.

    UTF-16 and UTF-32, declared or told by their mark, come as UTF-8, which `encoding_of` knows. Raises NewslintError.
    """
    if encoding:
        decode(path, b"", encoding)
    source: Any = stream if hasattr(stream, "peek") else Buffered(stream)  # type: ignore[arg-type]
    mark, name = _marked(source.peek(4)[:4])
    wide = name if is_wide(name) else encoding if is_wide(encoding) else None
    if mark and (wide or not encoding or _same(name, encoding)):
        source.read(len(mark))
    if wide:
        source = Buffered(_Recoded(path, source, wide))
    return _lines(source, limit)


def encoding_of(encoding: str | None) -> str | None:
    """What lines are encoded in after `lines` when `encoding` is declared."""
    return None if is_wide(encoding) else encoding


def is_wide(encoding: str | None) -> bool:
    """Whether a line end takes more than one byte in `encoding`."""
    try:
        return encoding is not None and codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))
    except LookupError:
        return False


def text_of(place: str, line: bytes, encoding: str | None) -> tuple[str, tuple[str, ...]]:
    """A line's text and what is to be told of it. Raises NewslintError when it is none."""
    if not encoding and b"\0" not in line:
        try:
            return line.decode("utf-8"), ()
        except UnicodeDecodeError:
            pass
    try:
        decoded = decode(place, line, encoding)
    except NewslintError as error:
        column = f"{place}:1:"  # of the line's first line
        problem = error.problems[0]
        raise NewslintError(replace(problem, where=problem.where.replace(column, f"{place}:"))) from error
    return decoded.text, decoded.notes


def _lines(source: Any, limit: int) -> Iterator[tuple[int, bytes | None]]:
    number = 0
    while data := source.readline(limit + 2):
        number += 1
        ended = data.endswith(b"\n")
        if len(data) <= limit or len(data.rstrip(b"\r\n")) <= limit:
            yield number, data
            continue
        while not ended:
            piece = source.readline(PIECE)
            ended = not piece or piece.endswith(b"\n")
        yield number, None


def _marked(head: bytes) -> tuple[bytes, str]:
    return next(((mark, name) for mark, name in MARKS if head.startswith(mark)), (b"", ""))


def _same(name: str, encoding: str) -> bool:
    return codecs.lookup(encoding).name in (name, f"{name}-sig")


class _Recoded(Source):
    """A stream of another encoding as UTF-8."""

    def __init__(self, path: str, source: Any, encoding: str) -> None:
        self._path, self._source, self._encoding = path, source, encoding
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._rest = b""
        self._done = False

    def piece(self, size: int) -> bytes:
        """At most `size` bytes of UTF-8."""
        while not self._rest and not self._done:
            piece = self._source.read(PIECE)
            self._done = not piece
            try:
                self._rest = self._decoder.decode(piece, self._done).encode("utf-8")
            except UnicodeError as error:
                raise NewslintError(Problem(self._path, f"not valid {self._encoding}", "declare the file's encoding")) from error
        found, self._rest = self._rest[:size], self._rest[size:]
        return found
