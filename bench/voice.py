"""How well the English loaded and editorial rules tell biased sentences from others, on two sets that experts marked.

    python bench/voice.py --babe babe.jsonl.gz --basil basil.jsonl.gz

A sentence is called biased when a finding of either family overlaps it. BABE has single sentences (text, label_bias): each is an article
of its own, below a headline that says nothing. BASIL has articles (title, sentences with `ann`): each is linted whole, a sentence a
paragraph, and its sentences are scored once as biased by their words (`lex`) and once as biased in any way.
Macro F1 is the mean of the F1 of biased and unbiased sentences. Narrator precision is that of the sentences that are called biased and
in which, by newslint's own reading, nobody but the writer speaks; in BASIL bias within a quotation does not count for it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newslint.annotators.speech import speech
from newslint.linter import lint, read
from newslint.readers.text import read as read_article
from newslint.session import Request, Session
from newslint.settled import Settings

FAMILIES = frozenset({"loaded", "editorial"})
HEADLINE = "Untitled"
SETTINGS = Settings(language="en")


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence: what experts say of it, and what newslint does."""

    biased: bool
    own: bool
    """Whether it is biased in the writer's own words."""
    found: bool
    narrated: bool
    """Whether the writer alone speaks in it."""


def rows(path: Path) -> Iterator[Any]:
    """The objects of a compressed file of lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def looked_at(session: Session, name: str, headline: str, sentences: Iterable[str]) -> list[tuple[bool, bool]]:
    """For each sentence of an article: whether a finding overlaps it, and whether the writer alone speaks in it."""
    text, spans = f"{headline}\n", []
    for sentence in sentences:
        start = len(text) + 1
        text += f"\n{sentence}\n"
        spans.append((start, start + len(sentence)))
    article = read_article(name, text.encode(), None)
    checked = lint(article, session.plan, SETTINGS, session.annotators)
    marks = [(one.start, one.end) for one in checked.findings if one.family in FAMILIES]
    reading = read(article, session.plan, SETTINGS, session.annotators)
    told = [one for one in reading.doc[speech] if one.voice != "narrator"] if reading else []
    return [
        (
            any(first < end and start < last for first, last in marks),
            not any(one.start < end and start < one.end for one in told),
        )
        for start, end in spans
    ]


def babe(path: Path, session: Session) -> list[Judged]:
    """The sentences on which the experts of BABE agreed."""
    judged = []
    for row in rows(path):
        if row["label_bias"] in ("Biased", "Non-biased"):
            biased = row["label_bias"] == "Biased"
            ((found, narrated),) = looked_at(session, row["id"], HEADLINE, [" ".join(row["text"].split())])
            judged.append(Judged(biased, biased, found, narrated))
    return judged


def basil(path: Path, session: Session) -> dict[str, list[Judged]]:
    """The sentences of BASIL, by what counts as bias."""
    kinds = {"words": {"lex"}, "any": {"lex", "inf"}}
    judged: dict[str, list[Judged]] = {name: [] for name in kinds}
    for row in rows(path):
        texts = [" ".join(sentence["text"].split()) for sentence in row["sentences"]]
        said = looked_at(session, row["id"], row["title"] or HEADLINE, texts)
        for sentence, (found, narrated) in zip(row["sentences"], said, strict=True):
            for name, counted in kinds.items():
                marks = [mark for mark in sentence["ann"] if mark["bias"] in counted]
                judged[name].append(Judged(bool(marks), any(mark["quote"] == "no" for mark in marks), found, narrated))
    return judged


def f1(pairs: Iterable[tuple[bool, bool]]) -> float:
    """F1 of the pairs (true, said)."""
    listed = list(pairs)
    both = sum(true and said for true, said in listed)
    return 2 * both / max(sum(true for true, _ in listed) + sum(said for _, said in listed), 1)


def share(flags: Iterable[bool]) -> float:
    """The share that is true; 0 of nothing."""
    listed = list(flags)
    return sum(listed) / max(len(listed), 1)


def report(name: str, judged: list[Judged]) -> None:
    """Prints one line."""
    biased, unbiased = f1((one.biased, one.found) for one in judged), f1((not one.biased, not one.found) for one in judged)
    found = [one for one in judged if one.found]
    narrated = [one for one in found if one.narrated]
    print(
        f"{name:14s} {len(judged):9d} {sum(one.biased for one in judged):6d} {len(found):5d}"
        f"  {share(one.biased for one in found):.3f}      {share(one.found for one in judged if one.biased):.3f}   {biased:.3f}"
        f"      {(biased + unbiased) / 2:.3f}     {share(one.own for one in narrated):.3f} of {len(narrated)}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--babe", type=Path)
    parser.add_argument("--basil", type=Path)
    args = parser.parse_args()
    session = Session(Request(no_config=True))
    print("set            sentences biased found  precision  recall  F1 biased  macro F1  narrator precision")
    if args.babe:
        report("BABE", babe(args.babe, session))
    if args.basil:
        for name, judged in basil(args.basil, session).items():
            report(f"BASIL, {name}", judged)


if __name__ == "__main__":
    main()
