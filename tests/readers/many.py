"""What a reader of many articles makes of some bytes."""

from __future__ import annotations

import io
from types import ModuleType
from typing import Any

from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions


def given(module: ModuleType, data: bytes, path: str = "a.x", **options: Any) -> list[Record | Problem]:
    """Everything the reader gives, and at the end why it stopped, if it did."""
    found: list[Record | Problem] = []
    try:
        found.extend(module.records(path, io.BytesIO(data), ReadOptions(**options)))
    except NewslintError as error:
        found += error.problems
    return found


def records(found: list[Record | Problem]) -> list[Record]:
    """The records among what was given."""
    return [each for each in found if isinstance(each, Record)]


def told(found: list[Record | Problem]) -> list[str]:
    """What was told of the rest, a line each."""
    return [str(each) for each in found if isinstance(each, Problem)]
