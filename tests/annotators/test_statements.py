from __future__ import annotations

import pytest

from newslint.annotators.statements import statements
from tests.annotators.reading import Reader


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rina Sari bertemu Joko Laksana.", ["Rina Sari"]),
        ("Rina Sari dan Joko Laksana bertemu.", ["Rina Sari", "Joko Laksana"]),
        ("Kemarin hadir Rina Sari, Joko Laksana, dan Anwar Idris.", ["Rina Sari", "Joko Laksana", "Anwar Idris"]),
        ("Kemarin hujan turun.", []),
        ("Warga menunggu hujan.", []),
        ("Kemarin Presiden dan Joko Laksana tiba.", ["Joko Laksana"]),
    ],
)
def test_whom_a_sentence_is_about(read: Reader, text: str, people: list[str]) -> None:
    assert read(text)[statements][0].people() == people


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ('"Kami menolak usulan itu," kata Rina Sari.', "direct"),
        ('Rina Sari berkata: "Kami menolak usulan itu."', "direct"),
        ('Rina Sari menyebutnya "bagus" kemarin.', "mixed"),
        ("Rina Sari menyebutnya bagus.", "indirect"),
    ],
)
def test_voices(read: Reader, text: str, voice: str) -> None:
    assert read(text)[statements][0].voice(attributed=True) == voice


@pytest.mark.parametrize(
    ("text", "evidence", "status"),
    [
        ("Dalam pernyataannya, Rina Sari menambahkan itu.", "E1", "named"),
        ("Sejumlah pengamat menyebut Rina Sari mengatakan itu.", "E1", "vague"),
        ("Sejumlah pengamat menolak itu, menurut Rina Sari.", "E2", "named"),
        ("Rina Sari tiba di Ngawi.", "E10", "absent"),
    ],
)
def test_what_a_sentence_rests_on(read: Reader, text: str, evidence: str, status: str) -> None:
    best = read(text)[statements][0].best
    assert best is not None
    assert (best.evidence, best.status) == (evidence, status)


RESTS = [
    # language, text, evidence, name, status
    ("id", "Dalam pernyataannya, Rina Sari menambahkan bahwa jalan itu rusak.", "E1", "Rina Sari", "named"),
    ("id", "Dalam pernyataannya, Rina Sari bertemu warga.", "E6", "pernyataannya", "absent"),
    ("id", "Dalam keterangannya, ia mengatakan jalan rusak.", "E4", "ia", "absent"),
    ("id", "Rina Sari mengatakan jalan rusak, dan sejumlah pengamat menyebut jembatan itu akan roboh.", "E1", "Rina Sari", "named"),
    ("id", "Juru bicara kementerian mengatakan jalan rusak, dan Rina Sari menyebut itu keliru.", "E1", "Juru bicara kementerian", "role"),
    ("id", "Laporan BPK menyebut anggaran itu bocor, dan Rina Sari menyebut itu keliru.", "E7", "Laporan BPK", "document"),
    ("id", "Sejumlah pengamat menilai itu lemah, berdasarkan data BPS tahun lalu yang terbit kemarin.", "E7", "data BPS", "document"),
    ("id", "Ia mengatakan jalan itu rusak, menurut Rina Sari yang tiba kemarin pagi.", "E4", "Ia", "absent"),
    ("id", "Rina Sari tiba, lalu mengatakan bahwa jalan itu rusak.", "E1", "Rina Sari", "named"),
    ("id", "Rina Sari mengatakan jalan itu rusak, kata Joko Laksana.", "E3", "Joko Laksana", "named"),
    ("id", "Rina Sari mengatakan jalan itu rusak, kata Joko Laksana pada Senin.", "E3", "Joko Laksana", "named"),
    ("id", "Rina Sari mengatakan jalan itu rusak, kata Joko Laksana pada hari Senin.", "E1", "Rina Sari", "named"),
    ("id", "Rina Sari mengatakan jalan itu rusak kata Joko Laksana.", "E1", "Rina Sari", "named"),
    ("id", 'Rina Sari mengatakan "jalan itu rusak," kata Joko Laksana.', "E3", "Joko Laksana", "named"),
    ("id", "Rina Sari mengatakan jalan itu rusak, kata seorang pejabat.", "E3", "seorang pejabat", "vague"),
    ("id", "Sejumlah pengamat menilai langkah itu lemah, menurut Rina Sari dari Universitas Samudra Ngawi.", "E2", "Rina Sari", "named"),
    ("id", "Sejumlah pengamat menilai Rina Sari, yang mengatakan itu, keliru.", "E1", "Sejumlah pengamat", "vague"),
    ("en", "Clara Lund had told the council about the leak, the mayor said.", "E4", "mayor", "absent"),
    ("en", "Clara Lund had told the council about the leak, the mayor said on Monday.", "E4", "mayor", "absent"),
    ("en", "Clara Lund had told the council about the leak, the mayor said late on Monday.", "E1", "Clara Lund", "named"),
    ("en", "Clara Lund had told the council about the leak, his mother said.", "E1", "mother", "role"),
    ("en", "Clara Lund had told the council about the leak, a senior official said.", "E1", "a senior official", "vague"),
    ("en", "Experts say Clara Lund said the plan would fail.", "E1", "Experts", "vague"),
    ("en", "Experts say the plan would fail, according to Clara Lund of the city council.", "E2", "Clara Lund", "named"),
]


