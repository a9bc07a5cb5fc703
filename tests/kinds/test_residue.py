from __future__ import annotations

from typing import Any

import pytest

from newslint.kinds.residue import merged
from newslint.spans import Span

STORY = "Jembatan Wirasaba ditutup sejak Senin."
CASES: list[tuple[str, dict[str, Any], str, list[str]]] = [
    # language, keys, text, residue
    ("id", {"lines": ("baca juga",)}, f"{STORY}\nBaca Juga: Banjir Surut\n{STORY}", ["Baca Juga: Banjir Surut"]),
    ("id", {"lines": ("baca juga",)}, f"{STORY}\n  [BACA JUGA] Banjir Surut  \n{STORY}", ["[BACA JUGA] Banjir Surut"]),
    ("id", {"lines": ("baca juga",)}, "Ia gemar membaca juga sejarah, lalu baca juga novel.", []),
    ("id", {"lines": ("baca juga",)}, "“Baca juga buku lain,” kata Rangga.", []),
    ("id", {"lines": ("baca juga",)}, "Baca juga: satu\nBaca juga: dua", ["Baca juga: satu", "Baca juga: dua"]),
    ("id", {"lines": ("baca juga",)}, "Baca juga: satu\r\nJembatan ditutup.", ["Baca juga: satu"]),
    ("id", {"lines": ("simak",), "longest": 6}, "Simak video ini\nSimak apa yang dikatakan warga desa itu kemarin", ["Simak video ini"]),
    ("id", {"whole": ("iklan", "daftar isi")}, "– IKLAN –\nIklan itu dicabut.\nDaftar isi:", ["– IKLAN –", "Daftar isi:"]),
    ("id", {"whole": ("sebelumnya", "terkait", "masuk")}, "Sebelumnya,\nTerkait\nPT Sagara\n, ia pergi.\nMasuk: -\nMasuk >", ["Masuk >"]),
    ("id", {"lines": ("baca juga",), "patterns": (r"^baca juga ?[:,]+,(?=\S)",)}, "Baca juga:,,Ia pergi.", ["Baca juga:,,"]),
    ("id", {"tails": ("simak selengkapnya",)}, f"{STORY} Simak selengkapnya di kanal kami.", ["Simak selengkapnya di kanal kami."]),
    ("id", {"parts": ("gulir ke bawah",)}, f"{STORY} Gulir ke bawah {STORY}", ["Gulir ke bawah"]),
    ("id", {"patterns": (r"\[/?caption[^\]\n]*\]",)}, f'[caption id="1"]{STORY}[/caption]', ['[caption id="1"]', "[/caption]"]),
    ("id", {"patterns": (r"(?:\n#\w+)+\n",)}, f"{STORY}\n#banjir\n#jalan\n", ["#banjir\n#jalan"]),
    ("id", {"parts": ("bagikan", "kirim ke teman")}, f"{STORY} Bagikan | Kirim ke teman", ["Bagikan | Kirim ke teman"]),
    ("id", {"lines": ("bagikan",), "unless": ("bagikan sembako",)}, "Bagikan sembako, bupati turun\nBagikan tautan", ["Bagikan tautan"]),
    ("en", {"lines": ("read more", "also read")}, "The bridge closed.\nAlso read: Floods recede", ["Also read: Floods recede"]),
    ("en", {"whole": ("advertisement",)}, "Advertisement\nThe advertisement was pulled.", ["Advertisement"]),
]


@pytest.mark.parametrize(("lang", "keys", "text", "found"), CASES)
def test_finds_what_is_left_over(judge: Any, lang: str, keys: dict[str, Any], text: str, found: list[str]) -> None:
    assert [match.text for match in judge("residue", text, lang=lang, **keys)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tinggalkan komentar Anda di bawah", ["Tinggalkan komentar Anda di bawah"]),
        ("Tinggalkan komentar yang kasar itu, kata Sugito kepada warga.", []),
        ("Tinggalkan komentar yang kasar itu, katanya.", []),
        ("Tinggalkan komentar, Kata Redaksi", ["Tinggalkan komentar, Kata Redaksi"]),
    ],
)
def test_a_line_that_tells_who_says_so_is_prose(judge: Any, text: str, found: list[str]) -> None:
    assert [match.text for match in judge("residue", text, lines=("tinggalkan komentar",), told="reporting.tag")] == found


@pytest.mark.parametrize(("delete", "fix"), [(True, ""), (False, None)])
def test_deletes_when_told(judge: Any, delete: bool, fix: str | None) -> None:
    assert [match.fix for match in judge("residue", "Baca juga: satu", lines=("baca juga",), delete=delete)] == [fix]


def test_merges_what_touches_on_one_line() -> None:
    text = "satu dua | tiga\nempat"
    spans = [Span(0, 8), Span(5, 8), Span(11, 15), Span(16, 21)]
    assert merged(spans, text) == [Span(0, 15), Span(16, 21)]


def test_leaves_what_has_no_certain_end(judge: Any) -> None:
    keys: dict[str, Any] = {"patterns": (r"Baca: \w+\?",), "ragged": (r"Baca: \w+",), "delete": True}
    found = judge("residue", "Rapat usai. Baca: Mengapa? Warga pulang. Baca: Banjir Warga pulang.", **keys)
    assert [(match.text, match.fix) for match in found] == [("Baca: Mengapa?", ""), ("Baca: Banjir", None)]
