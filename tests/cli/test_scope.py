"""`newslint check --changed`: only what stands in changed lines, the whole article read."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Command

LEAD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\n"
NAME = "berita/Jum’at pagi.txt"
Git = Callable[..., None]


@pytest.fixture
def git(command: Command, monkeypatch: pytest.MonkeyPatch) -> Git:
    """git in a repository with one article in it, and one residue in that."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)

    def run(*arguments: str) -> None:
        identity = ("-c", "user.name=Redaksi", "-c", "user.email=redaksi@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    run("init", "-q")
    Path("berita").mkdir()
    Path(NAME).write_text(f"{LEAD}Advertisement\n", "utf-8")
    run("add", "-A")
    run("commit", "-q", "-m", "awal")
    return run


def places(command: Command, *arguments: str) -> tuple[int, list[tuple[str, int]]]:
    status, out, _ = command("check", "--lang", "id", "--select", "boilerplate", "--format", "jsonl", *arguments)
    rows = [json.loads(line) for line in out.splitlines()]
    return status, [(row["path"], row["line"]) for row in rows]


def test_old_findings_are_left_alone(command: Command, git: Git) -> None:
    assert places(command, NAME) == (1, [(NAME, 2)])
    assert places(command, NAME, "--changed") == (0, [])
    with Path(NAME).open("a", encoding="utf-8") as file:
        file.write("Scroll to Top\n")
    Path("berita/baru.txt").write_text(f"{LEAD}Advertisement\n", "utf-8")
    assert places(command, "--changed", "--", ".") == (1, [(NAME, 3), ("berita/baru.txt", 2)])
    assert places(command, "--changed=HEAD", "berita", "--jobs", "2") == (1, [(NAME, 3), ("berita/baru.txt", 2)])
    git("add", "-A")
    git("commit", "-q", "-m", "kedua")
    assert places(command, ".", "--changed") == (0, [])
    assert places(command, ".", "--changed", "HEAD~1") == (1, [(NAME, 3), ("berita/baru.txt", 2)])


def test_of_unchanged_articles_the_report_says_nothing(command: Command, git: Git) -> None:
    Path("berita/baru.txt").write_text(LEAD, "utf-8")
    status, out, err = command("check", ".", "--changed", "--lang", "id")
    assert (status, "baru.txt" in out, "pagi" in out, "artikel: 1 ·" in out) == (0, True, False, True)
    assert err == "newslint: unchanged: 1 (not in the report)\n"
    assert command("check", ".", "--changed", "--lang", "id", "--quiet")[2] == ""
    Path("berita/baru.txt").unlink()
    Path(NAME).write_text(f"{LEAD}Pasar itu ramai.\n", "utf-8")
    assert NAME in command("check", ".", "--changed", "--lang", "id")[1]  # changed, and right


def test_a_file_after_the_option_is_a_file(command: Command, git: Git) -> None:
    with Path(NAME).open("a", encoding="utf-8") as file:
        file.write("Scroll to Top\n")
    assert places(command, "--changed", NAME) == (1, [(NAME, 3)])


def test_the_old_one_of_two_alike_is_on_record(command: Command, git: Git) -> None:
    assert command("baseline", "create", NAME, "--lang", "id", "--select", "boilerplate")[0] == 0
    Path(NAME).write_text(f"{LEAD}Advertisement\nPasar itu ramai.\nAdvertisement\n", "utf-8")
    assert places(command, NAME, "--changed", "--baseline", ".newslint-baseline") == (1, [(NAME, 4)])
    Path(NAME).write_text(f"{LEAD}Advertisement\nAdvertisement\n", "utf-8")
    assert places(command, NAME, "--changed", "--baseline", ".newslint-baseline")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((NAME, "--changed", "tidak-ada"), "newslint: --changed: git knows no commit 'tidak-ada' (name a branch, a tag or a commit)"),
        ((NAME, "--changed=--all"), "newslint: --changed: git knows no commit '--all'"),
        (("-", "--changed"), "newslint: --changed: standard input has no history"),
        (("--changed", "HEAD"), "newslint: nothing to check"),
    ],
)
def test_mistakes(command: Command, git: Git, arguments: tuple[str, ...], message: str) -> None:
    status, out, err = command("check", *arguments)
    assert (status, out, err[: len(message)]) == (2, "", message)


def test_a_file_elsewhere_does_not_stop_the_others(command: Command, git: Git, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("luar") / "b.txt"
    elsewhere.write_text(LEAD, "utf-8")
    with Path(NAME).open("a", encoding="utf-8") as file:
        file.write("Scroll to Top\n")
    assert places(command, str(elsewhere), NAME, "--changed") == (2, [(NAME, 3)])


def test_no_repository(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    Path("a.txt").write_text(LEAD, "utf-8")
    status, out, err = command("check", "a.txt", "--changed")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "not a git repository" in err
