"""The telling place of a pattern: a mark between two classes of characters, such as `,` between a letter and a digit.

Where a pattern must match such a place, looking for it alone costs a hundredth of running the pattern, and most texts have none.
"""

from __future__ import annotations

from typing import Any

import regex

from newslint.literals import tree

CLASSES = (r"\d", r"\w", r"\s")
WIDEST = 4
"""Signs of which one may be the mark."""
_Atom = tuple[str, bool]
"""One character's class as a regular expression, and whether it is a mark."""


def shape(source: str) -> str:
    """A pattern, quick to search, that occurs in every match of `source` compiled without flags; empty when there is none."""
    root = tree(source)
    if root is None or "(?r" in source or "(?V1" in source:
        return ""
    runs: list[list[_Atom]] = [[]]
    _collect(root, runs)
    places = [_place(run, at) for run in runs for at, (_, mark) in enumerate(run) if mark]
    return max(places, key=len, default="")


def _place(run: list[_Atom], at: int) -> str:
    """The mark first, for the engine to skip to; what stands before it is asked by looking back."""
    mark = run[at][0]
    behind = f"(?<={run[at - 1][0]}{mark})" if at else ""
    ahead = "".join(written for written, _ in run[at + 1 : at + 3])
    return f"{mark}{behind}{ahead}" if behind or ahead else ""


def _collect(node: Any, runs: list[list[_Atom]]) -> None:
    """Appends to the last run what every match must hold next to it, and begins a new run where that is not sure."""
    kind = type(node).__name__
    if kind == "Sequence":
        for item in node.items:
            _collect(item, runs)
    elif kind in {"Group", "Atomic"}:
        _collect(node.subpattern, runs)
    elif kind in {"GreedyRepeat", "LazyRepeat", "PossessiveRepeat"}:
        _repeat(node, runs)
    elif kind == "LookAround" and node.behind and node.positive and not runs[-1]:
        _collect(node.subpattern, runs)
    elif kind == "LookAround" or isinstance(node, regex._regex_core.ZeroWidthBase):
        return
    else:
        written = _class(node)
        if written:
            runs[-1].append((written, _is_mark(node)))
        else:
            runs.append([])


def _repeat(node: Any, runs: list[list[_Atom]]) -> None:
    if node.min_count == 0:
        runs.append([])
    elif _class(node.subpattern):
        _collect(node.subpattern, runs)
        if (node.min_count, node.max_count) != (1, 1):
            runs.append(runs[-1][-1:])
    else:
        runs.append([])
        _collect(node.subpattern, runs)
        runs.append([])


def _is_mark(node: Any) -> bool:
    """Whether a node is a sign rarer than letters and spaces, or one of a few."""
    if type(node).__name__ == "SetUnion":
        return bool(node.positive) and len(node.items) <= WIDEST and all(map(_is_mark, node.items))
    char = chr(node.value) if type(node).__name__ == "Character" and node.positive else "a"
    return not (char.isalnum() or char.isspace() or char == "_")


def _class(node: Any) -> str:
    """A single character's class as it would be written; empty for what is not one."""
    members = list(node.items) if type(node).__name__ == "SetUnion" else [node]
    written = [_member(member) for member in members]
    if not written or not all(written):
        return ""
    if not node.positive:
        return _cased(f"[^{''.join(written)}]", node)
    return _cased(written[0] if len(written) == 1 and "-" not in written[0] else f"[{''.join(written)}]", node)


def _cased(written: str, node: Any) -> str:
    """Heeds case as the node does; a sign without case is written bare, which the engine finds fastest."""
    return written if not node.case_flags & regex.IGNORECASE or _is_mark(node) else f"(?i:{written})"


def _member(node: Any) -> str:
    kind = type(node).__name__
    if kind == "Character":
        return f"\\U{node.value:08x}"
    if kind == "Range":
        return f"\\U{node.lower:08x}-\\U{node.upper:08x}"
    if kind == "Property" and node.positive:
        return next((written for written in CLASSES if tree(written).items[0].value == node.value), "")
    return ""
