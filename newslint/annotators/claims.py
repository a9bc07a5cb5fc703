"""Claims: what the reporter asserts in his own voice that somebody could dispute, by the words that make it so."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from newslint import expressions as re
from newslint.annotators.gaps import SPACE
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import Speech, speech
from newslint.annotators.statements import Statement, statements
from newslint.annotators.tokens import DATE, NOT_NAME, Tokens, tokens
from newslint.document import Document
from newslint.records import unguarded
from newslint.spans import Layer, Span

TRIGGERS = {
    "claims.count": "T1",
    "claims.forecast": "T2",
    "claims.cause": "T3",
    "claims.motive": "T4",
    "claims.emotion": "T4",
    "claims.significance": "T5",
    "claims.evaluation": "T5",
    "claims.conclusion": "T5",
    "claims.obligation": "T6",
    "claims.universal": "T7",
    "claims.closed": "T8",
    "claims.accusation": "T9",
    "claims.exchange": "T10",
}
"""The lexicon lists behind the triggers; T1 is also a numeral with its unit."""
NEVER_SOFTENED = frozenset({"T5", "T6"})
"""Triggers that an attributed first sentence of the paragraph does not soften: there commentary hides."""
_EXEMPT = {
    "exempt.limits": ("X7", None),
    "exempt.schedule": ("X2", frozenset({"T1", "T2"})),
    "exempt.record": ("X3", frozenset({"T1", "T7"})),
    "exempt.definition": ("X4", frozenset({"T1", "T5", "T7"})),
    "exempt.background": ("X5", frozenset({"T3", "T9", "T10"})),
    "exempt.ordinary": ("X8", frozenset({"T3"})),
    "exempt.necessity": ("X3", frozenset({"T6"})),
}
"""Exempt lists: which exemption, and the triggers it answers; None answers all."""
CURRENCIES = "$€£"
SAME_WORDS = 0.6
"""Share of content words that makes a sentence a repetition of an attributed one."""
LONGEST_POSTING = 12
"""Attributed sentences remembered per word; keeps the comparison linear."""


@unguarded(frozen=True, slots=True)
class Claim(Span):
    """The words that make a sentence a claim."""

    trigger: str
    """`T1` statistic, `T2` forecast, `T3` cause, `T4` motive or emotion, `T5` significance or judgement, `T6` obligation,
    `T7` universal, `T8` closed meeting, `T9` accusation, `T10` exchange, benefit or harm."""
    exempt: str = ""
    """`X1` public event, `X2` schedule, `X3` record or rule, `X4` definition, `X5` house background, `X6` attributed elsewhere in the
    article, `X7` limits told, `X8` plain causation; empty when nothing excuses it."""


def claims(doc: Document) -> Layer[Claim]:
    """The claims in sentences of the reporter's voice; of those that overlap the longest."""
    layer, said, heard = doc[sentences], doc[speech], doc[statements]
    found: dict[int, list[tuple[int, int, str]]] = {}
    for start, end, trigger in _triggered(doc):
        index = layer.index_at(start)
        if index < 0 or layer[index].zone in UNPROSED:
            continue
        narrated = said[index].voice == "narrator" or (trigger == "T4" and says_itself(said[index], Span(start, end)))
        if narrated and not _in_quote(heard[index], start):
            found.setdefault(index, []).append((start, end, trigger))
    exempt = _exemptions(doc)
    content = {index: _content(heard[index]) for index in found}
    repeated: _Repeated | None = None
    result: list[Claim] = []
    for index in sorted(found):
        excuses: dict[str, str] = {}
        for start, end, trigger in _longest(found[index]):
            if trigger not in excuses:
                excuse = _excuse(exempt.get(index, ()), trigger) or _event(said[index], heard[index], trigger)
                if not excuse:
                    repeated = repeated or _Repeated(said, heard, frozenset().union(*content.values()))
                    excuse = "X6" if repeated.covers(index, content[index], trigger) else ""
                excuses[trigger] = excuse
            result.append(Claim(start, end, trigger, excuses[trigger]))
    return Layer(result)


def says_itself(said: Speech, claim: Span) -> bool:
    """Whether the only cue of the sentence is the motive itself: `X wants to` tells a motive, and nobody who said so."""
    return said.cue is not None and said.evidence != "E12" and said.cue.overlaps(claim)


def _triggered(doc: Document) -> Iterator[tuple[int, int, str]]:
    """Every trigger in the text, guarded ones left out."""
    guarded = [spot for name in ("claims.not_forecast", "exempt.schedule") for spot in doc.places(name)]
    taken = frozenset(offset for start, end, *_ in guarded for offset in range(start, min(end, start + 60)))
    for name, trigger in TRIGGERS.items():
        for start, end, _ in doc.places(name):
            if trigger != "T2" or start not in taken:
                yield start, end, trigger
    yield from _figures(doc, doc[tokens])


