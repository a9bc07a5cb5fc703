"""What a message quotes of a passage; matches at another level."""

from __future__ import annotations

import pytest

from newslint.finding import Fix, Match, brief
from newslint.records import replace
from newslint.spans import Span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Baca juga:\nPasar Tirta dibuka", "Baca juga: Pasar Tirta dibuka"),
        ("kata " * 16, ("kata " * 16).strip()),
        ("kata " * 17, "kata " * 12 + "…"),
        ("", ""),
    ],
)
def test_brief(text: str, expected: str) -> None:
    assert brief(text) == expected


def test_a_match_at_a_level_is_the_same_match() -> None:
    match = Match(1, 4, {"fix": "a"}, Fix("a", "safe"), None, ("cue",), whole=True, copies=(Span(5, 8),))
    assert match.at("note") == replace(match, level="note")
    assert match.level is None
