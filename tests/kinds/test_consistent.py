from __future__ import annotations

from typing import Any

import pytest

from newslint.kinds import consistent

SERGEI = (("Sergei", "Sergey"),)
KIM = (("Kim Jong-un", "Kim Jong Un"),)
CASES: list[tuple[str, tuple[tuple[str, ...], ...], str, list[tuple[str, str | None]]]] = [
    # language, variants, text, (words found, fix)
    ("id", SERGEI, "Sergei tiba. Lalu Sergey bicara. Sergei pulang.", [("Sergey", "Sergei")]),
    ("id", SERGEI, "Sergey tiba. Sergei bicara.", [("Sergei", "Sergey")]),
    ("id", SERGEI, "Sergei tiba. Sergei bicara.", []),
    ("id", SERGEI, "Sergei tiba. Pidato Sergeynya panjang.", [("Sergeynya", "Sergeinya")]),
    ("id", SERGEI, "Sergei tiba. “Sergey kawan kami,” kata Rangga.", [("Sergey", None)]),
    ("id", SERGEI, "“Sergey kawan kami,” kata Rangga. Sergei tiba.", [("Sergey", None)]),
    ("id", KIM, "Kim Jong-un hadir. Setelah itu Kim Jong Un pergi.", [("Kim Jong Un", "Kim Jong-un")]),
    ("id", (("Kiev", "Kyiv"), ("Tiongkok", "China")), "Kiev dan China. Lalu Kyiv dan Tiongkok.", [("Kyiv", "Kiev"), ("Tiongkok", "China")]),
    ("en", SERGEI, "Sergei spoke. Later Sergey's aides left.", [("Sergey's", "Sergei's")]),
    ("en", (("adviser", "advisor"),), "One adviser left. Advisor Jones stayed.", [("Advisor", "Adviser")]),
]


@pytest.mark.parametrize(("lang", "variants", "text", "found"), CASES)
def test_the_minority_is_found(judge: Any, lang: str, variants: Any, text: str, found: list[tuple[str, str | None]]) -> None:
    matches = judge("consistent", text, lang=lang, variants=variants)
    assert [(match.text, match.fix) for match in matches] == found
    assert {match.safety for match in matches} <= {"unsafe", None}


def test_says_what_the_article_uses(judge: Any) -> None:
    found = judge("consistent", "Sergei, Sergei, dan Sergey.", variants=SERGEI)
    assert [(match.fields["other"], match.fields["count"]) for match in found] == [("Sergei", "2")]


def test_without_fix(judge: Any) -> None:
    assert [match.fix for match in judge("consistent", "Sergei dan Sergey.", variants=SERGEI, fix=False)] == [None]


def test_names_of_the_article(judge: Any) -> None:
    text = "Menlu Rangga Sutoma hadir. Lalu Rangga Sutomma pulang, kata Rangga Sutoma."
    assert [(match.text, match.fix) for match in judge("consistent", text, names=True)] == [("Sutomma", "Sutoma")]
    assert judge("consistent", text, names=True, allow=("Sutomma",)) == []


def test_each_spelling_at_its_first_place(judge: Any) -> None:
    text = "Sergei, Sergei, Sergei, Sergey, Sergey, dan Serguei serta Serguei."
    found = judge("consistent", text, variants=(("Sergei", "Sergey", "Serguei"),), once=True)
    assert [(match.text, match.start) for match in found] == [("Sergey", text.index("Sergey")), ("Serguei", text.index("Serguei"))]


def test_a_listed_variant_is_told_once(judge: Any) -> None:
    text = "Menlu Sergei Lavrov hadir, lalu Sergey Lavrov pulang."
    assert [match.text for match in judge("consistent", text, variants=SERGEI, names=True)] == ["Sergey"]


@pytest.mark.parametrize("keys", [{}, {"variants": (("Kiev",),)}])
def test_refuses_what_compares_nothing(keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="variants"):
        consistent.Options(**keys)
