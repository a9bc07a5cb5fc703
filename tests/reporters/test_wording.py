"""What newslint itself says."""

from __future__ import annotations

import pytest

from newslint.finding import Card, Fix
from newslint.reporters import Style, Tally
from newslint.reporters.wording import card_facts, level_name, reason_of, say, suggestion, summary


@pytest.mark.parametrize(
    ("fix", "expected"),
    [
        (Fix("apa pun", "safe"), "saran: “apa pun” (otomatis)"),
        (Fix("a\x1b", "unsafe"), "saran: “a␛”"),
        (Fix(" ", "safe"), "saran: hapus (otomatis)"),
    ],
)
def test_suggestion(style: Style, fix: Fix, expected: str) -> None:
    assert suggestion(fix, style.wording("id")) == expected


def test_a_key_without_wording_is_its_own_wording() -> None:
    assert say({}, "card.title") == "title"
    assert level_name({}, "error") == "error"
    assert reason_of({}, "not text\x07") == "not text␇"


def test_card_facts(style: Style) -> None:
    facts = dict(card_facts(Card((), 0, "missing", "", "Tirta\n"), style.wording("id")))
    assert facts["narasumber bernama"] == "tidak ada"
    assert facts["hak jawab"] == "pihak yang dituduh belum menjawab"
    assert facts["tempat"] == "Tirta "


def test_summary(style: Style) -> None:
    tally = Tally(2, {"error": 1, "note": 3}, {"no text": 2}, 1)
    assert summary(tally, style.wording("en")) == "articles: 2 · 1 ERROR, 3 NOTE · not checked: 2 (no text: 2) · our crashes: 1"
