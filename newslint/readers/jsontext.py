"""Strings of a JSON file with the place of every character: where each string stands, and what its escapes mean."""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator

from newslint.errors import NewslintError, Problem
from newslint.readers.fields import whole
from newslint.records import dataclass

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],:]', re.DOTALL)
ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.")
COLON = re.compile(r"\s*:")
"""What makes a string a key."""
DEEPEST = 200
"""Levels at which strings are told; no newsroom's file has ten."""
Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Literal:
    """What a string says, and where each of its characters begins and ends in the file. Offsets are code points of the file."""

    text: str
    starts: array[int]
    ends: array[int]


def loaded(path: str, source: str) -> object:
    """The value of a JSON file. Raises NewslintError where it is none."""
    try:
        return json.loads(source)
    except json.JSONDecodeError as error:
        raise NewslintError(Problem(f"{path}:{error.lineno}:{error.colno}", f"not valid JSON: {error.msg}", "is it cut off?")) from error
    except RecursionError as error:
        raise NewslintError(Problem(path, "cannot be read as JSON: nested too deep")) from error
    except ValueError as error:
        raise NewslintError(Problem(path, "cannot be read as JSON: a number with thousands of figures")) from error


def strings(source: str) -> Iterator[tuple[Path, int, int]]:
    """Where each string value stands in a valid JSON text, its quotation marks included, with the keys and positions that lead to it."""
    stack: list[list[str | int]] = []
    key: str | None = None
    for token in TOKEN.finditer(source):
        mark = token[0]
        if mark in "{[":
            stack.append(["{", ""] if mark == "{" else ["[", 0])
        elif mark in "}]":
            stack.pop()
        elif mark == ":" and stack and key is not None:
            stack[-1][1] = key
        elif mark == ",":
            if stack and isinstance(stack[-1][1], int):
                stack[-1][1] += 1
        elif mark[0] == '"':
            if stack and stack[-1][0] == "{" and COLON.match(source, token.end()):
                key = json.loads(mark)
            elif len(stack) <= DEEPEST:
                yield tuple(level[1] for level in stack), token.start(), token.end()


def literal(source: str, start: int, end: int) -> Literal:
    """The string that stands there; half of a character is read as U+FFFD."""
    parts, starts, ends = [], array("q"), array("q")
    at = start + 1
    for escape in [*ESCAPE.finditer(source, start + 1, end - 1), None]:
        plain = escape.start() if escape else end - 1
        parts.append(source[at:plain])
        starts.extend(range(at, plain))
        ends.extend(range(at + 1, plain + 1))
        if escape:
            parts.append(whole(json.loads(f'"{escape[0]}"')))
            starts.append(escape.start())
            ends.append(escape.end())
            at = escape.end()
    return Literal("".join(parts), starts, ends)
