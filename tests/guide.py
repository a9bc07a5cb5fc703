"""A page of documentation as something that can be run: its code blocks, the files they show, the commands and what they print."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newslint.cli import main

FENCE = re.compile(r"^(`{3,})(\w*)$")
NAMED = re.compile(r"`([\w./-]+\.\w+)`:$")
"""A line that ends in the name of the file that the block below it shows."""
SKIPPED = "<!-- not run: "
ANYTHING = "…"
"""A line of output that stands for any lines, or the end of a line that stands for any end."""
GIT = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ratna"), ("EMAIL", "ratna@wirasari.example"))
}


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    line: int
    kind: str
    body: str
    name: str = ""
    """The file that it shows."""
    skipped: bool = False


@dataclass(frozen=True)
class Step:
    """One command, and what the page says it prints."""

    command: str
    shown: tuple[str, ...]


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page in order."""
    before, fence, kind, start = "", "", "", 0
    lines: list[str] = []
    for number, line in enumerate(page.splitlines(), 1):
        opened = FENCE.match(line)
        if fence and line == fence:
            name = NAMED.search(before)
            yield Block(start, kind, "".join(f"{each}\n" for each in lines), name[1] if name else "", before.startswith(SKIPPED))
            fence, before = "", ""
        elif fence:
            lines.append(line)
        elif opened:
            fence, kind, lines, start = opened[1], opened[2], [], number
        elif line.strip():
            before = line


def steps(block: Block) -> Iterator[Step]:
    """The commands of a console block."""
    command = ""
    output: list[str] = []
    for line in block.body.splitlines():
        if line.startswith("$ "):
            if command:
                yield Step(command, tuple(output))
            command, output = line[2:], []
        else:
            output.append(line.rstrip())
    yield Step(command, tuple(output))


def like(shown: tuple[str, ...]) -> str:
    """A pattern of the output that a page shows."""
    parts = []
    for line in shown:
        if line == ANYTHING:
            parts.append(r"(?:.*\n)*")
        elif line.endswith(f" {ANYTHING}"):
            parts.append(re.escape(line[:-1].rstrip()) + r".*\n")
        else:
            parts.append(re.escape(line) + r"\n")
    return "".join(parts)


class Shell:
    """Runs commands one after another in the working directory; `newslint` in this process, all else in a shell."""

    def __init__(self, read: Callable[[], str]) -> None:
        self.read = read
        """Gives what was printed since it was last asked."""
        self.status = 0

    def run(self, command: str) -> str:
        """What a command prints."""
        if command == "echo $?":
            return f"{self.status}\n"
        if not command.startswith("newslint "):
            kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
            done = subprocess.run(["bash", "-c", command], env={**kept, **GIT}, capture_output=True, text=True, check=False)
            self.status = done.returncode
            return done.stdout + done.stderr
        words = shlex.split(command)
        self.read()
        try:
            self.status = main(words[1:])
        except SystemExit as stop:
            self.status = int(stop.code or 0)
        sys.stdout.flush()
        return "".join(f"{line.rstrip()}\n" for line in self.read().splitlines())


def written(block: Block) -> None:
    """The file that a block shows, below the working directory."""
    path = Path(block.name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(block.body, "utf-8")
