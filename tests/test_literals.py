"""Strings that let most patterns be passed over: never one too many."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.literals import required, tree


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("kata", ("kata",)),
        (r"(?:kata|ujar)\s+\w+", ("kata", "ujar")),
        (r"Baca\s*juga", ("juga",)),
        (r"\bdi-?PHK\b", ("di-phk", "diphk")),
        (r"(kata)?\w+", ()),
        (r"[ab]c", ("ac", "bc")),
        (r"(?!kata)\w", ()),
        (r"kata|\d", ()),
        (r"\d{4} tahun", (" tahun",)),
        (r"\p{Lu}é", ("é",)),
        (r"[.,] \w", (", ", ". ")),
        (r"anti (?:asing|api|teror|tank|tuli)\b", ("anti ",)),
    ],
)
def test_strings_of_which_one_must_occur(pattern: str, strings: tuple[str, ...]) -> None:
    assert required(pattern) == strings


PARTS = ("ka", "ta", "Ab", "x", r"\w", r"\s", "[ab]", "(?:ka|ta)", "(?:x|)", "(?=t)", r"\b", "(?:ka){2}", "(?:ta)+", "t?", "(?:b|ta?)")


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.text(alphabet="katAbBx ", max_size=30))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_no_match_without_a_required_string(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    strings = required(pattern)
    if strings and re.search(pattern, text, re.IGNORECASE | re.MULTILINE):
        assert any(string in text.lower() for string in strings)


def test_a_pattern_that_is_wrong_has_no_tree() -> None:
    assert tree("(") is None
    assert required("(") == ()


def test_patterns_can_be_made_in_a_process_that_has_matched_before() -> None:
    """A warm run loads the engine of `regex` without the package around it."""
    code = """
from newslint.patterns import Matcher, engine
Matcher([], engine())
from newslint.literals import required
print(len(required("(?:a|’)bcdef")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
