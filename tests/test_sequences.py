"""What a phrase stands for, once every optional part is decided."""

from __future__ import annotations

import pytest

from newslint.phrases import PhraseError, Word, parse
from newslint.sequences import LARGEST, Sequence, forget, read, sequences


def test_optional_parts_give_rows_of_words() -> None:
    (besar,), (sangat,) = (Word("besar"),), (Word("sangat"),)
    assert sequences(parse("(sangat) besar :")) == (
        Sequence(((besar,),), (), "", ":"),
        Sequence(((sangat,), (besar,)), ("",), "", ":"),
    )


def test_single_alternatives_stay_in_one_slot() -> None:
    (row,) = sequences(parse("banyak|beberapa analis ... menilai|menyebut"))
    assert [len(slot) for slot in row.slots] == [2, 1, 2]
    assert row.joints == ("", None)


def test_alternatives_with_punctuation_become_rows() -> None:
    assert [row.tail for row in sequences(parse("Dr.|Prof"))] == ["", "."]


def test_the_same_row_counts_once() -> None:
    assert len(sequences(parse("(a) b|b"))) == 2
    assert len(sequences(parse("(a) (a) b"))) == 3


def test_words_that_alternate_at_one_place_cost_nothing() -> None:
    many = "|".join(f"w{number}" for number in range(200))
    assert len(sequences(parse(f"{many} {many} ... {many}"))) == 1


@pytest.mark.parametrize(("optional", "fits"), [(12, True), (13, False)])
def test_the_largest_phrase(optional: int, fits: bool) -> None:
    phrase = parse(" ".join(f"(a{number})" for number in range(optional)) + " b")
    if fits:
        assert len(sequences(phrase)) == 2**optional <= LARGEST
    else:
        with pytest.raises(PhraseError, match="8192 word sequences"):
            sequences(phrase)


def test_the_same_words_in_one_place_are_one_slot_until_they_are_forgotten() -> None:
    (one,), (other,) = read("banyak|beberapa analis").rows, read("kata banyak|beberapa").rows
    assert one.slots[0] is other.slots[1]
    forget()
    (later,) = read("banyak|beberapa").rows
    assert later.slots[0] == one.slots[0]
    assert later.slots[0] is not one.slots[0]
