"""Compiled plans kept on disk between runs: found by what they were made from, never trusted when in doubt.

A file holds a magic line, the BLAKE2 digest of the rest, and marshalled plain data. It is written whole or not at all,
read only from a directory that belongs to this user and that nobody else can write to, and rebuilt when anything is odd.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from typing import Any

from newslint import __version__
from newslint.hashing import blake2b

MAGIC = b"newslint plan 1\n"
KEPT = 40
"""Files kept; the ones unused for longest go first."""


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
    for folder in (here, os.path.join(here, "kinds")):
        with suppress(OSError), os.scandir(folder) as entries:
            rows += [(entry.name, entry.stat().st_size, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py")]
    return repr(sorted(rows)).encode()


def load(key: str) -> Any | None:
    """What was stored under `key`, or None: not there, not ours, or not whole."""
    folder = directory()
    if folder is None or not _private(folder):
        return None
    try:
        path = os.path.join(folder, f"{key}.plan")
        with open(path, "rb") as file:
            data = file.read()
        body = memoryview(data)[len(MAGIC) + 32 :]
        if data[: len(MAGIC)] != MAGIC or data[len(MAGIC) : len(MAGIC) + 32] != blake2b(body, digest_size=32).digest():
            return None
        with suppress(OSError):
            os.utime(path)
        return marshal.loads(body)
    except (OSError, ValueError, EOFError, TypeError):
        return None


def store(key: str, value: Any) -> None:
    """Keeps plain data under `key`; a cache that cannot be written is done without."""
    folder = directory()
    if folder is None:
        return
    body = marshal.dumps(value)
    part = os.path.join(folder, f"{key}.{os.getpid()}.part")
    with suppress(OSError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not _private(folder):
            return
        try:
            with open(part, "wb") as file:
                file.write(MAGIC + blake2b(body, digest_size=32).digest() + body)
            os.replace(part, os.path.join(folder, f"{key}.plan"))
        finally:
            with suppress(FileNotFoundError):
                os.unlink(part)
        _prune(folder)


def _private(folder: str) -> bool:
    """Whether only this user can write to `folder`. Windows keeps a user's cache folder private by itself."""
    try:
        status = os.stat(folder)
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return True
    return status.st_uid == os.getuid() and not status.st_mode & 0o022


def _prune(folder: str) -> None:
    """Drops what was not used for longest, and what a run that was killed left half written."""
    with os.scandir(folder) as entries:
        files = [(entry.stat().st_mtime, entry.path) for entry in entries if entry.name.endswith((".plan", ".part"))]
    for _, path in sorted(files, reverse=True)[KEPT:]:
        with suppress(FileNotFoundError):
            os.unlink(path)
