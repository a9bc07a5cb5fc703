from __future__ import annotations

from typing import Any

import pytest

from newslint.kinds import require

SUICIDE = {"when": ("bunuh diri",), "unless": ("bom bunuh diri",), "phrases": ("layanan 119", "konselor|psikolog")}
RALAT = {"when": ("ralat",), "patterns": (r"\d\d[.:]\d\d WIB",), "reach": "paragraph"}
CASES: list[tuple[str, dict[str, Any], dict[str, str], str, list[str]]] = [
    # language, keys, meta, text, where the lack is shown
    ("id", SUICIDE, {"title": "-"}, "Warga diduga bunuh diri. Polisi datang. Bunuh diri itu diselidiki.", ["bunuh diri"]),
    ("id", SUICIDE, {"title": "-"}, "Warga diduga bunuh diri. Hubungi layanan 119.", []),
    ("id", SUICIDE, {"title": "-"}, "Bom bunuh diri meledak di pasar.", []),
    ("id", SUICIDE | {"times": 2}, {"title": "-"}, "Warga diduga bunuh diri. Polisi datang.", []),
    ("id", SUICIDE | {"least": 50}, {"title": "-"}, "Warga diduga bunuh diri.", []),
    ("id", RALAT, {"title": "-"}, "Jalan dibuka pukul 08.00 WIB.\nRalat: nama korban diperbaiki.", ["Ralat"]),
    ("id", RALAT, {"title": "-"}, "Jalan dibuka.\nRalat (12.30 WIB): nama korban diperbaiki.", []),
    (
        "id",
        {"when": ("anonim",), "phrases": ("karena",), "reach": "next"},
        {"title": "-"},
        "Sumber anonim bicara. Ia takut. Karena hujan.",
        ["anonim"],
    ),
    ("id", {"when": ("anonim",), "phrases": ("karena",), "reach": "next"}, {"title": "-"}, "Sumber anonim bicara. Karena ia takut.", []),
    ("id", {"part": "quotation"}, {"title": "-"}, "Jembatan ditutup.\nWarga memutar.", ["Jembatan ditutup."]),
    ("id", {"part": "quotation"}, {"title": "-"}, "“Kami memutar,” kata Rangga.", []),
    ("id", {"part": "headline"}, {}, "Jembatan Ditutup Sejak Senin\n\nJembatan itu ditutup. Warga memutar.", []),
    ("id", {"part": ("quotation",), "meta": ("author",)}, {"title": "-", "author": "Rangga"}, "Jembatan ditutup.", []),
    ("id", {"phrases": ("editor:",), "meta": ("author",)}, {"title": "-", "author": " "}, "Jembatan ditutup.", ["Jembatan ditutup."]),
    ("id", {"phrases": ("editor:",)}, {"title": "-"}, "Jembatan ditutup.\nEditor: Rangga", []),
    ("id", {"phrases": ("editor:",), "unless": ("antara",)}, {"title": "-"}, "Jembatan ditutup (Antara).", []),
    ("en", {"when": ("advertorial",), "phrases": ("paid by",)}, {"title": "-"}, "This is an advertorial.", ["advertorial"]),
]


@pytest.mark.parametrize(("lang", "keys", "meta", "text", "found"), CASES)
def test_what_is_owed(judge: Any, lang: str, keys: dict[str, Any], meta: dict[str, str], text: str, found: list[str]) -> None:
    assert [match.text for match in judge("require", text, lang=lang, front=meta, **keys)] == found


def test_a_place_line_is_not_where_it_is_shown(judge: Any) -> None:
    found = judge("require", "Jakarta\nJembatan Wirasaba ditutup sejak Senin.", part="quotation")
    assert [match.text for match in found] == ["Jembatan Wirasaba ditutup sejak Senin."]


def test_each_reports_all(judge: Any) -> None:
    text = "Pelaku ditahan. Pelaku diperiksa."
    assert len(judge("require", text, when=("pelaku",), phrases=("terduga",))) == 1
    assert len(judge("require", text, when=("pelaku",), phrases=("terduga",), each=True)) == 2


def test_an_unknown_part_is_told(judge: Any) -> None:
    with pytest.raises(KeyError):
        judge("require", "Jembatan ditutup.", part="datelin")


def test_nothing_is_owed_by_nothing(judge: Any) -> None:
    assert judge("require", " \n", part="quotation") == []


@pytest.mark.parametrize("keys", [{}, {"when": ("a",)}, {"phrases": ("a",), "reach": "sentence"}])
def test_refuses_what_requires_nothing(keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"require|reach"):
        require.Options(**keys)


@pytest.mark.parametrize(("part", "there"), [("date", True), ("place", True), ("source", True)])
def test_parts_of_the_card(judge: Any, part: str, there: bool) -> None:
    text = "Jakarta – Jembatan ditutup, Senin (3/2/2025). “Kami minta maaf,” kata Bupati Wirasaba Rangga Sutomo."
    assert (judge("require", text, part=part) == []) is there


@pytest.mark.parametrize(("headline", "found"), [("Cara Membuka Jembatan", 0), ("Jembatan Tirta Dibuka Lagi", 1)])
def test_what_is_no_news_by_its_headline_owes_nothing(judge: Any, headline: str, found: int) -> None:
    text = f"{headline}\n\nCara membuka jembatan itu sudah lama diketahui warga di desa."
    assert len(judge("require", text, front={}, part="date", unless_titled=("cara",))) == found
