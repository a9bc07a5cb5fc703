"""What the benchmarks read: articles of a corpus, phrases of word lists, how a language's words behave."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from newslint.language import Language
from newslint.phrases import PhraseError, parse
from newslint.sequences import sequences

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = {"flags", "passes", "misses", "overflags", "why", "say", "links", "function_words", "patterns"}
LONGEST = 12
"""Words: what is longer is prose, not a phrase."""


def texts(path: Path, most: int | None) -> list[str]:
    """The first `most` articles of a JSONL file, compressed or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in islice(lines, most)]


def strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for item in node:
            yield from strings(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key not in EXAMPLES:
                yield str(key)
                yield from strings(value)


def phrases(folders: list[Path]) -> list[str]:
    found: dict[str, None] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*.yaml")):
            for text in strings(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)):
                if 0 < len(text.split()) <= LONGEST and usable(text):
                    found[text] = None
    return list(found)


def usable(text: str) -> bool:
    try:
        sequences(parse(text))
    except PhraseError:
        return False
    return True


def language(code: str) -> Language:
    data = yaml.safe_load((ROOT / "rules" / code / "language.yaml").read_text("utf-8"))
    return Language(
        code,
        code,
        frozenset(data.get("function_words", ())),
        clitics=tuple(data.get("clitics", ())),
        nasal=tuple((str(initials), prefix, dropped) for initials, prefix, dropped in data.get("nasal", ())),
        affixes=tuple(data.get("affixes", ())),
    )
