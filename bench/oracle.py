"""Holds the scanner against a naive oracle: every phrase alone, as one regular expression, over every article of a corpus.

    python bench/oracle.py CORPUS.jsonl.gz [--lists DIRECTORY]... [--language id] [--articles N]

Phrases come from the lists of all YAML files under `--lists` (default: rules/). Prints what was missed and what is extra, and
exits 1 on any. CORPUS has one JSON object a line, with a `text`.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "bench")]

from lists import language, phrases, texts  # noqa: E402
from oracle import compiled, restored, without_soft_hyphens  # noqa: E402  (tests/oracle.py, which comes first on the path)

from newslint.scan import Needle, Scanner  # noqa: E402

BATCH = 1_000
"""Articles joined for one call of the oracle; blank lines between them, which no phrase crosses."""


def scanned(scanner: Scanner, batch: list[str], shift: list[int]) -> dict[str, set[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {}
    for text, begin in zip(batch, shift, strict=True):
        for hit in scanner.scan(text).hits.get("all", ()):
            found.setdefault(hit.needle, set()).add((hit.start + begin, hit.end + begin))
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--lists", type=Path, action="append")
    options.add_argument("--language", default="id")
    options.add_argument("--articles", type=int)
    options.add_argument("--show", type=int, default=20, help="differences printed (default 20)")
    given = options.parse_args()
    spoken = language(given.language)
    looked_for = phrases(given.lists or [ROOT / "rules"])
    articles = texts(given.corpus, given.articles)
    scanner = Scanner.compile({"all": [Needle(phrase=phrase) for phrase in looked_for]}, [spoken])
    patterns = {phrase: compiled(phrase, spoken) for phrase in looked_for}
    missed = extra = right = 0
    seconds = [0.0, 0.0]
    for begin in range(0, len(articles), BATCH):
        batch = articles[begin : begin + BATCH]
        joined = "\n\n".join(batch)
        shift = [0]
        for text in batch[:-1]:
            shift.append(shift[-1] + len(text) + 2)
        clock = time.process_time()
        ours = scanned(scanner, batch, shift)
        seconds[0] += time.process_time() - clock
        plain, dropped = without_soft_hyphens(joined)
        for phrase, pattern in patterns.items():
            clock = time.process_time()
            theirs = {restored(match.span(), dropped, plain) for match in pattern.finditer(plain)}
            seconds[1] += time.process_time() - clock
            mine = ours.get(phrase, set())
            right += len(theirs & mine)
            for kind, spans in (("missed", theirs - mine), ("extra", mine - theirs)):
                for start, end in sorted(spans):
                    if missed + extra < given.show:
                        print(f"{kind}: {phrase!r} in {joined[max(0, start - 20) : end + 20]!r}")
                    missed, extra = missed + (kind == "missed"), extra + (kind == "extra")
    print(f"{len(articles)} articles, {len(looked_for)} phrases: {right} equal, {missed} missed, {extra} extra")
    print(f"scanner {seconds[0]:.1f} s, oracle {seconds[1]:.1f} s")
    return 1 if missed or extra else 0


if __name__ == "__main__":
    sys.exit(main())
