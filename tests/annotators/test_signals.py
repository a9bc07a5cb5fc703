from __future__ import annotations

import pytest

from newslint.annotators.signals import UNSOURCED, clause, signals
from newslint.document import Document
from newslint.scan import Hit
from newslint.spans import Span
from tests.annotators.reading import Reader


def test_signals_leave_quotations_out(read: Reader) -> None:
    (found,) = read('Rapat "harus memalukan" itu selesai pada 2024.')[signals]
    assert "memalukan" not in found.words
    assert "claims.obligation" not in found.lists
    assert {"rapat", "selesai", "pada 0"} <= set(found.words)
    assert "2024" not in found.words


def test_lists_know_whether_anybody_is_given_as_a_source(read: Reader) -> None:
    own, said = read("Pemerintah harus bertindak.\n\nRaka Wijaya mengatakan harga beras harus turun.")[signals]
    assert {"claims.obligation", "claims.obligation" + UNSOURCED, "claim T6"} <= set(own.lists)
    assert "claims.obligation" in said.lists
    assert "claims.obligation" + UNSOURCED not in said.lists


def test_pairs_abstract_from_names_figures_and_marks(read: Reader) -> None:
    (found,) = read("Kemarin, menteri Raka menghitung 40 karung.")[signals]
    assert {"^ kemarin", ", menteri", "menteri *", "* menghitung", "menghitung 0", "0 karung"} <= set(found.words)
    assert "raka" not in found.words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Petugas membawa korban ke RSUD Berkah Wirasari.", False),
        ("Petugas membawa berkah ke rumah sakit itu.", True),
        ("Berkah itu datang pada pagi hari.", True),
        ("Kata panitia: Berkah itu datang pada pagi hari.", True),
        ("INI BERKAH BAGI WARGA WIRASARI.", True),
    ],
)
def test_a_name_is_no_word_of_a_list(text: str, found: bool, read: Reader) -> None:
    plain = read(text)
    start = text.lower().index("berkah")
    doc = Document(plain.article, plain.language, cues={"editorial/praise": [Hit(start, start + 6, "", "berkah")]})
    assert any("editorial/praise" in one.lists for one in doc[signals]) is found


def test_a_headline_has_words_where_a_sentence_has_names(read: Reader) -> None:
    head, body = read("Warga Wirasari Pulang, Ini Alasan\n\nMenurut Raka Wijaya, warga pulang.")[signals]
    assert (head.zone, body.zone) == ("headline", "body")
    assert {"pulang", "alasan", "warga wirasari", ", ini", "alasan $"} <= set(head.words)
    assert not [name for name in body.words if name.endswith("$")]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("panitia", "Rapat panitia berlangsung sejak pagi buta"),
        ("hasilnya", "hasilnya sungguh memalukan bagi warga"),
        ("lalu", "hasilnya sungguh memalukan bagi warga, lalu bubar"),
    ],
)
def test_a_clause_ends_at_marks_and_has_a_few_words(read: Reader, word: str, expected: str) -> None:
    doc = read("Rapat panitia berlangsung sejak pagi buta, hasilnya sungguh memalukan bagi warga, lalu bubar.")
    at = doc.text.index(word)
    assert doc.slice(clause(doc, Span(0, len(doc.text)), at, at + len(word))) == expected


def test_a_clause_does_not_end_within_a_figure(read: Reader) -> None:
    doc = read("Harga beras naik tajam hingga 9,78 persen pada pukul 10:30 siang, lalu turun.")
    at = doc.text.index("tajam")
    assert doc.slice(clause(doc, Span(0, len(doc.text)), at, at + 5)) == "Harga beras naik tajam hingga 9,78 persen pada pukul 10:30 siang"


@pytest.mark.parametrize(
    ("hit", "expected"),
    [
        ("malam. Warga", "Warga pulang pagi itu juga"),
        ("sejak malam.", "Warga pulang pagi itu juga"),
        ("hujan.", "Warga pulang pagi itu juga, lalu hujan"),
        ("lalu hujan. Kios", "Warga pulang pagi itu juga, lalu hujan"),
        ("Kios tutup", "Warga pulang pagi itu juga, lalu hujan"),
    ],
)
def test_a_clause_of_what_begins_or_ends_outside_its_sentence_is_of_that_sentence(read: Reader, hit: str, expected: str) -> None:
    doc = read("Rapat berlangsung sejak malam. Warga pulang pagi itu juga, lalu hujan. Kios tutup.")
    sentence = Span(doc.text.index("Warga"), doc.text.index(" Kios"))
    at = doc.text.index(hit)
    assert doc.slice(clause(doc, sentence, at, at + len(hit))) == expected
