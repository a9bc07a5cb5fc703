"""Signals: what stands in each sentence that can weigh for or against it: its traits, the lists that hit it, its words and word pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import compress

from newslint.annotators.claims import claims
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.annotators.statements import statements
from newslint.annotators.tokens import tokens
from newslint.annotators.traits import traits
from newslint.document import Document
from newslint.records import dataclass, field
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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
    for (at, name), place in found.lists.items():
        lists[at][name] = place
    return [
        Signals(layer[at].start, layer[at].end, layer[at].zone, found.traits[at], lists[at], found.words(at, None))
        for at in found.sentences
    ]


def index(doc: Document) -> Index:
    """The same evidence for the whole text: rules ask for few of the names there are."""
    return Index(doc)


class Index:
    """Where each piece of evidence stands. Holds no document, so that an article is freed as soon as it is done with."""

    __slots__ = ("_bounds", "_ends", "_holders", "_pairs", "_t", "_words", "lists", "sentences", "traits")

    def __init__(self, doc: Document) -> None:
        layer = doc[sentences]
        self.traits = doc[traits]
        self.sentences = [at for at, sentence in enumerate(layer) if sentence.zone not in UNPROSED or sentence.zone == HEADLINE]
        """The sentences that offer evidence, by position in the layer."""
        self.lists: dict[tuple[int, str], Place] = _listed(doc)
        """Where each list first hits a sentence, by the position of the sentence and the name of the list."""
        t = self._t = doc[tokens]
        self._bounds = [statement.words for statement in doc[statements]]
        self._ends: dict[int, str] = {}
        self._holders = [-1] * len(t.lower)
        self._words = [
            FIGURE if word[0].isdecimal() else NAME if capital else word for word, capital in zip(t.lower, t.capital, strict=True)
        ]
        self._pairs = _pairs(["", *self._words], doc.words.between)
        for at in self.sentences:
            first, last = self._bounds[at]
            if first < last:
                self._holders[first:last] = [at] * (last - first)
                self._begin(first, last, doc.words.between, headline=layer[at].zone == HEADLINE)
        torn = [p for p in range(1, len(t.lower)) if t.quoted[p - 1] and not t.quoted[p] and doc.words.between[p] == " "]
        for position in torn:
            if not self._pairs[position].startswith(START):
                self._pairs[position] = ""  # it would reach back into a quotation
        for position in compress(range(len(t.lower)), t.quoted):
            self._words[position] = self._pairs[position] = ""

    def standing(self, known: Container[str]) -> set[tuple[int, str]]:
        """Which of the `known` words and pairs stand in which sentences outside quotations; those by position."""
        holders = self._holders
        found = {(at, name) for at, name in zip(holders, self._words, strict=True) if name in known}
        found |= {(at, name) for at, name in zip(holders, self._pairs, strict=True) if name in known}
        return found.union((at, name) for at, name in self._ends.items() if name in known)

    def words(self, at: int, known: Container[str] | None) -> dict[str, Place]:
        """Where those words and pairs, or all, first stand in one sentence; names and figures only as members of pairs."""
        first, last = self._bounds[at]
        found: dict[str, Place] = {}
        for position in range(first, last):
            for name in (self._words[position], self._pairs[position]):
                if name not in found and (name in known if known is not None else name not in (NAME, FIGURE, "")):
                    found[name] = (self._t.starts[position], self._t.ends[position])
        end = self._ends.get(at, "")
        if end and (known is None or end in known):
            found[end] = (self._t.starts[last - 1], self._t.ends[last - 1])
        return found

    def _begin(self, first: int, last: int, between: Sequence[str], *, headline: bool) -> None:
        """Rewrites what the columns say where a sentence begins, and in all of a headline, where capitals do not make a name."""
        plain = [FIGURE if word[0].isdecimal() else word for word in self._t.lower[first : last if headline else first + 1]]
        self._words[first : first + len(plain)] = plain
        until = last if headline else min(first + 2, last)
        self._pairs[first:until] = _pairs(["", *self._words[first:until]], between[first:until])
        self._pairs[first] = f"{START} {plain[0]}"
        if headline and not self._t.quoted[last - 1]:
            self._ends[self._holders[first]] = f"{plain[-1]} {END}"


def _pairs(words: Sequence[str], between: Sequence[str]) -> list[str]:
    """Each word but the first with the one before it, or with the mark between them."""
    return [f"{before if gap == ' ' else COMMA} {word}" for before, word, gap in zip(words, words[1:], between, strict=False)]


def _listed(doc: Document) -> dict[tuple[int, str], Place]:
    """Where lists first hit each sentence outside quotations; once more under another name where nobody is given as a source."""
    attributed = [said.attributed for said in doc[speech]]
    starts = [sentence.start for sentence in doc[sentences]]
    opens, ends = [quote.start for quote in doc[quotes]], [quote.end for quote in doc[quotes]]
    found: dict[tuple[int, str], Place] = {}
    for name, places in _hits(doc):
        unsourced = name + UNSOURCED
        for start, end, *_ in places:
            quote = bisect_right(opens, start) - 1
            if quote >= 0 and start < ends[quote]:
                continue
            at = bisect_right(starts, start) - 1
            if at >= 0 and (at, name) not in found:
                found[at, name] = (start, end)
                if not attributed[at]:
                    found[at, unsourced] = (start, end)
    return found


def _hits(doc: Document) -> Iterator[tuple[str, Sequence[Any]]]:
    """The hits of each list by the names it counts under: the list's, and the group's when a rule has groups."""
    for name, spots in doc.all_spots():
        if "/" not in name:
            yield name, spots
            continue
        pardoned = [spot for spot in spots if spot[2] == UNLESS]
        kept = [
            spot
            for spot in spots
            if not spot[2].startswith(":") and not any(spot[0] < other[1] and other[0] < spot[1] for other in pardoned)
        ]
        yield name, kept
        for group in dict.fromkeys(spot[2] for spot in kept if spot[2]):
            yield f"{name}: {group}", [spot for spot in kept if spot[2] == group]
    for claim in doc[claims]:
        yield f"claim {claim.trigger}{' excused' if claim.exempt else ''}", [(claim.start, claim.end)]


def clause(doc: Document, sentence: Span, start: int, end: int) -> Span:
    """The part of `sentence` between commas, colons, dashes or brackets in which `start:end` stands, at least a few words long."""
    words, between = doc.words, doc.words.between
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    here = min(max(bisect_left(words.starts, start), first), last - 1)  # what begins inside the last word belongs to it
    until = min(max(bisect_left(words.starts, max(end, start + 1)), first), last)
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
