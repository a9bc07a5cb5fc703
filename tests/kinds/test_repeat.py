from __future__ import annotations

from typing import Any

import pytest

from newslint.kinds import repeat

WORDS: list[tuple[str, dict[str, Any], str, list[tuple[str, str | None]]]] = [
    # language, keys, text, (words found, fix)
    ("id", {}, "Warga yang yang datang pulang.", [("yang yang", "yang")]),
    ("id", {}, "Anak-anak tiba-tiba datang.", []),
    ("id", {}, "Gudang di DI Yogyakarta.", []),
    ("id", {}, "Warga Bora Bora datang.", []),
    ("id", {}, "Grup FIFTY FIFTY tampil.", []),
    ("id", {}, "Honda naik. Dealer Honda Honda Tirta ramai, kata Honda.", [("Honda Honda", None)]),
    ("id", {}, "Bora kecil. Pulau Bora Bora dan Bora lain; Bora Bora ramai.", []),
    ("id", {}, "Bora Bora Bora ramai.", []),
    ("id", {}, "Bora Bora Bora ramai. Bora kecil.", [("Bora Bora", None)]),
    ("id", {}, "Di di pasar, warga berkumpul.", [("Di di", "Di")]),
    ("id", {}, "Skornya 2 2 sampai akhir.", []),
    ("id", {}, "Warga datang, datang lagi.", []),
    ("id", {}, "Warga datang\ndatang lagi", []),
    ("id", {"wrapped": True}, "Warga datang\ndatang lagi", [("datang\ndatang", None)]),
    ("id", {}, "Ia ia ia pergi.", [("Ia ia", "Ia")]),
    ("id", {"allow": ("kupu",)}, "Seekor kupu kupu hinggap.", []),
    ("id", {}, "“Kami kami ini rakyat,” kata Rangga.", [("Kami kami", None)]),
    ("id", {}, "Warga dari\u00a0dari kota datang.", [("dari\u00a0dari", "dari")]),
    ("en", {}, "The the bridge closed.", [("The the", "The")]),
    ("en", {"allow": ("had", "that")}, "He had had enough.", []),
]
TEXT = (
    "Jembatan Wirasaba ditutup sejak Senin pagi karena banjir.\n"
    "Warga memutar lewat kota selama dua pekan.\n"
    "Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.\n"
    "Ya.\nYa.\n"
)
UNITS: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"unit": "sentence"}, [("Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.", "1")]),
    ({"unit": "paragraph"}, [("Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.", "1")]),
    ({"unit": "sentence", "near": 1}, []),
    ({"unit": "sentence", "near": 2}, [("Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.", "1")]),
    ({"unit": "sentence", "alike": 1.0}, []),
    ({"unit": "sentence", "apart": True}, []),
    ({"unit": "sentence", "least": 1, "first": True}, [("Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.", "1")]),
    ({"unit": "sentence", "least": 1}, [("Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.", "1"), ("Ya.", "4")]),
]


@pytest.mark.parametrize(("lang", "keys", "text", "found"), WORDS)
def test_doubled_words(judge: Any, lang: str, keys: dict[str, Any], text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(match.text, match.fix) for match in judge("repeat", text, lang=lang, **keys)] == found


@pytest.mark.parametrize(("keys", "found"), UNITS)
def test_what_comes_again(judge: Any, keys: dict[str, Any], found: list[tuple[str, str]]) -> None:
    assert [(match.text, match.fields["line"]) for match in judge("repeat", TEXT, **keys)] == found


def test_a_sentence_of_a_paragraph_that_does_not_come_again(judge: Any) -> None:
    text = TEXT.replace("banjir besar.", "banjir besar. Bupati meninjau tanggul di tiga desa pada siang hari bersama camat.")
    found = judge("repeat", text, unit="sentence", apart=True)
    assert [(match.text, match.fields["line"]) for match in found] == [
        ("Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.", "1")
    ]


def test_a_sentence_of_a_paragraph_that_stands_within_one_before_it(judge: Any) -> None:
    first, second = (
        "Jembatan Wirasaba ditutup sejak Senin pagi karena banjir besar.",
        "Warga memutar lewat kota lama selama dua pekan penuh.",
    )
    text = f"{first} {second} Bupati meninjau tanggul di tiga desa.\n{first} {second}\n"
    assert judge("repeat", text, unit="sentence", apart=True) == []
    assert len(judge("repeat", text, unit="sentence")) == 2


def test_a_paragraph_inside_one_before_it(judge: Any) -> None:
    first, second = "Jembatan Wirasaba ditutup sejak Senin pagi.", "Warga memutar lewat kota lama selama dua pekan penuh."
    text = f"{first} {second}\n{second}\n{first}\nYa.\n"
    assert [(match.text, match.fields["line"]) for match in judge("repeat", text, unit="paragraph", inside=True)] == [(second, "1")]
    assert judge("repeat", text, unit="paragraph") == judge("repeat", text, unit="paragraph", inside=True, least=20) == []


def test_how_many_come_again(judge: Any) -> None:
    found = judge("repeat", f"{TEXT}\n{TEXT}", unit="sentence", least=1, first=True, outside=("headline",))
    assert [match.fields["times"] for match in found] == ["7"]


def test_paragraphs_in_a_row_that_come_again_are_one_finding(judge: Any) -> None:
    first, second, third = (
        "Jembatan Wirasaba ditutup sejak Senin.",
        "Warga memutar lewat kota lama itu.",
        "Bupati meninjau tanggul di desa.",
    )
    text = f"{first}\n{second}\n{third}\n{first}\n{second}\nYa.\n{third}\n"
    (found,) = judge("repeat", text, unit="paragraph", least=3, first=True)
    assert (found.text, found.fields["times"]) == (f"{first}\n{second}", "3")
    assert len(judge("repeat", text, unit="paragraph", least=3)) == 3


def test_a_heading_may_come_again(judge: Any) -> None:
    heading = "Rincian harga emas batangan di Toko Sagara pada Senin pagi:"
    text = f"{heading}\nSatu gram naik.\n{heading}\nDua gram turun.\n"
    assert [match.fields["line"] for match in judge("repeat", text, unit="paragraph")] == ["1"]
    assert judge("repeat", text, unit="paragraph", ended=True) == []
    assert judge("repeat", text.replace("pagi:", "pagi.”"), unit="paragraph", ended=True)


@pytest.mark.parametrize("alike", [0.0, 1.5])
def test_refuses_a_share_that_is_none(alike: float) -> None:
    with pytest.raises(ValueError, match="alike"):
        repeat.Options(alike=alike)


@pytest.mark.parametrize(("keys", "told"), [({"ended": True}, "'ended' goes with"), ({"near": 2}, "'near'"), ({"least": -4}, "'least'")])
def test_refuses_keys_that_mean_nothing(keys: dict[str, Any], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        repeat.Options(**keys)
