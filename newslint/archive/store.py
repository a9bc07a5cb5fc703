"""The Parquet files of an audit: a shard is written whole or not at all, and is done when its coverage is there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import accumulate

import pyarrow as pa
import pyarrow.parquet as pq

from newslint import writing
from newslint.archive.schemas import COVERAGE, FINDINGS
from newslint.archive.totals import Totals, decoded, totals
from newslint.errors import NewslintError, Problem
from newslint.records import dataclass

SUFFIX, PART = ".parquet", ".part"
TOTALS = b"newslint.totals"
"""The key in a coverage file's metadata under which its totals are."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a shard's results."""

    positions: Sequence[int]
    """Where in the shard its records stand."""
    findings: pa.Table
    """In the order of `positions`, as many a record as its coverage says."""
    coverage: pa.Table
    """A row for each of `positions`."""


def piece(positions: Sequence[int], findings: pa.RecordBatch, coverage: pa.RecordBatch) -> Piece:
    """A piece of batches as `lint_batch` gives them."""
    return Piece(positions, pa.Table.from_batches([findings]), pa.Table.from_batches([coverage]))


def assembled(pieces: Sequence[Piece]) -> tuple[pa.Table, pa.Table]:
    """FINDINGS and COVERAGE of a shard in the order of its records, from pieces in any order."""
    pieces = sorted(pieces, key=lambda each: next(iter(each.positions), 0))
    findings, coverage = (pa.concat_tables(tables) for tables in zip(*((each.findings, each.coverage) for each in pieces), strict=True))
    positions = [position for each in pieces for position in each.positions]
    order = sorted(range(len(positions)), key=positions.__getitem__)
    if order == list(range(len(order))):
        return findings, coverage
    counts: list[int] = coverage["findings"].to_pylist()
    begins = [0, *accumulate(counts)]
    rows = [row for at in order for row in range(begins[at], begins[at] + counts[at])]
    return picked(findings, rows), picked(coverage, order)


def picked(table: pa.Table, rows: Sequence[int]) -> pa.Table:
    """These rows of it, in this order; of an empty list pyarrow cannot tell that it would hold numbers."""
    return table.take(pa.array(rows, pa.int64()))


class Store:
    """The shards below one folder."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._parts = {name: os.path.join(folder, name) for name in ("findings", "coverage")}

    def prepare(self) -> None:
        """Makes the folders, and drops what a run that was killed left half written. Raises NewslintError."""
        for part in self._parts.values():
            try:
                os.makedirs(part, exist_ok=True)
                for name in os.listdir(part):
                    if name.endswith(PART):
                        os.unlink(os.path.join(part, name))
            except OSError as error:
                raise NewslintError(Problem(part, f"cannot be written: {error.strerror or error}")) from error

    def names(self) -> set[str]:
        """The shards that are done."""
        with suppress(OSError):
            return {name.removesuffix(SUFFIX) for name in os.listdir(self._parts["coverage"]) if name.endswith(SUFFIX)}
        return set()

    def totals(self, name: str) -> Totals | None:
        """What a shard adds up to; None when it is not there whole."""
        try:
            if not os.path.exists(self._path("findings", name)):
                return None
            known = pq.read_schema(self._path("coverage", name)).metadata or {}
            return decoded(known[TOTALS])
        except (OSError, pa.ArrowException, KeyError, ValueError, TypeError):
            return None

    def write(self, name: str, findings: pa.Table, coverage: pa.Table) -> Totals:
        """Puts a shard in place, its coverage last. Raises NewslintError; then the shard is not done."""
        found = totals(name, findings, coverage)
        metadata = {**(coverage.schema.metadata or {}), TOTALS: found.encoded()}
        writing.replace(self._path("findings", name), _parquet(findings))
        writing.replace(self._path("coverage", name), _parquet(coverage.replace_schema_metadata(metadata)))
        return found

    def read(self, name: str) -> Piece:
        """A shard that is done. Raises OSError or ArrowException when it is not."""
        findings = pq.read_table(self._path("findings", name), partitioning=None)
        coverage = pq.read_table(self._path("coverage", name), partitioning=None)
        return Piece(range(len(coverage)), _typed(findings, FINDINGS), _typed(coverage, COVERAGE))

    def digests(self, name: str) -> list[tuple[bytes, str]]:
        """The content hash and the status of each record of a shard that is done."""
        table = pq.read_table(self._path("coverage", name), columns=["digest", "status"], partitioning=None)
        return list(zip(table["digest"].to_pylist(), table["status"].to_pylist(), strict=True))

    def remove(self, names: Iterable[str]) -> None:
        """Takes shards away, coverage first: none is ever there by half."""
        for name in names:
            for part in ("coverage", "findings"):
                with suppress(FileNotFoundError):
                    os.unlink(self._path(part, name))

    def _path(self, part: str, name: str) -> str:
        return os.path.join(self._parts[part], name + SUFFIX)


def _typed(table: pa.Table, schema: pa.Schema) -> pa.Table:
    """The table under the very schema, whose fields a file's numbers its own way."""
    return pa.Table.from_arrays([table[name].cast(schema.field(name).type) for name in schema.names], schema=schema)


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]
