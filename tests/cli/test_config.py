"""`newslint config`: which settings hold for a file and where each was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Command = Callable[..., tuple[int, str, str]]


def settle() -> None:
    Path("opini").mkdir()
    Path("opini/sub").mkdir()
    Path("newslint.yaml").write_text(
        'lang: id\nrules: {BPL004: note}\npaths:\n  "opini/**":\n    lang: en\n    rules: {BPL004: off}\n', "utf-8"
    )


def lines(out: str) -> dict[str, str]:
    """Settings with their places."""
    return {" ".join(setting.split()): place for setting, _, place in (line.partition("  # ") for line in out.splitlines())}


def test_each_setting_with_its_place(command: Command) -> None:
    settle()
    status, out, err = command("config", "berita/a.txt")
    assert (status, err) == (0, "")
    held = lines(out)
    assert held["lang: id"] == "newslint.yaml:1:7"
    assert held["id/boilerplate/navigation: note"] == "newslint.yaml:2:9"
    assert any(setting == "fail-on: error" and place.endswith("default.yaml:3:10") for setting, place in held.items())


def test_what_holds_for_some_paths_replaces_what_holds_for_all(command: Command) -> None:
    settle()
    held = lines(command("config", "opini/a.txt")[1])
    assert held["lang: en"] == "newslint.yaml:5:11"
    assert held["id/boilerplate/navigation: off"] == "newslint.yaml:6:13"
    assert "lang: id" not in held


def test_a_directory_stands_for_the_articles_in_it(command: Command) -> None:
    settle()
    Path("opini/sub/newslint.yaml").write_text("encoding: windows-1252\n", "utf-8")
    assert command("config", "opini") == command("config", "opini/a.txt")
    assert command("config") == command("config", ".") == command("config", "a.txt")
    assert lines(command("config", "opini/sub")[1])["encoding: windows-1252"] == "opini/sub/newslint.yaml:1:11"


def test_a_rule_that_a_setting_breaks_is_told_once_and_not_as_unknown(command: Command) -> None:
    Path("newslint.yaml").write_text("rules:\n  BPL004: {lines: 7}\n  BPL009x: off\n", "utf-8")
    Path("a.txt").write_text("Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\n", "utf-8")
    for arguments in (("config",), ("check", "a.txt"), ("check", "a.txt")):
        status, _, err = command(*arguments)
        assert status == 2
        assert "newslint.yaml:2:3: 'lines' must be a list" in err
        assert [line for line in err.splitlines() if "no rule is called" in line] == [
            line for line in err.splitlines() if "no rule is called 'BPL009x'" in line
        ]
        assert "'BPL009x'" in err


def test_rules_at_their_own_level_on_demand(command: Command) -> None:
    few, all_of_them = command("config")[1], command("config", "--all")[1]
    assert "id/boilerplate/navigation" not in few
    assert "id/boilerplate/navigation: error" in all_of_them


def test_a_misspelt_rule_is_told(command: Command) -> None:
    Path("newslint.yaml").write_text("rules: {BPL04: off}\n", "utf-8")
    status, _, err = command("config")
    assert (status, err.count("\n")) == (2, 1)
    assert err.startswith("newslint: newslint.yaml:1:9: no rule is called 'BPL04' (did you mean 'BPL0")


def test_a_value_that_the_rule_refuses_is_told_where_it_was_set(command: Command) -> None:
    Path("newslint.yaml").write_text("rules:\n  HDL014: {share: 2}\n", "utf-8")
    Path("a.txt").write_text("Wali kota datang ke pasar itu dan melihat kios yang baru.\n", "utf-8")
    status, _, err = command("check", "a.txt", "--exit-zero")
    assert (status, err) == (2, "newslint: newslint.yaml:2:3: 'share' is a share from above 0 to 1\n")
