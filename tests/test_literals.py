"""Strings that let most patterns be passed over: never one too many."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.clues import EDGE, LEAD
from newslint.literals import beginning, capital, heading, kept, opening, required


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        ("kata", [("kata",)]),
        (r"(?:kata|ujar)\s+\w+", [("kata", "ujar")]),
        (r"Baca\s*juga", [("baca",), ("juga",)]),
        (r"\bdi-?PHK\b", [("\0di-phk\0", "\0diphk\0")]),
        (r"(kata)?\w+", []),
        (r"[ab]c", [("ac", "bc")]),
        (r"(?!kata)\w", []),
        (r"(?=kata)\w", [("kata",)]),
        (r"kata|\d", []),
        (r"\d{4} tahun", [(" tahun",)]),
        (r'"{2}|“{2}', [('""', "““")]),
        (r"^kata$", [("\0kata\0",)]),
        (r"-{4,}", [("----",)]),
        (r"\p{Lu}é", [("é",)]),
        (r"[.,] \w", [(", ", ". ")]),
        (r"anti (?:asing|api)\b", [("anti api\0", "anti asing\0")]),
        (r"(?:sub|non) ?\d+ (?:aktif|tunai)", [(" aktif", " tunai"), ("non", "sub")]),
    ],
)
def test_strings_that_must_occur(pattern: str, groups: list[tuple[str, ...]]) -> None:
    assert list(required(pattern)) == groups


PARTS = ("ka", "ta", "Ab", "x", r"\w", r"\s", "[ab]", "(?:ka|ta)", "(?:x|)", "(?=t)", r"\b", "(?:ka){2}", "(?:ta)+", "t?", "(?:b|ta?)")


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.text(alphabet="katAbBx ", max_size=30))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_no_match_without_a_required_string(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    if re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
        assert all(any(string.replace(EDGE, "") in text.lower() for string in group) for group in required(pattern))


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        (r"\A[^\n]*?(?<!\w)8(?!\w)(?![^\n]*\n[\s\S]*8)", [("8",)]),
        (r"\A\s*+(?![^\n]* versi )[^\n]*?(?P<mark>\bjadi\b)", [("jadi",)]),
        (r"\A\s*(?:[^\n]*?[?!]\s*)??kata", []),
        (r"\A[^\n]*\n+kata", []),
        (r"\A", []),
        ("kata", []),
    ],
)
def test_strings_that_the_first_line_must_hold(pattern: str, groups: list[tuple[str, ...]]) -> None:
    assert list(opening(pattern)) == groups


@given(st.lists(st.sampled_from((*PARTS, r"[^\n]*?", r"\n", r"\s*")), min_size=1, max_size=5), st.text(alphabet="katAbB\n ", max_size=30))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_no_match_without_a_string_in_the_first_line(parts: list[str], text: str) -> None:
    pattern = r"\A" + "".join(parts)
    if re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
        first = text.lower().lstrip().partition("\n")[0]
        assert all(any(string.strip() in first for string in group) for group in opening(pattern))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^(?:baca|simak) juga", ("baca juga", "simak juga")),
        (r"^[ \t]*\(?(?:sumber|via) ?:", ("sumber :", "sumber:", "via :", "via:")),
        (r"(?-i:^FOTO\b[^\n]+$)", ("foto",)),
        (r"^(?:laporan \w+|oleh )", ("laporan ", "oleh ")),
        (r"^\s*+(?=x)kata", ("kata",)),
        (r"^(?:www\.)?x/", ()),
        (r"^(?:kata)?[a-z]", ()),
        (r"^\d+ kata", ()),
        (r"^di", ()),
        (r"^kata\nujar", ("kata",)),
        ("kata", ()),
        (r"^kata|ujar", ()),
        ("(", ()),
    ],
)
def test_how_lines_must_begin(pattern: str, expected: tuple[str, ...]) -> None:
    assert heading(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\b(?:di|ke) mana\b", ("di", "ke")),
        (r"(?-i:\b(?P<mark>[Bb]ahwa,) \w)", ("bahwa",)),
        (r"(?<!x)\b(?:ibu|orang tua)\b(?!y)", ("ibu", "orang")),
        (r"\bcara(?:nya)? ", ("cara", "caranya")),
        (r"^baca juga", ("baca",)),
        (r"\bdi\w+", ()),
        (r"\bke(?:$|[a-z])", ()),
        (r"\bd\b", ()),
        (r"\b\u00e9tat ", ()),
        (r"(?:ibu|orang tua) ", ()),
        (r"\b(?:ibu |[A-Z])", ()),
        (r" \bibu ", ()),
        ("(", ()),
    ],
)
def test_the_words_that_a_pattern_begins_with(pattern: str, expected: tuple[str, ...]) -> None:
    assert beginning(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"^baca juga", True),
        (r"^[ \t]*(?:baca|lihat)\n", True),
        (r"(?-i:^(?=\s)[ \t]*Baca)", True),
        (r"^\s*baca", False),  # blank lines before it are in the match
        (r"^\n?baca", False),
        (r"baca", False),
    ],
)
def test_patterns_that_begin_in_the_line_that_tells(pattern: str, *, expected: bool) -> None:
    assert kept(pattern) is expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(?-i:Kata)", True),
        (r"(?-i:(?<=[a-z] )\b(?P<mark>Dan|(?:Itu|Ini)))", True),
        (r"Kata", False),
        (r"(?-i:Dan|itu)", False),
        (r"(?-i:\u00c9tat)", False),
        (r"(?-i:[A-Z]kata)", False),
        (r"(?-i:(?:Kata)?ini)", False),
        (r"(?-i:(?i:Kata))", False),
    ],
)
def test_patterns_that_begin_with_a_capital(pattern: str, *, expected: bool) -> None:
    assert capital(pattern) is expected


LINES = (*PARTS, "katak", "(?:katak|takat)", "^", r"\s*", r"[ (-]*", "(?:bata )?", r"\n", "katak\nb")


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=5), st.text(alphabet="kataBb\n (-", max_size=30))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_no_match_without_a_line_that_begins_so(parts: list[str], text: str) -> None:
    pattern = "^" + "".join(parts)
    begins = heading(pattern)
    if begins and re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
        assert any(line.lstrip(LEAD).startswith(begins) for line in text.lower().split("\n"))


def test_a_pattern_that_is_wrong_asks_for_nothing() -> None:
    assert required("(") == ()


def test_patterns_can_be_made_in_a_process_that_has_matched_before() -> None:
    """A warm run loads the engine of `regex` without the package around it."""
    code = """
from newslint.clues import traces
from newslint.patterns import Matcher, engine
Matcher([], engine(), traces([]))
from newslint.literals import required
print(len(required("(?:a|’)bcdef")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
