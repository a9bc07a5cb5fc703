"""Finds out whether a pattern may take for ever: derives attacks from the pattern itself, and measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import regex

from newslint.patterns import FLAGS
from newslint.trees import tree

SIZE = 1_024
"""Characters of an attack: a very long paragraph. Time that grows with the square of the length is borne, with the cube is not."""
SECONDS = 0.15
"""Processor time one attack may take; patterns of quadratic growth need a fifth of it."""
HINT = (256, 0.004)
"""The smaller size and time that decide whether an attack is worth its full size."""
MOST_PARTS = 10_000
"""Parts of a pattern with its repeats written out, as the engine does when it compiles: some 300 bytes each."""
DEEPEST = 100
"""Levels of the tree; a group, a repeat and a row are one each."""
SAMPLES = 6
ENDS = ("\0", "\n", "!", " ", "a", '"', ".", "")
"""What may keep a repeat from ending well; some engines give up at once unless what must follow occurs somewhere behind it."""
PUMPS = ("a", "0", " ", "ab ", "a,", "Aa ")
_ALPHABET = 'a0 A-,.\n"_é—'
_CLASSES = (r"\d", r"\w", r"\s", r"\p{L}", r"\p{Lu}", r"\p{Ll}", r"\p{N}", r"\p{P}", r"\h", r"\R")


def reason(source: str) -> str | None:
    """Why `source` cannot be used, in one line, or None."""
    root = tree(source)
    try:
        if root is not None and (excess := _excess(root)):
            return excess
        compiled = regex.compile(source, FLAGS)
    except RecursionError:
        return "it is nested too deeply"
    except regex.error as error:
        return f"not a regular expression: {error}"
    except Exception as error:  # the library's own bugs on odd input
        return f"not a regular expression: {type(error).__name__}: {error}"
    try:
        if _may_be_empty(compiled, root):
            return "it can match nothing at all"
    except TimeoutError:
        return "it takes too long on a few characters"
    for start, pump, end in _attacks(root):
        size = _too_long(compiled, start, pump, end)
        if size:
            return f"it takes too long on {size} characters such as {(start + pump * 4)!r}… and then {end!r}"
    return None


def _too_long(compiled: regex.Pattern[str], start: str, pump: str, end: str) -> int:
    """The first of the doubled sizes on which the attack runs out of time, twice in a row; 0 when none does."""

    def survives(size: int, seconds: float = SECONDS) -> bool:
        return _in_time(compiled, start + pump * max(1, size // len(pump)) + end, seconds)

    if survives(*HINT) or survives(SIZE):
        return 0
    size = 16
    while size < SIZE and survives(size):
        size *= 2
    return 0 if survives(size) else size


def _in_time(compiled: regex.Pattern[str], text: str, seconds: float) -> bool:
    try:
        for _ in compiled.finditer(text, timeout=seconds):
            pass
    except TimeoutError:
        return False
    return True


def _may_be_empty(compiled: regex.Pattern[str], root: Any) -> bool:
    probes = ("", "a", "a b", "A1. b\n", " \n\n")
    if any(match.start() == match.end() for probe in probes for match in compiled.finditer(probe, timeout=SECONDS)):
        return True
    return root is not None and _least(root) == 0


def _excess(root: Any) -> str | None:
    """Why a pattern would take too much memory before it meets a text, or None: its compiler heeds no limit."""
    depth, parts = _measure(root)
    if depth > DEEPEST:
        return "it is nested too deeply"
    if parts > MOST_PARTS:
        return f"it takes too much memory: with its repeats written out it has {parts:,} parts, and {MOST_PARTS:,} are the most"
    return None


def _measure(node: Any) -> tuple[int, int]:
    """How deep a tree is, and of how many parts when what is repeated n times or more is written n times, and once for the rest."""
    children = [*getattr(node, "items", ()), *getattr(node, "branches", ())]
    children += [getattr(node, name) for name in ("subpattern", "yes_item", "no_item") if hasattr(node, name)]
    below = [_measure(child) for child in children if hasattr(child, "__dict__")]
    least, most = getattr(node, "min_count", 1), getattr(node, "max_count", 1)
    return 1 + max((depth for depth, _ in below), default=0), max(1, sum(parts for _, parts in below)) * max(1, least + (most != least))


def _least(node: Any) -> int:
    """The fewest characters the node can match; 1 for what is not known."""
    kind = type(node).__name__
    if kind == "Sequence":
        return sum(map(_least, node.items))
    if kind == "Branch":
        return min(map(_least, node.branches))
    if kind in {"Group", "Atomic"}:
        return _least(node.subpattern)
    if kind.endswith("Repeat"):
        return int(node.min_count and _least(node.subpattern))
    if kind == "Conditional":
        return min(_least(node.yes_item), _least(node.no_item))
    zero = kind in {"LookAround", "RefGroup", "Keep"} or isinstance(node, regex._regex_core.ZeroWidthBase)
    return 0 if zero else 1


def _attacks(root: Any) -> Iterator[tuple[str, str, str]]:
    """(beginning, what to repeat, end) for every repeat of the pattern, then some that fit any pattern."""
    seen: set[tuple[str, str, str]] = set()
    whole = next(iter(_samples(root)), "") if root is not None else ""
    for start, pump in [*(_repeats(root, "") if root is not None else ()), *(("", pump) for pump in PUMPS)]:
        for attack in ((start, pump, end + after) for after in ("", whole) for end in ENDS):
            if pump and attack not in seen:
                seen.add(attack)
                yield attack


def _repeats(node: Any, before: str) -> Iterator[tuple[str, str]]:
    """For each repeat in the tree: a string that leads up to it, and strings it can repeat."""
    kind = type(node).__name__
    if kind == "Sequence":
        for item in node.items:
            yield from _repeats(item, before)
            before += next(iter(_samples(item)), "")
    elif kind == "Branch":
        for branch in node.branches:
            yield from _repeats(branch, before)
    elif kind == "Conditional":
        yield from _repeats(node.yes_item, before)
        yield from _repeats(node.no_item, before)
    elif hasattr(node, "subpattern"):
        if kind.endswith("Repeat") and (node.max_count is None or node.max_count > 8):
            pumps = [sample for sample in _samples(node.subpattern) if sample]
            for pump in dict.fromkeys(pumps):
                yield before, pump
            if before and len(pumps) > 1:
                yield before, "".join(pumps)
        yield from _repeats(node.subpattern, before)


def _samples(node: Any) -> list[str]:
    """A few strings that the node can match, or so we think: a wrong guess is only a weaker attack."""
    kind = type(node).__name__
    if kind == "Sequence":
        return _joined([_samples(item) for item in node.items])
    if kind == "Branch":
        return _few(sample for row in zip(*map(_padded, node.branches), strict=True) for sample in row)
    if kind.endswith("Repeat"):
        return _few(sample * max(1, min(node.min_count, 8)) for sample in _samples(node.subpattern))
    if kind in {"Group", "Atomic"}:
        return _samples(node.subpattern)
    if kind == "Character" and node.positive:
        return [chr(node.value)]
    if isinstance(node, regex._regex_core.ZeroWidthBase) or kind in {"LookAround", "Keep"}:
        return [""]
    return _few(char for char in _ALPHABET if _fits(node, char)) or ["a"]


def _padded(node: Any) -> list[str]:
    found = _samples(node) or [""]
    return (found * SAMPLES)[:SAMPLES]


def _joined(parts: list[list[str]]) -> list[str]:
    """One sample of each part in a row; the n-th row takes every part's n-th."""
    rows = max(map(len, parts), default=0)
    return _few("".join(part[min(row, len(part) - 1)] for part in parts if part) for row in range(rows))


def _few(samples: Iterable[str]) -> list[str]:
    return list(islice(dict.fromkeys(samples), SAMPLES))


def _fits(node: Any, char: str) -> bool:
    """Whether a class of characters holds `char`; True for what is not known."""
    kind = type(node).__name__
    if kind == "Character":
        return bool((chr(node.value).lower() == char.lower()) == node.positive)
    if kind == "Range":
        return bool(any(node.lower <= ord(one) <= node.upper for one in (char, char.lower(), char.upper()[:1])) == node.positive)
    if kind.startswith("Any"):
        return char != "\n"
    if kind == "SetUnion":
        return bool(any(_fits(item, char) for item in node.items) == node.positive)
    if kind == "Property":
        for written in _CLASSES:
            known = getattr(tree(written), "items", [tree(written)])[0]
            if getattr(known, "value", None) == node.value:
                return bool((regex.fullmatch(written, char) is not None) == node.positive)
    return True
