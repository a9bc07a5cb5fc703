"""The telling place of a pattern: classes of characters side by side in every match, such as a comma between a letter and a digit.

Looking for it in the outline of a text costs a hundredth of running the pattern, and most texts have none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import product
from math import prod
from typing import Any

import regex

from newslint.outline import OTHER, SIGNS, outline
from newslint.trees import IGNORECASE, forwards, tree

WIDEST = 4
"""Classes of the outline of which a character may have one."""
MOST, LONGEST = 8, 6
"""Strings that a place may be, and characters in it."""
PROBES = "".join([*map(chr, range(256)), *(sign for sign, _ in SIGNS), "\u0130\u0131\u017f\u212a"])
"""All that an outline tells apart, and the letters that are those of ASCII when case is ignored."""
CLASSES = (r"\d", r"\w", r"\s")
ORDINARY = (
    "Harga Beras Naik di Pasar Kota\n\nWIRASABA, KABAR.com - Harga beras di pasar naik 2,5 persen, dari Rp 12.500 menjadi Rp 13.000 per "
    'kilogram (12/5/2024), kata Kepala Dinas, Budi, di Wirasaba. "Kami cek," kata dia. Warga Desa (Kades) dan anak-anaknya antre; ada '
    '1.200 orang: semua sabar. "Kapan turun?" tanyanya.\n\nIa menambahkan, "Stok aman." Rapat ke-2 di PT ABC (Persero) itu selesai pukul '
    "10.30 WIB (ant).\nMayor O'Neil said it wasn't the city's plan. \u201cWe don't know,\u201d she said - and left. U.S. and EU officials "
    "met Mr. Smith.\n"
)
OFTEN = 1
"""What stands side by side more often in an ordinary text tells nothing."""
AT_HAND = 10_000
_Atom = frozenset[int]
"""The classes of one character, as bytes of an outline; empty when they are too many to tell."""
_Member = tuple[int, int] | str
"""The first and the last character of a range, or one of CLASSES."""
_Row = tuple[bytes, ...]
"""Strings of which one must stand in the outline."""


def shape(source: str) -> _Row:
    """Strings of which one stands in the outline of every text that `source` matches and in few others; none when nothing is sure."""
    root = forwards(source)
    if root is None:
        return ()
    runs: list[list[_Atom]] = [[]]
    parted: list[_Row] = []
    _collect(root, runs, parted)
    return _best(runs, parted)


def _best(runs: Sequence[Sequence[_Atom]], parted: Sequence[_Row]) -> _Row:
    """The rarest of what stretches of the runs may be, and of the rows known already; none when all are frequent."""
    found = {row: rank for rows in (*map(_rows, runs), parted) for row in rows if (rank := _rank(row)) is not None}
    return min(found, key=found.__getitem__, default=())


@lru_cache(AT_HAND)  # most patterns have letters side by side, and little else
def _rank(row: _Row) -> tuple[Any, ...] | None:
    """How little the strings tell, which are one place; None where that is nothing."""
    often = sum(map(_times, row))
    return (often, len(row), -len(row[0]), max(_times(one[-1:]) for one in row), row) if often <= OFTEN else None


@lru_cache(10_000)
def _times(string: bytes) -> int:
    """How often a string stands in the outline of an ordinary text."""
    return _ordinary().count(string)


@cache
def _ordinary() -> bytes:
    return outline(ORDINARY)


def _rows(run: Sequence[_Atom]) -> Iterator[_Row]:
    """What the stretches of a run may be."""
    for first in range(len(run) - 1):
        for last in range(first + 2, min(first + LONGEST, len(run)) + 1):
            row = _strings(tuple(run[first:last]))
            if not row:
                break
            yield row


@lru_cache(AT_HAND)
def _strings(atoms: tuple[_Atom, ...]) -> _Row:
    """The strings that characters of these classes make; none when they are too many."""
    return tuple(sorted(map(bytes, product(*atoms)))) if 0 < prod(map(len, atoms)) <= MOST else ()


def _collect(node: Any, runs: list[list[_Atom]], parted: list[_Row]) -> None:
    """Appends to the last run what every match must hold next to it, and begins a new run where that is not sure.

    What one branch or the other must hold is appended to `parted`.
    """
    kind = type(node).__name__
    if kind == "Sequence":
        for item in node.items:
            _collect(item, runs, parted)
    elif kind in {"Group", "Atomic"}:
        _collect(node.subpattern, runs, parted)
    elif kind in {"GreedyRepeat", "LazyRepeat", "PossessiveRepeat"}:
        _repeat(node, runs, parted)
    elif kind == "StartOfLine" and node.positive:
        runs.append([frozenset(b"\n")])
    elif kind == "LookAround":
        _around(node, runs, parted)
    elif kind == "Branch":
        parted += _either(node, runs[-1])
        runs[-1].append(_edge(node, 0))
        runs.append([_edge(node, -1)])
    elif not isinstance(node, regex._regex_core.ZeroWidthBase):
        _append(runs, _class(node))


def _either(node: Any, before: Sequence[_Atom]) -> Iterator[_Row]:
    """What the outline must hold for one branch or another, each with what stands before it."""
    every: set[bytes] = set()
    for branch in node.branches:
        runs, parted = [[*before]], list[_Row]()
        _collect(branch, runs, parted)
        best = _best(runs, parted)
        every.update(best)
        if not best or len(every) > MOST:
            return
    if not any(map(_times, every)):
        yield tuple(sorted(every))


def _append(runs: list[list[_Atom]], atom: _Atom, times: int = 1) -> None:
    if atom:
        runs[-1] += [atom] * times
    else:
        runs.append([])


def _around(node: Any, runs: list[list[_Atom]], parted: list[_Row]) -> None:
    """What is seen ahead is a run of its own; what lies behind opens one, unless it may be in another line."""
    if node.positive and not node.behind:
        ahead = [[*runs[-1]]]
        _collect(node.subpattern, ahead, parted)
        runs[-1:-1] = ahead
    elif node.positive and not runs[-1]:
        behind: list[list[_Atom]] = [[]]
        _collect(node.subpattern, behind, [])
        if not any(ord("\n") in atom for run in behind for atom in run):
            runs += behind


def _repeat(node: Any, runs: list[list[_Atom]], parted: list[_Row]) -> None:
    least = min(node.min_count, LONGEST)
    if least == 0:
        runs.append([])
    elif atom := _class(node.subpattern):
        _append(runs, atom, least)
        if node.min_count != node.max_count:
            runs.append([atom] * least)
    else:
        runs.append([])
        _collect(node.subpattern, runs, parted)
        runs.append([])


def _edge(node: Any, at: int) -> _Atom:
    """The classes of the first (0) or last (-1) character of what the node matches; none when it may match nothing."""
    kind = type(node).__name__
    if kind == "Sequence":
        items = [item for item in node.items if not _is_empty(item)]
        return _edge(items[at], at) if items else frozenset()
    if kind == "Branch":
        edges = [_edge(branch, at) for branch in node.branches]
        every = frozenset().union(*edges)
        return every if all(edges) and len(every) <= WIDEST else frozenset()
    if kind in {"Group", "Atomic"} or (hasattr(node, "min_count") and node.min_count > 0):
        return _edge(node.subpattern, at)
    return _class(node)


def _is_empty(node: Any) -> bool:
    return type(node).__name__ == "LookAround" or isinstance(node, regex._regex_core.ZeroWidthBase)


def _class(node: Any) -> _Atom:
    """The classes of a single character; none for what is not one, or may be too many."""
    members = tuple(map(_member, node.items)) if type(node).__name__ == "SetUnion" else (_member(node),)
    if not members or None in members:
        return frozenset()
    return _classes(members, cased=bool(int(node.case_flags) & IGNORECASE), positive=bool(node.positive))


@lru_cache(AT_HAND)
def _classes(members: tuple[_Member, ...], *, cased: bool, positive: bool) -> _Atom:
    """The classes of the characters that are in a set, or are not; `cased`: in either case."""
    probes = _probes()
    held = {code for member in members for code in _held(member, cased=cased)}
    found = frozenset(probes[code][0] for code in (held if positive else probes.keys() - held))
    if not positive or any(map(_is_beyond, members)):
        found |= {OTHER}
    return found if len(found) <= WIDEST else frozenset()


@lru_cache(AT_HAND)
def _held(member: _Member, *, cased: bool) -> frozenset[int]:
    """The probes that are in a range or class."""
    probes = _probes()
    if isinstance(member, str):
        told = regex.compile(member)
        return frozenset(code for code in probes if told.match(chr(code)))
    lower, upper = member
    if not cased:
        return frozenset(code for code in probes if lower <= code <= upper)
    if lower == upper:
        return frozenset(code for code in _cases(lower) if code in probes)
    return frozenset(code for code, (_, cases) in probes.items() if any(lower <= case <= upper for case in cases))


@cache
def _probes() -> Mapping[int, tuple[int, Sequence[int]]]:
    """The code points of PROBES, each with its class and all that it is when case is ignored."""
    return {ord(char): (byte, _cases(ord(char))) for char, byte in zip(PROBES, outline(PROBES)[1:], strict=True)}


def _cases(code: int) -> list[int]:
    found: list[int] = regex._regex_core._regex.get_all_cases(IGNORECASE, code)
    return found


def _is_beyond(member: _Member) -> bool:
    """Whether a member of a set may be a character that no probe stands for."""
    if isinstance(member, str):
        return True
    lower, upper = member
    return upper > 255 and (lower < upper or lower not in _probes())


def _member(node: Any) -> _Member | None:
    """A character, range or class; None for what is not a plain one."""
    kind = type(node).__name__
    if kind == "Character":
        return node.value, node.value
    if kind == "Range":
        return node.lower, node.upper
    if kind == "Property" and node.positive:
        return next((written for written in CLASSES if tree(written).items[0].value == node.value), None)
    return None
