"""What `newslint audit` prints and returns. What becomes of workers and of runs that are stopped is in tests/archive/test_audit.py."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.archive.totals import Totals
from newslint.cli import main
from newslint.cli.audit import faults
from tests.archive.newsroom import story

Out = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    rows = [{**story(number), "body": story(number)["text"]} for number in range(4)]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


def audit(*arguments: str) -> int:
    return main(["audit", *arguments, "--no-config", "--lang", "id", "--select", "boilerplate", "--jobs", "1"])


def test_findings_do_not_fail_an_audit_and_the_summary_says_what_is_next(folder: Path, capsys: Out) -> None:
    assert audit("a.jsonl", "--out", "out") == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert lines[0] == "4 records: 4 checked, 0 not checked"
    assert lines[1] == "4 findings: 4 errors, 0 warnings, 0 notes"
    assert lines[-2].startswith("out/")
    assert lines[-1] == "next: newslint report out"
    assert "near-duplicates: 0" in lines
    assert audit("a.jsonl", "--out", "out", "--no-duplicates") == 0
    assert "near-duplicates" not in capsys.readouterr().out


def test_what_was_not_checked_is_told_and_makes_the_status_2(folder: Path, capsys: Out) -> None:
    with Path("a.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n" * 12 + json.dumps({"text": " "}) + "\n")
    assert audit("a.jsonl", "--out", "out") == 2
    out, err = capsys.readouterr()
    assert out.startswith("17 records: 4 checked, 13 not checked\n  12 not checked: ")
    assert "  1 not checked: no text\n" in out
    told = err.splitlines()
    assert told[0].startswith("newslint: a.jsonl:5: not checked: ")
    assert told[1:] == ["newslint: … and 11 more like it", "newslint: a.jsonl:17: not checked: no text"]
    assert audit("a.jsonl", "--out", "out") == 2
    assert capsys.readouterr().err == err


def test_a_folder_with_nothing_to_read_is_told_once(folder: Path, capsys: Out) -> None:
    Path("empty").mkdir()
    assert audit("empty", "--out", "out") == 2
    out, err = capsys.readouterr()
    assert err.startswith("newslint: empty: not checked: nothing to check here (archives and articles end in .")
    assert out.splitlines()[:2] == ["1 record: 0 checked, 1 not checked", "  1 not checked: nothing to check here"]


def test_of_many_reasons_the_first_are_told() -> None:
    reasons = [f"reason {number}" for number in range(12)]
    told = [("s", f"a:{number}", reason) for number, reason in enumerate([*reasons, reasons[0]])]
    totals = Totals(unchecked={**dict.fromkeys(reasons, 1), reasons[0]: 85, reasons[11]: 3}, told=told)
    lines = list(faults(totals))
    assert lines[:3] == ["a:0: not checked: reason 0", "… and 84 more like it", "a:1: not checked: reason 1"]
    assert lines[-2:] == ["a:9: not checked: reason 9", "4 more records not checked; COVERAGE has them all"]
    crashed = Totals(unchecked={"newslint failed: x": 2}, failed={"newslint failed: x": 2}, told=[("s", "a:1", "newslint failed: x")])
    assert list(faults(crashed)) == ["a:1: newslint failed: x", "… and 1 more like it"]


def test_an_archive_says_which_of_its_fields_is_the_text(folder: Path) -> None:
    assert audit("a.jsonl", "--out", "out", "--map", "text=body", "--map", "title=title") == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--out", "out"], "nothing to audit"),
        (["a.jsonl"], "the following arguments are required: --out"),
        (["a.jsonl", "--out", "a.jsonl"], "a.jsonl/"),
        (["a.jsonl", "--out", "out", "--map", "body"], "--map: 'body' is not of the form field=name"),
        (["a.jsonl", "--out", "out", "--limit", "much"], "'much' is not a size"),
        (["a.jsonl", "--out", "out", "--shard-size", "0"], "'0' is not a number of records"),
        (["a.jsonl", "--out", "out", "--time-limit", "-1"], "'-1' is not a number of seconds"),
        (["a.jsonl", "--out", "out", "--ignore", "LOX001"], "no rule is called 'LOX001'"),
    ],
)
def test_a_mistake_is_one_line(folder: Path, capsys: Out, arguments: list[str], told: str) -> None:
    try:
        status = audit(*arguments)
    except SystemExit as end:
        status = int(end.code or 0)
    err = capsys.readouterr().err
    assert status == 2
    assert told in err
    assert len(err.splitlines()) == 1
    assert not Path("out", "latest").exists()


@pytest.mark.parametrize(("given", "size"), [("1", 1), ("500k", 512_000), ("64M", 2**26), ("2gb", 2**31)])
def test_sizes_have_units(given: str, size: int) -> None:
    from newslint.cli.audit import _size

    assert _size(given) == size
