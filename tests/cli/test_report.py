"""`newslint report` on audits that `newslint audit` made: what it shows is what `newslint query` gives."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from newslint.cli import main
from tests.archive.newsroom import story

Out = pytest.CaptureFixture[str]
TABLE = re.compile(r'<table[^>]*data-figure="(\w+)">(.*?)</table>', re.DOTALL)
QUERY = re.compile(r'<pre[^>]*data-sql="(\w+)">(.*?)</pre>', re.DOTALL)


@pytest.fixture(scope="module")
def audits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two audits: of all rules, and of fewer over an archive that was partly cleaned."""
    folder = tmp_path_factory.mktemp("audits")
    dates = ("2025-06-18", "Senin, 3 Februari 2025", "entah")
    fields = [{"date": dates[at % 3], "outlet": f"Harian {at % 2}", "author": "Rina", "section": "kota"} for at in range(46)]
    rows = [story(at, f"Nomor {at}.", **each) for at, each in enumerate(fields)] + [{"id": "b", "text": " "}]
    clean = [{**row, "text": row["text"].replace("Scroll to Top", "")} if at % 2 else row for at, row in enumerate(rows)]
    for name, part, select in (("before", rows, "boilerplate,loaded,attribution"), ("now", clean, "boilerplate,loaded")):
        archive = folder / f"{name}.jsonl"
        archive.write_text("".join(json.dumps(row) + "\n" for row in part), "utf-8")
        assert (
            main(["audit", str(archive), "--out", str(folder / name), "--no-config", "--lang", "id", "--select", select, "--jobs", "1"])
            == 2
        )
    return folder


def report(audits: Path, *options: str) -> str:
    out = audits / "report.html"
    assert main(["report", str(audits / "now"), "--out", str(out), "--no-config", *options]) == 0
    return out.read_text("utf-8")


def shown(page: str) -> dict[str, list[list[str]]]:
    """The tables by figure: of each cell its raw number, else its text."""
    found = {}
    for key, body in TABLE.findall(page):
        rows = re.findall(r"<tr[^>]*>(.*?)</tr>", body.partition("<tbody>")[2], re.DOTALL)
        cells = [re.findall(r'<t[hd][^>]*?(?: data-v="([^"]*)")?>([^<]*)', row) for row in rows]
        found[key] = [[html.unescape(raw or text) for raw, text in row] for row in cells]
    return found


def test_every_number_on_the_page_is_what_its_query_gives(audits: Path, capsys: Out) -> None:
    page = report(audits, "--against", str(audits / "before"), "--authors", "--ui-lang", "en")
    queries = {key: html.unescape(sql) for key, sql in QUERY.findall(page)}
    tables = shown(page)
    assert set(tables) | {"examples"} >= set(queries) - {"duplicates", "unchecked"} | {"changed", "authors", "families"}
    capsys.readouterr()
    for key, table in tables.items():
        options = ["--against", str(audits / "before"), "--no-config", "--format", "json"]
        assert main(["query", queries[key], str(audits / "now"), *options]) == 0, key
        rows = json.loads(capsys.readouterr().out)
        if len(rows) == 1 and len(table) == len(rows[0]) > 1:  # one row as a list
            table = [[cells[1] for cells in table]]
        assert len(table) == len(rows), key
        for cells, row in zip(table, rows, strict=True):
            numbers = [(cell, value) for cell, value in zip(cells, row.values(), strict=True) if isinstance(value, int | float)]
            assert all(float(cell) == value for cell, value in numbers), (key, cells, row)
            assert numbers or key == "unchecked"


def test_the_sums_are_those_of_the_archive(audits: Path) -> None:
    page = report(audits, "--against", str(audits / "before"), "--ui-lang", "en")
    assert "records: 47 = 46 checked + 1 not checked" in page
    totals = shown(page)["totals"]
    assert [cells[1] for cells in totals][:3] == ["47", "1", "46"]
    changes = {cells[0]: cells[1:5] for cells in shown(page)["changed_rule"]}
    assert changes["id/boilerplate/navigation"] == ["46", "23", "23", "0"]
    assert {cells[0] for cells in shown(page)["months"]} == {"2025-06", "2025-02", "unknown"}


def test_the_page_is_in_the_language_of_the_articles_or_the_one_asked_for(audits: Path) -> None:
    assert '<html lang="id">' in report(audits)
    assert '<html lang="en">' in report(audits, "--ui-lang", "en")


def test_the_same_audit_gives_the_same_page(audits: Path) -> None:
    assert report(audits) == report(audits)


def test_names_of_authors_only_with_the_switch(audits: Path) -> None:
    assert "Rina</th>" in report(audits, "--authors")
    assert "Rina</th>" not in report(audits)


def test_where_it_is_written(audits: Path, capsys: Out) -> None:
    assert main(["report", str(audits / "now"), "--no-config"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out == [str(audits / "now" / "report.html"), str(audits / "now" / "report.md")]
    assert (audits / "now" / "report.md").read_text("utf-8").startswith("# Laporan arsip\n")
    assert main(["report", str(audits / "now"), "--no-config", "--out", str(audits / "a.html"), "--markdown", str(audits / "b.md")]) == 0
    assert (audits / "b.md").exists()
    assert main(["report", str(audits / "now"), "--no-config", "--out", str(audits / "gone" / "a.html")]) == 2
    assert "not written" in capsys.readouterr().err
