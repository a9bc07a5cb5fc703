"""Zip archives: which of their files are read, and what is told of the rest."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from newslint.errors import NewslintError, Problem
from newslint.readers import Member, ReadOptions
from newslint.readers.streams import Content
from newslint.readers.zip import members as members_of


def archive(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def members(data: bytes, limit: int = 2**16) -> list[tuple[str, bytes] | str]:
    found: list[tuple[str, bytes] | str] = []
    for each in members_of("a.zip", io.BytesIO(data), ReadOptions(limit=limit)):
        found.append((each.name, each.stream.read()) if isinstance(each, Member) else str(each))
    return found


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_files_come_in_their_order_and_folders_do_not(compression: int) -> None:
    files = {"b/": b"", "b/x.txt": b"satu", "../../a.txt": b"dua", "é😀.txt": b"", "/etc/x": b"tiga"}
    assert members(archive(files, compression)) == [(name, data) for name, data in files.items() if name != "b/"]
    assert members(archive({})) == []


def test_one_that_cannot_seek_is_read_all_the_same() -> None:
    stream = io.BufferedReader(Content("a", io.BytesIO(archive({"x.txt": b"satu"}))))
    assert [type(each) for each in members_of("a.zip", stream, ReadOptions())] == [Member]


def test_a_bomb_is_not_read_and_its_neighbours_are() -> None:
    found = members(archive({"a.txt": b"satu", "bomb.txt": bytes(2**22), "b.txt": b"dua"}))
    assert [found[0], found[2]] == [("a.txt", b"satu"), ("b.txt", b"dua")]
    assert str(found[1]).startswith("a.zip!bomb.txt: expands to more than 250 times its 3.984 KiB")


def test_links_and_encrypted_files_are_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("secret.txt", "x")
    data = bytearray(out.getvalue())
    entry = data.rindex(b"PK\x01\x02")
    struct.pack_into("<H", data, entry + 8, 1)
    assert members(bytes(data)) == [
        "a.zip!link.txt: a link, which is not followed",
        "a.zip!secret.txt: is encrypted (unpack it with its password)",
    ]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"no zip" * 50, None])
def test_one_that_is_not_whole_is_told(data: bytes | None) -> None:
    data = archive({"a.txt": b"satu" * 99})[:-30] if data is None else data
    with pytest.raises(NewslintError, match=r"^a\.zip: not a whole zip archive: "):
        members(data)


def test_a_damaged_file_is_told_and_the_next_read() -> None:
    data = archive({"a.txt": b"satu" * 99, "b.txt": b"dua"}, zipfile.ZIP_STORED).replace(b"satusatu", b"satusato", 1)
    told = []
    for each in members_of("a.zip", io.BytesIO(data), ReadOptions()):
        assert isinstance(each, Member)
        try:
            told.append(each.stream.read())
        except NewslintError as error:
            told += error.problems  # type: ignore[arg-type]
    assert told == [Problem("a.zip!a.txt", "damaged or cut off: Bad CRC-32 for file 'a.txt'", "what came before it was read"), b"dua"]
    renamed = bytearray(archive({"a.txt": b"satu"}))
    renamed[30:35] = b"b.txt"
    assert members(bytes(renamed)) == ["""a.zip!a.txt: cannot be read: File name in directory 'a.txt' and header b'b.txt' differ."""]
