"""How well near-duplicates are found: copies with small edits are put into an archive, and each must be led back to its original.

    python bench/duplicates.py ARTICLES.jsonl.gz [--copies 600] [--seed 1]

Copied are articles that are nobody's duplicate to begin with. A copy's edits: words changed, a paragraph dropped or added, another
headline sentence, a source line at the end. Its true likeness is the share of five-word runs it has in common with the original
(Jaccard), computed in full. Recall is over copies truly alike at 0.85 and more (0.80 is where the estimate begins to doubt);
precision is the share of all pairs reported whose true likeness is at least 0.75.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path

from newslint.archive.duplicates import SHINGLE, clusters, sketch
from newslint.words import words_of


def runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The runs of words that a sketch stands for."""
    return {tuple(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))}


def alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The Jaccard index of two articles' runs."""
    left, right = runs(one), runs(other)
    return len(left & right) / len(left | right)


def edited(words: list[str], strange: list[str], dice: random.Random) -> list[str]:
    """A copy of an article with a few edits, with words of another one."""
    copy = [*words]
    for _ in range(dice.randint(0, max(len(words) // 60, 1))):
        copy[dice.randrange(len(copy))] = dice.choice(strange)
    if dice.random() < 0.4:
        at, size = dice.randrange(len(copy)), dice.randint(5, 40)
        copy[at : at + size] = strange[:size] if dice.random() < 0.5 else []
    if dice.random() < 0.5:
        copy = [*strange[: dice.randint(3, 12)], *copy]
    return copy


def main() -> None:
    """Prints sizes, times, recall and precision."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--copies", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with gzip.open(options.articles, "rt", encoding="utf-8") as lines:
        texts = {row["id"]: words_of(row["text"]).lower for row in map(json.loads, lines)}
    texts = {name: words for name, words in texts.items() if words}
    start = time.perf_counter()
    sketches = {name: sketch(words) for name, words in texts.items()}
    each = (time.perf_counter() - start) / len(texts) * 1000
    own = dict(clusters(sketches.items()))
    true = sum(alike(texts[one], texts[other]) >= 0.75 for one, other in own.items())
    print(f"{len(texts)} articles, {each:.3f} ms a sketch; near-duplicates among them: {len(own)}, alike at 0.75 and more: {true}")
    dice = random.Random(options.seed)
    chosen = dice.sample(sorted(name for name in texts if name not in own and len(texts[name]) >= 40), options.copies)
    copies = {f"copy of {name}": edited(texts[name], texts[dice.choice(chosen)], dice) for name in chosen}
    start = time.perf_counter()
    found = dict(clusters([*sketches.items(), *((name, sketch(words)) for name, words in copies.items())]))
    print(f"clusters of {len(texts) + len(copies)}: {time.perf_counter() - start:.2f} s")
    likeness = {name: alike(words, texts[name.removeprefix("copy of ")]) for name, words in copies.items()}
    wanted = [name for name, share in likeness.items() if share >= 0.85]
    hit = sum(name in found for name in wanted)
    reported = [name for name in copies if name in found]
    right = sum(alike(copies[name], texts.get(found[name], copies.get(found[name], []))) >= 0.75 for name in reported)
    print(f"copies: {len(copies)}, truly alike at 0.85: {len(wanted)}, found {hit}, recall {hit / len(wanted):.3f}")
    print(f"reported: {len(reported)}, truly alike at 0.75: {right}, precision {right / len(reported):.3f}")


if __name__ == "__main__":
    main()
