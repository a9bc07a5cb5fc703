"""Signals: what stands in each sentence that can weigh for or against it: its traits, the lists that hit it, its words and word pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newslint.annotators.claims import claims
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.speech import speech
from newslint.annotators.statements import Statement, statements
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


@dataclass(frozen=True, slots=True)
class Signals(Span):
    """One sentence of prose and what it offers as evidence. Nothing in it comes from a quotation."""

    zone: str
    traits: tuple[str, ...] = ()
    lists: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Lists of the lexicon, of rules (`editorial/significance: new era`) and claims (`claim T5`): where each first hits."""
    words: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Words and pairs of neighbours, lower case: where each first stands. A pair is located at its later word."""


def signals(doc: Document) -> list[Signals]:
    """The evidence in every sentence but subheads, residue, credits and captions."""
    layer, told, heard = doc[sentences], doc[traits], doc[statements]
    lists, columns = _listed(doc), _Columns(doc)
    empty: dict[str, tuple[int, int]] = {}
    return [
        Signals(sentence.start, sentence.end, sentence.zone, told[index], lists.get(index, empty), columns.worded(sentence, heard[index]))
        for index, sentence in enumerate(layer)
        if sentence.zone not in UNPROSED or sentence.zone == HEADLINE
    ]


def _listed(doc: Document) -> dict[int, dict[str, tuple[int, int]]]:
    """The lists that hit each sentence outside quotations."""
    attributed = [said.attributed for said in doc[speech]]
    starts = [sentence.start for sentence in doc[sentences]]
    ends = [quote.end for quote in doc[quotes]]
    opens = [quote.start for quote in doc[quotes]]
    found: defaultdict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for name, spots in _hits(doc):
        unsourced = name + UNSOURCED
        for start, end in spots:
            index = bisect_right(starts, start) - 1
            if index < 0 or name in found[index]:
                continue
            quote = bisect_right(opens, start) - 1
            if quote >= 0 and start < ends[quote]:
                continue
            found[index][name] = (start, end)
            if not attributed[index]:
                found[index][unsourced] = (start, end)
    return found


def _hits(doc: Document) -> Iterator[tuple[str, Iterable[tuple[int, int]]]]:
    """The hits of each list by the names it counts under: the list's, and the group's when a rule has groups."""
    for name, spots in doc.all_spots():
        if "/" not in name:
            yield name, [spot[:2] for spot in spots]
            continue
        pardoned = [spot for spot in spots if spot[2] == UNLESS]
        kept = [
            (start, end, group)
            for start, end, group, _ in spots
            if not group.startswith(":") and not any(start < until and begin < end for begin, until, _, _ in pardoned)
        ]
        yield name, [spot[:2] for spot in kept]
        for group in dict.fromkeys(spot[2] for spot in kept if spot[2]):
            yield f"{name}: {group}", [spot[:2] for spot in kept if spot[2] == group]
    for claim in doc[claims]:
        yield f"claim {claim.trigger}{' excused' if claim.exempt else ''}", [(claim.start, claim.end)]


class _Columns:
    """What each word of the text counts as inside a sentence: alone, with the word before it, and where it stands."""

    __slots__ = ("between", "pairs", "places", "t", "words")

    def __init__(self, doc: Document) -> None:
        self.t, self.between = doc[tokens], doc.words.between
        t = self.t
        self.words = [NAME if capital and not word[0].isdecimal() else _plain(word) for word, capital in zip(t.lower, t.capital, strict=True)]
        self.pairs = _pairs(self.words, self.between)
        self.places = list(zip(t.starts, t.ends, strict=True))

    def worded(self, sentence: Sentence, statement: Statement) -> dict[str, tuple[int, int]]:
        """The words and pairs of a sentence outside quotations; names and figures only as members of pairs."""
        first, last = statement.words
        if first == last:
            return {}
        words, pairs, places = self.words[first:last], self.pairs[first:last], self.places[first:last]
        headline = sentence.zone == HEADLINE
        if headline:
            words = list(map(_plain, self.t.lower[first:last]))
            pairs = _pairs(words, self.between[first:last])
        words[0] = _plain(self.t.lower[first])
        pairs[:2] = [f"{START} {words[0]}", *_pairs(words[:2], self.between[first : first + 2])[1:]]
        if headline:
            words, pairs, places = [*words, ""], [*pairs, f"{words[-1]} {END}"], [*places, places[-1]]
        if statement.quoted:
            words, pairs, places = self.unquoted(first, last, words, pairs, places)
        found = dict(zip(reversed(pairs), reversed(places), strict=True))
        found.update(zip(reversed(words), reversed(places), strict=True))
        for unnamed in (NAME, FIGURE, ""):
            found.pop(unnamed, None)
        return found

    def unquoted(self, first: int, last: int, *columns: list[Any]) -> tuple[list[Any], ...]:
        """The columns without what is quoted; no pair reaches back into a quotation."""
        quoted = self.t.quoted
        words, pairs, places = columns
        kept = [p - first for p in range(first, last) if not quoted[p]]
        if len(words) > last - first and not quoted[last - 1]:
            kept.append(last - first)
        torn = {p - first for p in range(first + 1, last) if quoted[p - 1] and self.between[p] == " "}
        return [words[p] for p in kept], ["" if p in torn else pairs[p] for p in kept], [places[p] for p in kept]


def _plain(word: str) -> str:
    return FIGURE if word[0].isdecimal() else word


def _pairs(words: Sequence[str], between: Sequence[str]) -> list[str]:
    """Each word with the one before it, or with the mark between."""
    return [f"{before if gap == ' ' else COMMA} {word}" for before, word, gap in zip(["", *words[:-1]], words, between[: len(words)], strict=True)]


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
