"""The code quality report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator

from newslint.article import Article
from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.gitlab import report

SCHEMA = Draft7Validator(json.loads((Path(__file__).parents[1] / "schemas" / "code-quality.json").read_text("utf-8")))


def issues(results: list[Checked | Problem], style: Style) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads("\n".join(report(results, style)))
    SCHEMA.validate(found)
    return found


def test_issues(checked: Checked, style: Style) -> None:
    rows = issues([checked, Problem("x", "y")], style)
    assert [(row["severity"], row["location"]["lines"]["begin"]) for row in rows] == [("info", 1), ("minor", 3), ("minor", 3), ("major", 7)]
    assert rows[1]["check_name"] == "id/attribution/vague-source"
    assert {row["location"]["path"] for row in rows} == {"berita/protes.txt"}


def test_fingerprints_are_unique_and_stay(checked: Checked, hostile: Checked, style: Style) -> None:
    elsewhere = replace(checked, article=replace(checked.article, path="./berita/lain.txt"))
    rows = issues([checked, checked, hostile, elsewhere], style)
    prints = [row["fingerprint"] for row in rows]
    assert len(set(prints)) == len(prints)
    assert issues([checked], style) == rows[: len(checked.findings)]
    article = checked.article
    moved = replace(checked, article=replace(article, source="\n\n" + article.source, text="\n\n" + article.text))
    assert [row["fingerprint"] for row in issues([moved], style)] == prints[: len(checked.findings)]


def test_lines_of_a_finding_across_lines(hostile: Checked, style: Style) -> None:
    rows = issues([hostile], style)
    assert [(row["location"]["lines"]["begin"], row["location"]["lines"]["end"]) for row in rows] == [
        (1, 1),
        (1, 2),
        (3, 3),
        (1, 1),
        (1, 1),
    ]


def test_absolute_paths_are_told_from_the_root(checked: Checked, style: Style) -> None:
    absolute = replace(checked, article=Article("/proyek/berita/a.txt", checked.article.source, checked.article.text))
    assert issues([absolute], replace(style, root="/proyek"))[0]["location"]["path"] == "berita/a.txt"


def test_nothing_found_is_an_empty_report(style: Style) -> None:
    assert issues([], style) == []
