"""Regular expressions of newslint's own, as `re` has them, for a start without delay: compiled once, and kept for the runs that follow.

What `re` makes of a pattern is a list of numbers that the interpreter's matcher takes. They are kept in the cache, by interpreter; `re`
itself, which takes as long to import as some articles to check, is imported only when a pattern is new. Patterns of rule files are
`patterns`' work.
"""

from __future__ import annotations

import _sre  # type: ignore[import-not-found]
import sys
from functools import cache, lru_cache

from newslint.cache import DamagedError, key_of, sections, store_sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from re import Match as Match
    from re import Pattern as Pattern
    from typing import Any

IGNORECASE, MULTILINE, DOTALL = 2, 8, 16
"""The numbers of `re`."""
AT_HAND = 512
"""Compiled patterns a process keeps, as many as `re` itself."""
KEPT = 1_000
"""Patterns kept between runs. newslint has some hundred; globs of a configuration add a few."""
SPECIAL = {ord(character): "\\" + character for character in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


class _Shelf:
    """The numbers of the patterns met in earlier runs, and of those that are new in this one."""

    __slots__ = ("key", "known", "new")

    def __init__(self) -> None:
        self.key = key_of([b"expressions", str(_sre.MAGIC).encode()])
        self.known = sections(self.key)
        self.new: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """What `_sre.compile` takes besides the source; None when the pattern is new."""
        if self.known is None or name not in self.known:
            return None
        try:
            return self.known[name]
        except DamagedError:
            return None

    def everything(self) -> Iterator[tuple[str, Any]]:
        """All that is known, the new ones last."""
        for name in self.known or ():
            if (row := self.get(name)) is not None:
                yield name, row
        yield from self.new.items()


@cache
def _shelf() -> _Shelf:
    return _Shelf()


def keep() -> None:
    """Puts the patterns that are new away for the next run. Called once, when a run ends."""
    if _shelf.cache_info().currsize and (shelf := _shelf()).new:
        rows = dict([*shelf.everything()][-KEPT:])
        if shelf.known is not None:
            shelf.known.close()
        store_sections(shelf.key, rows)
        shelf.known, shelf.new = sections(shelf.key), {}


@lru_cache(AT_HAND)
def compile(source: str, flags: int = 0) -> Pattern[str]:  # noqa: A001  (the names of `re`, so that it reads as that does)
    """The pattern, from its numbers when they are known. Raises re.error."""
    name = f"{flags} {source}"
    found = _ready(source, _shelf().get(name))
    if found is None:
        numbers = _numbers(source, flags)
        found = _ready(source, numbers)
        if found is not None:
            _shelf().new[name] = numbers
    if found is None:
        import re

        found = re.compile(source, flags)
    return found


class _Later:
    """A pattern that is compiled when something of it is first used."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(compile(self._source, self._flags), name)
        return found


def later(source: str, flags: int = 0) -> Pattern[str]:
    """The pattern for a constant of a module: importing the module compiles nothing."""
    return _Later(source, flags)  # type: ignore[return-value]


def _ready(source: str, numbers: tuple[Any, ...] | None) -> Pattern[str] | None:
    """The pattern that the matcher makes of `numbers`; None when it refuses them."""
    if numbers is None:
        return None
    try:
        flags, packed, *groups = numbers
        found: Pattern[str] = _sre.compile(source, flags, memoryview(packed).cast("I").tolist(), *groups)
    except (RuntimeError, TypeError, ValueError, OverflowError):
        return None
    return found


def _numbers(source: str, flags: int) -> tuple[Any, ...] | None:
    """What `re` hands to the matcher for this pattern; None where that is not to be had, as it is nobody's promise."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        tree = _parser.parse(source, flags)
        code: list[int] = _compiler._code(tree, flags)
        groups: dict[str, int] = dict(tree.state.groupdict)
        names: list[str | None] = [None] * tree.state.groups
        for group, number in groups.items():
            names[number] = group
        packed = b"".join(int(number).to_bytes(4, sys.byteorder) for number in code)
        return int(flags | tree.state.flags), packed, int(tree.state.groups) - 1, groups, tuple(names)
    except Exception:
        return None


def search(source: str, text: str, flags: int = 0) -> Match[str] | None:
    """The first place where the pattern matches."""
    return compile(source, flags).search(text)


def match(source: str, text: str, flags: int = 0) -> Match[str] | None:
    """The match at the start of `text`."""
    return compile(source, flags).match(text)


def fullmatch(source: str, text: str, flags: int = 0) -> Match[str] | None:
    """The match of all of `text`."""
    return compile(source, flags).fullmatch(text)


def findall(source: str, text: str, flags: int = 0) -> list[Any]:
    """What matches, or its groups, in order."""
    return compile(source, flags).findall(text)


def finditer(source: str, text: str, flags: int = 0) -> Iterator[Match[str]]:
    """The matches in order."""
    return compile(source, flags).finditer(text)


def split(source: str, text: str, maxsplit: int = 0, flags: int = 0) -> list[Any]:
    """What stands between the matches."""
    return compile(source, flags).split(text, maxsplit)


def sub(source: str, by: str | Callable[[Match[str]], str], text: str, count: int = 0, flags: int = 0) -> str:
    """`text` with the matches replaced."""
    return compile(source, flags).sub(by, text, count)


def escape(text: str) -> str:
    """A pattern that matches `text` itself."""
    return text.translate(SPECIAL)
