"""The marks in a rule's examples: `[[bad]]` must be found, `[[bad -> good]]` must be found and become `good`."""

from __future__ import annotations

import re

from newslint.errors import NewslintError, Problem
from newslint.records import dataclass
from newslint.spans import Span

MARK = re.compile(r"\[\[|\]\](?!\](?!\]))")
ARROW = re.compile(r"[ \t]*->[ \t]*")


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A marked stretch of the example's text without marks."""

    replacement: str | None = None
    """What the fix makes of it; None when the example does not say."""


@dataclass(frozen=True, slots=True)
class Example:
    """An example as an article would have it, and what is marked in it, in order."""

    text: str
    marks: tuple[Mark, ...] = ()


class ExampleError(NewslintError):
    """Marks that do not pair up; `offset` is the place in the example as written."""

    def __init__(self, offset: int, what: str, hint: str = "") -> None:
        super().__init__(Problem("", what, hint))
        self.offset = offset


def parse(example: str) -> Example:
    """The example without its marks. Raises ExampleError at the first mark that cannot be read."""
    parts: list[str] = []
    marks: list[Mark] = []
    size = at = 0
    opened = -1
    for bracket in MARK.finditer(example):
        between = example[at : bracket.start()]
        if bracket.group() == "[[":
            if opened >= 0:
                raise ExampleError(bracket.start(), "[[ inside [[", "close the first mark with ]] before the next begins")
            opened = bracket.start()
        elif opened < 0:
            raise ExampleError(bracket.start(), "]] without [[", "begin the mark with [[")
        else:
            between, replacement = _marked(between, at)
            marks.append(Mark(size, size + len(between), replacement))
            opened = -1
        parts.append(between)
        size += len(between)
        at = bracket.end()
    if opened >= 0:
        raise ExampleError(opened, "[[ without ]]", "close the mark with ]]")
    parts.append(example[at:])
    return Example("".join(parts), tuple(marks))


def readable(example: str) -> Example:
    """The example without its marks; as written where they cannot be read."""
    try:
        return parse(example)
    except ExampleError:
        return Example(example)


def _marked(inside: str, offset: int) -> tuple[str, str | None]:
    """What stands between the brackets: the words to be found, and their replacement."""
    arrows = list(ARROW.finditer(inside))
    if len(arrows) > 1:
        raise ExampleError(offset + arrows[1].start(), "two arrows in one mark", "write [[bad -> good]]")
    bad, good = (inside[: arrows[0].start()], inside[arrows[0].end() :]) if arrows else (inside, None)
    if not bad.strip():
        raise ExampleError(offset, "a mark with nothing in it", "mark the words that must be found: [[bad]]")
    return bad, good
