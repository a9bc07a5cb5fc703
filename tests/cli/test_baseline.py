"""`newslint baseline`, and `check` against one: from the first day with an archive to an empty record."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

LEAD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\n"
DEBT = f"{LEAD}Advertisement\n"
BASE = ".newslint-baseline"
ONLY = ("--select", "BPL003,BPL004", "--lang", "id")


def check(command: Command, *arguments: str) -> tuple[int, int, str]:
    """Exit status, number of findings, standard error."""
    status, out, err = command("check", "--baseline", BASE, *ONLY, "--format", "jsonl", *(arguments or ("a.txt",)))
    return status, len(out.splitlines()), err


def test_a_life_of_a_baseline(command: Command) -> None:
    Path("a.txt").write_text(DEBT, "utf-8")
    assert command("baseline", "create", "a.txt", *ONLY) == (
        0,
        f"{BASE}: 1 on record\nnext: newslint check --baseline {BASE} a.txt\n",
        "",
    )
    assert check(command) == (0, 0, "")
    Path("a.txt").write_text(f"{LEAD}\nAlinea baru.\nAdvertisement\n", "utf-8")
    assert check(command) == (0, 0, ""), "line numbers do not count"
    Path("a.txt").write_text(f"{DEBT}Advertisement\n", "utf-8")
    assert check(command)[:2] == (1, 1), "two alike, one on record"
    status, out, err = command("baseline", "update", "a.txt", *ONLY)
    assert (status, out) == (1, "")
    assert "a.txt: 1 not on record" in err
    assert "not updated: it would grow" in err
    assert command("baseline", "update", "--accept-new", "a.txt", *ONLY)[:2] == (0, f"{BASE}: 2 on record (dropped: 0, added: 1)\n")
    assert check(command) == (0, 0, "")
    Path("a.txt").write_text(DEBT, "utf-8")
    status, findings, err = check(command)
    assert (status, findings) == (1, 0)
    assert err == f"newslint: {BASE}: 1 on record no longer found in a.txt (newslint baseline prune)\n"
    assert command("baseline", "prune", *ONLY)[:2] == (0, f"{BASE}: 1 on record (dropped: 1, added: 0)\n")
    assert check(command) == (0, 0, "")
    assert command("baseline", "show") == (0, f"a.txt: 1 (BPL003 1)\n{BASE}: 1 on record\n", "")
    Path("a.txt").unlink()
    assert command("baseline", "prune", *ONLY)[:2] == (0, f"{BASE}: 0 on record (dropped: 1, added: 0)\n")


def test_only_what_was_checked_can_be_stale(command: Command) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(f"{DEBT}Scroll to Top\n", "utf-8")
    command("baseline", "create", ".", *ONLY)
    Path("b.txt").write_text(LEAD, "utf-8")
    assert check(command) == (0, 0, "")
    assert check(command, "b.txt")[0] == 1
    assert check(command, "b.txt", "--exit-zero")[0] == 0
    Path("a.txt").write_text(f"{LEAD}Scroll to Top\n", "utf-8")
    assert command("check", "a.txt", "--baseline", BASE, "--select", "BPL004", "--lang", "id")[0] == 0
    assert command("check", "a.txt", "--baseline", BASE, "--ignore", "BPL004", "--lang", "id")[0] == 1


def test_a_renamed_article_keeps_its_record(command: Command) -> None:
    Path("a.txt").write_text(DEBT, "utf-8")
    command("baseline", "create", ".", *ONLY)
    Path("a.txt").rename("Jum’at pagi.txt")
    assert command("baseline", "update", ".", *ONLY)[:2] == (0, f"{BASE}: 1 on record (dropped: 0, added: 0)\n")
    assert command("baseline", "show", "Jum’at pagi.txt")[1].startswith("Jum’at pagi.txt: 1 (BPL003 1)\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("check", "a.txt", "--baseline", "none"), "newslint: none: no such baseline (make it with newslint baseline create)"),
        (("check", "a.txt", "--baseline", "corrupt"), "newslint: corrupt:2:1: not an entry of a baseline"),
        (("baseline", "prune"), f"newslint: {BASE}: no such baseline"),
        (("baseline", "show", "--baseline", "corrupt"), "newslint: corrupt:2:1: not an entry"),
        (("baseline", "create"), "newslint: nothing to check"),
        (("baseline", "create", "a.txt", "--baseline", "corrupt"), "newslint: corrupt: is there already"),
        (("baseline", "create", "a.txt", "--accept-new"), "newslint: --accept-new: goes with newslint baseline update"),
        (
            ("baseline", "create", "a.txt", "--baseline", "no/such/folder"),
            "newslint: no/such/folder: not written: No such file or directory",
        ),
        (("baseline", "create", "none.txt"), "newslint: none.txt: no such file or directory"),
        (("baseline", "create", "latin.txt"), "newslint: latin.txt: not checked: language not recognised (say --lang)"),
    ],
)
def test_mistakes(command: Command, arguments: tuple[str, ...], message: str) -> None:
    Path("a.txt").write_text(DEBT, "utf-8")
    Path("corrupt").write_text("# newslint\nx\n", "utf-8")
    Path("latin.txt").write_text("Lorem ipsum dolor sit amet consectetur adipiscing elit.\n", "utf-8")
    status, _, err = command(*arguments)
    assert (status, err.splitlines()[0][: len(message)]) == (2, message)


def test_two_branches_merge(command: Command) -> None:
    """Each adds and removes debts of its own; git needs no help, and the result is what a fresh record would be."""

    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=Redaksi", "-c", "user.email=redaksi@example.org")
        subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)

    def article(name: str, *lines: str) -> None:
        Path(name).write_text(LEAD + "".join(f"{line}\n" for line in lines), "utf-8")

    names = [f"{number}.txt" for number in range(40)]
    git("init", "-q", "-b", "main")
    for name in names:
        article(name, "Advertisement")
    command("baseline", "create", ".", *ONLY)
    git("add", "-A")
    git("commit", "-q", "-m", "awal")
    git("checkout", "-q", "-b", "cabang")
    article("3.txt", "Scroll to Top", "Advertisement")
    command("baseline", "update", ".", "--accept-new", *ONLY)
    git("commit", "-q", "-a", "-m", "cabang")
    git("checkout", "-q", "main")
    article("7.txt")
    command("baseline", "prune", ".", *ONLY)
    git("commit", "-q", "-a", "-m", "main")
    git("merge", "-q", "cabang", "-m", "gabung")
    merged = Path(BASE).read_text("utf-8")
    Path(BASE).unlink()
    command("baseline", "create", ".", *ONLY)
    assert Path(BASE).read_text("utf-8") == merged


def test_a_guess_of_the_reader_is_told(command: Command) -> None:
    Path("a.txt").write_bytes(DEBT.replace("’", "'").encode() + "Kafé.\n".encode("windows-1252"))
    status, out, err = command("baseline", "create", "a.txt", *ONLY)
    assert (status, out.splitlines()[0]) == (0, f"{BASE}: 1 on record")
    assert err.startswith("newslint: a.txt: not UTF-8; read as windows-1252")
    assert err.count("\n") == 1


PLUGIN = """
from pluggy import HookimplMarker


