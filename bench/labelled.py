"""Turns `bench/labels/voice_id.jsonl` and the corpus it points into into a folder that `bench/fit.py` and `bench/ledger.py` read.

    python bench/labelled.py CORPUS.jsonl.gz FOLDER --set fit
    python bench/fit.py id/editorial/writers-voice GOLD FOLDER --parts traits lists --write

The labels are article ids and offsets; the words are the corpus's. An article of the set that has no mark is written too: it says as much.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parent / "labels" / "voice_id.jsonl"


def article(record: Mapping[str, Any]) -> tuple[str, int]:
    """Headline, a blank line and the text as one article, and how far the text's offsets move."""
    headline = " ".join(record["title"].split())
    return f"{headline}\n\n{record['text']}", len(headline) + 2


def marks(label: Mapping[str, Any], record: Mapping[str, Any], file: str) -> Iterator[dict[str, Any]]:
    """The marks of one article as rows of gold.jsonl."""
    text, moved = article(record)
    for start, end, family, sure in label["marks"]:
        at = start + moved
        yield {
            "file": file,
            "line": text.count("\n", 0, at) + 1,
            "column": at - text.rfind("\n", 0, at),
            "quote": text[at : end + moved],
            "family": family,
            "votes": 2 if sure else 1,
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--set", choices=("fit", "test"), default="fit", help="which of the two sets of articles")
    args = parser.parse_args()
    labels = {row["article"]: row for row in map(json.loads, LABELS.read_text("utf-8").splitlines()) if row["set"] == args.set}
    args.folder.mkdir(parents=True, exist_ok=True)
    manifest, gold = [], []
    with gzip.open(args.corpus, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["id"] in labels:
                file = f"{len(manifest) + 1:03d}.txt"
                (args.folder / file).write_text(article(record)[0], "utf-8", newline="")
                manifest.append({"file": file, "id": record["id"], "outlet": record["outlet"]})
                gold += marks(labels[record["id"]], record, file)
    for name, rows in (("manifest", manifest), ("gold", gold)):
        content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (args.folder / f"{name}.jsonl").write_text(content, "utf-8")
    print(f"{len(manifest)} articles of {len(labels)}, {len(gold)} marks in {args.folder}")


if __name__ == "__main__":
    main()
