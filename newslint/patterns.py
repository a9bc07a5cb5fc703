"""Regular expressions as needles: few, slow beside phrases, and therefore passed over, timed and kept compiled.

Patterns ignore case unless written `(?-i:…)`; `^` and `$` are the ends of lines; CRLF and CR count as one line end each.
"""

from __future__ import annotations

import os
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from time import monotonic

from newslint import cache
from newslint import expressions as re
from newslint.clues import Clues
from newslint.outline import Places
from newslint.words import words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from typing import Any

FLAGS = re.IGNORECASE | re.MULTILINE
"""The same numbers in `regex`."""
ENGINE = "regex._regex"
AGAIN = 0.25
"""Seconds to find a match again."""
SOON = 1e-6
"""Seconds that are as good as none: an engine takes none for any number of them."""
AT_HAND = 1_000
"""Patterns remembered as plain data while a plan is made."""
MANY, KEPT = 20, 1_000
"""Patterns of a plan from which the cache is asked for them, and those it keeps: those of every pack that ships, and some more."""
AFTER = r"\n\K(?:%s)"
"""A pattern that begins where a line does, sought from line feed to line feed: the engine finds these many times faster than `^`."""
SPARSE, CLOSE = 200, 60
"""Characters to a place from which it pays to look in the line of each alone, and at nothing but each place."""
TAKEN = (("\u0130", "i"), ("\u0131", "i"), ("\u017f", "s"), ("\u212a", "k"), ("\u00ad", " "))
"""Letters that `regex` takes for i, s and k when it ignores case, and `str.lower` does not; and the hyphen that words are read without."""


@lru_cache(AT_HAND)  # a rule for every language is compiled with each
def freeze(source: str) -> tuple[Any, ...]:
    """A pattern as plain data: as written, groups of strings of each of which one must occur, compiled, strings of which one must
    stand in the outline, where it can match, strings that the first line must hold, those a line begins with, whether all these tell
    in which line it matches, the pattern AFTER a line feed, compiled, or None, the words with one of which it begins, and whether it
    begins with a capital.     Raises regex.error."""
    from newslint.literals import beginning, capital, heading, kept, opening, required
    from newslint.shapes import shape
    from newslint.trees import alone, lined, scope

    after = _compiled(AFTER % source) if lined(source) else None
    asked = opening(source), heading(source), alone(source) or kept(source), after, beginning(source), capital(source)
    return source, required(source), _compiled(source), shape(source), scope(source), *asked


def frozen(sources: Iterable[str]) -> dict[str, tuple[Any, ...]]:
    """Patterns as `freeze` makes them, by source: after an edit of one rule most are as they were. Raises regex.error."""
    wanted = dict.fromkeys(sources)
    if len(wanted) < MANY:
        return {source: freeze(source) for source in wanted}
    key = cache.key_of([b"patterns", repr(engine()).encode()])
    known: dict[str, tuple[Any, ...]] = cache.load(key) or {}
    new = {source: freeze(source) for source in wanted if source not in known}
    if new:
        cache.store(key, dict([*known.items(), *new.items()][-KEPT:]))
    return {source: new[source] if source in new else known[source] for source in wanted}


def engine() -> tuple[Any, ...]:
    """What compiled patterns depend on; those of another engine are compiled anew."""
    matching = _matching()
    status = os.stat(matching.__file__)
    return status.st_size, status.st_mtime_ns, getattr(matching, "MAGIC", 0), getattr(matching, "CODE_SIZE", 0), sys.byteorder


class LineFeeds:
    """A text as patterns read it, each line end a line feed, and where what stands in the one stands in the other."""

    __slots__ = ("_dropped", "_pairs", "text")

    def __init__(self, text: str) -> None:
        self.text, self._dropped = _line_feeds(text)
        self._pairs = [at + number for number, at in enumerate(self._dropped)]

    def origin(self, offset: int) -> int:
        """The offset in the text of an offset in what is read."""
        return offset + bisect_left(self._dropped, offset)

    def offset(self, origin: int) -> int:
        """The offset in what is read of an offset in the text."""
        return origin - bisect_left(self._pairs, origin)

    def again(self, pattern: Any, start: int, end: int) -> Any:
        """The match of a compiled pattern that was found at `start:end` of the text, for its groups; None when it is not found again."""
        match = pattern.match(self.text, self.offset(start), timeout=AGAIN)
        return match if match is not None and self.origin(match.end()) == end else None


