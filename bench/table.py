"""Everything that is said of newslint's speed, measured: prints the tables, and with --write the page that holds them.

    python bench/table.py --articles ARTICLES.jsonl.gz [--only start,files,growth,archive,others] [--runs N] [--write docs/performance.md]

ARTICLES has one JSON object a line, with a `text`; any archive of Indonesian news will do. Takes some minutes. Ratios are of one sitting;
absolute figures are of the machine they were measured on.
"""

from __future__ import annotations

import argparse
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import archive
import files
import growth
import others
import start
from measure import Table, processor

from newslint import __version__

PARTS = ("start", "files", "growth", "archive", "others")
HEAD = """\
# Performance

What newslint costs, measured by one command:

    python bench/table.py --articles ARTICLES.jsonl.gz --write docs/performance.md

{machine}. Absolute figures are of this machine; ratios are of one sitting, in which what is compared took turns. The programs in `bench/`
print one table each. No test asserts a time; `tests/test_start.py` asserts what a warm start may load.
"""


def tables(given: argparse.Namespace) -> Iterator[Table]:
    """The parts asked for, each as soon as it is measured."""
    asked = given.only.split(",")
    if "start" in asked:
        yield start.table(start.SEED, 5 * given.runs)
    if "files" in asked:
        yield files.table(given.articles, given.files, given.runs)
    if "growth" in asked:
        yield growth.table(given.articles, max(given.files // 10, 20), 20_000, given.runs)
    if "archive" in asked:
        yield archive.table(given.articles, 5 * given.files, given.runs)
    if "others" in asked:
        yield others.table(given.articles, max(given.files // 10, 20))


def machine() -> str:
    """Processor, Python and versions; nothing that names the machine."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("regex", "pyyaml", "pydantic"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{processor()}; {platform.system()}; {python}; newslint {__version__}, {packages}"


def main() -> int:
    """Prints every table as it comes; writes the page when all are there."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    if unknown := {*given.only.split(",")} - {*PARTS}:
        parser.error(f"--only: {', '.join(sorted(unknown))}: there are {', '.join(PARTS)}")
    if not given.articles.is_file():
        parser.error(f"{given.articles}: no such file")
    head = HEAD.format(machine=machine())
    print(head)
    lines = [head]
    for table in tables(given):
        lines += table.lines()
        print(*table.lines(), sep="\n", flush=True)
    if given.write:
        given.write.write_text("\n".join(lines).rstrip() + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
