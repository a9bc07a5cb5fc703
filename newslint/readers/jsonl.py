"""JSON lines: one object a line, one article an object. The place of a record is its line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.fields import lacking, record, unmapped
from newslint.readers.lines import encoding_of, lines, text_of
from newslint.readers.streams import too_large

SUFFIXES = (".jsonl", ".ndjson")


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record or a Problem for each line that is not blank."""
    encoding, absent, is_first = encoding_of(options.encoding), dict(options.mapping), True
    for number, line in lines(path, stream, options.encoding, options.limit):
        place = f"{path}:{number}"
        if line is None:
            yield too_large(place, options.limit)
        elif line.strip():
            found = _object(place, line.rstrip(b"\r\n"), encoding)
            if isinstance(found, Problem):
                yield found
                continue
            row, notes = found
            if is_first:
                yield from unmapped(place, lacking(row, absent), "the first record has no", row)
            absent, is_first = lacking(row, absent), False
            yield record(place, row, options.mapping, notes)
    if not is_first:
        yield from unmapped(path, absent, "no record has")


def _object(place: str, line: bytes, encoding: str | None) -> tuple[dict[str, Any], tuple[str, ...]] | Problem:
    """The object on a line, and what is to be told of how it was decoded."""
    try:
        text, notes = text_of(place, line, encoding)
        found = json.loads(text)
    except NewslintError as error:
        return error.problems[0]
    except json.JSONDecodeError as error:
        at = f"character {error.pos + 1} of {len(error.doc)}" if error.pos < len(error.doc) else "the end of the line"
        return Problem(place, f"not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}, at {at}")
    except RecursionError:
        return Problem(place, "cannot be read as JSON: nested too deep")
    except ValueError:
        return Problem(place, "cannot be read as JSON: a number with thousands of figures")
    if not isinstance(found, dict):
        return Problem(place, "not a JSON object", 'one object a line: {"title": …, "text": …}')
    return found, notes
