"""What other programs read."""

from __future__ import annotations

import json

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.jsonl import line, report

KEYS = [
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "rule",
    "code",
    "family",
    "level",
    "message",
    "text",
    "fix",
    "basis",
    "fingerprint",
]


def test_keys_are_the_contract(checked: Checked, style: Style) -> None:
    rows = [json.loads(row) for row in report([checked, Problem("x", "y")], style)]
    assert [list(row) for row in rows] == [KEYS] * 4


def test_places_count_code_points_and_crlf_is_one_line_end(checked: Checked, style: Style) -> None:
    rows = [json.loads(row) for row in report([checked], style)]
    lines = checked.article.source.split("\r\n")
    for row in rows:
        assert row["line"] == row["end_line"]
        assert lines[row["line"] - 1][row["column"] - 1 : row["end_column"] - 1] == row["text"]
    assert [(row["line"], row["column"]) for row in rows] == [(1, 7), (3, 12), (3, 49), (7, 1)]


def test_fix_is_null_or_text_and_safety(checked: Checked, style: Style) -> None:
    rows = [json.loads(row) for row in report([checked], style)]
    assert [row["fix"] for row in rows] == [None, None, {"text": "belum selesai", "safety": "unsafe"}, {"text": "", "safety": "safe"}]


def test_no_findings_no_lines(checked: Checked, style: Style) -> None:
    assert list(report([Problem("x", "y")], style)) == []


def test_a_line_is_one_line_and_harmless() -> None:
    value = "a\x1b\x9b\u2028\u202e\ud83d\nb “漢”"
    text = line(value)
    assert json.loads(text) == value
    assert text.encode("utf-8").decode("utf-8").isprintable()
    assert "“漢”" in text
