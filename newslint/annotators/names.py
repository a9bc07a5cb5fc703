"""Noun phrases that can speak: names with their titles, offices and houses, and the foggy ones. Found in one pass over the words."""

from __future__ import annotations

from itertools import compress

from newslint.annotators.capitals import NO_NAME, SPEAKS, Capitals
from newslint.annotators.gaps import ASIDE, COMMA, SPACE, STOP
from newslint.annotators.sources import Phrase, is_thing, judged, unnamed
from newslint.annotators.tokens import (
    ACRONYM,
    ADVERB,
    BOUNDARY,
    CROWD,
    EVENT,
    EXPERT,
    GRAMMAR,
    HOUSE,
    HOUSE_WORD,
    INSTITUTION,
    LINK,
    METONYM,
    NOT_NAME,
    OUTLET,
    PARTICLE,
    PLACE,
    POINTING,
    PRONOUN,
    PURPOSE,
    QUANTIFIER,
    RELATIVE,
    ROLE,
    THING,
    TITLE,
    tokens,
)
from newslint.document import Document
from newslint.records import replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.annotators.sources import Kind

LONGEST = 16
"""Words one noun phrase may have; what is longer is a list or a headline."""
_STARTS = ROLE | TITLE | EXPERT | CROWD | INSTITUTION | HOUSE | OUTLET | METONYM | PLACE | ACRONYM
_OFFICE = ROLE | TITLE | EXPERT | CROWD | INSTITUTION
_PLACE = METONYM | PLACE
_HOUSES = HOUSE | ACRONYM | OUTLET | _PLACE
_LIKELY = _STARTS | PRONOUN | QUANTIFIER


def phrases(doc: Document) -> list[Phrase]:
    """The noun phrases of the whole text, in order, none overlapping."""
    return _Reader(doc).read()


