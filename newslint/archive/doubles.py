"""The near-duplicates among the articles of an audit, as one table beside its shards."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from glob import escape, glob

import pyarrow as pa
import pyarrow.parquet as pq

from newslint.archive.duplicates import clusters
from newslint.errors import NewslintError, Problem

DUPLICATES = pa.schema([pa.field(name, pa.string(), nullable=False) for name in ("record", "place", "first", "first_place")])
"""An article that is nearly an earlier one, and the first that it is like; places are unique where ids of records are not."""
FILE = "duplicates.parquet"
ROWS = 10_000
_BETWEEN = "\0"


def write_duplicates(folder: str) -> int:
    """Writes `duplicates.parquet` in the folder of a finished audit, whole or not at all, and tells how many it holds.

    Articles come in the order of the shards' names, which is the archive's. Those without a sketch are nobody's duplicate.
    """
    path = os.path.join(folder, FILE)
    count = 0
    try:
        with pq.ParquetWriter(f"{path}.tmp", DUPLICATES, compression="zstd") as writer:
            for table in _tables(clusters(_sketches(folder))):
                writer.write_table(table)
                count += table.num_rows
        os.replace(f"{path}.tmp", path)
    except OSError as error:
        with suppress(OSError):
            os.remove(f"{path}.tmp")
        raise NewslintError(Problem(path, f"cannot be written: {error.strerror or error}")) from error
    return count


def drop(folder: str) -> None:
    """Takes the table of an earlier run away."""
    with suppress(OSError):
        os.remove(os.path.join(folder, FILE))


def _sketches(folder: str) -> Iterator[tuple[str, bytes | None]]:
    """Each article's id and place, and its sketch."""
    for path in sorted(glob(os.path.join(escape(folder), "coverage", "*.parquet"))):
        table = pq.read_table(path, columns=["record", "place", "sketch"])
        columns = (table.column(name).to_pylist() for name in ("record", "place", "sketch"))
        for record, place, one in zip(*columns, strict=True):
            yield f"{record}{_BETWEEN}{place or ''}", one


def _tables(pairs: Iterator[tuple[str, str]]) -> Iterator[pa.Table]:
    rows: list[tuple[str, str, str, str]] = []
    for one, first in pairs:
        record, _, place = one.rpartition(_BETWEEN)
        other, _, there = first.rpartition(_BETWEEN)
        rows.append((record, place, other, there))
        if len(rows) == ROWS:
            yield _table(rows)
            rows = []
    if rows:
        yield _table(rows)


def _table(rows: list[tuple[str, str, str, str]]) -> pa.Table:
    return pa.Table.from_arrays([pa.array(column, pa.string()) for column in zip(*rows, strict=True)], schema=DUPLICATES)
