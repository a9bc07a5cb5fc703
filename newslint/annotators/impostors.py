"""Impostors: words that take the place of a source and are none, and sources the reader cannot tell; each with the guilty words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import Speech, speech
from newslint.annotators.statements import Statement, statements
from newslint.annotators.tokens import ACTIVE, PASSIVE, PREPOSED, TAG
from newslint.document import Document
from newslint.records import dataclass
from newslint.spans import Layer, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Sort = Literal["event", "agentless", "foggy", "anonymous", "orphan", "continued", "ambiguous"]


SHORTEST_CONTINUED = 4
"""Words of a quotation that owes a tag of its own."""
SHORTEST_ORPHAN = 5
"""Words of a quotation that owes a speaker; shorter ones are slogans and terms."""
_SPEAKER = frozenset({"person", "pronoun", "definite"})
_SAID = ACTIVE | TAG | PASSIVE | PREPOSED


@dataclass(frozen=True, slots=True)
class Impostor(Span):
    """The words that stand where a source should."""

    sort: Sort
    """`event` (a meeting "shows"), `agentless` ("is believed"), `foggy` ("analysts say"), `anonymous` (no reason given), `orphan`
    (a quotation without a speaker), `continued` (one that goes on without a tag), `ambiguous` (a pronoun with two possible sources)."""
    source: str = ""
    """The foggy source, or the sources a pronoun could mean."""


def impostors(doc: Document) -> Layer[Impostor]:
    """All of them in order; none inside a quotation, none in a sentence with an identified source except hearsay that denies it."""
    layer, said, heard = doc[sentences], doc[speech], doc[statements]
    reasons = {layer.index_at(start) for start, *_ in doc.places("sources.reason")}
    found: list[Impostor] = []
    for index, one in enumerate(said):
        if layer[index].zone in UNPROSED:
            continue
        excused = index in reasons or index + 1 in reasons
        found.extend(_of(doc, one, heard[index], excused=excused))
        found.extend(_orphan(doc, said, heard, index))
    return Layer(_apart(found))


def _of(doc: Document, said: Speech, statement: Statement, *, excused: bool) -> Iterator[Impostor]:
    if said.rivals and said.cue is not None:
        span = said.source if said.source is not None else said.cue
        yield Impostor(span.start, span.end, "ambiguous", " / ".join(said.rivals))
    if said.status == "anonymous":
        if not excused and said.cue is not None:
            yield _joined(said, "anonymous")
    elif said.impostor == "foggy" and said.cue is not None and not said.continued:
        yield _joined(said, "foggy")
    elif not said.identified and not said.attributed:
        yield from _hidden(statement)
    if said.voice == "direct" and said.continued and statement.quoted >= SHORTEST_CONTINUED:
        for quote in doc[quotes].overlapping(said.start, said.end)[:1]:
            yield Impostor(max(quote.start, said.start), min(quote.end, said.end), "continued", said.name)


def _orphan(doc: Document, said: Sequence[Speech], heard: Sequence[Statement], index: int) -> Iterator[Impostor]:
    """A whole quotation that nobody near it could have spoken; one with a cue, a name or a pronoun beside it may only be misread."""
    one, statement = said[index], heard[index]
    if one.voice != "direct" or one.attributed or statement.quoted < SHORTEST_ORPHAN:
        return
    if any(_may_speak(near) for near in heard[max(index - 1, 0) : index + 2]):
        return
    for quote in doc[quotes].overlapping(one.start, one.end)[:1]:
        if quote.closed and not _is_title(statement):
            yield Impostor(max(quote.start, one.start), min(quote.end, one.end), "orphan")


def _may_speak(statement: Statement) -> bool:
    """Whether a cue, a name or a pronoun stands outside the quotations of a sentence."""
    t = statement.t
    if any(t.sign[p] & _SAID and not t.quoted[p] for p in range(*statement.words)):
        return True
    return any(phrase.kind in _SPEAKER and not t.quoted[phrase.first] for phrase in statement.phrases)


def _is_title(statement: Statement) -> bool:
    """Whether most of what is quoted bears capitals, or is an address: the title of a work, a poster, a link."""
    t = statement.t
    quoted = [p for p in range(*statement.words) if t.quoted[p] and t.ends[p] - t.starts[p] > 2]
    return 2 * sum(t.capital[p] for p in quoted) > len(quoted) or any(p in t.sites for p in quoted)


def _hidden(statement: Statement) -> Iterator[Impostor]:
    """Passives without an agent and events that speak."""
    for evidence in statement.evidence:
        if evidence.impostor == "agentless":
            span = statement.span(evidence.cue)
        elif evidence.impostor == "event":
            span = statement.span((evidence.source[0], evidence.cue[1]))
        else:
            continue
        if span is not None:
            yield Impostor(span.start, span.end, "agentless" if evidence.impostor == "agentless" else "event")


def _joined(said: Speech, sort: Sort) -> Impostor:
    """The source and its verb together."""
    cue = said.cue or said
    source = said.source or cue
    return Impostor(min(cue.start, source.start), max(cue.end, source.end), sort, said.name)


def _apart(found: list[Impostor]) -> Iterator[Impostor]:
    """Sorted, without overlaps: the earlier one stays."""
    until = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= until:
            yield one
            until = one.end
