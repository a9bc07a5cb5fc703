from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.document import Document
from newslint.kinds import spelling
from newslint.language import Language
from newslint.records import replace
from newslint.rule import Rule
from newslint.vocabulary import Candidate, Vocabulary

CASES: list[tuple[str, list[tuple[str, str, str | None]]]] = [
    # text, (word found, what it is told to mean, the fix)
    ("Bupati meninjau pembagunan jembatan.", [("pembagunan", "pembangunan", "pembangunan")]),
    ("Menurut Rina, kesuskesan panen itu milik petani.", [("kesuskesan", "kesuksesan", "kesuksesan")]),
    ("Warga menjalanu pemeriksaan unutk umum.", [("menjalanu", "menjalani", "menjalani"), ("unutk", "untuk", "untuk")]),
    ("Rapat itu dilakakukan lagi.", [("dilakakukan", "dilakukan", "dilakukan")]),
    ("Petugas memperbaiki infrastrukturrnya.", [("infrastrukturrnya", "infrastrukturnya", "infrastrukturnya")]),
    ("Sebelumnyaa jalan itu rusak.", [("Sebelumnyaa", "Sebelumnya", "Sebelumnya")]),
    ("Penyediaan dan penyedian air bersih.", [("penyedian", "penyedia / penyediaan", None)]),
    ("“Kami menjalanu sidang,” kata Rina.", [("menjalanu", "menjalani", None)]),
    ("Sosok di balik kesuskesan Qwertzia tiba.", [("kesuskesan", "kesuksesan", "kesuksesan")]),
    ("Bupati meninjau pembangunan jembatan.", []),
    ("Kepala Desa Pembagunan dan warga Kesuskesan tiba.", []),
    ("Kain pembagunan dijual; harga pembagunan naik, ekspor pembagunan juga.", []),
    ("Petani Pembagunan datang. Ia menjual pembagunan.", []),
    ("Unggahan di pembagunan.id, @pembagunan, #pembagunan, dan pembagunan_tirta.", []),
    ("Ia berkata qwertz menjalanu xyzzyx kepada ibunya.", []),
    ("Antarwilayah, pascapanen, bukumu, dan kotanya pun ramai.", []),
    ("Ia dipersusah, memperkaya, dan keterbukaannya diuji.", []),
    ("Dng yg sdh tdk jdi.", []),
    (
        "Wakil gubernur batau wakil bupati menggelar audensi dan tesktur.",
        [("audensi", "audiensi", "audiensi"), ("tesktur", "tekstur", "tekstur")],
    ),
    (
        "DOsen itu TInggal di kota; SUVnya, PNSes, @DOsen dan KOnoha tetap.",
        [("DOsen", "Dosen", "Dosen"), ("TInggal", "Tinggal", "Tinggal")],
    ),
    ("“[P]embagunan” dan pembagun[an] menjalanu[lah] serta menjalanu*.", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_slips_of_the_fingers(judge: Any, text: str, found: list[tuple[str, str, str | None]]) -> None:
    matches = judge("spelling", text, lang="id", heads="antar pasca", endings="ku mu")
    assert [(match.text, match.fields["fix"], match.fix) for match in matches] == found


TITLES: list[tuple[str, list[tuple[str, str | None]]]] = [
    # text, (word found, the fix)
    ("Menurut guru besar Universita Sagara, panen naik.", [("Universita", "Universitas")]),
    ("Kabulaten Tirta dan Sektetaris desa datang.", [("Kabulaten", "Kabupaten"), ("Sektetaris", "Sekretaris")]),
    ("“Kabulaten Tirta siap,” kata Rina.", [("Kabulaten", None)]),
    ("Universitat Sagara, Kabutaten Tirta, dan Sekretarise pindah.", []),
    ("Akun @Kabulaten, Kabulaten-1, dan Kabulaten lagi; Kabulaten ramai.", []),
    ("Universitas Sagara dan Kabupaten Tirta menunggu.", []),
]


@pytest.mark.parametrize(("text", "found"), TITLES)
def test_slips_in_words_of_names(judge: Any, text: str, found: list[tuple[str, str | None]]) -> None:
    matches = judge("spelling", text, lang="id", titles="universitas kabupaten sekretaris")
    assert [(match.text, match.fix) for match in matches] == found


def test_words_that_a_house_knows_are_right(judge: Any) -> None:
    assert judge("spelling", "Ia membeli kain pembagunan.", lang="id", known="pembagunan") == []


def test_another_language_has_words_of_its_own(judge: Any) -> None:
    (match,) = judge("spelling", "The goverment approved the color and the colour of the plan.", lang="en")
    assert (match.text, match.fix) == ("goverment", "government")


def test_a_language_without_a_vocabulary_is_left_alone(languages: Mapping[str, Language]) -> None:
    text = "The goverment approved the plan."
    doc = Document(Article("-", text, text), replace(languages["en"], vocabulary={}), cues={})
    rule = Rule("en/family/rule", "spelling", "ABC001", {"en": "{match}"}, "why", "warning", (), (), {}, spelling.Options())
    assert list(spelling.judge(rule, doc, ())) == []


@pytest.mark.parametrize(
    ("key", "other", "near"),
    [("a", "s", True), ("a", "e", True), ("n", "b", True), ("n", "j", True), ("q", "p", False), ("k", "r", False), ("t", "é", False)],
)
def test_fingers_slip_to_neighbours(key: str, other: str, near: bool) -> None:
    assert spelling.beside(key, other) is spelling.beside(other, key) is near


def test_a_letter_that_no_key_has_is_no_slip() -> None:
    assert spelling.weight(Candidate("serupa", 4, "extra", 6), "serupaâ") < 0


WORDS = st.sampled_from(["pembangunan", "kesehatan", "sekolah", "masyarakat", "untuk", "dengan"])


@given(WORDS, st.integers(0, 10), st.sampled_from("aeiknsz"))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_what_is_meant_is_listed_and_near(languages: Mapping[str, Language], word: str, at: int, letter: str) -> None:
    language = languages["id"]
    speller = spelling.opened(spelling.Options(), language.vocabulary, language.forms)
    written = word[:at] + letter + word[at:]
    told = [choice for choice in speller.meant(written).split(spelling.OR) if choice]
    assert all(len(choice) - len(written) in (-2, -1, 0, 1) for choice in told)
    if not speller.strangers([written]):
        assert Vocabulary(language.vocabulary).knows(written) or written.endswith(language.clitics)
