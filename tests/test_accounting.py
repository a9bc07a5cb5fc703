"""Nothing is silently unchecked: what was given is checked, or named with the reason why not, and the sum holds.

The second half are the silent failures of other prose linters, each as a case of its own.
"""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.cli import main

ARTICLE = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nPasar itu buka setiap hari.\n"
RESIDUE = ARTICLE + "Scroll to Top\n"
CONTENTS = {
    "good.txt": ARTICLE.encode(),
    "residue.md": RESIDUE.encode(),
    "UPPER.TXT": ARTICLE.encode("utf-16"),
    "latin.txt": "Menteri itu berkata “café” kepada wartawan.\n".encode("cp1252"),
    "nul.txt": b"ab\0cd",
    "broken.txt": b"\xff\xfe\xff",
    "empty.txt": b"",
    "foreign.txt": b"Lorem ipsum dolor sit amet consectetur adipiscing elit.\n",
    "photo.jpg": b"\xff\xd8\xff",
    "noname": b"x",
    ".hidden.txt": ARTICLE.encode(),
}
FOLDERS = ("", "a", "a/b", ".git", "ada spasi", "a/é")


def ran(*arguments: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of a command."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(arguments)
        out.flush()
    return status, out.buffer.getvalue().decode() if isinstance(out.buffer, io.BytesIO) else "", err.getvalue()


def accounted(report: dict[str, Any]) -> list[str]:
    """Every path of a JSON report, in whichever part it stands."""
    problems = [problem["where"] for problem in report["problems"]]
    return [*(each["path"] for each in report["articles"]), *problems, *(each["path"] for each in report["skipped"])]


@settings(derandomize=True, max_examples=40, deadline=None)
@given(st.dictionaries(st.tuples(st.sampled_from(FOLDERS), st.sampled_from(sorted(CONTENTS))), st.just(None), min_size=1), st.booleans())
def test_every_file_of_a_tree_is_accounted_for_once(files: dict[tuple[str, str], None], linked: bool) -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        for place, name in files:
            os.makedirs(f"t/{place}", exist_ok=True)
            Path("t", place, name).write_bytes(CONTENTS[name])
        if linked:
            os.symlink("/nowhere", "t/dead.txt")
            os.symlink("..", "t/up")
        status, out, err = ran("check", "t", "--format", "json")
        if not out:
            assert status == 2, err
        report = json.loads(out)
        there = {os.path.join(top, name).replace(os.sep, "/") for top, _, names in os.walk("t") for name in names}
        paths = accounted(report)
        counts = report["counts"]
    covered = {each for each in there if any(each == path or each.startswith(f"{path}/") for path in paths)}
    nothing = [problem for problem in report["problems"] if problem["what"] == "nothing to check here"]
    assert covered == there
    assert len(paths) == len(set(paths))
    assert counts["articles"] + len(report["problems"]) - len(nothing) + sum(counts["skipped"].values()) == len(paths) - len(nothing)
    unchecked = {each["path"] for each in report["articles"] if not each["language"] and each["unchecked"]}
    assert (status == 2) == bool(report["problems"] or unchecked)


def latin_1(folder: Path) -> None:
    (folder / "a.txt").write_bytes("Kafe itu bernama “Café Wirasaba” dan ramai.\nScroll to Top\n".encode("cp1252"))


def undecodable(folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"Wali kota \xff\x00 membuka pasar.")


def nested(folder: Path) -> None:
    (folder / "d/e/f").mkdir(parents=True)
    (folder / "d/e/f/a.txt").write_text(RESIDUE, "utf-8")


def many(folder: Path) -> None:
    (folder / "a.txt").write_text("Wali Kota Wirasaba membuka pasar.\n" + "Scroll to Top\nPasar itu buka setiap hari.\n" * 256, "utf-8")


def one_bad_byte(folder: Path) -> None:
    (folder / "a.txt").write_bytes(RESIDUE.encode() + b"\x81\n")


def broken_rule(folder: Path) -> None:
    (folder / "a.txt").write_text(RESIDUE, "utf-8")
    (folder / "house/id/x").mkdir(parents=True)
    (folder / "house/id/x/r.yaml").write_text("check: frases\n", "utf-8")
    (folder / "newslint.yaml").write_text("packs: [house]\n", "utf-8")


def colon_rule(folder: Path) -> None:
    (folder / "a.txt").write_text(ARTICLE + "Simak: Pasar baru dibuka.\n", "utf-8")
    (folder / "house/id/x").mkdir(parents=True)
    (folder / "house/id/x/r.yaml").write_text(
        'check: phrases\ncode: XXX001\nsay: {id: "“{match}”?"}\nwhy: uji\nlevel: error\nphrases: ["Simak:"]\n'
        'flags: ["[[Simak:]] Pasar."]\npasses: ["Pasar itu buka."]\n',
        "utf-8",
    )
    (folder / "newslint.yaml").write_text("packs: [house]\n", "utf-8")


SILENT: list[tuple[str, Callable[[Path], None], tuple[str, ...], int, str]] = [
    ("proselint exits 0 on what it cannot decode", undecodable, ("a.txt",), 2, "a.txt: not text"),
    ("semgrep skips a Latin-1 file without a word", latin_1, ("a.txt",), 1, "a.txt: "),
    ("Harper lints nothing in a directory of directories", nested, ("d",), 1, ""),
    ("write-good exits 0 on exactly 256 findings", many, ("--select", "BPL004", "a.txt"), 1, ""),
    ("Vale panics on one bad byte", one_bad_byte, ("a.txt",), 2, "a.txt:4:1: not valid UTF-8: byte 0x81"),
    ("textlint hides a rule that cannot be loaded", broken_rule, ("a.txt",), 2, "house/id/x/r.yaml:1:"),
    ("Vale never matches a phrase that ends in a colon", colon_rule, ("--select", "XXX001", "a.txt"), 1, ""),
]


@pytest.mark.parametrize(("make", "arguments", "status", "told"), [row[1:] for row in SILENT], ids=[row[0] for row in SILENT])
def test_silent_failures_of_other_linters(
    tmp_path: Path, make: Callable[[Path], None], arguments: tuple[str, ...], status: int, told: str
) -> None:
    make(tmp_path)
    with chdir(tmp_path):
        found, out, err = ran("check", "--format", "jsonl", *arguments)
    assert found == status, err
    assert told in err
    assert bool(out) == (status == 1 or make is broken_rule)
    if make is many:
        assert len(out.splitlines()) == 256


def test_people_are_told_what_was_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "b.docm").write_bytes(b"x")
    (tmp_path / ".c.txt").write_bytes(b"x")
    with chdir(tmp_path):
        status, out, _ = ran("check", ".", "--ui-lang", "en")
    assert status == 0
    assert "passed over: 1 (no reader: 1)" in out.splitlines()[-1]
