"""Clues: which patterns a text cannot hold, told from its words before any of them is run."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import repeat

from newslint import expressions as re
from newslint.words import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST_MEMO = 200_000
"""Distinct words remembered before the memory starts anew."""
HEAD, SHORTEST = 3, 2
"""Letters by which pieces of words are found, and the fewest that a piece has."""
LEAD = (
    " \t\v\f\r\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
    "-\u2013\u2014(*>\u2022\"'\u201c\u2018"
)
"""What may stand before the first word of a line."""
COMMON = frozenset(" .,-\n")
"""Characters that stand in almost every text."""
EDGE = "\0"
"""Stands in a string where a word must begin or end."""
_PIECE = re.later(rf"\w{{{SHORTEST},}}")
Groups = Sequence[Sequence[str]]


def traces(
    required: Sequence[Groups],
    opening: Sequence[Groups] = (),
    frequent: Container[str] = (),
    heading: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """What to look for, as plain data, from the groups of strings that each pattern requires: of each group one must occur.

    A string stands for a run of its letters, which is part of one word of the text or, between two EDGEs, all of it; short ones and marks
    stand for themselves. Of several runs the longest that is no `frequent` word. `opening`: what the first line must hold.
    `heading`: how one of the lines must begin, but for its LEAD.
    """
    groups: dict[tuple[str, tuple[str, ...]], int] = {}
    needs = []
    for wanted, first, begins in zip(required, opening or repeat(()), heading or repeat(()), strict=False):
        known = [tuple(sorted(_trace(string, frequent) for string in group)) for group in wanted]
        asked = [("word", group) for group in known if all(group)]
        asked += [("first", tuple(group)) for group in first] + ([("line", tuple(begins))] if begins else [])
        needs.append(tuple(groups.setdefault(one, len(groups)) for one in asked))
    heads: dict[str, dict[str, list[int]]] = {}
    lines: dict[str, dict[str, list[int]]] = {}
    marks: dict[str, list[int]] = {}
    firsts: dict[str, list[int]] = {}
    for (where, group), number in groups.items():
        for trace in dict.fromkeys(group):
            if where == "word":
                table = heads.setdefault(trace[:HEAD], {}) if _PIECE.search(trace) else marks
            else:
                table = firsts if where == "first" else lines.setdefault(trace[:HEAD], {})
            table.setdefault(trace, []).append(number)
    return {
        "heads": _rows(heads),
        "lines": _rows(lines),
        "marks": _by_sign(marks),
        "firsts": tuple((string, tuple(numbers)) for string, numbers in firsts.items()),
        "needs": tuple(needs),
    }


def _rows(heads: Mapping[str, Mapping[str, Sequence[int]]]) -> dict[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    return {head: tuple((piece, tuple(numbers)) for piece, numbers in pieces.items()) for head, pieces in heads.items()}


def _trace(string: str, frequent: Container[str]) -> str:
    """A run of letters and digits that a word keeps as they are, else the string itself; empty when it tells nothing."""
    plain = "".join(map(_kept, string))
    pieces = [(piece[0] in frequent, -len(piece[0]), piece.span()) for piece in _PIECE.finditer(plain)]
    if pieces:
        _, _, (start, end) = min(pieces)
        return plain[max(start - 1, 0) : end + 1].strip(" ")
    plain = string.replace(EDGE, "")
    return "" if plain in COMMON or (plain.isascii() and plain.isalnum()) else plain


def _by_sign(marks: Mapping[str, Sequence[int]]) -> tuple[Any, ...]:
    """The marks by the rarest sign in each: most texts lack most signs, and one is found faster than two."""
    signs: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for mark, numbers in marks.items():
        signs.setdefault(min(mark, key=lambda sign: (sign in COMMON, sign.isalnum())), []).append((mark, tuple(numbers)))
    return tuple((sign, tuple(found)) for sign, found in signs.items())


def _kept(char: str) -> str:
    """A character as a trace has it: letters and digits themselves, EDGE where a word must end, a space where that is not sure."""
    if char.isalnum() or char == "_":
        return char if fold(char) == char else " "
    return EDGE if char.isascii() else " "


class Clues(dict[str, tuple[int, ...]]):
    """The groups that each word met so far has a piece of."""

    __slots__ = ("_always", "_firsts", "_heads", "_lines", "_marks", "_needs")

    def __init__(self, traced: Mapping[str, Any]) -> None:
        self._heads: Mapping[str, Sequence[tuple[str, tuple[int, ...]]]] = traced["heads"]
        self._lines: Mapping[str, Sequence[tuple[str, tuple[int, ...]]]] = traced["lines"]
        self._marks: Sequence[tuple[str, Sequence[tuple[str, tuple[int, ...]]]]] = traced["marks"]
        self._firsts: Sequence[tuple[str, tuple[int, ...]]] = traced["firsts"]
        self._always = [at for at, needs in enumerate(traced["needs"]) if not needs]
        self._needs: dict[int, list[tuple[int, frozenset[int]]]] = {}
        """What patterns need besides the group, which is the last of what each needs."""
        for at, needs in enumerate(traced["needs"]):
            if needs:
                self._needs.setdefault(needs[-1], []).append((at, frozenset(needs)))

    def __missing__(self, word: str) -> tuple[int, ...]:
        heads = self._heads
        found: set[int] = set()
        edged = EDGE + "".join([char if char.isalnum() or char == "_" else EDGE for char in word]) + EDGE
        for at in range(len(edged) - 1):
            for head in (edged[at : at + HEAD], edged[at : at + SHORTEST]):
                for piece, groups in heads.get(head, ()):
                    if edged.startswith(piece, at):
                        found.update(groups)
        if len(self) >= LARGEST_MEMO:
            self.clear()
        self[word] = tuple(found)
        return self[word]

    def satisfied(self, text: str, words: Iterable[str]) -> list[int]:
        """The patterns, by position, of which `text` holds all that they require; `words` are its words in lower case."""
        met: set[int] = set()
        met.update(*map(self.__getitem__, set(words)))
        lower = text.lower()
        for sign, marks in self._marks:
            if sign in lower:
                for mark, groups in marks:
                    if mark in lower:
                        met.update(groups)
        for line in lower.split("\n"):
            line = line.lstrip(LEAD)
            for begin, groups in self._lines.get(line[:HEAD], ()):
                if line.startswith(begin):
                    met.update(groups)
        end = lower.find("\n", len(lower) - len(lower.lstrip()))
        first = lower[: end if end >= 0 else None]
        for string, groups in self._firsts:
            if string in first:
                met.update(groups)
        due = [at for group in met if group in self._needs for at, needs in self._needs[group] if needs <= met]
        return sorted([*self._always, *due])
