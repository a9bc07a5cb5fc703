"""Files written whole or not at all: a reader, or a power cut, never meets half an article."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from newslint.errors import NewslintError, Problem


def replace(path: str, data: bytes, *, was: bytes | None = None) -> None:
    """Puts `data` in place of the file at `path`, or of the file a link there leads to, and keeps its mode.

    With `was`, only while the file still holds that. Raises NewslintError naming `path`; the file is then as it was.
    """
    target = os.path.realpath(path)
    try:
        status = os.stat(target)
    except FileNotFoundError:
        status = None
    except OSError as error:
        raise _unwritten(path, error) from error
    if status:
        _refuse(path, target, status, was)
    elif was is not None:
        raise NewslintError(Problem(path, "not written: the file is gone"))
    try:
        _write(target, data, status)
    except OSError as error:
        raise _unwritten(path, error) from error


def _refuse(path: str, target: str, status: os.stat_result, was: bytes | None) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NewslintError(Problem(path, "not written: not an ordinary file"))
    if not status.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise NewslintError(Problem(path, "not written: the file is read-only"))
    if was is not None:
        try:
            with open(target, "rb") as file:
                now = file.read()
        except OSError as error:
            raise _unwritten(path, error) from error
        if now != was:
            raise NewslintError(Problem(path, "not written: the file was changed while it was checked", "run it again"))


def _write(target: str, data: bytes, status: os.stat_result | None) -> None:
    """A new file beside the old one, flushed to disk, then given its name."""
    from tempfile import mkstemp

    folder, name = os.path.split(target)
    handle, part = mkstemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(part, stat.S_IMODE(status.st_mode) if status else 0o666 & ~_umask())
        if status and hasattr(os, "chown"):
            with suppress(OSError):
                os.chown(part, status.st_uid, status.st_gid)
                os.chmod(part, stat.S_IMODE(status.st_mode))  # a change of owner drops some bits
        os.replace(part, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    with suppress(OSError):
        _flush(folder)


def _flush(folder: str) -> None:
    """Makes the new name last; systems that cannot open a folder do without."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _umask() -> int:
    """The mask that holds; it can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _unwritten(path: str, error: OSError) -> NewslintError:
    return NewslintError(Problem(path, f"not written: {error.strerror or error}"))
