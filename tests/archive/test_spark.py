"""Spark's executors write what one process writes, also when one of them is killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from newslint.archive.fingerprint import rule_set
from newslint.archive.spark import Task, packed
from newslint.archive.store import Store
from newslint.errors import Problem
from newslint.readers import ReadOptions
from newslint.registry import collect
from newslint.session import Request, Session
from tests.archive.newsroom import Newsroom, story
from tests.archive.rules import rules

pytest.importorskip("pyspark", reason="an extra")
java = pytest.mark.skipif(shutil.which("java") is None or os.name != "posix", reason="Spark runs on Java; signals of POSIX")
SCRIPT = """
import sys
from newslint.registry import collect
import newslint
print(newslint.__file__)
print(*collect().kinds)
"""


def test_newslint_works_inside_a_zip(tmp_path: Path) -> None:
    path = packed(str(tmp_path))
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | {"PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-P", "-c", SCRIPT], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    where, kinds = done.stdout.splitlines()
    assert where.startswith(path)
    assert kinds.split() == list(collect().kinds)


def test_a_task_that_is_repeated_writes_nothing_twice(tmp_path: Path, newsroom: Newsroom) -> None:
    store = Store(str(tmp_path))
    store.prepare()
    task = Task(rules(), os.getcwd(), str(tmp_path), ReadOptions(), 10)
    row = {"number": 3, "path": str(newsroom.folder / "berita.jsonl"), "name": ""}
    first, second = ([said for batch in task(iter([pa.RecordBatch.from_pylist([row])])) for said in batch.to_pylist()] for _ in range(2))
    assert [said["shard"] for said in first] == [said["shard"] for said in second]
    assert [said["totals"] for said in first] == [said["totals"] for said in second]
    assert ({said["kept"] for said in first}, {said["kept"] for said in second}) == ({False}, {True})
    assert store.names() == {said["shard"] for said in first}
    assert len(first) == 10


def test_what_is_no_file_has_its_row(tmp_path: Path) -> None:
    Store(str(tmp_path)).prepare()
    task = Task(rules(), os.getcwd(), str(tmp_path), ReadOptions(), 10)
    (said,) = (row for batch in task.entered(7, [Problem("gone.jsonl", "no such file")]) for row in batch.to_pylist())
    assert said["shard"].startswith("000007-000000-")
    assert Store(str(tmp_path)).read(said["shard"]).coverage["reason"].to_pylist() == ["no such file"]


def executors(driver: int) -> list[int]:
    """The executors' Java processes below a driver."""
    parents, found = {}, []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(process.name)] = int((process / "stat").read_text().rpartition(")")[2].split()[1])
            if b"CoarseGrainedExecutorBackend" in (process / "cmdline").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return [process for process in found if driver in _above(process, parents)]


def _above(process: int, parents: dict[int, int]) -> Iterator[int]:
    while process in parents:
        process = parents[process]
        yield process


def rows(newsroom: Newsroom, out: str) -> tuple[list[dict[str, Any]], ...]:
    """Findings and coverage in an order of their own: shards have other names."""
    found = newsroom.rows(out, "findings"), newsroom.rows(out, "coverage")
    return tuple(sorted(part, key=lambda row: (row["record"], row.get("rule", ""), row.get("start", 0))) for part in found)


@java
@pytest.mark.slow
def test_a_killed_executor_costs_nothing(fresh: Newsroom) -> None:
    (fresh.folder / "arsip").mkdir()
    for part in range(8):
        fresh.write(f"arsip/{part}.jsonl", (story(number, "lambat") for number in range(part * 40, part * 40 + 40)))
    fresh.write("arsip/8.jsonl", [{**story(7, "lambat"), "id": "again"}])
    arguments = "arsip", "gone.jsonl", "--out", "spark", "--engine", "spark", "--master", "local-cluster[2,1,1024]"
    with (fresh.folder / "log").open("w") as log:
        run = subprocess.Popen(
            fresh.command(*arguments), cwd=fresh.folder, env=fresh.environment, stdout=subprocess.PIPE, stderr=log, text=True
        )
        deadline = time.monotonic() + 300
        while len(list(fresh.folder.glob("spark/*/coverage/*.parquet"))) < 4:
            assert run.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        alive = executors(run.pid)
        os.kill(alive[0], signal.SIGKILL)
        out, _ = run.communicate(timeout=300)
    assert run.returncode == 2, (out, (fresh.folder / "log").read_text())
    assert "322 records: 321 checked, 1 not checked" in out
    assert "near-duplicates: 1\n" in out
    fresh.audit("arsip", "gone.jsonl", "--out", "one", "--jobs", "1")
    assert rows(fresh, "spark") == rows(fresh, "one")
    doubles = [pq.read_table(fresh.results(out) / "duplicates.parquet").to_pylist() for out in ("spark", "one")]
    assert doubles[0] == doubles[1]
    assert [(row["record"], row["first"]) for row in doubles[0]] == [("again", "a7")]
    spark, one = fresh.manifest("spark")["totals"], fresh.manifest("one")["totals"]
    assert {**spark, "told": None} == {**one, "told": None}


@java
@pytest.mark.slow
def test_a_frame_of_articles_gives_its_findings(tmp_path: Path) -> None:
    from newslint.archive.spark import findings, session

    ruled = rule_set(Session(Request(select=("boilerplate",), no_config=True, language="id")))
    spark = session("local[1]", str(tmp_path))
    try:
        frame = spark.createDataFrame([(str(row["id"]), str(row["text"])) for row in map(story, range(5))], "record string, text string")
        found = findings(frame, ruled).collect()
    finally:
        spark.stop()
    assert sorted(row["record"] for row in found) == [f"a{number}" for number in range(5)]
    assert {row["words"] for row in found} == {"Scroll to Top"}