@pytest.mark.parametrize(("code", "text", "evidence", "name", "status"), RESTS)
def test_which_of_several_sources_a_sentence_rests_on(read: Reader, code: str, text: str, evidence: str, name: str, status: str) -> None:
    statement = read(text, code)[statements][0]
    best = statement.best
    assert best is not None
    assert (best.evidence, statement.name(best), best.status) == (evidence, name, status)


@pytest.mark.parametrize(
    ("text", "impostor"),
    [
        ("Hal itu kabarnya disampaikan Rina Sari.", "agentless"),
        ("Jalan itu dinilai rusak.", "agentless"),
        ("Jalan itu dinilai rusak, kata Rina Sari.", ""),
        ("Rina Sari tiba dan jalan itu dinilai rusak.", "agentless"),
        ("Pertemuan ini menegaskan bahwa jalan rusak.", "event"),
        ("Kemarin hujan turun.", ""),
    ],
)
def test_what_looks_like_a_source(read: Reader, text: str, impostor: str) -> None:
    assert read(text)[statements][0].impostor == impostor


@pytest.mark.parametrize(
    ("text", "impostors"),
    [
        # an authority excuses its own words for the rest of the paragraph, and no other words
        ("Polisi tiba. Pelaku diduga lari.\n\nPelaku diduga lari.", ["", "", "agentless"]),
        ("Polisi tiba. Harga dinilai naik.", ["", "agentless"]),
        ("Warga tiba. Pelaku diduga lari.", ["", "agentless"]),
        # a schedule excuses a forecast in its sentence, and no opinion
        ("Kereta itu diperkirakan tiba pada Senin. Kereta itu diperkirakan terlambat.", ["", "agentless"]),
        ("Kereta itu dinilai tiba pada waktunya.", ["agentless"]),
    ],
)
def test_wording_that_law_or_schedule_asks_for(read: Reader, text: str, impostors: list[str]) -> None:
    assert [one.impostor for one in read(text)[statements]] == impostors


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rina Sari yang tiba kemarin bertemu Joko Laksana.", ["Rina Sari"]),
        ('Kemarin "Rina Sari" disebut dan Joko Laksana tiba.', ["Joko Laksana"]),
        ("Kemarin Rina Sari tiba, lalu Rina Sari pulang dengan Joko Laksana.", ["Rina Sari", "Joko Laksana"]),
        ("Kemarin presiden dan Menteri Perdagangan tiba.", ["Menteri Perdagangan"]),
        ("Menteri Perdagangan tiba.", ["Menteri Perdagangan"]),
        ("Presiden tiba.", []),
    ],
)
def test_whom_a_sentence_is_about_beside_offices_and_quotations(read: Reader, text: str, people: list[str]) -> None:
    assert read(text)[statements][0].people() == people


@pytest.mark.parametrize(
    ("text", "rivals"),
    [
        ("Rina Sari menolak usulan itu dan Joko Laksana mendukungnya.", ["Joko Laksana"]),
        ("Rina Sari, yang dikenal tegas, menolak usulan itu dan Joko Laksana mendukungnya.", ["Joko Laksana"]),
        ("Rina Sari mengatakan bahwa usulan itu ditolak dan Joko Laksana mendukungnya.", []),
        ("Rina Sari agar usulan ditolak dan Joko Laksana mendukungnya.", []),
        ("Rina Sari menolak bahwa usulan itu bagus dan Joko Laksana mendukungnya dan Anwar Idris pulang.", []),
        ("Rina Sari menolak usulan itu yang Joko Laksana dukung.", []),
        ("Rina Sari menolak usulan itu dan Kementerian Perhubungan mendukungnya.", []),
        ("Rina Sari menolak usulan itu dan Joko Laksana, Anwar Idris mendukungnya.", []),
        ("Rina Sari bertemu Anwar Idris dan Joko Laksana.", []),
        ('Rina Sari menyebut "usulan itu dan Joko Laksana" lucu.', []),
        ("Dan Joko Laksana mendukungnya, kata Rina Sari.", []),
    ],
)
def test_who_acts_beside_the_speaker(read: Reader, text: str, rivals: list[str]) -> None:
    assert read(text)[statements][0].rivals() == rivals
    assert read(f"Hujan turun. {text}")[statements][1].rivals() == rivals


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ('Rina Sari mengatakan "kami akan menolak usulan itu".', True),
        ('Rina Sari, "kami akan menolak usulan itu".', True),
        ('Rina, "kami akan menolak usulan itu".', True),
        ('Rina Sari, kemarin "kami akan menolak usulan itu".', False),
        ('Rina Sari, di depan warga yang menunggu, "kami menolak usulan itu".', False),
        ('Rina Sari, di depan warga yang menunggu sejak pagi, "kami menolak usulan itu".', False),
        ('Rina Sari di depan warga yang menunggu sejak pagi berkata: "Kami menolak usulan itu".', True),
        ('Rina Sari berkata kepada wartawan di Ngawi kemarin, "Kami menolak."', False),
        ('Dalam surat "Kami akan menolak usulan itu" Rina Sari hadir.', False),
        ('"Rina Sari itu baik," kata Joko Laksana.', True),
        ('"Kami akan menolak usulan itu."', True),
        ("Rina Sari menolak usulan itu.", False),
    ],
)
def test_whether_the_quotation_is_the_sentence(read: Reader, text: str, direct: bool) -> None:
    assert read(text)[statements][0].direct() is direct
    assert read(f"Hujan turun sejak pagi di sana. {text}")[statements][1].direct() is direct


