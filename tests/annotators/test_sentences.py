from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.sentences import sentences
from newslint.language import Language
from tests.annotators.structure import BAD_TEXT, document

Languages = Mapping[str, Language]
CUT = " | "


def split(text: str, languages: Languages, code: str = "id") -> list[str]:
    doc = document(text, languages, code)
    return [doc.slice(sentence) for sentence in doc[sentences]]


@pytest.mark.parametrize(
    "marked",
    [
        "Harga naik. | Warga resah. | Pasar sepi.",
        "Utang naik 5,1 persen (yoy). | utang swasta turun.",
        "Jalan itu rusak . | kata Rina Sari .",
        "Warga Jl . melati resah .",
        "Apakah harga naik? | Ya! | Warga resah.",
        "Dr. Rina Wulandari dan Prof. H. Budi hadir. | Acara selesai.",
        "Rina Wulandari, S.H., M.H., menjadi ketua. | Ia dilantik kemarin.",
        "Terdakwa didampingi Sari Lestari, S.H. | Ia tidak hadir.",
        "Kantor di Jl. Melati No. 5 ditutup. | Warga protes.",
        "Surat a.n. Rina berlaku s.d. Desember. | Setelah itu batal.",
        "Saham PT Maju Tbk. turun. | Investor menunggu.",
        "Warga membeli beras, gula, dll. | Mereka juga membeli minyak.",
        "Surat ditandatangani K.H. Ahmad dan R.A. Sari. | Lalu dikirim.",
        "M. Rizal dan A. B. Sutanto datang. | Keduanya terlambat.",
        "Ada 6.000 orang dan 3,5 juta ton. | Semua diangkut.",
        "Rapat mulai pukul 08.00. | Warga datang.",
        "Menurut Liputan6.com dan EKOIN.CO, harga naik. | Warga resah.",
        "Ia tiba Rabu (18/10). | Rapat dimulai Kamis (19/10/2023).",
        "Latihan itu melibatkan militer AS. | Rusia memprotesnya.",
        "Anggota TNI AL. | Prajurit itu selamat.",
        "Ia ragu... tetapi tetap datang. | Rapat selesai.",
        "Selesai... | Namun warga tetap menunggu.",
        "Laporan BPK menyebut kerugian. | Dinas membantah.",
        "Kombes Pol. Budi dan Mayjen (Purn.) Ahmad hadir. | Acara selesai.",
        "Warga St. Petersburg pulang. | Kota sepi.",
        "Bus tiba kemarin. | ,Warga senang.",
        "A. Anggota dewan hadir. | … Lalu pulang.",
        "Situs http://sukamaju.go.id/berita?id=7.A dibuka. | Warga senang.",
    ],
)
def test_stops_that_end_sentences_and_stops_that_do_not(marked: str, languages: Languages) -> None:
    assert split(marked.replace(CUT, " "), languages) == marked.split(CUT)


@pytest.mark.parametrize(
    "marked",
    [
        "Dr. Jane Doe met Mr. Roe. | They spoke for an hour.",
        "Former Sen. Scott P. Roe of Ga. lost. | He conceded.",
        "The U.S. Senate voted at 5 p.m. on Tuesday. | It passed.",
        "He lives in the U.S. | His family does not.",
        "She owns Roe Inc. | The firm is small.",
        "See No. 5 and p. 12. | No. | That was wrong.",
        "J. K. Doe and John F. Roe came. | Both left.",
        "It rose 3.5 percent, to $1.2 billion. | Analysts cheered.",
        "St. Louis and Mt. Hope lost. | Fans wept.",
        "He left on Jan. 5 with Gov. Roe. | She stayed.",
    ],
)
def test_english_stops(marked: str, languages: Languages) -> None:
    assert split(marked.replace(CUT, " "), languages, "en") == marked.split(CUT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harga naik itu.Dia mengatakan begitu.", ["Harga naik itu.", "Dia mengatakan begitu."]),
        ("Menurut KPK.Dia hadir.", ["Menurut KPK.", "Dia hadir."]),
        ("Harga naik itu.,Dia mengatakan begitu.", ["Harga naik itu.", ",Dia mengatakan begitu."]),
        ("Wabah Covid-19.,Dia mengatakan begitu.", ["Wabah Covid-19.", ",Dia mengatakan begitu."]),
        ("Harga naik itu .Dia mengatakan begitu .", ["Harga naik itu .", "Dia mengatakan begitu ."]),
        ("Menurut Sugito, S.H.,M.H. harga naik.", ["Menurut Sugito, S.H.,M.H. harga naik."]),
        ("Benarkah?Warga ragu.", ["Benarkah?", "Warga ragu."]),
        ("Sejak tahun 2019.Warga menunggu.", ["Sejak tahun 2019.", "Warga menunggu."]),
        ("Ia bilang “siap”.Warga ragu.", ["Ia bilang “siap”.", "Warga ragu."]),
        ("Ahmad, S.Pd dan Drs.Budi hadir di Detik.Com kemarin.", ["Ahmad, S.Pd dan Drs.Budi hadir di Detik.Com kemarin."]),
    ],
)
def test_sentences_glued_by_scraping(text: str, expected: list[str], languages: Languages) -> None:
    assert split(text, languages) == expected


