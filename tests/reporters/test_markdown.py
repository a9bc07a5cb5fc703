"""The report for a pull request, as GitHub's own parser renders it."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import cmarkgfm
from cmarkgfm.cmark import Options

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.markdown import report


def html(results: list[Checked | Problem], style: Style) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html("\n".join(report(results, style)), Options.CMARK_OPT_UNSAFE))


def cells(page: str) -> list[list[str]]:
    rows = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)
    return [re.findall(r"<t[dh]>(.*?)</t[dh]>", row, re.DOTALL) for row in rows]


def test_a_table_an_article_and_its_card(checked: Checked, style: Style) -> None:
    page = html([checked, Problem("x_y_.txt", "not *text*")], style)
    rows = cells(page)
    assert rows[0] == ["letak", "tingkat", "temuan", "aturan"]
    assert [row[0] for row in rows[1:]] == ["1:7", "3:12", "3:49", "7:1"]
    assert [row[1] for row in rows[1:]] == ["🔵 SARAN", "🟡 PERIKSA", "🟡 PERIKSA", "🔴 WAJIB"]
    assert "SUKAMAJU – Sejumlah pengamat menilai proyek itu <ins>gagal total</ins>. Lurah Tono" in rows[3][2]
    assert rows[2][3] == "<code>ATT002 id/attribution/vague-source</code>"
    assert "<li>narasumber bernama: 1 (Tono Wirya)</li>" in page
    assert "<li>5:1 tidak diperiksa: berbahasa lain</li>" in page
    assert "<li>x_y_.txt: not *text*</li>" in page


def test_hostile_text_stays_text(hostile: Checked, style: Style) -> None:
    page = html([hostile], style)
    tags = {found.lower() for found in re.findall(r"</?([a-zA-Z][\w-]*)", page)}
    assert tags <= {"h3", "p", "table", "thead", "tbody", "tr", "th", "td", "ul", "li", "code", "strong", "ins", "br"}
    rows = cells(page)
    assert [len(row) for row in rows] == [4] * 6
    shown = unescape(rows[3][2].replace("<!-- -->", ""))
    assert "**tebal** | @siapa #12 {{a}} `kode` www.contoh.example https://contoh.example/a_b_c" in shown
    assert "<code>berita/nakal 100%#1.txt</code>" in page


def test_nothing_found_says_so(checked: Checked, style: Style) -> None:
    lines = list(report([replace(checked, findings=(), unchecked=(), card=None)], style))
    assert lines == ["### `berita/protes.txt`", "", "tidak ada temuan", "", "**artikel: 1 · tidak ada temuan**"]
