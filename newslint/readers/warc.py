"""WARC, what crawlers keep: the HTML pages among its responses. The place of a record is its offset in bytes in the stored file."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, cast

from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.compressed import bomb, expanded, expander, is_bomb
from newslint.readers.fields import whole
from newslint.readers.streams import Buffered, content, too_large

SUFFIXES = (".warc", ".warc.gz")
HTML = ("text/html", "application/xhtml+xml")
MARK = "\ufeff".encode()
ENDS = (b"\r\n\r\n", b"\n\n")
"""What follows every record, the last one too."""
GZIP = b"\x1f\x8b"


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record or a Problem for each successful response of HTML. Raises NewslintError where the file is damaged, or ends too early.

    What the server said of the encoding is carried as a byte order mark, if it is so; other responses and records are passed over.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise NewslintError(Problem(path, "needs fastwarc to be read", "pip install 'newslint[warc]'")) from error
    source = _Feed(stream, path, options.limit)
    try:
        for found in ArchiveIterator(cast("BinaryIO", source), parse_http=False, stream_detect=False):
            source.note(found)
            if found.record_type != WarcRecordType.response:
                continue
            page = _page(f"{path}@{source.offset(found.stream_pos)}", found, options)
            if isinstance(page, Record) and not page.data and source.fault():
                page = Problem(page.place, "cut off")
            if page is not None:
                yield page
    except OSError as error:
        raise NewslintError(Problem(path, f"damaged: {error}", "what came before it was read")) from error
    if fault := source.fault():
        raise fault


def _page(place: str, found: Any, options: ReadOptions) -> Record | Problem | None:
    """The page in a response; None when it is none."""
    size = found.content_length
    if not found.is_http:
        return None
    if size > options.limit:
        return too_large(place, options.limit)
    try:
        found.parse_http(auto_decode="none")
    except OSError as error:
        return Problem(place, f"no HTTP response: {error}")
    headers = found.http_headers
    if headers is None or not 200 <= (headers.status_code or 0) < 300 or found.http_content_type not in HTML:
        return None
    size = found.content_length
    body = found.reader.read()
    if len(body) < size:
        return Problem(place, f"cut off: {len(body)} of {size} bytes are there")
    said = {name.lower(): value for name, value in headers.items()}
    try:
        data = _decoded(place, body, said, options.limit)
    except NewslintError as error:
        return error.problems[0]
    url, date = (whole(found.headers.get(name) or "") for name in ("WARC-Target-URI", "WARC-Date"))
    meta = {name: value for name, value in (("url", url), ("date", date)) if value}
    return Record(url or place, place, meta=meta, data=data if options.encoding else marked(data, found.http_charset), suffix=".html")


def marked(data: bytes, charset: str | None) -> bytes:
    """`data` as UTF-8 with its byte order mark, if `charset` is what it is encoded in: that outweighs what a page says of itself."""
    if not charset:
        return data
    try:
        text = data.decode(charset)
        return data if data.startswith(MARK) else MARK + text.encode("utf-8")
    except (LookupError, ValueError, TypeError):
        return data


def _decoded(place: str, body: bytes, said: Mapping[str, str], limit: int) -> bytes:
    """A body without its transfer and content encodings. Some crawlers take them off and leave the headers, so each is tried."""
    from fastwarc.stream_io import BrotliReader, ChunkedReader

    if "chunked" in said.get("transfer-encoding", "").lower():
        body = _tried(lambda: ChunkedReader(io.BytesIO(body)).read(limit + 1), body)
    coding, packed = said.get("content-encoding", "").lower().strip(), body
    if coding in ("gzip", "x-gzip") and body.startswith(GZIP):
        body = content(place, expanded(place, io.BytesIO(packed), ".gz", limit), limit)
    elif coding == "deflate":
        body = _tried(lambda: zlib.decompressobj().decompress(packed, limit + 1), body)
        body = _tried(lambda: zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, limit + 1), body) if body is packed else body
    elif coding == "br":
        body = _tried(lambda: BrotliReader(io.BytesIO(packed)).read(limit + 1), body)
    if len(body) > limit:
        raise NewslintError(bomb(place, len(packed)) if is_bomb(len(body), len(packed), limit) else too_large(place, limit))
    return body


def _tried(decode: Callable[[], bytes], body: bytes) -> bytes:
    try:
        return decode() or body
    except (OSError, zlib.error):
        return body


class _Feed:
    """A file as the library reads it: expanded, with the way from an offset there to one in the file. A fault is an end, which is told."""

    def __init__(self, stream: BinaryIO, path: str, limit: int) -> None:
        source: Any = stream if hasattr(stream, "peek") else Buffered(stream)  # type: ignore[arg-type]
        self._members = expander(path, source, ".gz", limit) if source.peek(2)[:2] == GZIP else None
        self._source: Any = Buffered(self._members) if self._members else source
        self._path, self._given, self._tail = path, 0, b""
        self._needed = 0
        self._fault: NewslintError | None = None

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes of it."""
        try:
            piece: bytes = self._source.read(size)
        except NewslintError as error:
            self._fault = error
            return b""
        self._given += len(piece)
        self._tail = (self._tail + piece[-4:])[-4:]
        return piece

    def tell(self) -> int:
        """How many bytes of it were read."""
        return self._given

    def note(self, found: Any) -> None:
        """Remembers at least how far the file must reach for this record to be whole."""
        heading = sum(len(name) + len(value) + len(": \r\n") for name, value in found.headers.items())
        self._needed = found.stream_pos + heading + found.content_length + len("WARC/1.0\r\n")

    def fault(self) -> NewslintError | None:
        """What is wrong with its end, once it was reached."""
        whole = self._given >= self._needed and self._tail.endswith(ENDS)
        if self._fault is None and self._given and not whole and not self._source.read(1):
            self._fault = NewslintError(Problem(self._path, "ends too early: the last record is cut off", "what came before it was read"))
        return self._fault

    def offset(self, position: int) -> str:
        """Where the record at `position` is stored: the offset of its compressed member, and its own in it unless it is the first there."""
        if self._members is None:
            return str(position)
        starts = self._members.starts
        while len(starts) > 1 and starts[1][0] <= position:
            starts.popleft()
        begin, stored = starts[0]
        return f"{stored}+{position - begin}" if position > begin else str(stored)
