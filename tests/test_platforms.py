"""Paths, encodings and line ends of Windows and macOS, by code that runs here.

Paths of Windows are reckoned by `ntpath`, which is what `os.path` is there; files that macOS names lie on this disk under such names.
"""

from __future__ import annotations

import codecs
import json
import ntpath
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from unicodedata import normalize

import pytest

from newslint import baseline, config, files, globs
from newslint.baseline import Baseline
from newslint.cli import main
from newslint.globs import Glob, from_root, lies_below

ROWS = ["Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).", "Scroll to Top", "Pasar “baru” itu buka setiap hari – pagi."]
Run = Callable[..., tuple[int, list[dict[str, object]], str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in an empty folder: status, rows of JSON, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, list[dict[str, object]], str]:
        status = main(arguments)
        shown = capfd.readouterr()
        rows = [json.loads(line) for line in shown.out.splitlines() if line.startswith("{")]
        return status, rows, shown.err

    return call


class Windows(ModuleType):
    """`os` as Windows has it where paths are concerned, over the files that are here."""

    path, sep, altsep, name, pardir = ntpath, "\\", "/", "nt", ".."

    def __getattr__(self, name: str) -> object:
        return getattr(os, name)


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules that reckon with paths do it as they would on Windows."""
    for module in (files, globs, baseline, config):
        monkeypatch.setattr(module, "os", Windows("os"))


ENCODINGS = [
    ("utf-8", b"", 0),
    ("utf-8", codecs.BOM_UTF8, 0),
    ("utf-16-le", codecs.BOM_UTF16_LE, 0),
    ("utf-16-be", codecs.BOM_UTF16_BE, 0),
    ("utf-32-le", codecs.BOM_UTF32_LE, 0),
    ("cp1252", b"", 1),
]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("encoding", "mark", "notes"), ENCODINGS)
@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_every_encoding_with_every_line_end_gives_the_same_places(
    run: Run, suffix: str, encoding: str, mark: bytes, notes: int, end: str
) -> None:
    data = mark + (end.join(ROWS) + end).encode(encoding)
    Path(f"a.{suffix}").write_bytes(data)
    status, rows, err = run("check", f"a.{suffix}", "--lang", "id", "--select", "BPL004", "--format", "jsonl")
    assert (status, len(err.splitlines())) == (1, notes)
    assert [(row["line"], row["column"], row["end_line"], row["end_column"]) for row in rows] == [(2, 1, 2, 14)]
    assert Path(f"a.{suffix}").read_bytes() == data


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize(("encoding", "mark"), [row[:2] for row in ENCODINGS])
def test_a_fix_keeps_encoding_mark_and_line_ends(run: Run, encoding: str, mark: bytes, end: str) -> None:
    Path("a.txt").write_bytes(mark + (end.join(ROWS) + end).encode(encoding))
    assert run("check", "a.txt", "--lang", "id", "--select", "BPL004", "--fix")[0] == 0
    assert Path("a.txt").read_bytes() == mark + (end.join([ROWS[0], ROWS[2]]) + end).encode(encoding)


def test_suffixes_in_any_case(run: Run) -> None:
    for name in ("A.TXT", "B.Md", "C.MARKDOWN"):
        Path(name).write_text("\n".join(ROWS), "utf-8")
    status, rows, err = run("check", ".", "--lang", "id", "--select", "BPL004", "--format", "jsonl")
    assert (status, err, [row["path"] for row in rows]) == (1, "", ["A.TXT", "B.Md", "C.MARKDOWN"])


COMPOSED, APART = normalize("NFC", "Kafé/berita é.txt"), normalize("NFD", "Kafé/berita é.txt")


@pytest.fixture(params=[(COMPOSED, APART), (APART, COMPOSED)], ids=["macOS to others", "others to macOS"])
def names(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, str]:
    """What a file is called on disk, and how another system writes that. The test is skipped where both are one file."""
    (tmp_path / "é").touch()
    if (tmp_path / normalize("NFD", "é")).exists():
        pytest.skip("this file system takes both for one name")
    (tmp_path / "é").unlink()
    found: tuple[str, str] = request.param
    return found


def put(name: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("\n".join(ROWS), "utf-8")


def marked(ran: tuple[int, list[dict[str, object]], str]) -> list[object]:
    """The articles in which the rule found something, where no option overrules the configuration."""
    return [row["path"] for row in ran[1] if row["code"] == "BPL004"]


@pytest.mark.parametrize("pattern", ["{0}", "{1}", "{1}/**", "**/berita *.txt", "Kaf?"])
def test_globs_take_accents_composed_or_apart(run: Run, names: tuple[str, str], pattern: str) -> None:
    here, there = names
    put(here)
    put("lain.txt")
    glob = pattern.format(there, there.split("/")[0])
    call = ("check", ".", "--lang", "id", "--select", "BPL004", "--format", "jsonl")
    assert [row["path"] for row in run(*call, "--exclude", glob)[1]] == ["lain.txt"]
    assert [row["path"] for row in run(*call, "--include", glob)[1]] == [here]
    Path("newslint.yaml").write_text(f"paths:\n  '{glob}':\n    rules: {{BPL004: off}}\n", "utf-8")
    assert marked(run("check", ".", "--lang", "id", "--format", "jsonl")) == ["lain.txt"]


def test_a_baseline_of_another_system_holds_here(run: Run, names: tuple[str, str]) -> None:
    here, there = names
    put(here)
    only = ("--lang", "id", "--select", "BPL004")
    assert run("baseline", "create", ".", *only)[0] == 0
    record = Path(baseline.FILE)
    record.write_text(record.read_text("utf-8").replace(here, there), "utf-8")
    written = record.read_bytes()
    assert run("check", ".", *only, "--baseline", baseline.FILE, "--format", "jsonl")[:2] == (0, [])
    for action in (("update",), ("prune",), ("update", "."), ("update", "--accept-new", ".")):
        assert run("baseline", *action, *only)[0] == 0
        assert record.read_bytes() == written, action
    Path(here).unlink()
    assert run("baseline", "prune", *only)[0] == 0
    assert len(record.read_text("utf-8").splitlines()) == 1


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("path", "root", "way", "below"),
    [
        (r"C:\akar\a\b.txt", r"C:\akar", "a/b.txt", True),
        ("C:/akar/a/b.txt", r"C:\akar", "a/b.txt", True),
        (r"c:\Akar\a.txt", r"C:\akar", "a.txt", True),
        (r"C:\akar2\b.txt", r"C:\akar", "../akar2/b.txt", False),
        (r"C:\akar\..a\b.txt", r"C:\akar", "..a/b.txt", True),
        (r"D:\a.txt", r"C:\akar", None, False),
        (r"\\server\bagi\a.txt", r"C:\akar", None, False),
        (r"\\server\bagi\a\b.txt", r"\\server\bagi\a", "b.txt", True),
    ],
)
def test_the_way_from_a_directory_of_windows(path: str, root: str, way: str | None, below: bool) -> None:
    assert (from_root(path, root), lies_below(path, root)) == (way, below)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("pattern", "path", "taken"),
    [
        ("*.md", r"C:\akar\a\b.md", True),
        ("opini/**", r"C:\akar\opini\x\y.md", True),
        (r"opini\**", r"C:\akar\opini\x\y.md", True),
        (r".\opini\*.md", r"C:\akar\opini\y.md", True),
        ("opini/*.md", r"C:\akar\opini\x\y.md", False),
        ("opini", r"C:\akar\x\opini\y.md", True),
        ("*.md", r"D:\akar\a.md", False),
    ],
)
def test_globs_over_paths_of_windows(pattern: str, path: str, taken: bool) -> None:
    assert Glob(pattern, r"C:\akar").matches(path) is taken


def test_globs_with_backslashes_hold_here_too(run: Run) -> None:
    put("arsip/lama/a.txt")
    put("b.txt")
    call = ("check", ".", "--lang", "id", "--select", "BPL004", "--format", "jsonl")
    assert [row["path"] for row in run(*call, "--exclude", r"arsip\**")[1]] == ["b.txt"]
    Path("newslint.yaml").write_text("paths:\n  'arsip\\lama\\*.txt':\n    rules: {BPL004: off}\n", "utf-8")
    assert marked(run("check", ".", "--lang", "id", "--format", "jsonl")) == ["b.txt"]


@pytest.mark.usefixtures("windows")
def test_a_baseline_on_windows_has_forward_slashes() -> None:
    base = Baseline(r"C:\koran\.newslint-baseline")
    assert base.name(r"C:\koran\berita\a b.txt") == base.name("C:/koran/berita/a b.txt") == "berita/a b.txt"
    assert base.name(r"D:\lain\a.txt") == "D:/lain/a.txt"
    assert base.file("berita/a b.txt") == r"C:\koran\berita\a b.txt"


@pytest.mark.usefixtures("windows")
def test_paths_on_the_command_line_of_windows_come_out_with_forward_slashes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put("berita/a.txt")
    put("berita/a.jpg")
    found = files.find([r"berita\a.txt", r".\berita\..\berita\a.txt", r"berita\hilang.txt", r"berita\a.jpg"], (".txt",))
    assert found.paths == ("berita/a.txt",)
    assert [skipped.reason for skipped in found.skipped] == ["given twice"]
    assert [problem.where for problem in found.problems] == [r"berita\hilang.txt", "berita/a.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits")
def test_long_names_and_long_paths(run: Run, tmp_path: Path) -> None:
    """A name as long as can be is fixed; what lies deeper than a path may be long is told, and the rest is checked."""
    name = "é" * 125 + ".txt"
    deep = "/".join(["b" * 200] * 15)
    for path in (name, f"{deep}/a.txt"):
        put(path)
    for _ in range(25):
        os.mkdir("d" * 200)
        os.chdir("d" * 200)
    Path("a.txt").write_text("\n".join(ROWS), "utf-8")
    os.chdir(tmp_path)
    status, _, err = run("check", ".", "--lang", "id", "--select", "BPL004", "--fix")
    assert status == 2
    (told,) = [line for line in err.splitlines() if not line.startswith("newslint: fixes: 2 ")]
    assert told.endswith(": cannot be read: File name too long")
    assert [Path(path).read_text("utf-8") for path in (name, f"{deep}/a.txt")] == ["\n".join([ROWS[0], ROWS[2]])] * 2
