"""Rows as a Parquet file."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newslint.archive.export import write
from newslint.errors import NewslintError

BATCH = pa.RecordBatch.from_pydict({"a": [1, 2], "b": ["x", None]})


def test_batches_become_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    assert write(pa.RecordBatchReader.from_batches(BATCH.schema, [BATCH, BATCH]), str(path)) == 4
    assert pq.read_table(path).to_pydict() == {"a": [1, 2, 1, 2], "b": ["x", None, "x", None]}


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    def failing() -> object:
        yield BATCH
        raise OSError("the disk is full")

    path = tmp_path / "a.parquet"
    with pytest.raises(NewslintError, match="not written: the disk is full"):
        write(pa.RecordBatchReader.from_batches(BATCH.schema, failing()), str(path))
    with pytest.raises(NewslintError, match="not written"):
        write(pa.RecordBatchReader.from_batches(BATCH.schema, [BATCH]), str(tmp_path / "gone" / "a.parquet"))
    assert list(tmp_path.iterdir()) == []
