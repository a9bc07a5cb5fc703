"""Mentions: everybody and everything the article names that could be a source, each with its fullest name."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.annotators.names import phrases
from newslint.annotators.sentences import sentences
from newslint.annotators.sources import Phrase
from newslint.annotators.tokens import Tokens, tokens
from newslint.document import Document
from newslint.records import dataclass
from newslint.spans import Layer, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

UNPROSED = frozenset({"headline", "subhead", "caption", "credit", "residue"})
"""Zones whose capitals make no names, and which say nothing about who spoke last."""


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A noun phrase that could be a source, with its titles and appositions."""

    name: str
    """For a person the fullest name the article gives, wherever this mention stands; for an institution the words; else empty."""
    role: str
    institution: str
    kind: Literal["person", "role", "organisation", "document", "metonym", "pronoun", "vague"]


def mentions(doc: Document) -> Layer[Mention]:
    """The mentions in order; short forms carry the full name (Menteri Luar Negeri Sergey Lavrov, Lavrov)."""
    known = doc[speakers]
    return Layer(known.mention(phrase) for phrase in doc[phrases])


class Speakers:
    """What to call the noun phrases of a text. Holds no document, so that an article is freed as soon as it is done with."""

    __slots__ = ("full", "t")

    def __init__(self, doc: Document) -> None:
        self.t = doc[tokens]
        self.full = _fullest(doc, self.t, doc[phrases])
        """The full names of people, by the first word of each phrase."""

    def name(self, phrase: Phrase) -> str:
        """For a person the fullest name, for an institution its words, else empty."""
        if phrase.kind in {"organisation", "metonym"}:
            proper = phrase.name[1] and not self.t.capital[phrase.first]  # "kantor berita Rusia, TASS" is TASS
            return words_between(self.t, phrase.name if proper else (phrase.first, phrase.last))
        return self.full.get(phrase.first, "")

    def mention(self, phrase: Phrase) -> Mention:
        """The phrase with its office and house in words."""
        t = self.t
        role, house = words_between(t, phrase.office), words_between(t, phrase.house)
        kind = "role" if phrase.kind == "definite" else phrase.kind
        return Mention(t.starts[phrase.first], t.ends[phrase.last - 1], self.name(phrase), role, house, kind)


def speakers(doc: Document) -> Speakers:
    """The names by which the noun phrases are called; mentions are made of them only where they are asked for."""
    return Speakers(doc)


def words_between(t: Tokens, span: tuple[int, int]) -> str:
    """The text from one word to another, without a genitive ending; empty when the span is."""
    first, last = span
    if last <= first:
        return ""
    end = t.ends[last - 1]
    if last - 1 in t.genitive:
        end -= 2
    return t.text[t.starts[first] : end]


def _fullest(doc: Document, t: Tokens, found: Sequence[Phrase]) -> dict[int, str]:
    """For each person phrase, by its first word, the fullest form of the name that shares its words."""
    layer = doc[sentences]
    known: dict[str, str] = {}
    people = [(phrase, _keys(t, phrase)) for phrase in found if phrase.kind == "person"]
    for phrase, words in people:
        if phrase.name[1] - phrase.name[0] < 2:
            continue
        sentence = layer.at(t.starts[phrase.name[0]])
        if sentence is None or sentence.zone in UNPROSED:
            continue
        full = words_between(t, phrase.name)
        before = known.get(words[-1]) or known.get(words[0], "")
        if len(before) >= len(full):
            full = before
        for word in words:
            known.setdefault(word, full)
        known[words[-1]] = known[words[0]] = full
    latest: dict[int, str] = {}
    for phrase, words in people:
        latest[phrase.first] = known.get(words[-1]) or known.get(words[0]) or words_between(t, phrase.name)
    return latest


def _keys(t: Tokens, phrase: Phrase) -> Sequence[str]:
    if not t.genitive:
        return t.lower[slice(*phrase.name)]
    return [t.lower[p][:-2] if p in t.genitive else t.lower[p] for p in range(*phrase.name)]
