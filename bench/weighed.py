"""Sentences of marked articles as a `weigh` rule sees them, for `bench/fit.py`."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from newslint.annotators.signals import Signals, signals
from newslint.annotators.speech import speech
from newslint.kinds.weigh import answered, weighable
from newslint.linter import read
from newslint.readers.text import read as read_article
from newslint.rule import Rule
from newslint.session import Session
from newslint.settled import Settings

PARTS = ("traits", "lists", "words")
VOICE = frozenset({"attribution", "editorial", "loaded", "headline"})
"""Families of which one sentence is often marked under one or another."""
SINGLE = 0.25
"""Weight of a sentence without its article."""
ABROAD = 0.1
"""Weight of a sentence in another language."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, whether it is marked, and where it comes from."""

    cues: frozenset[tuple[str, str]]
    marks: tuple[int, ...]
    """Numbers of the marks of the family that it overlaps."""
    votes: int
    other: bool
    """Whether it overlaps a mark of another family of the writer's voice."""
    article: str
    outlet: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Marked:
    """The sentences of some folders, and how many marks of two votes there are to find."""

    examples: tuple[Example, ...]
    agreed: frozenset[int]
    words: int


def marked(folders: Sequence[str], session: Session, rule: Rule, language: str | None = None) -> Marked:
    """Every sentence the rule weighs in the folders. `language` is the rule's unless given; empty when each article is to tell."""
    settings = Settings(language=rule.language if language is None else language)
    examples: list[Example] = []
    agreed: set[int] = set()
    words = number = 0
    for folder in folders:
        path, _, files = folder.partition(":")
        first, _, last = files.partition("-")
        rows = defaultdict(list)
        for row in _rows(Path(path) / "gold.jsonl"):
            rows[row["file"]].append(row)
        outlets = {row["file"]: row["outlet"] for row in _rows(Path(path) / "manifest.jsonl")}
        for file in sorted(Path(path).glob("*.txt")):
            if files and not int(first) <= int(file.stem) <= int(last):
                continue
            text = file.read_bytes().decode("utf-8-sig")
            spans = [(*_place(row, text), row) for row in rows[file.name]]
            own = {number + at: span for at, span in enumerate(span for span in spans if span[2]["family"] == rule.family)}
            other = [span for span in spans if span[2]["family"] in VOICE - {rule.family}]
            agreed |= {at for at, span in own.items() if span[2]["votes"] > 1}
            number += len(own)
            words += len(text.split())
            examples += (
                _example(sentence, own, other, str(file), outlets[file.name]) for sentence in _signals(file, session, rule, settings)
            )
    return Marked(tuple(examples), frozenset(agreed), words)


def _rows(path: Path) -> Iterator[Any]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def _place(row: Mapping[str, Any], text: str) -> tuple[int, int]:
    starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
    start = starts[row["line"] - 1] + row["column"] - 1
    return start, start + len(row["quote"])


def _signals(file: Path, session: Session, rule: Rule, settings: Settings) -> list[Signals]:
    reading = read(read_article(str(file), file.read_bytes(), None), session.plan, settings, session.annotators)
    if not reading:
        return []
    spared = rule.options.attributed == "drop"  # whatever they weigh, the rule says nothing of what a source has said
    doc = reading.doc
    said = {each.start: each for each in doc[speech]}
    return [one for one in doc[signals] if weighable(rule, one.zone) and not (spared and answered(rule, doc, said[one.start]))]


def _example(sentence: Signals, own: Mapping[int, Any], other: Iterable[Any], article: str, outlet: str) -> Example:
    cues = [(part, name) for part in PARTS for name in getattr(sentence, part)]
    hit = [at for at, (start, end, _) in own.items() if start < sentence.end and sentence.start < end]
    elsewhere = any(start < sentence.end and sentence.start < end for start, end, _ in other)
    return Example(frozenset(cues), tuple(hit), max((own[at][2]["votes"] for at in hit), default=0), elsewhere, article, outlet)


def alone(examples: Iterable[Example]) -> tuple[Example, ...]:
    """Examples of single sentences, by what they can tell."""
    return tuple(replace(one, cues=frozenset(cue for cue in one.cues if cue[0] != "traits"), weight=SINGLE) for one in examples)


def abroad(examples: Iterable[Example], known: frozenset[tuple[str, str]]) -> tuple[Example, ...]:
    """Examples in another language, by what it shares with this one, whose cues are `known`: traits, claims and the names of lists."""
    names = {cue for cue in known if cue[0] == "traits" or (cue[0] == "lists" and ":" not in cue[1])}
    shared = [one.cues & names for one in examples]
    return tuple(replace(one, cues=cues, weight=ABROAD) for one, cues in zip(examples, shared, strict=True))


def forgetful(examples: Iterable[Example], own: str, share: float) -> list[Example]:
    """Examples once with and once without the lists of other rules, which in articles nobody has read know fewer of the words."""
    shared: list[Example] = []
    for one in examples:
        bare = frozenset(cue for cue in one.cues if cue[0] != "lists" or "/" not in cue[1] or cue[1].startswith(own))
        if bare == one.cues or not share:
            shared.append(one)
        else:
            shared += [replace(one, weight=one.weight * (1 - share)), replace(one, cues=bare, weight=one.weight * share)]
    return shared


def only(examples: Iterable[Example], parts: Sequence[str], without: frozenset[str] = frozenset()) -> list[Example]:
    """Examples by the kinds of cues in `parts`, but those named in `without`."""
    return [replace(one, cues=frozenset(cue for cue in one.cues if cue[0] in parts and cue[1] not in without)) for one in examples]
