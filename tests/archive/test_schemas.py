"""The tables' schemas are documentation too, and take whatever text there is."""

from __future__ import annotations

import pyarrow as pa
import pytest

from newslint.archive.schemas import ARTICLES, COVERAGE, FINDINGS, MEANING, META, batch


@pytest.mark.parametrize("schema", [ARTICLES, FINDINGS, COVERAGE])
def test_every_field_says_what_it_holds(schema: pa.Schema) -> None:
    assert all(field.metadata[MEANING.encode()] for field in schema)
    assert schema.names[0] == "record"
    assert len(set(schema.names)) == len(schema)


def test_what_an_archive_says_has_its_fields() -> None:
    assert set(META) < set(ARTICLES.names)


def test_rows_become_a_batch_and_no_rows_an_empty_one() -> None:
    schema = pa.schema([pa.field("a", pa.string()), pa.field("b", pa.int32())])
    assert batch([("x", 1), (None, None)], schema).to_pylist() == [{"a": "x", "b": 1}, {"a": None, "b": None}]
    assert batch([], schema).schema == schema


def test_half_a_character_keeps_its_place() -> None:
    schema = pa.schema([pa.field("a", pa.string())])
    assert batch([("a\ud800b",), (None,), ("😀",)], schema).column(0).to_pylist() == ["a\ufffdb", None, "😀"]
