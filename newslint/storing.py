"""What is compiled, put into the cache: written whole or not at all, and never more of it than a folder shall hold."""

from __future__ import annotations

import marshal
import os
from binascii import crc32
from collections.abc import Iterator, Mapping
from typing import Any

from newslint.cache import MAGIC, Rowed, drop, private
from newslint.hashing import blake2b

LARGEST, MOST = 100_000_000, 200
"""Bytes and files that the folder holds; what was unused for longest goes first."""
ENDINGS = (".plan", ".part")
"""Of files that are whole, and of those that are being written or were left so."""


def write(folder: str, key: str, parts: Mapping[str, Any]) -> None:
    """Keeps named plain data under `key`, as `cache.sections` reads it; a folder that cannot be written is done without."""
    part = os.path.join(folder, f"{key}.{os.getpid()}.part")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        if not private(folder):
            return
        try:
            with open(part, "wb", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:  # what others may write to is not read
                file.writelines(_written(key, parts))
            os.replace(part, os.path.join(folder, f"{key}.plan"))
        finally:
            drop(part)
        prune(folder)
    except OSError:
        return


def _written(key: str, parts: Mapping[str, Any]) -> Iterator[bytes]:
    """The file, piece by piece."""
    index: dict[str, tuple[int, int, int | None, bool]] = {}
    bodies: list[bytes] = []
    begin = 0
    for name, value in parts.items():
        plain = isinstance(value, bytes)
        body = value if plain else marshal.dumps(value)
        index[name] = begin, len(body), None if isinstance(value, Rowed) else crc32(body), plain
        bodies.append(body)
        begin += len(body)
    listed = marshal.dumps(index)
    yield MAGIC + blake2b(listed, digest_size=32, key=key.encode()).digest() + len(listed).to_bytes(8, "little") + listed
    yield from bodies


def prune(folder: str, largest: int = LARGEST, most: int = MOST) -> None:
    """Drops what was not used for longest, and what a run that was killed left half written, until no more than that is there.

    What was used last stays, however large it is. Raises OSError.
    """
    files: list[tuple[os.stat_result, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.name.endswith(ENDINGS):
                    files.append((entry.stat(), entry.path))
            except FileNotFoundError:  # another run has put it in its place, or dropped it
                continue
    total = 0
    for number, (status, path) in enumerate(sorted(files, key=lambda file: file[0].st_mtime_ns, reverse=True)):
        total += status.st_size
        if number and (total > largest or number >= most):
            drop(path)
