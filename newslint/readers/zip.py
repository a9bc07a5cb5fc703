"""Zip archives: each file in one. Nothing is unpacked onto the disk, so no name can lead out of anywhere."""

from __future__ import annotations

import stat
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from newslint.errors import NewslintError, Problem
from newslint.readers import Member, ReadOptions
from newslint.readers.compressed import bomb, is_bomb
from newslint.readers.streams import Content, seekable

SUFFIXES = (".zip",)
ENCRYPTED = 1
"""The bit of a member's flags that says so."""


def members(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Member | Problem]:
    """Each file, in the order of the archive's directory. An archive that was cut off has none, and is told whole."""
    try:
        archive = zipfile.ZipFile(seekable(stream))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise NewslintError(Problem(path, f"not a whole zip archive: {error}", "it is cut off, or damaged")) from error
    with archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield _member(f"{path}!{info.filename}", archive, info, options.limit)


def _member(place: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> Member | Problem:
    if info.flag_bits & ENCRYPTED:
        return Problem(place, "is encrypted", "unpack it with its password")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Problem(place, "a link, which is not followed")
    if is_bomb(info.file_size, info.compress_size, limit):
        return bomb(place, info.compress_size)
    try:
        return Member(info.filename, cast("BinaryIO", Content(place, archive.open(info))))
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
        return Problem(place, f"cannot be read: {error}")
