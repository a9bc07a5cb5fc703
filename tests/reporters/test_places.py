"""Paths, addresses and columns as programs count them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.reporters.places import BytePlaces, relative, uri
from newslint.spans import Lines


@pytest.mark.parametrize(
    ("path", "root", "expected", "address"),
    [
        ("a.txt", "/p", "a.txt", "a.txt"),
        ("./berita//a.txt", "/p", "berita/a.txt", "berita/a.txt"),
        ("/p/berita/é a.txt", "/p", "berita/é a.txt", "berita/%C3%A9%20a.txt"),
        ("/lain/a.txt", "/p", "/lain/a.txt", "file:///lain/a.txt"),
        ("/p/..a/b.txt", "/p", "..a/b.txt", "..a/b.txt"),
        ("/p/a.txt", "", "/p/a.txt", "file:///p/a.txt"),
        ("../a.txt", "/p", "../a.txt", "../a.txt"),
        ("c:d#1?2%.txt", "/p", "c:d#1?2%.txt", "c%3Ad%231%3F2%25.txt"),
        ("\udcff.txt", "/p", "\udcff.txt", "%FF.txt"),
    ],
)
def test_paths_and_addresses(path: str, root: str, expected: str, address: str) -> None:
    assert relative(path, root) == expected
    assert uri(path, root) == address


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("aé漢👧\u0301\u00a0\r\n", max_size=40), st.data())
def test_bytes_before_a_place(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    place = BytePlaces(text).at(offset)
    start = lines.starts[place["line"] - 1]
    assert text[start:offset].encode() == text[start:].encode()[: place["column"] - 1]
