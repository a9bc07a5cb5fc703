from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.zones import zones
from newslint.article import Article
from newslint.document import Document
from newslint.kinds import borne
from newslint.language import Language
from newslint.rule import Rule
from newslint.spans import Span

BODY = "Bupati Tirta membuka pasar di Wirasari pada Senin. Pasar itu memiliki 40 kios dan dua balai, dan menelan Rp 1,25 miliar."
NUMERALS = {"2": ("dua", "kedua"), "3": ("tiga", "ketiga"), "5": ("lima",)}
FIGURES: dict[str, Any] = {
    "what": "figures",
    "numerals": NUMERALS,
    "scales": {"m": 1e9, "ribu": 1e3, "juta": 1e6, "miliar": 1e9},
    "lists": ("ini",),
    "labels": ("liga",),
}

WORDS: list[tuple[str, str, list[str]]] = [
    # headline, more text, parts found
    ("Bupati Buka Pasar, Pedagang Kios Menolak Relokasi", "", []),
    ("Bupati Buka Pasar, Warga Sekitar Menolak Relokasi", "", ["Warga Sekitar Menolak Relokasi"]),
    ("Bupati Buka Pasar, Warga Sekitar Menolak Relokasi", " Seorang warga datang.", []),
    ("Bupati Buka Pasar, Warga Sekitar Menolak Relokasi", " Ada penolakan.", []),
    ("Bupati Buka Pasar, Warga Menolak", "", []),
    ("Bupati Buka Pasar, 7 Warga Menolak", "", ["7 Warga Menolak"]),
    ("Bupati Buka Pasar, 40 Warga Menolak", "", []),
    ("Bupati Buka Pasar, Senin Desember Untuk Dengan", "", []),
    ("Bupati Buka Pasar, DPRD POLRI BAPPEDA KEMENAG", "", []),
    ("Bupati Buka Pasar: Kota Sebelah Ramai Protes", "", ["Kota Sebelah Ramai Protes"]),
    ("Opini: Kota Sebelah Ramai Protes", "", []),
]


@pytest.mark.parametrize(("headline", "more", "found"), WORDS)
def test_parts_of_which_the_text_has_no_word(judge: Any, headline: str, more: str, found: list[str]) -> None:
    matches = judge("borne", f"{headline}\n\n{BODY}{more}\n", front={}, what="words", unless=("opini",))
    assert [match.text for match in matches] == found


def test_most_words_are_enough_where_a_share_says_so(judge: Any) -> None:
    headline = "Pedagang Pasar Kota Sebelah Ramai Protes"
    text = f"{headline}\n\n{BODY}\n"
    assert judge("borne", text, front={}, what="words") == []
    assert [match.text for match in judge("borne", text, front={}, what="words", share=0.75)] == [headline]
    assert judge("borne", text, front={}, what="words", share=0.9) == []


