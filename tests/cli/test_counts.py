"""One thing is no things."""

from __future__ import annotations

import pytest

from newslint.cli.counts import counted


@pytest.mark.parametrize(
    ("number", "thing", "many", "told"),
    [
        (0, "record", "", "0 records"),
        (1, "record", "", "1 record"),
        (2000, "record", "", "2,000 records"),
        (1, "entry", "entries", "1 entry"),
        (2, "entry", "entries", "2 entries"),
    ],
)
def test_the_number_decides(number: int, thing: str, many: str, told: str) -> None:
    assert counted(number, thing, many) == told
