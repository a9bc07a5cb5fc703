"""Signals: what stands in each sentence that can weigh for or against it: its traits, the lists that hit it, its words and word pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate, compress, pairwise

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
from newslint.scan import Row, Spot
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

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


Place = tuple[int, int]
"""Start and end."""
Evident = Row | Spot | Place
"""Where something stands, as it was found: the start and the end come first."""


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
    found.enter(doc, frozenset([name for name, _ in doc.all_cues()]))
    empty = frozenset((NAME, FIGURE, ""))
    return [
        Signals(
            sentence.start,
            sentence.end,
            sentence.zone,
            found.traits[at],
            found.listed(at),
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

    __slots__ = (
        *("_between", "_bounds", "_entered", "_layer", "_quoted", "_t", "_where", "_words"),
        *("lists", "sourced", "traits", "weighed"),
    )

    def __init__(self, doc: Document) -> None:
        self._layer = doc[sentences]
        self.traits = doc[traits]
        self.lists: list[dict[str, Evident]] = [{} for _ in self._layer]
        """Where claims, and lists that were entered, first hit each sentence."""
        self._where = _row_of(doc, self.lists)
        self._entered: Collection[str] = ()
        for claim in reversed(doc[claims]):
            self._where[claim.start][f"claim {claim.trigger}{' excused' if claim.exempt else ''}"] = claim.start, claim.end
        self.sourced = [said.attributed for said in doc[speech]]
        """Whether anybody is given as the source of each sentence."""
        self._t, self._between = doc[tokens], doc.words.between
        self._bounds = [statement.words for statement in doc[statements]]
        self._quoted = [statement.quoted for statement in doc[statements]]
        self._words: dict[int, dict[str, Place]] = {}
        self.weighed: dict[str, Any] = {}
        """What rules have made of it, by their names."""

    def enter(self, doc: Document, names: frozenset[str]) -> None:
        """Enters where those lists of the lexicon and of rules hit the article, which must be the one it was made of."""
        if names is self._entered:
            return
        known, self._entered = self._entered, names
        where, text = self._where, doc.text
        for name, _ in doc.all_cues():
            if name not in names or name in known:
                continue
            if "/" not in name:
                for place in reversed(doc.places(name)):
                    where[place[0]][name] = place
                continue
            for spot in reversed(_unpardoned(doc.spots(name))):
                start, end, group, phrase = spot
                if text[start].isupper() and phrase.islower() and " " not in phrase and _within_name(doc, start, end):
                    continue
                row = where[start]
                row[name] = spot
                if group:
                    row[f"{name}: {group}"] = spot

    def listed(self, at: int) -> dict[str, Place]:
        """Where lists first hit one sentence; once more under another name where nobody is given as a source."""
        found: dict[str, Place] = {}
        for name, spot in self.lists[at].items():
            found[name] = place = spot[0], spot[1]
            if not self.sourced[at]:
                found[name + UNSOURCED] = place
        return found

    def words(self, at: int) -> dict[str, Place]:
        """Where words and pairs first stand in one sentence, outside quotations; names and figures count only as members of pairs."""
        if at not in self._words:
            self._words[at] = self._read(at)
        return self._words[at]

    def terms(self, at: int) -> Collection[str]:
        """The same words and pairs without their places, which is sooner told."""
        (first, last), between = self._bounds[at], self._between
        if self._quoted[at] or first >= last:
            return self.words(at)
        words = self._written(at)
        before = [START, *words]
        for place in [place for place, gap in enumerate(between[first + 1 : last], 1) if gap != " "]:
            before[place] = COMMA
        pairs = map("{} {}".format, before, words)
        return {*words, *pairs, f"{words[-1]} {END}"} if self._layer[at].zone == HEADLINE else {*words, *pairs}

    def _written(self, at: int) -> list[str]:
        """The words of one sentence, with signs for names and figures."""
        t, (first, last) = self._t, self._bounds[at]
        named = [False] * (last - first) if self._layer[at].zone == HEADLINE else [False, *t.capital[first + 1 : last]]
        return [FIGURE if word[0].isdecimal() else NAME if name else word for word, name in zip(t.lower[first:last], named, strict=True)]

    def _read(self, at: int) -> dict[str, Place]:
        t, (first, last) = self._t, self._bounds[at]
        if first >= last:
            return {}
        found: dict[str, Place] = {}
        before = START
        for position, word in enumerate(self._written(at), first):
            if not t.quoted[position]:
                place = t.starts[position], t.ends[position]
                found.setdefault(word, place)
                gap = self._between[position] if position > first else " "
                if gap != " ":
                    found.setdefault(f"{COMMA} {word}", place)
                elif position == first or not t.quoted[position - 1]:  # else it would reach back into a quotation
                    found.setdefault(f"{before} {word}", place)
            before = word
        if self._layer[at].zone == HEADLINE and not t.quoted[last - 1]:
            found[f"{before} {END}"] = t.starts[last - 1], t.ends[last - 1]
        return found


def _row_of(doc: Document, rows: Sequence[dict[str, Evident]]) -> list[dict[str, Evident]]:
    """The row of the sentence for each character, blanks after it included; before the first and in quotations nobody's."""
    nobody: dict[str, Evident] = {}
    where = [nobody] * (len(doc.text) + 1)
    starts = [sentence.start for sentence in doc[sentences]]
    for row, (start, end) in zip(rows, pairwise([*starts, len(where)]), strict=True):
        where[start:end] = [row] * (end - start)
    for quote in doc[quotes]:
        where[quote.start : quote.end] = [nobody] * (quote.end - quote.start)
    return where


def _unpardoned(spots: Sequence[Spot]) -> Sequence[Spot]:
    """The hits of a rule without its circumstances, and without those that one of its excuses overlaps."""
    own = [spot for spot in spots if spot[2][:1] != ":"]
    if not own or len(own) == len(spots):
        return own
    pardons = [(start, end) for start, end, group, _ in spots if group == UNLESS]
    begun, until = [start for start, _ in pardons], list(accumulate([end for _, end in pardons], max))
    return [spot for spot in own if not ((before := bisect_left(begun, spot[1])) and until[before - 1] > spot[0])]


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
    starts, marked = doc.words.starts, doc[_marked]
    first = bisect_left(starts, sentence.start)
    last = bisect_left(starts, sentence.end, first)
    here = min(bisect_left(starts, start, first), last - 1)  # what begins inside the last word belongs to it
    until = min(bisect_left(starts, max(end, start + 1), first), last)
    begin = _before(marked, here, first)
    stop = _after(marked, until, last)
    while stop - begin < FEW and (begin > first or stop < last):
        if stop < last:
            stop = _after(marked, stop + 1, last)
        else:
            begin = _before(marked, begin - 1, first)
    return Span(starts[begin], doc.words.ends[stop - 1])


def _marked(doc: Document) -> list[int]:
    """The words with a mark before them that parts clauses; one without a space is within a figure: `9,02`."""
    between = doc.words.between
    parting = frozenset([gap for gap in {*between} if gap not in (",", ":") and not PARTING.isdisjoint(gap)])
    return list(compress(range(len(between)), map(parting.__contains__, between))) if parting else []


def _before(marked: Sequence[int], position: int, limit: int) -> int:
    """The last of the words `marked` up to `position`, and none before `limit`."""
    at = bisect_right(marked, position)
    return max(marked[at - 1], limit) if at else limit


def _after(marked: Sequence[int], position: int, limit: int) -> int:
    """The first of the words `marked` from `position` on, and none behind `limit`."""
    at = bisect_left(marked, position)
    return min(marked[at], limit) if at < len(marked) else limit