FOUND: list[tuple[str, str, list[str]]] = [
    # headline, text, figures found
    ("Pasar Dibuka dengan 40 Kios", BODY, []),
    ("Pasar Dibuka dengan 50 Kios", BODY, ["50"]),
    ("Pasar Dibuka dengan Dua Balai dan Tiga Toko", BODY, ["Tiga"]),
    ("Pasar Dibuka dengan 2 Balai", BODY, []),
    ("Pasar Dibuka, Biayanya Rp 1,2 Miliar", BODY, []),
    ("Pasar Dibuka, Biayanya Rp 1,25 M", BODY, []),
    ("Pasar Dibuka, Biayanya Rp 1.250.000.000", BODY, []),
    ("Pasar Dibuka, Biayanya Rp 1,7 Miliar", BODY, ["1,7"]),
    ("Pasar Dibuka, Biayanya Rp 1 Miliar", BODY, []),
    ("Pasar Dibuka dengan 5 Ruang", f"{BODY} Ada tiga aula, 2 gudang.".replace("tiga", "3"), ["5"]),
    ("Pasar Dibuka, Biayanya 5000 Rupiah", f"{BODY} Retribusi lima ribu rupiah.", []),
    ("Pasar Dibuka dengan 42 Ruang", f"{BODY} Ada 2 aula.", []),
    ("Pasar Dibuka pada 2025, 3 Juni Pukul 09.30 WIB, di Liga 3", BODY, []),
    ("3 Alasan Pasar Dibuka", BODY, ["3"]),
    ("3 Alasan Pasar Dibuka", "\n\n".join([BODY, *["Pasar lama sempit."] * 4]), []),
    ("Pasar Dibuka karena Ini 3 Alasannya", "\n\n".join([BODY, *["Pasar lama sempit."] * 4]), []),
    ("Pasar Dibuka karena Ada 3 Keluhan", "\n\n".join([BODY, *["Pasar lama sempit."] * 4]), ["3"]),
    ("Skor 3-1 di Pasar 5/6", BODY, []),
    ("Pasar Dibuka, Biayanya Rp 1.2 Miliar", BODY, []),
    ("Pasar Dibuka, Telepon 8.657.0286 Ramai", BODY, []),
    ("Pasar Dibuka, Hanya 0,0007 Persen Kios Kosong", f"{BODY} Kios kosong 0,0007 persen.", []),
    ("Pasar Dibuka, Hanya 0,0007 Persen Kios Kosong", f"{BODY} Kios kosong 0,0008 persen.", ["0,0007"]),
    ("Pasar Dibuka dengan 50 Kios", f"{BODY} Kodenya 1,795.880,0 dan 12.345,678,9 juta.", ["50"]),
]


@pytest.mark.parametrize(("headline", "text", "found"), FOUND)
def test_figures_that_are_nowhere_in_the_text(judge: Any, headline: str, text: str, found: list[str]) -> None:
    assert [match.text for match in judge("borne", f"{headline}\n\n{text}\n", front={}, **FIGURES)] == found


def test_a_figure_larger_than_any_float_is_no_crash(languages: Mapping[str, Language]) -> None:
    title = "9" * 330 + ",5 juta orang ke pasar"
    text = f"{title}\n\n{BODY}"
    doc = Document(Article("a.txt", text, text, title=Span(0, len(title))), languages["id"])
    rule = Rule("id/house/a", "borne", "ABC001", {"id": "-"}, "-", "note", (), (), {}, borne.Options(**FIGURES))
    assert doc[zones][0].name == "headline"
    assert [*borne.judge(rule, doc, ())] == []


def test_short_texts_and_texts_without_a_headline_owe_nothing(judge: Any) -> None:
    assert judge("borne", f"Pasar Dibuka dengan 50 Kios\n\n{BODY}\n", front={}, **FIGURES, least=60) == []
    assert judge("borne", f"{BODY}\n\n{BODY}\n", front={}, **FIGURES) == []


@settings(derandomize=True, max_examples=60, deadline=None)
@given(value=st.integers(13, 10**9))
def test_a_figure_of_the_text_is_borne_out_however_its_thousands_are_marked(judge: Any, value: int) -> None:
    for written in (str(value), f"{value:,}", f"{value:,}".replace(",", ".")):
        text = f"Pasar Dibuka, Biayanya Rp {value:,} Saja\n\nBupati Tirta membuka pasar. Biayanya Rp{written}.\n"
        assert judge("borne", text, front={}, **FIGURES) == []


@settings(derandomize=True, max_examples=100, deadline=None)
@given(title=st.text("0123456789.,", max_size=16), body=st.text("0123456789., ", max_size=60))
def test_no_run_of_digits_and_marks_is_a_crash(judge: Any, title: str, body: str) -> None:
    found = judge("borne", f"Pasar Dibuka dengan {title} dan 5 Kios\n\n{BODY} Ada {body} kios.\n", front={}, **FIGURES)
    assert {match.text for match in found} <= {"5", *borne.FIGURE.findall(title)}


@pytest.mark.parametrize("share", [0.0, 1.5])
def test_refuses_a_share_that_is_none(share: float) -> None:
    with pytest.raises(ValueError, match="share"):
        borne.Options(what="words", share=share)


def test_numerals_are_by_number() -> None:
    with pytest.raises(ValueError, match="and 'dua' is none"):
        borne.Options(what="figures", numerals={"2": ("dua",), "dua": ("2",)})
