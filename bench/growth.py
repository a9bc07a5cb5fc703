"""How the cost grows: with ten times the phrases, and with the length of an article.

    python bench/growth.py ARTICLES.jsonl.gz [--files N] [--phrases N] [--runs N]

The phrases are two to four words of the articles thrown together, so that their words are met and they themselves are not; they are a
pack of one rule in a temporary folder. The long articles are the texts one after the other, the same ones for each length.
"""

from __future__ import annotations

import argparse
import gc
import json
import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from files import write_files
from lists import texts
from measure import NEWSLINT, Row, Table, median, rounds

from newslint.__main__ import MANY
from newslint.reporters import Result
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
        check = [*NEWSLINT, "check", "--no-cache", "--exit-zero", "--lang", "id"]
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
        length = by_length(articles, runs)
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
        f"Phrases: CPU time of whole processes, medians of {runs}. Lengths: the same text in pieces of whole articles, about so long, in a "
        "process that has met its words; text report not included.",
    )
    return Table("Growth", rows, notes)


def _without(each: dict[str, float]) -> str:
    return f"{(each['files more'] - each['one more']) / (each['files'] - each['one']):.2f} ×"


def phrases_shipped() -> int:
    """Needles of the scanner for Indonesian."""
    return len(Session(Request(no_config=True)).plan.scanner("id").freeze()["needles"])


def by_length(articles: Path, runs: int) -> dict[int, float]:
    """CPU seconds a KB of articles of each of SIZES: every time of the same text, whose words are known."""
    found: dict[int, list[float]] = {size: [] for size in SIZES}
    pieces = {size: [*cut(texts(articles, 2_000), size, SIZES[-1])] for size in SIZES}
    session = Session(Request(no_config=True, language="id"))
    before = gc.get_threshold()
    gc.set_threshold(MANY, 50, 50)  # as the command and the workers do
    for _ in checked(session, pieces[SIZES[-2]]):
        pass
    for _ in range(runs):
        for size in SIZES:
            clock = time.process_time()
            for _ in checked(session, pieces[size]):
                pass
            found[size].append((time.process_time() - clock) / sum(map(len, pieces[size])) * 1024)
    gc.set_threshold(*before)
    return {size: statistics.median(seconds) for size, seconds in found.items()}


def checked(session: Session, pieces: Iterable[bytes]) -> Iterator[Result]:
    """Each piece as an article by itself."""
    return (session.one("article.txt", piece) for piece in pieces)


def cut(whole: Iterable[str], size: int, most: int) -> Iterator[bytes]:
    """The texts one after the other, `most` KB of them, in pieces of about `size` KB: whole texts, or one that is longer."""
    piece, total = b"", 0
    for text in whole:
        data = text.encode() + b"\n\n"
        if piece and len(piece) + len(data) > size * 1024:
            yield piece
            piece = b""
        piece += data
        total += len(data)
        if total > most * 1000:
            break
    yield piece


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