@HookimplMarker("newslint")
def newslint_annotators():
    return {"upset": "upset:upset"}


def upset(doc):
    raise ValueError("upset")
"""
RULE = """\
check: measure
code: HSE001
say: {id: "{value}?"}
why: x
measure: upset
over: 1
flags: ["[[Satu]]."]
passes: [Dua.]
"""


def test_a_fault_of_newslint_is_status_3_and_the_rest_is_done(command: Command, tmp_path: Path) -> None:
    """A plug-in that fails on an article costs its rule, not the record."""
    files = {
        "upset.py": PLUGIN,
        "upset-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: upset\nVersion: 1\n",
        "upset-1.dist-info/entry_points.txt": "[newslint]\nit = upset\n",
        "house/id/language/upset.yaml": RULE,
        "newslint.yaml": "packs: [house]\n",
        "a.txt": DEBT,
    }
    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")
    path = os.pathsep.join((str(tmp_path), str(Path(__file__).parents[2])))
    for arguments, total in ((("create", "a.txt"), 1), (("update", "--accept-new"), 1), (("prune",), 1)):
        call = [sys.executable, "-m", "newslint", "baseline", *arguments, "--select", "BPL003,HSE001", "--lang", "id"]
        done = subprocess.run(call, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
        assert done.returncode == 3, done.stderr
        assert done.stderr.startswith("newslint: a.txt: id/language/upset: ValueError: upset")
        assert done.stdout.startswith(f"{BASE}: {total} on record")


def test_quiet_leaves_the_counting_out(command: Command) -> None:
    Path("a.txt").write_text(DEBT, "utf-8")
    assert command("baseline", "create", "-q", "a.txt", *ONLY) == (0, "", "")
    Path("a.txt").write_text(f"{DEBT}Advertisement\n", "utf-8")
    assert command("baseline", "update", "-q", "a.txt", *ONLY)[:2] == (1, "")
    assert command("baseline", "prune", "--quiet", *ONLY) == (0, "", "")
    assert command("baseline", "show", "-q")[1].startswith("a.txt: 1 ")
