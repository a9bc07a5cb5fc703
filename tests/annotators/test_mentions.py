from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.mentions import mentions
from tests.annotators.reading import Reader

FORMS = [
    # code, text, words of the mention, name, role, kind
    (
        "id",
        "Menteri Luar Negeri Rusia Sergey Lavrov tiba.",
        "Menteri Luar Negeri Rusia Sergey Lavrov",
        "Sergey Lavrov",
        "Menteri Luar Negeri",
        "person",
    ),
    (
        "id",
        "Menteri Luar Negeri Rusia, Sergey Lavrov, tiba.",
        "Menteri Luar Negeri Rusia, Sergey Lavrov",
        "Sergey Lavrov",
        "Menteri Luar Negeri",
        "person",
    ),
    (
        "id",
        "Menteri Luar Negeri (Menlu) Sergey Lavrov tiba.",
        "Menteri Luar Negeri (Menlu) Sergey Lavrov",
        "Sergey Lavrov",
        "Menteri Luar Negeri",
        "person",
    ),
    (
        "id",
        "Dimas Laksana, analis Bahari Sekuritas, menilai.",
        "Dimas Laksana, analis Bahari Sekuritas",
        "Dimas Laksana",
        "analis",
        "person",
    ),
    (
        "id",
        "Analis Bahari Sekuritas, Dimas Laksana, menilai.",
        "Analis Bahari Sekuritas, Dimas Laksana",
        "Dimas Laksana",
        "Analis",
        "person",
    ),
    ("id", "Kata pengamat mata uang, Dimas Laksana, kemarin.", "pengamat mata uang, Dimas Laksana", "Dimas Laksana", "pengamat", "person"),
    ("id", "Kapolres Ngawi Raka Wijaya tiba.", "Kapolres Ngawi Raka Wijaya", "Ngawi Raka Wijaya", "Kapolres", "person"),
    ("id", "Kepala BPBD Arman Hadi tiba.", "Kepala BPBD Arman Hadi", "Arman Hadi", "Kepala", "person"),
    (
        "id",
        "Juru bicara Kementerian Luar Negeri Korea Selatan tiba.",
        "Juru bicara Kementerian Luar Negeri Korea Selatan",
        "",
        "Juru bicara",
        "role",
    ),
    ("id", "Kementerian Keuangan memperkirakan.", "Kementerian Keuangan", "Kementerian Keuangan", "", "organisation"),
    ("id", "Warga Desa Sukamaju menolak.", "Warga Desa Sukamaju", "", "Warga", "role"),
    ("id", "Namun, analis memperkirakan.", "analis", "", "analis", "vague"),
    ("id", "Sejumlah pengamat menilai.", "Sejumlah pengamat", "", "pengamat", "vague"),
    (
        "id",
        "Menurut kantor berita Rusia, Interfaks, harga naik.",
        "kantor berita Rusia, Interfaks",
        "Interfaks",
        "kantor berita",
        "organisation",
    ),
    ("id", "Kemarin Moskow memperingatkan.", "Moskow", "Moskow", "", "metonym"),
    ("id", "Kemarin ia menegaskan.", "ia", "", "", "pronoun"),
    ("id", "Kemarin politikus itu menegaskan.", "politikus itu", "", "politikus", "role"),
    ("en", "Spokeswoman Helen Moore says so.", "Spokeswoman Helen Moore", "Helen Moore", "Spokeswoman", "person"),
    (
        "en",
        "Maria Lund, an economist at the University of Norwick, left.",
        "Maria Lund, an economist at the University of Norwick",
        "Maria Lund",
        "economist",
        "person",
    ),
    ("en", "John Dow, 45, a farmer from Iowa, left.", "John Dow, 45, a farmer from Iowa", "John Dow", "farmer", "person"),
    ("en", "Sen. Ted Krall argued.", "Sen. Ted Krall", "Ted Krall", "Sen", "person"),
    ("en", "Yesterday the Ministry of Works closed it.", "Ministry of Works", "Ministry of Works", "", "organisation"),
    ("en", "Yesterday some experts left.", "some experts", "", "experts", "vague"),
]


@pytest.mark.parametrize(("code", "text", "words", "name", "role", "kind"), FORMS)
def test_forms(read: Reader, code: str, text: str, words: str, name: str, role: str, kind: str) -> None:
    doc = read(text, code)
    found = {doc.slice(one): one for one in doc[mentions]}
    assert words in found, list(found)
    one = found[words]
    assert (one.name, one.kind) == (name, kind)
    assert one.role.startswith(role)


def test_short_forms_bear_the_fullest_name(read: Reader) -> None:
    doc = read("Lavrov tiba di Ngawi. Menteri Sergey Lavrov bertemu warga. Lavrov pulang.")
    assert [one.name for one in doc[mentions] if one.kind == "person" and "Lavrov" in doc.slice(one)] == ["Sergey Lavrov"] * 3


def test_genitives_are_no_part_of_a_name(read: Reader) -> None:
    doc = read("Maria Lund spoke. Yesterday Lund’s office closed.", "en")
    assert [one.name for one in doc[mentions]][:2] == ["Maria Lund", "Maria Lund"]


@pytest.mark.parametrize(
    "text", ["Namun, harga naik.", "Pada Senin (3/3/2025) hujan turun.", "Akan tetapi, banjir surut.", "Hari itu sepi."]
)
def test_the_first_word_of_a_sentence_and_days_are_no_names(read: Reader, text: str) -> None:
    assert not [one for one in read(text)[mentions] if one.kind == "person"]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("aB ,.()\"'\n-–1’") | st.characters(), max_size=80), code=st.sampled_from(["id", "en"]))
def test_any_text_has_sorted_mentions_that_do_not_overlap(read: Reader, text: str, code: str) -> None:
    layer = read(text, code)[mentions]
    assert all(0 <= one.start < one.end <= len(text) for one in layer)
    assert all(a.end <= b.start for a, b in pairwise(layer))
