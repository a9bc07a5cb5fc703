"""How far a source reaches: to the pronoun in the next sentence, to the sentence before, to the one whom a crowd is made of."""

from __future__ import annotations

from collections.abc import Callable

from newslint.annotators.evidence import Evidence
from newslint.annotators.sentences import Sentence
from newslint.document import Document
from newslint.spans import Layer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.annotators.statements import Statement

SENTENCES_BACK = 2
"""How far a pronoun looks for the only source."""
PARAGRAPHS_BACK = 2
"""How far up it looks where nobody else has come between."""
LONGEST_PARAGRAPH = 40
"""Sentences that are looked through for the paragraph before."""
OPENING = 40
"""Characters from the start of a sentence within which it must point back to count as pointing back."""


People = Callable[[], list[str]]
"""Names, told when somebody asks."""


class Memory:
    """Who was a source, and who was named, in the sentences so far."""

    __slots__ = ("_entries",)

    def __init__(self) -> None:
        self._entries: list[tuple[int, str, People, People]] = []

    def note(self, paragraph: int, source: str, rivals: People, people: People) -> None:
        """Adds a sentence: its identified source, who acts beside it, and whom it names or is about. Few pronouns ask for these."""
        self._entries.append((paragraph, source, rivals, people))

    def antecedents(self, paragraph: int) -> list[str]:
        """Whom a pronoun in the next sentence can stand for: one name when it is clear, several when it is not.

        The source of the nearest of the two sentences before, else of the paragraph before, else the last one a little further up
        unless one other person has come; where none has a source, the people named.
        """
        near = self._entries[-LONGEST_PARAGRAPH:][::-1]
        earlier = next((entry[0] for entry in near if entry[0] < paragraph), -1)
        around = [*near[:SENTENCES_BACK], *(entry for entry in near if entry[0] == earlier)]
        for entry in around:
            if entry[1]:
                return _sources(entry)
        people = next(filter(None, (entry[3]() for entry in around)), [])
        before = next((entry for entry in near if entry[1] and paragraph - entry[0] <= PARAGRAPHS_BACK), None)
        if before is not None and (len(people) != 1 or people[0] in _sources(before)):
            return _sources(before)
        return people


def _sources(entry: tuple[int, str, People, People]) -> list[str]:
    """The identified source of a sentence, and who acts beside it."""
    return list(dict.fromkeys([entry[1], *entry[2]()]))


class Bearers:
    """Who bears which office: `Menparekraf` after `Menparekraf Rina Marlina` is she, while nobody else bears it."""

    __slots__ = ("_names", "_unread")

    def __init__(self) -> None:
        self._names: dict[str, set[tuple[str, str]]] = {}
        self._unread: list[Statement] = []

    def note(self, statement: Statement) -> None:
        """Adds the people whom the sentence names with their offices; they are read when an office is asked for."""
        self._unread.append(statement)

    def _read(self) -> None:
        for statement in self._unread:
            for phrase in statement.phrases:
                if phrase.kind == "person" and phrase.office[1]:
                    mention = statement.speakers.mention(phrase)
                    self._names.setdefault(mention.role.lower(), set()).add((mention.institution.lower(), mention.name))
        self._unread.clear()

    def name(self, statement: Statement, found: Evidence) -> str:
        """The one person who bears the office of `found` and, where it is told, at that house; else empty."""
        if found.phrase is None or not found.phrase.office[1]:
            return ""
        self._read()
        mention = statement.speakers.mention(found.phrase)
        house = mention.institution.lower()
        names = {name for place, name in self._names.get(mention.role.lower(), ()) if not house or place == house}
        return next(iter(names)) if len(names) == 1 else ""


def backward(doc: Document, layer: Layer[Sentence]) -> frozenset[int]:
    """The sentences that say who said what the sentence before says: `Hal itu disampaikan X`."""
    found = ((start, layer.index_at(start)) for start, *_ in doc.places("reporting.backward"))
    return frozenset(index for start, index in found if index >= 0 and start - layer[index].start <= OPENING)


def examples(doc: Document, layer: Layer[Sentence]) -> dict[int, int]:
    """Where, in each sentence that names one of a crowd, the words that say so end: `Salah satunya`, `including`."""
    return {layer.index_at(start): end for start, end, _ in reversed(doc.places("sources.example"))}


def exemplified(after: int, statement: Statement) -> str:
    """The first person that the statement names from offset `after` on; empty when there is none."""
    for phrase in statement.phrases:
        if phrase.kind == "person" and statement.t.starts[phrase.first] >= after:
            return statement.speakers.name(phrase)
    return ""
