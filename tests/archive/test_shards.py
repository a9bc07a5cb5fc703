"""A stream is cut by count and by size, and its shards are named by what is in them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.archive.lint import records
from newslint.archive.shards import FIRST, articles, cut, digest
from newslint.article import Record
from newslint.errors import Problem
from newslint.records import replace

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
RECORDS = st.builds(
    Record,
    id=TEXTS.filter(bool),
    place=TEXTS.filter(bool),
    text=TEXTS,
    meta=st.dictionaries(st.sampled_from(["title", "outlet", "lang"]), TEXTS.filter(bool), max_size=3),
)


def record(number: int, text: str = "x" * 10, **values: Any) -> Record:
    return Record(f"r{number}", f"a.jsonl:{number}", text, **values)


@pytest.mark.parametrize(
    ("records", "size", "lengths"),
    [(1000, 10**6, [7]), (3, 10**6, [3, 3, 1]), (1000, 20, [2, 2, 2, 1]), (1000, 5, [1] * 7)],
)
def test_a_shard_ends_when_it_has_enough(records: int, size: int, lengths: list[int]) -> None:
    assert [len(shard.items) for shard in cut(map(record, range(7)), records, size)] == lengths


@pytest.mark.parametrize(
    ("records", "lengths"),
    [
        (1000, [FIRST, 2 * FIRST, 4 * FIRST, 8 * FIRST, 16 * FIRST, 1000, 5]),
        (3 * FIRST, [FIRST, 2 * FIRST, *[3 * FIRST] * 16, 2 * FIRST + 5]),
    ],
)
def test_the_first_shards_are_small(records: int, lengths: list[int]) -> None:
    assert [len(shard.items) for shard in cut(map(record, range(sum(lengths))), records)] == lengths


def test_what_is_added_at_the_end_changes_no_shard_that_was_full() -> None:
    before, after = ([shard.name for shard in cut(map(record, range(count)))] for count in (3 * FIRST, 10 * FIRST))
    assert after[:2] == before


def test_names_follow_the_order_and_change_with_anything_in_the_shard() -> None:
    stream: list[Record | Problem] = [record(0), Problem("a.jsonl:2", "is not JSON"), record(2)]
    (name,) = (shard.name for shard in cut(stream))
    assert name.startswith("000000-")
    changes = (record(0, "y"), replace(record(0), id="other"), replace(record(0), place="b.jsonl:1"), Problem("a.jsonl:2", "is too large"))
    others = {next(cut([change, *stream[1:]])).name for change in changes}
    assert len(others | {name}) == 5
    assert next(cut(list(stream))).name == name


def test_a_content_is_the_same_wherever_it_stands() -> None:
    one = record(1, meta={"title": "T", "outlet": "O"})
    assert digest(one) == digest(Record("other", "elsewhere", one.text, {"outlet": "O", "title": "T"}))
    different = [
        replace(one, text="y"),
        replace(one, meta={"title": "T"}),
        replace(one, meta={"title": "TO", "outlet": ""}),
        replace(one, data=b""),
        replace(one, suffix=".html"),
        replace(one, text="", data=one.text.encode()),
    ]
    assert len({digest(each) for each in [*different[:3], *different[4:], one]}) == 6


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.lists(RECORDS, max_size=5))
def test_records_come_back_out_of_a_batch(given_records: list[Record]) -> None:
    assert list(records(articles(given_records))) == given_records


def test_a_document_comes_back_as_its_bytes() -> None:
    page = Record("p", "a.zip!p.html", data=b"<p>\xff</p>", suffix=".html", notes=("one", "two"))
    assert list(records(articles([page]))) == [page]
