"""Who could be a source: a noun phrase with its office, house and name, and what kind of source that makes."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.annotators.tokens import (
    ACRONYM,
    ARTICLE,
    CROWD,
    EXPERT,
    HOUSE,
    INSTITUTION,
    METONYM,
    OUTLET,
    PLACE,
    POINTING,
    ROLE,
    SPACE,
    TITLE,
    Tokens,
)
from newslint.records import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["person", "role", "organisation", "document", "metonym", "pronoun", "definite", "vague"]


_PLACE = METONYM | PLACE


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase by the positions of its words: `first` inclusive, `last` exclusive."""

    first: int
    last: int
    kind: Kind
    name: tuple[int, int] = (0, 0)
    """Where the personal name stands; empty when there is none."""
    office: tuple[int, int] = (0, 0)
    """Where the title or role stands."""
    house: tuple[int, int] = (0, 0)
    """Where the institution or country stands."""


def judged(t: Tokens, text: str, found: Phrase) -> Phrase:
    """The phrase with what kind of source it makes."""
    bits = 0
    for position in range(*found.office):
        bits |= t.sign[position]
    named, housed = found.name[1] > 0, found.house[1] > 0
    if named and housed and found.house[1] == found.name[0]:
        found = _settled(t, found)
        named = found.name[1] > 0
    first, last, name, office, house = found.first, found.last, found.name, found.office, found.house
    kind: Kind
    if named and (_is_outlet(t, text, found, bits) or (housed and not office[1] and house[0] < name[0])):
        kind = "organisation"
        name = (house[0], name[1]) if housed and not office[1] else name
    elif named:
        kind = "person"
    elif office[1]:
        kind = _of_office(t, found, bits, housed=housed or named)
    else:
        kind, house = _of_house(t, found), (first, last)
    if kind == "person" and office[1] and office[1] < name[0] and not t.capital[first] and not housed and _points(t, last):
        return Phrase(first, last + 1, "definite", office=office)  # "wanita kelahiran Ngawi tersebut"
    if kind in ("role", "vague"):
        if _points(t, last):
            kind, last = "definite", last + 1
        elif (kind == "role" or bits & EXPERT) and not housed and first and t.gap[first] == SPACE and t.sign[first - 1] & ARTICLE:
            kind = "definite"
    return Phrase(first, last, kind, name, office, house)


def _points(t: Tokens, at: int) -> bool:
    """Whether a demonstrative at `at` points back: `menteri itu`."""
    return at < len(t.starts) and t.gap[at] == SPACE and bool(t.sign[at] & POINTING)


def _settled(t: Tokens, found: Phrase) -> Phrase:
    """Divides the capitals after a house between it and a person: `Desa Sukamaju`, `Dinas Kesehatan | Rina Marlina`."""
    first, last = found.name
    if not t.sign[first - 1] & HOUSE or not t.capital[first - 1]:
        return (
            found
            if last - first > 1 or t.sign[first - 1] & (ACRONYM | _PLACE)
            else replace(found, house=(found.house[0], last), name=(0, 0))
        )
    cut = last if last - first <= 2 else last - 2
    return replace(found, house=(found.house[0], cut), name=(cut, last) if cut < last else (0, 0))


def _is_outlet(t: Tokens, text: str, found: Phrase, bits: int) -> bool:
    """Whether the name is that of a house: `kantor berita Interfax`, or capitals throughout: `TASS`."""
    if bits:
        return not bits & (ROLE | TITLE | EXPERT | CROWD)
    return found.name[1] - found.name[0] == 1 and text[t.starts[found.name[0]] : t.ends[found.name[0]]].isupper()


def _of_office(t: Tokens, found: Phrase, bits: int, *, housed: bool) -> Kind:
    if bits & (EXPERT | CROWD) and not housed:
        return "vague"
    if bits & CROWD and not bits & (ROLE | INSTITUTION):
        return "vague" if not any(t.sign[p] & (HOUSE | PLACE) for p in range(*found.house)) else "role"
    if bits & INSTITUTION and not bits & ROLE:
        return "organisation"
    return "role"


def _of_house(t: Tokens, found: Phrase) -> Kind:
    if all(t.sign[position] & _PLACE for position in _heads(t, found.first, found.last)):
        return "metonym"
    if not any(t.capital[position] for position in range(found.first, found.last)):
        return "vague" if t.sign[found.first] & OUTLET else "role"
    return "organisation"


def _heads(t: Tokens, first: int, last: int) -> Iterator[int]:
    position = first
    while position < last:
        yield position
        position = t.until[position]
