"""How much of the outlets' true boilerplate `newslint mine` finds, and how much of what it proposes is boilerplate.

    python bench/mine.py CORPUS.jsonl.gz LINES.tsv             recall and precision, with the weights that ship and by held-out outlets
    python bench/mine.py CORPUS.jsonl.gz LINES.tsv --fit       the weights for newslint/archive/evidence.py
    python bench/mine.py CORPUS.jsonl.gz LINES.tsv --unread    what is proposed and has no verdict yet
    python bench/mine.py CORPUS.jsonl.gz --show                what is proposed, to be read (another corpus)

LINES.tsv lists lines, sentences and openings (`baca juga <...>`) that are repeated in each outlet, boilerplate and topics mixed.
`labels/boilerplate_id.tsv` holds a verdict on each of its rows, `labels/mined_id.tsv` one on everything that `mine` looks at in the
corpus: both by reading, as hashes, without the text. No rule is used: neither rules nor their phrases are evidence to `mine`.

Recall is over rows that are boilerplate and stand in at least as many articles of the corpus as `mine` asks for; a row is found when
a proposal of its outlet finds it (an opening also by longer ones in at least half of its articles). Precision is over proposals. Held
out: an outlet is judged by weights fitted on all the others.
Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newslint.archive.mine import Mined, Proposal, distinct, mine
from newslint.archive.repeats import Masks, Story, frame, story_of
from newslint.article import Article, Record
from newslint.hashing import blake2b
from newslint.language import Language
from newslint.session import Request, Session

LABELS = Path(__file__).parent / "labels"
TRUE = "boilerplate"
FEWEST_OF_OUTLET = 10
"""Candidates of an outlet below which its own figures say nothing."""


@dataclass(frozen=True)
class Row:
    """A line of the list, as it is compared."""

    outlet: str
    kind: str
    key: str
    text: str
    verdict: str
    articles: int = 0
    """In how many of the corpus it stands."""


def stories(path: Path) -> Iterator[Story]:
    """The articles of a corpus."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines), 1):
            meta = {name: str(row.get(name) or "") for name in ("title", "outlet", "author", "date", "url")}
            record = Record(row["id"], f"{path.name}:{number}", row["text"], meta)
            yield story_of(record, Article(record.place, row["text"], row["text"], meta=meta))


def rows_of(path: Path, masks: Masks) -> list[Row]:
    """The list with the verdicts."""
    with path.open(encoding="utf-8") as text, (LABELS / "boilerplate_id.tsv").open(encoding="utf-8") as labels:
        found = []
        for row, label in zip(csv.DictReader(text, delimiter="\t"), csv.DictReader(labels, delimiter="\t"), strict=True):
            assert label["hash"] == digest(row["text"]), f"row {label['row']} is another line than the one that was read"
            words = row["text"].removesuffix(" <...>") if row["kind"] == "prefix" else row["text"]
            found.append(Row(row["outlet"], row["kind"], masks.key(words), words, label["verdict"]))
    return found


def digest(text: str) -> str:
    """The hash a label goes by."""
    return blake2b(text.encode(), digest_size=8).hexdigest()


def named(one: Proposal) -> tuple[str, str]:
    """Outlet and hash of a proposal, as in the labels."""
    return one.outlet, digest(f"{one.outlet}\0{one.kind}\0{one.key}")


def finds(one: Proposal, row: Row, masks: Masks) -> bool:
    """Whether a proposal finds a row."""
    if row.kind == "prefix":
        whole = row.key.startswith(one.key.rstrip(": "))
        return one.kind == "opening" and (whole or (one.key.startswith(row.key) and one.articles >= row.articles / 2))
    if one.kind == "opening":
        return row.key.startswith(one.key)
    if one.kind == "frame":
        return frame(row.text) == one.key or (row.text[-1] in ")]" and frame(row.text[row.text.rfind("(") :]) == one.key)
    return row.key == one.key or (row.kind == "sentence" and row.key in one.key)


def found_by(row: Row, proposals: Sequence[Proposal], masks: Masks) -> bool:
    """Whether a row is found: itself, or all the sentences of the line."""
    if any(finds(one, row, masks) for one in proposals):
        return True
    parts = [Row(row.outlet, "sentence", masks.key(part), part, "") for part in masks.sentences(row.text)]
    return len(parts) > 1 and all(any(finds(one, part, masks) for one in proposals) for part in parts)


def occurring(rows: Iterable[Row], mined: Mined, counts: Mapping[tuple[str, str], int]) -> list[Row]:
    """The boilerplate that stands in the corpus often enough to be looked for."""
    known = [replace(row, articles=counts.get((row.outlet, row.key), 0)) for row in rows if row.verdict == TRUE]
    return [row for row in known if row.articles >= mined.fewest]


