"""A newsroom's folder for audits: an archive, and a plug-in whose rule ends, halts or fails in the process that meets certain words."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

ROOT = Path(__file__).parents[2]
KIND = """
import os, time
from dataclasses import dataclass
from newslint.finding import Match
from newslint.hooks import hookimpl
from newslint.scan import Needle

@dataclass(frozen=True, slots=True)
class Options:
    pass

def needles(options, language):
    return [Needle(phrase=word) for word in ("modar", "molor", "lambat", "keliru", "pasar")]

def judge(rule, doc, hits):
    for hit in hits:
        if hit.needle == "modar":
            os._exit(7)
        if hit.needle == "molor":
            open("asleep", "w").close()
            time.sleep(60)
        if hit.needle == "lambat":
            time.sleep(0.02)
        if hit.needle == "keliru":
            raise ValueError("keliru")
        if hit.needle == "pasar":
            yield Match(hit.start, hit.end)

@hookimpl
def newslint_kinds():
    return {"deadly": "plugdeadly"}
"""
RULE = "check: deadly\ncode: DED001\nsay: {id: x}\nwhy: x\nflags: ['[[pasar]]']\npasses: [b]\n"
RULES = "BPL004,DED001,loaded"
Row = dict[str, Any]


def story(number: int, extra: str = "", **fields: str) -> Row:
    """An article in which two rules find something, and nothing that another has."""
    lead = f"Wali Kota Wirasaba membuka pasar ke-{number} pada Senin (3/2/2025)."
    text = f"{lead}\n“Sudah ramai,” kata Rina Wulandari. Oknum pedagang dicurigai. {extra}\nScroll to Top\n"
    return {"id": f"a{number}", "title": f"Pasar ke-{number} Dibuka", "text": text, "outlet": "Harian Wirasaba", **fields}


@dataclass(frozen=True)
class Newsroom:
    """The folder, and how to run newslint in it."""

    folder: Path

    def write(self, name: str, rows: Iterable[Row]) -> Path:
        """An archive of JSON lines."""
        path = self.folder / name
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
        return path

    @property
    def environment(self) -> Mapping[str, str]:
        """As newslint is run there."""
        return {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{self.folder / 'site'}", "PYTHONUTF8": "1"}

    def command(self, *arguments: str, rules: str = RULES) -> list[str]:
        """`newslint audit` with few rules and small shards."""
        return [sys.executable, "-m", "newslint", "audit", *arguments, "--select", rules, "--shard-size", "10"]

    def audit(self, *arguments: str, rules: str = RULES) -> subprocess.CompletedProcess[str]:
        """The same, run to its end."""
        return self.run(self.command(*arguments, rules=rules))

    def run(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        """A command run to its end."""
        return subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False)

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """An audit that goes on by itself, in a process group of its own."""
        return subprocess.Popen(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def results(self, out: str) -> Path:
        """The folder of the only set of rules that was used."""
        (found,) = (path for path in (self.folder / out).iterdir() if path.is_dir())
        return found

    def rows(self, out: str, part: str) -> list[Row]:
        """Every row of findings or coverage, in the order of the shards."""
        return [row for path in sorted((self.results(out) / part).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]

    def manifest(self, out: str) -> Row:
        """What manifest.json says."""
        found: Row = json.loads((self.results(out) / "manifest.json").read_text("utf-8"))
        return found


def furnish(folder: Path) -> Newsroom:
    """The plug-in, its rule and the configuration."""
    info = folder / "site" / "plugdeadly-1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: plugdeadly\nVersion: 1\n", "utf-8")
    (info / "entry_points.txt").write_text("[newslint]\nit = plugdeadly\n", "utf-8")
    (folder / "site" / "plugdeadly.py").write_text(KIND, "utf-8")
    (folder / "house" / "id" / "house").mkdir(parents=True)
    (folder / "house" / "id" / "house" / "deadly.yaml").write_text(RULE, "utf-8")
    (folder / "newslint.yaml").write_text("packs: [house]\nlang: id\n", "utf-8")
    return Newsroom(folder)
