"""Signals: what stands in each sentence that can weigh for or against it: its traits, the lists that hit it, its words and word pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from newslint.annotators.claims import claims
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.annotators.statements import statements
from newslint.annotators.tokens import tokens
from newslint.annotators.traits import traits
from newslint.annotators.zones import TITLES
from newslint.document import Document
from newslint.records import dataclass, field
from newslint.scan import Row
from newslint.spans import Span

NAME, FIGURE, COMMA, START, END = "*", "0", ",", "^", "$"
"""What stands in a pair for a name, a figure, a mark between words, the beginning of the sentence, and the end of a headline."""
HEADLINE = "headline"
"""The zone in which a capital tells nothing: its names count as words."""
PARTING = frozenset(',;:()—–\n\r"')
"""Marks between clauses."""
FEW = 5
"""Words of the shortest clause worth showing by itself."""
UNLESS = ":unless"
"""The group of a rule's phrases that excuse its others."""
UNSOURCED = ", unsourced"
"""Added to the name of a list that hits a sentence nobody is given for."""


NOWHERE = -1
"""The position of no sentence."""
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
    empty = frozenset((NAME, FIGURE, ""))
    return [
        Signals(
            sentence.start,
            sentence.end,
            sentence.zone,
            found.traits[at],
            found.lists[at],
            {name: place for name, place in found.words(at).items() if name not in empty},
        )
        for at, sentence in enumerate(layer)
        if offers(sentence.zone)
    ]


def offers(zone: str) -> bool:
    """Whether evidence is read from sentences of the zone: subheads, residue, credits and captions are left out."""
    return zone not in UNPROSED or zone == HEADLINE


def index(doc: Document) -> Index:
    """The same evidence by sentence, of which rules ask for little: words are read where a rule gives weight to any."""
    return Index(doc)


class Index:
    """What each sentence offers. Holds no document, so that an article is freed as soon as it is done with."""

    __slots__ = ("_between", "_bounds", "_layer", "_t", "_words", "lists", "names", "traits")

    def __init__(self, doc: Document) -> None:
        self._layer = doc[sentences]
        self.traits = doc[traits]
        self.lists: list[dict[str, Place]] = _listed(doc)
        """Where lists first hit each sentence."""
        self.names = frozenset().union(*self.lists)
        """Every list that hits any."""
        self._t, self._between = doc[tokens], doc.words.between
        self._bounds = [statement.words for statement in doc[statements]]
        self._words: dict[int, dict[str, Place]] = {}

    def words(self, at: int) -> dict[str, Place]:
        """Where words and pairs first stand in one sentence, outside quotations; names and figures count only as members of pairs."""
        if at not in self._words:
            self._words[at] = self._read(at)
        return self._words[at]

    def _read(self, at: int) -> dict[str, Place]:
        t, (first, last) = self._t, self._bounds[at]
        if first >= last:
            return {}
        headline = self._layer[at].zone == HEADLINE
        named = [False] * (last - first) if headline else [False, *t.capital[first + 1 : last]]
        words = [FIGURE if word[0].isdecimal() else NAME if name else word for word, name in zip(t.lower[first:last], named, strict=True)]
        found: dict[str, Place] = {}
        before = START
        for position, word in enumerate(words, first):
            if not t.quoted[position]:
                place = t.starts[position], t.ends[position]
                found.setdefault(word, place)
                gap = self._between[position] if position > first else " "
                if gap != " ":
                    found.setdefault(f"{COMMA} {word}", place)
                elif position == first or not t.quoted[position - 1]:  # else it would reach back into a quotation
                    found.setdefault(f"{before} {word}", place)
            before = word
        if headline and not t.quoted[last - 1]:
            found[f"{before} {END}"] = t.starts[last - 1], t.ends[last - 1]
        return found


def _listed(doc: Document) -> list[dict[str, Place]]:
    """Where lists first hit each sentence outside quotations; once more under another name where nobody is given as a source."""
    attributed, where = [said.attributed for said in doc[speech]], _sentence_of(doc)
    rows: list[dict[str, Place]] = [{} for _ in attributed]
    for name, places in _hits(doc):
        before = NOWHERE
        for spot in places:
            at = where[spot[0]]
            if at > before:
                before = at
                rows[at][name] = place = spot[:2]
                if not attributed[at]:
                    rows[at][name + UNSOURCED] = place
    return rows


