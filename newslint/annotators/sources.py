"""Who could be a source: a noun phrase with its office, house and name, and what kind of source that makes."""

from __future__ import annotations

from newslint.annotators.gaps import SPACE
from newslint.annotators.tokens import (
    ACRONYM,
    ARTICLE,
    AUDIENCE,
    CROWD,
    EXPERT,
    HOUSE,
    INSTITUTION,
    LINK,
    METONYM,
    NOT_NAME,
    OUTLET,
    PLACE,
    POINTING,
    ROLE,
    SINGLE,
    TITLE,
    Tokens,
)
from newslint.records import replace, unguarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Kind = Literal["person", "role", "organisation", "document", "metonym", "pronoun", "definite", "vague"]


_PLACE = METONYM | PLACE
LONGEST_PLACE = 2
"""Words of a name that a small word leads to; of more the last may be a person's."""


@unguarded(frozen=True, slots=True)
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


Place = tuple[int, int]
"""First word inclusive, last exclusive; (0, 0) for nothing."""


def judged(t: Tokens, first: int, last: int, name: Place, office: Place, house: Place) -> Phrase:
    """The phrase of these words with what kind of source it makes."""
    bits = 0
    for position in range(*office):
        bits |= t.sign[position]
    housed = house[1] > 0
    if name[1] and housed and house[1] == name[0]:
        name, house = _settled(t, name, house)
    elif name[1] and office[1] and not housed:
        name, house = ((0, 0), name) if _led(t, name) and name[1] - name[0] <= LONGEST_PLACE else _parted(t, name)
        housed = not name[1]
    kind: Kind
    if name[1] and (_is_outlet(t, name, bits) or (housed and not office[1] and house[0] < name[0])):
        kind = "organisation"
        name = (house[0], name[1]) if housed and not office[1] else name
    elif name[1]:
        kind = "vague" if bits & AUDIENCE and not bits & (ROLE | TITLE) else "person"  # "penggemar Rina" is not Rina
    elif office[1]:
        kind = _of_office(t, house, bits, housed=housed)
    else:
        kind, house = _of_house(t, first, last), (first, last)
    if kind == "vague" and bits & CROWD and _is_body(t, first, last):
        return Phrase(first, last, "organisation", (first, last), house=(first, last))
    if kind == "person" and office[1] and office[1] < name[0] and not t.capital[first] and not housed and _points(t, last):
        return Phrase(first, last + 1, "definite", office=office)  # "wanita kelahiran Ngawi tersebut"
    if kind in ("role", "vague"):
        if _points(t, last):
            kind, last = "definite", last + 1
        elif (kind == "role" or bits & EXPERT) and not housed and first and t.gap[first] == SPACE and t.sign[first - 1] & ARTICLE:
            kind = "definite"
    return Phrase(first, last, kind, name, office, house)


def unnamed(t: Tokens, found: Phrase, quantifier: int) -> Phrase:
    """What the word at `quantifier` makes of the phrase behind it, foggy unless a name or a house follows.

    Several are no one person, whatever capitals follow: `sejumlah warga Tirta`; nor is anybody known by the place where he is:
    `sejumlah pengamat di Tirta`. Of one alone a single name right after the office is a house: `seorang warga Tirta`.
    """
    name, alone = found.name, t.sign[quantifier] & SINGLE or t.until[quantifier] > quantifier + 1
    if found.kind == "person" and 0 < name[0] == found.office[1] and not found.house[1] and (not alone or name[1] - name[0] == 1):
        found = replace(found, kind="role", name=(0, 0), house=name)
    if found.kind not in ("role", "vague", "organisation"):
        return replace(found, first=quantifier)
    nobody = not any(t.capital[found.first : found.last])
    if found.kind != "organisation":
        house = found.house
        placed = house[1] > 0 and _led(t, house) and not any(bits & ~(_PLACE | NOT_NAME) for bits in t.sign[slice(*house)])
        nobody = nobody or house[0] == house[1] or placed
    return replace(found, first=quantifier, kind="vague" if nobody else found.kind)


def is_thing(t: Tokens, found: Phrase) -> bool:
    """Whether a phrase whose first word is on the list of things is no source but a law, a place, a contest or a sum: `Pasal 12`.

    What things are called may be a surname by itself: `Tanjung`.
    """
    first, last = found.first, found.last
    if last - first > 1:
        return True
    after = last < len(t.gap) and t.gap[last] == SPACE and t.lower[last][:1].isdecimal()
    return after or (first > 0 and t.gap[first] == SPACE and t.lower[first - 1][:1].isdecimal())


def _led(t: Tokens, name: Place) -> bool:
    """Whether a small word leads to what looks like a name, so that it is where somebody is or belongs: `pengamat di Tirta`."""
    return bool(t.sign[name[0] - 1] & LINK)


def _points(t: Tokens, at: int) -> bool:
    """Whether a demonstrative at `at` points back: `menteri itu`."""
    return at < len(t.starts) and t.gap[at] == SPACE and bool(t.sign[at] & POINTING)


def _settled(t: Tokens, name: Place, house: Place) -> tuple[Place, Place]:
    """Divides the capitals after a house between it and a person: `Desa Sukamaju`, `Dinas Kesehatan | Rina Marlina`."""
    first, last = name
    if not t.sign[first - 1] & HOUSE or not t.capital[first - 1]:
        whole = last - first > 1 or t.sign[first - 1] & (ACRONYM | _PLACE)
        return (name, house) if whole else ((0, 0), (house[0], last))
    cut = last if last - first <= 2 else last - 2
    return (cut, last) if cut < last else (0, 0), (house[0], cut)


def _parted(t: Tokens, name: Place) -> tuple[Place, Place]:
    """The house that capitals throughout name before a person: `Politikus PPN | Rina Sari`; two letters may be initials."""
    first, last = name
    word = t.text[t.starts[first] : t.ends[first]]
    if last - first < 2 or len(word) < 3 or not word.isupper() or t.text[t.starts[first + 1] : t.ends[first + 1]].isupper():
        return name, (0, 0)
    return (first + 1, last), (first, first + 1)


def _is_outlet(t: Tokens, name: Place, bits: int) -> bool:
    """Whether the name is that of a house: `kantor berita Interfax`, or capitals throughout: `TASS`."""
    if bits:
        return not bits & (ROLE | TITLE | EXPERT | CROWD)
    return name[1] - name[0] == 1 and t.text[t.starts[name[0]] : t.ends[name[0]]].isupper()


def _is_body(t: Tokens, first: int, last: int) -> bool:
    """Whether a crowd's word begins what a body is called: `Masyarakat Kopi Indonesia`, but not `Masyarakat Jawa Barat`."""
    return last - first > 2 and all(t.capital[first:last]) and bool(t.sign[last - 1] & _PLACE) and not t.sign[first + 1] & _PLACE


def _of_office(t: Tokens, house: Place, bits: int, *, housed: bool) -> Kind:
    if bits & (EXPERT | CROWD) and not housed:
        return "vague"
    if bits & CROWD and not bits & (ROLE | INSTITUTION):
        return "vague" if not any(t.sign[p] & (HOUSE | PLACE) for p in range(*house)) else "role"
    if bits & INSTITUTION and not bits & ROLE:
        return "organisation"
    return "role"


def _of_house(t: Tokens, first: int, last: int) -> Kind:
    sign, position = t.sign, first
    while position < last and sign[position] & _PLACE:
        position = t.until[position]
    if position >= last:
        return "metonym"
    if not any(t.capital[first:last]):
        return "vague" if sign[first] & OUTLET else "role"
    return "organisation"
