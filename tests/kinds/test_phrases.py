from __future__ import annotations

from typing import Any

import pytest

CASES: list[tuple[str, dict[str, Any], str, list[str]]] = [
    # language, keys, text, words found
    ("id", {"phrases": ("konon",)}, "Konon jembatan itu dibangun semalam.", ["Konon"]),
    ("id", {"phrases": ("konon",)}, "Jembatan itu dibangun tahun 1931.", []),
    ("id", {"phrases": ("sangat", "sangat luar biasa")}, "Acara itu sangat luar biasa.", ["sangat luar biasa"]),
    ("id", {"phrases": ("diketahui",), "unless": ("seperti diketahui",)}, "Seperti diketahui, pelaku diketahui kabur.", ["diketahui"]),
    ("id", {"phrases": ("perang",), "unless": ("perang dagang",)}, "Perang dagang itu berlanjut.", []),
    ("id", {"phrases": ("serang",), "near": ("kebijakan",)}, "Warga serang kebijakan itu. Anjing serang warga.", ["serang"]),
    ("id", {"phrases": ("kemarin",), "not_near": ("rabu",)}, "Kemarin, Rabu, hujan turun. Kemarin banjir datang.", ["Kemarin"]),
    (
        "id",
        {"phrases": ("salah satu pengamat",), "not_near": ("yakni",), "reach": "next"},
        "Salah satu pengamat menolak. Ia yakni Rangga.",
        [],
    ),
    ("id", {"phrases": ("sekitar",), "not_near": ("sekitar",)}, "Ada sekitar sepuluh warga.", ["sekitar"]),
    (
        "id",
        {"phrases": ("tertinggi",), "unless_figure": True},
        "Gedung tertinggi, 310 meter, dibuka. Ia meraih nilai tertinggi.",
        ["tertinggi"],
    ),
    ("id", {"phrases": ("maling",), "judged": "court.verdict"}, "Ia telah divonis setahun. Maling itu dikenal di Tirta.", []),
    (
        "id",
        {"phrases": ("maling",), "judged": "court.verdict"},
        "Maling itu dikenal di Tirta sejak lama. Orang lain telah divonis setahun.",
        ["Maling"],
    ),
    ("id", {"phrases": ("namun",), "first": True}, "Namun hujan turun. Namun banjir surut.", ["Namun"]),
    ("id", {"phrases": ("namun",), "most": 1}, "Namun hujan turun. Namun banjir surut. Namun jalan putus.", ["Namun", "Namun"]),
    ("id", {"phrases": ("namun",), "most": 1, "per": 5}, "Namun hujan turun deras sekali. Namun banjir surut pagi ini.", []),
    ("en", {"phrases": ("of course",)}, "Of course the bridge was closed.", ["Of course"]),
    ("en", {"phrases": ("terrorist",), "unless": ("terrorist attack",)}, "The terrorist attack shook the town.", []),
    ("en", {"phrases": ("last week",), "not_near": ("march",), "reach": "article"}, "He left last week. It was 3 March.", []),
    (
        "en",
        {"phrases": ("slam*",), "not_near": ("door",), "reach": "paragraph"},
        "He slammed it. The door broke.\nShe slammed the plan.",
        ["slammed"],
    ),
]


@pytest.mark.parametrize(("lang", "keys", "text", "found"), CASES)
def test_finds(judge: Any, lang: str, keys: dict[str, Any], text: str, found: list[str]) -> None:
    assert [match.text for match in judge("phrases", text, lang=lang, **keys)] == found


def test_names_the_list_it_was_found_in(judge: Any) -> None:
    lists = {"label": ("rezim", "antek"), "julukan": ("sang raja",)}
    found = judge("phrases", "Rezim itu runtuh, kata sang raja.", phrases=lists)
    assert [(match.text, match.fields["group"]) for match in found] == [("Rezim", "label"), ("sang raja", "julukan")]


def test_says_how_many_there_are_and_may_be(judge: Any) -> None:
    found = judge("phrases", "Namun satu. Namun dua. Namun tiga.", phrases=("namun",), most=2)
    assert [(match.fields["count"], match.fields["limit"]) for match in found] == [("3", "2")]


def test_counts_only_where_the_rule_looks(judge: Any) -> None:
    text = "“Namun kami menolak,” kata Rangga. Namun warga setuju."
    assert [match.start for match in judge("phrases", text, phrases=("namun",), first=True, outside=("quote",))] == [text.rindex("Namun")]


def test_narrator_is_who_is_not_credited(judge: Any) -> None:
    text = "Pemerintah harus mundur. Menurut Rangga Sutomo, pemerintah harus bertahan."
    assert [match.start for match in judge("phrases", text, phrases=("harus",), narrator=True)] == [text.index("harus")]