@pytest.mark.parametrize(("quoted", "voice"), [('"Kami menolak."', "narrator"), ('"Kami menolak itu."', "direct")])
def test_two_words_in_quotation_marks_are_no_speech(read: Reader, quoted: str, voice: str) -> None:
    assert read(quoted)[statements][0].voice(attributed=False) == voice


def test_spans_of_words(read: Reader) -> None:
    doc = read("Hujan turun. Rina Sari mengatakan jalan itu rusak.")
    one = doc[statements][1]
    assert one.best is not None
    cue, source = one.span(one.best.cue), one.span(one.best.source)
    assert cue is not None
    assert source is not None
    assert (doc.slice(cue), doc.slice(source), one.span((3, 3)), one.span((8, 9))) == ("mengatakan", "Rina Sari", None, None)


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Rina Sari tiba, lalu ia mengatakan jalan rusak.", ["Rina Sari"]),
        ("Rina Sari bertemu Joko Laksana, lalu ia mengatakan jalan rusak.", []),
        ("Rina Sari tiba, lalu Rina pulang, lalu ia mengatakan jalan rusak.", ["Rina Sari", "Rina Sari"]),
        ("Ia mengatakan jalan rusak kepada Rina Sari.", []),
        ('"Rina Sari baik," kata dia kepada Joko Laksana.', []),
        ("Kementerian Perhubungan tiba, lalu ia mengatakan jalan rusak.", []),
    ],
)
def test_the_one_person_named_before_the_pronoun(read: Reader, text: str, before: list[str]) -> None:
    one = read(text)[statements][0]
    assert one.before(one.evidence[-1]) == before


@pytest.mark.parametrize(
    ("text", "unnamed"),
    [
        ("Salah seorang petugas meminta warga mundur.", True),
        ("Salah seorang petugas polisi meminta warga mundur bersama Raka Wijaya.", True),
        ("Salah seorang petugas yang bernama Raka Wijaya meminta warga mundur.", False),
        ("Salah seorang petugas yang ikut mendampingi Raka Wijaya meminta warga mundur.", True),
        ("Sejumlah petugas meminta warga mundur.", False),
        ("Raka Wijaya meminta warga mundur.", False),
    ],
)
def test_one_of_many(read: Reader, text: str, unnamed: bool) -> None:
    one = read(text)[statements][0]
    assert one.best is not None
    assert one.one_of_many(one.best) is unnamed


def test_pronouns_of_more_than_one(read: Reader) -> None:
    they, he = read("Mereka mengatakan jalan rusak. Ia mengatakan jalan rusak.")[statements]
    assert [one.best is not None and one.plural(one.best) for one in (they, he)] == [True, False]


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Rina Sari tiba.", True),
        ("Kementerian Perhubungan tiba.", True),
        ("Presiden tiba.", True),
        ("Lalu Kementerian Perhubungan tiba.", True),
        ("Kemarin pagi Rina Sari tiba.", False),
        ("Warga, Rina Sari, dan hujan datang.", True),
        ("Ia mengatakan jalan rusak kepada Rina Sari.", False),
        ("Hujan turun.", False),
    ],
)
def test_whether_a_sentence_opens_with_an_actor_of_its_own(read: Reader, text: str, new: bool) -> None:
    assert read(text)[statements][0].new_actor() is new


def test_each_sentence_has_what_stands_in_it(read: Reader) -> None:
    doc = read('Rina Sari tiba. "Kami siap," kata Joko Laksana. Sumber yang enggan disebut namanya diam.\nKabarnya ia pergi.')
    found = doc[statements]
    assert [[doc.text[one.t.starts[p.first] : one.t.ends[p.last - 1]] for p in one.phrases] for one in found[:2]] == [
        ["Rina Sari"],
        ["Joko Laksana"],
    ]
    assert [one.quoted for one in found] == [0, 2, 0, 0]
    assert [one.anonymous for one in found] == [False, False, True, False]
    assert [one.denied for one in found] == [False, False, False, True]
    assert [one.words for one in found] == [(0, 3), (3, 8), (8, 14), (14, 17)]
