"""Patterns that could hold up a run are found before they do."""

from __future__ import annotations

import pytest

from newslint.refusal import reason


@pytest.mark.parametrize(
    "pattern",
    [r"(a+)+$", r"(a|a)*b", r"(\w+\s?)+$", r"(.*)*x", r"^(([a-z])+.)+[A-Z]([a-z])+$", r"(x+x+)+y", r"\s*\s*\s*foo"],
)
def test_refuses_what_may_take_for_ever(pattern: str) -> None:
    assert "takes too long" in (reason(pattern) or "")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("a*", "nothing at all"),
        (r"\b", "nothing at all"),
        ("x|", "nothing at all"),
        ("(?=kata)", "nothing at all"),
        ("", "nothing at all"),
        ("(kata", "not a regular expression: missing )"),
        (r"\1", "not a regular expression"),
    ],
)
def test_refuses_what_is_empty_or_wrong(pattern: str, told: str) -> None:
    assert told in (reason(pattern) or "")


@pytest.mark.parametrize(
    "pattern",
    [
        r"\b\d{1,3}(?:\.\d{3})+\b",
        r"(?:kata|ujar)\s+\w+",
        r"\b(\w+)\s+\1\b",
        r".*selengkapnya",
        r"https?://(www\.)?(t\.me|wa\.me)/\S+",
        r"(?<![\w.])\d+(?:[.,]\d+)*\s*(?:persen|%)",
        r"[“\"][^“”\"\n]{1,400}[”\"],?\s+(?:kata|ujar)",
        r"(?:\w+\s+){0,5}\w+ini",
        r"(?-i:\b\p{Lu}{4,}(?:\s+\p{Lu}{2,}){3,})",
    ],
)
def test_accepts_ordinary_patterns(pattern: str) -> None:
    assert reason(pattern) is None