def _figures(doc: Document, t: Tokens) -> Iterator[tuple[int, int, str]]:
    """Numerals with a unit or a currency: `12,4 persen`, `Rp1,2 triliun`, `6.000 personel`."""
    units = {start: end for start, end, _ in doc.places("claims.unit")}
    money = {end for _, end, _ in doc.places("claims.money")}
    other = {end for _, end, _ in doc.places("claims.not_statistic")}
    symbols = _lowered(doc.language.lexicon.get("claims.money", ()))
    text, starts, ends, lower = doc.text, t.starts, t.ends, t.lower
    for match in _figure(ascii_only=text.isascii()).finditer(text):
        begin, stop = match.span()
        position = bisect_right(starts, begin) - 1
        if position < 0 or begin >= ends[position]:
            continue
        before = ends[position - 1] if position else -1
        if before in other:
            continue
        signed = begin > 0 and text[begin - 1] in CURRENCIES
        end, after = stop, position + 1 if stop <= ends[position] else t.find(stop)
        while after < len(starts) and starts[after] in units and t.gap[after] == SPACE:
            end = units[starts[after]]
            after += 1
        if signed or end > stop or match[1] or before in money or lower[position].startswith(symbols):
            yield min(starts[position], begin - signed), end, "T1"


def _longest(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The claims of a sentence without overlaps, the earlier and then the longer first."""
    if len(found) == 1:
        return found
    kept, until = [], -1
    for start, end, trigger in sorted(found, key=lambda one: (one[0], -one[1], one[2])):
        if start >= until:
            kept.append((start, end, trigger))
            until = end
    return kept


def _in_quote(statement: Statement, offset: int) -> bool:
    position = statement.t.find(offset)
    return position < len(statement.t.quoted) and bool(statement.t.quoted[position])


def _exemptions(doc: Document) -> dict[int, tuple[tuple[str, frozenset[str] | None], ...]]:
    """The exemptions by sentence."""
    layer = doc[sentences]
    found: dict[int, dict[tuple[str, frozenset[str] | None], None]] = {}
    for name, exemption in _EXEMPT.items():
        for start, *_ in doc.places(name):
            found.setdefault(layer.index_at(start), {})[exemption] = None
    return {index: tuple(exemptions) for index, exemptions in found.items()}


def _excuse(exemptions: Sequence[tuple[str, frozenset[str] | None]], trigger: str) -> str:
    return next((code for code, answers in exemptions if answers is None or trigger in answers), "")


def _event(said: Speech, statement: Statement, trigger: str) -> str:
    """`X1` for a public act with its day: the crowd at it and what was discussed in public are part of the record."""
    if said.evidence != "E10" or trigger not in ("T1", "T8"):
        return ""
    t = statement.t
    return "X1" if any(t.sign[p] & DATE for p in range(*statement.words)) else ""


class _Repeated:
    """Whether a sentence only repeats what the article gives a source for elsewhere."""

    __slots__ = ("figures", "postings")

    def __init__(self, said: Sequence[Speech], heard: Sequence[Statement], asked: frozenset[str]) -> None:
        """`asked`: the words that will be asked for."""
        self.figures: dict[str, int] = {}
        self.postings: defaultdict[str, list[int]] = defaultdict(list)
        for index, (one, statement) in enumerate(zip(said, heard, strict=True)):
            if one.identified:
                for word in _content(statement, asked):
                    posting = self.postings[word]
                    if not posting and word[0].isdecimal():
                        self.figures[word] = index
                    if len(posting) < LONGEST_POSTING:
                        posting.append(index)

    def covers(self, index: int, words: set[str], trigger: str) -> bool:
        """The same figure, or most of the same words, in another sentence that has a source."""
        if trigger == "T1":
            figures = [word for word in words if word[0].isdecimal() and len(word) > 1]
            if figures and all(self.figures.get(word, index) != index for word in figures):
                return True
        shared = [other for word in words for other in self.postings.get(word, ()) if other != index]
        least = SAME_WORDS * len(words)
        return len(shared) >= least > 0 and max(Counter(shared).values()) >= least


@cache
def _lowered(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(str.lower, words))


@cache
def _figure(*, ascii_only: bool) -> re.Pattern[str]:
    digit = "[0-9]" if ascii_only else r"\d"  # the sooner told, the faster; and a run is found faster by its first sign
    return re.compile(rf"{digit}{digit}*(?:[.,]{digit}+)*( ?%)?")


def _content(statement: Statement, asked: frozenset[str] | None = None) -> set[str]:
    """The words of a sentence that carry content; `asked`: none but these, which carry some elsewhere."""
    t, (first, last) = statement.t, statement.words
    words = t.lower[first:last]
    if asked is not None and asked.isdisjoint(words):  # as in most sentences
        return set()
    signed = zip(words, t.sign[first:last], strict=True)
    if asked is not None:
        return {word for word, bits in signed if word in asked and (not bits & NOT_NAME or word[0].isdecimal())}
    return {word for word, bits in signed if (len(word) > 2 and not bits & NOT_NAME) or word[0].isdecimal()}
