from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newslint.archive.doubles import FILE, drop, write_duplicates
from newslint.archive.duplicates import sketch
from newslint.errors import NewslintError


def words(start: int) -> list[str]:
    return [f"w{number * 7919 % 10007}" for number in range(start, start + 200)]


def shard(folder: Path, name: str, rows: list[tuple[str, str, bytes | None]]) -> None:
    (folder / "coverage").mkdir(exist_ok=True)
    schema = pa.schema({"record": pa.string(), "place": pa.string(), "sketch": pa.binary()})
    columns = [pa.array(column, kind) for column, kind in zip(zip(*rows, strict=True), schema.types, strict=True)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), folder / "coverage" / f"{name}.parquet")


def test_duplicates_across_shards_in_the_order_of_the_archive(tmp_path: Path) -> None:
    shard(tmp_path, "000001-b", [("again", "a:3", sketch(words(0))), ("same id", "a:4", sketch(words(500)))])
    shard(tmp_path, "000000-a", [("wire", "a:1", sketch(words(0))), ("same id", "a:2", sketch(words(500))), ("unread", "a:9", None)])
    assert write_duplicates(str(tmp_path)) == 2
    assert pq.read_table(tmp_path / FILE).to_pylist() == [
        {"record": "again", "place": "a:3", "first": "wire", "first_place": "a:1"},
        {"record": "same id", "place": "a:4", "first": "same id", "first_place": "a:2"},
    ]


def test_no_duplicates_is_an_empty_table(tmp_path: Path) -> None:
    shard(tmp_path, "000000-a", [("wire", "a:1", sketch(words(0)))])
    assert write_duplicates(str(tmp_path)) == 0
    assert pq.read_table(tmp_path / FILE).num_rows == 0


def test_the_table_of_an_earlier_run_is_taken_away(tmp_path: Path) -> None:
    shard(tmp_path, "000000-a", [("wire", "a:1", sketch(words(0)))])
    write_duplicates(str(tmp_path))
    drop(str(tmp_path))
    drop(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["coverage"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NewslintError, match="cannot be written"):
        write_duplicates(str(tmp_path / "gone"))
    assert list(tmp_path.iterdir()) == []
