"""Parquet: what becomes of each row."""

from __future__ import annotations

import datetime
import io
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet as library

from newslint.article import Record
from newslint.readers import parquet
from tests.readers.many import given, records, told


def written(columns: dict[str, Any], **options: Any) -> bytes:
    out = io.BytesIO()
    library.write_table(pyarrow.table(columns), out, **options)
    return out.getvalue()


def test_a_row_is_a_record() -> None:
    columns = {
        "id": [1, 2],
        "title": ["Pasar", None],
        "text": ["Ramai 😀.", "Sepi."],
        "date": [datetime.date(2025, 6, 2), None],
        "authors": [["Rina", "Budi"], []],
    }
    assert given(parquet, written(columns), "a.parquet") == [
        Record("1", "a.parquet#0", "Ramai 😀.", {"title": "Pasar", "author": "Rina, Budi", "date": "2025-06-02"}),
        Record("2", "a.parquet#1", "Sepi."),
    ]


def test_rows_are_counted_over_batches_and_groups() -> None:
    texts = [f"Baris {number}." for number in range(1000)]
    found = records(given(parquet, written({"text": texts}, row_group_size=300)))
    assert [(each.place, each.text) for each in found] == [(f"a.x#{number}", text) for number, text in enumerate(texts)]


def test_rows_that_are_no_articles_are_told() -> None:
    data = written({"text": ["Ramai.", None, "x" * 200, "Sepi."]})
    found = given(parquet, data, limit=100)
    assert told(found) == [
        "a.x#1: has no text: 'text' is null (there are text)",
        "a.x#2: larger than 100 B, the most that is read of one record",
    ]
    assert [each.place for each in records(found)] == ["a.x#0", "a.x#3"]
    assert given(parquet, written({"text": pyarrow.array([], pyarrow.string())})) == []


def test_bytes_are_decoded() -> None:
    found = given(parquet, written({"text": ["é".encode(), b"\xff\xfe\x00", "“Ramai,” kata Rina.".encode("windows-1252")]}))
    assert [each.text for each in records(found)] == ["é", "“Ramai,” kata Rina."]
    assert "windows-1252" in records(found)[1].notes[0]
    assert told(found)[0].startswith("a.x#1: not valid utf-16-le")


@pytest.mark.parametrize(
    ("columns", "mapping", "said"),
    [
        ({"a": ["x"], "b": ["y"]}, {}, ["a.x: no column with the text (name it with --map text=NAME; there are a, b)"]),
        ({"text": [1]}, {}, ["a.x#0: 'text' is no text but a number (name the field with --map text=NAME; there are text)"]),
        ({"text": ["x"]}, {"date": "when"}, ["a.x: the schema has no 'when', which --map names for date (there are text)"]),
    ],
)
def test_columns_that_are_not_there_are_told(columns: dict[str, Any], mapping: dict[str, str], said: list[str]) -> None:
    assert told(given(parquet, written(columns), mapping=mapping)) == said


@pytest.mark.parametrize("cut", [0, 3, 100, -1])
def test_a_file_cut_off_is_told(cut: int) -> None:
    (said,) = told(given(parquet, written({"text": ["Ramai."] * 100})[:cut]))
    assert said.startswith("a.x: not a whole Parquet file: ")


def test_damage_in_the_middle_keeps_what_came_before() -> None:
    data = bytearray(written({"text": [f"Baris {number * 7919}." for number in range(2000)]}, row_group_size=1000, compression="zstd"))
    middle = data.index(b"PAR1", 4) // 2 + 2000
    data[middle : middle + 200] = b"\xff" * 200
    found = given(parquet, bytes(data))
    assert len(records(found)) >= 896
    assert told(found)[0].startswith("a.x: not a whole Parquet file: ")
    assert told(found)[0].endswith("(896 rows before were read)")
