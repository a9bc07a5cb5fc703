"""One line a finding, for editors."""

from __future__ import annotations

import re
from dataclasses import replace

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.concise import report

LINE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<level>error|warning|note): (?P<message>.*) \[(?P<rule>[^\[\]]+)\]")


def test_lines_as_compilers_print_them(checked: Checked, style: Style) -> None:
    assert list(report([checked, Problem("x", "not text")], style)) == [
        "berita/protes.txt:1:7: note: Aksara lain. Perlukah? [LNG009 id/language/script]",
        "berita/protes.txt:3:12: warning: Sumber “Sejumlah pengamat” tidak dapat dikenali. Siapa namanya, apa jabatannya?"
        " [ATT002 id/attribution/vague-source]",
        "berita/protes.txt:3:49: warning: Menurut siapa? [LOD001 id/loaded/verdict]",
        "berita/protes.txt:7:1: error: Tautan tertinggal: ␛]0;judul␇ hapus. [BPL001 id/boilerplate/related-link]",
        "berita/protes.txt:5:1: tidak diperiksa: berbahasa lain",
        "artikel: 1 · 1 WAJIB, 2 PERIKSA, 1 SARAN · tidak diperiksa: 2 (berbahasa lain: 1, bukan teks: 1)",
    ]


def test_columns_count_code_points(hostile: Checked, style: Style) -> None:
    found = [LINE.fullmatch(line) for line in report([hostile], style)][:-1]
    lines = hostile.article.source.split("\r\n")
    for match, finding in zip(found, hostile.findings, strict=True):
        assert match is not None
        words = finding.text.split("\r\n")[0]
        assert lines[int(match["line"]) - 1][int(match["column"]) - 1 :].startswith(words)


def test_english_when_asked(checked: Checked, style: Style) -> None:
    assert "berita/protes.txt:5:1: not checked: in another language" in list(report([checked], replace(style, language="en")))
