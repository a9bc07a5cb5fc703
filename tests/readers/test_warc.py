"""WARC: the pages in it, where they are stored, and what is told of the rest."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Mapping

import pytest

from newslint.article import Record
from newslint.readers import warc
from tests.readers.many import given, records, told

HTML = "text/html; charset=utf-8"
BODY = b"<html><p>Pasar Wirasaba dibuka.</p></html>"
MARK = b"\xef\xbb\xbf"


def response(url: str, body: bytes = BODY, kind: str = HTML, status: str = "200 OK", headers: Mapping[str, str] | None = None) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *(f"{name}: {value}" for name, value in (headers or {}).items())]
    return stored(url, "response", "\r\n".join(lines).encode() + b"\r\n\r\n" + body)


def stored(url: str, kind: str, block: bytes) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-06-02T01:02:03Z\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


PAGES = [response(f"https://kabar.example/{number}", BODY * (number + 1)) for number in range(4)]


def test_a_page_is_a_record_with_where_it_is_stored() -> None:
    data = stored("", "warcinfo", b"x") + PAGES[0] + stored("https://kabar.example/0", "request", b"GET / HTTP/1.1\r\n\r\n") + PAGES[1]
    first, second = given(warc, data, "c.warc")
    meta = {"url": "https://kabar.example/0", "date": "2025-06-02T01:02:03Z"}
    assert first == Record("https://kabar.example/0", f"c.warc@{data.index(PAGES[0])}", meta=meta, data=MARK + BODY, suffix=".html")
    assert isinstance(second, Record)
    assert (second.place, second.data) == (f"c.warc@{data.index(PAGES[1])}", MARK + BODY * 2)


def test_the_place_in_a_compressed_file_is_that_of_its_member() -> None:
    members = [gzip.compress(page) for page in PAGES]
    places = [each.place for each in records(given(warc, b"".join(members)))]
    assert places == [f"a.x@{sum(map(len, members[:number]))}" for number in range(4)]
    places = [each.place for each in records(given(warc, gzip.compress(b"".join(PAGES))))]
    assert places == ["a.x@0", *(f"a.x@0+{sum(map(len, PAGES[:number]))}" for number in range(1, 4))]


@pytest.mark.parametrize("packed", [False, True])
def test_wherever_it_is_cut_off_the_pages_before_are_read_and_it_is_told(packed: bool) -> None:
    pieces = [gzip.compress(page) if packed else page for page in PAGES]
    data = b"".join(pieces)
    ends = [sum(map(len, pieces[: number + 1])) for number in range(4)]
    for cut in range(1, len(data)):
        found = given(warc, data[:cut])
        kept = [each.data for each in records(found)]
        assert kept == [MARK + BODY * (number + 1) for number in range(len(kept))], cut
        assert len(kept) >= sum(end <= cut for end in ends), cut
        assert told(found) or cut in ends, cut


@pytest.mark.parametrize(
    ("body", "headers", "kind"),
    [
        (gzip.compress(BODY, mtime=0), {"Content-Encoding": "gzip"}, HTML),
        (zlib.compress(BODY), {"Content-Encoding": "deflate"}, HTML),
        (zlib.compress(BODY)[2:-4], {"Content-Encoding": "deflate"}, HTML),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(BODY), BODY), {"Transfer-Encoding": "chunked"}, HTML),
        (BODY, {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}, HTML),
        (BODY, {"Content-Encoding": "br"}, HTML),
        (BODY, {}, "application/xhtml+xml; charset=UTF-8"),
    ],
)
def test_encodings_come_off_if_they_are_still_on(body: bytes, headers: dict[str, str], kind: str) -> None:
    (found,) = records(given(warc, response("https://kabar.example/", body, kind, headers=headers)))
    assert found.data == MARK + BODY


@pytest.mark.parametrize(
    ("body", "kind", "declared", "data"),
    [
        ("“Ramai”".encode("windows-1252"), "text/html; charset=windows-1252", None, MARK + "“Ramai”".encode()),
        (b"\xff", "text/html; charset=utf-8", None, b"\xff"),
        (b"\xff", "text/html; charset=klingon", None, b"\xff"),
        (b"\xff", "text/html", None, b"\xff"),
        (b"a", "text/html; charset=hex", None, b"a"),
        (b"a", "text/html; charset=utf-8", "windows-1252", b"a"),
        (MARK + b"a", "text/html; charset=utf-8", None, MARK + b"a"),
    ],
)
def test_what_the_server_said_of_the_encoding_counts_if_it_is_so(body: bytes, kind: str, declared: str | None, data: bytes) -> None:
    assert [each.data for each in records(given(warc, response("u", body, kind), encoding=declared))] == [data]


def test_what_is_no_page_is_passed_over() -> None:
    others = [
        response("a", kind="image/png"),
        response("b", status="404 Not Found"),
        response("c", status="301 Moved"),
        stored("d", "metadata", b"x"),
        stored("e", "revisit", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"),
    ]
    assert given(warc, b"".join(others)) == given(warc, b"") == []


def test_bombs_and_giants_are_told_and_the_next_page_read() -> None:
    bomb = response("z", gzip.compress(bytes(2**22)), headers={"Content-Encoding": "gzip"})
    giant = response("g", b"x" * 2**17)
    found = given(warc, bomb + giant + PAGES[0], limit=2**16)
    assert [each.id for each in records(found)] == ["https://kabar.example/0"]
    assert [said.split(", the")[0] for said in told(found)] == ["a.x@0: larger than 64 KiB", f"a.x@{len(bomb)}: larger than 64 KiB"]
    packed = given(warc, gzip.compress(response("g", bytes(2**24))), limit=2**16)
    assert "it looks like a decompression bomb" in told(packed)[-1]


def test_a_last_record_cut_off_where_its_heading_ends_is_told() -> None:
    image = response("https://kabar.example/a.png", bytes(99), "image/png")
    heading = image.index(b"\r\n\r\n") + 4
    assert told(given(warc, PAGES[0] + image[:heading])) == [
        "a.x: ends too early: the last record is cut off (what came before it was read)"
    ]


def test_damage_is_told() -> None:
    assert told(given(warc, b"hello world " * 99)) == ["a.x: damaged: Invalid WARC header (what came before it was read)"]
    short = PAGES[0].replace(b"Content-Length: ", b"Content-Length: 9")
    assert told(given(warc, short))[0].startswith("a.x@0: cut off: 46 of 9042 bytes")
    packed = bytearray(b"".join(gzip.compress(page) for page in PAGES))
    packed[-60:-40] = bytes(20)
    found = given(warc, bytes(packed))
    assert len(records(found)) >= 2
    assert "damaged near byte" in told(found)[-1]
