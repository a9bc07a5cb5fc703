"""What a message quotes of a passage."""

from __future__ import annotations

import pytest

from newslint.finding import brief


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
