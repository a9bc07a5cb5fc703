"""Turns the sentences of BABE, marked by experts, into a folder that `bench/fit.py --sentences` reads.

    python bench/sentences.py babe.jsonl.gz FOLDER

A biased sentence's words are marks of `loaded`; an opinionated one is a mark of `editorial`, of two votes where it is opinion throughout.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

SHORTEST, WORDS = 20, 6


def marks(row: Mapping[str, Any], file: str, text: str) -> Iterator[dict[str, Any]]:
    """The marks of one sentence."""
    if row["label_bias"] != "Biased":
        return
    for word in row["biased_words"][:WORDS]:
        at = text.lower().find(word.lower())
        if at >= 0:
            yield {"file": file, "line": 3, "column": at + 1, "quote": text[at : at + len(word)], "family": "loaded", "votes": 2}
    if "opinion" in row["label_opinion"]:
        votes = 2 if row["label_opinion"].startswith("Expresses") else 1
        yield {"file": file, "line": 3, "column": 1, "quote": text, "family": "editorial", "votes": votes}


def main() -> None:
    source, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    gold, manifest = [], []
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = row["text"].replace("\n", " ").strip()
            if row["label_bias"] not in ("Biased", "Non-biased") or len(text) < SHORTEST:
                continue
            file = f"{len(manifest) + 1:05d}.txt"
            (folder / file).write_text(f"An untitled report\n\n{text}\n", "utf-8")
            gold += [json.dumps(mark) for mark in marks(row, file, text)]
            manifest.append(json.dumps({"file": file, "outlet": row["outlet"]}))
    (folder / "gold.jsonl").write_text("\n".join(gold) + "\n", "utf-8")
    (folder / "manifest.jsonl").write_text("\n".join(manifest) + "\n", "utf-8")


if __name__ == "__main__":
    main()
