"""What many files cost in one process, and whether their findings are those of runs of their own.

    python bench/files.py ARTICLES.jsonl.gz [--files N] [--runs N]

Makes N files of 3.7 KB each from the texts of ARTICLES (one JSON object a line, with a `text`) in a temporary folder.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from lists import texts
from measure import BARE, NEWSLINT, Row, Table, median, rounds, spent

SIZE = 3_700
"""Bytes of a file, or a little less: whole paragraphs of one article and those that follow it."""
SAMPLE = 20
"""Files checked once more, each in a process of its own."""


def write_files(articles: Path, folder: Path, count: int) -> float:
    """Writes the files and returns their megabytes. Begins anew with the first article when there are no more."""
    lines = [line for text in texts(articles, count * 3) for line in (*text.split("\n"), "")]
    at = total = 0
    for number in range(count):
        text = ""
        while True:
            line = lines[at % len(lines)]
            if text and len((text + line).encode()) > SIZE:
                break
            text += line + "\n"
            at += 1
        total += (folder / f"{number:05}.txt").write_bytes(text.encode()[: 2 * SIZE].decode(errors="ignore").encode())
    return total / 1e6


def table(articles: Path, count: int, runs: int) -> Table:
    """Many files in one process."""
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made) / "files", str(Path(made) / "cache")
        folder.mkdir()
        megabytes = write_files(articles, folder, count)
        check = [*NEWSLINT, "check", "--exit-zero", "--no-config", "--lang", "id"]
        commands = {"bare": BARE, "new": [*check, "--no-cache", str(folder)], "again": [*check, str(folder)]}
        found = rounds(commands, {name: {"NEWSLINT_CACHE_DIR": cache} for name in ("new", "again")}, runs)
        differing = different(check, folder, Path(made), cache, count)
    seconds, again, bare = (median(found[name]) for name in ("new", "again", "bare"))
    return Table(
        f"{count} files of {1000 * megabytes / count:.1f} KB in one process",
        (
            Row(
                "`newslint check --no-cache FOLDER`: of new articles",
                f"{seconds:.2f} s, {1000 * seconds / count:.2f} ms a file",
                "3 s for 2,000",
            ),
            Row(
                "`newslint check FOLDER`, of articles that were checked before",
                f"{again:.2f} s, {1000 * again / count:.2f} ms a file",
                "3 s for 2,000",
            ),
            Row("the first against the bare interpreter", f"{seconds / bare:.0f} ×"),
            Row("speed", f"{megabytes / seconds:.2f} MB a second"),
            Row("memory", f"{max(each.megabytes for each in found['new']):.0f} MB"),
            Row(f"findings of {SAMPLE} files that differ from a run of their own, without and with what is kept", str(differing), "0"),
        ),
        (f"CPU time of the whole process, the text report included; median of {runs} runs.",),
    )


def different(check: list[str], folder: Path, made: Path, cache: str, count: int) -> int:
    """Lines of findings that one of the ways of checking has and the other has not."""
    settings, out = {"NEWSLINT_CACHE_DIR": cache}, made / "out"
    spent([*check, "--format", "jsonl", str(folder)], settings, out=str(out))
    together = out.read_text("utf-8").splitlines()
    wrong = 0
    for number in range(0, count, max(count // SAMPLE, 1)):
        path = str(folder / f"{number:05}.txt")
        spent([*check, "--no-cache", "--format", "jsonl", path], settings, out=str(out))
        alone = {line for line in out.read_text("utf-8").splitlines() if path in line}
        wrong += len(alone ^ {line for line in together if path in line})
    return wrong


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(*table(options.articles, options.files, options.runs).lines(), sep="\n")


if __name__ == "__main__":
    main()
