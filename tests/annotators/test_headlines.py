from __future__ import annotations

import pytest

from newslint.annotators.headlines import headline
from newslint.annotators.sentences import sentences
from newslint.annotators.statements import statements
from tests.annotators.reading import Reader

BODY = "\n\nRapat berlangsung di balai desa pada Senin."
TRAITS = [
    ("Warga Wirasari Pulang", {"under 6 words", "under 8 words"}),
    ("Warga Wirasari Akhirnya Pulang ke Desa", {"under 8 words"}),
    ("Dinas Pasar Tirta Menata Ulang 40 Lapak Sayur Lama", set()),
    ("Dinas Pasar Tirta Menata Ulang Lapak Sayur dan Ikan di Wirasari", {"over 10 words"}),
    ("Dinas Pasar Tirta Menata Ulang Lapak Sayur dan Ikan di Tepi Sungai Wirasari", {"over 10 words", "over 12 words"}),
    ("BPK: Dinas Pasar Tirta Menata Ulang Lapak", {"under 8 words", "colon", "acronym"}),
    ("BPK dan KPK Memeriksa Dinas Pasar Tirta Lagi", {"acronym", "several acronyms"}),
    ("HEBOHNYA Dinas Pasar Tirta Menata Ulang Semua Lapak", {"word in capitals"}),
    ("40 Lapak Pasar Tirta Akan Ditata Ulang Dinas", {"opens with a figure"}),
    ("Pasar Tirta Ditata, Kok Bisa Secepat Itu Ya?", {"comma", "ends in a question mark"}),
    ("Waduh! Dinas Pasar Tirta Menata Ulang Semua Lapak", {"goes on after a question or an exclamation"}),
    ("Dinas Pasar Tirta ‘Sulap’ Lapak Lama Menjadi Taman", {"single quotation mark"}),
    ("Dinas Pasar Tirta Baca Al Waqi'ah di Jum’at Ini", set()),
    ("Dinas Pasar Tirta (Lagi) Menata Lapak, Lalu Terjadilah...", {"brackets", "comma", "ellipsis"}),
]


@pytest.mark.parametrize(("text", "expected"), TRAITS)
def test_what_is_true_of_a_headline(read: Reader, text: str, expected: set[str]) -> None:
    doc = read(text + BODY)
    assert doc[sentences][0].zone == "headline"
    assert set(headline(doc[sentences][0], doc[statements][0])) == expected
