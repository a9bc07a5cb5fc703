"""Clues: which patterns a text cannot hold, told from its words before any of them is run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from newslint import expressions as re
from newslint.words import SOFT_HYPHEN, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST_MEMO = 200_000
"""Distinct words remembered before the memory starts anew."""
HEAD, SHORTEST = 3, 2
"""Letters by which pieces of words are found, and the fewest that a piece has."""
COMMON = frozenset(" .,-\n")
"""Characters that stand in almost every text."""
_PIECE = re.later(r"\w+")


def traces(required: Sequence[Sequence[Sequence[str]]]) -> dict[str, Any]:
    """What to look for, as plain data, from the groups of strings that each pattern requires: of each group one must occur.

    A string stands for its longest run of letters, which is part of one word of the text; short ones and marks for themselves.
    """
    groups: dict[tuple[str, ...], int] = {}
    heads: dict[str, dict[str, list[int]]] = {}
    marks: dict[str, list[int]] = {}
    needs = []
    for wanted in required:
        known = [tuple(sorted(map(_trace, group))) for group in wanted]
        needs.append(tuple(groups.setdefault(group, len(groups)) for group in known if all(group)))
    for group, number in groups.items():
        for trace in dict.fromkeys(group):
            table = heads.setdefault(trace[:HEAD], {}) if _PIECE.fullmatch(trace) and len(trace) >= SHORTEST else marks
            table.setdefault(trace, []).append(number)
    return {
        "heads": {head: tuple((piece, tuple(numbers)) for piece, numbers in pieces.items()) for head, pieces in heads.items()},
        "marks": tuple((mark, tuple(numbers)) for mark, numbers in marks.items()),
        "needs": tuple(needs),
    }


def _trace(string: str) -> str:
    """The longest run of letters and digits that a word keeps as they are, else the string itself; empty when it tells nothing."""
    plain = "".join(char if fold(char) == char != SOFT_HYPHEN else " " for char in string)
    piece = max(_PIECE.findall(plain), key=len, default="")
    if len(piece) >= SHORTEST:
        return piece
    return "" if string in COMMON or (string.isascii() and string.isalnum()) else string


class Clues(dict[str, tuple[int, ...]]):
    """The groups that each word met so far has a piece of."""

    __slots__ = ("_heads", "_marks", "_needs")

    def __init__(self, traced: Mapping[str, Any]) -> None:
        self._heads: Mapping[str, Sequence[tuple[str, tuple[int, ...]]]] = traced["heads"]
        self._marks: Sequence[tuple[str, tuple[int, ...]]] = traced["marks"]
        self._needs = [frozenset(needs) for needs in traced["needs"]]

    def __missing__(self, word: str) -> tuple[int, ...]:
        heads = self._heads
        found: set[int] = set()
        for at in range(len(word) - 1):
            for head in (word[at : at + HEAD], word[at : at + SHORTEST]):
                for piece, groups in heads.get(head, ()):
                    if word.startswith(piece, at):
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
        for mark, groups in self._marks:
            if mark in lower:
                met.update(groups)
        return [index for index, needs in enumerate(self._needs) if needs <= met]
