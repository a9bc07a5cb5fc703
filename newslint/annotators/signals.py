"""Signals: what stands in each sentence that can weigh for or against it: its traits, the lists that hit it, its words and word pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newslint.annotators.claims import claims
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.speech import speech
from newslint.annotators.statements import statements
from newslint.annotators.tokens import tokens
from newslint.annotators.traits import traits
from newslint.document import Document
from newslint.records import dataclass, field
from newslint.spans import Span

NAME, FIGURE, COMMA, START, END = "*", "0", ",", "^", "$"
"""What stands in a pair for a name, a figure, a mark between words, the beginning of the sentence, and the end of a headline."""
HEADLINE = "headline"
"""The zone in which a capital tells nothing: its names count as words."""
FEW = 5
"""Words of the shortest clause worth showing by itself."""
UNLESS = ":unless"
"""The group of a rule's phrases that excuse its others."""
UNSOURCED = ", unsourced"
"""Added to the name of a list that hits a sentence nobody is given for."""


Place = tuple[int, int]
"""Start and end."""


@dataclass(frozen=True, slots=True)
class Signals(Span):
    """One sentence of prose and what it offers as evidence. Nothing in it comes from a quotation."""

    zone: str
    traits: tuple[str, ...] = ()
    lists: Mapping[str, Place] = field(default_factory=dict)
    """Lists of the lexicon, of rules (`editorial/significance: new era`) and claims (`claim T5`): where each first hits."""
    words: Mapping[str, Place] = field(default_factory=dict)
    """Words and pairs of neighbours, lower case: where each first stands. A pair is located at its later word."""


def signals(doc: Document) -> list[Signals]:
    """The evidence in every sentence but subheads, residue, credits and captions."""
    found, layer = doc[index], doc[sentences]
    lists: defaultdict[int, dict[str, Place]] = defaultdict(dict)
    words: defaultdict[int, dict[str, Place]] = defaultdict(dict)
    for name in found.lists:
        for at, place in found.listed(name).items():
            lists[at][name] = place
    for name, positions in found.words.items():
        for position in reversed(positions):
            words[found.holders[position]][name] = (found.t.starts[position], found.t.ends[position])
    return [Signals(layer[at].start, layer[at].end, layer[at].zone, found.traits[at], lists[at], words[at]) for at in found.sentences]


def index(doc: Document) -> Index:
    """The same evidence by name: which sentences each list, word and pair stands in. Rules ask for few of the names there are."""
    return Index(doc)


