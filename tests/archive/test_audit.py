"""An audit that is disturbed gives the rows of one that is not: none twice, none lost, and what is not checked is told."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.archive.newsroom import Newsroom, story

posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def rows(newsroom: Newsroom, out: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    return newsroom.rows(out, "findings"), newsroom.rows(out, "coverage")


def workers(driver: int) -> list[int]:
    """The worker processes of an audit, by Linux's account; helpers of multiprocessing are none."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            line = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if parent == driver and b"spawn_main" in line:
            found.append(int(process.name))
    return found


def wait_for_shards(newsroom: Newsroom, out: str, run: subprocess.Popen[str], count: int) -> None:
    """Until so many shards are done."""
    deadline = time.monotonic() + 60
    while len(list(newsroom.folder.glob(f"{out}/*/coverage/*.parquet"))) < count:
        assert run.poll() is None, run.communicate()
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_two_workers_find_what_one_finds(newsroom: Newsroom) -> None:
    done = newsroom.audit("berita.jsonl", "--out", "two", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    findings, coverage = rows(newsroom, "two")
    assert (findings, coverage) == rows(newsroom, "undisturbed")
    assert [row["record"] for row in coverage] == [f"a{number}" for number in range(100)]
    assert sum(row["findings"] for row in coverage) == len(findings) >= 200
    assert newsroom.manifest("two")["totals"] == newsroom.manifest("undisturbed")["totals"]


def test_a_second_run_does_nothing_twice(newsroom: Newsroom) -> None:
    newsroom.audit("berita.jsonl", "--out", "again", "--jobs", "1")
    folder = newsroom.results("again")
    before = {path: path.stat().st_mtime_ns for path in folder.glob("*/*.parquet")}
    done = newsroom.audit("berita.jsonl", "--out", "again", "--jobs", "1")
    assert {path: path.stat().st_mtime_ns for path in folder.glob("*/*.parquet")} == before
    assert "100 were done by an earlier run" in done.stdout
    assert done.returncode == 0


@posix
def test_a_killed_driver_is_gone_on_with(newsroom: Newsroom) -> None:
    slow = newsroom.write("slow.jsonl", (story(number, "lambat") for number in range(100)))
    run = newsroom.start(slow.name, "--out", "killed", "--jobs", "2")
    wait_for_shards(newsroom, "killed", run, 3)
    started = workers(run.pid)
    os.kill(run.pid, signal.SIGKILL)
    run.communicate()
    deadline = time.monotonic() + 20
    while any(Path(f"/proc/{worker}").exists() for worker in started):
        assert time.monotonic() < deadline, "workers outlive their driver"
        time.sleep(0.02)
    assert newsroom.manifest("killed")["state"] == "running"
    done = newsroom.audit(slow.name, "--out", "killed", "--jobs", "2")
    assert done.returncode == 0
    assert "were done by an earlier run" in done.stdout
    newsroom.audit(slow.name, "--out", "not-killed", "--jobs", "1")
    assert rows(newsroom, "killed") == rows(newsroom, "not-killed")
    assert newsroom.manifest("killed")["totals"] == newsroom.manifest("not-killed")["totals"]


@posix
@pytest.mark.slow
def test_workers_killed_at_random_cost_nothing(newsroom: Newsroom) -> None:
    archive = newsroom.write("long.jsonl", (story(number, "lambat") for number in range(300)))
    chance = random.Random(6)
    run = newsroom.start(archive.name, "--out", "stormy", "--jobs", "2")
    for kill in range(10):
        wait_for_shards(newsroom, "stormy", run, 1 + 2 * kill)
        time.sleep(chance.uniform(0.0, 0.4))
        alive = workers(run.pid)
        if alive:
            os.kill(chance.choice(alive), signal.SIGKILL)
    out, err = run.communicate(timeout=120)
    assert (run.returncode, err) == (0, ""), out
    newsroom.audit(archive.name, "--out", "calm", "--jobs", "1")
    assert rows(newsroom, "stormy") == rows(newsroom, "calm")


def test_a_record_that_kills_its_worker_is_the_only_one_lost(newsroom: Newsroom) -> None:
    archive = [story(number, "modar" if number in {7, 31, 32} else "") for number in range(40)]
    newsroom.write("deadly.jsonl", archive)
    done = newsroom.audit("deadly.jsonl", "--out", "deadly", "--jobs", "2")
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["newslint: deadly.jsonl:8: not checked: killed the worker", "newslint: … and 2 more like it"]
    assert "37 checked, 3 not checked\n  3 not checked: killed the worker\n" in done.stdout
    coverage = newsroom.rows("deadly", "coverage")
    assert [row["record"] for row in coverage] == [f"a{number}" for number in range(40)]
    assert [row["record"] for row in coverage if row["status"] == "not checked"] == ["a7", "a31", "a32"]
    kept = [row for row in newsroom.rows("undisturbed", "findings") if int(row["record"][1:]) in {*range(40)} - {7, 31, 32}]
    assert newsroom.rows("deadly", "findings") == kept


@pytest.mark.slow
def test_a_record_that_never_ends_is_given_up(newsroom: Newsroom) -> None:
    newsroom.write("halting.jsonl", [story(number, "molor" if number == 3 else "") for number in range(12)])
    done = newsroom.audit("halting.jsonl", "--out", "halting", "--jobs", "1", "--time-limit", "1")
    assert done.returncode == 2
    assert done.stderr == "newslint: halting.jsonl:4: not checked: took longer than 1 s\n"
    assert Counter(row["status"] for row in newsroom.rows("halting", "coverage")) == {"checked": 11, "not checked": 1}


def test_a_rule_that_fails_is_our_fault_and_told_with_its_record(newsroom: Newsroom) -> None:
    newsroom.write("faulty.jsonl", [story(number, "keliru" if number == 2 else "") for number in range(5)])
    done = newsroom.audit("faulty.jsonl", "--out", "faulty", "--jobs", "1")
    assert done.returncode == 3
    assert done.stderr == "newslint: faulty.jsonl:3: newslint failed: id/house/deadly: ValueError: keliru (plugdeadly.py:25)\n"
    found = newsroom.rows("faulty", "coverage")[2]
    assert (found["status"], found["findings"] > 0) == ("checked", True)


def test_only_what_is_new_or_changed_is_linted_again(newsroom: Newsroom) -> None:
    first = [story(number) for number in range(40)]
    newsroom.write("daily.jsonl", first)
    newsroom.audit("daily.jsonl", "--out", "daily", "--jobs", "1")
    moved = {**first[39], "id": "renamed"}
    second = [story(100), *first[:10], {**first[10], "text": "Pasar itu pasar.\n"}, *first[11:39], moved]
    newsroom.write("daily.jsonl", second)
    done = newsroom.audit("daily.jsonl", "--out", "daily", "--jobs", "1")
    assert "39 were done by an earlier run" in done.stdout
    newsroom.audit("daily.jsonl", "--out", "daily-anew", "--jobs", "1")
    assert rows(newsroom, "daily") == rows(newsroom, "daily-anew")
    assert newsroom.manifest("daily")["shards"] == newsroom.manifest("daily-anew")["shards"]
    assert newsroom.manifest("daily")["totals"] == newsroom.manifest("daily-anew")["totals"]


def test_a_shard_in_which_nothing_is_found_is_put_in_order_and_taken_over(newsroom: Newsroom) -> None:
    plain = [{"id": f"z{number}", "text": f"Pagi itu sepi dan hujan turun untuk {number} jam."} for number in range(9)]
    archive = newsroom.write("plain.jsonl", plain)
    archive.write_text(archive.read_text("utf-8").replace('{"id": "z4"', '"id": "z4"'), "utf-8")
    run = ("plain.jsonl", "--out", "plain", "--jobs", "1")
    assert "9 records: 8 checked, 1 not checked" in newsroom.audit(*run).stdout
    newsroom.write("plain.jsonl", [*plain[:4], {"id": "new", "text": "Pagi itu sepi."}, *plain[5:]])
    assert "8 were done by an earlier run" in newsroom.audit(*run).stdout
    assert [row["record"] for row in newsroom.rows("plain", "coverage")] == ["z0", "z1", "z2", "z3", "new", "z5", "z6", "z7", "z8"]


def test_what_a_shard_of_an_earlier_run_lost_is_linted_again(newsroom: Newsroom) -> None:
    newsroom.audit("berita.jsonl", "--out", "torn", "--jobs", "1")
    for part, name in (("findings", "000003-*.parquet"), ("coverage", "000005-*.parquet")):
        (path,) = (newsroom.results("torn") / part).glob(name)
        path.write_bytes(path.read_bytes()[:-20])
    (newsroom.results("torn") / "findings" / ".x.parquet.abc.part").write_bytes(b"half")
    done = newsroom.audit("berita.jsonl", "--out", "torn", "--jobs", "1")
    assert done.returncode == 0
    assert list((newsroom.results("torn") / "findings").glob("*.part")) == []


@posix
@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_audit_says_so_in_one_line_and_goes_on(newsroom: Newsroom, sent: signal.Signals) -> None:
    archive = newsroom.write(f"{sent.name}.jsonl", (story(number, "lambat") for number in range(100)))
    run = newsroom.start(archive.name, "--out", sent.name, "--jobs", "2")
    wait_for_shards(newsroom, sent.name, run, 2)
    if sent == signal.SIGINT:
        os.killpg(run.pid, sent)  # as a terminal sends it
    else:
        run.send_signal(sent)
    out, err = run.communicate(timeout=20)
    assert (run.returncode, out) == (130, "")
    (line,) = err.splitlines()
    assert line.startswith("newslint: interrupted: ")
    assert line.endswith("the same command goes on from there")
    assert newsroom.manifest(sent.name)["state"] == "interrupted"
    assert newsroom.audit(archive.name, "--out", sent.name, "--jobs", "2").returncode == 0
    newsroom.audit(archive.name, "--out", f"{sent.name}-not", "--jobs", "1")
    assert rows(newsroom, sent.name) == rows(newsroom, f"{sent.name}-not")


@posix
def test_a_full_disk_is_told_and_leaves_nothing_by_half(newsroom: Newsroom) -> None:
    """A limit on the size of files, which fails like a disk that is full."""
    newsroom.write("wide.jsonl", [story(number, "Daripada. " * 10) for number in range(30)])
    command = newsroom.command("wide.jsonl", "--out", "full", "--jobs", "1")
    done = newsroom.run(["bash", "-c", 'ulimit -f 40; exec "$@"', "-", *command])
    assert done.returncode == 2, done.stderr
    assert done.stderr.endswith("(what is done is kept; the same command goes on from there)\n")
    assert "not written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((newsroom.folder / "full").rglob("*.part")) == []
    assert newsroom.audit("wide.jsonl", "--out", "full", "--jobs", "1").returncode == 0
    newsroom.audit("wide.jsonl", "--out", "not-full", "--jobs", "1")
    assert rows(newsroom, "full") == rows(newsroom, "not-full")
