"""Reviewdog's format as one document."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft7Validator

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Style, rdjsonl
from newslint.reporters.rdjson import report

SCHEMA = Draft7Validator(json.loads((Path(__file__).parents[1] / "schemas" / "rdjson.json").read_text("utf-8")))


def test_the_document_holds_the_same_diagnostics(hostile: Checked, checked: Checked, style: Style) -> None:
    results: list[Checked | Problem] = [checked, Problem("x.txt", "not text"), hostile]
    document = json.loads("\n".join(report(results, style)))
    SCHEMA.validate(document)
    lines = [json.loads(line) for line in rdjsonl.report(results, style)]
    assert [{**row, "source": document["source"]} for row in document["diagnostics"]] == lines


def test_nothing_found_is_a_document(style: Style) -> None:
    assert json.loads("\n".join(report([], style))) == {"source": {"name": "newslint"}, "diagnostics": []}
