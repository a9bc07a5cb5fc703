"""Parquet: one article a row, read in batches, only the columns that are wanted. The place of a record is its row, from 0."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.decode import decode
from newslint.readers.fields import chosen, lacking, listed, record, unmapped
from newslint.readers.streams import seekable, too_large

SUFFIXES = (".parquet",)
BUFFER = 2**20
"""Bytes of a column read at once; without it, all of a row group's."""
BATCH = 128
"""Rows in memory at once, beside the pages of the file they stand on."""


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """A record or a Problem for each row. Raises NewslintError when the file is damaged, or no column holds the text."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise NewslintError(Problem(path, "needs pyarrow to be read", "pip install 'newslint[archive]'")) from error
    at = 0
    try:
        file = ParquetFile(seekable(stream), buffer_size=BUFFER, pre_buffer=False)
        names = file.schema_arrow.names
        mapping = chosen(names, options.mapping)
        yield from unmapped(path, lacking(names, options.mapping), "the schema has no", names)
        if mapping.get("text") not in names:
            raise NewslintError(Problem(path, "no column with the text", f"name it with --map text=NAME; {listed(names)}"))
        wanted = sorted({name for name in mapping.values() if name in names})
        for batch in file.iter_batches(BATCH, columns=wanted):
            for number, row in enumerate(_rows(batch, mapping["text"], options.limit), at):
                yield _record(f"{path}#{number}", row, mapping, options)
            at += batch.num_rows
    except (ArrowException, OSError) as error:
        hint = f"{at} rows before were read" if at else ""
        raise NewslintError(Problem(path, f"not a whole Parquet file: {' '.join(str(error).split())}", hint)) from error


def _rows(batch: Any, text: str, limit: int) -> Iterator[dict[str, Any] | None]:
    """Rows as dicts; None for one whose text is larger than `limit` bytes."""
    from pyarrow import compute, types

    column = batch.column(text)
    kind = column.type
    measured = any(test(kind) for test in (types.is_string, types.is_large_string, types.is_binary, types.is_large_binary))
    sizes = compute.binary_length(column).to_pylist() if measured else [0] * batch.num_rows
    for number, size in enumerate(sizes):
        if (size or 0) > limit:
            yield None
        else:
            yield batch.slice(number, 1).to_pylist()[0]


def _record(place: str, row: dict[str, Any] | None, mapping: dict[str, str], options: ReadOptions) -> Record | Problem:
    if row is None:
        return too_large(place, options.limit)
    notes: tuple[str, ...] = ()
    for name, held in row.items():
        if isinstance(held, bytes):
            try:
                decoded = decode(place, held, options.encoding)
            except NewslintError as error:
                return error.problems[0]
            row[name], notes = decoded.text, (*notes, *decoded.notes)
    return record(place, row, mapping, notes)
