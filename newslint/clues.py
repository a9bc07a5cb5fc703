"""Clues: which patterns a text cannot hold, told from its words before any of them is run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, repeat

from newslint import expressions as re
from newslint.outline import by_sign, standing
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
    "-\u2013\u2014(*>\u2022\u25ba\u25aa\u00bb\"'\u201c\u2018"
)
"""What may stand before the first word of a line."""
TELLING = 4
"""Letters of a piece of a word that few words have."""
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
    places: Sequence[Sequence[bytes]] = (),
    alone: Sequence[bool] = (),
    beginning: Sequence[Sequence[str]] = (),
) -> dict[str, Any]:
    """What to look for, as plain data, from the groups of strings that each pattern requires: of each group one must occur.

    A string stands for a run of its letters, which is part of one word of the text or, between two EDGEs, all of it; short ones and marks
    stand for themselves. Of several runs the longest that is no `frequent` word. `opening`: what the first line must hold.
    `heading`: how one of the lines must begin, but for its LEAD. `places`: what the outline must hold.
    `alone`: whether all that a pattern requires stands in the line that it matches in. `beginning`: the words it may begin with.
    """
    groups: dict[tuple[str, tuple[Any, ...]], int] = {}
    needs: list[tuple[int, ...]] = []
    sites: dict[int, tuple[int, bool]] = {}
    given = (asked or repeat(()) for asked in (opening, heading, places, alone, beginning))
    for wanted, first, begins, place, within, words in zip(required, *given, strict=False):
        starting = _groups("word", [[EDGE + word + EDGE for word in words]] if words and not (begins and within) else ())
        known = [sorted(_trace(string, frequent) for string in group) for group in wanted]
        asked = [*starting, *_groups("word", filter(all, known)), *_groups("first", first)]
        asked += [*_groups("line", [begins]), *_groups("place", [place])]
        if site := starting[0] if starting else _site(asked, frequent) if within else None:
            sites[len(needs)] = groups.setdefault(site, len(groups)), bool(words or begins)
        needs.append(tuple(groups.setdefault(one, len(groups)) for one in asked))
    tables = _tables(groups)
    return {
        "words": {trace[1:-1]: tuple(numbers) for trace, numbers in tables["words"].items()},
        "pieces": {head: (tuple([piece for piece, _ in rows]), rows) for head, rows in _by_head(tables["pieces"]).items()},
        "lines": _by_head(tables["line"]),
        "marks": by_sign(_row(tables["marks"]), _row(tables["place"])),
        "firsts": _row(tables["first"]),
        "needs": _by_last(needs),
        "sites": sites,
    }


def _groups(where: str, groups: Iterable[Sequence[Any]]) -> list[tuple[str, tuple[Any, ...]]]:
    """The groups that are not empty, as what to look for somewhere."""
    return [(where, tuple(group)) for group in groups if group]


def _tables(groups: Mapping[tuple[str, tuple[Any, ...]], int]) -> dict[str, dict[Any, list[int]]]:
    """What to look for, by where, with the groups that it is in."""
    tables: dict[str, dict[Any, list[int]]] = {"words": {}, "pieces": {}, "marks": {}, "first": {}, "line": {}, "place": {}}
    for (where, group), number in groups.items():
        for trace in dict.fromkeys(group):
            tables[where if where != "word" else _kind(trace)].setdefault(trace, []).append(number)
    return tables


def _site(asked: Iterable[tuple[str, tuple[Any, ...]]], frequent: Container[str]) -> tuple[str, tuple[Any, ...]] | None:
    """What of all that is asked tells best in which lines to look: how they begin, else words that are rare; None when nothing does."""
    found = []
    for where, group in asked:
        if where == "line":
            return where, group
        plain = [trace.strip(EDGE) for trace in group] if where == "word" else []
        if plain and all(_kind(trace) != "marks" for trace in group) and not any(word in frequent for word in plain):
            found.append((sum(len(word) < TELLING for word in plain), len(plain), (where, group)))
    return min(found, default=(0, 0, None))[-1]


def _kind(trace: str) -> str:
    """Whether a trace is a word of its own, a piece of one, or marks."""
    if not _PIECE.search("".join(map(_edged, trace))):
        return "marks"
    return "words" if len(trace) > 2 and trace[0] == trace[-1] == EDGE else "pieces"


def _row(table: Mapping[Any, Sequence[int]]) -> tuple[tuple[Any, tuple[int, ...]], ...]:
    return tuple((string, tuple(numbers)) for string, numbers in table.items())


def _by_last(needs: Sequence[tuple[int, ...]]) -> dict[int, tuple[tuple[int, tuple[int, ...]], ...]]:
    """Patterns, by position, with the groups that they ask for, by the last of these; those that ask for none under -1."""
    asking: dict[int, list[tuple[int, tuple[int, ...]]]] = {}
    for at, numbered in enumerate(needs):
        asking.setdefault(numbered[-1] if numbered else -1, []).append((at, numbered))
    return {last: tuple(patterns) for last, patterns in asking.items()}


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


def _is_letter(char: str) -> bool:
    """Whether the engine takes a character for part of a word: letters and digits, but no `²`."""
    return char.isalpha() or char.isdecimal() or char == "_"


def _is_run(word: str) -> bool:
    """Whether a word is one run of letters and digits."""
    return word.isalnum() and (word.isascii() or all(map(_is_letter, word)))


def _edged(char: str) -> str:
    return char if _is_letter(char) else EDGE


def _kept(char: str) -> str:
    """A character as a trace has it: letters and digits themselves, EDGE where a word must end, a space where that is not sure."""
    if _is_letter(char):
        return char if fold(char) == char else " "
    return EDGE if char.isascii() else " "


class Clues(dict[str, tuple[int, ...]]):
    """The groups that each word met so far has a piece of."""

    __slots__ = ("_long", "_near", "_sites", "_traced", "_unmet")

    def __init__(self, traced: Mapping[str, Any]) -> None:
        self._traced = traced
        self._sites = frozenset(group for group, _ in traced["sites"].values())
        self._near: dict[str, tuple[int, ...]] = {}
        """Of the groups of each word, those that tell in which lines to look."""
        self._long: dict[str, tuple[int, ...]] = {}
        """The same of the words of the last text that are too long to be remembered."""
        self._unmet: dict[str, tuple[()]] = {}
        """The words of a text that were looked up before they were met."""

    def __missing__(self, word: str) -> tuple[int, ...]:
        self._unmet[word] = ()
        return ()

    def _learn(self, words: Collection[str]) -> None:
        """Looks for every piece in new words, all of them in one text."""
        whole: Mapping[str, tuple[int, ...]] = self._traced["words"]
        edged = [EDGE + (word if _is_run(word) else "".join(map(_edged, word))) + EDGE for word in words]
        ends = list(accumulate(len(letters) + 1 for letters in edged))
        found: dict[int, set[int]] = {}
        for at, groups in self._pieces("\n".join(edged) + "\n"):
            found.setdefault(bisect_right(ends, at), set()).update(groups)
        for number in [number for number, word in enumerate(words) if word in whole or not _is_run(word)]:
            for part in edged[number].split(EDGE):
                if part in whole:
                    found.setdefault(number, set()).update(whole[part])
        for number, word in enumerate(words):  # one by one: `update` may build a large dictionary anew
            self[word] = self._near[word] = ()
            if number in found:
                self[word] = tuple(found[number])
                self._near[word] = tuple(self._sites & found[number])

    def _pieces(self, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Where pieces stand in `text`, each with its groups."""
        heads: Mapping[str, tuple[tuple[str, ...], Sequence[tuple[str, tuple[int, ...]]]]] = self._traced["pieces"]
        for at in [at for at in range(len(text)) if text[at : at + HEAD] in heads]:
            strings, rows = heads[text[at : at + HEAD]]
            if text.startswith(strings, at):
                for piece, groups in rows:
                    if text.startswith(piece, at):
                        yield at, groups
        for piece, groups in heads[""][1] if "" in heads else ():
            at = text.find(piece)
            while at >= 0:
                yield at, groups
                at = text.find(piece, at + 1)

    def _groups(self, words: Sequence[str]) -> set[int]:
        """The groups that any of the words has a piece of."""
        met: set[int] = set()
        self._long = {}
        met.update(*map(self.__getitem__, words))
        if self._unmet:
            new: Collection[str] = self._unmet
            self._unmet = {}
            if len(self) + len(new) > LARGEST_MEMO:
                self.clear()
                self._near.clear()
                new = {*words}
            self._learn(new)
            met.update(*map(self.__getitem__, new))
            for word in new:
                if len(word) > LONGEST_WORD:
                    del self[word]
                    self._long[word] = self._near.pop(word)
        return met

    def site(self, pattern: int) -> tuple[int, bool]:
        """The group that tells in which lines to look for the pattern at that position, -1 when none does; whether it begins there."""
        found: tuple[int, bool] = self._traced["sites"].get(pattern, (-1, False))
        return found

    def sites(self, words: Sequence[str], starts: Sequence[int]) -> dict[int, list[int]]:
        """Where words of the text that was `satisfied` last begin, and their parts, by the groups that they have a piece of and that tell
        where to look; nothing of any other text."""
        found: dict[int, list[int]] = {}
        try:
            near = [*map(self._near.__getitem__, words)]
        except KeyError:
            known = [self._long[word] if word in self._long else self._near.get(word) for word in words]
            near = [groups for groups in known if groups is not None]
        if len(near) < len(words):  # another text has been looked at since
            return found
        for word, start, groups in compress(zip(words, starts, near, strict=False), near):
            for group in groups:
                found.setdefault(group, []).append(start)
                if not _is_run(word):
                    found[group] += [start + at for at, char in enumerate(word, 1) if not _is_letter(char)]
        return found

    def satisfied(self, text: str, words: Sequence[str], outlined: bytes) -> tuple[list[int], dict[int, list[int]]]:
        """The patterns, by position, of which `text` holds all that they require; `words` are its words in lower case.

        Beside them, by group, where the lines are that begin as it asks.
        """
        traced, met = self._traced, self._groups(words)
        lower = text.lower()
        met.update(*standing(traced["marks"], lower, outlined))
        begun = self._begun(lower)
        met.update(begun)
        end = lower.find("\n", len(lower) - len(lower.lstrip()))
        first = lower[: end if end >= 0 else None]
        met.update(*[groups for string, groups in traced["firsts"] if string in first])
        needs = traced["needs"]
        return sorted(at for group in (-1, *met) if group in needs for at, asked in needs[group] if met.issuperset(asked)), begun

    def _begun(self, lower: str) -> dict[int, list[int]]:
        """By group, where lines begin as it asks."""
        begins: Mapping[str, Sequence[tuple[str, tuple[int, ...]]]] = self._traced["lines"]
        begun: dict[int, list[int]] = {}
        at = 0
        for whole in lower.split("\n"):
            line = whole.lstrip(LEAD)
            for begin, groups in begins.get(line[:HEAD], ()):
                if line.startswith(begin):
                    for group in groups:
                        begun.setdefault(group, []).append(at)
            at += len(whole) + 1
        return begun
