"""Strings that must occur wherever a pattern matches: most patterns are passed over by looking for these first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import dropwhile, product, takewhile
from typing import Any

from regex import _regex_core

from newslint.clues import COMMON, EDGE, HEAD, LEAD
from newslint.trees import IGNORECASE, crosses, flat, forwards, scope, tree

MOST = 32
"""Strings that a part of a pattern may stand for to be put together with its neighbours."""
WIDEST_GROUP = 400
MOST_GROUPS = 4
"""Groups worth looking for instead of running the pattern."""
LONGEST = 24
FREQUENT = '?!:;()/"\u201c\u201d'
WIDEST_CLASS = 8
CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
AT_HAND = 1_000
"""Characters and groups remembered."""
_WORD = re.compile(rf"{EDGE}+([a-z0-9]{{2,}})(?![a-z0-9_])[\0-\x7f]")
"""A word in a string, from EDGE to where it surely ends."""


def required(source: str) -> tuple[tuple[str, ...], ...]:
    """What the lower-case text must hold wherever the pattern matches: of each group of strings one; nothing when none can be told."""
    root = forwards(source)
    if root is None:
        return ()
    return _told(*_literals(root))


def opening(source: str) -> tuple[tuple[str, ...], ...]:
    """What the first line that is not blank must hold, of a pattern that opens the text: even single letters tell, a line has few."""
    if scope(source) != "opening":
        return ()
    _, *items = flat(tree(source))
    line = list(takewhile(lambda item: not crosses(item), items[1:] if items and _is_space(items[0]) else items))
    parts = [_literals(item) for item in line]
    single = [frozenset(string.replace(EDGE, "") for string in exact) for exact, _ in parts if exact]
    _, groups = _in_a_row(parts)
    groups = frozenset(frozenset(string.replace(EDGE, "") for string in group) for group in groups)
    return _told(None, groups, [group for group in single if all(map(str.strip, group))])


def heading(source: str) -> tuple[str, ...]:
    """How a line must begin, but for its LEAD, wherever the pattern matches; nothing when it need not begin in any way."""
    root = forwards(source)
    items = [] if root is None else [*flat(root)]
    if not items or type(items[0]).__name__ != "StartOfLine":
        return ()
    begins = {string.replace(EDGE, "").partition("\n")[0].lstrip(LEAD) for string in _begins(dropwhile(_is_lead, items[1:]))}
    return tuple(sorted(begins)) if min(map(len, begins)) >= HEAD else ()


def kept(source: str) -> bool:
    """Whether the pattern begins in the line that begins as `heading` says, and with it."""
    root = forwards(source)
    items = [*flat(root)] if heading(source) else []
    lead = takewhile(_is_lead, items[1:])
    return bool(items) and not any(crosses(item) for item in lead if type(item).__name__ != "LookAround")


def beginning(source: str) -> tuple[str, ...]:
    """The words with one of which the pattern begins, wherever it matches; nothing when it need not begin with a word."""
    root = forwards(source)
    found = [_WORD.match(string) for string in (_begins(flat(root)) if root is not None else ())]
    return () if None in found else tuple(sorted({word[1] for word in found if word}))


def capital(source: str) -> bool:
    """Whether the pattern begins with a capital of ASCII, wherever it matches."""
    root = forwards(source)
    return root is not None and _is_capital(next((item for item in flat(root) if not _is_empty(item)), None))


def _is_capital(node: Any) -> bool:
    """Whether the first character that the node matches is surely a capital of ASCII."""
    if type(node).__name__ == "Branch":
        return all(_is_capital(next((item for item in flat(branch) if not _is_empty(item)), None)) for branch in node.branches)
    sensitive = type(node).__name__ == "Character" and node.positive and not int(node.case_flags) & IGNORECASE
    return bool(sensitive and chr(node.value) in CAPITALS)


def _is_empty(node: Any) -> bool:
    return type(node).__name__ == "LookAround" or isinstance(node, _regex_core.ZeroWidthBase)


def _begins(items: Iterable[Any]) -> _Strings:
    """How what the items match in a row begins, in lower case; the empty string where that may be anyhow."""
    run = _ZERO
    for item in items:
        exact, _ = _literals(item)
        if exact is None and type(item).__name__ == "Branch":
            exact, items = frozenset().union(*[_begins(flat(branch)) for branch in item.branches]), ()
        if not exact or not _few(run, exact):
            break
        run = frozenset(map("".join, product(run, exact)))
        if items == ():
            break
    return run


def _is_lead(node: Any) -> bool:
    """Whether all that the node may match is LEAD or line ends, which may stand before how a line begins."""
    if type(node).__name__ == "LookAround" or _is_space(node):
        return True
    exact, _ = _literals(getattr(node, "subpattern", node))
    return exact is not None and all(not string.replace(EDGE, "").strip(LEAD) for string in exact)


def _is_space(node: Any) -> bool:
    """Whether the node is white space, as much of it as there is."""
    repeated: Any = getattr(node, "subpattern", None)
    return type(repeated).__name__ == "Property" and bool(repeated.positive and repeated.value == tree(r"\s").items[0].value)


def _told(exact: _Strings | None, needed: _Groups, sure: Sequence[_Strings] = ()) -> tuple[tuple[str, ...], ...]:
    """The groups worth looking for, and those that are `sure` to be."""
    found = {_shortest(group) for group in (*needed, exact) if group and _worth(group)[0]} | {*sure}
    found = {group for group in found if not any(_implies(other, group) for other in found if other != group)}
    groups = sorted(found, key=_ranked, reverse=True)
    return tuple(sorted(tuple(sorted(group)) for group in groups[:MOST_GROUPS]))


_Strings = frozenset[str]
_Groups = frozenset[_Strings]
_ZERO = frozenset({""})
_NONE: _Groups = frozenset()


def _literals(node: Any) -> tuple[_Strings | None, _Groups]:
    """All strings the node can match, if few; and groups of strings of each of which the text must hold one."""
    kind = type(node).__name__
    if kind == "Character" and node.positive:
        return _character(node.value), _NONE
    if kind == "Sequence":
        return _in_a_row([_literals(item) for item in node.items])
    if kind == "Branch":
        return _either([_literals(branch) for branch in node.branches])
    if kind == "SetUnion" and node.positive:
        exact = [_literals(item)[0] for item in node.items]
        return (frozenset().union(*[one for one in exact if one]) if all(exact) and len(exact) <= WIDEST_CLASS else None), _NONE
    if kind in {"Group", "Atomic"}:
        return _literals(node.subpattern)
    if kind in {"GreedyRepeat", "LazyRepeat", "PossessiveRepeat"}:
        return _repeated(node)
    if kind == "LookAround":
        return _ZERO, _grouped(*_literals(node.subpattern)) if node.positive else _NONE
    if kind in {"Boundary", "StartOfLine", "EndOfLine", "StartOfString", "EndOfString"}:
        return frozenset({EDGE}) if node.positive else _ZERO, _NONE
    return None, _NONE


@lru_cache(AT_HAND)
def _character(code: int) -> _Strings | None:
    """A character in lower case; None where that is not sure to bring it together with what `regex` takes for it."""
    return frozenset({chr(code).lower()}) if _one_lower_case(code) else None


def _one_lower_case(code: int) -> bool:
    """Whether `str.lower` brings together whatever `regex` takes for this character; the few of ASCII that fail are the caller's care."""
    return code < 128 or all(chr(other).lower() == chr(code).lower() for other in _regex_core._regex.get_all_cases(IGNORECASE, code))


