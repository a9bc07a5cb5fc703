"""What one article costs as a whole process: checked before, with compiled rules, and with nothing kept; modules loaded and memory.

    python bench/start.py [ARTICLE] [--runs N]

Prints a table of medians and ratios of one sitting.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import BARE, NEWSLINT, ROOT, Row, Table, environment, median, rounds

SEED = ROOT / "seeds" / "002_22ccdcbf5b311fe6.txt"
LOADED = "import sys; from newslint.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"


def table(article: Path, runs: int) -> Table:
    """One article from the start of a process to its end."""
    check = [*NEWSLINT, "check", "--exit-zero", str(article)]
    commands = {
        "bare": BARE,
        "imports": [sys.executable, "-c", "import argparse, json, re, typing"],
        "version": [*NEWSLINT, "--version"],
        "again": check,
        "warm": [*check, "--no-cache"],
        "cold": [*check, "--no-cache"],
    }
    with tempfile.TemporaryDirectory() as cache:
        settings = {name: {"NEWSLINT_CACHE_DIR": "" if name == "cold" else cache} for name in commands}
        found = rounds(commands, settings, runs)
        modules = {name: loaded(commands[name], cache) for name in ("again", "warm")}
    bare, size = median(found["bare"]), article.stat().st_size / 1024
    times = {name: f"{1000 * median(each):.1f} ms, {median(each) / bare:.1f} × the bare interpreter" for name, each in found.items()}
    peak = max(each.megabytes for each in found["warm"])
    return Table(
        f"One article of {size:.1f} KB",
        (
            Row("`python -I -c pass`", f"{1000 * bare:.1f} ms"),
            Row("`python -c 'import argparse, json, re, typing'`", times["imports"]),
            Row("`newslint --version`", times["version"]),
            Row("`newslint check`, of an article that was checked before", times["again"], "4 ×"),
            Row("`newslint check --no-cache`: of a new one, the rules compiled", times["warm"], "4 ×"),
            Row("`newslint check`, nothing kept: rules read and compiled, too", f"{median(found['cold']):.2f} s", "1.0 s"),
            *(Row(f"modules loaded, {name}", _counted(modules[name])) for name in modules),
            Row("memory, warm", f"{peak:.0f} MB", "60 MB"),
            Row("memory, no cache", f"{max(each.megabytes for each in found['cold']):.0f} MB"),
        ),
        (f"CPU time of the whole process, output included; medians of {runs} runs.",),
    )


def _counted(modules: list[str]) -> str:
    return f"{len(modules)}, of which {sum(name.startswith('newslint') for name in modules)} newslint's"


def loaded(command: list[str], cache: str) -> list[str]:
    """The modules that a command loads and a bare interpreter has not."""
    own = [sys.executable, "-c", LOADED, *command[len(NEWSLINT) :]]
    none = [sys.executable, "-c", "import sys; print(*sorted(sys.modules), file=sys.stderr)"]
    names = []
    for command in (none, own):
        done = subprocess.run(command, env=environment({"NEWSLINT_CACHE_DIR": cache}), capture_output=True, text=True, check=True)
        names.append(done.stderr.splitlines()[-1].split())
    return sorted({*names[1]} - {*names[0]})


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=SEED)
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    print(*table(options.article, options.runs).lines(), sep="\n")


if __name__ == "__main__":
    main()
