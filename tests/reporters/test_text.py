"""The report for people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.text import excerpt, report
from newslint.spans import Span
from newslint.terminal import UNSAFE, width

REPORT = """\
berita/protes.txt
   1:7  SARAN    LNG009 id/language/script  Aksara lain. Perlukah?
         Warga 漢字 Sukamaju Protes
               ^^^^
  3:12  PERIKSA  ATT002 id/attribution/vague-source  Sumber “Sejumlah pengamat” tidak
         dapat dikenali. Siapa namanya, apa jabatannya?
         SUKAMAJU – Sejumlah pengamat menilai proyek itu gagal total. Lurah Tono Wirya…
                    ^^^^^^^^^^^^^^^^^^^^^^^^^
         dasar: KEJ 3
  3:49  PERIKSA  LOD001 id/loaded/verdict  Menurut siapa?
         …– Sejumlah pengamat menilai proyek itu gagal total. Lurah Tono Wirya membantah.
                                                 ^^^^^^^^^^^
         saran: “belum selesai”
   7:1  WAJIB    BPL001 id/boilerplate/related-link  Tautan tertinggal: ␛]0;judul␇ hapus.
         Baca Juga: Banjir di Hulu␛[31m
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
         saran: hapus (otomatis)
  5  tidak diperiksa: berbahasa lain
  Kartu artikel
    narasumber bernama  1 (Tono Wirya)
    kutipan langsung    tidak ada
    hak jawab           ada jawaban
    tanggal             tidak ada
    tempat              SUKAMAJU

artikel: 1 · 1 WAJIB, 2 PERIKSA, 1 SARAN · tidak diperiksa: 3 (not valid utf-8: 2, berbahasa lain: 1)"""


def test_report_as_a_reader_sees_it(checked: Checked, style: Style) -> None:
    problems = [Problem("a.txt", "not valid utf-8: byte 3 of 9"), Problem("b.txt", "not valid utf-8: byte 7 of 9")]
    assert "\n".join(report([checked, *problems], style)) == REPORT


NARROW = """\
   1:7  SARAN    LNG009
         id/language/script
         Aksara lain. Perlukah?
         Warga 漢字 Sukamaju Protes
               ^^^^
  3:12  PERIKSA  ATT002
         id/attribution/vague-source
         Sumber “Sejumlah pengamat”
         tidak dapat dikenali. Siapa
         namanya, apa jabatannya?"""


def test_on_a_narrow_terminal_nothing_stands_beside_the_name_of_a_rule(checked: Checked, style: Style) -> None:
    lines = list(report([checked], replace(style, width=40)))
    assert "\n".join(lines[1:11]) == NARROW
    coloured = list(report([checked], replace(style, width=40, colour=True)))
    assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in coloured] == lines


def test_english_interface(checked: Checked, style: Style) -> None:
    text = "\n".join(report([checked], replace(style, language="en")))
    for wording in (
        "WARNING  ATT002",
        "basis: KEJ 3",
        "suggestion: delete (automatic)",
        "Article card",
        "articles: 1 · 1 ERROR, 2 WARNING",
    ):
        assert wording in text
    assert "WAJIB" not in text


def test_an_article_without_findings_still_has_its_card(checked: Checked, style: Style) -> None:
    lines = list(report([replace(checked, findings=(), unchecked=())], style))
    assert lines[:3] == ["berita/protes.txt", "  tidak ada temuan", "  Kartu artikel"]
    assert lines[-1] == "artikel: 1 · tidak ada temuan"


def test_colours_only_when_asked(checked: Checked, style: Style) -> None:
    bare = list(report([checked], style))
    coloured = list(report([checked], replace(style, colour=True)))
    assert not any("\x1b" in line for line in bare)
    assert "\x1b[1;31mWAJIB\x1b[0m" in "\n".join(coloured)
    for code in ("1;31", "33", "36", "1", "2", "0"):
        coloured = [line.replace(f"\x1b[{code}m", "") for line in coloured]
    assert coloured == bare


def test_results_are_reported_as_they_come(checked: Checked, style: Style) -> None:
    taken = 0

    def results() -> Iterator[Checked]:
        nonlocal taken
        for _ in range(3):
            taken += 1
            yield checked

    lines = report(results(), style)
    next(lines)
    assert taken == 1


def test_crashes_are_counted(checked: Checked, style: Style) -> None:
    assert list(report([replace(checked, crashes=("id/x/y: KeyError",))], style))[-1].endswith("galat kami: 1")


def test_the_summary_names_the_most_frequent_reasons(style: Style) -> None:
    problems = [Problem("x", reason) for reason in ("a", "b", "b", "c", "d", "d")]
    assert list(report(problems, style)) == ["articles: 0 · no findings · not checked: 6 (b: 2, d: 2, a: 1, …)"]


def test_a_finding_of_something_missing_shows_no_sentence(checked: Checked, style: Style) -> None:
    missing = replace(checked.findings[0], start=0, end=0)
    text = "\n".join(report([replace(checked, findings=(missing,))], style))
    assert "1:1  SARAN" in text
    assert "^" not in text


def test_an_unknown_language_has_some_wording(style: Style) -> None:
    nowhere = Checked(Article("x.txt", "zzz", "zzz"), "", ())
    assert list(report([nowhere], style))[-1] == "articles: 1 · no findings"
    assert list(report([nowhere], Style()))[-1]


@pytest.mark.parametrize(
    ("text", "words", "room", "expected"),
    [
        ("satu dua tiga", "dua", 40, "dua"),
        ("kata " * 30 + "ini dia " + "kata " * 30, "ini dia", 40, "ini dia"),
        ("漢字 kata 👩\u200d👧 salah", "salah", 40, "salah"),
        ("a\r\nb salah", "salah", 40, "salah"),
    ],
)
def test_marks_stand_under_the_words(text: str, words: str, room: int, expected: str) -> None:
    start = text.index(words)
    line, marks = excerpt(text, Span(start, start + len(words)), room)
    lead = len(marks) - len(marks.lstrip())
    shown = [char for char, at in zip(line, _offsets(line), strict=True) if lead <= at < len(marks)]
    assert "".join(shown) == expected
    assert width(line) <= room


@pytest.mark.parametrize(
    ("text", "span", "room", "line"),
    [
        ("panjang " * 20, Span(0, 159), 30, "panjang panjang panjang…"),
        ("panjang " * 20, Span(0, 160), 30, "panjang panjang panjang…"),
        ("a" * 50, Span(0, 50), 30, "a" * 28 + "…"),
        ("kata " * 20 + "panjang " * 20, Span(100, 259), 30, "…panjang panjang panjang…"),
    ],
)
def test_under_a_piece_that_is_all_meant_there_are_no_marks(text: str, span: Span, room: int, line: str) -> None:
    assert excerpt(text, span, room) == (line, "")


def test_what_is_all_shown_is_marked() -> None:
    assert excerpt("Scroll to Top", Span(0, 13), 30) == ("Scroll to Top", "^" * 13)


def test_a_finding_of_the_whole_article_shows_no_sentence(checked: Checked, style: Style) -> None:
    text = "\n".join(report([replace(checked, findings=(replace(checked.findings[0], whole=True),), unchecked=(), card=None)], style))
    assert "1:7  SARAN    LNG009 id/language/script" in text
    assert "^" not in text
    assert "Warga" not in text


def _offsets(line: str) -> list[int]:
    return [width(line[:index]) for index in range(len(line))]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("ab “漢👧\u200d\u0301\x1b\n", min_size=1, max_size=80), st.data())
def test_an_excerpt_fits_and_is_harmless(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    room = data.draw(st.integers(10, 60))
    line, marks = excerpt(text, Span(start, end), room)
    assert not UNSAFE.search(line)
    assert width(line) <= room
    assert len(marks) <= room + 1
    assert marks.strip(" ").strip("^") == ""