def _sentence_of(doc: Document) -> list[int]:
    """The position of the sentence for each character, which the blanks after it count to; NOWHERE before the first and in quotations."""
    where = [NOWHERE] * (len(doc.text) + 1)
    starts = [sentence.start for sentence in doc[sentences]]
    for at, (start, end) in enumerate(pairwise([*starts, len(where)])):
        where[start:end] = [at] * (end - start)
    for quote in doc[quotes]:
        where[quote.start : quote.end] = [NOWHERE] * (quote.end - quote.start)
    return where


def _hits(doc: Document) -> Iterator[tuple[str, Sequence[Row | Place]]]:
    """The hits of each list by the names it counts under: the list's, and the group's when a rule has groups."""
    for name, _ in doc.all_cues():
        if "/" not in name:
            yield name, doc.places(name)
            continue
        spots = doc.spots(name)
        pardons = [start for start, _, group, _ in spots if group == UNLESS]
        until = list(accumulate((end for _, end, group, _ in spots if group == UNLESS), max))
        groups: dict[str, list[Place]] = {name: []}
        for start, end, group, phrase in spots:
            if group.startswith(":") or (pardons and (before := bisect_left(pardons, end)) and until[before - 1] > start):
                continue
            if doc.text[start].isupper() and phrase.islower() and " " not in phrase and _within_name(doc, start, end):
                continue
            groups[name].append((start, end))
            if group:
                groups.setdefault(f"{name}: {group}", []).append((start, end))
        yield from groups.items()
    made: dict[str, list[Place]] = {}
    for claim in doc[claims]:
        made.setdefault(f"claim {claim.trigger}{' excused' if claim.exempt else ''}", []).append((claim.start, claim.end))
    yield from made.items()


def _within_name(doc: Document, start: int, end: int) -> bool:
    """Whether the capital at `start` makes a name of words that are written small: neither the sentence nor words after a mark begin there,
    and there is more to the word than capitals."""
    at = doc[sentences].index_at(start)
    if at < 0 or doc[sentences][at].zone in TITLES or doc.text[start:end].isupper():
        return False
    opening = doc[sentences][at].start
    while start > opening and doc.text[start - 1].isspace():
        start -= 1
    return start > opening and (doc.text[start - 1].isalnum() or doc.text[start - 1] == ",")


def clause(doc: Document, sentence: Span, start: int, end: int) -> Span:
    """The part of `sentence` between commas, colons, dashes or brackets in which `start:end` stands, at least a few words long."""
    words, marked = doc.words, doc[_marked]
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    here = min(max(bisect_left(words.starts, start), first), last - 1)  # what begins inside the last word belongs to it
    until = min(max(bisect_left(words.starts, max(end, start + 1)), first), last)
    begin = _before(marked, here, first)
    stop = _after(marked, until, last)
    while stop - begin < FEW and (begin > first or stop < last):
        if stop < last:
            stop = _after(marked, stop + 1, last)
        else:
            begin = _before(marked, begin - 1, first)
    return Span(words.starts[begin], words.ends[stop - 1])


def _marked(doc: Document) -> list[int]:
    """The words with a mark before them that parts clauses; one without a space is within a figure: `9,02`."""
    odd = [(at, gap) for at, gap in enumerate(doc.words.between) if gap not in (" ", ",", ":")]
    return [at for at, gap in odd if not PARTING.isdisjoint(gap)]


def _before(marked: Sequence[int], position: int, limit: int) -> int:
    """The last of the words `marked` up to `position`, and none before `limit`."""
    at = bisect_right(marked, position)
    return max(marked[at - 1], limit) if at else limit


def _after(marked: Sequence[int], position: int, limit: int) -> int:
    """The first of the words `marked` from `position` on, and none behind `limit`."""
    at = bisect_left(marked, position)
    return min(marked[at], limit) if at < len(marked) else limit
