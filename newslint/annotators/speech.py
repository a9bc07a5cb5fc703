"""Speech: for every sentence who is speaking, by which cue, and whether the reader can tell who that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import zip_longest

from newslint.annotators.evidence import Evidence
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.reach import Bearers, Memory, backward, examples, exemplified
from newslint.annotators.sentences import sentences
from newslint.annotators.statements import Statement, statements
from newslint.document import Document
from newslint.records import replace, unguarded
from newslint.spans import Layer, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.annotators.evidence import Status, Voice

IDENTIFIED = frozenset({"named", "role", "document"})
"""Source statuses that answer "says who?"."""


@unguarded(frozen=True, slots=True)
class Speech(Span):
    """Who speaks in one sentence; the same spans as `sentences`."""

    voice: Voice
    attributed: bool
    """Whether the words are given to somebody, identified or not. A public act (E10) leaves a record but attributes no words."""
    evidence: str = ""
    """`E1` … `E12`, or empty."""
    cue: Span | None = None
    source: Span | None = None
    name: str = ""
    """The fullest name of the source; for an office or a crowd its words; empty when nobody can be told."""
    status: Status = "absent"
    impostor: str = ""
    """`event`, `agentless` or `foggy`: what looks like a source and is none."""
    carry: bool = False
    """Not attributed itself, but the paragraph opened with an attributed sentence and no new actor has come: a discount, not a pardon."""
    rivals: tuple[str, ...] = ()
    """The sources a pronoun could mean, when there is more than one."""
    continued: bool = False
    """A quotation without a tag of its own that goes on from the one before."""

    @property
    def identified(self) -> bool:
        """Whether the reader can tell whose words these are."""
        return self.attributed and self.status in IDENTIFIED


NEARBY = 4
"""Sentences around a quotation in which its speaker is looked for."""


def speech(doc: Document) -> Layer[Speech]:
    """One entry for each sentence."""
    return Layer(_Chain(doc).speeches())


class _Chain:
    """Goes through the sentences in order and remembers who spoke last."""

    __slots__ = ("bearers", "doc", "layer", "memory", "office", "said")

    def __init__(self, doc: Document) -> None:
        self.doc, self.layer = doc, doc[sentences]
        self.said: Sequence[Statement] = doc[statements]
        self.memory, self.bearers = Memory(), Bearers()
        self.office = ""
        """The words of the office or house without a name that spoke in the sentence before: `the company`, whom `it` may stand for."""

    def speeches(self) -> list[Speech]:
        found: list[Speech] = []
        heading: Speech | None = None
        for sentence, statement in zip(self.layer, self.said, strict=True):
            speech = self.own(statement)
            if sentence.zone in UNPROSED:
                heading, self.office = None, ""
            elif sentence.zone == "bullet":
                if heading is not None and not speech.attributed:
                    speech = replace(_given(replace(speech, voice="indirect"), heading, evidence="E8"), cue=None)
                self.note(speech, statement)
            else:
                heading = speech if speech.attributed and self.doc.text[sentence.end - 1] == ":" else None
                self.note(speech, statement)
            found.append(speech)
        return self.linked(found)

    def note(self, speech: Speech, statement: Statement) -> None:
        """Remembers who spoke and who was named."""
        self.bearers.note(statement)
        identified = speech.identified
        speaks = identified and speech.status != "document" and speech.name[:1].isupper()
        self.office = speech.name if identified and not speaks else ""
        people = partial(_heard, statement) if speech.evidence == "E10" else statement.people
        self.memory.note(statement.paragraph, speech.name if speaks else "", statement.rivals, people)

    def own(self, statement: Statement) -> Speech:
        """What the sentence says of itself, with its pronoun resolved."""
        start, end = statement.start, statement.end
        best, impostor = statement.best, statement.impostor
        if best is None:
            return Speech(start, end, statement.voice(attributed=False), False, impostor=impostor)
        cue, source = statement.span(best.cue), statement.span(best.source)
        if best.evidence == "E10":
            return Speech(start, end, "narrator", False, "E10", cue, impostor=impostor)
        attributed = impostor != "agentless"
        voice = statement.voice(attributed=attributed)
        if not best.anaphoric:
            if best.status == "role" and (known := self.bearers.name(statement, best)):
                return Speech(start, end, voice, attributed, best.evidence, cue, source, known, "named", impostor)
            unnamed = statement.anonymous or statement.one_of_many(best)
            status: Status = "anonymous" if unnamed and best.status in {"vague", "role"} else best.status
            foggy = "foggy" if status in {"vague", "anonymous"} else ""
            voice = "narrator" if best.evidence == "E11" else voice
            return Speech(start, end, voice, attributed, best.evidence, cue, source, statement.name(best), status, impostor or foggy)
        return self.resolved(Speech(start, end, voice, attributed, best.evidence, cue, source, impostor=impostor), statement, best)

    def resolved(self, speech: Speech, statement: Statement, best: Evidence) -> Speech:
        """The same with the one whom the pronoun stands for, or with those it could stand for."""
        inside = statement.before(best)
        described = best.phrase is not None and best.phrase.kind == "definite"
        known = self.bearers.name(statement, best) if described else ""
        names = [known] if known else inside or self.memory.antecedents(statement.paragraph)
        if len(names) == 1 or (names and statement.plural(best)):
            return replace(speech, name=names[0] if len(names) == 1 else "", status="named")
        if names and not (described and best.phrase is not None and best.phrase.house[1]):
            return replace(speech, rivals=tuple(names))
        if described:
            return replace(speech, name=statement.name(best), status="role")
        if self.office and not names:
            return replace(speech, name=self.office, status="role")
        return speech

    def linked(self, found: list[Speech]) -> list[Speech]:
        """What only the neighbours tell: backward attribution, crowds the next sentence names, quotations, the paragraph's discount."""
        content = [index for index, sentence in enumerate(self.layer) if sentence.zone not in UNPROSED]
        pointing, named = backward(self.doc, self.layer), examples(self.doc, self.layer)
        for index, follows in zip_longest(content, content[1:], fillvalue=-1):
            speech = found[index]
            if follows in pointing and found[follows].source is not None and not speech.attributed and self.said[index].quoted < 4:
                speech = _given(replace(speech, voice="indirect"), found[follows], evidence="E9")
            if speech.impostor == "foggy" and speech.status == "vague":
                names = (exemplified(named[other], self.said[other]) for other in (index, follows) if other in named)
                name = next((name for name in names if name), "")
                speech = replace(speech, name=name, status="named", impostor="") if name else speech
            found[index] = speech
        for at, index in enumerate(content):
            if found[index].voice == "direct" and not found[index].attributed:
                found[index] = self.continuing(found, content, at)
        return self.carried(found, content)

    def continuing(self, found: list[Speech], content: list[int], at: int) -> Speech:
        """A quotation without a tag: its speaker is that of the quotation or statement before it, or of a tag right after it."""
        speech, index = found[content[at]], content[at]
        if at and (before := found[content[at - 1]]).attributed and self.near(content[at - 1], index):
            going_on = before.voice in ("direct", "mixed")
            return _given(speech, before, impostor=before.impostor, continued=going_on)
        for other in (*content[max(at - NEARBY, 0) : at][::-1], *content[at + 1 : at + 1 + NEARBY]):
            if found[other].attributed and self.near(other, index) and not found[other].continued:
                return _given(speech, found[other])
        return speech

    def near(self, one: int, other: int) -> bool:
        """Whether two sentences stand in one paragraph or in neighbouring ones, with nothing but residue between."""
        first, last = min(one, other), max(one, other)
        apart = self.layer[last].paragraph - self.layer[first].paragraph
        return apart <= 1 or apart <= 1 + sum(self.layer[index].zone in UNPROSED for index in range(first + 1, last))

    def carried(self, found: list[Speech], content: list[int]) -> list[Speech]:
        """Marks what follows an attributed first sentence in its paragraph while no new actor comes."""
        paragraph, opened = -1, False
        for index in content:
            if self.layer[index].paragraph != paragraph:
                paragraph, opened = self.layer[index].paragraph, found[index].identified
                continue
            speech = found[index]
            if speech.identified:
                opened = True
            elif (opened and speech.attributed) or (opened and self.said[index].new_actor()):
                opened = False
            elif opened:
                found[index] = replace(speech, carry=True)
        return found


def _heard(statement: Statement) -> list[str]:
    """The people whom a sentence with a public act names or is about."""
    return [*statement.people(), *statement.rivals()]


def _given(speech: Speech, by: Speech, *, evidence: str = "E3", impostor: str = "", continued: bool = False) -> Speech:
    """The sentence as the words of the one who speaks in `by`."""
    told = replace(speech, attributed=True, evidence=evidence, cue=by.cue, source=by.source, name=by.name, status=by.status)
    return replace(told, impostor=impostor, continued=continued)
