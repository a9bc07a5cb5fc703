from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.quotes import quotes
from newslint.language import Language
from tests.annotators.structure import BAD_TEXT, document

Languages = Mapping[str, Language]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami siap," kata Rina. "Besok," ujarnya.', ['"Kami siap,"', '"Besok,"']),
        ("“Kami siap,” kata Rina.", ["“Kami siap,”"]),
        ("„Kami siap“ dan «kami mau» dan “kami bisa“.", ["„Kami siap“", "«kami mau»", "“kami bisa“"]),
        ("”Kami siap,” kata Rina.", ["”Kami siap,”"]),
        ('“Kami siap," kata Rina.', ['“Kami siap,"']),
        ("''Kami siap,'' kata Rina.", ["''Kami siap,''"]),
        ("``Kami siap,'' kata Rina.", ["``Kami siap,''"]),
        ("‘‘Kami siap,’’ kata Rina.", ["‘‘Kami siap,’’"]),
        ('Rina berkata: "Kami siap. Besok kami berangkat."', ['"Kami siap. Besok kami berangkat."']),
        ('Program ("Desa Terang") dan/"Kota Terang".', ['"Desa Terang"', '"Kota Terang"']),
        ('" Kami siap , " kata Rina . " Besok , " ujarnya', ['" Kami siap , "', '" Besok , "']),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str], languages: Languages) -> None:
    doc = document(text, languages)
    assert [doc.slice(quote) for quote in doc[quotes]] == expected
    assert all(quote.closed and not quote.continues for quote in doc[quotes])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Kami siap,"kata Rina.', ['"Kami siap,"']),
        ('Rina berkata:"Kami siap."Lalu ia pergi.', ['"Kami siap."']),
        ('"Kami siap, "kata Rina. "Besok."', ['"Kami siap, "', '"Besok."']),
        ('"Kami siap"kata Rina.', ['"Kami siap"']),
        ('Rina berkata" Kami siap," lalu pergi.', ['" Kami siap,"']),
        ('kata Rina."Besok,"ujarnya.', ['"Besok,"']),
        ('"Menang 2-1" itu cukup.', ['"Menang 2-1"']),
        ('"Menang 2-1" dan "kalah 0-3" itu.', ['"Menang 2-1"', '"kalah 0-3"']),
        ("Kata„Siap“ itu.", ["„Siap“"]),
        ("Pada 2024“Kami siap,” kata Rina.", ["“Kami siap,”"]),
        ('harga"naik"lagi', ['"naik"']),
        ('"Kami siap JALAN"lalu ia pergi.', ['"Kami siap JALAN"']),
        ('katanya"Mari pergi," lalu diam.', ['"Mari pergi,"']),
        ('"Kami siap,   "kata Rina. "Besok."', ['"Kami siap,   "', '"Besok."']),
        ('bilang" Kami pergi," ujarnya" lalu', []),
    ],
)
def test_marks_with_a_space_missing_or_misplaced(text: str, expected: list[str], languages: Languages) -> None:
    doc = document(text, languages)
    assert [doc.slice(quote) for quote in doc[quotes]] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Jum'at pekan lalu, musik '90-an dan '80-an.",
        "They don't and won't; the '90s were Rina's.",
        "Judulnya 'Desa Terang', kata dia.",
        'Layar 15" dan waktu 12\'30".',
        'Lebar 5\' 10" dan 27", bukan 24".',
        "Baca selengkapnya » di sini",
        'Layar 15" milik Rina" itu.',
        "Hari Jum’’at itu.",
    ],
)
def test_apostrophes_inches_and_arrows_open_nothing(text: str, languages: Languages) -> None:
    assert len(document(text, languages)[quotes]) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ia bilang ‘siap’ kepada saya,” kata Rina.", "“Ia bilang ‘siap’ kepada saya,”"),
        ("“Kami “berani” melawan,” kata Rina.", "“Kami “berani” melawan,”"),
        ('"Kami "berani" melawan," kata Rina.', '"Kami "berani" melawan,"'),
        ('“Slogan "maju terus" itu milik kami,” kata Rina.', '“Slogan "maju terus" itu milik kami,”'),
        ('"Layar 15" itu bagus," kata Rina.', '"Layar 15" itu bagus,"'),
        ('"Jum\'at ini kami mulai," kata Rina.', '"Jum\'at ini kami mulai,"'),
    ],
)
def test_what_is_nested_belongs_to_the_quotation(text: str, expected: str, languages: Languages) -> None:
    doc = document(text, languages)
    assert [doc.slice(quote) for quote in doc[quotes]] == [expected]


def test_after_a_nested_quotation_others_may_follow(languages: Languages) -> None:
    doc = document("“Kami “berani” melawan,” kata Rina. “Besok.” “Lusa.”", languages)
    assert [doc.slice(quote) for quote in doc[quotes]] == ["“Kami “berani” melawan,”", "“Besok.”", "“Lusa.”"]


def test_inner_leaves_the_marks_out(languages: Languages) -> None:
    doc = document("''Siap,'' kata Rina. \"Besok\"", languages)
    assert [doc.slice(quote.inner) for quote in doc[quotes]] == ["Siap,", "Besok"]


