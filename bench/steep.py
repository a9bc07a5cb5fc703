"""Whether time grows with the text and no faster: each stage of an article, each annotator and each kind, on doubling sizes.

    python bench/steep.py [--largest CHARACTERS]

Texts are hard ones: quotation marks only, one line without an end, one word a line, the same sentence again and again, brackets
nested thousands deep. A row is told as steep when the last doubling costs more than 2.6 times the one before. Exit status 1 when one is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from time import process_time
from typing import Any

from newslint.annotators.sentences import sentences
from newslint.article import Article
from newslint.linter import Settings, lint, read
from newslint.session import Request, Session

STEEP = 2.6
"""Times the cost of half the text, at most; 2 is linear."""
LEAST = 0.05
"""Seconds below which a ratio says nothing."""
WORDS = "Wali Kota Wirasaba menilai harga beras naik karena hujan, kata Sari Utami pada Senin (3/2/2025). "
SHAPES: Mapping[str, Callable[[int], str]] = {
    "prose": lambda size: ((WORDS * 4 + "\n") * (size // 380 + 1))[:size],
    "one line": lambda size: (WORDS * (size // 90 + 1))[:size],
    "no stop": lambda size: ("harga beras naik di pasar dan " * (size // 30 + 1))[:size],
    "quotation marks": lambda size: '"' * size,
    "curly quotations": lambda size: ("“Harga naik,” kata Sari. " * (size // 24 + 1))[:size],
    "opened, never closed": lambda size: ("“harga naik di pasar " * (size // 21 + 1))[:size],
    "one word a line": lambda size: ("beras\n" * (size // 6 + 1))[:size],
    "three letters a line": lambda size: ("abc\n" * (size // 4 + 1))[:size],
    "same sentence": lambda size: ("Harga beras naik di pasar itu. " * (size // 31 + 1))[:size],
    "no space": lambda size: "a" * size,
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "names": lambda size: ("Sari Utami, Budi Santosa dan Rini Wulandari " * (size // 44 + 1))[:size],
    "figures": lambda size: ("12.500,75 persen dari Rp 3,2 miliar " * (size // 36 + 1))[:size],
    "blank lines": lambda size: "\n" * size,
    "spaces": lambda size: " " * size + "a",
    "combining marks": lambda size: "e" + "\u0301" * size,
    "right to left": lambda size: ("\u202eharga\u202c naik " * (size // 13 + 1))[:size],
    "links": lambda size: ("Baca Juga: https://contoh.id/a?b=c " * (size // 35 + 1))[:size],
    "list": lambda size: ("- Beras naik\n1. Gula turun\n" * (size // 27 + 1))[:size],
    "small letters after a stop": lambda size: ("harga\u200b beras\u200d naik di pasar itu. " * (size // 34 + 1))[:size],
    "capitals": lambda size: ("HARGA BERAS NAIK DI PASAR " * (size // 26 + 1))[:size],
}


def main() -> int:
    """Prints a row for each shape and stage that is steep, and the dearest a kilobyte."""
    options = _options()
    session = Session(Request(no_config=True, language="id"))
    steep = 0
    for name, shape in SHAPES.items():
        before: Mapping[str, float] = {}
        size = options.largest
        rows = {part: _stages(session, shape(part)) for part in (size // 4, size // 2, size)}
        small, before, last = rows.values()
        whole = last["whole article"]
        print(f"{name:22s} {whole * 1e6 / (size / 1024):9.0f} µs/KB  x{whole / max(before['whole article'], 1e-9):.2f}")
        for stage, seconds in sorted(last.items(), key=lambda row: -row[1]):
            ratio = seconds / max(before.get(stage, 0.0), 1e-6)
            earlier = before.get(stage, 0.0) / max(small.get(stage, 0.0), 1e-6)
            if seconds > LEAST and ratio > STEEP and earlier > 2.2:
                steep += stage != "whole article"
                print(f"    steep: {stage:40s} {seconds:8.3f} s  x{ratio:.2f} (before x{earlier:.2f})")
    print(f"{steep} steep")
    return int(bool(steep))


def _stages(session: Session, text: str) -> dict[str, float]:
    """Seconds of processor time by stage: the scan, each annotator as it is first asked for, each rule's kind."""
    seconds: dict[str, float] = {}

    def timed(name: str, call: Callable[[], Any]) -> Any:
        begin = process_time()
        made = call()
        seconds[name] = seconds.get(name, 0.0) + process_time() - begin
        return made

    article, plan = Article("a.txt", text, text), session.plan
    reading = timed("scan and residue", lambda: read(article, plan, Settings(language="id"), session.annotators))
    doc = reading.doc
    timed("sentences", lambda: doc[sentences])
    for name, annotator in session.annotators.items():
        timed(f"annotator {name}", lambda annotator=annotator: doc[annotator])
    for name in dict.fromkeys((*reading.hits, *plan.always("id"))):
        rule, kind = plan.rule(name), plan.kind(name)
        timed(f"kind {rule.check}: {name}", lambda kind=kind, rule=rule, name=name: list(kind.judge(rule, doc, reading.hits.get(name, ()))))
    timed("whole article", lambda: lint(article, plan, Settings(language="id"), session.annotators))
    return seconds


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=256 * 1024, metavar="N", help="characters of the largest text (default: 262144)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
