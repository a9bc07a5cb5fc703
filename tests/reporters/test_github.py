"""Workflow commands, read as the runner reads them."""

from __future__ import annotations

import re
from dataclasses import replace

from newslint.errors import Problem
from newslint.finding import Checked, Unchecked
from newslint.reporters import Style
from newslint.reporters.github import report

COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^:]*)::(?P<data>.*)")


def command(line: str) -> tuple[str, dict[str, str], str]:
    """What actions/runner makes of a line: ActionCommand.TryParseV2 and its unescaping."""
    found = COMMAND.fullmatch(line)
    assert found is not None
    pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
    return found["name"], {key: unescaped(value, ("%3A", ":"), ("%2C", ",")) for key, value in pairs}, unescaped(found["data"])


def unescaped(text: str, *more: tuple[str, str]) -> str:
    for code, char in (("%0D", "\r"), ("%0A", "\n"), *more, ("%25", "%")):
        text = text.replace(code, char)
    return text


def test_commands(checked: Checked, style: Style) -> None:
    lines = list(report([checked, Problem("a.txt", "not text, at all")], style))
    assert lines[1] == (
        "::warning file=berita/protes.txt,line=3,endLine=3,col=12,endColumn=37,title=ATT002 id/attribution/vague-source"
        "::Sumber “Sejumlah pengamat” tidak dapat dikenali. Siapa namanya, apa jabatannya? · dasar: KEJ 3"
    )
    assert [command(line)[0] for line in lines] == ["notice", "warning", "warning", "error", "notice", "error"]
    assert command(lines[-1]) == ("error", {"title": "newslint"}, "a.txt: not text, at all")


def test_hostile_text_is_data(hostile: Checked, style: Style) -> None:
    lines = list(report([hostile], style))
    assert len(lines) == len(hostile.findings) + 1
    assert all(line.isprintable() or "\u200d" in line for line in lines)
    for line, finding in zip(lines, hostile.findings, strict=False):
        name, properties, data = command(line)
        assert name in {"error", "warning", "notice"}
        assert properties["file"] == hostile.article.path
        assert properties["title"] == f"{finding.code} {finding.rule}"
        assert "\n" not in data
        assert "\x1b" not in data


def test_columns_count_code_points_and_only_within_a_line(hostile: Checked, style: Style) -> None:
    lines = hostile.article.source.split("\r\n")
    for row, finding in zip(report([hostile], style), hostile.findings, strict=False):
        place = command(row)[1]
        if place["line"] == place["endLine"]:
            assert lines[int(place["line"]) - 1][int(place["col"]) - 1 : int(place["endColumn"]) - 1] == finding.text
        else:
            assert "\n" in finding.text
            assert not {"col", "endColumn"} & place.keys()


def test_an_article_in_no_known_language_is_an_error(checked: Checked, style: Style) -> None:
    nothing = replace(checked, language="", findings=(), unchecked=(Unchecked(0, 5, "language not recognised"),))
    assert [command(line)[0] for line in report([nothing], style)] == ["error"]
