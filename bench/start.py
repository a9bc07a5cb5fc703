"""What one article costs as a whole process: checked before, with compiled rules, and with nothing kept; modules loaded and memory.

    python bench/start.py [ARTICLE] [--runs N]

Prints a table of medians and ratios of one sitting.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from measure import BARE, NEWSLINT, ROOT, Row, Table, environment, median, rounds

SEED = ROOT / "seeds" / "002_22ccdcbf5b311fe6.txt"
LOADED = "import sys; from newslint.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"

RULE = """\
check: phrases
code: HSE001
say: {en: "'{match}' is not our word"}
why: The house says otherwise.
phrases: [diksi ganjil]
flags: ["Itu [[diksi ganjil]]."]
passes: ["Itu diksi biasa."]
"""
EDITED = """
import sys, time
with open(sys.argv.pop(1), "a", encoding="utf-8") as rule:
    rule.write(f"# {time.time_ns()}\\n")
from newslint.__main__ import run
run()
"""
"""Edits a rule, and runs newslint."""


def house(folder: Path) -> tuple[str, str]:
    """A newsroom with a rule of its own: the paths of the rule and of the configuration."""
    rule, configuration = folder / "pack" / "id" / "house" / "word.yaml", folder / "newslint.yaml"
    rule.parent.mkdir(parents=True)
    rule.write_text(RULE, "utf-8")
    configuration.write_text("packs: [pack]\n", "utf-8")
    return str(rule), str(configuration)


def table(article: Path, runs: int) -> Table:
    """One article from the start of a process to its end."""
    check = [*NEWSLINT, "check", "--exit-zero", str(article)]
    commands: dict[str, Sequence[str]] = {
        "bare": BARE,
        "imports": [sys.executable, "-c", "import argparse, json, re, typing"],
        "version": [*NEWSLINT, "--version"],
        "again": check,
        "warm": [*check, "--no-cache"],
        "cold": [*check, "--no-cache"],
    }
    with tempfile.TemporaryDirectory() as cache, tempfile.TemporaryDirectory() as newsroom:
        rule, configuration = house(Path(newsroom))
        commands["edited"] = [sys.executable, "-c", EDITED, rule, *check[len(NEWSLINT) :], "--config", configuration]
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
            Row("`newslint check`, one rule of the house edited", f"{median(found['edited']):.2f} s"),
            *(Row(f"modules loaded, {name}", _counted(modules[name])) for name in modules),
            Row("memory, warm", f"{peak:.0f} MB", "60 MB"),
            Row("memory, no cache", f"{max(each.megabytes for each in found['cold']):.0f} MB", "60 MB"),
        ),
        (f"CPU time of the whole process, output included; medians of {runs} runs.",),
    )


def _counted(modules: list[str]) -> str:
    return f"{len(modules)}, of which {sum(name.startswith('newslint') for name in modules)} newslint's"


def loaded(command: Sequence[str], cache: str) -> list[str]:
    """The modules that a command loads and a bare interpreter has not."""
    own = [sys.executable, "-c", LOADED, *command[len(NEWSLINT) :]]
    none = [sys.executable, "-c", "import sys; print(*sorted(sys.modules), file=sys.stderr)"]
    names = []
    for words in (none, own):
        done = subprocess.run(words, env=environment({"NEWSLINT_CACHE_DIR": cache}), capture_output=True, text=True, check=True)
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