class _Reader:
    """Reads noun phrases from left to right; holds only the columns it reads from."""

    __slots__ = ("is_name", "t", "text", "verbs")

    def __init__(self, doc: Document) -> None:
        self.t, self.text = doc[tokens], doc.text
        self.verbs = tuple(doc.language.lexicon.get("grammar.verb_prefix", ()))
        self.is_name = Capitals(self.t, doc.language.function_words).is_name

    def read(self) -> list[Phrase]:
        resume, until, gap, sign, phrases = 0, self.t.until, self.t.gap, self.t.sign, []
        for position in self.heads():
            if position < resume:
                continue
            found = self.at(position)
            if found is None:
                resume = until[position]
                continue
            found = replace(found, last=self.t.tails.get(found.last, found.last)) if self.t.tails else found
            if found.last < len(gap) and (gap[found.last] in (COMMA, ASIDE) or found.kind in ("role", "vague")):
                found = self.apposed(found)
            resume = found.last
            if not (sign[found.first] & THING and is_thing(self.t, found)):
                phrases.append(found)
        return phrases

    def heads(self) -> list[int]:
        """Where a phrase may begin: at capitals, addresses, and words of the lists; some places twice."""
        sign = self.t.sign
        listed = [p for p in self.t.signed if sign[p] & _LIKELY]
        return sorted([*compress(range(len(sign)), self.t.capital), *listed, *self.t.sites])

    def at(self, position: int) -> Phrase | None:
        """The noun phrase that begins at `position`."""
        t = self.t
        bits = t.sign[position]
        if t.sites and position in t.sites:
            return Phrase(position, t.sites[position], "document")
        if not bits:
            likely = (t.gap[position] < STOP and t.capital[position]) or self.is_name(position)
            return (self.bare(position) or self.body(position)) if likely else None
        if bits & PRONOUN:
            return Phrase(position, t.until[position], "pronoun")
        if bits & QUANTIFIER and not bits & CROWD:
            return self.group(position)
        if bits & EVENT and bits & _STARTS and not self.is_titled(position):
            return None
        return self.body(position) if bits & _STARTS or self.is_name(position) else None

    def bare(self, position: int) -> Phrase | None:
        """A name of which no list knows a word, and nothing beside it that could belong to it; None when it takes a closer look."""
        t = self.t
        capital, sign, gaps, genitive = t.capital, t.sign, t.gap, t.genitive
        at, limit = position + 1, min(position + LONGEST, len(sign))
        while at < limit and capital[at] and not sign[at] and gaps[at] == SPACE and at - 1 not in genitive:
            at += 1
        if at < limit and at - 1 not in genitive:
            gap = gaps[at]
            if gap == ASIDE or (gap == SPACE and (capital[at] or sign[at] & PARTICLE)):
                return None
        alone = at == position + 1 and t.text[t.starts[position] : t.ends[position]].isupper()
        return Phrase(position, at, "organisation" if alone else "person", (position, at))

    def group(self, position: int) -> Phrase | None:
        """`sejumlah pengamat`, `seorang dokter`: foggy unless a name or a house follows."""
        after, limit = self.t.until[position], min(position + LONGEST, len(self.t.starts))
        while after < limit and self.t.gap[after] == SPACE and self.t.sign[after] & QUANTIFIER:
            after = self.t.until[after]
        if after >= len(self.t.starts) or self.t.gap[after] != SPACE or not self.t.sign[after] & _STARTS:
            return None
        found = self.body(after)
        return unnamed(self.t, found, position) if found is not None else None

    def is_titled(self, position: int) -> bool:
        """Whether the word that could be an event opens a proper name: `Aliansi Jurnalis`, not `aliansi ini`."""
        t, after = self.t, self.t.until[position]
        return after < len(t.starts) and t.gap[after] == SPACE and t.capital[position] and t.capital[after]

    def body(self, position: int) -> Phrase | None:
        """Office, house and name in a row, as far as they reach."""
        t = self.t
        sign, until, gap, capital, size = t.sign, t.until, t.gap, t.capital, len(t.starts)
        office = house = name = (0, 0)
        at, end, limit = position, position, min(position + LONGEST, size)
        bridged = False
        while at < limit:
            if at > position and gap[at] != SPACE and not bridged:
                at = self.past_aside(at)
                if not at:
                    break
            bridged = False
            bits, after = sign[at], until[at]
            if name[1] and not (office[1] or house[1] or capital[at] or bits & PARTICLE):
                break  # nothing small goes on from a bare name
            if bits & _OFFICE and self.is_office(at, position) and not (name[1] and not capital[at]):
                office, name = (office[0] if office[1] else at, after), (0, 0)
            elif (bits & _HOUSES and (at == position or office[1] or house[1])) or (bits & (_HOUSES | THING) and capital[at]):
                first = house[0] if house[1] else name[0] if name[1] else at  # a name before it belongs to the house: "Bahana Bank"
                house, name = (first, after), (0, 0)
            elif not name[1] and ((bits & HOUSE_WORD and (house[1] or office[1])) or (house[1] == at and self.joins(at))):
                house = (house[0] if house[1] else at, after)
            elif self.is_name(at):
                after = at + 1
                name = (name[0] if name[1] else at, after)
                if at in t.genitive:
                    end = after
                    break
            elif bits & PARTICLE and name[1] and after < size and gap[after] == SPACE and capital[after] and self.is_name(after):
                pass
            else:
                opened = office[1] or (house[1] and sign[house[0]] & HOUSE)
                after = self.bridge(at, office) if opened and not name[1] else 0
                if not after:
                    break
                at, bridged = after, True
                continue
            at = end = after
        return judged(t, position, self.pointed(end, office), name, office, house) if end > position else None

    def pointed(self, end: int, office: tuple[int, int]) -> int:
        """Where an office ends whose small words lead to a demonstrative: `pedagang [jok] ini`; else `end`."""
        t = self.t
        if office[1] != end or not self.verbs:
            return end
        for here in range(end, min(end + 3, len(t.starts))):
            if t.gap[here] != SPACE or t.capital[here]:
                break
            if t.sign[here] & POINTING:
                return here
            if t.sign[here] or t.lower[here].startswith(self.verbs):
                break
        return end

    def joins(self, at: int) -> bool:
        """Whether the name of a house goes on over the word at `at`: `Kementerian Kelautan [dan] Perikanan`, `Kodim [0707] Ngawi`."""
        t, after = self.t, at + 1
        if after >= len(t.starts) or t.gap[after] != SPACE or not t.capital[after]:
            return False
        if t.sign[at] & RELATIVE:
            return bool(t.sign[after] & HOUSE_WORD)
        return t.lower[at].isdecimal() and bool(t.sign[at - 1] & HOUSE)

    def is_office(self, at: int, position: int) -> bool:
        """Whether the word at `at` is an office in a phrase from `position` on, not part of a name: `Kementerian`, `Regulator Pasar`."""
        t = self.t
        return not t.capital[at] or not t.sign[at] & (HOUSE | CROWD) or (at == position and not t.sign[at] & HOUSE)

    def past_aside(self, at: int) -> int:
        """The position after a bracket that explains the office, `(Menlu) Lavrov`; 0 when what follows is no such thing."""
        t, after = self.t, at + 1
        if after >= len(t.starts) or t.gap[at] != ASIDE or t.gap[after] != ASIDE or not t.capital[at] or not t.capital[after]:
            return 0
        return after if self.text[t.starts[at] - 1] == "(" and self.text[t.ends[at]] == ")" and t.starts[after] - t.ends[at] == 2 else 0

    def bridge(self, at: int, office: tuple[int, int]) -> int:
        """The name or house that a few small words lead to: `analis [pasar modal] Bahana`, `editor [of the] Herald`; 0 when none."""
        t, size = self.t, len(self.t.starts)
        linked = False
        modifiers = bool(self.verbs) and any(t.sign[p] & (ROLE | EXPERT) for p in range(*office))
        for here in range(at, min(at + 4, size)):
            bits = t.sign[here]
            if t.gap[here] != SPACE:
                return 0
            if here > at and (bits & (HOUSE | _PLACE | ACRONYM | ROLE | TITLE) or self.is_name(here)):
                return here
            if (bits & LINK and not linked) or (bits & PURPOSE and here == at and self.leads_abroad(here + 1)):
                linked = True
            elif linked and bits & NOT_NAME and not bits & GRAMMAR:
                continue  # an article
            elif not modifiers or bits & NO_NAME & ~EVENT or t.capital[here] or t.lower[here].startswith(self.verbs):
                return 0  # what could be an event may be a field: `pengamat [kebijakan publik] Raka`
        return 0

    def leads_abroad(self, at: int) -> bool:
        """Whether a country stands at `at`: `Duta Besar Norwegia untuk [Indonesia]`."""
        t = self.t
        return at < len(t.starts) and bool(t.sign[at] & _PLACE) and t.capital[at]

    def apposed(self, found: Phrase) -> Phrase:
        """The phrase with what a comma adds to it: the name after the office, the office after the name."""
        t, size, at = self.t, len(self.t.starts), found.last
        if self.verbs and found.kind in ("role", "vague"):
            at = self.past_modifiers(at)
        if at >= size or t.gap[at] not in (COMMA, ASIDE):
            return found
        if at + 1 < size and t.gap[at] == ASIDE and t.gap[at + 1] == COMMA and t.lower[at].isdigit():
            at += 1  # an age in brackets
        if at >= size or t.gap[at] != COMMA:
            return found
        if found.office[1] and (found.kind != "person" or any(t.sign[p] & EXPERT for p in range(*found.office))):
            return self.then_name(found, at)
        if found.kind != "person":
            return found
        if t.lower[at].isdigit() and at + 1 < size and t.gap[at + 1] == COMMA:
            at += 1
        while at < size and t.sign[at] & QUANTIFIER and at - found.last < 2:
            at = t.until[at]
        if at >= size or not t.sign[at] & (ROLE | EXPERT | TITLE) or (at > found.last + 1 and t.gap[at] != SPACE):
            return found
        other = self.body(at)
        if other is None or not other.office[1]:
            return found
        if found.office[1]:  # a rank before the name and an office after it
            ranked = other.kind == "role" and other.house[1] and self.closes(other.last)
            return replace(found, last=other.last, house=other.house) if ranked else found
        return replace(found, last=other.last, office=other.office, house=other.house if other.house[1] else other.name)

    def past_modifiers(self, at: int) -> int:
        """The position after the small words that belong to an office, when a comma follows: `pengamat [mata uang], ...`."""
        t = self.t
        for here in range(at, min(at + 4, len(t.starts))):
            if t.gap[here] == COMMA:
                return here
            if (
                t.gap[here] != SPACE
                or t.sign[here] & ~(HOUSE_WORD | EVENT | CROWD)
                or t.capital[here]
                or t.lower[here].startswith(self.verbs)
            ):
                break
        return at

    def then_name(self, found: Phrase, at: int) -> Phrase:
        """`Menteri Luar Negeri Rusia, Sergey Lavrov, ...`: the office and the name after its comma as one."""
        t = self.t
        if not t.capital[at] or (t.sign[at] & (_STARTS & ~TITLE) and not t.sign[at] & TITLE):
            return found
        other = self.at(at)
        if other is None or not other.name[1] or other.house[1] or not self.closes(other.last):
            return found
        kind: Kind = "organisation" if found.kind == "organisation" else "person"
        return replace(found, last=other.last, kind=kind, name=other.name, house=found.house if found.house[1] else found.name)

    def closes(self, at: int) -> bool:
        """Whether an apposition may end before `at`: at a comma, the end of the clause, or a verb."""
        t = self.t
        return at >= len(t.starts) or t.gap[at] != SPACE or bool(t.sign[at] & (SPEAKS | ADVERB | BOUNDARY)) or not t.capital[at]
