"""Boilerplate by repetition: what is repeated through the articles of one outlet beyond what news repeats.

The archive is read twice. The first time every line, sentence and opening is counted on disk (`tally`), near-duplicate articles are
found (`duplicates`) and titles are remembered as numbers; the second time only what is frequent is looked at (`traces`), and judged
(`evidence`). Memory does not grow with the articles but for 40 bytes each; at most `MOST` repetitions are looked at, the most frequent.
"""

from __future__ import annotations

import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

import numpy as np

from newslint.archive.duplicates import BYTES, PLACES, firsts, sketch
from newslint.archive.evidence import Outlet, PageWords, evidence, score
from newslint.archive.repeats import FRAME, LINE, OPENING, SENTENCE, Masks, Repeat, Story, frame, repeats
from newslint.archive.tally import Tally
from newslint.archive.traces import HELD, Trace
from newslint.language import Language
from newslint.records import dataclass, field, replace
from newslint.words import words_of

FEWEST = 5
"""Articles a repetition must stand in, by default."""
SHARE = 0.001
"""The share of its outlet's articles that a repetition must stand in besides."""
LIKELY = 0.5
MOST = 20_000
"""Repetitions looked at; 2 KB each as a rule."""
PROSE = 40
"""Lines of prose kept of an outlet, against which proposals are tried."""
_MASK = 0xFFFFFFFFFFFFFFFF


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that is repeated in an outlet and may be its page's."""

    outlet: str
    kind: str
    text: str
    """A line or sentence in its most frequent wording, an opening as it is written, or the frame of what is in brackets."""
    key: str
    articles: int
    share: float
    """Of the outlet's articles, duplicates counted once."""
    opens: int
    closes: int
    days: int
    sections: int
    outlets: int
    """Outlets in which the same is frequent."""
    score: float
    evidence: Mapping[str, float] = field(compare=False)
    texts: tuple[tuple[str, int], ...]
    """Wordings with their counts, the most frequent first."""
    examples: tuple[tuple[str, str], ...]
    """Places with what stands there."""


@dataclass(frozen=True, slots=True)
class Mined:
    """What was found in an archive."""

    proposals: tuple[Proposal, ...]
    """By outlet, the most frequent first."""
    articles: int
    duplicates: int
    outlets: Mapping[str, int]
    """Articles of each outlet, duplicates counted once."""
    prose: Mapping[str, tuple[str, ...]]
    """Lines of each outlet that are whole sentences and were not found to be repeated."""
    fewest: int
    """Articles a repetition had to stand in: more than was asked when there were too many."""
    candidates: tuple[Proposal, ...] = ()
    """Everything that was looked at, likely or not."""


def mine(
    stories: Callable[[], Iterable[Story]],
    languages: Iterable[Language],
    *,
    fewest: int = FEWEST,
    outlets: Sequence[str] = (),
    likely: float = LIKELY,
) -> Mined:
    """What is probably boilerplate in `stories`, which are asked for twice; only those of `outlets` when some are named."""
    known = tuple(languages)
    masks, words = Masks(known), PageWords(known)

    def chosen() -> Iterator[Story]:
        return (story for story in stories() if not outlets or story.outlet in outlets)

    first = _first(chosen(), masks, fewest)
    traces, facts, prose = _second(chosen(), masks, first)
    made = [_proposal(trace, facts[trace.outlet], words) for trace in traces]
    spread: dict[tuple[str, str], int] = {}
    for one in made:
        spread[one.kind, one.key] = spread.get((one.kind, one.key), 0) + 1
    made = [replace(one, outlets=spread[one.kind, one.key]) for one in made]
    return Mined(
        tuple(distinct([one for one in made if one.score >= likely])),
        articles=len(first.doubles),
        duplicates=int(np.count_nonzero(first.doubles)),
        outlets={name: fact.articles for name, fact in facts.items()},
        prose=prose,
        fewest=first.fewest,
        candidates=tuple(made),
    )


@dataclass(frozen=True, slots=True)
class _First:
    """What the first reading found out."""

    frequent: Any
    counts: Any
    titles: Any
    doubles: Any
    """For each story whether it is nearly an earlier one."""
    fewest: int


def _first(stories: Iterable[Story], masks: Masks, fewest: int) -> _First:
    """Counts everything. Built-in hashes do: they hold for this process, and the second reading counts again, by the text."""
    titles, doubles = array("q"), array("q")
    with ExitStack() as stack:
        tally, rows = stack.enter_context(Tally()), stack.enter_context(tempfile.TemporaryFile())
        for story in stories:
            tally.add(hash((story.outlet, one.kind, one.key)) for one in repeats(story, masks))
            titles.append(hash(masks.key(story.title)))
            one = sketch(words_of("\n".join(story.lines)).lower)
            rows.write(one)
            doubles.append(-1 if not one else 0)
        keys, counts = tally.frequent(fewest)
        if len(keys) > MOST:
            fewest = int(np.sort(counts)[-MOST])
            keys, counts = keys[counts >= fewest], counts[counts >= fewest]
        twice = _doubles(rows, np.frombuffer(doubles, dtype=np.int64))
    return _First(keys, counts, np.unique(np.frombuffer(titles, dtype=np.int64)), twice, fewest)


