"""What other ways of checking cost on the same files: JSON parsing, one regular expression a phrase, proselint, textlint.

    python bench/others.py ARTICLES.jsonl.gz [--files N]

proselint and textlint are installed with pip and npm into a temporary folder, and left out with a line where that does not succeed.
proselint has English rules only, and textlint gets 200 phrases of newslint's rules: neither does the same work.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import regex
from files import write_files
from lists import phrases, texts
from measure import NEWSLINT, ROOT, Row, Table, spent

PHRASES = 200
"""Phrases that textlint gets."""
NAIVE = 10
"""Files that the naive ways are tried on."""
PATIENCE = 300
"""Seconds an installation may take."""


def table(articles: Path, count: int) -> Table:
    """Each way over as many files, as CPU time a file."""
    rows, notes = [], []
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = folder / "files"
        files.mkdir()
        write_files(articles, files, count)
        cache = {"NEWSLINT_CACHE_DIR": str(folder / "cache")}
        check = [*NEWSLINT, "check", "--no-cache", "--exit-zero", "--no-config", "--lang", "id", str(files)]
        spent(check, cache)
        ours = spent(check, cache).seconds / count
        rows.append(Row(f"newslint, {count} files", f"{1000 * ours:.2f} ms a file"))
        for name, seconds in (*_naive(articles, files), *_installed(folder, files, count)):
            if seconds is None:
                notes.append(f"{name}: could not be installed here and is left out.")
            else:
                rows.append(Row(name, f"{1000 * seconds:.2f} ms a file, {seconds / ours:.2g} × newslint"))
    notes.append("CPU time of whole processes divided by the files; the naive ways in this process, matching only, on a sample.")
    return Table("Other ways", rows, notes)


def _naive(articles: Path, files: Path) -> Iterator[tuple[str, float]]:
    """Parsing and writing JSON, and a regular expression for each phrase that newslint ships, one by one."""
    lines = [json.dumps({"text": text}) for text in texts(articles, 500)]
    clock = time.process_time()
    for line in lines:
        json.dumps(json.loads(line))
    yield "JSON parsed and written", (time.process_time() - clock) / len(lines)
    literal = [phrase for phrase in phrases([ROOT / "rules" / "id"]) if re.fullmatch(r"[\w' -]+", phrase)]
    sample = [path.read_text("utf-8") for path in sorted(files.iterdir())[:NAIVE]]
    patterns = [regex.compile(rf"\b{regex.escape(phrase)}\b", regex.IGNORECASE) for phrase in literal]
    clock = time.process_time()
    for text in sample:
        for pattern in patterns:
            pattern.findall(text)
    yield f"`regex`, {len(literal):,} phrases one by one", (time.process_time() - clock) / len(sample)


def _installed(folder: Path, files: Path, count: int) -> Iterator[tuple[str, float | None]]:
    paths = [str(path) for path in sorted(files.iterdir())]
    prose = folder / "proselint"
    found = _ran([sys.executable, "-m", "pip", "install", "-q", "--target", str(prose), "proselint"])
    settings = {"PYTHONPATH": str(prose)}
    yield (
        "proselint, English rules",
        spent([sys.executable, "-m", "proselint", "check", *paths], settings).seconds / count if found else None,
    )
    text = folder / "textlint"
    text.mkdir()
    npm = shutil.which("npm")
    found = bool(npm) and _ran([str(npm), "install", "--no-audit", "--no-fund", "--prefix", str(text), "textlint", "textlint-rule-prh"])
    if found:
        literal = [phrase for phrase in phrases([ROOT / "rules" / "id"]) if re.fullmatch(r"[\w -]{4,}", phrase)][:PHRASES]
        rules = [{"expected": f"{phrase}!", "pattern": f"/\\b{phrase}\\b/i"} for phrase in literal]
        (text / "prh.yml").write_text(json.dumps({"version": 1, "rules": rules}), "utf-8")
        settled = {"rules": {"prh": {"rulePaths": ["prh.yml"]}}}
        (text / ".textlintrc.json").write_text(json.dumps(settled), "utf-8")
        command = [str(text / "node_modules" / ".bin" / "textlint"), *paths]
        yield f"textlint, {len(literal)} phrases", spent(command, {}, cwd=text).seconds / count
    else:
        yield "textlint", None


def _ran(command: list[str]) -> bool:
    try:
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=PATIENCE).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--files", type=int, default=200)
    options = parser.parse_args()
    print(*table(options.articles, options.files).lines(), sep="\n")


if __name__ == "__main__":
    main()
