"""Files written whole or not at all: a reader, or a power cut, never meets half an article."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from types import TracebackType
from typing import TextIO

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


class Draft:
    """A text file in the making: it takes its place at `path` when the `with` block ends well; otherwise what was there stays.

    What is no ordinary file (a pipe, a device) is written to as it is. Raises NewslintError naming `path`.
    """

    def __init__(self, path: str) -> None:
        self._path, self._target, self._part = path, os.path.realpath(path), ""
        try:
            self._status = os.stat(self._target) if os.path.exists(self._target) else None
            if self._status and not stat.S_ISREG(self._status.st_mode):
                self._file = _text(path)
                return
            if self._status:
                _refuse(path, self._target, self._status, None)
            handle, self._part = _part(self._target)
            self._file = _text(handle)
        except OSError as error:
            raise NewslintError(Problem(path, f"cannot be written: {error.strerror or error}")) from error

    def __enter__(self) -> Draft:
        return self

    def write(self, text: str) -> None:
        """Adds `text`, where UTF-8 has nothing for a character as an escape."""
        try:
            self._file.write(text)
        except OSError as error:
            raise _unwritten(self._path, error) from error

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        try:
            if kind is None and self._part:
                self._file.flush()
                os.fsync(self._file.fileno())
            self._file.close()
            if kind is None and self._part:
                _settle(self._part, self._target, self._status)
        except OSError as problem:
            if kind is None:
                raise _unwritten(self._path, problem) from problem
        finally:
            if self._part:
                with suppress(OSError):
                    os.unlink(self._part)


def _text(where: str | int) -> TextIO:
    return open(where, "w", encoding="utf-8", errors="backslashreplace", newline="\n")


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
    handle, part = _part(target)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _settle(part, target, status)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise


def _part(target: str) -> tuple[int, str]:
    """A new file beside `target`: its handle and its path."""
    from tempfile import mkstemp

    folder, name = os.path.split(target)
    return mkstemp(prefix=f".{name[:40]}.", suffix=".part", dir=folder)


def _settle(part: str, target: str, status: os.stat_result | None) -> None:
    """Gives a finished file its mode, its owner if that can be, and its name."""
    os.chmod(part, stat.S_IMODE(status.st_mode) if status else 0o666 & ~_umask())
    if status and hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(part, status.st_uid, status.st_gid)
            os.chmod(part, stat.S_IMODE(status.st_mode))  # a change of owner drops some bits
    os.replace(part, target)
    with suppress(OSError):
        _flush(os.path.dirname(target))


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
