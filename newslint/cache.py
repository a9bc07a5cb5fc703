"""What is compiled, kept on disk between runs: found by what it was made from, never trusted when in doubt.

A file holds named sections, plain data that is marshalled or bytes as they are, so that a run reads those it needs: a magic line, the
BLAKE2 digest of the index under the file's name and its length, the index (where each section lies, and its CRC-32: what a run reads of a
plan took a twentieth of it to prove by BLAKE2), the sections. Rows of tables are read one by one, each with its own proof. A file is
written whole or not at all, read only from a directory of this user's that nobody else can write to, and made anew when anything is odd.
"""

from __future__ import annotations

import marshal
import os
import sys
from binascii import crc32
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from newslint import __version__
from newslint.hashing import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

MAGIC = b"newslint plan 3\n"
PREFACE = len(MAGIC) + 32 + 8
"""Bytes before the index: the magic line, the digest of the index, its length."""
PREAD: Callable[[int, int, int], bytes] | None = getattr(os, "pread", None)
WHOLE = ""
"""The section of a file that holds one value."""


class Rowed(bytes):
    """What is kept to be read in pieces, each of which carries its own proof."""


class Pieces:
    """A section that was `Rowed`: a slice of it is read when it is asked for, and for whoever asks to prove; empty where it cannot be."""

    __slots__ = ("_begin", "_read", "size")

    def __init__(self, read: Callable[[int, int], bytes], begin: int, size: int) -> None:
        self._read, self._begin, self.size = read, begin, size

    def __getitem__(self, piece: slice) -> bytes:
        try:
            return self._read(piece.stop - piece.start, self._begin + piece.start)
        except (OSError, ValueError):  # the file was closed, as something else in it was damaged
            return b""


class DamagedError(Exception):
    """A section does not read as it was written."""


class Sections(Mapping[str, Any]):
    """The sections of one file, each read and proved when it is looked up. Raises DamagedError for one that is not as written."""

    __slots__ = ("_file", "_index", "_start")

    def __init__(self, file: Any, index: Mapping[str, tuple[int, int, int | None, bool]], start: int) -> None:
        self._file, self._index, self._start = file, index, start

    def __getitem__(self, name: str) -> Any:
        begin, size, known, plain = self._index[name]
        if known is None:
            return Pieces(self._read, self._start + begin, size)
        try:
            data = self._read(size, self._start + begin)
            if len(data) == size and crc32(data) == known:
                return data if plain else marshal.loads(data)
        except (OSError, ValueError, EOFError, TypeError):
            pass
        raise DamagedError(name)

    def _read(self, size: int, at: int) -> bytes:
        """In one step where there is such a call: a process that was forked has the same file open at the same place."""
        if PREAD is not None:
            return PREAD(self._file.fileno(), size, at)
        self._file.seek(at)
        data: bytes = self._file.read(size)
        return data

    def close(self) -> None:
        """Lets go of the file, which Windows does not replace while it is read."""
        self._file.close()

    def __contains__(self, name: object) -> bool:
        return name in self._index

    def __iter__(self) -> Iterator[str]:
        return iter(self._index)

    def __len__(self) -> int:
        return len(self._index)


class Mended(Mapping[str, Any]):
    """Sections that are all made anew when one of them turns out to be damaged."""

    __slots__ = ("_make", "_sections")

    def __init__(self, sections: Sections, make: Callable[[], Mapping[str, Any]]) -> None:
        self._sections: Mapping[str, Any] = sections
        self._make = make

    def __getitem__(self, name: str) -> Any:
        try:
            return self._sections[name]
        except DamagedError:
            return self._anew()[name]

    def together(self, names: Iterable[str], *, anew: bool = False) -> list[Any]:
        """Several sections, all of one make: what was compiled twice is equal, and not written alike. `anew`: one is damaged."""
        wanted = [*names]
        try:
            sections = self._anew() if anew else self._sections
            return [sections[name] for name in wanted]
        except DamagedError:
            return [self._anew()[name] for name in wanted]

    def _anew(self) -> Mapping[str, Any]:
        if isinstance(self._sections, Sections):
            self._sections.close()
            self._sections = self._make()
        return self._sections

    def __contains__(self, name: object) -> bool:
        return name in self._sections  # without reading it

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)


