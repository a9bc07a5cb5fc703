"""`newslint query`: an audit's tables asked in SQL."""

from __future__ import annotations

import csv
import io
import json
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, time
from decimal import Decimal
from itertools import islice
from numbers import Number
from typing import TYPE_CHECKING, Any

from newslint.cli.asking import add_asking, opened, session_of
from newslint.cli.counts import counted
from newslint.terminal import plain, room, width

if TYPE_CHECKING:
    from newslint.archive.database import Database

SHOWN = 1000
"""Rows that the table on a terminal shows; the other formats give all."""
WIDEST = 60
"""Columns on the terminal that a cell may take."""
LEAST, MOST = 10, 100_000
"""Columns that a cell of text has at least, and columns of what is no terminal."""
BETWEEN = "  "
TABLES = """tables (one row each):
  coverage    a record: record place outlet section author date month url language words status reason findings
              sources_named sources_role sources_document sources_vague sources_anonymous quotations reply …
  articles    a checked record that is nobody's near-duplicate, with the same columns
  findings    a finding: record place outlet section author date month language rule code family level field start end
              line column fingerprint speech words, article (its number), duplicate (of an earlier article)
  duplicates  a near-duplicate, and the first article that it is like
  before.coverage, before.findings … the same of the audit given with --against

DESCRIBE findings lists the columns. A query only reads: nothing is written, fetched or installed."""


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint query` takes."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = f"{TABLES}\n\n{parser.epilog or ''}"
    parser.add_argument("sql", metavar="SQL", help="one query; - reads it from standard input")
    parser.add_argument("audit", nargs="?", default=".", metavar="DIR", help="what newslint audit was given as --out (default: here)")
    formats = "table for people, fitted to the terminal (default); csv, json, jsonl or parquet:FILE for programs"
    parser.add_argument("--format", type=_format, default=("table", ""), metavar="FORMAT", help=formats)
    add_asking(parser)
    parser.set_defaults(run=run)


def _format(word: str) -> tuple[str, str]:
    name, _, path = word.partition(":")
    if name not in (*WRITTEN, "table", "parquet") or bool(path) != (name == "parquet"):
        raise ArgumentTypeError(f"'{word}' is not one of table, csv, json, jsonl, parquet:FILE")
    return name, path


def run(options: Namespace) -> int:
    """Prints what the query gives."""
    sql = sys.stdin.read() if options.sql == "-" else options.sql
    session = session_of(options)
    name, path = options.format
    with opened(options, session, "query") as database:
        if name == "parquet":
            _parquet(database, sql, path)
        else:
            columns, parts = database.stream(sql)
            rows = (row for part in parts for row in part)
            for line in (WRITTEN.get(name) or _table)(columns, rows):
                print(line)
    return session.complain()


def _table(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    """Columns under one another, numbers to the right; a row a block where the terminal is too narrow for that."""
    given = list(islice(rows, SHOWN))
    shown = [[plain(name) for name in columns], *([_cell(value) for value in row] for row in given)]
    more = next(rows, None) is not None
    numbers = [{isinstance(row[at], Number) for row in given if row[at] is not None} == {True} for at in range(len(columns))]
    sizes = [max(width(row[at]) for row in shown) for at in range(len(columns))]
    fitted = _fitted(sizes, [MOST if right else max(width(name), LEAST) for right, name in zip(numbers, shown[0], strict=True)])
    yield from _aligned(shown, fitted, numbers) if fitted else _blocks(shown)
    if more:
        yield f"… only the first {SHOWN:,} rows; --format csv gives all"


def _fitted(sizes: Sequence[int], least: Sequence[int]) -> list[int]:
    """Widths with which a table fits the terminal, the widest columns cut as far as `least`; empty where that is not enough. What is
    not printed to a terminal has room."""
    found, over = list(sizes), sum(sizes) + len(BETWEEN) * (len(sizes) - 1) - room(MOST)
    while over > 0:
        spare = [size - few for size, few in zip(found, least, strict=True)]
        if max(spare) <= 0:
            return []
        found[max(range(len(found)), key=lambda at: (spare[at] > 0, found[at]))] -= 1
        over -= 1
    return found


def _aligned(shown: Sequence[Sequence[str]], sizes: Sequence[int], numbers: Sequence[bool]) -> Iterator[str]:
    """Names, a line, and rows in columns of these widths."""
    for row in [shown[0], ["─" * size for size in sizes], *shown[1:]]:
        cells = []
        for cell, size, right in zip(row, sizes, numbers, strict=True):
            text = _cut(cell, size)
            blank = " " * (size - width(text))
            cells.append(blank + text if right else text + blank)
        yield BETWEEN.join(cells).rstrip()


def _blocks(shown: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row as lines of a column's name and its value."""
    size = max(map(width, shown[0]))
    most = max(room(MOST) - size - len(BETWEEN), LEAST)
    for number, row in enumerate(shown[1:], 1):
        yield f"── {number} ──"
        for name, cell in zip(shown[0], row, strict=True):
            yield f"{name}{' ' * (size - width(name))}{BETWEEN}{_cut(cell, most)}".rstrip()


def _cell(value: Any) -> str:
    text = "" if value is None else plain(str(_plain(value)))
    return _cut(text, min(WIDEST, max(room(100) - 2, LEAST)))


def _cut(text: str, most: int) -> str:
    """`text` in so many columns, with a mark where something is gone."""
    if width(text) <= most:
        return text
    text = text[:most]
    while width(text) > most - 1:
        text = text[:-1]
    return f"{text}…"


def _csv(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    """As RFC 4180 has it, but for the ends of lines; null is empty."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="")
    writer.writerow(columns)
    yield line.getvalue()
    for row in rows:
        line.seek(0)
        line.truncate()
        writer.writerow([_plain(value) for value in row])
        yield line.getvalue()


def _jsonl(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    """An object a line."""
    for row in rows:
        yield json.dumps(dict(zip(columns, map(_plain, row), strict=True)), ensure_ascii=False)


def _json(columns: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> Iterator[str]:
    """One array of objects."""
    yield "["
    before = ""
    for line in _jsonl(columns, rows):
        if before:
            yield f"{before},"
        before = line
    if before:
        yield before
    yield "]"


def _plain(value: Any) -> Any:
    """A value of the database as JSON and CSV can have it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def _parquet(database: Database, sql: str, path: str) -> None:
    """Writes the rows to a file, whole or not at all."""
    from newslint.archive.export import write

    print(f"{plain(path)}: {counted(write(database.arrow(sql), path), 'row')}")


WRITTEN: Mapping[str, Callable[[Sequence[str], Iterator[tuple[Any, ...]]], Iterator[str]]] = {"csv": _csv, "json": _json, "jsonl": _jsonl}
