from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.gaps import ASIDE, BREAK, COLON, COMMA, LARGEST_MEMO, LONGEST, QUOTE, SPACE, STOP, gaps, set_off


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" ", SPACE),
        ("", SPACE),
        (", ", COMMA),
        (" (", ASIDE),
        (" - ", ASIDE),
        (" @", SPACE),
        ("@", ASIDE),
        (": ", COLON),
        (". ", STOP),
        (".", STOP),
        ("... ", STOP),
        (",; ", STOP),
        (': "', QUOTE),
        ('," ', QUOTE),
        ("\n", BREAK),
        ('."\r\n', BREAK),
        (" " * 10_000 + ",", COMMA),
    ],
)
def test_what_a_gap_amounts_to(between: str, expected: int) -> None:
    assert list(gaps([" ", between])) == [BREAK, expected]


@pytest.mark.parametrize(("between", "expected"), [([], []), ([""], [BREAK]), ([", "], [BREAK]), (['"'], [QUOTE])])
def test_before_the_first_word_a_text_breaks_off_unless_somebody_speaks(between: list[str], expected: list[int]) -> None:
    assert list(gaps(between)) == expected


def test_a_text_of_very_many_different_gaps_is_read_like_any_other() -> None:
    many = ["".join(marks) for marks in product("-+*/=~", repeat=4)]
    assert len(many) > LARGEST_MEMO
    assert list(gaps([" ", *many, ", "])) == [BREAK, *[ASIDE] * len(many), COMMA]


@given(st.lists(st.text(' \n,:."(-', max_size=LONGEST + 3), max_size=20))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_what_was_met_before_changes_nothing(between: list[str]) -> None:
    assert gaps(between + between)[len(between) :] == bytes(gaps([" ", gap])[1] for gap in between)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((0, 2), [QUOTE, SPACE, QUOTE, BREAK]),
        ((1, 3), [BREAK, QUOTE, COMMA, BREAK]),
        ((3, 4), [BREAK, SPACE, COMMA, BREAK]),
        ((2, 2), [BREAK, SPACE, QUOTE, BREAK]),
    ],
)
def test_a_quotation_sets_its_words_off(words: tuple[int, int], expected: list[int]) -> None:
    found = gaps(["", " ", "', ", "\n"])
    set_off(found, *words)
    assert list(found) == expected