def together(parts: Mapping[str, Any], names: Iterable[str], *, anew: bool = False) -> list[Any]:
    """Several parts of what may be kept in a file, all of one make."""
    return parts.together(names, anew=anew) if isinstance(parts, Mended) else [parts[name] for name in names]


def whole(part: Any) -> Any:
    """A part as it was stored, all of it."""
    return part[0 : part.size] if isinstance(part, Pieces) else part


def directory() -> str | None:
    """Where the cache lies: NEWSLINT_CACHE_DIR, else the user's cache folder; None when the first is empty or there is no user."""
    named = os.environ.get("NEWSLINT_CACHE_DIR")
    if named is not None:
        return named or None
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return os.path.join(local, "newslint", "Cache") if local else None
    home = os.environ.get("XDG_CACHE_HOME", "")
    if not os.path.isabs(home):
        home = os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(home, "newslint") if os.path.isabs(home) else None


def key_of(parts: Iterable[bytes]) -> str:
    """A name for whatever is made from `parts` by this code of newslint on this interpreter."""
    digest = blake2b(f"{__version__} {sys.implementation.cache_tag} {sys.version_info}".encode(), digest_size=20)
    for part in (_code(), *parts):
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


@cache
def _code() -> bytes:
    """Size and time of the modules beside this one: an edited newslint makes other plans, whatever its version says."""
    here = os.path.dirname(__file__)
    rows = []
    for folder in (here, os.path.join(here, "kinds"), os.path.join(here, "annotators")):
        try:
            for name in os.listdir(folder):
                if name.endswith(".py"):
                    status = os.stat(os.path.join(folder, name))
                    rows.append((name, status.st_size, status.st_mtime_ns))
        except OSError:
            continue
    return repr(sorted(rows)).encode()


def sections(key: str) -> Sections | None:
    """The sections stored under `key`, or None: not there, not ours, or not whole."""
    folder = directory()
    if folder is None:
        return None
    path = os.path.join(folder, f"{key}.plan")
    try:
        if not private(folder):
            return None
        file = open(path, "rb", buffering=0)  # noqa: SIM115  (sections are read for as long as the run lasts)
    except OSError:
        return None
    try:
        preface = file.read(PREFACE)
        size = int.from_bytes(preface[-8:], "little")
        status = os.fstat(file.fileno())
        index = file.read(size) if preface.startswith(MAGIC) and size <= status.st_size and ours(status) else b""
        if blake2b(index, digest_size=32, key=key.encode()).digest() == preface[len(MAGIC) : -8]:
            found = Sections(file, marshal.loads(index), PREFACE + size)
            _used(path)
            return found
    except (OSError, ValueError, EOFError, TypeError):
        pass
    file.close()
    return None


def load(key: str) -> Any | None:
    """The value stored under `key`, or None: not there, not ours, or not whole."""
    found = sections(key)
    try:
        return found[WHOLE] if found is not None and WHOLE in found else None
    except DamagedError:
        return None


def store(key: str, value: Any) -> None:
    """Keeps plain data under `key`; a cache that cannot be written is done without."""
    store_sections(key, {WHOLE: value})


def store_sections(key: str, parts: Mapping[str, Any]) -> None:
    """Keeps named plain data under `key`; a cache that cannot be written is done without."""
    from newslint.storing import write  # which most runs have no use for

    folder = directory()
    if folder is not None:
        write(folder, key, parts)


def writable() -> bool:
    """Whether something would be kept, for who has to make it first."""
    folder = directory()
    try:
        return folder is not None and private(folder) and os.access(folder, os.W_OK)
    except OSError:
        return False


def private(folder: str) -> bool:
    """Whether only this user can write to `folder`. Windows keeps a user's cache folder private by itself. Raises OSError."""
    return ours(os.stat(folder))


def ours(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user, and only this user can write to it."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def drop(path: str) -> None:
    """Deletes a file, if it is there and lets itself be deleted."""
    try:
        os.unlink(path)
    except OSError:
        return


def _used(path: str) -> None:
    """Enters that the file was used, where that can be entered."""
    try:
        os.utime(path)
    except OSError:
        return
