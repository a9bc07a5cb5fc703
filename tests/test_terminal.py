"""How wide text is on a terminal, and that nothing printed takes the terminal over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.terminal import COMMAND, UNSAFE, columns, disarmed, fold, plain, visible, width

WIDTHS = [
    ("kata", 4),
    ("Jum’at – “ya”", 13),
    ("漢字", 4),
    ("cafe\u0301", 4),
    ("👩", 2),
    ("👩\u200d👩\u200d👧", 2),
    ("👍🏽", 2),
    ("❤\ufe0f", 2),
    ("🇮🇩", 2),
    ("한글", 4),
    ("\u1112\u1161\u11ab", 2),
    ("\xa0", 1),
]


@pytest.mark.parametrize(("text", "expected"), WIDTHS)
def test_width(text: str, expected: int) -> None:
    assert width(text) == expected
    assert len(columns(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("biasa saja", "biasa saja"),
        ("“é” 漢字 👩\u200d👧", "“é” 漢字 👩\u200d👧"),
        ("\x1b[2Jhapus", "␛[2Jhapus"),
        ("a\tb\r\nc\u2028d", "a b  c d"),
        ("\x9b31m", "<9B>31m"),
        ("\x7f\x00", "␡␀"),
        ("gpj.\u202eexe", "gpj.<202E>exe"),
        ("ber\xadita\u200b", "ber<AD>ita<200B>"),
        ("\ud83d", "<D83D>"),
        ("::error::x", "∶:error::x"),
        (" ::add-mask::x a::b", " ∶:add-mask::x a::b"),
        ("\t::x\n::y", " ∶:x ∶:y"),
        (":: ::", "∶: ∶:"),
        ("a ##[group]b ##vso[x] ## [c]", "a ##⟦group]b ##vso⟦x] ## [c]"),
        ("pukul 12:30, “::1”", "pukul 12:30, “::1”"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(":#[vso \ta\n", max_size=30))
def test_no_line_of_it_is_a_command_to_a_runner_of_ci(text: str) -> None:
    shown = disarmed(text)
    assert not COMMAND.search(shown)
    assert not any(line.strip().startswith("::") or "##[" in line or "##vso[" in line for line in shown.split("\n"))
    assert width(plain(text)) == width(visible(text))
    for line in fold(plain(text), 10):
        assert not line.strip().startswith("::")


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=())))
def test_plain_leaves_nothing_to_obey_and_changes_nothing_twice(text: str) -> None:
    once = plain(text)
    assert not UNSAFE.search(once)
    assert plain(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "room", "first", "rest", "expected"),
    [
        ("satu dua tiga", 20, "", "", ["satu dua tiga"]),
        ("satu dua tiga", 8, "", "  ", ["satu dua", "  tiga"]),
        ("satu dua tiga", 12, "1:1  ", "  ", ["1:1  satu", "  dua tiga"]),
        ("https://contoh.example/panjang sekali", 10, "", "", ["https://contoh.example/panjang", "sekali"]),
        ("漢字 漢字", 8, "", "", ["漢字", "漢字"]),
        ("", 8, "- ", "", ["- "]),
    ],
)
def test_fold(text: str, room: int, first: str, rest: str, expected: list[str]) -> None:
    assert fold(text, room, first=first, rest=rest) == expected


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("ab 漢\u0301 ", max_size=60), st.integers(4, 30))
def test_fold_loses_no_word_and_keeps_to_the_room(text: str, room: int) -> None:
    lines = fold(text, room)
    assert " ".join(lines).split() == text.split()
    assert all(width(line) <= room or " " not in line for line in lines)
