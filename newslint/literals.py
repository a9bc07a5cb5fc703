"""Strings of which one must occur wherever a pattern matches: most patterns are passed over by looking for these first."""

from __future__ import annotations

from itertools import product
from typing import Any

import regex
from regex import _regex_core

MOST = 32
"""Strings worth looking for instead of running the pattern."""
LONGEST = 24
COMMON = " .,-\n"
"""Characters that stand in almost every text."""
FREQUENT = '?!:;()/"\u201c\u201d'
WIDEST_CLASS = 8
FEW, LONG_ENOUGH = 4, 5
"""Of more strings than a few, their beginnings will do: those are fewer."""


def tree(source: str) -> Any:
    """The parse tree of `regex` itself, None when this release of it will not give one. Case-insensitive, `^` and `$` at lines."""
    flags = regex.IGNORECASE | regex.MULTILINE
    for _ in range(3):
        try:
            text = _regex_core.Source(source)
            info = _regex_core.Info(flags, text.char_type, {})
            info.guess_encoding = regex.UNICODE
            text.ignore_space = bool(info.flags & regex.VERBOSE)
            return _regex_core._parse_pattern(text, info)
        except _regex_core._UnscopedFlagSet:
            flags = info.global_flags
        except Exception:
            return None
    return None


def required(source: str) -> tuple[str, ...]:
    """Lower-case strings of which at least one occurs in the lower-case text of every match; empty when none can be told."""
    root = tree(source)
    if root is None or "(?r" in source or "(?V1" in source:
        return ()
    exact, needed = _literals(root)
    found = _better(exact, needed) or frozenset()
    return tuple(sorted(_shortest(found if len(found) <= FEW else frozenset(string[:LONG_ENOUGH] for string in found))))


_Strings = frozenset[str] | None
_ZERO = frozenset({""})


def _literals(node: Any) -> tuple[_Strings, _Strings]:
    """All strings the node can match, if few; and strings of which it must contain one, if any are known."""
    kind = type(node).__name__
    if kind == "Character" and node.positive and _one_lower_case(node.value):
        return frozenset({chr(node.value).lower()}), None
    if kind == "Sequence":
        return _in_a_row([_literals(item) for item in node.items])
    if kind == "Branch":
        return _either([_literals(branch) for branch in node.branches])
    if kind == "SetUnion" and node.positive:
        exact = [_literals(item)[0] for item in node.items]
        return (frozenset().union(*[one for one in exact if one]) if all(exact) and len(exact) <= WIDEST_CLASS else None), None
    if kind in {"Group", "Atomic"}:
        return _literals(node.subpattern)
    if kind in {"GreedyRepeat", "LazyRepeat", "PossessiveRepeat"}:
        return _repeated(node)
    if kind in {"LookAround", "Boundary", "StartOfLine", "EndOfLine", "StartOfString", "EndOfString"}:
        return _ZERO, None
    return None, None


def _one_lower_case(code: int) -> bool:
    """Whether `str.lower` brings together whatever `regex` takes for this character; the few of ASCII that fail are the caller's care."""
    return code < 128 or all(chr(other).lower() == chr(code).lower() for other in _regex_core._regex.get_all_cases(regex.IGNORECASE, code))


def _repeated(node: Any) -> tuple[_Strings, _Strings]:
    exact, needed = _literals(node.subpattern)
    if node.min_count == 0:
        return (exact | _ZERO if exact and node.max_count == 1 else None), None
    if node.min_count == node.max_count == 1:
        return exact, needed
    return None, _better(exact, needed)


def _in_a_row(parts: list[tuple[_Strings, _Strings]]) -> tuple[_Strings, _Strings]:
    run: frozenset[str] = _ZERO
    whole, best = True, None
    for exact, needed in parts:
        joined = frozenset(map("".join, product(run, exact))) if exact and len(run) * len(exact) <= MOST else None
        if joined is None or max(map(len, joined)) > LONGEST:
            best = _better(_better(run, best), _better(exact, needed))
            run, whole = exact if exact and max(map(len, exact)) <= LONGEST and joined else _ZERO, False
        else:
            run = joined
    return (run if whole else None), _better(run, best)


def _either(parts: list[tuple[_Strings, _Strings]]) -> tuple[_Strings, _Strings]:
    exact = [part[0] for part in parts]
    needed = [_better(*part) for part in parts]
    every = frozenset().union(*[one for one in exact if one]) if all(one is not None for one in exact) else None
    some = frozenset().union(*[one for one in needed if one]) if all(needed) else None
    return (every if every is None or len(every) <= MOST else None), (some if some and len(some) <= MOST else None)


def _better(one: _Strings, other: _Strings) -> _Strings:
    """The set that tells more texts apart; None when neither does."""
    best = max(one, other, key=_worth)
    return best if _worth(best)[0] else None


def _worth(strings: _Strings) -> tuple[int, int]:
    """How rare the commonest of the strings is likely to be, then how few they are."""
    if not strings or len(strings) > MOST:
        return 0, 0
    return min(map(_rarity, strings)), MOST - len(strings)


def _rarity(string: str) -> int:
    if len(string) > 1:
        return min(len(string), 4)
    if string in COMMON or (string.isascii() and string.isalnum()):
        return 0
    return 2 if string in FREQUENT else 3


def _shortest(strings: frozenset[str]) -> frozenset[str]:
    """The strings without those that contain another one."""
    return frozenset(string for string in strings if not any(other in string for other in strings if other != string))
