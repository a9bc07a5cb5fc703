"""How long the scanner takes: microseconds an article and a kilobyte, warm and cold, and to thaw.

python bench/scan.py CORPUS.jsonl.gz [--lists DIRECTORY]... [--language id] [--articles N]
"""

from __future__ import annotations

import argparse
import marshal
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "bench")]

from lists import language, phrases, texts  # noqa: E402

from newslint.scan import Needle, Scanner, words_of  # noqa: E402


def spent(work: Callable[[], object], *, times: int = 5) -> float:
    """The least processor time of a few runs, in seconds."""
    best = float("inf")
    for _ in range(times):
        clock = time.process_time()
        work()
        best = min(best, time.process_time() - clock)
    return best


def each(work: Callable[[str], object], articles: Iterable[str]) -> None:
    for text in articles:
        work(text)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpus", type=Path)
    options.add_argument("--lists", type=Path, action="append")
    options.add_argument("--language", default="id")
    options.add_argument("--articles", type=int, default=500)
    given = options.parse_args()
    looked_for = phrases(given.lists or [ROOT / "rules"])
    articles = texts(given.corpus, given.articles)
    count, kilobytes = len(articles), sum(len(text.encode()) for text in articles) / 1024
    scanner = Scanner.compile({"all": [Needle(phrase=phrase) for phrase in looked_for]}, [language(given.language)])
    frozen = marshal.dumps(scanner.freeze())
    each(scanner.scan, articles)
    hits = sum(len(found) for text in articles for found in scanner.scan(text).hits.values())
    print(f"{count} articles of {kilobytes / count:.1f} KB, {hits / count:.0f} hits an article")
    print(f"{len(looked_for)} phrases, plan of {len(frozen) / 1024:.0f} KB")
    rows = {
        "words_of alone": spent(lambda: each(words_of, articles)),
        "scan, warm": spent(lambda: each(scanner.scan, articles)),
        "scan, no word met before": spent(lambda: [Scanner.thaw(scanner.freeze()).scan(text) for text in articles]),
    }
    for name, seconds in rows.items():
        print(f"{name:28}{seconds / count * 1e6:8.0f} us an article{seconds / kilobytes * 1e6:8.0f} us a KB")
    print(f"{'marshal.loads and thaw':28}{spent(lambda: Scanner.thaw(marshal.loads(frozen))) * 1e3:8.1f} ms")


if __name__ == "__main__":
    main()