Row = tuple[str, bool, bool]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Ia berkata"Kami siap.', [('"Kami siap.', False, False)]),
        ("“Kami siap.\nUtuh.\n“Besok,” kata Rina.", [("“Kami siap.", False, False), ("“Besok,”", True, False)]),
        ("“Kami siap.\n” kata Rina.", [("“Kami siap.", True, True), ("”", True, False)]),
        ('"Kami siap.\nBesok mulai,"kata Rina.', [('"Kami siap.', True, True), ('Besok mulai,"', True, False)]),
        (
            '"Kami siap.\nBesok mulai," kata Rina. "Lusa," ujarnya.',
            [('"Kami siap.', True, True), ('Besok mulai,"', True, False), ('"Lusa,"', True, False)],
        ),
        ('"Kami siap, besok kami mulai.\n"Lusa," ujarnya.', [('"Kami siap, besok kami mulai.', True, True), ('"Lusa,"', True, False)]),
        ('"Kami siap.\n\n"Besok," kata Rina.', [('"Kami siap.', True, True), ('"Besok,"', True, False)]),
        ('"Kami siap.\nBaca Juga\n"Besok," kata Rina.', [('"Kami siap.', True, True), ('"Besok,"', True, False)]),
        ("“Satu.\n“Dua.\n“Tiga,” kata Rina.", [("“Satu.", True, True), ("“Dua.", True, True), ("“Tiga,”", True, False)]),
        ('"Kami siap.\nBesok kami mulai," kata Rina.', [('"Kami siap.', True, True), ('Besok kami mulai,"', True, False)]),
        ('"Kami siap. "Besok kami mulai," kata Rina.', [('"Kami siap.', True, True), ('"Besok kami mulai,"', True, False)]),
        ('"Kami siap.\nHarga tetap.\nAda "diskon" besar.', [('"Kami siap.', False, False), ('"diskon"', True, False)]),
        ('"Kami siap, kata Rina.\n"Besok," ujarnya.', [('"Kami siap, kata Rina.', False, False), ('"Besok,"', True, False)]),
        ('"Kami siap, kata Rina. "Besok," ujarnya.', [('"Kami siap, kata Rina.', False, False), ('"Besok,"', True, False)]),
        (
            '"Kami siap, kata Rina. "Besok," ujarnya. "Lusa," katanya.',
            [('"Kami siap, kata Rina.', False, False), ('"Besok,"', True, False), ('"Lusa,"', True, False)],
        ),
        # a tag without the mark before it stands in a clause of eight words at most
        (
            '"Kami siap, kata Rina di balai kota Ngawi kemarin pagi.\n"Besok," ujarnya.',
            [('"Kami siap, kata Rina di balai kota Ngawi kemarin pagi.', False, False), ('"Besok,"', True, False)],
        ),
        (
            '"Kami siap, kata Rina di balai kota Ngawi kemarin pagi sekali.\n"Besok," ujarnya.',
            [('"Kami siap, kata Rina di balai kota Ngawi kemarin pagi sekali.', True, True), ('"Besok,"', True, False)],
        ),
        ('Kami siap," kata Rina. Ada "diskon" besar.', [('"diskon"', True, False)]),
        ('Harga naik.\nKami siap," kata Rina.\n"Besok."', [('Kami siap,"', False, False), ('"Besok."', True, False)]),
        ('Kami siap."\n"Besok."', [('Kami siap."', False, False), ('"Besok."', True, False)]),
    ],
)
def test_quotations_left_open(text: str, expected: list[Row], languages: Languages) -> None:
    doc = document(text, languages, residue=["Baca Juga"])
    assert [(doc.slice(quote), quote.closed, quote.continues) for quote in doc[quotes]] == expected


def test_marks_in_residue_count_for_nothing(languages: Languages) -> None:
    doc = document('Baca Juga: "Judul\n"Kami siap," kata Rina.', languages, residue=['Baca Juga: "Judul'])
    assert [doc.slice(quote) for quote in doc[quotes]] == ['"Kami siap,"']


def test_marks_in_residue_within_a_paragraph_count_for_nothing(languages: Languages) -> None:
    residue = ['Baca: "Judul', 'Simak: "Itu', 'Klik: "Sini']
    text = 'Baca: "Judul Simak: "Itu "Kami siap," kata Rina. Klik: "Sini "Besok," ujarnya.'
    assert [quote.start for quote in document(text, languages, residue=residue)[quotes]] == [text.index('"Kami'), text.index('"Besok')]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from(BAD_TEXT), max_size=80), code=st.sampled_from(["id", "en"]))
def test_quotations_are_sorted_and_lie_in_paragraphs(text: str, code: str, languages: Languages) -> None:
    doc = document(text, languages, code)
    layer = doc[quotes]
    for quote in layer:
        paragraph = doc[paragraphs].at(quote.start)
        assert paragraph is not None
        assert paragraph.contains(quote)
        assert quote.start <= quote.inner.start <= quote.inner.end <= quote.end
    assert all(first.end <= second.start for first, second in pairwise(layer))


@pytest.mark.parametrize("text", ['"' * 100_000, ' "a' * 50_000, 'a" ' * 50_000, '"a. ' * 30_000, '"a.\n' * 30_000, "a " * 500_000])
def test_time_grows_with_length_only(text: str, languages: Languages) -> None:
    doc = document(text, languages)
    assert all(quote.end <= len(text) for quote in doc[quotes])
