from __future__ import annotations

from typing import Any

import pytest

from newslint.kinds.swap import cased, clitic

SPELLING = {"kerjasama": "kerja sama", "resiko": "risiko", "antar kota": "antarkota", "orang cacat": "penyandang disabilitas"}
CASES: list[tuple[str, dict[str, str], str, list[tuple[str, str | None, str | None]]]] = [
    # language, swap, text, (words found, fix, safety)
    ("id", SPELLING, "Mereka menjalin kerjasama erat.", [("kerjasama", "kerja sama", "safe")]),
    ("id", SPELLING, "Kerjasama itu batal.", [("Kerjasama", "Kerja sama", "safe")]),
    ("id", SPELLING, "Ia menilai kerjasamanya baik.", [("kerjasamanya", "kerja samanya", "safe")]),
    (
        "id",
        SPELLING,
        "Apa resikonya? Resikonyalah yang besar.",
        [("resikonya", "risikonya", "safe"), ("Resikonyalah", "Risikonyalah", "safe")],
    ),
    ("id", SPELLING, "BUPATI JALIN KERJASAMA BARU\nBupati hadir.", [("KERJASAMA", "KERJA SAMA", "unsafe")]),
    ("id", SPELLING, "Rapat PT Kerjasama Abadi digelar di balai desa.", []),
    ("id", SPELLING, "Rapat Yayasan Orang Cacat Wirasaba dibuka.", []),
    ("id", SPELLING, "“Kami menolak kerjasama itu,” kata Rangga.", [("kerjasama", None, None)]),
    ("id", SPELLING, "Bus antar\u00a0kota itu terguling.", [("antar\u00a0kota", "antarkota", "safe")]),
    ("id", SPELLING, "Kerja sama itu batal.", []),
    ("id", {"Sergey": "Sergei"}, "Menlu Sergey Lavrov tiba.", [("Sergey", "Sergei", "unsafe")]),
    ("id", {"lumpuh": "tunadaksa|difabel fisik"}, "Ia lumpuh sejak kecil.", [("lumpuh", None, None)]),
    ("id", {"silahkan*": "silakan"}, "Warga dipersilahkan masuk; silahkan duduk.", [("silahkan", None, None)]),
    ("en", {"irregardless": "regardless"}, "Irregardless of rain, they met.", [("Irregardless", "Regardless", "safe")]),
    ("en", {"chairman": "chair"}, "They read the chairman's letter.", [("chairman's", "chair's", "safe")]),
]


@pytest.mark.parametrize(("lang", "swap", "text", "found"), CASES)
def test_swaps(judge: Any, lang: str, swap: dict[str, str], text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    assert [(match.text, match.fix, match.safety) for match in judge("swap", text, lang=lang, swap=swap)] == found


@pytest.mark.parametrize(("lang", "swap", "text", "found"), CASES)
def test_a_fixed_text_has_nothing_left_to_fix(judge: Any, lang: str, swap: dict[str, str], text: str, found: Any) -> None:
    for match in reversed(judge("swap", text, lang=lang, swap=swap)):
        if match.fix is not None:
            text = text[: match.start] + match.fix + text[match.start + len(match.text) :]
    assert [match.text for match in judge("swap", text, lang=lang, swap=swap) if match.fix is not None] == []


def test_once_an_article(judge: Any) -> None:
    text = "Apa resikonya? Resiko itu besar. Kerjasama batal, resiko tetap."
    assert [match.text for match in judge("swap", text, swap=SPELLING, once=True)] == ["resikonya", "Kerjasama"]


def test_accounts_hashtags_and_sites_are_no_words(judge: Any) -> None:
    text = "Tagar #tirta, akun @tirta, tirta_kota, situs tirta.example.com dan www.tirta.id ramai di tirta."
    assert [match.start for match in judge("swap", text, swap={"tirta": "Tirta"})] == [text.rindex("tirta")]


def test_alternatives_are_shown(judge: Any) -> None:
    found = judge("swap", "Lumpuh ia sejak kecil.", swap={"lumpuh": "tunadaksa|difabel fisik"})
    assert [match.fields["fix"] for match in found] == ["Tunadaksa / Difabel fisik"]


def test_circumstances_excuse(judge: Any) -> None:
    keys = {"swap": {"diamankan": "ditangkap"}, "near": ("polisi",), "unless": ("diamankan dari banjir",), "safety": "unsafe"}
    text = "Polisi menyebut tiga orang diamankan. Barang warga diamankan. Polisi bilang motor diamankan dari banjir."
    assert [(match.start, match.safety) for match in judge("swap", text, **keys)] == [(text.index("diamankan"), "unsafe")]


@pytest.mark.parametrize(
    ("found", "replacement", "keep", "expected"),
    [
        ("resiko", "risiko", False, "risiko"),
        ("Resiko", "risiko", False, "Risiko"),
        ("RESIKO", "risiko", False, "RISIKO"),
        ("Orang Cacat", "penyandang disabilitas", False, "Penyandang Disabilitas"),
        ("Orang cacat", "penyandang disabilitas", False, "Penyandang disabilitas"),
        ("Kiev", "Kyiv", True, "Kyiv"),
        ("12", "dua belas", False, "dua belas"),
        ("keBandara", "ke bandara", False, "ke Bandara"),
        ("Dimana", "di mana", False, "Di mana"),
        ("kejakarta", "ke Jakarta", False, "ke Jakarta"),
        ("DISINI", "di sini", False, "DI SINI"),
    ],
)
def test_capitals(found: str, replacement: str, keep: bool, expected: str) -> None:
    assert cased(found, replacement, keep=keep) == expected


@pytest.mark.parametrize(
    ("found", "phrase", "expected"),
    [
        ("kerjasamanya", "kerjasama", "nya"),
        ("punyanyalah", "punya", "nyalah"),
        ("punya", "punya", ""),
        ("apapun", "apapun", ""),
        ("terima kasihnya", "terima kasih|kasihan", "nya"),
        ("sekolahan", "sekolah", ""),
    ],
)
def test_clitic(found: str, phrase: str, expected: str) -> None:
    assert clitic(found, phrase, ("nya", "lah", "kah", "pun")) == expected
