"""What an audit costs: articles a second, CPU time and memory, with one worker, with two, and on Spark.

    python bench/audit.py ARCHIVE.jsonl[.gz] [--articles N] [--jobs 1,2] [--spark [MASTER…]] [--rounds N]
                          [--select RULES] [--characters N] [--keep DIR]

Makes an archive of N articles by repeating the given one with other ids and, in the text, another number, so that no two are the
same; audits it; reads CPU time of driver and workers and their memory from /proc, also when a quarter, half, three quarters and all of
the shards are there: it must not grow with the archive. `--characters` cuts texts short, for many articles in little time. `--spark`
does the same on Spark, by default on local[2] and local-cluster[2,1,1024], and says how many times the time and the CPU time of the
last of --jobs that is; the archive is then a folder of files, as Spark wants it. `--rounds` runs all of them in turn so many times, and
takes the quickest of each: what else the machine has to do then falls on all alike. Times are those of whole commands, start included.
Then, in one process, what an article costs beside the linter, step by step: there the linter is one that remembers its answers.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path
from typing import Any, TypeVar

import pyarrow as pa

from newslint.archive import walk
from newslint.archive.crew import _packed, _unpacked
from newslint.archive.fingerprint import rule_set
from newslint.archive.index import Index
from newslint.archive.lint import lint_batch
from newslint.archive.ruleset import Linter
from newslint.archive.shards import FIRST, RECORDS, cut
from newslint.archive.store import Store
from newslint.article import Article, Record
from newslint.finding import Checked
from newslint.readers import ReadOptions
from newslint.registry import collect
from newslint.session import Request, Session

T = TypeVar("T")
EVERY = 0.1
"""Seconds between two looks at the processes."""
TICKS = os.sysconf("SC_CLK_TCK")
MASTERS = ("local[2]", "local-cluster[2,1,1024]")
FILES = 8
"""Files of an archive for Spark."""


@dataclass
class Account:
    """What the processes of one audit took."""

    seconds: float = 0.0
    begun: float = 0.0
    """Seconds until the first shard was there."""
    driver: float = 0.0
    """CPU seconds of the driver alone."""
    workers: float = 0.0
    """CPU seconds of the workers together."""
    driver_peak: int = 0
    """KiB."""
    worker_peak: int = 0
    """KiB of the largest worker."""
    by_process: dict[int, float] = field(default_factory=dict)
    looks: int = 0
    waits: int = 0
    """Looks at a worker between the first shard and the last, and those at which it was neither running nor ready to."""
    quarters: dict[int, tuple[int, int]] = field(default_factory=dict)
    """KiB of the driver and of the largest worker when so many quarters of the shards are there."""

    @property
    def cpu(self) -> float:
        """CPU seconds of all processes."""
        return self.driver + self.workers


def main() -> None:
    """Makes the archive, audits it, prints a line a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--spark", nargs="*", metavar="MASTER")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--select", default="")
    parser.add_argument("--characters", type=int, help="of each text; all of it by default")
    parser.add_argument("--keep", help="where the archive and the results stay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.keep) as folder:
        made = Path(options.keep or folder) / f"{options.articles}"
        files = 1 if options.spark is None else FILES
        if not made.exists():
            made.mkdir()
            repeat(options.archive, made, options.articles, files, options.characters)
        size = sum(path.stat().st_size for path in made.iterdir()) / 1e6
        told = f"{options.articles} articles, {size:.0f} MB in {files} file{'s' * (files > 1)}"
        print(f"{told}, Python {sys.version.split()[0]}, {os.cpu_count()} processors", flush=True)
        wanted = ["--select", options.select] if options.select else []
        local = {f"{jobs} worker{'s' * (jobs != '1')}": ["--jobs", jobs, *wanted] for jobs in options.jobs.split(",")}
        masters = [] if options.spark is None else options.spark or MASTERS
        spark = {f"Spark, {master}": ["--engine", "spark", "--master", master, *wanted] for master in masters}
        best: dict[str, Account] = {}
        for turn in range(options.rounds):
            for name, given in {**local, **spark}.items():
                spent = audit(made, Path(folder) / f"out{turn}{name}", given, shards(options.articles, files if name in spark else 1))
                best[name] = min(best.get(name, spent), spent, key=lambda account: account.seconds)
        first, last = best[next(iter(local))], best[next(reversed(local))]
        for name, spent in best.items():
            report(name, spent, options.articles, first, last if name in spark else None)
        steps(made, Path(folder) / "steps")


def shards(articles: int, files: int) -> int:
    """How many shards there will be."""
    whole = count = 0
    while whole < articles // files:
        whole, count = whole + min(FIRST * 2**count, RECORDS), count + 1
    return count * files


def report(name: str, spent: Account, articles: int, first: Account, workers: Account | None) -> None:
    """Two or three lines; `workers` is what Spark is held against."""
    each = 1e6 / articles
    cpu = f"CPU {spent.cpu:6.1f} s, µs an article: {spent.driver * each:5.0f} driver, {spent.workers * each:6.0f} workers"
    print(f"{name:30s} {articles / spent.seconds:6.0f} articles/s  {spent.seconds:6.1f} s  {first.seconds / spent.seconds:5.2f} x  {cpu}")
    if workers:
        over = f"{spent.seconds / workers.seconds:.2f} times the time and {spent.cpu / workers.cpu:.2f} times the CPU time of our workers"
        rest = (spent.seconds - spent.begun) / (workers.seconds - workers.begun)
        print(f"{'':30s} {over}; {rest:.2f} times the time after the first shard")
    elif spent.looks:
        print(f"{'':30s} workers waited for the driver {spent.waits / spent.looks:.1%} of the time between the first shard and the last")
    peak = f"peak {spent.driver_peak / 1024:.0f} + {spent.worker_peak / 1024:.0f}"
    held = (f"{25 * part} % {driver / 1024:.0f} + {worker / 1024:.0f}" for part, (driver, worker) in sorted(spent.quarters.items()))
    print(f"{'':30s} first shard after {spent.begun:.1f} s; MB of driver + largest other: {', '.join(held)}; {peak}", flush=True)


class Remembering:
    """A linter that has linted before."""

    def __init__(self, linter: Linter) -> None:
        self._linter = linter
        self._answers: dict[str, tuple[Article, Checked]] = {}

    def check(self, record: Record) -> tuple[Article, Checked]:
        """What the linter said of the record the first time."""
        if record.id not in self._answers:
            self._answers[record.id] = self._linter.check(record)
        return self._answers[record.id]

    def sketch(self, article: Article) -> bytes | None:
        """What the linter gives."""
        return self._linter.sketch(article)


def steps(archive: Path, out: Path) -> None:
    """CPU time of each step beside the linter, for the first shard of full size."""
    gc.set_threshold(100_000, 50, 50)  # as newslint and its workers have it
    linter: Any = Remembering(rule_set(Session(Request(no_config=True))).compiled())
    stream = islice(walk.records([str(archive)], collect(), ReadOptions()), 2 * RECORDS)
    spent = {}

    def timed(name: str, work: Callable[[], T], articles: int) -> T:
        begun = time.process_time()
        result = work()
        spent[name] = 1e6 * (time.process_time() - begun) / articles
        return result

    records = timed("read", lambda: list(stream), 2 * RECORDS)
    shard = max(timed("cut and hash", lambda: list(cut(records)), len(records)), key=lambda each: len(each.items))
    size = len(shard.items)
    shard.articles(range(size))  # pyarrow looks for pandas, once
    batch = timed("as a batch", lambda: shard.articles(range(size)), size)
    lint_batch(_unpacked(_packed(batch)), linter)
    sent = timed("to the worker", lambda: _unpacked(_packed(batch)), size)
    results = timed("into rows", lambda: lint_batch(sent, linter), size)
    back = timed("back", lambda: [_unpacked(_packed(each)) for each in results], size)
    store = Store(str(out))
    store.prepare()
    index = Index(str(out))
    timed("written", lambda: store.write("s", *(pa.Table.from_batches([each]) for each in back)), size)
    timed("indexed", lambda: index.enter("s", shard.digests), size)
    index.close()
    told = ", ".join(f"{name} {cpu:.1f}" for name, cpu in spent.items())
    print(f"beside the linter, CPU µs an article: {told}; together {sum(spent.values()):.1f}")


def repeat(source: str, target: Path, articles: int, files: int, characters: int | None = None) -> None:
    """Streams `articles` articles into files below `target`, each cut to so many characters."""
    stream = enumerate(rows(source))
    for name in range(files):
        with (target / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            for number, row in islice(stream, articles // files):
                said = {**row, "id": f"{number}", "text": f"{row['text'][:characters]}\n{number}"}
                file.write(json.dumps(said, ensure_ascii=False) + "\n")


def rows(source: str) -> Iterator[dict[str, str]]:
    """The articles of the source, over and over."""
    for _ in count():
        with (gzip.open if source.endswith(".gz") else open)(source, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def audit(archive: Path, out: Path, options: list[str], shards: int) -> Account:
    """One audit, watched."""
    command = [sys.executable, "-m", "newslint", "audit", str(archive), "--out", str(out), "--no-config", *options]
    spent, begun = Account(), time.monotonic()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watched = threading.Event()
    watcher = threading.Thread(target=watch, args=(run.pid, spent, watched, out, shards))
    watcher.start()
    if run.wait() not in (0, 2):
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}")
    spent.seconds = time.monotonic() - begun
    watched.set()
    watcher.join()
    spent.driver = spent.by_process.pop(run.pid, 0.0)
    spent.workers = sum(spent.by_process.values())
    return spent


def watch(driver: int, spent: Account, ended: threading.Event, out: Path, shards: int) -> None:
    """Looks at the processes until they have ended."""
    began = time.monotonic()
    done, before = 0, (0, 0)
    while not ended.wait(EVERY):
        held = {driver: 0}
        for process in (driver, *below(driver)):
            try:
                words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                continue
            if 0 < done < shards and b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes():
                spent.looks, spent.waits = spent.looks + 1, spent.waits + (words[0] == "S")
            spent.by_process[process] = (int(words[11]) + int(words[12])) / TICKS
            peak = int(status.partition("VmHWM:")[2].split()[0]) if "VmHWM:" in status else 0
            held[process] = int(status.partition("VmRSS:")[2].split()[0]) if "VmRSS:" in status else 0
            if process == driver:
                spent.driver_peak = max(spent.driver_peak, peak)
            else:
                spent.worker_peak = max(spent.worker_peak, peak)
        done = sum(1 for _ in out.glob("*/coverage/*.parquet"))
        if done and not spent.begun:
            spent.begun = time.monotonic() - began
        now = held.pop(driver), max(held.values(), default=0)
        before = now if done < shards else before  # workers end with the last shard
        if part := min(4 * done // shards, 4):
            spent.quarters.setdefault(part, now if part < 4 else before)


def below(process: int) -> Iterator[int]:
    """The processes that a process has started, by any of its threads, and that these have."""
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            started = [int(word) for word in thread.read_text().split()]
        except OSError:
            continue
        for each in started:
            yield each
            yield from below(each)


if __name__ == "__main__":
    main()
