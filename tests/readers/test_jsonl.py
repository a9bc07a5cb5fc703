"""JSON lines: what becomes of each line."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from io import RawIOBase
from typing import Any, cast

import pytest
from hypothesis import given as randomly
from hypothesis import settings
from hypothesis import strategies as st

from newslint.article import Record
from newslint.errors import Problem
from newslint.readers import ReadOptions, jsonl
from tests.readers.many import given, records, told

LINE = b'{"id": 7, "title": "Pasar Dibuka", "text": "Pasar Wirasaba dibuka."}\n'
MANY = 200 * 2**20


def test_a_line_is_a_record() -> None:
    row = {
        "_id": "n-1",
        "judul": "Pasar Dibuka",
        "isi": "Pasar Wirasaba dibuka 😀.\r\nRamai.",
        "media": "Kabar Wirasaba",
        "kanal": "Ekonomi",
        "penulis": [{"name": "Rina"}, "Budi"],
        "tanggal": "2 Juni 2025",
        "language": "id",
        "link": "https://kabar.example/1",
        "tags": ["pasar"],
    }
    (found,) = given(jsonl, json.dumps(row).encode(), "news.jsonl")
    meta = {
        "title": "Pasar Dibuka",
        "outlet": "Kabar Wirasaba",
        "section": "Ekonomi",
        "author": "Rina, Budi",
        "date": "2 Juni 2025",
        "lang": "id",
        "url": "https://kabar.example/1",
    }
    assert found == Record("n-1", "news.jsonl:1", "Pasar Wirasaba dibuka 😀.\r\nRamai.", meta)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"text": "a"', "a.x:1: not valid JSON: expecting ',' delimiter, at the end of the line"),
        (b"[1]", 'a.x:1: not a JSON object (one object a line: {"title": …, "text": …})'),
        (b'"text"', 'a.x:1: not a JSON object (one object a line: {"title": …, "text": …})'),
        (b'{"title": "a"}', "a.x:1: has no field with the text (name it with --map text=NAME; there are title)"),
        (b"{}", "a.x:1: has no field with the text (name it with --map text=NAME; there are none)"),
        (b'{"text": ["a"]}', "a.x:1: 'text' is no text but a list (name the field with --map text=NAME; there are text)"),
        (b'{"body": 7}', "a.x:1: 'body' is no text but a number (name the field with --map text=NAME; there are body)"),
        (b'{"text": null}', "a.x:1: has no text: 'text' is null (there are text)"),
        (b'{"text": "a\0"}', "a.x:1: not text: it holds NUL bytes"),
        (b"\x1f\x8b\x08\x00", "a.x:1: not text: this is gzip data (export it as plain text)"),
        (
            b'{"text": "\xc3\xa9\xc3\xa9 \xc3\x28"}',
            "a.x:1:14: not valid UTF-8: byte 0xC3 (save the file as UTF-8, or declare its encoding)",
        ),
        (b'{"n": ' + b"9" * 5000 + b"}", "a.x:1: cannot be read as JSON: a number with thousands of figures"),
        (b"[" * 100_000, "a.x:1: cannot be read as JSON: nested too deep"),
    ],
)
def test_a_line_that_is_no_article_is_told_and_the_rest_read(line: bytes, said: str) -> None:
    found = given(jsonl, line + b"\n \n" + LINE)
    assert told(found)[0].startswith(said)
    assert [(each.id, each.place) for each in records(found)] == [("7", "a.x:3")]
    assert len(found) == 2


def test_an_archive_may_be_empty_or_blank_or_say_a_thing_twice() -> None:
    assert given(jsonl, b"") == given(jsonl, b"\n\r\n  \n") == []
    assert [each.id for each in records(given(jsonl, LINE * 2))] == ["7", "7"]


def test_half_a_character_is_replaced_by_one_and_told() -> None:
    (found,) = records(given(jsonl, rb'{"text": "Pasar \ud83d ramai \ud83d\ude00", "title": "\udc00", "id": "\ud800"}'))
    assert (found.text, found.meta["title"], found.id) == ("Pasar � ramai 😀", "�", "�")
    assert found.notes == ("half of a character (a lone surrogate) is read as �",)


@pytest.mark.parametrize(
    ("data", "options"),
    [
        (b"\xef\xbb\xbf" + LINE, {}),
        (LINE.decode().encode("utf-16"), {}),
        (LINE.decode().encode("utf-16-be"), {"encoding": "utf-16-be"}),
        (LINE.decode().encode("utf-32"), {}),
        (LINE, {"encoding": "windows-1252"}),
        (b"\xef\xbb\xbf" + LINE, {"encoding": "utf-8"}),
    ],
)
def test_any_encoding_that_text_has(data: bytes, options: dict[str, Any]) -> None:
    assert [each.text for each in records(given(jsonl, data, **options))] == ["Pasar Wirasaba dibuka."]


def test_a_guessed_encoding_is_told() -> None:
    (found,) = records(given(jsonl, '{"text": "“Ramai,” kata Rina."}'.encode("windows-1252")))
    assert found.text == "“Ramai,” kata Rina."
    assert "windows-1252" in found.notes[0]


def test_utf_16_cut_in_half_keeps_what_came_before() -> None:
    found = given(jsonl, LINE.decode().encode("utf-16") + b"{")
    assert told(found) == ["a.x: not valid utf-16-le (declare the file's encoding)"]
    assert given(jsonl, LINE, encoding="klingon")[0] == Problem("a.x", "unknown encoding 'klingon'", "such as utf-8, windows-1252, utf-16")


def test_the_mapping_names_fields_and_what_it_misses_is_told() -> None:
    data = b'{"a": {"text": "satu"}, "text": "bukan", "b": "Judul"}\n{"a": {"text": "dua"}, "text": "bukan"}\n'
    found = given(jsonl, data, mapping={"text": "a.text", "title": "b", "section": "c"})
    assert [(each.text, each.meta) for each in records(found)] == [("satu", {"title": "Judul"}), ("dua", {})]
    assert told(found) == [
        "a.x:1: the first record has no 'c', which --map names for section (there are a, text, b)",
        "a.x: no record has 'c', which --map names for section",
    ]
    assert all(each.setup for each in found if isinstance(each, Problem))


class Long(RawIOBase):
    """A line of 200 MiB between two short ones, made while it is read."""

    def __init__(self) -> None:
        self._pieces: Iterator[bytes] = iter([LINE, b'{"text": "', *[b"a" * 2**16] * (MANY // 2**16), b'"}\n', LINE])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_a_line_longer_than_the_limit_is_not_held() -> None:
    tracemalloc.start()
    try:
        found = list(jsonl.records("a.x", cast("Any", Long()), ReadOptions(limit=2**20)))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert told(found) == ["a.x:2: larger than 1 MiB, the most that is read of one record"]
    assert [each.place for each in records(found)] == ["a.x:1", "a.x:3"]
    assert most < 12 * 2**20


@settings(derandomize=True, max_examples=100, deadline=None)
@randomly(
    st.lists(st.one_of(st.binary(max_size=40), st.sampled_from([LINE.rstrip(), b"", b" ", b'{"text":"\\ud800"}', b"{}", b'{"text":{}}'])))
)
def test_every_line_is_a_record_a_problem_or_blank(pieces: list[bytes]) -> None:
    data = b"x\n" + b"\n".join(pieces)
    lines = data.split(b"\n")
    found = given(jsonl, data)
    assert len(found) == sum(bool(line.strip()) for line in lines)
    for each in records(found):
        "".join((each.id, each.text, *each.meta.values())).encode("utf-8")