class Matcher:
    """Patterns ready to run; each is restored when a text first needs it."""

    __slots__ = ("_clues", "_frozen", "_ready", "_same")

    def __init__(self, frozen: Sequence[Any], made_by: Sequence[Any], traces: Mapping[str, Any]) -> None:
        self._frozen = frozen
        self._same = tuple(made_by) == engine()
        self._ready: dict[str, Any] = {}
        self._clues = Clues(traces)

    def match(
        self, text: str, words: Sequence[str], seconds: float, idle: Mapping[int, bool] | None = None, starts: Sequence[int] = ()
    ) -> tuple[list[tuple[int, int, int]], list[int]]:
        """Spans as (start, end, needle), and the needles that ran out of time, of which no span is kept.

        `words`: in lower case; `starts`: where they stand, when that is known. `idle`: whether a needle need not be looked for.
        """
        read = LineFeeds(text)
        lines = read.text
        found: list[tuple[int, int, int]] = []
        late: list[int] = []
        places = Places(lines)
        asked = lines
        for letter, plain in () if lines.isascii() else TAKEN:
            asked = asked.replace(letter, plain)  # a translation of all characters takes a hundred times as long
        if asked != lines:
            words, starts = (taken := words_of(asked)).lower, taken.starts
        due, sites = self._clues.satisfied(asked, words, places.outline)
        if lines is text:
            sites |= self._clues.sites(words, starts)
        for index in due:
            number = self._frozen[index][0]
            if idle is not None and idle[number]:
                continue
            site, begins = self._clues.site(index)
            near = sites.get(site, ())
            try:
                found += [(start, end, number) for start, end in self._spans(index, lines, places, seconds, near, begins) if start < end]
            except TimeoutError:
                late.append(number)
        if lines is not text:
            found = [(read.origin(start), read.origin(end), number) for start, end, number in found]
        return found, late

    def _spans(self, index: int, text: str, places: Places, seconds: float, near: Sequence[int], begins: bool) -> list[tuple[int, int]]:
        """The matches of one pattern; of one that begins where `near` says, sought there; of one that keeps to a line, in the lines of
        `near` or of its place. Raises TimeoutError."""
        _, source, _, compiled, place, scope, _, _, _, lines, _, capital = self._frozen[index]
        pattern = self._restored(source, compiled)
        if scope == "opening":
            match = pattern.match(text, timeout=seconds)
            return [match.span()] if match else []
        if begins and near:
            at = [start for start in near if text[start].isupper()] if capital else near
            if len(at) * CLOSE < len(text):
                return _at(pattern, text, at, seconds)
        if scope == "line" and 0 < len(found := near or (places.ends(place) if place else ())) * SPARSE < len(text):
            return _on_lines(pattern, text, found, seconds)
        if lines and pattern.match(text, timeout=seconds) is None:
            spans = [match.span() for match in self._restored(AFTER % source, lines).finditer(text, timeout=seconds)]
            if not any(text[end - 1] == "\n" for _, end in spans):  # nor taken the line feed that the next match needs
                return spans
        return [match.span() for match in pattern.finditer(text, timeout=seconds)]

    def pattern(self, source: str) -> Any:
        """The pattern as it was run; KeyError when it was not."""
        return self._ready[source]

    def _restored(self, source: str, compiled: Sequence[Any] | None) -> Any:
        if source not in self._ready:
            ready = _restored(compiled) if compiled and self._same else None
            self._ready[source] = ready if getattr(ready, "pattern", None) == source else compile_pattern(source)
        return self._ready[source]


def _at(pattern: Any, text: str, starts: Sequence[int], seconds: float) -> list[tuple[int, int]]:
    """The matches that begin at one of the ascending `starts`; `seconds` are for all of them together. Raises TimeoutError."""
    found: list[tuple[int, int]] = []
    until, free = monotonic() + seconds, 0
    for start in starts:
        if start >= free and (match := pattern.match(text, start, timeout=max(until - monotonic(), SOON))):
            found.append(match.span())
            free = match.end()
    return found


def _on_lines(pattern: Any, text: str, starts: Sequence[int], seconds: float) -> list[tuple[int, int]]:
    """The matches in the lines in which `starts` lie; `seconds` are for all of them together. Raises TimeoutError."""
    found: list[tuple[int, int]] = []
    until = monotonic() + seconds
    for begin, end in _lines(text, starts):
        left = until - monotonic()
        if left <= 0:
            raise TimeoutError
        found += [match.span() for match in pattern.finditer(text, begin, end, timeout=left)]
    return found


def compile_pattern(source: str, flags: int = FLAGS) -> Any:
    """The pattern compiled here and now. Raises regex.error."""
    import regex

    return regex.compile(source, flags)


def _compiled(source: str) -> Any:
    """The compiled form as `regex` itself pickles it; None when this build of it does not."""
    import regex

    return getattr(regex.compile(source, FLAGS, cache_pattern=False), "_pickled_data", None)  # which would keep all of them


def _restored(compiled: Sequence[Any]) -> Any:
    """The pattern from its compiled form, as `regex` itself unpickles it; None when this build of it will not."""
    try:
        return _matching().compile(*compiled)
    except Exception:
        return None


def _matching() -> Any:
    """The part of `regex` that matches, alone: what reads patterns takes longer to import than all of them to run."""
    if ENGINE not in sys.modules:
        package = _spec("regex", None)
        spec = _spec(ENGINE, package.submodule_search_locations) if package else None
        found = spec.loader.create_module(spec) if spec and spec.loader and isinstance(spec.origin, str) else None
        if spec and spec.loader and found:  # as `importlib.util` would, which imports what no article needs
            found.__spec__, found.__loader__, found.__file__ = spec, spec.loader, spec.origin
            spec.loader.exec_module(found)
            sys.modules[ENGINE] = found
        else:
            import regex  # noqa: F401
    return sys.modules[ENGINE]


def _spec(name: str, path: Sequence[str] | None) -> ModuleSpec | None:
    """Where a module lies, without importing the package it is in."""
    found = (finder.find_spec(name, path) for finder in sys.meta_path)
    return next(filter(None, found), None)


def _lines(text: str, offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Start and end of each line in which any of the ascending offsets lies, its line feed included."""
    end = -1
    for offset in offsets:
        if offset >= end:
            end = text.find("\n", offset) + 1 or len(text)
            yield text.rfind("\n", 0, offset) + 1, end


def _line_feeds(text: str) -> tuple[str, list[int]]:
    """`text` with every line end a line feed, and for each character dropped its offset in the result."""
    if "\r" not in text:
        return text, []
    dropped: list[int] = []
    for end in re.finditer("\r\n", text):
        dropped.append(end.start() - len(dropped))
    return text.replace("\r\n", "\n").replace("\r", "\n"), dropped
