"""How the benchmarks measure: CPU time of whole processes, medians of several, all ratios within one sitting.

CPU time is that of a process and of all it started, so that a busy machine counts little; commands to compare take turns, so that a
machine that slows down slows all alike.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = (sys.executable, "-I", "-c", "pass")
NEWSLINT = (sys.executable, "-c", "from newslint.__main__ import run; run()")
"""As the installed command `newslint` runs, from the tree that this file lies in."""
WATCHED = """
import json, os, resource, subprocess, sys
done = subprocess.run(sys.argv[2:], stdout=open(sys.argv[1], "wb"), stderr=subprocess.PIPE)
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
told = done.stderr.decode("utf-8", "replace")[-2000:]
print(json.dumps([spent.ru_utime + spent.ru_stime, spent.ru_maxrss, done.returncode, told]))
"""
"""Runs a command and tells what it and its children spent; small itself, as a process begins with the memory of the one that starts it."""


@dataclass(frozen=True)
class Spent:
    """What a command took, with everything it started."""

    seconds: float
    """CPU time."""
    megabytes: float
    """Of its largest process."""
    status: int


@dataclass(frozen=True)
class Row:
    """A line of a table."""

    what: str
    figure: str
    target: str = ""


@dataclass(frozen=True)
class Table:
    """What one part of the benchmark found."""

    title: str
    rows: Sequence[Row]
    notes: Sequence[str] = ()

    def lines(self) -> Iterable[str]:
        """As Markdown."""
        yield f"## {self.title}"
        yield ""
        yield "| what | measured | target |"
        yield "|---|---|---|"
        for row in self.rows:
            yield f"| {row.what} | {row.figure} | {row.target} |"
        for note in self.notes:
            yield ""
            yield note
        yield ""


def spent(command: Sequence[str], settings: Mapping[str, str], *, out: str = os.devnull, cwd: str | Path | None = None) -> Spent:
    """Runs a command. Raises RuntimeError when it fails: what ends early costs little."""
    watched = [sys.executable, "-I", "-c", WATCHED, out, *command]
    done = subprocess.run(watched, env=environment(settings), cwd=cwd, stdout=subprocess.PIPE, check=True)
    seconds, kilobytes, status, told = json.loads(done.stdout)
    if status > 1:
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {status}: {told}")
    return Spent(seconds, kilobytes / (1024 if sys.platform != "darwin" else 1024 * 1024), status)


def rounds(commands: Mapping[str, Sequence[str]], settings: Mapping[str, Mapping[str, str]], runs: int) -> dict[str, list[Spent]]:
    """Each command once to warm it up, then all in turns."""
    for name, command in commands.items():
        spent(command, settings.get(name, {}))
    turns = [{name: spent(command, settings.get(name, {})) for name, command in commands.items()} for _ in range(runs)]
    return {name: [turn[name] for turn in turns] for name in commands}


def median(found: Iterable[Spent]) -> float:
    """Seconds."""
    return statistics.median(each.seconds for each in found)


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a user: none of Python's settings but the way to this tree, and where bytecode is kept if that was said."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON") or name == "PYTHONPYCACHEPREFIX"}
    return {**plain, "PYTHONPATH": str(ROOT), "COLUMNS": "100", **settings}


def processor() -> str:
    """What the machine calls its processor, and how many there are."""
    name = platform.processor() or platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    except OSError:
        pass
    return f"{name}, {os.cpu_count()} processors"
