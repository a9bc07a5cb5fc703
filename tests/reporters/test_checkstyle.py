"""Checkstyle XML."""

from __future__ import annotations

from xml.etree import ElementTree

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.checkstyle import report


def read(results: list[Checked | Problem], style: Style) -> ElementTree.Element:
    return ElementTree.fromstring("\n".join(report(results, style)).encode())


def test_files_and_errors(checked: Checked, style: Style) -> None:
    tree = read([checked, Problem("a<b>.txt", "not text", "export it")], style)
    assert [each.get("name") for each in tree] == ["berita/protes.txt", "a<b>.txt"]
    rows = [(each.get("line"), each.get("column"), each.get("severity"), each.get("source")) for each in tree.iter("error")]
    assert rows == [
        ("1", "7", "info", "newslint.id.language.script"),
        ("3", "12", "warning", "newslint.id.attribution.vague-source"),
        ("3", "49", "warning", "newslint.id.loaded.verdict"),
        ("7", "1", "error", "newslint.id.boilerplate.related-link"),
        ("5", "1", "info", "newslint.unchecked"),
        ("1", "1", "error", "newslint.unchecked"),
    ]
    assert tree[1][0].get("message") == "a<b>.txt: not text (export it)"


def test_hostile_text_stays_text(hostile: Checked, style: Style) -> None:
    tree = read([hostile], style)
    assert {each.tag for each in tree.iter()} == {"checkstyle", "file", "error"}
    messages = [each.get("message") or "" for each in tree.iter("error")]
    assert messages[1].startswith("LOD001 Mengapa “<script>alert(1)</script>")
    assert "]]> 100% & ␛[31m<202E>" in messages[2]
    assert messages[-1] == "id/x/y: KeyError: '<a>'"


def test_columns_count_code_points(hostile: Checked, style: Style) -> None:
    lines = hostile.article.source.split("\r\n")
    for row, finding in zip(read([hostile], style).iter("error"), hostile.findings, strict=False):
        assert lines[int(row.get("line", "")) - 1][int(row.get("column", "")) - 1 :].startswith(finding.text.split("\r\n")[0])
