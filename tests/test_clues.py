"""Clues: no pattern that matches is ever passed over."""

from __future__ import annotations

import marshal

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import clues
from newslint.clues import Clues, traces
from newslint.literals import required
from newslint.outline import outline
from newslint.patterns import FLAGS
from newslint.words import words_of


def satisfied(groups: list[tuple[str, ...]], text: str) -> bool:
    """Whether `text` holds of each group one string, as the clues see it."""
    found = Clues(marshal.loads(marshal.dumps(traces([groups]))))
    return found.satisfied(text, words_of(text).lower, outline(text))[0] == [0]


@pytest.mark.parametrize(
    ("groups", "text", "expected"),
    [
        ([("kata",)], "Perkataan itu", True),
        ([("kata",)], "Ucapan itu", False),
        ([("baca",), ("juga",)], "Baca dulu", False),
        ([("baca",), ("juga",)], "Juga dibaca", True),
        ([("data pelatihan saya",)], "Pelatihannya", False),
        ([("data pelatihan saya",)], "Pelatihan-pelatihan", True),
        ([("\0kata",)], "Perkataan itu", False),
        ([("\0kata",)], "Kata-kataan itu", True),
        ([("kata\0",)], "Perkataan itu", False),
        ([("kata\0",)], "Semata-mata berkata", True),
        ([("(",)], "satu (dua)", True),
        ([("(",)], "satu dua", False),
        ([(" ",)], "satu", True),
        ([('"', "\u201c")], "\u201csatu\u201d", True),
        ([("rt", "rw")], "RT 05", True),
        ([("(c)", "\u00a9")], "(C) 2025", True),
        ([("kata",)], "ka\u00adta", True),
        ([("\0kata\0",)], "kata\u00b2 itu", True),
        ([("m\u00b2",)], "seluas 5 M\u00b2", True),
        ([], "", True),
    ],
)
def test_a_text_holds_what_is_required(groups: list[tuple[str, ...]], text: str, expected: bool) -> None:
    assert satisfied(groups, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Baca juga: pasar", [0, 1]), ("Ia baca\n \u2013 (Baca ini", [0, 1]), ("Ia baca juga", [1]), ("SUMBER: Kita", [0, 1]), ("", [1])],
)
def test_lines_begin_as_is_required(text: str, expected: list[int]) -> None:
    clues = Clues(traces([[], []], heading=[("baca", "sumber:"), ()]))
    assert clues.satisfied(text, words_of(text).lower, outline(text))[0] == expected


@pytest.mark.parametrize(
    ("required", "heading", "expected"),
    [
        ([("kata",)], (), [3, 20]),
        ([("dan",), ("kata",)], (), [3, 20]),
        ([("dan",)], (), []),
        ([("(",)], (), []),
        ([("kata", "(")], (), []),
        ([("kata",)], ("kata",), [18]),
    ],
)
def test_lines_to_look_in(required: list[tuple[str, ...]], heading: tuple[str, ...], expected: list[int]) -> None:
    text = "Ia berkata\n dan (\n- Kata dan"
    words = words_of(text)
    clues = Clues(marshal.loads(marshal.dumps(traces([required], heading=[heading], frequent=frozenset({"dan"}), alone=[True]))))
    due, begun = clues.satisfied(text, words.lower, outline(text))
    assert due == [0]
    assert {**begun, **clues.sites(words.lower, words.starts)}.get(clues.site(0)[0], []) == expected


def test_places_where_a_pattern_begins() -> None:
    text = "Kata x-kata di kata's\nkatanya"
    words = words_of(text)
    clues = Clues(marshal.loads(marshal.dumps(traces([[], [("kata",)]], beginning=[("kata", "di"), ()], alone=[False, True]))))
    assert clues.satisfied(text, words.lower, outline(text))[0] == [0, 1]
    assert [clues.site(0)[1], clues.site(1)[1]] == [True, False]
    assert clues.sites(words.lower, words.starts)[clues.site(0)[0]] == [0, 5, 7, 12, 15, 20]
    assert clues.satisfied("katanya", ["katanya"], outline("katanya"))[0] == [1]


def test_a_word_too_long_to_be_remembered_has_its_place_too() -> None:
    text = "kata " + "x" * 70 + " " + "kata" * 20
    words = words_of(text)
    clues = Clues(traces([[("kata",)]], alone=[True]))
    for _ in range(2):
        assert clues.satisfied(text, words.lower, outline(text)) == ([0], {})
        assert clues.sites(words.lower, words.starts) == {clues.site(0)[0]: [0, 76]}
        assert list(clues) == ["kata"]
    clues.satisfied("kata", ["kata"], outline("kata"))
    assert clues.sites(words.lower, words.starts) == {}


PARTS = (
    "ka",
    "ta",
    "di ",
    r" \(",
    "x",
    r"\w",
    r"\s",
    "[ab]",
    "(?:ka|ta)",
    "(?=t)",
    "(?<=a )",
    r"\b",
    "(?:ka){2}",
    "t?",
    "-",
    "'",
    '"',
    "\u2019",
    "\u00b2",
)


@given(
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.text(alphabet="kataAbBxDi ('\"-\u2019\u00ad\u00a0\u00b2\n", max_size=30)
)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_a_pattern_that_matches_is_never_passed_over(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    if regex.search(pattern, text, FLAGS):
        assert satisfied(list(required(pattern)), text)


def test_the_memory_of_words_is_bounded_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    traced = traces([[("kata",)], [("pasar",), ("harga",)]])
    texts = ("Kata dan harga", "Pasar, harga", "Perkataan " + "x" * 70, "Harga pasar berkata")
    asked = [(text, words_of(text).lower, outline(text)) for text in texts]
    expected = [Clues(traced).satisfied(*one)[0] for one in asked]
    assert expected == [[0], [1], [0], [0, 1]]
    monkeypatch.setattr(clues, "LARGEST_MEMO", 4)
    bounded = Clues(traced)
    assert [bounded.satisfied(*one)[0] for one in asked] == expected
    assert {*bounded} == {"perkataan", "harga", "pasar", "berkata"}
