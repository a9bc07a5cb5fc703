"""Bytes to text, exactly as stored: no character is added, dropped or replaced. What is not text is refused, what is guessed is told."""

from __future__ import annotations

import codecs

from newslint import expressions as re
from newslint.errors import NewslintError, Problem
from newslint.records import dataclass

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks; UTF-32 first, because its mark begins with that of UTF-16."""
MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive, perhaps a .docx or .odt document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "an SQLite database"),
)
LEGACY = "windows-1252"
"""The one legacy encoding worth guessing for Indonesian and English."""
CONTROLS = frozenset(map(chr, (*range(9), 11, *range(14, 32), 127)))
"""Control characters that plain text does without; tab, line feed, form feed and carriage return are text."""
_STRAYS = re.later(f"[{''.join(sorted(CONTROLS))}]")
STRAY = 50
"""Text may hold one stray control character in so many, and one more: what an old page layout system left behind."""
FOREIGN = 4
"""A guess is refused when more than one character in so many is not ASCII."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, what it was decoded with, and what the user should know of it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(path: str, data: bytes, encoding: str | None = None) -> Decoded:
    """The text of `data`, without its byte order mark. Raises NewslintError naming `path` when it is no text."""
    if encoding:
        return _checked(path, _declared(path, data, encoding))
    for mark, name in MARKS:
        if data.startswith(mark):
            return _checked(path, Decoded(_strict(path, data[len(mark) :], name), name))
    _refuse_binary(path, data)
    try:
        return _checked(path, Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        return _guessed(path, data, error)


def _declared(path: str, data: bytes, encoding: str) -> Decoded:
    try:
        codec = codecs.lookup(encoding)
        is_text = isinstance("".encode(encoding), bytes) and isinstance(codec.decode(b"")[0], str)
    except (LookupError, ValueError, TypeError, UnicodeError):
        is_text = False
    if not is_text:
        raise NewslintError(Problem(path, f"unknown encoding '{encoding}'", "such as utf-8, windows-1252, utf-16"))
    for mark, name in MARKS:
        if data.startswith(mark) and codec.name in (name, name.removesuffix("-le").removesuffix("-be")):
            return Decoded(_strict(path, data[len(mark) :], name), name)
    return Decoded(_strict(path, data, encoding), codec.name)


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
        text.encode("utf-8")  # some codecs let lone surrogates through
    except (UnicodeError, ValueError) as error:
        what = f"not valid {encoding}"
        if isinstance(error, UnicodeDecodeError):
            what += f": byte {error.start + 1} of {len(data)}"
        raise NewslintError(Problem(path, what, "declare the file's encoding, or save it as UTF-8")) from error
    return text


def _refuse_binary(path: str, data: bytes) -> None:
    for magic, name in MAGIC:
        if data.startswith(magic):
            raise NewslintError(Problem(path, f"not text: this is {name}", "export it as plain text"))
    if b"\0" in data:
        wide = _wide(data)
        hint = f"it looks like UTF-16 without a byte order mark: declare encoding {wide}" if wide else ""
        raise NewslintError(Problem(path, "not text: it holds NUL bytes", hint))


def _wide(data: bytes) -> str:
    """The UTF-16 that `data` seems to be: most of its characters have one NUL byte, always on the same side."""
    half = len(data) // 2
    low, high = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(low, high) * 2 > half and min(low, high) * 20 < half:
        return "utf-16-be" if low > high else "utf-16-le"
    return ""


def _checked(path: str, decoded: Decoded) -> Decoded:
    text = decoded.text
    if "\0" in text:
        raise NewslintError(Problem(path, "not text: it holds NUL characters"))
    strays = len(_STRAYS.findall(text))
    if strays > 1 + len(text) // STRAY:
        raise NewslintError(Problem(path, f"not text: {strays} of {len(text)} characters are control characters"))
    return decoded


def _guessed(path: str, data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Legacy single-byte text, unless `data` is damaged UTF-8 or some other encoding: a wrong guess would garble every quote mark."""
    line, column = _place(data, error.start)
    damaged = Problem(
        f"{path}:{line}:{column}", f"not valid UTF-8: byte 0x{data[error.start]:02X}", "save the file as UTF-8, or declare its encoding"
    )
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count("�")
    whole = sum(character > "\x7f" for character in lenient) - broken
    if whole >= broken:
        raise NewslintError(damaged)
    try:
        text = data.decode(LEGACY)
    except UnicodeDecodeError:
        raise NewslintError(damaged) from error
    if any(control in text for control in CONTROLS) or sum(character > "\x7f" for character in text) * FOREIGN > len(text):
        raise NewslintError(damaged)
    note = f"not UTF-8; read as {LEGACY}, which is a guess: declare its encoding, or save it as UTF-8"
    return Decoded(text, LEGACY, (note,))


def _place(data: bytes, offset: int) -> tuple[int, int]:
    """The 1-based line and column, in code points, of the byte at `offset`; what precedes it is valid UTF-8."""
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
