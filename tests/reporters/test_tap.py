"""The Test Anything Protocol, read back by tap.py."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tap.parser import Parser

from newslint.errors import Problem
from newslint.finding import Checked, Unchecked
from newslint.reporters import Style
from newslint.reporters.tap import report


def read(results: list[Checked | Problem], style: Style) -> list[Any]:
    lines = list(Parser().parse_text("\n".join(report(results, style))))
    assert [line.category for line in lines] == ["version", *["test"] * len(results), "plan"]
    assert lines[-1].expected_tests == len(results)
    return lines[1:-1]


def test_a_test_an_article(checked: Checked, style: Style) -> None:
    notes = replace(checked, findings=checked.findings[:1])
    clean = replace(checked, findings=(), unchecked=())
    unknown = replace(clean, language="", unchecked=(Unchecked(0, 9, "language not recognised"),))
    tests = read([checked, notes, clean, Problem("x.txt", "not text"), unknown], style)
    assert [test.ok for test in tests] == [False, True, True, False, False]
    assert [test.number for test in tests] == [1, 2, 3, 4, 5]
    assert tests[0].description == "- berita/protes.txt"
    block = tests[0].yaml_block
    assert [row["code"] for row in block["findings"]] == ["LNG009", "ATT002", "LOD001", "BPL001"]
    assert block["findings"][1]["text"] == "Sejumlah pengamat menilai"
    assert (block["findings"][1]["line"], block["findings"][1]["column"]) == (3, 12)
    assert block["unchecked"] == ["another language"]
    assert tests[2].yaml_block is None


def test_hostile_text_stays_in_its_block(hostile: Checked, style: Style) -> None:
    (test,) = read([hostile], style)
    assert not test.ok
    rows = test.yaml_block["findings"]
    assert [row["text"] for row in rows] == [finding.text for finding in hostile.findings]
    assert test.yaml_block["crashes"] == ["id/x/y: KeyError: '<a>'"]


def test_a_path_is_no_directive(hostile: Checked, style: Style) -> None:
    named = replace(hostile, article=replace(hostile.article, path="a # TODO later\nok 2 - b #skip\\.txt"))
    (test,) = read([named], style)
    assert (test.ok, test.todo, test.skip) == (False, False, False)
    assert next(line for line in report([hostile], style) if line.startswith("not ok")) == r"not ok 1 - berita/nakal 100%\#1.txt"


def test_nothing_checked_is_an_empty_plan(style: Style) -> None:
    assert list(report([], style)) == ["TAP version 14", "1..0"]