def counted(path: Path, rows: Sequence[Row], masks: Masks) -> dict[tuple[str, str], int]:
    """In how many articles each row stands: as a line, a sentence, or the opening of a line."""
    wanted: dict[str, list[Row]] = {}
    for row in rows:
        wanted.setdefault(row.outlet, []).append(row)
    counts: dict[tuple[str, str], int] = {}
    for story in stories(path):
        keys = [masks.key(line) for line in story.lines]
        known = {*keys, *(masks.key(part) for line in story.lines for part in masks.sentences(line))}
        for row in wanted.get(story.outlet, ()):
            there = any(key.startswith(row.key) for key in keys) if row.kind == "prefix" else row.key in known
            if there:
                counts[row.outlet, row.key] = counts.get((row.outlet, row.key), 0) + 1
    return counts


def verdicts() -> dict[tuple[str, str], str]:
    """What was said of everything that is looked at."""
    with (LABELS / "mined_id.tsv").open(encoding="utf-8") as lines:
        return {(row["outlet"], row["hash"]): row["verdict"] for row in csv.DictReader(lines, delimiter="\t")}


def fitted(candidates: Sequence[Proposal], truth: Mapping[tuple[str, str], str]) -> tuple[float, dict[str, float]]:
    """Intercept and weights, to one decimal."""
    from sklearn.linear_model import LogisticRegression

    names = sorted(candidates[0].evidence)
    table = [[one.evidence[name] for name in names] for one in candidates]
    model: Any = LogisticRegression(C=1.0, max_iter=3000).fit(table, [truth[named(one)] == TRUE for one in candidates])
    weights = {name: round(float(weight), 1) for name, weight in zip(names, model.coef_[0], strict=True)}
    return round(float(model.intercept_[0]), 1), {name: weight for name, weight in weights.items() if weight}


def report(title: str, proposals: Sequence[Proposal], rows: Sequence[Row], truth: Mapping[tuple[str, str], str], masks: Masks) -> None:
    """A line with recall and precision."""
    by_outlet: dict[str, list[Proposal]] = {}
    for one in proposals:
        by_outlet.setdefault(one.outlet, []).append(one)
    hit = sum(found_by(row, by_outlet.get(row.outlet, ()), masks) for row in rows)
    right = sum(truth.get(named(one)) == TRUE for one in proposals)
    recall = f"{hit}/{len(rows)} = {hit / len(rows):.3f}" if rows else "-"
    precision = f"{right}/{len(proposals)} = {right / len(proposals):.3f}" if proposals else "-"
    print(f"{title:24} recall {recall:18} precision {precision}")


def held_out(candidates: Sequence[Proposal], truth: Mapping[tuple[str, str], str]) -> list[Proposal]:
    """What is proposed of each outlet by weights that the others gave."""
    kept: list[Proposal] = []
    for outlet in sorted({one.outlet for one in candidates}):
        intercept, weights = fitted([one for one in candidates if one.outlet != outlet], truth)
        for one in candidates:
            if one.outlet == outlet and intercept + sum(weights.get(name, 0) * value for name, value in one.evidence.items()) >= 0:
                kept.append(one)
    return kept


def shown(proposals: Iterable[Proposal]) -> None:
    """Proposals to be read."""
    for one in proposals:
        print(f"{one.score:.2f} {one.outlet[:16]:16} {one.kind:8} {one.articles:5} {one.text[:110]}")


def main() -> None:
    """Measures, fits, or lists."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("lines", type=Path, nargs="?")
    for mode in ("--fit", "--unread", "--show"):
        parser.add_argument(mode, action="store_true")
    options = parser.parse_args()
    languages: tuple[Language, ...] = tuple(Session(Request(no_config=True)).plan.languages.values())
    masks, start = Masks(languages), time.process_time()
    everything = mine(lambda: stories(options.corpus), languages, likely=0.0)
    spent = time.process_time() - start
    print(f"{everything.articles} articles, {everything.duplicates} duplicates, {spent / everything.articles * 1000:.2f} ms an article")
    candidates = everything.candidates
    proposed = distinct([one for one in candidates if one.score >= 0.5])
    if options.show or options.lines is None:
        shown(proposed)
        return
    truth = verdicts()
    if options.unread:
        shown(one for one in candidates if named(one) not in truth)
        return
    if options.fit:
        intercept, weights = fitted(candidates, truth)
        print(f"INTERCEPT = {intercept}\nWEIGHTS: Mapping[str, float] = {json.dumps(weights, indent=4)}")
        return
    rows = rows_of(options.lines, masks)
    wanted = occurring(rows, everything, counted(options.corpus, rows, masks))
    print(f"{len(candidates)} repetitions looked at; {len(wanted)} of {sum(row.verdict == TRUE for row in rows)} rows stand in the corpus")
    report("weights as shipped", proposed, wanted, truth, masks)
    others = distinct(held_out(candidates, truth))
    report("held-out outlets", others, wanted, truth, masks)
    for outlet in sorted({one.outlet for one in candidates}):
        if sum(one.outlet == outlet for one in candidates) >= FEWEST_OF_OUTLET:
            report(
                f"  {outlet}",
                [one for one in others if one.outlet == outlet],
                [row for row in wanted if row.outlet == outlet],
                truth,
                masks,
            )


if __name__ == "__main__":
    main()