def _repeated(node: Any) -> tuple[_Strings | None, _Groups]:
    exact, needed = _literals(node.subpattern)
    if node.min_count == 0:
        return (exact | _ZERO if exact and node.max_count == 1 else None), _NONE
    if exact and len(exact) ** node.min_count <= MOST:
        exact = frozenset(map("".join, product(exact, repeat=node.min_count)))
        if node.min_count == node.max_count:
            return exact, needed
    return None, _grouped(exact, needed)


def _in_a_row(parts: list[tuple[_Strings | None, _Groups]]) -> tuple[_Strings | None, _Groups]:
    run: _Strings = _ZERO
    whole, groups = True, _NONE
    for exact, needed in parts:
        if needed:
            groups |= needed
        joined = _joined(run, exact) if exact else None
        if joined is None:
            groups = _grouped(run, _grouped(exact, groups))
            run, whole = exact if exact and _few(run, exact) and max(map(len, exact)) <= LONGEST else _ZERO, False
        else:
            run = joined
    return (run, groups) if whole else (None, _grouped(run, groups))


def _joined(one: _Strings, other: _Strings) -> _Strings | None:
    """All strings of one and then of the other; None when they are too many or too long."""
    if len(one) == len(other) == 1:  # letter by letter, as most of a pattern is
        (before,), (after,) = one, other
        return frozenset((before + after,)) if len(before) + len(after) <= LONGEST else None
    joined = frozenset(map("".join, product(one, other))) if _few(one, other) else None
    return joined if joined and max(map(len, joined)) <= LONGEST else None


def _few(one: _Strings, other: _Strings) -> bool:
    """Whether the two are worth putting together: one string may stand before or after as many as are looked for."""
    return len(one) * len(other) <= (WIDEST_GROUP if 1 in {len(one), len(other)} else MOST)


def _either(parts: list[tuple[_Strings | None, _Groups]]) -> tuple[_Strings | None, _Groups]:
    exact = [part[0] for part in parts]
    best = [max(_grouped(*part), key=_ranked, default=frozenset()) for part in parts]
    every = frozenset().union(*[one for one in exact if one]) if all(one is not None for one in exact) else None
    some = frozenset().union(*best) if all(best) else frozenset()
    return (every if every is None or len(every) <= WIDEST_GROUP else None), _grouped(some, _NONE)


def _grouped(exact: _Strings | None, groups: _Groups) -> _Groups:
    """The groups, and the strings that the node is, where those tell anything."""
    return groups | {exact} if exact and _worth(exact)[0] else groups


@lru_cache(AT_HAND)
def _worth(strings: _Strings) -> tuple[int, int]:
    """How rare the commonest of the strings is likely to be, then how few they are."""
    if not strings or len(strings) > WIDEST_GROUP:
        return 0, 0
    return min(map(_rarity, strings)), -len(strings)


def _ranked(strings: _Strings) -> tuple[Any, ...]:
    """By worth, and among equals always in the same order: that of a set is another in each process."""
    return *_worth(strings), sorted(strings)


def _rarity(string: str) -> int:
    string = string.replace(EDGE, "")
    if len(string) != 1:
        return min(len(string), 4)
    if string in COMMON or (string.isascii() and string.isalnum()):
        return 0
    return 2 if string in FREQUENT else 3


def _implies(one: _Strings, other: _Strings) -> bool:
    """Whether what holds a string of `one` holds one of `other`."""
    return all(any(part in string for part in other) for string in one)


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """The strings without those that contain another one."""
    return frozenset(string for string in strings if not any(other in string for other in strings if other != string))
