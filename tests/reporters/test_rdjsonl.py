"""Reviewdog's format, a diagnostic a line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.rdjsonl import report

DOCUMENT = json.loads((Path(__file__).parents[1] / "schemas" / "rdjson.json").read_text("utf-8"))
SCHEMA = Draft7Validator({"definitions": DOCUMENT["definitions"], "$ref": "#/definitions/diagnostic"})


def read(results: list[Checked | Problem], style: Style) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in report(results, style)]
    for row in rows:
        SCHEMA.validate(row)
    return rows


def cut(source: str, place: dict[str, dict[str, int]]) -> str:
    """What the range takes out of the file, as reviewdog counts: lines end with LF, columns are bytes."""
    lines = source.encode().split(b"\n")
    start, end = place["start"], place["end"]
    if start["line"] == end["line"]:
        return lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode()
    middle = lines[start["line"] : end["line"] - 1]
    taken = [lines[start["line"] - 1][start["column"] - 1 :], *middle, lines[end["line"] - 1][: end["column"] - 1]]
    return b"\n".join(taken).decode()


def test_columns_are_bytes_and_the_end_is_exclusive(hostile: Checked, checked: Checked, style: Style) -> None:
    for article in (hostile, checked):
        for row, finding in zip(read([article], style), article.findings, strict=False):
            assert cut(article.article.source, row["location"]["range"]) == finding.text
    assert read([checked], style)[0]["location"]["range"] == {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 13}}


def test_suggestions_replace_the_range(checked: Checked, style: Style) -> None:
    rows = read([checked], style)
    assert [[each["text"] for each in row.get("suggestions", ())] for row in rows] == [[], [], ["belum selesai"], [""], []]
    assert rows[2]["suggestions"][0]["range"] == rows[2]["location"]["range"]


def test_code_severity_and_link(checked: Checked, style: Style) -> None:
    row = read([checked], style)[1]
    assert (row["severity"], row["source"]) == ("WARNING", {"name": "newslint"})
    assert row["code"] == {"value": "ATT002 id/attribution/vague-source", "url": "https://contoh.example/kej"}
    assert row["message"].endswith("apa jabatannya? · dasar: KEJ 3")


def test_what_was_not_checked_is_told(hostile: Checked, checked: Checked, style: Style) -> None:
    rows = read([replace(checked, findings=()), replace(hostile, findings=()), Problem("x.txt", "not text")], style)
    assert [(row["severity"], row["message"]) for row in rows] == [
        ("INFO", "tidak diperiksa: berbahasa lain"),
        ("ERROR", "id/x/y: KeyError: '<a>'"),
        ("ERROR", "x.txt: not text"),
    ]
