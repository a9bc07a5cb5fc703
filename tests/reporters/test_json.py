"""The whole run as one document."""

from __future__ import annotations

import json
from dataclasses import replace

from newslint.errors import Problem
from newslint.files import Skipped
from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.json import report


def test_document(checked: Checked, style: Style) -> None:
    skipping = replace(style, skipped=(Skipped("berita/a.jpg", "no reader"), Skipped("berita/b.jpg", "no reader")))
    document = json.loads("\n".join(report([checked, Problem("x.txt", "not text", "export it"), checked], skipping)))
    assert [article["path"] for article in document["articles"]] == ["berita/protes.txt"] * 2
    article = document["articles"][0]
    assert [row["code"] for row in article["findings"]] == ["LNG009", "ATT002", "LOD001", "BPL001"]
    assert article["unchecked"] == [{"line": 5, "column": 1, "end_line": 5, "end_column": 53, "reason": "another language"}]
    assert article["card"] == {"sources": ["Tono Wirya"], "quotations": 0, "reply": "answered", "date": "", "place": "SUKAMAJU"}
    assert document["problems"] == [{"where": "x.txt", "what": "not text", "hint": "export it"}]
    assert document["counts"] == {
        "articles": 2,
        "levels": {"note": 2, "warning": 4, "error": 2},
        "unchecked": {"another language": 2, "not text": 1},
        "crashes": 0,
        "setup": 0,
        "allowed": 0,
        "known": 0,
        "skipped": {"no reader": 2},
    }
    assert document["skipped"][0] == {"path": "berita/a.jpg", "reason": "no reader"}


def test_nothing_checked_is_still_a_document(style: Style) -> None:
    document = json.loads("\n".join(report([], style)))
    assert document["articles"] == []
    assert document["counts"]["articles"] == 0
