"""The outline of a text: one byte a character, whatever the text holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.outline import Places, by_sign, outline, standing


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", b"\n"),
        ("Rp 12,5", b"\nAa 00,0"),
        ("\u201cYa\u201d\u2014\u2018a\u2019", b'\n"Aa"-`a\''),
        ("a\u00a0b\tc", b"\na a a"),
        ("\u00e9\u0645\U0001f600?", b"\n????"),
        ("a\nb", b"\na\na"),
    ],
)
def test_a_byte_for_each_character(text: str, expected: bytes) -> None:
    assert outline(text) == expected


@given(st.text(max_size=30))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_offsets_are_those_of_the_text(text: str) -> None:
    assert len(outline(text)) == len(text) + 1


def test_places_are_told_by_their_last_character() -> None:
    text = "Kata dia,Ia pergi.\nlalu a,B"
    places = Places(text)
    assert [text[at] for at in places.ends((b",A",))] == ["I", "B"]
    assert [text[at] for at in places.ends((b"\na", b"a.\n"))] == ["\n", "l"]
    assert places.any((b"!a", b",A"))
    assert not places.any((b",0", b"!"))


MARKS = ("?", '?"', ", ", "(c)", "a(", "\u201d ", "\u2019", "\u00a0", "  ", ".\n", "\ufeff", "..", "- ", "b-a", "a, b")
PLACES = (b"a,A", b",A", b",", b"AAa", b"0a", b'\n"', b"a '", b"(00)", b"?a", b"a?", b". a", b"\nA", b"a-", b"  ")


@given(st.text(alphabet="aAbBcC05.,?()'\"- \n\u201d\u2019\u00a0\ufeff\u00e9\u00c9", max_size=20))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_what_stands_beside_signs_tells_all_that_a_text_holds(text: str) -> None:
    marks, places = [(mark, (at,)) for at, mark in enumerate(MARKS)], [(place, (50 + at,)) for at, place in enumerate(PLACES)]
    lower, outlined = text.lower(), outline(text)
    found = {group for groups in standing(by_sign(marks, places), lower, outlined) for group in groups}
    expected = {group for mark, (group,) in marks if mark in lower} | {group for place, (group,) in places if place in outlined}
    assert found == expected
