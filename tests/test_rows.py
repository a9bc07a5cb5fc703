"""Tables packed in rows: what is read is what was packed."""

from __future__ import annotations

import marshal
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.cache import DamagedError
from newslint.language import Language
from newslint.rows import Pages, Rows, packed, unpacked
from newslint.scan import Needle, Scanner

PLAIN = st.recursive(st.none() | st.integers() | st.text(max_size=5), lambda inner: st.lists(inner, max_size=3).map(tuple), max_leaves=6)
TEXT = "Heboh benar kerja keras itu; hebohnya warga bekerja. Kerja samanya provokatif, kerja, sama."


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(PLAIN, max_size=8))
def test_rows_come_back(rows: list[object]) -> None:
    found = Rows(*marshal.loads(marshal.dumps(Rows.pack(rows))))
    assert len(found) == len(rows)
    assert bool(found) == bool(rows)
    assert [found[number] for number in reversed(range(len(rows)))] == rows[::-1]
    for number in (-1, len(rows)):
        with pytest.raises(IndexError):
            found[number]


def test_a_row_is_unpacked_once() -> None:
    found = Rows(*Rows.pack([("a",), ("b",)]))
    assert found[1] is found[1]
    assert list(found) == [1]


def test_a_damaged_row_is_looked_up_in_what_is_made_anew() -> None:
    packed, ends = Rows.pack([("a",), ("b",)])
    spoilt = packed.replace(b"b", b"c")
    made: list[int] = []

    def anew() -> tuple[bytes, bytes]:
        made.append(1)
        return packed, ends

    found = Rows(spoilt, ends, anew)
    assert (found[0], made) == (("a",), [])
    assert (found[1], made) == (("b",), [1])
    for rows in (Rows(spoilt, ends), Rows(spoilt, ends, lambda: (spoilt, ends)), Rows(b"", ends)):
        with pytest.raises(DamagedError):
            rows[1]


WORDS = st.text(st.characters(exclude_characters=" \t\n", exclude_categories=["Cs"]), min_size=1, max_size=4)
NUMBERS = st.integers(0, 9)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.dictionaries(WORDS, NUMBERS, max_size=8), min_size=1, max_size=3), st.lists(WORDS, max_size=4))
def test_pages_say_what_the_tables_said(tables: list[dict[str, int]], others: list[str]) -> None:
    packed = marshal.loads(marshal.dumps(Pages.pack(tables)))
    numbers, pages = {key: number for number, key in enumerate(packed)}, dict(enumerate(packed.values()))
    for at, table in enumerate(tables):
        for word in {*others, *(word for each in tables for word in each)}:
            assert Pages(numbers, pages, at).get(word) == table.get(word)


def test_a_packed_scanner_finds_the_same(languages: Mapping[str, Language]) -> None:
    needles = {"x": [Needle(phrase=phrase) for phrase in ("heboh", "kerja sama", "kerja ... itu", "provokat*", "~kerja", "=kerja")]}
    made = Scanner.compile(needles, [languages["id"]])
    kept = marshal.loads(marshal.dumps(packed({**made.freeze()})))
    assert len(Scanner.thaw(unpacked(kept)).scan(TEXT).hits["x"]) > 5
    assert Scanner.thaw(unpacked(kept)).scan(TEXT) == made.scan(TEXT)
    assert unpacked(kept)["words"].get("tiada") is None
