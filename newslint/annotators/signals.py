"""Signals: what stands in each sentence that can weigh for or against it: its traits, the lists that hit it, its words and word pairs."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from newslint.annotators.claims import claims
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.speech import speech
from newslint.annotators.statements import Statement, statements
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
    lists = _listed(doc)
    empty: dict[str, tuple[int, int]] = {}
    return [
        Signals(sentence.start, sentence.end, sentence.zone, told[index], lists.get(index, empty), _worded(doc, sentence, heard[index]))
        for index, sentence in enumerate(layer)
        if sentence.zone not in UNPROSED or sentence.zone == HEADLINE
    ]


def _listed(doc: Document) -> dict[int, dict[str, tuple[int, int]]]:
    """The lists that hit each sentence outside quotations."""
    said = doc[speech]
    starts = [sentence.start for sentence in doc[sentences]]
    ends = [quote.end for quote in doc[quotes]]
    opens = [quote.start for quote in doc[quotes]]
    found: dict[int, dict[str, tuple[int, int]]] = {}
    for name, start, end in _hits(doc):
        index = bisect_right(starts, start) - 1
        quote = bisect_right(opens, start) - 1
        if index < 0 or (quote >= 0 and start < ends[quote]):
            continue
        held = found.setdefault(index, {})
        if name not in held:
            held[name] = (start, end)
            if not said[index].attributed:
                held[name + UNSOURCED] = (start, end)
    return found


def _hits(doc: Document) -> Iterator[tuple[str, int, int]]:
    """Every hit of a list by the names it counts under: the list's, and the group's when a rule has groups."""
    for name, spots in doc.all_spots():
        if "/" not in name:
            yield from ((name, start, end) for start, end, _, _ in spots)
            continue
        pardoned = [spot for spot in spots if spot[2] == UNLESS]
        for start, end, group, _ in spots:
            if not group.startswith(":") and not any(start < until and begin < end for begin, until, _, _ in pardoned):
                yield name, start, end
                if group:
                    yield f"{name}: {group}", start, end
    for claim in doc[claims]:
        yield f"claim {claim.trigger}{' excused' if claim.exempt else ''}", claim.start, claim.end


def _worded(doc: Document, sentence: Sentence, statement: Statement) -> dict[str, tuple[int, int]]:
    """The words and pairs of a sentence outside quotations; names and figures only as members of pairs."""
    tokens, between = statement.t, doc.words.between
    first, last = statement.words
    found: dict[str, tuple[int, int]] = {}
    before, headline = START, sentence.zone == HEADLINE
    starts, ends, lower, capital, quoted = tokens.starts, tokens.ends, tokens.lower, tokens.capital, tokens.quoted
    for position in range(first, last):
        if quoted[position]:
            before = ""
            continue
        word = lower[position]
        at = (starts[position], ends[position])
        if position > first and between[position] != " ":
            before = COMMA
        if word[0].isdecimal():
            word = FIGURE
        elif position > first and capital[position] and not headline:
            word = NAME
        elif word not in found:
            found[word] = at
        if before and (pair := f"{before} {word}") not in found:
            found[pair] = at
        before = word
    if headline and before and last > first:
        found[f"{before} {END}"] = (starts[last - 1], ends[last - 1])
    return found


def clause(doc: Document, sentence: Span, start: int, end: int) -> Span:
    """The part of `sentence` between commas, colons, dashes or brackets in which `start:end` stands, at least a few words long."""
    words, between = doc.words, doc.words.between
    first, last = bisect_left(words.starts, sentence.start), bisect_left(words.starts, sentence.end)
    here = bisect_left(words.starts, start)
    until = bisect_left(words.starts, max(end, start + 1))
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
