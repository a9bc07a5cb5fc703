"""Everything in the paths given, one record after the other: files, directories, archives, and archives inside archives."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO

from newslint import files
from newslint.article import Record
from newslint.errors import NewslintError, Problem, fault
from newslint.files import STDIN, Skipped
from newslint.globs import Glob
from newslint.readers import COMPRESSIONS, SHORT, ReadOptions, form_of
from newslint.readers.streams import Buffered, content
from newslint.records import dataclass
from newslint.registry import Registry, resolve

DEPTH = 2
"""How many containers may lie one in the other."""
Passed = Callable[[Skipped], None]
"""Hears of every file that was met and is not read."""
Opened = Callable[[BinaryIO], None]
"""Hears of every file before it is read."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to read."""

    path: str
    name: str
    """Its path below the directory given; empty for one given itself."""
    at: str = ""
    """Where it is opened, if that is not its path: on a machine with another working directory."""


def records(
    paths: Sequence[str],
    registry: Registry,
    options: ReadOptions,
    *,
    include: Sequence[Glob] = (),
    exclude: Sequence[Glob] = (),
    passed: Passed | None = None,
    opened: Opened | None = None,
) -> Iterator[Record | Problem]:
    """Each record of `paths`, in their order, files of a directory sorted; what cannot be read is a Problem and the rest goes on.

    A Problem with `setup` is about the options; every other stands for a record, or for a file that gave no more records.
    The globs hold for files in directories. No file is read twice, whatever its names.
    """
    walk = _Walk(registry, options, passed or _unheard, opened or _unheard)
    seen: set[str] = set()
    for given in paths:
        is_empty = True
        for each in _given(given, walk, include, exclude, seen):
            for found in (each,) if isinstance(each, Problem) else walk.file(each):
                is_empty = False
                yield found
        if is_empty:
            yield Problem(given, "holds no record")


def listed(
    paths: Sequence[str], registry: Registry, *, include: Sequence[Glob] = (), exclude: Sequence[Glob] = (), passed: Passed | None = None
) -> Iterator[Listed | Problem]:
    """The files that `records` reads, each of which another process can read with `records_in`."""
    walk = _Walk(registry, ReadOptions(), passed or _unheard, _unheard)
    seen: set[str] = set()
    for given in paths:
        yield from _given(given, walk, include, exclude, seen)


def records_in(file: Listed, registry: Registry, options: ReadOptions, passed: Passed | None = None) -> Iterator[Record | Problem]:
    """The records of one file."""
    return _Walk(registry, options, passed or _unheard, _unheard).file(file)


def suffixes(registry: Registry) -> tuple[str, ...]:
    """The suffixes of everything that can be read, compressed or not, sorted."""
    plain = {*registry.readers, *registry.archives}
    compressed = {f"{suffix}{compression}" for suffix in plain for compression in COMPRESSIONS}
    return tuple(sorted({*plain, *compressed, *SHORT}))


def _given(given: str, walk: _Walk, include: Sequence[Glob], exclude: Sequence[Glob], seen: set[str]) -> Iterator[Listed | Problem]:
    """The files of one path of the command line."""
    if given == STDIN:
        yield Problem(STDIN, "an archive is not read from standard input", "give the file")
        return
    registry = walk.registry
    known = f"archives and articles end in {', '.join(sorted({*registry.readers, *registry.archives}))}, and any of them in .gz, .zst …"
    found = files.find((given,), suffixes(registry), include=include, exclude=exclude, known=known)
    yield from found.problems
    for skipped in found.skipped:
        walk.passed(skipped)
    top = os.path.normpath(given).replace(os.sep, "/").rstrip("/") + "/"
    for path in found.paths:
        real = os.path.realpath(path)
        if real in seen:
            walk.passed(Skipped(path, "given twice"))
            if len(found.paths) == 1:
                yield Problem(path, "given twice", setup=True)
            continue
        seen.add(real)
        yield Listed(path, path.removeprefix(top) if os.path.isdir(given) else "")


def _is_hidden(name: str) -> bool:
    """Whether a file of an archive is one that a directory would hide, or what macOS adds to archives."""
    return any((part.startswith(".") and part not in (".", "..")) or part == "__MACOSX" for part in name.split("/"))


def _unheard(what: object) -> None:
    """Nobody asked."""


@dataclass(frozen=True, slots=True)
class _Walk:
    """What holds for every file of a run."""

    registry: Registry
    options: ReadOptions
    passed: Passed
    opened: Opened

    def file(self, file: Listed) -> Iterator[Record | Problem]:
        """The records of a file."""
        path, name, is_empty = file.path, file.name, True
        try:
            with open(file.at or path, "rb") as stream:
                self.opened(stream)
                for found in self._content(path, name, stream, 0):
                    is_empty = False
                    yield found
        except OSError as error:
            is_empty = False
            yield Problem(path, f"cannot be read: {error.strerror or error}")
        if is_empty:
            self.passed(Skipped(path, "empty"))

    def _content(self, place: str, name: str, stream: BinaryIO, depth: int) -> Iterator[Record | Problem]:
        """The records of a file, or of one inside another; what goes wrong costs the rest of this one only."""
        form = form_of(place.rsplit("!", 1)[-1], {*self.registry.readers, *self.registry.archives})
        if form is None:
            self.passed(Skipped(place, "no reader"))
            return
        try:
            if form.compression:
                from newslint.readers.compressed import expanded

                stream = expanded(place, stream, form.compression, self.options.limit)
            if form.suffix in self.registry.archives:
                yield from self._archive(place, name, stream, resolve(self.registry.archives[form.suffix]), depth)
            else:
                yield Record(name or place, place, data=content(place, stream, self.options.limit), suffix=form.suffix)
        except NewslintError as error:
            yield from error.problems
        except OSError as error:
            yield Problem(place, f"cannot be read: {error.strerror or error}")
        except Exception as error:  # a reader that fails must not take the other files with it
            yield Problem(place, f"the reader of {form.suffix} files failed: {fault(error)}")

    def _archive(self, place: str, name: str, stream: BinaryIO, module: Any, depth: int) -> Iterator[Record | Problem]:
        if not hasattr(module, "members"):
            yield from module.records(place, stream, self.options)
            return
        if depth == DEPTH:
            raise NewslintError(Problem(place, "an archive in an archive in an archive is not opened", "unpack one of them"))
        for member in module.members(place, stream, self.options):
            if isinstance(member, Problem):
                yield member
            elif _is_hidden(member.name):
                self.passed(Skipped(f"{place}!{member.name}", "hidden"))
            else:
                inner = Buffered(member.stream)
                yield from self._content(f"{place}!{member.name}", f"{name}!{member.name}" if name else member.name, inner, depth + 1)
