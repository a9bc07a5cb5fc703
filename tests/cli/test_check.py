"""`newslint check` as a person meets it: what it prints, what it returns, what it says of what it could not check."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Command

RESIDUE = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nScroll to Top\nPasar itu buka setiap hari.\n"
CLEAN = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nPasar itu buka setiap hari.\n"


def test_findings_of_level_error_fail_the_run(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    status, out, err = command("check", "a.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (1, "")
    assert [(row["path"], row["line"], row["column"], row["end_line"], row["end_column"], row["code"]) for row in rows] == [
        ("a.txt", 2, 1, 2, 14, "BPL004")
    ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((), 1),
        (("--exit-zero",), 0),
        (("--ignore", "BPL004"), 0),
        (("--ignore", "boilerplate"), 0),
        (("--select", "id/boilerplate/*"), 1),
        (("--select", "headline"), 0),
        (("--select", "BPL001,BPL004"), 1),
        (("--fail-on", "note"), 1),
        (("--no-config",), 1),
        (("--lang", "id"), 1),
        (("--jobs", "2"), 1),
    ],
)
def test_exit_status(command: Command, arguments: tuple[str, ...], status: int) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    Path("b.txt").write_text(CLEAN, "utf-8")
    assert command("check", "a.txt", "b.txt", *arguments)[0] == status


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "newslint: nothing to check (give articles or directories, . for this one, or - for standard input)"),
        (("missing.txt",), "newslint: missing.txt: no such file or directory"),
        (("empty",), "newslint: empty: nothing to check here (articles end in ."),
        (("photo.jpg",), "newslint: photo.jpg: no reader for .jpg files (articles end in ."),
        (("zero.txt",), "newslint: zero.txt: not text: it holds NUL bytes"),
        (("a.txt", "--select", "BPL94"), "newslint: no rule is called 'BPL94' (did you mean 'BPL"),
        (("a.txt", "--select", "error"), "newslint: no rule is called 'error' (that is a level; --fail-on says"),
        (("a.txt", "--stdin-filename", "b.md"), "newslint: --stdin-filename: names standard input, which is not read"),
        (("a.txt", "--diff", "--format", "JSON"), "newslint: --format: no format is called 'JSON' (did you mean 'json'?)"),
        (("a.txt", "--diff", "--output", "b.txt"), "newslint: --diff: prints a patch and writes no report"),
        (("a.txt", "--diff", "--format", "html:b.html"), "newslint: --diff: prints a patch and writes no report"),
        (("a.txt", "--format", "sarrif"), "newslint: --format: no format is called 'sarrif'"),
        (("a.txt", "--lang", "xx"), "newslint: --lang: no language is called 'xx' (there are en, id)"),
        (("a.txt", "--config", "none.yaml"), "newslint: none.yaml: no such configuration file"),
        (("a.txt", "--format", "text", "--format", "jsonl"), "newslint: --format: two formats for one output"),
        (("a.txt", "--output", "no/such/folder.txt"), "newslint: no/such/folder.txt: cannot be written: No such file or directory"),
    ],
)
def test_a_mistake_is_one_line_and_status_2(command: Command, arguments: tuple[str, ...], message: str) -> None:
    Path("a.txt").write_text(CLEAN, "utf-8")
    Path("empty").mkdir()
    Path("photo.jpg").write_bytes(b"\xff\xd8\xff")
    Path("zero.txt").write_bytes(b"ab\0cd")
    status, _, err = command("check", *arguments)
    assert status == 2
    assert err.startswith(message), err
    assert err.count("\n") == 1


def test_the_other_files_are_still_checked(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    Path("b.txt").write_bytes(b"ab\0cd")
    status, out, err = command("check", "b.txt", "missing.txt", "a.txt", "--format", "jsonl")
    assert status == 2
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["BPL004"]
    assert len(err.splitlines()) == 2


def test_a_broken_rule_stops_only_itself(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    rules = Path("house/id/loaded")
    rules.mkdir(parents=True)
    (rules / "broken.yaml").write_text("check: phrases\ncode: HSE001\nsay: {id: x}\nfrases: [heboh]\n", "utf-8")
    Path("newslint.yaml").write_text("packs: [house]\n", "utf-8")
    status, out, err = command("check", "a.txt", "--format", "jsonl")
    assert status == 2
    assert "house/id/loaded/broken.yaml:4:1: unknown key 'frases' (did you mean 'phrases'?)" in err
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["BPL004"]


def test_a_broken_configuration_is_located(command: Command) -> None:
    Path("a.txt").write_text(CLEAN, "utf-8")
    Path("newslint.yaml").write_text("rules:\n  BPL004: loud\nfail_on: note\n", "utf-8")
    status, _, err = command("check", "a.txt")
    assert status == 2
    assert "newslint.yaml:2:11: 'BPL004' must be off, error, warning or note" in err
    assert "newslint.yaml:3:1: unknown key 'fail_on' (did you mean 'fail-on'?)" in err


def test_a_misspelt_rule_in_the_configuration_is_told(command: Command) -> None:
    Path("a.txt").write_text(CLEAN, "utf-8")
    Path("newslint.yaml").write_text("rules:\n  id/boilerplate/subscibe: off\n", "utf-8")
    status, _, err = command("check", "a.txt")
    assert (status, err) == (
        2,
        "newslint: newslint.yaml:2:3: no rule is called 'id/boilerplate/subscibe' (did you mean 'id/boilerplate/subscribe'?)\n",
    )


def test_settings_of_a_folder_hold_below_it(command: Command) -> None:
    for folder in ("berita", "opini"):
        Path(folder).mkdir()
        Path(folder, "a.txt").write_text(RESIDUE, "utf-8")
    Path("newslint.yaml").write_text('rules: {BPL004: note}\npaths:\n  "opini/**":\n    rules: {BPL004: off}\n', "utf-8")
    status, out, _ = command("check", ".", "--format", "jsonl")
    assert status == 0
    assert [(row["path"], row["level"]) for row in map(json.loads, out.splitlines())] == [("berita/a.txt", "note")]


def test_a_setting_can_change_what_a_rule_looks_for(command: Command) -> None:
    Path("a.txt").write_text("Wali Kota Wirasaba membuka pasar baru pada Senin.\nLanjut ke artikel sebelah\nPasar itu buka.\n", "utf-8")
    Path("newslint.yaml").write_text("rules:\n  id/boilerplate/navigation:\n    lines: [lanjut ke artikel]\n", "utf-8")
    status, out, err = command("check", "a.txt", "--format", "jsonl")
    assert err == ""
    assert (status, [json.loads(line)["text"] for line in out.splitlines()]) == (1, ["Lanjut ke artikel sebelah"])


def test_standard_input(command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Path("given").write_text("---\ntitle: Pasar Baru Dibuka\n---\n" + RESIDUE, "utf-8")
    with open("given", encoding="utf-8") as given:
        monkeypatch.setattr("sys.stdin", given)
        status, out, _ = command("check", "-", "--stdin-filename", "naskah.md", "--format", "jsonl")
    assert status == 1
    assert [(row["path"], row["line"]) for row in map(json.loads, out.splitlines())] == [("naskah.md", 5)]


def test_a_text_in_no_known_language_is_not_checked(command: Command) -> None:
    Path("a.txt").write_text("Der Bürgermeister eröffnete am Montag den neuen Markt und dankte den Händlern für ihre Geduld.\n", "utf-8")
    status, _, err = command("check", "a.txt")
    assert (status, err) == (2, "newslint: a.txt: not checked: language not recognised (say --lang)\n")


def test_of_an_empty_file_is_said_that_it_is_empty(command: Command) -> None:
    Path("a.txt").write_text("", "utf-8")
    assert command("check", "a.txt", "--format", "jsonl") == (0, "", "newslint: a.txt: holds no text\n")
    assert command("check", "a.txt", "--format", "jsonl", "--quiet") == (0, "", "")


def test_several_formats_at_once(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    status, out, _ = command("check", "a.txt", "--format", "text", "--format", "jsonl:out.jsonl", "--format", "json:out.json")
    assert status == 1
    assert "BPL004" in out
    assert json.loads(Path("out.jsonl").read_text("utf-8"))["code"] == "BPL004"
    assert json.loads(Path("out.json").read_text("utf-8"))["counts"]["articles"] == 1


def test_the_number_of_workers_changes_nothing(command: Command) -> None:
    for number in range(40):
        Path(f"{number:02}.txt").write_text(RESIDUE if number % 3 else CLEAN, "utf-8")
    Path("07.txt").write_bytes(b"\0")
    assert command("check", ".", "--format", "jsonl") == command("check", ".", "--format", "jsonl", "--jobs", "2")


def test_statistics_count_rules(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    assert command("check", "a.txt", "--statistics")[2] == "     1  BPL004  id/boilerplate/navigation\n"


def test_messages_speak_the_language_asked_for(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    assert "WAJIB" in command("check", "a.txt")[1]
    assert "ERROR" in command("check", "a.txt", "--ui-lang", "en")[1]


def test_an_article_is_not_overwritten_under_another_name(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    os.link("a.txt", "laporan.out")
    status, _, err = command("check", "a.txt", "--output", "laporan.out")
    assert status == 2
    assert err.startswith("newslint: a.txt: is an article to check and would be overwritten")
    assert Path("a.txt").read_text("utf-8") == RESIDUE


def test_a_passage_in_another_language_is_told_whatever_the_format(command: Command) -> None:
    foreign = "The mayor of the town opened the new market on Monday and thanked the traders for their patience with the works.\n"
    Path("a.txt").write_text(CLEAN + foreign, "utf-8")
    assert command("check", "a.txt", "--format", "jsonl", "--select", "BPL004", "--lang", "id") == (
        0,
        "",
        "newslint: a.txt: passages not checked: 1 (another language)\n",
    )
    status, out, err = command("check", "a.txt", "--select", "BPL004", "--lang", "id")
    assert (status, err) == (0, "")
    assert "berbahasa lain" in out


@pytest.mark.parametrize(("form", "lines"), [("concise", 1), ("text", 7), ("jsonl", 1)])
def test_quiet_prints_findings_only(command: Command, monkeypatch: pytest.MonkeyPatch, form: str, lines: int) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    Path("a.txt").write_text(RESIDUE, "utf-8")
    Path("b.txt").write_text(CLEAN, "utf-8")
    Path("c.txt").write_bytes(b"a\0b")
    only = ("--select", "BPL004", "--format", form)
    status, out, err = command("check", "-q", *only, ".")
    assert (status, err) == (2, "newslint: c.txt: not text: it holds NUL bytes\n")
    assert len(out.splitlines()) == lines, out
    assert out.splitlines()[0] in command("check", *only, ".")[1]
    assert "b.txt" not in out
    assert command("check", "--quiet", *only, "b.txt") == (0, "", "")
    Path("a.txt").write_text(RESIDUE, "utf-8")
    assert command("check", "--quiet", *only, "--fix", "a.txt") == (0, "", "")
    assert "Scroll to Top" not in Path("a.txt").read_text("utf-8")


def test_quiet_still_tells_what_was_not_checked(command: Command) -> None:
    foreign = "The mayor of the town opened the new market on Monday and thanked the traders for their patience with the works.\n"
    Path("a.txt").write_text(CLEAN + foreign, "utf-8")
    out = command("check", "-q", "a.txt", "--select", "BPL004", "--lang", "id")[1]
    assert out.splitlines()[0] == "a.txt"
    assert "berbahasa lain" in out
    Path("b.txt").write_text("Der Bürgermeister eröffnete am Montag den neuen Markt und dankte den Händlern für ihre Geduld.\n", "utf-8")
    assert command("check", "-q", "b.txt")[::2] == (2, "newslint: b.txt: not checked: language not recognised (say --lang)\n")


def test_a_report_takes_the_place_of_the_last_one_only_when_it_is_whole(command: Command) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    Path("out.json").write_text("old\n", "utf-8")
    assert command("check", "a.txt", "--format", "json:out.json")[0] == 1
    assert json.loads(Path("out.json").read_text("utf-8"))["counts"]["articles"] == 1
    Path("out.json").write_text("old\n", "utf-8")
    Path("out.json").chmod(0o444)
    assert command("check", "a.txt", "--format", "json:out.json") == (2, "", "newslint: out.json: not written: the file is read-only\n")
    assert Path("out.json").read_text("utf-8") == "old\n"
    assert sorted(os.listdir()) == ["a.txt", "out.json"]


@pytest.mark.parametrize(
    ("arguments", "settings", "found"),
    [
        ((), "", []),
        (("--select", "language"), "", []),
        (("--select", "LNG018"), "", [("LNG018", "note")]),
        ((), "rules: {LNG018: warning}\n", [("LNG018", "warning")]),
        ((), "rules: {language: warning}\n", []),
        (("--ignore", "LNG018"), "rules: {LNG018: warning}\n", []),
    ],
)
def test_an_optional_rule_runs_where_it_is_named(
    command: Command, arguments: tuple[str, ...], settings: str, found: list[tuple[str, str]]
) -> None:
    Path("newslint.yaml").write_text(settings, "utf-8")
    Path("a.txt").write_text(CLEAN + "Namun pedagang belum pindah ke pasar itu.\n", "utf-8")
    status, out, err = command("check", "a.txt", "--format", "jsonl", *arguments)
    rows = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [(row["code"], row["level"]) for row in rows if row["code"] == "LNG018"] == found
