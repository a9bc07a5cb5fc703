"""What stands in a YAML file, every value with its place, before anything is known of what it should be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.errors import Problem
from newslint.records import dataclass, field, unguarded
from newslint.spans import Lines


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A file as it was read, for places in it. `lines` is None for data that has no lines of its own."""

    path: str
    text: str = ""
    lines: Lines | None = None

    def where(self, offset: int) -> str:
        """`path:line:column` of an offset into the text."""
        if self.lines is None:
            return self.path
        line, column = self.lines.locate(min(max(offset, 0), len(self.text)))
        return f"{self.path}:{line}:{column}"


@unguarded(frozen=True, slots=True, eq=False)
class Node:
    """A value in a file; `start` and `end` are code points of the source."""

    source: Source
    start: int
    end: int

    @property
    def where(self) -> str:
        """`path:line:column` of the first character."""
        return self.source.where(self.start)

    def problem(self, what: str, hint: str = "") -> Problem:
        """A mistake at this place."""
        return Problem(self.where, what, hint)


@unguarded(frozen=True, slots=True, eq=False)
class ScalarNode(Node):
    """A text, a number, a yes or no: as written, without its quotes."""

    value: str
    quoted: bool = False

    def at(self, offset: int) -> str:
        """`path:line:column` of a character of `value`; of the value's start where folding or escapes have moved it."""
        before = self.value[:offset]
        row, column = before.count("\n"), offset - (before.rfind("\n") + 1)
        written = self.source.text[self.start : self.end]
        begin = 0
        for number, line in enumerate(self.value.split("\n")):
            found = written.find(line, begin)
            if found < 0:
                return self.where
            if number == row:
                return self.source.where(self.start + found + column)
            begin = found + len(line)
        return self.where


@unguarded(frozen=True, slots=True, eq=False)
class SequenceNode(Node):
    """A list."""

    items: tuple[Node, ...] = ()


@unguarded(frozen=True, slots=True, eq=False)
class MappingNode(Node):
    """Keys with values, in the order of the file; a key written twice is here twice."""

    entries: tuple[tuple[Node, Node], ...] = ()
    index: dict[str, tuple[ScalarNode, Node]] = field(default_factory=dict)
    """The entries by key, the first of a key that is written twice; it fills itself."""

    def __post_init__(self) -> None:
        for key, value in self.entries:
            if isinstance(key, ScalarNode):
                self.index.setdefault(key.value, (key, value))

    def get(self, key: str) -> Node | None:
        """The value of `key`, the first when it is written twice."""
        entry = self.index.get(key)
        return entry[1] if entry else None

    def place(self, key: str) -> Node:
        """Where `key` stands; the mapping itself when it does not."""
        entry = self.index.get(key)
        return entry[0] if entry else self


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    """Every scalar value below `node`, keys included, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, MappingNode):
        for key, value in node.entries:
            yield from scalars(key)
            yield from scalars(value)


def nodes_of(data: Any, path: str) -> Node:
    """Values that were read elsewhere (a table of pyproject.toml), as nodes that all lie at `path`."""
    return _node_of(data, Source(path))


def _node_of(data: Any, source: Source) -> Node:
    if isinstance(data, Mapping):
        entries = tuple((ScalarNode(source, 0, 0, str(key)), _node_of(value, source)) for key, value in data.items())
        return MappingNode(source, 0, 0, entries)
    if isinstance(data, Sequence) and not isinstance(data, str):
        return SequenceNode(source, 0, 0, tuple(_node_of(item, source) for item in data))
    text = str(data).lower() if isinstance(data, bool) else str(data)
    return ScalarNode(source, 0, 0, text, quoted=True)
