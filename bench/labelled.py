"""Corpus articles with the marks of `bench/labels/voice_*.jsonl`: how findings agree with them, and folders for `bench/fit.py`.

    python bench/labelled.py bench/labels/voice_id.jsonl CORPUS.jsonl.gz FOLDER --set test  # or test2, test3, test4
    python bench/labelled.py bench/labels/voice_id.jsonl CORPUS.jsonl.gz FOLDER --set fit

The corpus has `id`, `outlet`, `title` and `text`, the labels only ids and code points (bench/labels/README.md). An article is written with
its title above it where its text does not begin with it. A mark that is not sure counts as one vote of two: findings may hit it, none must.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from marked import pages, score
from speech_id import lines

from newslint.session import Request, Session


def placed(text: str, start: int, end: int) -> dict[str, Any]:
    """A stretch of `text` as a mark has it: line and column from 1, and its words."""
    before = text[:start]
    return {"line": before.count("\n") + 1, "column": start - (before.rfind("\n") + 1) + 1, "quote": text[start:end]}


def written(row: Mapping[str, Any], label: Mapping[str, Any], folder: Path) -> list[dict[str, Any]]:
    """Writes one article into the folder; its marks."""
    title = " ".join(row["title"].split())
    head = f"{title}\n\n" if title and not row["text"].startswith(title) else ""
    text, file = head + row["text"], f"{row['id']}.txt"
    (folder / file).write_text(text + "\n", "utf-8")
    return [
        {"file": file, **placed(text, start + len(head), end + len(head)), "family": family, "votes": 2 if sure else 1}
        for start, end, family, sure in label["marks"]
    ]


def laid_out(labels: Path, corpus: Path, folder: Path, part: str) -> None:
    """Writes the labelled articles of one part, their marks and whose they are."""
    wanted = {label["article"]: label for label in lines(labels) if label["set"] == part}
    folder.mkdir(parents=True, exist_ok=True)
    marks, outlets = [], []
    for row in lines(corpus):
        if row["id"] in wanted:
            marks += written(row, wanted.pop(row["id"]), folder)
            outlets.append({"file": f"{row['id']}.txt", "outlet": row["outlet"]})
    if wanted:
        raise SystemExit(f"not in {corpus}: {' '.join(sorted(wanted))}")
    for name, rows in (("gold.jsonl", marks), ("manifest.jsonl", outlets)):
        (folder / name).write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=("test", "test2", "test3", "test4", "fit", "fit2"), default="test")
    args = parser.parse_args()
    laid_out(args.labels, args.corpus, args.folder, args.set)
    found = list(pages(args.folder, Session(Request(no_config=True))))
    for family in sorted({mark[2] for label in lines(args.labels) if label["set"] == args.set for mark in label["marks"]}):
        one = score(found, family)
        counts = f"findings {one.findings:4d}  marks {one.marks:4d}"
        print(f"{family:12s} {counts}  precision {one.precision:.2f}  recall {one.recall:.2f}  F1 {one.f1:.2f}")


if __name__ == "__main__":
    main()
