"""Several processes: the same results in the same order, whatever becomes of a worker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEXT = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nScroll to Top\n"
KIND = """
import os, time
from dataclasses import dataclass
from newslint.hooks import hookimpl
from newslint.scan import Needle

@dataclass(frozen=True, slots=True)
class Options:
    pass

def needles(options, language):
    return [Needle(phrase="modar"), Needle(phrase="molor")]

def judge(rule, doc, hits):
    for hit in hits:
        if hit.needle == "modar":
            os._exit(7)
        open("asleep", "w").close()
        time.sleep(60)
    return iter(())

@hookimpl
def newslint_kinds():
    return {"deadly": "plugdeadly"}
"""
RULE = "check: deadly\ncode: DED001\nsay: {id: x}\nwhy: x\nflags: ['[[a]]']\npasses: [b]\n"


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty articles, and a plug-in whose rule ends the process that meets `modar` and sleeps over `molor`."""
    folder = tmp_path_factory.mktemp("newsroom")
    (folder / "site" / "plugdeadly-1.dist-info").mkdir(parents=True)
    (folder / "site" / "plugdeadly-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: plugdeadly\nVersion: 1\n", "utf-8")
    (folder / "site" / "plugdeadly-1.dist-info" / "entry_points.txt").write_text("[newslint]\nit = plugdeadly\n", "utf-8")
    (folder / "site" / "plugdeadly.py").write_text(KIND, "utf-8")
    (folder / "house" / "id" / "house").mkdir(parents=True)
    (folder / "house" / "id" / "house" / "deadly.yaml").write_text(RULE, "utf-8")
    (folder / "newslint.yaml").write_text("packs: [house]\nexclude: [site, house]\n", "utf-8")
    (folder / "berita").mkdir()
    for number in range(40):
        (folder / "berita" / f"{number:02}.txt").write_text(TEXT, "utf-8")
    return folder


def environment(newsroom: Path) -> Mapping[str, str]:
    return {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{newsroom / 'site'}", "PYTHONUTF8": "1"}


def check(newsroom: Path, *arguments: str, given: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newslint", "check", *arguments, "--format", "jsonl", "--select", "BPL004,DED001"]
    return subprocess.run(command, cwd=newsroom, env=environment(newsroom), input=given, capture_output=True, text=True, check=False)


def test_the_number_of_processes_changes_nothing(newsroom: Path) -> None:
    runs = [check(newsroom, "berita", "--jobs", jobs) for jobs in ("1", "2", "3")]
    assert len(runs[0].stdout.splitlines()) == 40
    assert [(run.stdout, run.stderr, run.returncode) for run in runs[1:]] == [(runs[0].stdout, "", 1)] * 2


def test_standard_input_stands_among_the_files_by_its_name(newsroom: Path) -> None:
    paths = ["berita/03.txt", "berita/01.txt", "-", "berita/02.txt", "-"]
    for jobs in ("1", "2"):
        done = check(newsroom, *paths, "--jobs", jobs, given="Pada Senin.\n\n" + TEXT)
        places = [line.split(', "column"')[0] for line in done.stdout.splitlines()]
        assert places == [
            f'{{"path": "{path}", "line": {line}'
            for path, line in (("berita/01.txt", 2), ("berita/02.txt", 2), ("berita/03.txt", 2), ("stdin.txt", 4))
        ]
        assert done.stderr == ""


def test_a_worker_that_dies_costs_the_file_it_died_of(newsroom: Path) -> None:
    deadly = [newsroom / "berita" / name for name in ("05a.txt", "20a.txt")]
    for path in deadly:
        path.write_text("Pasar itu modar pada hari Senin.\n", "utf-8")
    try:
        done = check(newsroom, "berita", "--jobs", "2")
    finally:
        for path in deadly:
            path.unlink()
    assert done.stderr.splitlines() == [
        f"newslint: berita/{path.name}: not checked: a worker process died of it (it ran out of memory, or a plug-in ended it)"
        for path in deadly
    ]
    assert [line[10:23] for line in done.stdout.splitlines()] == [f"berita/{number:02}.txt" for number in range(40)]
    assert done.returncode == 2


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_run_ends_at_once_and_in_one_line(newsroom: Path, jobs: str) -> None:
    """The signal goes to all processes of the group, as a terminal sends it."""
    (newsroom / "slow").mkdir(exist_ok=True)
    for number in range(3):
        (newsroom / "slow" / f"{number}.txt").write_text("Pasar itu molor pada hari Senin.\n", "utf-8")
    (newsroom / "slow" / "00.txt").write_text(TEXT, "utf-8")
    (newsroom / "asleep").unlink(missing_ok=True)
    command = [sys.executable, "-m", "newslint", "check", "slow", "--format", "jsonl", "--jobs", jobs, "--select", "BPL004,DED001"]
    run = subprocess.Popen(
        command, cwd=newsroom, env=environment(newsroom), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (newsroom / "asleep").exists():
        assert run.poll() is None
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    _, err = run.communicate(timeout=20)
    assert (run.returncode, err) == (130, "newslint: interrupted\n")


@pytest.mark.skipif(sys.platform == "win32", reason="limits are set as POSIX sets them")
@pytest.mark.parametrize("most", [12, 15, 17, 20])
def test_where_files_are_scarce_every_article_is_checked_or_told_and_the_run_ends(most: int, tmp_path: Path) -> None:
    """A pool that could not start its last process left the first ones waiting, and the run with them."""
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(TEXT, "utf-8")
    limited = f"import resource, sys; resource.setrlimit(resource.RLIMIT_NOFILE, ({most}, {most})); from newslint.cli import main; "
    run = [
        sys.executable,
        "-c",
        limited + "sys.exit(main())",
        "check",
        ".",
        "--no-config",
        "--lang",
        "id",
        "--format",
        "concise",
        "--jobs",
        "4",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(run, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60, check=False)
    found = {line[0] for line in done.stdout.splitlines() if "BPL004" in line}
    told = {path for path in map(str, range(9)) if f"{path}.txt: " in done.stderr}
    assert (done.returncode, found | told) == (2 if told else 1, set(map(str, range(9)))), done.stderr