def _doubles(rows: BinaryIO, empty: Any) -> Any:
    rows.flush()
    found = np.zeros(len(empty), dtype=bool)
    sketched = np.flatnonzero(empty == 0)
    if len(sketched):
        table = np.memmap(rows, dtype="<u2", mode="r", shape=(len(sketched), PLACES))
        assert table.nbytes == BYTES * len(sketched)
        found[sketched] = firsts(table) != np.arange(len(sketched))
    return found


class _Fact:
    """What is counted of an outlet."""

    def __init__(self) -> None:
        self.articles = 0
        self.days: set[str] = set()
        self.prose: list[str] = []

    def note(self, story: Story) -> None:
        self.articles += 1
        if story.day and len(self.days) < HELD:
            self.days.add(story.day)


def _second(stories: Iterable[Story], masks: Masks, first: _First) -> tuple[list[Trace], dict[str, Outlet], dict[str, tuple[str, ...]]]:
    """Looks at what is frequent, in every article that is nobody's duplicate."""
    traces: dict[tuple[str, str, str], Trace] = {}
    facts: dict[str, _Fact] = {}
    for story, double in zip(stories, first.doubles, strict=False):
        if double:
            continue
        fact = facts.setdefault(story.outlet, _Fact())
        fact.note(story)
        found = [*repeats(story, masks)]
        repeated: set[int] = set()
        for one in _among(found, story.outlet, first.frequent):
            repeated.add(one.line)
            key = story.outlet, one.kind, one.key
            if key not in traces:
                traces[key] = Trace(story.outlet, one)
            traces[key].note(story, one, titled=bool(one.rest) and _holds(first.titles, hash(one.rest)))
        if len(fact.prose) < PROSE:
            fresh = (line for number, line in enumerate(story.lines) if number not in repeated and 40 <= len(line) <= 200)
            fact.prose += [line for line in fresh if line.endswith(".") and line[0].isupper()][:1]
    outlets = {name: Outlet(name, fact.articles, len(fact.days)) for name, fact in facts.items()}
    likely = [trace for trace in traces.values() if trace.count >= max(first.fewest, SHARE * facts[trace.outlet].articles)]
    return [*filter(_worth, likely)], outlets, {name: tuple(fact.prose) for name, fact in facts.items()}


def _among(found: Sequence[Repeat], outlet: str, frequent: Any) -> Iterator[Repeat]:
    """Those of `found` whose key is one of `frequent`, sorted numbers."""
    if not found or not len(frequent):
        return
    keys = np.array([hash((outlet, one.kind, one.key)) & _MASK for one in found], dtype=np.uint64)
    at = np.minimum(np.searchsorted(frequent, keys), len(frequent) - 1)
    for number in np.flatnonzero(frequent[at] == keys):
        yield found[int(number)]


def _holds(ordered: Any, key: int) -> bool:
    at = bisect_left(ordered, key)
    return at < len(ordered) and int(ordered[at]) == key


def _worth(trace: Trace) -> bool:
    """Whether it can be a line of a page at all: it has letters, and an opening opens different lines that are no sentences."""
    if trace.kind == FRAME:
        return len(trace.key) > 2
    if sum(map(str.isalpha, trace.key)) < 3:
        return False
    return trace.kind != OPENING or (len(trace.rests) > 2 and trace.unended >= trace.count / 4 and trace.opens <= trace.count / 2)


def _proposal(trace: Trace, outlet: Outlet, words: PageWords) -> Proposal:
    found = evidence(trace, outlet, words)
    texts = sorted(trace.texts.items(), key=lambda pair: (-pair[1], pair[0]))
    return Proposal(
        outlet=trace.outlet,
        kind=trace.kind,
        text=trace.opening() if trace.kind == OPENING else trace.text,
        key=trace.key,
        articles=trace.count,
        share=trace.count / outlet.articles,
        opens=trace.opens,
        closes=trace.closes,
        days=len(trace.days),
        sections=len(trace.sections),
        outlets=1,
        score=score(found),
        evidence=found,
        texts=tuple(texts),
        examples=tuple((place, text) for _, place, text in trace.examples),
    )


def distinct(proposals: Iterable[Proposal]) -> list[Proposal]:
    """By outlet, the most frequent first, without what another proposal finds anyway: a line below its opening, a sentence of a line."""
    by_outlet: dict[str, list[Proposal]] = {}
    for one in sorted(proposals, key=lambda one: (one.outlet, -one.articles, one.kind, one.key)):
        by_outlet.setdefault(one.outlet, []).append(one)
    return [one for found in by_outlet.values() for one in found if not any(covers(other, one) for other in found if other is not one)]


def covers(other: Proposal, one: Proposal) -> bool:
    """Whether `other` finds what `one` finds; of openings in nearly the same lines the longer says more."""
    if other.kind == OPENING and one.kind == OPENING:
        nearly = min(one.articles, other.articles) >= 0.95 * max(one.articles, other.articles)
        inner, outer = (one, other) if len(other.key) > len(one.key) else (other, one)
        return outer.key.startswith(inner.key) and (other is outer) == nearly
    if other.kind == OPENING:
        return one.key.startswith(other.key) and one.kind != FRAME
    if other.kind == FRAME:
        return one.kind == LINE and frame(one.text) == other.key
    return one.kind == SENTENCE and other.kind == LINE and one.key in other.key and other.articles >= 0.8 * one.articles
