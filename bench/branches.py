"""Branch coverage: how many of the ways that code can go the tests go, module by module, and of the core as a whole.

    python bench/branches.py [--fresh] [--missing] [PATH ...]

Runs the tests of the paths (default: all, without the slow ones) under coverage.py, one process a slice, so that a run that breaks off
keeps what it measured: figures add up in `.coverage` files in a temporary folder, by default one for all runs until --fresh. Processes
that tests start are not measured, so code that only runs in them counts as missed. Exit status 1 when the core is below 0.95.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 0.95
SLICES = (
    *("tests/annotators", "tests/kinds", "tests/readers", "tests/reporters", "tests/cli", "tests/archive"),
    *(f"tests/test_[{letters}]*.py" for letters in ("a-b", "c-e", "f", "g-o", "p-r", "s", "t-z")),
)
CORE = (
    *("spans", "words", "globs", "scan", "tables", "rows", "neighbours", "patterns", "phrases", "sequences", "language", "document"),
    *("article", "directives", "tight", "rule", "finding", "annotators/*", "kinds/*", "context", "standing", "linter", "allow", "fix"),
    *("mend", "baseline", "changed", "config", "configfile", "settled", "compiled", "cache", "plan", "session", "files", "writing"),
)
"""Modules without which no article is checked; globs below newslint/."""


def main() -> int:
    """Runs the slices and prints the figures."""
    options = _options()
    folder = Path(options.folder)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(".coverage*") if options.fresh else ():
        old.unlink()
    environment = {**os.environ, "COVERAGE_FILE": str(folder / ".coverage"), "PYTHONPATH": str(ROOT)}
    failed = [part for part in options.paths or SLICES if not _run(part, environment, folder)]
    subprocess.run([sys.executable, "-m", "coverage", "combine", "--append", "-q"], cwd=ROOT, env=environment, check=False)
    subprocess.run([sys.executable, "-m", "coverage", "json", "-q", "-o", str(folder / "json")], cwd=ROOT, env=environment, check=True)
    core = _print(json.loads((folder / "json").read_text("utf-8"))["files"], missing=options.missing)
    if failed:
        print(f"tests failed in {', '.join(failed)}")
    return int(core < ENOUGH or bool(failed))


def _run(part: str, environment: dict[str, str], folder: Path) -> bool:
    """Whether the tests of one slice pass."""
    paths = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(part)) if "*" in part else [part]
    pytest = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "-m", "not slow", "--basetemp", str(folder / "tmp"), *paths]
    command = [sys.executable, "-m", "coverage", "run", "--branch", "--parallel-mode", "--source=newslint", *pytest]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    print(f"{part}: {done.stdout.strip().splitlines()[-1] if done.stdout.strip() else done.stderr}", flush=True)
    return done.returncode == 0


def _print(files: dict[str, dict[str, dict[str, int]]], *, missing: bool) -> float:
    """A row for each module and the sums; the share of the core's branches that was taken."""
    core = {str(path.relative_to(ROOT)) for name in CORE for path in ROOT.glob(f"newslint/{name}.py")}
    sums = {"core": [0, 0], "all": [0, 0]}
    for name, row in sorted(files.items()):
        taken, there = row["summary"]["covered_branches"], row["summary"]["num_branches"]
        for which in ("core", "all") if name in core else ("all",):
            sums[which][0] += taken
            sums[which][1] += there
        print(f"{name:50s} {taken:5d} of {there:5d}  {taken / there if there else 1:.2f}{'  core' if name in core else ''}")
        if missing and taken < there:
            print(f"    {row['missing_branches']}")
    for which, (taken, there) in sums.items():
        print(f"{which}: {taken} of {there} branches ({taken / max(there, 1):.3f})")
    return sums["core"][0] / max(sums["core"][1], 1)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH", help="tests to run in place of all")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs measured")
    parser.add_argument("--missing", action="store_true", help="name the branches that were not taken, by their lines")
    parser.add_argument("--folder", default=str(Path(tempfile.gettempdir()) / "newslint-branches"), help="where figures are kept")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
