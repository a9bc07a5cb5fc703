"""How the cost grows: with ten times the phrases, and with the length of an article.

    python bench/growth.py ARTICLES.jsonl.gz [--files N] [--phrases N] [--runs N]

The phrases are two to four words of the articles thrown together, so that their words are met and they themselves are not; they are a
pack of one rule in a temporary folder. The long articles are the texts one after the other.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import tempfile
import time
from pathlib import Path

from files import write_files
from lists import texts
from measure import NEWSLINT, Row, Table, median, rounds

from newslint.session import Request, Session

SIZES = (2, 20, 200, 2000)
"""Kilobytes of an article."""
RULE = """\
check: phrases
code: BCH001
level: note
say: {{id: "{{match}}?"}}
why: Phrases made for a measurement.
phrases: {phrases}
flags: ["Ini [[{first}]] lagi."]
passes: ["Bukan itu."]
"""


def write_pack(articles: Path, folder: Path, count: int) -> None:
    """A pack of one rule with `count` phrases: `folder`, and newslint.yaml beside it."""
    words = sorted({word.lower() for text in texts(articles, 500) for word in text.split() if word.isascii() and word.isalpha()})
    chance = random.Random(7)
    phrases = {" ".join(chance.choices(words, k=chance.randint(2, 4))) for _ in range(count)}
    rules = folder / "id" / "bench"
    rules.mkdir(parents=True)
    ordered = sorted(phrases)
    (rules / "generated.yaml").write_text(RULE.format(phrases=json.dumps(ordered), first=ordered[0]), "utf-8")
    (folder.parent / "newslint.yaml").write_text(f"extends: default\npacks: [{folder.name}]\n", "utf-8")


def table(articles: Path, files: int, phrases: int, runs: int) -> Table:
    """Both ways of growing."""
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made), str(Path(made) / "cache")
        (folder / "files").mkdir()
        write_files(articles, folder / "files", files)
        write_pack(articles, folder / "pack", phrases)
        check = [*NEWSLINT, "check", "--exit-zero", "--lang", "id"]
        one = str(folder / "files" / "00000.txt")
        more = ["--config", str(folder / "newslint.yaml")]
        commands = {
            "files": [*check, "--no-config", str(folder / "files")],
            "files more": [*check, *more, str(folder / "files")],
            "one": [*check, "--no-config", one],
            "one more": [*check, *more, one],
        }
        found = rounds(commands, {name: {"NEWSLINT_CACHE_DIR": cache} for name in commands}, runs)
        each = {name: median(found[name]) for name in commands}
        length = by_length(articles, folder, runs)
    shipped = phrases_shipped()
    rows = [
        Row(f"{files} files, {phrases:,} phrases beside the {shipped:,} that ship", f"{each['files more'] / each['files']:.2f} ×", "1.3 ×"),
        Row("the same without what one file takes", _without(each), "1.3 ×"),
        Row("one file, warm, whole process", f"{1000 * each['one']:.0f} ms → {1000 * each['one more']:.0f} ms"),
    ]
    least = min(length.values())
    for size, cost in length.items():
        rows.append(Row(f"an article of {size:,} KB", f"{1000 * cost:.2f} ms a KB, {cost / least:.2f} × the cheapest", "1.3 ×"))
    notes = (
        f"Phrases: CPU time of whole processes, medians of {runs}. Lengths: CPU time of one article in a process that has seen others, "
        "its text report not included.",
    )
    return Table("Growth", rows, notes)


def _without(each: dict[str, float]) -> str:
    return f"{(each['files more'] - each['one more']) / (each['files'] - each['one']):.2f} ×"


def phrases_shipped() -> int:
    """Needles of the scanner for Indonesian."""
    return len(Session(Request(no_config=True)).plan.scanner("id").freeze()["needles"])


def by_length(articles: Path, folder: Path, runs: int) -> dict[int, float]:
    """CPU seconds a KB for articles of each of SIZES."""
    whole = "\n\n".join(texts(articles, 2_000)).encode()
    paths = {}
    for size in SIZES:
        path = folder / f"{size}.txt"
        path.write_bytes(whole[: size * 1024].decode(errors="ignore").encode())
        paths[size] = path
    session = Session(Request(no_config=True, language="id"))
    session.one(str(paths[SIZES[1]]))
    found = {}
    for size, path in paths.items():
        times = []
        for _ in range(max(1, min(runs * 10, 400 // size))):
            clock = time.process_time()
            session.one(str(path))
            times.append(time.process_time() - clock)
        found[size] = statistics.median(times) / (path.stat().st_size / 1024)
    return found


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--files", type=int, default=200)
    parser.add_argument("--phrases", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    print(*table(options.articles, options.files, options.phrases, options.runs).lines(), sep="\n")


if __name__ == "__main__":
    main()
