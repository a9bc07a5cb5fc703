"""What an archive costs: `newslint audit` over JSON lines, with one worker and with two.

    python bench/archive.py ARTICLES.jsonl.gz [--articles N] [--runs N]

The articles are cut to 2 KB. Says so when this newslint has no audit.
"""

from __future__ import annotations

import argparse
import json
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lists import texts
from measure import NEWSLINT, Row, Spent, Table, median, spent

from newslint.cli import COMMANDS

SIZE = 2_000
"""Bytes of an article."""
TITLE = "An archive of JSON lines"


def write_archive(articles: Path, archive: Path, count: int) -> int:
    """Writes JSON lines, one article each, no two alike; returns their number."""
    found = texts(articles, count)
    with archive.open("w", encoding="utf-8") as file:
        for number in range(count):
            text = found[number % len(found)].encode()[:SIZE].decode(errors="ignore")
            print(json.dumps({"id": str(number), "text": f"{text}\n{number}\n"}, ensure_ascii=False), file=file)
    return count


def table(articles: Path, count: int, runs: int) -> Table:
    """An archive with one worker and with two."""
    if "audit" not in COMMANDS:
        return Table(TITLE, (Row("`newslint audit`", "no audit command", "400 µs an article"),))
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made), {"NEWSLINT_CACHE_DIR": str(Path(made) / "cache")}
        small, large = folder / "small.jsonl", folder / "large.jsonl"
        write_archive(articles, small, 20)
        write_archive(articles, large, count)
        found: dict[int, list[tuple[Spent, float]]] = {1: [], 2: []}
        start = [_audited(small, folder, 1, cache)[0] for _ in range(runs + 1)][1:]
        for _ in range(runs):
            for jobs, each in found.items():
                each.append(_audited(large, folder, jobs, cache))
    begun = median(start)
    cpu = {jobs: median(each[0] for each in rows) for jobs, rows in found.items()}
    wall = {jobs: statistics.median(each[1] for each in rows) for jobs, rows in found.items()}
    peak = max(each[0].megabytes for rows in found.values() for each in rows)
    return Table(
        TITLE,
        (
            Row("one worker, an article of 2 KB", f"{1e6 * (cpu[1] - begun) / (count - 20):.0f} µs of CPU", "400 µs, stretch 150 µs"),
            Row("one worker, whole process", f"{cpu[1]:.2f} s for {count:,} articles"),
            Row("two workers over one", f"{wall[1] / wall[2]:.2f} × as fast", "1.8 ×"),
            Row("memory of the largest process", f"{peak:.0f} MB", "200 MB"),
        ),
        (f"CPU time of driver and workers together, without that of an archive of 20; medians of {runs} runs. Two workers: wall time.",),
    )


def _audited(archive: Path, folder: Path, jobs: int, cache: dict[str, str]) -> tuple[Spent, float]:
    out = folder / "out"
    shutil.rmtree(out, ignore_errors=True)
    command = [*NEWSLINT, "audit", str(archive), "--out", str(out), "--jobs", str(jobs), "--no-config", "--lang", "id"]
    clock = time.monotonic()
    return spent(command, cache), time.monotonic() - clock


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--articles", dest="count", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(*table(options.articles, options.count, options.runs).lines(), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
