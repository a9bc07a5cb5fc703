"""Killed at any point, run twice at once, files that vanish or change on the way: nothing lost, nothing half-written, next run right."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.results import NAME
from newslint.session import Request, Session

OLD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nScroll to Top\nPasar itu buka setiap hari.\n"
FILES = 60


def newslint(*arguments: str, cwd: Path) -> subprocess.Popen[str]:
    """A run of its own, as a person starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "newslint", *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
    )


def articles(folder: Path) -> list[Path]:
    paths = [folder / f"{number:03d}.txt" for number in range(FILES)]
    for number, path in enumerate(paths):
        path.write_text(f"Kabar {number} dari kota.\n" + OLD * 20, "utf-8")
    return paths


@pytest.fixture(scope="module")
def fixed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What an undisturbed run makes of the articles."""
    folder = tmp_path_factory.mktemp("undisturbed")
    paths = articles(folder)
    run = newslint("check", "--fix", "--no-config", "--output", os.devnull, ".", cwd=folder)
    run.communicate()
    texts = [path.read_text("utf-8") for path in paths]
    assert all("Scroll to Top" not in text for text in texts)
    return texts


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
@pytest.mark.parametrize("written", [0, 1, 7, 30])
def test_killed_while_fixing(tmp_path: Path, fixed: list[str], written: int) -> None:
    paths = articles(tmp_path)
    before = [path.read_text("utf-8") for path in paths]
    run = newslint("check", "--fix", "--no-config", "--output", os.devnull, ".", cwd=tmp_path)
    while run.poll() is None and paths[written].read_text("utf-8") == before[written]:
        pass
    run.kill()
    run.communicate()
    now = [path.read_text("utf-8") for path in paths]
    assert all(text in (old, new) for text, old, new in zip(now, before, fixed, strict=True))
    again = newslint("check", "--fix", "--no-config", "--output", os.devnull, ".", cwd=tmp_path)
    again.communicate()
    assert [path.read_text("utf-8") for path in paths] == fixed


def test_two_runs_fix_at_once(tmp_path: Path, fixed: list[str]) -> None:
    paths = articles(tmp_path)
    runs = [newslint("check", "--fix", "--no-config", "--output", os.devnull, ".", cwd=tmp_path) for _ in range(2)]
    told = [run.communicate()[1] for run in runs]
    assert [path.read_text("utf-8") for path in paths] == fixed
    assert all(run.returncode in (0, 2) for run in runs), told
    assert not list(tmp_path.glob(".*.part"))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL")
def test_killed_while_the_cache_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "a.txt").write_text(OLD, "utf-8")
    run = newslint("check", "--no-config", "a.txt", cwd=tmp_path)
    while run.poll() is None and not (tmp_path / "cache").exists():
        pass
    run.kill()
    run.communicate()
    again = newslint("check", "--no-config", "a.txt", "--format", "jsonl", cwd=tmp_path)
    out, err = again.communicate()
    assert (again.returncode, err) == (1, "")
    assert "BPL004" in out


def test_killed_while_results_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    for number in range(300):
        (tmp_path / f"{number}.txt").write_text(f"{number}\n{OLD}", "utf-8")
    check = ("check", "--no-config", ".", "--lang", "id", "--format", "jsonl")
    run = newslint(*check, "--output", os.devnull, cwd=tmp_path)
    while run.poll() is None and not (tmp_path / "cache" / NAME).exists():
        pass
    run.kill()
    run.communicate()
    expected = newslint(*check, "--no-cache", cwd=tmp_path).communicate()
    assert expected[0].count("BPL004") == 300
    assert [newslint(*check, cwd=tmp_path).communicate() for _ in range(2)] == [expected] * 2


def test_a_file_that_vanishes_is_told_and_the_rest_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in "abc":
        Path(f"{name}.txt").write_text(OLD, "utf-8")
    session = Session(Request(paths=(".",), no_config=True))
    results = session.check()
    first = next(results)
    Path("b.txt").unlink()
    rest = [first, *results]
    assert [type(result) for result in rest] == [Checked, Problem, Checked]
    assert rest[1] == Problem("b.txt", "cannot be read: No such file or directory")


ENDS = """
import sys
from dataclasses import dataclass
from newslint.hooks import hookimpl
from newslint.scan import Needle

@dataclass(frozen=True, slots=True)
class Options:
    pass

def needles(options, language):
    return [Needle(phrase="pasar")]

def judge(rule, doc, hits):
    sys.exit(0)

def read(path, data, encoding):
    sys.exit(0)

def report(results, style):
    yield "x"
    sys.exit(0)

@hookimpl
def newslint_kinds():
    return {"ends": "plugends"}

@hookimpl
def newslint_readers():
    return {".ends": "plugends"}

@hookimpl
def newslint_reporters():
    return {"ends": "plugends"}
"""
ENDING = "check: ends\ncode: DED001\nsay: {id: x}\nwhy: x\nflags: ['[[a]]']\npasses: [b]\n"


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("a.txt", "--format", "concise", "--select", "BPL004,DED001"), 3, "a.txt: id/house/ends: SystemExit: 0"),
        (("a.ends", "a.txt", "--format", "concise", "--select", "BPL004"), 2, "a.ends: the reader of .ends files failed: SystemExit: 0"),
        (("a.txt", "--format", "ends"), 3, "a plug-in tried to end the run"),
    ],
)
def test_a_plug_in_that_ends_the_process_does_not_end_the_run(arguments: tuple[str, ...], status: int, told: str, tmp_path: Path) -> None:
    """It ended with status 0, and nothing was checked."""
    site = tmp_path / "site" / "plugends-1.dist-info"
    site.mkdir(parents=True)
    (site / "METADATA").write_text("Metadata-Version: 2.1\nName: plugends\nVersion: 1\n", "utf-8")
    (site / "entry_points.txt").write_text("[newslint]\nit = plugends\n", "utf-8")
    (tmp_path / "site" / "plugends.py").write_text(ENDS, "utf-8")
    (tmp_path / "house/id/house").mkdir(parents=True)
    (tmp_path / "house/id/house/ends.yaml").write_text(ENDING, "utf-8")
    (tmp_path / "newslint.yaml").write_text("packs: [house]\n", "utf-8")
    for name in ("a.txt", "a.ends"):
        (tmp_path / name).write_text(OLD, "utf-8")
    path = os.pathsep.join((str(Path(__file__).parents[1]), str(tmp_path / "site")))
    command = [sys.executable, "-m", "newslint", "check", "--lang", "id", *arguments]
    run = subprocess.run(command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False)
    assert (run.returncode, told in run.stderr) == (status, True), run.stderr
    assert ("BPL004" in run.stdout) == ("--select" in arguments)
