"""Tar archives, read from front to back: each ordinary file in one. Nothing is unpacked onto the disk."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO, cast

from newslint.errors import NewslintError, Problem
from newslint.readers import Member, ReadOptions
from newslint.readers.streams import Content

SUFFIXES = (".tar",)
LONGEST_HEADER = 2**20
"""Bytes that a header may say of itself that follow; tarfile would read them at once."""
ENDED = "EOFHeaderError"
"""What tarfile raises for itself at the end of a whole archive; the class has no public name."""
UNENDED = "EmptyHeaderError"
"""And where the file ends without the blocks that end an archive."""
EXTENDED = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


def members(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Member | Problem]:
    """Each ordinary file; links and devices are told. Raises NewslintError where the archive is cut off or damaged."""
    try:
        with _Archive.open(fileobj=stream, mode="r|", errorlevel=2) as archive:
            while info := archive.next():
                archive.members = []  # type: ignore[attr-defined]  # or it keeps every header it has seen
                if not info.isdir():
                    yield _member(path, archive, info)
            fault = archive.fault
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise NewslintError(_broken(path, error)) from error
    if type(fault).__name__ != ENDED:
        raise NewslintError(_broken(path, fault))


def _member(path: str, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Member | Problem:
    name = info.name.encode("utf-8", "backslashreplace").decode("utf-8")
    place = f"{path}!{name}"
    if info.issym() or info.islnk():
        return Problem(place, "a link, which is not followed")
    if info.issparse():
        return Problem(place, "a sparse file, which is not read")
    content = archive.extractfile(info) if info.isreg() else None
    if content is None:
        return Problem(place, "not an ordinary file")
    return Member(name, cast("BinaryIO", Content(place, content)))


def _broken(path: str, error: Exception | None) -> Problem:
    reason = "it has no end mark" if type(error).__name__ == UNENDED else str(error)
    return Problem(path, f"cut off or damaged: {reason}", "what came before it was read")


class _Header(tarfile.TarInfo):
    """A header that remembers how the archive ended, which tarfile tells nobody."""

    @classmethod
    def fromtarfile(cls, tarfile: tarfile.TarFile) -> tarfile.TarInfo:  # type: ignore[override]
        try:
            return super().fromtarfile(tarfile)
        except Exception as error:
            tarfile.fault = error  # type: ignore[attr-defined]
            raise

    @classmethod
    def frombuf(cls, buf: bytes, encoding: str, errors: str) -> tarfile.TarInfo:  # type: ignore[override]
        found = super().frombuf(buf, encoding, errors)
        if found.type in EXTENDED and found.size > LONGEST_HEADER:
            raise tarfile.HeaderError(f"a header of {found.size} bytes")
        return found


class _Archive(tarfile.TarFile):
    tarinfo = _Header
    fault: Exception | None = None
