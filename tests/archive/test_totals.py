"""Sums of shards are the sums of their rows, however they are added up."""

from __future__ import annotations

import pyarrow as pa
import pytest

from newslint.archive.lint import unread_problem
from newslint.archive.schemas import COVERAGE, FINDINGS, batch
from newslint.archive.totals import ALIKE, OTHER, REASONS, SHOWN, Totals, decoded, ranked, totals
from newslint.errors import Problem


def broken(shard: str, count: int, reason: str = "is not JSON") -> Totals:
    rows = [unread_problem(Problem(f"{shard}:{number}", reason)) for number in range(count)]
    return totals(shard, pa.Table.from_batches([batch([], FINDINGS)]), pa.Table.from_batches([batch(rows, COVERAGE)]))


def test_what_was_not_checked_is_counted_by_reason_and_told() -> None:
    found = broken("000001-x", 3)
    assert (found.records, found.checked, found.not_checked) == (3, 0, 3)
    assert found.unchecked == {"is not JSON": 3}
    assert found.told[0] == ("000001-x", "000001-x:0", "is not JSON")


def test_the_order_of_shards_does_not_show() -> None:
    parts = [broken("000002-x", 60), broken("000001-x", 60), broken("000003-x", 60)]
    forwards, backwards = Totals(), Totals()
    for part in parts:
        forwards.add(part)
    for part in reversed(parts):
        backwards.add(part)
    assert forwards == backwards
    assert [row[:2] for row in forwards.told] == [("000001-x", f"000001-x:{number}") for number in range(ALIKE)]
    assert forwards.unchecked == {"is not JSON": 180}


def test_many_records_of_one_reason_leave_room_for_others() -> None:
    found = broken("000001-x", 500)
    for number in range(2, 200):
        found.add(broken(f"{number:06d}-x", 1, f"reason {number}"))
    assert [row[2] for row in found.told] == ["is not JSON"] * ALIKE + [f"reason {number}" for number in range(2, SHOWN - ALIKE + 2)]


def test_a_thousand_reasons_are_not_a_thousand_lines() -> None:
    found = Totals()
    for number in range(1000):
        found.add(Totals(records=1, unchecked={f"reason {number}": 1}))
    assert len(found.unchecked) == REASONS + 1
    assert found.unchecked[OTHER] == 1000 - REASONS


def test_totals_are_read_back() -> None:
    found = broken("000001-x", 3)
    assert decoded(found.encoded()) == found
    with pytest.raises((ValueError, TypeError, KeyError)):
        decoded(b'{"records": 1, "unknown": 2, "told": []}')


def test_the_most_frequent_comes_first() -> None:
    assert list(ranked({"b": 1, "a": 1, "c": 5})) == [("c", 5), ("a", 1), ("b", 1)]
