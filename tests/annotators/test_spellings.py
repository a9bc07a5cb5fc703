from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.spellings import skeleton, spellings
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.scan import Scanner

SAME: list[tuple[str, str, list[set[str]]]] = [
    # language, text, groups
    ("id", "Menlu Sergei Lavrov tiba. Kemudian Menlu Sergey Lavrov bicara.", [{"Sergei", "Sergey"}]),
    ("id", "Pemimpin Kim Jong-un tiba. Lalu Kim Jong Un pergi bersama Kim Jong Un lain.", [{"Jong-un", "Jong Un"}]),
    ("id", "Kata Rifki, jalan ramai. Menurut Rifqi, sepi.", [{"Rifki", "Rifqi"}]),
    ("id", "Petugas Polsek Namo Rindang tiba. Warga Desa Namorindang melapor.", [{"Namo Rindang", "Namorindang"}]),
    ("id", "Jenderal Ferry Walintuka hadir. Menurut Menteri Feri, jalan ramai.", [{"Ferry", "Feri"}]),
    ("id", "Kota Al-Fatah dan kota Al Fatah berbeda.", [{"Al-Fatah", "Al Fatah"}]),
    ("id", "Presiden Zelensky hadir, kata Zelenskyy, juru bicara Zelenskiy.", [{"Zelensky", "Zelenskyy", "Zelenskiy"}]),
    ("id", "Bung Soekarno dan Bung Sukarno satu orang.", [{"Soekarno", "Sukarno"}]),
    ("id", "Bupati Ranggawuni hadir. Rumah Ranggawani dijaga.", [{"Ranggawuni", "Ranggawani"}]),
    ("id", "Warga José Ramos dan José lain; tetangga Jose pulang.", [{"José", "Jose"}]),
    ("id", "Pelatih Andréa hadir, kemudian Andrea pulang.", [{"Andréa", "Andrea"}]),
    ("id", "Wali Kota Hendarsono Putrawan hadir. Rumah Hendarsana Putrawan dijaga.", [{"Hendarsono", "Hendarsana"}]),
    ("en", "Mayor Eleanor Whitcombe spoke. Later Ms Whitcomb left.", [{"Whitcombe", "Whitcomb"}]),
    ("en", "They met Sergei Lavrov. Later Sergey Lavrov's plane left.", [{"Sergei", "Sergey"}]),
]
APART: list[tuple[str, str]] = [
    ("id", "Pemain Korea menang, wasit Korean kalah."),
    ("id", "Ibu Putri Saputri dan bapak Putra Saputra hadir."),
    ("id", "Bupati Andi Wijaya dan wakil Budi Wijaya hadir."),
    ("id", "Konflik Iran-Israel meluas. Kata Iran, perang Iran Israel usai, dan menurut Israel juga."),
    ("id", "Kantor KPK dan Kpk."),
    ("id", "Kapolsek Ferry Walintuka hadir. Rumah Feri Banjarwangi dijaga."),
    ("id", "Kata Namo, warga Desa Rindang di NamoRindang melapor."),
    ("id", "Dinas Kesehatan melayani kesehatan, kata Kesihatan."),
    ("id", "Pertemuan di Rusia dan Prusia."),
    ("id", "Ada Perusahaan Daerah dan Perumahan Rakyat."),
    ("id", "Menurut panitia, Joko Hendar @jokohendar datang. Film itu garapan Joko Hendar."),
    ("en", "King Louis met Queen Louise."),
    ("en", "Many Democrats met a Democrat in June."),
    ("en", "The Iranian envoy met the Iraqi envoy in Iran."),
]


def found(lang: str, text: str, languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> list[set[str]]:
    article = Article("a", text, text, meta={"title": "-"})
    return [set(group) for group in spellings(Document(article, languages[lang], cues=lexicons[lang].scan(text).hits))]


@pytest.mark.parametrize(("lang", "text", "groups"), SAME)
def test_one_name_spelled_two_ways(
    languages: Mapping[str, Language], lexicons: Mapping[str, Scanner], lang: str, text: str, groups: list[set[str]]
) -> None:
    assert found(lang, text, languages, lexicons) == groups


@pytest.mark.parametrize(("lang", "text"), APART)
def test_two_names(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner], lang: str, text: str) -> None:
    assert found(lang, text, languages, lexicons) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [("Sergei", "Sergey"), ("Soekarno", "Sukarno"), ("Jong-un", "Jong Un"), ("Muhammad", "Muhamad"), ("Djakarta", "Jakarta")],
)
def test_skeleton(one: str, two: str) -> None:
    assert skeleton(one) == skeleton(two)
