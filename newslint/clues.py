"""Clues: which patterns a text cannot hold, told from its words before any of them is run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, repeat

from newslint import expressions as re
from newslint.words import LONGEST_WORD, fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

LARGEST_MEMO = 200_000
"""Distinct words remembered before the memory starts anew."""
HEAD, SHORTEST = 3, 2
"""Letters by which pieces of words and beginnings of lines are found, and the fewest that a piece has."""
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
    needs: list[tuple[int, ...]] = []
    for wanted, first, begins in zip(required, opening or repeat(()), heading or repeat(()), strict=False):
        known = [tuple(sorted(_trace(string, frequent) for string in group)) for group in wanted]
        asked = [("word", group) for group in known if all(group)]
        asked += [("first", tuple(group)) for group in first] + ([("line", tuple(begins))] if begins else [])
        needs.append(tuple(groups.setdefault(one, len(groups)) for one in asked))
    tables: dict[str, dict[str, list[int]]] = {"words": {}, "pieces": {}, "marks": {}, "first": {}, "line": {}}
    for (where, group), number in groups.items():
        for trace in dict.fromkeys(group):
            tables[where if where != "word" else _kind(trace)].setdefault(trace, []).append(number)
    asking: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    for at, numbered in enumerate(needs):
        asking.setdefault(numbered[-1] if numbered else -1, []).append((at, numbered))
    return {
        "words": {trace[1:-1]: tuple(numbers) for trace, numbers in tables["words"].items()},
        "pieces": _by_head(tables["pieces"]),
        "lines": _by_head(tables["line"]),
        "marks": _by_sign(tables["marks"]),
        "firsts": _row(tables["first"]),
        "needs": {last: tuple(patterns) for last, patterns in asking.items()},
    }


def _kind(trace: str) -> str:
    """Whether a trace is a word of its own, a piece of one, or marks."""
    if not _PIECE.search(trace):
        return "marks"
    return "words" if len(trace) > 2 and trace[0] == trace[-1] == EDGE else "pieces"


def _row(table: Mapping[str, Sequence[int]]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((string, tuple(numbers)) for string, numbers in table.items())


def _by_head(table: Mapping[str, Sequence[int]]) -> dict[str, tuple[tuple[str, tuple[int, ...]], ...]]:
    """Strings by what they begin with; those that are shorter than that under nothing."""
    heads: dict[str, dict[str, Sequence[int]]] = {}
    for string, numbers in table.items():
        heads.setdefault(string[:HEAD] if len(string) >= HEAD else "", {})[string] = numbers
    return {head: _row(strings) for head, strings in heads.items()}


def _trace(string: str, frequent: Container[str]) -> str:
    """A run of letters and digits that a word keeps as they are, else the string itself; empty when it tells nothing."""
    plain = "".join(map(_kept, string))
    pieces = [(piece[0] in frequent, -len(piece[0]), piece.span()) for piece in _PIECE.finditer(plain)]
    if pieces:
        _, _, (start, end) = min(pieces)
        return plain[max(start - 1, 0) : end + 1].strip(" ")
    plain = string.replace(EDGE, "")
    return "" if plain in COMMON or (plain.isascii() and plain.isalnum()) else plain


def _edged(char: str) -> str:
    return char if char.isalnum() or char == "_" else EDGE


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

    __slots__ = ("_traced",)

    def __init__(self, traced: Mapping[str, Any]) -> None:
        self._traced = traced

    def _learn(self, words: Sequence[str]) -> None:
        """Looks for every piece in new words, all of them in one text."""
        whole: Mapping[str, tuple[int, ...]] = self._traced["words"]
        edged = [EDGE + (word if word.isalnum() else "".join(map(_edged, word))) + EDGE for word in words]
        ends = list(accumulate(len(letters) + 1 for letters in edged))
        found: dict[int, set[int]] = {}
        for at, groups in self._pieces("\n".join(edged) + "\n"):
            found.setdefault(bisect_right(ends, at), set()).update(groups)
        for number, (word, letters) in enumerate(zip(words, edged, strict=True)):
            parts = [whole[part] for part in letters.split(EDGE) if part in whole]
            self[word] = tuple(found.get(number, set()).union(*parts)) if parts or number in found else ()

    def _pieces(self, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Where pieces stand in `text`, each with its groups."""
        heads: Mapping[str, Sequence[tuple[str, tuple[int, ...]]]] = self._traced["pieces"]
        for at in [at for at in range(len(text)) if text[at : at + HEAD] in heads]:
            for piece, groups in heads[text[at : at + HEAD]]:
                if text.startswith(piece, at):
                    yield at, groups
        for piece, groups in heads.get("", ()):
            at = text.find(piece)
            while at >= 0:
                yield at, groups
                at = text.find(piece, at + 1)

    def _groups(self, words: Iterable[str]) -> set[int]:
        """The groups that any of the words has a piece of."""
        distinct = {*words}
        new = [word for word in distinct if word not in self]
        if len(self) + len(new) > LARGEST_MEMO:
            self.clear()
            new = [*distinct]
        if new:
            self._learn(new)
        met: set[int] = set()
        met.update(*map(self.__getitem__, distinct))
        for word in new:
            if len(word) > LONGEST_WORD:
                del self[word]
        return met

    def satisfied(self, text: str, words: Iterable[str]) -> list[int]:
        """The patterns, by position, of which `text` holds all that they require; `words` are its words in lower case."""
        traced, met = self._traced, self._groups(words)
        lower = text.lower()
        for sign, marks in traced["marks"]:
            if sign in lower:
                for mark, groups in marks:
                    if mark in lower:
                        met.update(groups)
        for line in lower.split("\n"):
            line = line.lstrip(LEAD)
            for begin, groups in traced["lines"].get(line[:HEAD], ()):
                if line.startswith(begin):
                    met.update(groups)
        end = lower.find("\n", len(lower) - len(lower.lstrip()))
        first = lower[: end if end >= 0 else None]
        for string, groups in traced["firsts"]:
            if string in first:
                met.update(groups)
        needs = traced["needs"]
        return sorted(at for group in (-1, *met) if group in needs for at, asked in needs[group] if met.issuperset(asked))
