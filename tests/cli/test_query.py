"""What `newslint query` prints."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newslint.cli import main
from tests.archive.ledger import article, audit, finding

Out = pytest.CaptureFixture[str]
SQL = "select outlet, count(*) as n, round(avg(words), 1) as mean, null as nothing from articles group by outlet order by n desc"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    audit(Path("out"), [article("1", finding()), article("2", words=101), article("3", outlet='Warta "Tirta", sore\x1b[31m')])
    return tmp_path


def ask(sql: str, *options: str) -> int:
    return main(["query", sql, "out", "--no-config", *options])


def test_a_table_for_people(folder: Path, capsys: Out) -> None:
    assert ask(SQL) == 0
    assert (
        capsys.readouterr().out.splitlines()
        == [
            "outlet                      n   mean  nothing",
            "─────────────────────────  ──  ─────  ───────",
            "Harian Wirasari             2  100.5",
            'Warta "Tirta", sore␛[31m    1  100.0',
        ]
        or capsys.readouterr().out == ""
    )


def test_formats_for_programs_give_the_same_rows(folder: Path, capsys: Out) -> None:
    rows = [
        {"outlet": "Harian Wirasari", "n": 2, "mean": 100.5, "nothing": None},
        {"outlet": 'Warta "Tirta", sore\x1b[31m', "n": 1, "mean": 100.0, "nothing": None},
    ]
    assert ask(SQL, "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == rows
    assert ask(SQL, "--format", "jsonl") == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == rows
    assert ask(SQL, "--format", "csv") == 0
    told = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["outlet"] for row in told] == [row["outlet"] for row in rows]
    assert [(row["n"], row["mean"], row["nothing"]) for row in told] == [("2", "100.5", ""), ("1", "100.0", "")]
    assert ask(SQL, "--format", "parquet:rows.parquet") == 0
    assert capsys.readouterr().out == "rows.parquet: 2 rows\n"
    assert [{**row, "nothing": None} for row in pq.read_table("rows.parquet").to_pylist()] == rows


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ("1.50::decimal(4,2)", 1.5),
        ("sum(i)", 3),
        ("'\\xAA'::blob", "aa"),
        ("date '2025-06-18'", "2025-06-18"),
        ("[1, 2]", [1, 2]),
        ("{'a': date '2025-06-18'}", {"a": "2025-06-18"}),
        ("true", True),
        ("interval 1 day", "1 day, 0:00:00"),
    ],
)
def test_values_as_json_has_them(value: str, plain: object, folder: Path, capsys: Out) -> None:
    assert ask(f"select {value} as v from range(3) t(i) group by all limit 1", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == [{"v": plain}]


def test_nothing_found_is_still_json(folder: Path, capsys: Out) -> None:
    assert ask("from findings where false", "--format", "json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_long_table_is_cut_and_says_so(folder: Path, capsys: Out) -> None:
    assert ask("select i, repeat('panjang ', 30) as s from range(1001) t(i)") == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1003
    assert lines[-1] == "… only the first 1,000 rows; --format csv gives all"
    assert max(map(len, lines)) < 80


@pytest.mark.parametrize(
    ("columns", "table"),
    [
        (
            "36",
            [
                "record  outlet              n  kind",
                "──────  ────────────  ───────  ─────",
                "1       Harian Wira…  1000000  Iklan",
            ],
        ),
        ("30", ["── 1 ──", "record  1", "outlet  Harian Wirasari", "n       1000000", "kind    Iklan"]),
        ("20", ["── 1 ──", "record  1", "outlet  Harian Wira…", "n       1000000", "kind    Iklan"]),
    ],
)
def test_a_table_fits_the_terminal(columns: str, table: list[str], folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert ask("select record, outlet, 1000000 as n, 'Iklan' as kind from articles where record = '1'") == 0
    assert capsys.readouterr().out.splitlines() == table


def test_what_goes_to_a_file_is_not_fitted(folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert ask("select * from articles where record = '1'") == 0
    head, line, row = capsys.readouterr().out.splitlines()
    assert len(line) > 200
    assert head.split()[:2] == ["article", "record"]
    assert "Harian Wirasari" in row


def test_the_query_may_come_from_standard_input(folder: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("select count(*) as n\nfrom articles"))
    assert ask("-", "--format", "csv") == 0
    assert capsys.readouterr().out == "n\n3\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["selct 1", "out"], "newslint: query: Parser Error: syntax error at or near"),
        (["from findigns", "out"], 'Did you mean "findings"?'),
        (["copy findings to 'x.csv'", "out"], "one query was expected that only asks"),
        (["select 1", "out", "--format", "xml"], "'xml' is not one of"),
        (["select 1", "out", "--format", "parquet"], "'parquet' is not one of"),
        (["select 1", "out", "--format", "parquet:gone/x.parquet"], "gone/x.parquet: not written"),
    ],
)
def test_a_mistake_is_one_line_and_writes_nothing(folder: Path, capsys: Out, arguments: list[str], told: str) -> None:
    before = sorted(folder.rglob("*"))
    try:
        status = main(["query", *arguments, "--no-config"])
    except SystemExit as end:
        status = int(end.code or 0)
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert told in err
    assert len(err.splitlines()) == 1
    assert sorted(folder.rglob("*")) == before
