"""Tar archives: which of their files are read, and what is told of the rest."""

from __future__ import annotations

import io
import tarfile

import pytest

from newslint.errors import NewslintError
from newslint.readers import Member, ReadOptions, tar


def archive(files: dict[str, bytes], others: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.PAX_FORMAT) as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
        for name, kind in (others or {}).items():
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            made.addfile(info)
    return out.getvalue()


def members(data: bytes) -> list[tuple[str, bytes] | str]:
    found: list[tuple[str, bytes] | str] = []
    try:
        for each in tar.members("a.tar", io.BytesIO(data), ReadOptions()):
            found.append((each.name, each.stream.read()) if isinstance(each, Member) else str(each))
    except NewslintError as error:
        found += map(str, error.problems)
    return found


FILES = {"b/x.txt": b"satu" * 200, "../../a.txt": b"dua", "é😀.txt": b"", "n" * 300 + ".txt": b"tiga", "z.txt": b"empat"}


def test_files_come_in_their_order() -> None:
    assert members(archive(FILES)) == list(FILES.items())
    assert members(archive({})) == []


def test_what_is_no_ordinary_file_is_told() -> None:
    others = {"d": tarfile.DIRTYPE, "l": tarfile.SYMTYPE, "h": tarfile.LNKTYPE, "c": tarfile.CHRTYPE, "p": tarfile.FIFOTYPE}
    assert members(archive({"a.txt": b"satu"}, others)) == [
        ("a.txt", b"satu"),
        "a.tar!l: a link, which is not followed",
        "a.tar!h: a link, which is not followed",
        "a.tar!c: not an ordinary file",
        "a.tar!p: not an ordinary file",
    ]


def test_wherever_it_is_cut_off_the_files_before_are_read_and_it_is_told() -> None:
    data = archive({"a.txt": b"satu" * 200, "b.txt": b"dua" * 400})
    end = len(data.rstrip(b"\0")) // 512 * 512 + 512
    whole = [("a.txt", b"satu" * 200), ("b.txt", b"dua" * 400)]
    assert members(data[: end + 512]) == whole
    assert members(data[:end]) == [*whole, "a.tar: cut off or damaged: it has no end mark (what came before it was read)"]
    for cut in range(0, end + 1, 128):
        *read, said = members(data[:cut])
        assert str(said).startswith(("a.tar: cut off or damaged: ", "a.tar!")), cut
        assert [each for each in read if not isinstance(each, str)] == whole[: len(read)], cut


@pytest.mark.parametrize("data", [b"", b"no tar at all" * 99, bytes(100)])
def test_what_is_no_tar_is_told(data: bytes) -> None:
    (said,) = members(data)
    assert str(said).startswith("a.tar: cut off or damaged: ")


def test_a_damaged_header_is_told() -> None:
    data = bytearray(archive({"a.txt": b"satu", "b.txt": b"dua"}))
    data[1024 + 100] ^= 0xFF
    found = members(bytes(data))
    assert found[0] == ("a.txt", b"satu")
    assert str(found[1]).startswith("a.tar: cut off or damaged: ")


def test_a_header_of_many_megabytes_is_not_read() -> None:
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 2**32
    (said,) = members(info.tobuf(tarfile.USTAR_FORMAT))
    assert said == "a.tar: cut off or damaged: a header of 4294967296 bytes (what came before it was read)"


def test_a_name_that_is_no_text_can_be_printed() -> None:
    data = archive({"a.txt": b"satu"}).replace(b"a.txt", b"\xff.txt")
    fixed = bytearray(data)
    header = tarfile.TarInfo.frombuf(archive({"a.txt": b"satu"})[:512], "utf-8", "surrogateescape")
    header.name = "\udcff.txt"
    fixed[:512] = header.tobuf(tarfile.GNU_FORMAT, "utf-8", "surrogateescape")
    assert members(bytes(fixed)) == [("\\udcff.txt", b"satu")]
