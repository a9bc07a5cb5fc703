"""Lines of streams."""

from __future__ import annotations

import io

import pytest
from hypothesis import given as randomly
from hypothesis import settings
from hypothesis import strategies as st

from newslint.errors import NewslintError
from newslint.readers.lines import encoding_of, is_wide, lines, text_of


@settings(derandomize=True, max_examples=100, deadline=None)
@randomly(st.lists(st.binary(max_size=12).map(lambda piece: piece.replace(b"\n", b"")), max_size=8), st.integers(1, 9))
def test_each_line_comes_with_its_number_or_is_passed_over(pieces: list[bytes], limit: int) -> None:
    data = b"x" + b"\n".join(pieces)
    expected = [(number, line) for number, line in enumerate(data.splitlines(keepends=True) if b"\r" not in data else _kept(data), 1)]
    found = list(lines("a", io.BytesIO(data), None, limit))
    assert [number for number, _ in found] == [number for number, _ in expected]
    assert all(line is None or line == kept for (_, line), (_, kept) in zip(found, expected, strict=True))
    assert all((line is None) == (len(kept.rstrip(b"\r\n")) > limit) for (_, line), (_, kept) in zip(found, expected, strict=True))


def _kept(data: bytes) -> list[bytes]:
    return list(io.BytesIO(data))


def test_wide_encodings_come_as_utf_8() -> None:
    for encoding in ("utf-16", "utf-32", "utf-16-le"):
        declared = None if encoding != "utf-16-le" else encoding
        assert list(lines("a", io.BytesIO("é\n😀".encode(encoding)), declared, 99)) == [(1, "é\n".encode()), (2, "😀".encode())]
    assert [encoding_of(each) for each in ("utf-16", "latin-1", None)] == [None, "latin-1", None]
    assert [is_wide(each) for each in ("UTF-16BE", "utf_32", "utf-8", "klingon", None)] == [True, True, False, False, False]


def test_a_line_that_is_no_text_is_told_with_its_column() -> None:
    assert text_of("a:7", "é".encode(), None) == ("é", ())
    with pytest.raises(NewslintError, match=r"^a:7:3: not valid UTF-8: byte 0xFF"):
        text_of("a:7", "éé\xff".encode()[:4] + b"\xff", None)
