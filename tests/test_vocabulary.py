"""The kept words of a language: what is listed is known, and every word that is one slip away is found."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.vocabulary import Vocabulary, numbered, slipped
from newslint.wordlist import Entry, packed

WORDS = ["makan", "makanan", "pasar", "pasir", "untuk", "dengan", "rumah", "sekolah", "tanah", "tanam", "jalan"]
KEPT = Vocabulary(
    packed([*(Entry(word, 5, root=len(word) < 6) for word in WORDS), Entry("rapat", 0, root=True), Entry("café", 6, root=False)])
)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("maakan", {("makan", "extra", 2)}),
        ("skolah", {("sekolah", "missing", 1)}),
        ("dengsn", {("dengan", "wrong", 4)}),
        ("unutk", {("untuk", "swapped", 2)}),
        ("rumamah", {("rumah", "twice", 4)}),
        ("tanal", {("tanah", "wrong", 4), ("tanam", "wrong", 4)}),
        ("amkan", {("makan", "swapped", 0)}),
        ("alan", {("jalan", "missing", 0)}),
        ("rapatt", set()),
        ("cafe", set()),
        ("x", set()),
        ("", set()),
    ],
)
def test_candidates(word: str, found: set[tuple[str, str, int]]) -> None:
    assert {(one.word, one.slip, one.at) for one in KEPT.near(word)} == found


def test_what_is_listed_is_known() -> None:
    assert all(map(KEPT.knows, [*WORDS, "rapat", "café"]))
    assert [word for word in ("mkan", "sekola", "qqqq") if KEPT.knows(word)] == []
    assert [word for word in ("makan", "makanan", "rapat") if KEPT.is_root(word)] == ["makan", "rapat"]
    assert [KEPT.frequency(word) for word in ("makan", "rapat", "café", "mkan")] == [5, 0, 0, 0]


def test_an_empty_vocabulary_knows_nothing() -> None:
    empty = Vocabulary(packed(()))
    assert (empty.knows("makan"), empty.near("makan"), empty.is_root("makan")) == (False, [], False)


def test_two_vocabularies_are_one_only_when_they_are_the_same() -> None:
    parts = packed([Entry("makan", 5, root=True)])
    assert parts == parts != packed([Entry("makan", 5, root=True)])
    assert hash(parts) == hash(parts)


def test_numbers_are_the_same_on_every_machine() -> None:
    assert (numbered("makan"), numbered("")) == (2198563127079947202, 0)


@given(st.text("abcde", min_size=2, max_size=8), st.text("abcde", min_size=2, max_size=8))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_every_slip_is_found(word: str, other: str) -> None:
    kept = Vocabulary(packed([Entry(other, 5, root=False)]))
    slip, at = slipped(word, other)
    assert [(one.slip, one.at) for one in kept.near(word)] == ([(slip, at)] if slip else [])
