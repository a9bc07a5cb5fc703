"""The place a pattern must have somewhere: never asked for where the pattern could do without."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.patterns import FLAGS
from newslint.shapes import shape

PARTS = (
    "a",
    "b,",
    r"\.",
    "[ab]",
    "[^a,]",
    "(?-i:[A-Z])",
    "(?:a|,)",
    "(?:,b)+",
    ",?",
    "(?:a,){2}",
    r"\w",
    "(?=,)",
    r"\b",
    "a{2,}",
    ".",
    "(,)",
    "(?!a)",
    "(?<=,)",
    "(?<=a.)",
)


@pytest.mark.parametrize(
    ("pattern", "holds", "lacks"),
    [
        (r"(?<![@/.\w])[a-z]{3,},\d+", "abc,5", "abc, d 1,2"),
        (r"\w\)[A-Za-z]{3,}", "a)b", "a) b)"),
        (r"(?-i:[a-z]\.[A-Z])", "x.Y", "x. Y x.y X.Y"),
        (r"https?://\S+", "x://y", "x:y"),
        (r"(?<=\))(?=b)[a-z ]+$", ")a", ")- )"),
        (r"(?-i:(?<=[a-z]{3}\. )[a-z]+)", "x. a", "x. A x.a"),
    ],
)
def test_a_mark_between_its_neighbours(pattern: str, holds: str, lacks: str) -> None:
    assert regex.search(shape(pattern), holds)
    assert not regex.search(shape(pattern), lacks)


@pytest.mark.parametrize("pattern", ["kata", r"[a-z]+", r"a|b,c", r"(?:a,b)?c", ",", "("])
def test_none_where_nothing_is_sure(pattern: str) -> None:
    assert shape(pattern) == ""


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.text(alphabet="aAbB,. x\n", max_size=20))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_every_match_has_the_place(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    place = shape(pattern)
    if place and regex.search(pattern, text, FLAGS):
        assert regex.search(place, text)
