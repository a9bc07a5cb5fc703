"""The parse tree of a pattern, as `regex` itself reads it, and the lines that the pattern can match in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

import regex
from regex import _regex_core

IGNORECASE = int(regex.IGNORECASE)
"""A plain number: members of an enumeration are slow to combine."""
TREES = 32
"""Patterns whose trees are remembered: all questions about one are asked in a row."""
Scope = Literal["opening", "line", "anywhere"]
ENCLOSING = frozenset({"Group", "Atomic", "GreedyRepeat", "LazyRepeat", "PossessiveRepeat"})
"""What matches what stands in it."""


@lru_cache(TREES)
def tree(source: str) -> Any:
    """The parse tree of `regex` itself, None when this release of it will not give one. Case-insensitive, `^` and `$` at lines."""
    flags = IGNORECASE | int(regex.MULTILINE)
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


def forwards(source: str) -> Any:
    """The tree of a pattern that is read from left to right and by the rules that `regex` has by default; None for any other."""
    return None if "(?r" in source or "(?V1" in source else tree(source)


def lined(source: str) -> bool:
    """Whether the pattern begins where a line begins, goes on to the next, and can be written behind something else."""
    first = next(flat(root), None) if (root := forwards(source)) is not None else None
    return type(first).__name__ == "StartOfLine" and source.startswith(("^", "(?-i:^")) and scope(source) == "anywhere"


def flat(node: Any) -> Iterator[Any]:
    """The items of a sequence, those of plain groups in it among them."""
    if type(node).__name__ == "Sequence":
        for item in node.items:
            yield from flat(item)
    elif type(node).__name__ in {"Group", "Atomic"}:
        yield from flat(node.subpattern)
    else:
        yield node


@lru_cache(TREES)
def scope(source: str) -> Scope:
    """Where the pattern can match: once, where the text begins; within a line; anywhere."""
    root = forwards(source)
    if root is None:
        return "anywhere"
    first = root
    while type(first).__name__ in {"Sequence", "Group", "Atomic"}:
        first = first.subpattern if hasattr(first, "subpattern") else first.items[0] if first.items else None
    if type(first).__name__ == "StartOfString":
        return "opening"
    return "anywhere" if crosses(root) else "line"


def alone(source: str) -> bool:
    """Whether the pattern keeps to a line, and looks back for nothing that may stand in another."""
    return scope(source) == "line" and not _backs(forwards(source))


def _backs(node: Any) -> bool:
    """Whether something behind must hold a line end and something else."""
    if type(node).__name__ == "LookAround" and node.behind:
        return bool(node.positive) and node.subpattern.max_width() > 1 and crosses(node.subpattern)
    inner = [*getattr(node, "items", ()), *getattr(node, "branches", ()), *([node.subpattern] if hasattr(node, "subpattern") else ())]
    return any(_backs(each) for each in inner if hasattr(each, "__dict__"))


def crosses(node: Any) -> bool:
    """Whether what the node matches, or sees ahead, may hold a line end and something after it; what lies behind is seen in any case."""
    kind = type(node).__name__
    if kind in {"Sequence", "Branch"}:
        return any(map(crosses, node.items if kind == "Sequence" else node.branches))
    if kind == "LookAround":
        return not node.behind and node.subpattern.max_width() > 1 and crosses(node.subpattern)
    if hasattr(node, "subpattern"):
        return kind not in ENCLOSING or crosses(node.subpattern)
    if kind == "SetUnion":
        return any(map(crosses, node.items)) if node.positive else not any(map(_is_line_end, node.items))
    if kind in {"Character", "Range", "Property"}:
        return not _is_line_end(node) if not node.positive else _is_line_end(node) or not _is_known(node)
    return kind not in {"Any", "RefGroup", "Boundary", "StartOfLine", "EndOfLine"}


def _is_line_end(node: Any) -> bool:
    """Whether the class, were it not negated, surely holds the line feed."""
    kind = type(node).__name__
    if kind == "Range":
        return bool(node.lower <= 10 <= node.upper)
    return bool(node.value == (10 if kind == "Character" else tree(r"\s").items[0].value)) if kind in {"Character", "Property"} else False


def _is_known(node: Any) -> bool:
    """Whether the class, were it not negated, surely holds no line feed unless `_is_line_end` says so."""
    return type(node).__name__ != "Property" or node.value in [tree(written).items[0].value for written in (r"\d", r"\w", r"\h")]
