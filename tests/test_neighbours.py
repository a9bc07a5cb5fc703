"""What may stand between, before and after the words of a phrase. Whole phrases are tested with the scanner."""

from __future__ import annotations

import pytest

from newslint.neighbours import View
from newslint.words import words_of


def view(text: str, *, wrapped: bool = False) -> View:
    return View(text, words_of(text), wrapped)


@pytest.mark.parametrize(
    ("text", "wrapped", "space"),
    [
        ("a\nb", False, "\n"),
        ("a \nb", True, "  "),
        ("a\r\nb", True, "  "),
        ("a\n\nb", True, "\n "),
        ("a\n \nb", True, "\n  "),
        ("a,\nb", True, ", "),
    ],
)
def test_a_line_end_inside_a_paragraph_is_space_where_text_is_wrapped(text: str, wrapped: bool, space: str) -> None:
    assert view(text, wrapped=wrapped).space(1) == space


@pytest.mark.parametrize(
    ("text", "cases", "stands"),
    [
        ("AS", ("AS",), True),
        ("As", ("AS",), False),
        ("ASnya", ("AS",), True),
        ("BACA", ("Baca",), True),
        ("baca", ("Baca", "BACA"), False),
        ("x", (), True),
    ],
)
def test_a_capital_stands_only_for_itself(text: str, cases: tuple[str, ...], stands: bool) -> None:
    assert view(text).stands(cases, 0) is stands


@pytest.mark.parametrize(
    ("text", "tail", "line", "end"),
    [
        ("a :b", ":", False, 3),
        ("a. .", "..", False, 4),
        ("a,", ":", False, -1),
        ("a \nb", "", True, 1),
        ("a b", "", True, -1),
        ("a", "", True, 1),
        ("a: \r\n", ":", True, 2),
    ],
)
def test_where_a_match_ends(text: str, tail: str, line: bool, end: int) -> None:
    assert view(text).closed(0, tail, line=line) == end


@pytest.mark.parametrize(
    ("text", "lead", "line", "start"),
    [("( a", "(", False, 0), ("x (a", "(", False, -1), (" \u201ca", '"', True, 1), ("- a", "", True, -1), (" a", "", True, 1)],
)
def test_where_a_match_starts(text: str, lead: str, line: bool, start: int) -> None:
    assert view(text).opened(0, lead, line=line) == start


def test_the_last_of_the_ends_for_each_start() -> None:
    text = "a b x b"
    slots: tuple[object, ...] = (({"a": ()}, (), (), {}), ({"b": ()}, (), (), {}))
    assert view(text).spans((0, 0, slots, (None,), "", "", False, False, False), 0) == [(0, 7)]
