from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NewslintError
from newslint.readers.decode import decode

KALIMAT = "“Tidak ada,” kata Rahmi — ketua."


@pytest.mark.parametrize(
    ("data", "text", "encoding", "notes"),
    [
        (b"", "", "utf-8", 0),
        ("Harga naik 😀 é e\u0301".encode(), "Harga naik 😀 é e\u0301", "utf-8", 0),
        ("\ufeffPagi".encode(), "Pagi", "utf-8", 0),
        ("\ufeff\ufeffPagi".encode(), "\ufeffPagi", "utf-8", 0),
        (b"satu\r\ndua\rtiga\n", "satu\r\ndua\rtiga\n", "utf-8", 0),
        ("Rp\xa010 juta\u2028lagi".encode(), "Rp\xa010 juta\u2028lagi", "utf-8", 0),
        (codecs.BOM_UTF16_LE + KALIMAT.encode("utf-16-le"), KALIMAT, "utf-16-le", 0),
        (codecs.BOM_UTF16_BE + "😀 ya".encode("utf-16-be"), "😀 ya", "utf-16-be", 0),
        (codecs.BOM_UTF32_LE + "ya".encode("utf-32-le"), "ya", "utf-32-le", 0),
        (KALIMAT.encode("cp1252"), KALIMAT, "windows-1252", 1),
        (b"Sisa tata letak \x03 satu saja", "Sisa tata letak \x03 satu saja", "utf-8", 0),
    ],
)
def test_text_is_read_exactly_as_stored(data: bytes, text: str, encoding: str, notes: int) -> None:
    decoded = decode("a.txt", data)
    assert (decoded.text, decoded.encoding, len(decoded.notes)) == (text, encoding, notes)


@pytest.mark.parametrize(
    ("data", "declared", "text", "encoding"),
    [
        (b"caf\xe9", "latin-1", "café", "iso8859-1"),
        ("\ufeffPagi".encode(), "utf-8", "Pagi", "utf-8"),
        ("Pagi".encode("utf-16"), "utf-16", "Pagi", "utf-16-le"),
        ("Pagi".encode("utf-16-le"), "utf-16-le", "Pagi", "utf-16-le"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет", "koi8-r"),
    ],
)
def test_a_declared_encoding_is_believed(data: bytes, declared: str, text: str, encoding: str) -> None:
    decoded = decode("a.txt", data, declared)
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, encoding, ())


@pytest.mark.parametrize(
    ("data", "declared", "said"),
    [
        (b"%PDF-1.7 \x01", None, "a PDF document"),
        (b"PK\x03\x04....", None, "zip archive"),
        (b"{\\rtf1 Halo}", None, "RTF"),
        (b"\x89PNG\r\n\x1a\n", None, "PNG"),
        (b"Ha\0lo", None, "NUL bytes"),
        ("Pagi semua".encode("utf-16-le"), None, "encoding utf-16-le"),
        ("Pagi semua".encode("utf-16-be"), None, "encoding utf-16-be"),
        (b"\x01\x02\x03\x04", None, "control characters"),
        (b"\x81\x8d kata kata", None, "not valid UTF-8: byte 0x81"),
        ("Привет, мир".encode("koi8-r"), None, "not valid UTF-8"),
        (codecs.BOM_UTF16_LE + b"abc", None, "not valid utf-16-le"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a\x00", None, "not valid utf-16-le"),
        (b"caf\xe9", "ascii", "not valid ascii: byte 4 of 4"),
        (b"kata", "rot13", "unknown encoding 'rot13'"),
        (b"kata", "klingon", "unknown encoding 'klingon'"),
        (b"\\ud800", "unicode-escape", "not valid"),
    ],
)
def test_what_is_not_text_is_refused_in_one_line(data: bytes, declared: str | None, said: str) -> None:
    with pytest.raises(NewslintError) as caught:
        decode("berita/a.txt", data, declared)
    (problem,) = caught.value.problems
    assert said in str(problem)
    assert str(problem).startswith("berita/a.txt:")
    assert "\n" not in str(problem)


def test_damaged_utf8_is_not_guessed_at_but_located() -> None:
    with pytest.raises(NewslintError) as caught:
        decode("a.txt", "Judul\r\n“Ya,” kata ".encode() + b"\xe2\x80" + "Rahmi — ketua".encode())
    assert str(caught.value).startswith("a.txt:2:12: not valid UTF-8: byte 0xE2")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.binary(max_size=60) | st.text(max_size=30).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([None, "utf-16", "cp1252"]),
)
def test_any_bytes_are_text_or_a_problem(data: bytes, declared: str | None) -> None:
    text, refusal = "", "a.txt:"
    try:
        text = decode("a.txt", data, declared).text
    except NewslintError as error:
        refusal = str(error)
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\0" not in text
    assert refusal.startswith("a.txt:")
    assert "\n" not in refusal
