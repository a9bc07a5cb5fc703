"""Where rule packs lie and what is in them, as bytes: enough to know whether a compiled plan is still true, without parsing anything."""

from __future__ import annotations

import errno
import marshal
import os
import stat
import time
from collections.abc import Iterator
from operator import itemgetter

from newslint.hashing import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written once more has another time: the coarsest clock of a file system."""
VOCABULARY = "vocabulary.txt"
"""The file that holds a language's words."""


def shipped() -> Path:
    """The rules that come with newslint: inside the installed package, or beside it in a checkout."""
    from pathlib import Path

    return Path(shipped_root())


def shipped_root() -> str:
    """`shipped` as a text, for a start that needs no paths."""
    package = os.path.dirname(os.path.realpath(__file__))
    inside = os.path.join(package, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(package), "rules")


def content(path: str) -> bytes:
    """What a file holds, or the file that a link leads to. Raises OSError, also for pipes and devices: they may never begin or end."""
    with open(path, "rb", opener=_at_once) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read()


def _at_once(path: str, flags: int) -> int:
    """Opens without waiting for a writer, as one does with a pipe."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def listing(root: str | Path) -> Iterator[tuple[str, bytes]]:
    """Every YAML file and vocabulary below `root` as (path from root with /, content), sorted; reads bytes, parses nothing."""
    for name, entry in _entries(os.fspath(root)):
        try:
            found = content(entry.path)
        except OSError:
            found = b""
        yield name, found


def digest(root: str | Path) -> str:
    """A hash of all that a pack is read from: equal digests give equal rules and languages."""
    total = blake2b(digest_size=20)
    for name, found in listing(root):
        for part in (name.encode("utf-8", "surrogateescape"), found):
            total.update(len(part).to_bytes(8, "little"))
            total.update(part)
    return total.hexdigest()


def state(root: str) -> bytes:
    """What tells one state of a pack's files from another without reading them; empty while one of them is too new to tell."""
    rows, newest = [], 0
    for name, entry in _entries(root):
        try:
            status = entry.stat()
        except OSError:
            return b""
        rows.append((name, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino))
        newest = max(newest, status.st_mtime_ns, status.st_ctime_ns)
    return b"" if newest > time.time_ns() - SETTLED else marshal.dumps(rows, 0)


def _entries(root: str) -> list[tuple[str, os.DirEntry[str]]]:
    """The YAML files and vocabularies below `root`, each by its path from there, sorted by that."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    folders = [(root, "")]
    for folder, above in folders:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    name = entry.name
                    if hidden(name):
                        continue
                    if (name.endswith((".yaml", ".yml")) or name == VOCABULARY) and not entry.is_dir():
                        found.append((above + name, entry))
                    elif entry.is_dir(follow_symlinks=False):
                        folders.append((entry.path, f"{above}{name}/"))
        except OSError:
            continue
    return sorted(found, key=itemgetter(0))


def hidden(name: str) -> bool:
    """Whether a file or folder of a pack is passed over."""
    return name.startswith((".", "_"))
