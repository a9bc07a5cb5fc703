"""Phrases and patterns that cannot be used, told in a line each."""

from __future__ import annotations

import pytest

from newslint.proof import LONGEST, shown, unusable_pattern, unusable_phrase


@pytest.mark.parametrize(
    "phrase", ["sejumlah pengamat", "Baca Juga:", "(para) pengamat|analis", "provokat*", "~tuduh", "hal ini ... bahwa", r"US\$", "^kata$"]
)
def test_a_phrase_that_can_be_used(phrase: str) -> None:
    assert unusable_phrase(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "position", "what"),
    [
        ("(para pengamat", 0, "'(' is never closed"),
        ("Baca juga)", 9, ""),
        ("...", 0, ""),
        ("kata ...", 5, ""),
        ("", 0, ""),
        ("!!", 0, ""),
        ("(a) (b) (c) (d) (e) (f) (g) (h) (i) (j) (k) (l) (m) n", 0, "stands for 8192 word sequences, more than 5000"),
    ],
)
def test_a_phrase_that_cannot(phrase: str, position: int, what: str) -> None:
    told = unusable_phrase(phrase)
    assert told
    assert told[0] == position
    assert told[1].startswith(f"'{phrase}': {what}")


@pytest.mark.parametrize("pattern", ["heboh( sekali)?", r"(?-i:[A-Z]{4,})", r"^\d+ (cara|alasan)", r"https?://\S+", "(a|b)+c"])
def test_a_pattern_that_can_be_used(pattern: str) -> None:
    assert unusable_pattern(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "what", "hint"),
    [
        ("(", "'(': not a regular expression: ", ""),
        ("x*", "'x*': it can match nothing at all", ""),
        ("^", "'^': it can match nothing at all", ""),
        ("(a|a)*b", "'(a|a)*b': it takes too long on ", "no repeat inside a repeat, and say how often at most: {1,20} for +"),
        ("\bNo", "'\bNo': it holds a backspace", r"in double quotation marks \b is one: put the pattern in single ones"),
    ],
)
def test_a_pattern_that_cannot(pattern: str, what: str, hint: str) -> None:
    told = unusable_pattern(pattern)
    assert told
    assert told[::2] == (0, hint)
    assert told[1].startswith(what)
    assert unusable_pattern(pattern, proven=True) is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("kata", "'kata'"),
        ("dua\n  baris\t😀", "'dua baris 😀'"),
        ("", "''"),
        ("a" * LONGEST, f"'{'a' * LONGEST}'"),
        ("a" * (LONGEST + 1), f"'{'a' * (LONGEST - 3)}...'"),
    ],
)
def test_shown(text: str, quoted: str) -> None:
    assert shown(text) == quoted
