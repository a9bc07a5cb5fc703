from __future__ import annotations

import pytest

from newslint.annotators.gaps import ASIDE, BREAK, COLON, COMMA, LARGEST_MEMO, QUOTE, SPACE, STOP, gaps


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (" ", SPACE),
        ("", SPACE),
        (", ", COMMA),
        (" (", ASIDE),
        (" - ", ASIDE),
        (": ", COLON),
        (". ", STOP),
        (".", STOP),
        ("... ", STOP),
        (",; ", STOP),
        (': "', QUOTE),
        ('," ', QUOTE),
        ("\n", BREAK),
        ('."\r\n', BREAK),
    ],
)
def test_what_a_gap_amounts_to(between: str, expected: int) -> None:
    assert list(gaps([" ", between])) == [BREAK, expected]


@pytest.mark.parametrize(("between", "expected"), [([], []), ([""], [BREAK]), ([", "], [BREAK]), (['"'], [QUOTE])])
def test_before_the_first_word_a_text_breaks_off_unless_somebody_speaks(between: list[str], expected: list[int]) -> None:
    assert list(gaps(between)) == expected


def test_a_text_of_very_many_different_gaps_is_read_like_any_other() -> None:
    many = ["-" * length + mark for length in range(1, LARGEST_MEMO + 1) for mark in (" ", ", ")]
    assert list(gaps([" ", *many])) == [BREAK, *[ASIDE, COMMA] * LARGEST_MEMO]
