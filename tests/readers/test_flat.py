from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers.flat import Flat, compact, through


def flat_of(source: str) -> Flat:
    flat = Flat()
    flat.add(source, 0)
    return flat.close()


@pytest.mark.parametrize(
    ("text", "flat"),
    [
        (" Harga\u00a0cabai \n naik ", "Hargacabainaik"),
        ("ke\u00adna\u200bik", "kenaik"),
        ("cafe\u0301", "café"),
        ("\ufeff\u200e", ""),
    ],
)
def test_what_shows_nothing_is_left_out(text: str, flat: str) -> None:
    assert compact(text) == flat
    assert flat_of(text).text == flat


def test_spaces_breaks_and_references_keep_their_places() -> None:
    source = "Kata &ldquo;satu&rdquo;<br>dua"
    flat = Flat()
    flat.add("Kata ", 0)
    flat.add_reference("“", 5, 12)
    flat.add("satu", 12)
    flat.add_reference("”", 16, 23)
    flat.line()
    flat.add("dua", 27)
    flat.close()
    assert flat.text == "Kata“satu”dua"
    assert [source[start:end] for start, end in zip(flat.starts, flat.ends, strict=True)] == [
        *"Kata",
        "&ldquo;",
        *"satu",
        "&rdquo;",
        *"dua",
    ]
    assert (flat.spaces, flat.breaks, flat.written) == ({4: 4}, {10}, {4: "“", 9: "”"})
    assert len(flat) == 13


def test_a_space_of_markup_has_no_place_and_one_of_text_has() -> None:
    flat = Flat()
    flat.space()
    flat.add("a", 5)
    flat.space()
    flat.add(" b", 20)
    flat.add_reference("\u00a0", 22, 28)
    flat.add("c", 28)
    assert flat.close().spaces == {0: -1, 1: 20, 2: 22}


def test_a_letter_composed_of_two_has_the_place_of_both() -> None:
    flat = Flat()
    flat.add("cafe\u0301 ", 0)
    flat.add_reference("e\u0301", 6, 20)
    flat.line()
    flat.add("x", 24)
    flat.close()
    assert flat.text == "caféé" + "x"
    assert list(zip(flat.starts, flat.ends, strict=True))[3:] == [(3, 5), (6, 20), (24, 25)]
    assert (flat.written, flat.spaces, flat.breaks) == ({4: "é"}, {4: 5}, {5})


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="ae\u0301\u0302\u0323 \u00ad\u1100\u1161\u212b\nx"))
def test_every_character_stands_where_it_says(source: str) -> None:
    flat = flat_of(source)
    assert compact(source) == compact(flat.text)
    assert len(flat.text) == len(flat) == len(flat.starts) == len(flat.ends)
    assert list(flat.starts) == sorted(flat.starts)
    assert all(start <= end for start, end in zip(flat.starts, flat.ends, strict=True))
    pieces = "".join(source[start:end] for start, end in zip(flat.starts, flat.ends, strict=True))
    assert compact(pieces) == compact(source)


def test_a_text_inside_a_string_has_the_places_of_the_string() -> None:
    source = '"a\\u201cb"'
    inner = flat_of("a“b")
    moved = through(inner, source, [1, 2, 8], [2, 8, 9])
    assert [source[start:end] for start, end in zip(moved.starts, moved.ends, strict=True)] == ["a", "\\u201c", "b"]
    assert moved.written == {1: "“"}
    assert moved.text == "a“b"