class Index:
    """Where each piece of evidence stands. Holds no document, so that an article is freed as soon as it is done with."""

    __slots__ = (
        "_attributed",
        "_bounds",
        "_ends",
        "_listed",
        "_opens",
        "_starts",
        "between",
        "holders",
        "lists",
        "sentences",
        "t",
        "traits",
        "words",
    )

    def __init__(self, doc: Document) -> None:
        layer = doc[sentences]
        self.t, self.between = doc[tokens], doc.words.between
        self.traits = doc[traits]
        self.sentences = [at for at, sentence in enumerate(layer) if sentence.zone not in UNPROSED or sentence.zone == HEADLINE]
        """The sentences that offer evidence, by position in the layer."""
        self.lists: dict[str, Sequence[Any]] = _hits(doc)
        """The names of the lists that hit anything."""
        self.words: defaultdict[str, list[int]] = defaultdict(list)
        """The words and pairs of these sentences, by the positions of the words."""
        self._attributed = [said.attributed for said in doc[speech]]
        self._listed: dict[str, dict[int, Place]] = {}
        self._opens, self._ends = [quote.start for quote in doc[quotes]], [quote.end for quote in doc[quotes]]
        self._starts = [sentence.start for sentence in layer]
        self.holders = [0] * len(self.t.starts)
        """The sentence that each word stands in, by position in the layer."""
        self._bounds = [statement.words for statement in doc[statements]]
        self._enter(layer)

    def listed(self, name: str) -> dict[int, Place]:
        """Where the list first hits each sentence outside quotations."""
        if name not in self._listed:
            bare = name.removesuffix(UNSOURCED)
            if bare != name:
                self._listed[name] = {at: place for at, place in self.listed(bare).items() if not self._attributed[at]}
            else:
                self._listed[name] = self._first(self.lists.get(name, ()))
        return self._listed[name]

    def _first(self, places: Sequence[Any]) -> dict[int, Place]:
        """The first place in each sentence; places in order, none in a quotation."""
        starts, opens, ends = self._starts, self._opens, self._ends
        found: dict[int, Place] = {}
        for start, end, *_ in places:
            quote = bisect_right(opens, start) - 1
            if quote < 0 or start >= ends[quote]:
                found.setdefault(bisect_right(starts, start) - 1, (start, end))
        found.pop(-1, None)
        return found

    def word(self, name: str, at: int) -> Place | None:
        """Where the word or pair first stands in the sentence at position `at`, outside quotations."""
        positions, (first, last) = self.words.get(name, ()), self._bounds[at]
        found = bisect_left(positions, first)
        if found == len(positions) or positions[found] >= last:
            return None
        return self.t.starts[positions[found]], self.t.ends[positions[found]]

    def standing(self, name: str) -> Iterable[int]:
        """The sentences, by position, in which the word or pair stands."""
        return dict.fromkeys(map(self.holders.__getitem__, self.words.get(name, ())))

    def _enter(self, layer: Sequence[Sentence]) -> None:
        """Enters the words and pairs; names and figures only as members of pairs."""
        t, between = self.t, self.between
        words = [FIGURE if word[0].isdecimal() else NAME if capital else word for word, capital in zip(t.lower, t.capital, strict=True)]
        pairs = [f"{before if gap == ' ' else COMMA} {word}" for before, word, gap in zip(["", *words], words, between, strict=False)]
        silent = bytearray(b"\1" * len(words))
        kept = set(self.sentences)
        for at, (first, last) in enumerate(self._bounds):
            self.holders[first:last] = [at] * (last - first)
            if at in kept and first < last:
                silent[first:last] = t.quoted[first:last]
                self._begin(first, last, words, pairs, headline=layer[at].zone == HEADLINE)
        for position, (word, pair, dumb) in enumerate(zip(words, pairs, silent, strict=True)):
            if not dumb:
                self.words[word].append(position)
                if between[position] != " " or not position or not t.quoted[position - 1] or pair.startswith(START):
                    self.words[pair].append(position)
        for unnamed in (NAME, FIGURE):
            self.words.pop(unnamed, None)

    def _begin(self, first: int, last: int, words: list[str], pairs: list[str], *, headline: bool) -> None:
        """Rewrites what the columns say where a sentence begins, and in all of a headline, where capitals do not make a name."""
        lower, between, quoted = self.t.lower, self.between, self.t.quoted
        for position in range(first, last if headline else min(first + 2, last)):
            if position == first or headline:
                words[position] = FIGURE if lower[position][0].isdecimal() else lower[position]
            before = START if position == first else words[position - 1] if between[position] == " " else COMMA
            pairs[position] = f"{before} {words[position]}"
        if headline and not quoted[last - 1]:
            self.words[f"{words[last - 1]} {END}"].append(last - 1)


def _hits(doc: Document) -> dict[str, Sequence[Any]]:
    """The hits of each list by the names it counts under: the list's, and the group's when a rule has groups."""
    found: dict[str, Sequence[Any]] = {}
    for name, spots in doc.all_spots():
        if "/" not in name:
            found[name] = spots
            continue
        pardoned = [spot for spot in spots if spot[2] == UNLESS]
        kept = [
            spot
            for spot in spots
            if not spot[2].startswith(":") and not any(spot[0] < other[1] and other[0] < spot[1] for other in pardoned)
        ]
        found[name] = kept
        for group in dict.fromkeys(spot[2] for spot in kept if spot[2]):
            found[f"{name}: {group}"] = [spot for spot in kept if spot[2] == group]
    for claim in doc[claims]:
        name = f"claim {claim.trigger}{' excused' if claim.exempt else ''}"
        found[name] = [*found.get(name, ()), (claim.start, claim.end)]
    return {**found, **{name + UNSOURCED: () for name in found}}


def clause(doc: Document, sentence: Span, start: int, end: int) -> Span:
    """The part of `sentence` between commas, colons, dashes or brackets in which `start:end` stands, at least a few words long."""
    words, between = doc.words, doc.words.between
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    here = min(bisect_left(words.starts, start), last - 1)  # what begins inside the last word belongs to it
    until = min(bisect_left(words.starts, max(end, start + 1)), last)
    begin = _bound(between, here, first, -1)
    stop = _bound(between, until, last, 1)
    while stop - begin < FEW and (begin > first or stop < last):
        if stop < last:
            stop = _bound(between, stop + 1, last, 1)
        else:
            begin = _bound(between, begin - 1, first, -1)
    return Span(words.starts[begin], words.ends[stop - 1])


def _bound(between: Sequence[str], position: int, limit: int, step: int) -> int:
    """The nearest position from `position` towards `limit` with a mark before it."""
    while position != limit and not (set(between[position]) & set(',;:()—–\n\r"')):
        position += step
    return position
