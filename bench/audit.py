"""What an audit costs: articles a second, CPU time an article and memory, with one worker and with two.

    python bench/audit.py ARCHIVE.jsonl[.gz] [--articles N] [--jobs 1,2] [--select RULES] [--characters N] [--keep DIR]

Makes an archive of N articles by repeating the given one with other ids and, in the text, another number, so that no two are the
same; audits it; reads CPU time of driver and workers and their memory from /proc, also when a quarter, half and three quarters of the
shards are there: it must not grow with the archive. `--characters` cuts texts short, for many articles in little time. Then, in one
process, what an article costs beside the linter, step by step: there the linter is one that remembers its answers.
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
from newslint.archive.shards import RECORDS, cut
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


@dataclass
class Account:
    """What the processes of one audit took."""

    seconds: float = 0.0
    driver: float = 0.0
    """CPU seconds of the driver alone."""
    workers: float = 0.0
    """CPU seconds of the workers together."""
    driver_peak: int = 0
    """KiB."""
    worker_peak: int = 0
    """KiB of the largest worker."""
    by_process: dict[int, float] = field(default_factory=dict)
    quarters: dict[int, tuple[int, int]] = field(default_factory=dict)
    """KiB of the driver and of the largest worker when so many quarters of the shards are there."""


def main() -> None:
    """Makes the archive, audits it, prints a line a run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--jobs", default="1,2")
    parser.add_argument("--select", default="")
    parser.add_argument("--characters", type=int, help="of each text; all of it by default")
    parser.add_argument("--keep", help="where the archive and the results stay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.keep) as folder:
        made = Path(options.keep or folder) / f"{options.articles}.jsonl"
        if not made.exists():
            repeat(options.archive, made, options.articles, options.characters)
        print(
            f"{options.articles} articles, {made.stat().st_size / 1e6:.0f} MB, Python {sys.version.split()[0]}, {os.cpu_count()} processors"
        )
        wanted = ["--select", options.select] if options.select else []
        first = 0.0
        for jobs in map(int, options.jobs.split(",")):
            spent = audit(made, Path(folder) / f"out{jobs}", jobs, wanted, options.articles)
            first = first or spent.seconds
            report(f"{jobs} worker{'s' * (jobs > 1)}", spent, options.articles, first)
        steps(made, Path(folder) / "steps")


def report(name: str, spent: Account, articles: int, first: float) -> None:
    """One line."""
    each = 1e6 / articles
    rate, ratio = articles / spent.seconds, f"  {first / spent.seconds:4.2f} x" if first else ""
    cpu = f"CPU µs an article: {spent.driver * each:6.0f} driver, {spent.workers * each:6.0f} workers"
    peak = f"peak MB: {spent.driver_peak / 1024:.0f} driver, {spent.worker_peak / 1024:.0f} worker"
    print(f"{name:26s} {rate:8.0f} articles/s  {cpu}  {peak}{ratio}")
    held = (f"{25 * part} % {driver / 1024:.0f} + {worker / 1024:.0f}" for part, (driver, worker) in sorted(spent.quarters.items()))
    print(f"{'':26s} MB of driver + largest worker at {', '.join(held)}", flush=True)


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
    """CPU time of each step beside the linter, for the first shard."""
    gc.set_threshold(100_000, 50, 50)  # as newslint and its workers have it
    linter: Any = Remembering(rule_set(Session(Request(no_config=True))).compiled())
    stream = islice(walk.records([str(archive)], collect(), ReadOptions()), RECORDS)
    spent = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        begun = time.process_time()
        result = work()
        spent[name] = time.process_time() - begun
        return result

    records = timed("read", lambda: list(stream))
    shard = timed("cut and hash", lambda: next(cut(records, len(records))))
    batch = timed("as a batch", lambda: shard.articles(range(len(records))))
    lint_batch(_unpacked(_packed(batch)), linter)
    sent = timed("to the worker", lambda: _unpacked(_packed(batch)))
    results = timed("into rows", lambda: lint_batch(sent, linter))
    back = timed("back", lambda: [_unpacked(_packed(each)) for each in results])
    store = Store(str(out))
    store.prepare()
    index = Index(str(out))
    timed("written", lambda: store.write("s", *(pa.Table.from_batches([each]) for each in back)))
    timed("indexed", lambda: index.enter("s", shard.digests))
    index.close()
    told = ", ".join(f"{name} {1e6 * cpu / len(records):.1f}" for name, cpu in spent.items())
    print(f"beside the linter, CPU µs an article: {told}; together {1e6 * sum(spent.values()) / len(records):.1f}")


def repeat(source: str, target: Path, articles: int, characters: int | None = None) -> None:
    """Streams `articles` articles into `target`, each cut to so many characters."""
    with target.open("w", encoding="utf-8") as file:
        for number, row in zip(range(articles), rows(source), strict=False):
            file.write(json.dumps({**row, "id": f"{number}", "text": f"{row['text'][:characters]}\n{number}"}, ensure_ascii=False) + "\n")


def rows(source: str) -> Iterator[dict[str, str]]:
    """The articles of the source, over and over."""
    for _ in count():
        with (gzip.open if source.endswith(".gz") else open)(source, "rt", encoding="utf-8") as file:
            yield from map(json.loads, file)


def audit(archive: Path, out: Path, jobs: int, options: list[str], articles: int) -> Account:
    """One audit, watched."""
    command = [sys.executable, "-m", "newslint", "audit", str(archive), "--out", str(out), "--jobs", str(jobs), "--no-config", *options]
    spent, begun = Account(), time.monotonic()
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watched = threading.Event()
    watcher = threading.Thread(target=watch, args=(run.pid, spent, watched, out, -(-articles // RECORDS)))
    watcher.start()
    run.wait()
    spent.seconds = time.monotonic() - begun
    watched.set()
    watcher.join()
    spent.driver = spent.by_process.pop(run.pid, 0.0)
    spent.workers = sum(spent.by_process.values())
    return spent


def watch(driver: int, spent: Account, ended: threading.Event, out: Path, shards: int) -> None:
    """Looks at the processes until they have ended."""
    while not ended.wait(EVERY):
        held = {driver: 0}
        for process in (driver, *children(driver)):
            try:
                words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
                status = Path(f"/proc/{process}/status").read_text()
            except OSError:
                continue
            spent.by_process[process] = (int(words[11]) + int(words[12])) / TICKS
            peak = int(status.partition("VmHWM:")[2].split()[0]) if "VmHWM:" in status else 0
            held[process] = int(status.partition("VmRSS:")[2].split()[0]) if "VmRSS:" in status else 0
            if process == driver:
                spent.driver_peak = max(spent.driver_peak, peak)
            else:
                spent.worker_peak = max(spent.worker_peak, peak)
        if part := 4 * sum(1 for _ in out.glob("*/coverage/*.parquet")) // shards:
            spent.quarters.setdefault(part, (held.pop(driver), max(held.values(), default=0)))


def children(process: int) -> list[int]:
    """The processes that a process has started."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


if __name__ == "__main__":
    main()
