"""CSV and TSV: a heading that names the columns, one article a row. The place of a record is the line it begins on."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.fields import chosen, lacking, listed, record, unmapped
from newslint.readers.lines import encoding_of, lines, text_of
from newslint.readers.streams import too_large
from newslint.records import dataclass, field

SUFFIXES = (".csv", ".tsv")
DELIMITERS = ",;\t|"
TAB = "\t"


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record or a Problem for each row below the heading that is not blank. The heading's most frequent delimiter holds.

    Raises NewslintError when the heading cannot be read or names no text.
    """
    feed = _Feed(path, lines(path, stream, options.encoding, options.limit), encoding_of(options.encoding), options.limit)
    first = next((line for line in feed if line.strip() or feed.faults), "")
    place, faults = f"{path}:{feed.number}", feed.taken()[0]
    if faults:
        raise NewslintError(faults[0])
    if not first:
        return
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(max(csv.field_size_limit(), options.limit))  # the library's only switch, for all of a process
    reader = csv.reader(chain([first], feed), delimiter=delimiter, strict=True)
    try:
        names = [name.strip() for name in next(reader)]
    except csv.Error as error:
        raise NewslintError(Problem(place, f"not a heading of CSV: {error}")) from error
    mapping = chosen(names, options.mapping)
    yield from unmapped(place, lacking(names, options.mapping), "the heading has no", names)
    if "text" not in mapping or mapping["text"] not in names:
        raise NewslintError(Problem(place, "no column with the text", f"name it with --map text=NAME; {listed(names)}"))
    for begin, row, notes in _rows(feed, reader, literal=delimiter == TAB):
        yield row if isinstance(row, Problem) else _record(f"{path}:{begin}", row, names, mapping, notes)


def _rows(feed: _Feed, reader: Iterator[list[str]], *, literal: bool) -> Iterator[tuple[int, list[str] | Problem, tuple[str, ...]]]:
    """Each row that is not blank, with the line it begins on. In TSV a quotation mark may be just that (`literal`)."""
    while True:
        begin, fault, row = feed.number + 1, "", None
        try:
            row = next(reader, None)
        except csv.Error as error:
            fault = str(error)
            if literal and begin == feed.number:
                fault, row = "", feed.line.rstrip("\r\n").split(TAB)
        faults, notes = feed.taken()
        if faults:
            yield begin, faults[0], ()
        elif fault:
            upto = f" (up to line {feed.number})" if feed.number > begin else ""
            yield begin, Problem(f"{feed.path}:{begin}", f"not a row of CSV{upto}: {fault}", "a quotation mark may be missing"), ()
        elif row is None:
            return
        elif any(map(str.strip, row)):
            yield begin, row, notes


def _record(place: str, row: list[str], names: list[str], mapping: dict[str, str], notes: tuple[str, ...]) -> Record | Problem:
    if len(row) > len(names) or len(row) <= names.index(mapping["text"]):
        return Problem(place, f"has {len(row)} fields, the heading {len(names)}", "a quotation mark or a delimiter may be missing")
    return record(place, dict(zip(names, row, strict=False)), mapping, notes)


@dataclass(slots=True)
class _Feed:
    """Lines as text for the library, and what was wrong with those it took for the row at hand."""

    path: str
    source: Iterator[tuple[int, bytes | None]]
    encoding: str | None
    limit: int
    number: int = 0
    """Of the line given last."""
    line: str = ""
    faults: list[Problem] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        for number, line in self.source:
            self.number, place, self.line = number, f"{self.path}:{number}", ""
            try:
                if line is None:
                    self.faults.append(too_large(place, self.limit))
                else:
                    self.line, notes = text_of(place, line, self.encoding)
                    self.notes |= dict.fromkeys(notes)
            except NewslintError as error:
                self.faults += error.problems
            yield self.line

    def taken(self) -> tuple[list[Problem], tuple[str, ...]]:
        """What was wrong, and what is to be told, since this was last asked."""
        found = self.faults, tuple(self.notes)
        self.faults, self.notes = [], {}
        return found
