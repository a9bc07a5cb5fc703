from __future__ import annotations

import pytest

from newslint.annotators.mentions import mentions
from newslint.annotators.names import phrases
from tests.annotators.reading import Reader

KINDS = [
    ("id", "Kemarin Rina Sari tiba.", "person"),
    ("id", "Kemarin polisi tiba.", "organisation"),
    ("id", "Kemarin analis tiba.", "vague"),
    ("id", "Kemarin analis Bahari Sekuritas tiba.", "person"),
    ("id", "Kemarin peneliti BRIN tiba.", "role"),
    ("id", "Kemarin warganet geram.", "vague"),
    ("id", "Kemarin warga Desa Sukamaju tiba.", "role"),
    ("id", "Kemarin menteri itu tiba.", "definite"),
    ("id", "Kemarin sejumlah menteri tiba.", "vague"),
    ("id", "Kemarin TASS melansir.", "organisation"),
    ("id", "Kemarin Dinas Kesehatan tiba.", "organisation"),
    ("id", "Kemarin Jepang menolak.", "metonym"),
    ("id", "Kemarin sopir Jalan Bubutan tiba.", "role"),
    ("id", "Kemarin politikus PPN Rina Sari tiba.", "person"),
    ("id", "Kemarin sejumlah pengamat di Jakarta tiba.", "vague"),
    ("id", "Kemarin sejumlah pengamat di Tirtasari tiba.", "vague"),
    ("id", "Kemarin sejumlah pegawai di Kementerian Kehutanan tiba.", "role"),
    ("id", "Kemarin sejumlah warga Tirtasari tiba.", "role"),
    ("id", "Kemarin seorang warga Tirtasari tiba.", "role"),
    ("id", "Kemarin salah satu pengamat Rina Sari tiba.", "person"),
    ("id", "Kemarin pengamat di Tirtasari tiba.", "role"),
    ("id", "Kemarin pelatih dari Tirtasari Rina Sari tiba.", "person"),
    ("en", "Yesterday some analysts in Fenwick left.", "vague"),
    ("en", "Yesterday the mayor left.", "definite"),
    ("en", "Yesterday analysts left.", "vague"),
    ("en", "Yesterday police left.", "organisation"),
    ("en", "Yesterday the Maryland governor left.", "role"),
]


@pytest.mark.parametrize(("code", "text", "kind"), KINDS)
def test_what_a_noun_phrase_is_worth(read: Reader, code: str, text: str, kind: str) -> None:
    assert read(text, code)[phrases][-1].kind == kind


@pytest.mark.parametrize(
    ("text", "name", "house"),
    [
        ("Kemarin Politikus PPN Rina Sari tiba.", "Rina Sari", "PPN"),
        ("Kemarin Politikus BJ Rina Sari tiba.", "BJ Rina Sari", ""),
        ("Kemarin Manajer SURYA SUGANDA tiba.", "SURYA SUGANDA", ""),
    ],
)
def test_a_house_in_capitals_before_a_person(read: Reader, text: str, name: str, house: str) -> None:
    (found,) = read(text, "id")[mentions]
    assert (found.name, found.institution) == (name, house)
