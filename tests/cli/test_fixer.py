"""`newslint check --fix` and `--diff`: what is written, what is printed, and what is left."""

from __future__ import annotations

import io
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

BAD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nAdvertisement\nPasar itu melayani warga apapun keperluannya.\n"
GOOD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nPasar itu melayani warga apa pun keperluannya.\n"
ONLY = ("--lang", "id", "--select", "BPL003,LNG001,NWL002", "--format", "concise")


def test_fix_and_what_remains(command: Command) -> None:
    Path("a.txt").write_text(BAD, "utf-8")
    Path("b.txt").write_text(f"{BAD}“Warga apapun,” katanya.\n", "utf-8")
    Path("a.txt").chmod(0o640)
    status, out, err = command("check", "--fix", *ONLY, "--fail-on", "note", "a.txt", "b.txt")
    assert err == "newslint: fixes: 4 (files: 2)\n"
    assert (Path("a.txt").read_text("utf-8"), stat.S_IMODE(Path("a.txt").stat().st_mode)) == (GOOD, 0o640)
    remaining = "“Warga apapun" in out or status == 0
    assert remaining
    assert command("check", "--fix", *ONLY, "a.txt")[2] == ""
    assert sorted(os.listdir()) == ["a.txt", "b.txt"]


def test_diff_writes_nothing(command: Command) -> None:
    Path("a.txt").write_text(BAD, "utf-8")
    status, out, err = command("check", "--diff", "--fix", *ONLY, "a.txt")
    assert (status, err, Path("a.txt").read_text("utf-8")) == (1, "", BAD)
    assert out.startswith("--- a/a.txt\n+++ b/a.txt\n")
    subprocess.run(["git", "apply", "--unsafe-paths", "-"], input=out.encode(), check=True)
    assert Path("a.txt").read_text("utf-8") == GOOD
    assert command("check", "--diff", *ONLY, "a.txt") == (0, "", "")


@pytest.mark.parametrize("line", ["::error file=a.txt::palsu", "\t::add-mask::warga", "rapat ##[group]itu"])
def test_a_diff_gives_a_runner_of_ci_no_commands(command: Command, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    Path("a.txt").write_text(BAD.replace("Advertisement", f"Advertisement\n{line}"), "utf-8")
    bare = command("check", "--diff", *ONLY, "a.txt")[1]
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    first, *diff, last = command("check", "--diff", *ONLY, "a.txt")[1].splitlines(keepends=True)
    word = first.removeprefix("::stop-commands::").strip()
    assert re.fullmatch("[0-9a-f]{32}", word)
    assert (last, "".join(diff)) == (f"::{word}::\n", bare)
    subprocess.run(["git", "apply", "-"], input="".join((first, *diff, last)).encode(), check=True)
    assert Path("a.txt").read_text("utf-8") == GOOD.replace("\n", f"\n{line}\n", 1)
    Path("b.txt").write_text(BAD, "utf-8")
    assert command("check", "--diff", *ONLY, "b.txt")[1].startswith("--- a/b.txt\n")


@pytest.mark.parametrize("text", [BAD, GOOD])
def test_standard_input_goes_to_standard_output(command: Command, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status, out, err = command("check", "--fix", *ONLY, "-")
    assert (status, out) == (0, GOOD)
    assert "artikel: 1" in err


def test_standard_input_that_cannot_be_read_comes_out_as_it_was(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a\0b")))
    status, out, err = command("check", "--fix", *ONLY, "-")
    assert (status, out) == (2, "a\0b")
    assert "newslint: stdin.txt: not text" in err


def test_an_unused_allowance_is_taken_out(command: Command) -> None:
    Path("a.txt").write_text(f"newslint: allow BPL003 -- acara\n{GOOD[:-1]} <!-- newslint: allow LNG001 -- brosur -->\n", "utf-8")
    assert command("check", "--fix", *ONLY[:2], "a.txt")[0] == 0
    assert Path("a.txt").read_text("utf-8") == GOOD


def test_what_cannot_be_written_is_told_and_stays(command: Command) -> None:
    Path("a.txt").write_text(BAD, "utf-8")
    Path("b.txt").write_text(BAD, "utf-8")
    Path("a.txt").chmod(0o444)
    status, out, err = command("check", "--fix", *ONLY, "a.txt", "b.txt")
    assert status == 2
    assert err.splitlines() == ["newslint: a.txt: not written: the file is read-only", "newslint: fixes: 2 (files: 1)"]
    assert (Path("a.txt").read_text("utf-8"), Path("b.txt").read_text("utf-8")) == (BAD, GOOD)
    assert "a.txt:2:1" in out, "what was not fixed is still reported"


def test_only_changed_lines_are_fixed(command: Command) -> None:
    git = ("git", "-c", "user.name=Redaksi", "-c", "user.email=redaksi@example.org")
    Path("a.txt").write_text(BAD, "utf-8")
    for arguments in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "awal")):
        subprocess.run([*git, *arguments], check=True)
    Path("a.txt").write_text(f"{BAD}Advertisement\n", "utf-8")
    assert command("check", "--fix", "--changed", *ONLY, "--", "a.txt")[0] == 0
    assert Path("a.txt").read_text("utf-8") == BAD