@pytest.mark.parametrize(
    "marked",
    [
        '"Kami siap," kata Rina. | "Besok," ujarnya.',
        '"Kami siap. Besok kami berangkat," kata Rina. | Warga senang.',
        '"Kapan kami berangkat?" tanya Rina. | Tak ada jawaban.',
        '"Kami siap." ujarnya. | Warga senang.',
        '"Kami siap. Kami mau." | Warga senang.',
        'Rina berkata, "Kami siap. Kami mau." | Warga senang.',
        'Warga pulang. | "Kami siap," kata Rina.',
        'Ia menyebutnya "siap". | Warga ragu.',
        '"Kami," kata Rina, "siap. Kami mau." | Warga senang.',
        "“Siap!” | “Benarkah?” | Warga ragu.",
        'Lalu "Kami siap, katanya. | Warga ragu. | Pasar sepi.',
        '"Kami siap. Kami mau." (abc/def)',
        '"Kami siap." – Rina',
    ],
)
def test_a_quotation_and_its_tag_are_one_sentence(marked: str, languages: Languages) -> None:
    assert split(marked.replace(CUT, " "), languages) == marked.split(CUT)


@pytest.mark.parametrize(
    "marked",
    [
        "“Why?” Smith asked. | Nobody knew.",
        "“We won.” | He left.",
        "“We won. We did,” Jane Doe said. | “Now rest.”",
    ],
)
def test_english_tags_may_name_the_speaker_first(marked: str, languages: Languages) -> None:
    assert split(marked.replace(CUT, " "), languages, "en") == marked.split(CUT)


def test_zones_and_paragraphs_of_sentences(languages: Languages) -> None:
    text = (
        "Bus Baru untuk Sukamaju! Asyik\n\nJAKARTA, KITA.com - Bus tiba. Warga senang.\nJakarta: kota. Dua\n"
        "- Jalur satu. Jalur dua.\n1. Jalur tiga.\nBaca Juga: Satu. Dua.\nSumber: Kita. Kami"
    )
    doc = document(text, languages, residue=["Baca Juga: Satu. Dua."])
    assert [(doc.slice(sentence), sentence.zone, sentence.paragraph) for sentence in doc[sentences]] == [
        ("Bus Baru untuk Sukamaju! Asyik", "headline", 0),
        ("Bus tiba.", "body", 1),
        ("Warga senang.", "body", 1),
        ("Jakarta: kota.", "body", 2),
        ("Dua", "body", 2),
        ("- Jalur satu.", "bullet", 3),
        ("Jalur dua.", "bullet", 3),
        ("1. Jalur tiga.", "bullet", 4),
        ("Baca Juga: Satu. Dua.", "residue", 5),
        ("Sumber: Kita. Kami", "credit", 6),
    ]


@pytest.mark.parametrize(
    "headline", ["Bus Baru Tiba. Warga Sukamaju Senang", "Apa Kabar? Begini Kata Wali Kota Sukamaju", "Kami Siap! Rina Jawab Kritik"]
)
def test_a_headline_is_one_sentence(headline: str, languages: Languages) -> None:
    assert split(f"{headline}\n\nBus tiba di terminal kota itu pada Senin pagi. Warga senang.", languages)[0] == headline


def test_bare_punctuation_is_no_sentence(languages: Languages) -> None:
    assert split("Bus tiba\n.\n—", languages) == ["Bus tiba"]


def test_the_number_of_a_list_item_is_no_sentence(languages: Languages) -> None:
    assert split("Ada dua cara. 1. Datang pagi. 2. Pulang sore.", languages) == ["Ada dua cara.", "1. Datang pagi.", "2. Pulang sore."]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from(BAD_TEXT), max_size=80), code=st.sampled_from(["id", "en"]), wrapped=st.booleans())
def test_sentences_lie_in_paragraphs_and_lose_no_word(text: str, code: str, wrapped: bool, languages: Languages) -> None:
    doc = document(text, languages, code, wrapped=wrapped)
    layer = doc[sentences]
    assert all(doc[paragraphs][sentence.paragraph].contains(sentence) for sentence in layer)
    assert all(first.end <= second.start for first, second in pairwise(layer))
    assert all(doc.slice(sentence).strip() for sentence in layer)
    kept = "".join(doc.slice(sentence) for sentence in layer)
    assert sum(map(str.isalpha, kept)) <= sum(map(str.isalpha, text))


@settings(derandomize=True, max_examples=60, deadline=None)
@given(text=st.text(max_size=120), code=st.sampled_from(["id", "en"]))
def test_any_text_is_split_without_a_murmur(text: str, code: str, languages: Languages) -> None:
    assert all(sentence.start < sentence.end for sentence in document(text, languages, code)[sentences])


@pytest.mark.parametrize("text", [". A" * 100_000, "." * 300_000, "a.B" * 100_000, ". (" * 100_000, "“Why?” " + "Roe " * 100_000])
def test_time_grows_with_length_only(text: str, languages: Languages) -> None:
    assert all(sentence.end <= len(text) for sentence in document(text, languages, "en")[sentences])
