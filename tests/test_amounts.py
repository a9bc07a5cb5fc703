"""Figures and numbers in words have the value that a reader gives them."""

from __future__ import annotations

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.amounts import WRITTEN, decimals, is_year, scale_of, spelled, value_of, values_in

SCALES = {"m": 1e9, "ribu": 1e3, "juta": 1e6}
PLAIN = re.compile(r"(?:(?<![\d.,])|(?<=[^\W\d_]\.))(?:\d{1,3}(?:[.,]\d{3})+(?!\d)|\d+)(?:[.,]\d+)?")
"""The same figures, said as one would say it."""


@pytest.mark.parametrize(
    ("figure", "parted", "value"),
    [
        ("15", True, 15.0),
        ("2025", True, 2025.0),
        ("1.500", True, 1500.0),
        ("1,500", True, 1500.0),
        ("1.500", False, 1.5),
        ("1.500.000", False, 1500000.0),
        ("2,5", True, 2.5),
        ("1.500,25", True, 1500.25),
    ],
)
def test_values_of_figures(figure: str, parted: bool, value: float) -> None:
    assert value_of(figure, parted=parted) == value


def test_what_is_no_number_has_no_value() -> None:
    assert math.isnan(value_of("8.657.0286"))


@pytest.mark.parametrize(("figure", "digits"), [("2,5", 1), ("1.500,25", 2), ("0.125", 3)])
def test_decimals(figure: str, digits: int) -> None:
    assert decimals(figure) == digits


@pytest.mark.parametrize(("figure", "year"), [("1998", True), ("2026", True), ("2126", False), ("20,5", False), ("19", False)])
def test_years(figure: str, year: bool) -> None:
    assert is_year(figure) is year


@pytest.mark.parametrize(("word", "scale"), [("juta", 1e6), ("jutaan", 1e6), ("m", 1e9), ("meter", None), ("", None)])
def test_words_that_multiply(word: str, scale: float | None) -> None:
    assert scale_of(word, SCALES) == scale


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ada 15 rumah", [15.0]),
        ("sebanyak 2,5 juta orang", [2.5, 2.5e6]),
        ("rp1.500,", [1500.0, 1.5]),
        ("pukul 10.30 pada 3/4", [10.3, 3.0, 4.0]),
        ("tanpa angka", []),
    ],
)
def test_values_in_a_text(text: str, values: list[float]) -> None:
    assert list(values_in(text, SCALES)) == values


def test_numbers_in_words() -> None:
    words = ["ada", "lima", "ribu", "orang", "dan", "dua", "rumah"]
    assert list(spelled(words, {"5": ("lima",), "2": ("dua", "kedua")}, SCALES)) == [5000.0]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("0123459.,:/ aé٣", max_size=20))
def test_figures_are_found_as_one_would_say_it(text: str) -> None:
    assert [match.span() for match in WRITTEN.finditer(text)] == [match.span() for match in PLAIN.finditer(text)]
