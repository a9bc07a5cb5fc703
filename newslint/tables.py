"""Builds the scanner's tables from needles: which words to look out for, and what must stand around them. Plain data only."""

from __future__ import annotations

import sys
from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING, Any

from newslint import patterns
from newslint.affixes import forms
from newslint.clues import traces
from newslint.language import Language
from newslint.phrases import Word
from newslint.records import dataclass, field
from newslint.sequences import Read, Sequence, Slot, forget, read
from newslint.words import fold

if TYPE_CHECKING:
    from newslint.hits import Needle

Frozen = dict[str, Any]
Guard = tuple[int, tuple[str, ...]]
"""Which neighbour of a word to look at first (-1, 1; 0 for none), and how that may begin."""
OWN = 1 << 40
"""Added to a needle's number where a word of its own is one way to say it: of several that overlap the longest counts."""
WIDEST_GUARD = 64
"""Beginnings a guard may try: each costs a comparison."""


class _Place:
    """A slot of phrases: what is kept of it (word -> how its capitals must stand, prefixes likewise, clitics, words that may carry them),
    how its words begin, and how rare they are likely to be: the smaller, the rarer."""

    __slots__ = ("begins", "rarity", "row", "words")

    def __init__(self, words: Slot, languages: Many[Language], clitics: tuple[str, ...], frequent: frozenset[str]) -> None:
        self.words = words  # held, as a place is found by their identity
        self.row = exact, prefixes, _, _ = _made(words, languages, clitics)
        self.begins = tuple(sorted({*exact, *(prefix for prefix, _ in prefixes)}))
        self.rarity = not frequent.isdisjoint(self.begins), bool(prefixes), -min(map(len, self.begins)), len(self.begins)


@dataclass(slots=True)
class _Builder:
    """Everything collected so far; ids of needles are >= 0, from OWN on as said there, those of variants are negative: -1 is the first."""

    languages: Many[Language]
    frequent: frozenset[str]
    needles: dict[tuple[str, str, tuple[int, ...]], list[tuple[int, str]]] = field(default_factory=dict)
    words: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    stems: dict[tuple[str, ...], dict[str, list[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    prefixes: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    variants: list[tuple[Any, ...]] = field(default_factory=list)
    guards: list[Guard] = field(default_factory=list)
    """Of the variants."""
    patterns: dict[int, str] = field(default_factory=dict)
    """By the numbers of their needles."""
    clitics: dict[tuple[int, ...], tuple[str, ...]] = field(default_factory=dict)
    """By the languages that have them."""
    places: dict[tuple[tuple[int, ...], bool], dict[int, _Place]] = field(default_factory=lambda: defaultdict(dict))
    """By languages and whether they end a phrase, which clitics may; by the identity of their words, which phrases share."""

    def add(self, owner: int, needle: Needle, spoken: tuple[int, ...]) -> None:
        key = (needle.phrase, needle.pattern, () if needle.pattern else spoken)
        place = (owner, needle.group)
        if key in self.needles:
            if place not in self.needles[key]:
                self.needles[key].append(place)
            return
        number = len(self.needles)
        self.needles[key] = [place]
        if needle.pattern:
            self.patterns[number] = needle.pattern
            return
        self.phrase(number, read(needle.phrase), spoken)

    def phrase(self, number: int, phrase: Read, spoken: tuple[int, ...]) -> None:
        anywhere = not (phrase.opens or phrase.closes)
        simple = anywhere and all(map(_simple, phrase.rows))
        for row in phrase.rows:
            *before, last = row.slots
            places = [self.place(slot, spoken, last=False) for slot in before]
            places.append(self.place(last, spoken, last=True))
            if simple:
                self.register(places[0], number)
                continue
            if anywhere and _simple(row):
                self.register(places[0], OWN + number)
                continue
            joints = tuple([joint and joint.lower() for joint in row.joints]) if any(row.joints) else row.joints
            rarities = [(place.rarity[0], _between_gaps(joints, at), place.rarity) for at, place in enumerate(places)]
            anchor = rarities.index(min(rarities))
            around = (row.lead.lower(), row.tail.lower(), phrase.opens, phrase.closes)
            plain = not (any(joints) or any(around) or None in joints)
            self.variants.append((number, anchor, tuple([place.row for place in places]), joints, *around, plain))
            self.guards.append(_guard(places, joints, anchor))
            self.register(places[anchor], -len(self.variants))

    def place(self, words: Slot, spoken: tuple[int, ...], *, last: bool) -> _Place:
        known = self.places[spoken, last]
        found = known.get(id(words))
        if found is None:
            languages = [self.languages[index] for index in spoken]
            found = known[id(words)] = _Place(words, languages, self.endings(spoken) if last else (), self.frequent)
        return found

    def endings(self, spoken: tuple[int, ...]) -> tuple[str, ...]:
        """The clitics of languages, folded."""
        if spoken not in self.clitics:
            self.clitics[spoken] = tuple(sorted({fold(clitic) for index in spoken for clitic in self.languages[index].clitics}))
        return self.clitics[spoken]

    def register(self, place: _Place, number: int) -> None:
        exact, prefixes, clitics, stems = place.row
        for word in exact:
            self.words[word].append(number)
        for prefix, _ in prefixes:
            self.prefixes[prefix].append(number)
        if clitics:
            table = self.stems[clitics]
            for word in stems:
                table[word].append(number)


def build(needles: Mapping[str, Many[Needle]], languages: Many[Language]) -> Frozen:
    """The tables for `needles` by owner. Raises PhraseError or ValueError at the first needle that cannot be used."""
    owners = tuple(needles)
    builder = _Builder(languages, frozenset().union(*(language.function_words for language in languages)))
    for number, owner in enumerate(owners):
        spoken = _spoken(owner, languages)
        for needle in needles[owner]:
            if bool(needle.phrase) == bool(needle.pattern):
                raise ValueError(f"{owner}: a needle is either a phrase or a pattern")
            builder.add(number, needle, spoken)
    builder.places.clear()  # what follows needs none of that, and never is more held than here
    forget()
    known = patterns.frozen(builder.patterns.values())
    frozen = tuple((number, *known[source]) for number, source in builder.patterns.items())
    met: dict[tuple[int, ...], int] = {}
    lengths = tuple(sorted({*map(len, builder.prefixes)}))
    tables = {
        "words": _numbered(builder.words, met),
        "stems": tuple((clitics, _numbered(table, met)) for clitics, table in builder.stems.items()),
        "prefixes": _numbered(builder.prefixes, met),
    }
    sets, whose = _owned(builder.needles.values())
    return {
        "owners": owners,
        "sets": sets,
        "whose": whose,
        "needles": tuple((phrase or pattern, tuple(places)) for (phrase, pattern, _), places in builder.needles.items()),
        **tables,
        "roles": tuple(_role(numbers, builder.guards) for numbers in met),
        "lengths": lengths,
        "variants": tuple(builder.variants),
        "patterns": frozen,
        "engine": patterns.engine() if frozen else (),
        "traces": traced(frozen, builder.frequent),
    }


def _owned(needles: Iterable[Iterable[tuple[int, str]]]) -> tuple[tuple[tuple[int, ...], ...], bytes]:
    """The sets of owners that needles have, and which of them each needle has, as an array: few sets are different, and of most needles
    that hit no more is asked than who owns them."""
    sets: dict[tuple[int, ...], int] = {}
    whose = array("I", [sets.setdefault(tuple([owner for owner, _ in places]), len(sets)) for places in needles])
    return tuple(sets), whose.tobytes()


def traced(rows: Many[tuple[Any, ...]], frequent: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The clues to patterns as the tables hold them: each with the number of its needle before what `patterns.freeze` makes of it."""
    _, _, required, _, places, _, opening, heading, alone, _, beginning, _ = zip(*rows, strict=True) if rows else [()] * 12
    return traces(required, opening, frequent, heading, places, alone, beginning)


def _guard(places: Many[_Place], joints: Many[str | None], anchor: int) -> Guard:
    """What to look at before a variant is tried at all: most candidates end there."""
    found: list[tuple[int, int, int, tuple[str, ...]]] = []
    for step, joint in ((-1, anchor - 1), (1, anchor)):
        if 0 <= joint < len(joints) and joints[joint] is not None:
            begins = places[anchor + step].begins
            if len(begins) <= WIDEST_GUARD:
                found.append((len(begins), places[anchor + step].rarity[2], step, begins))
    return min(found)[2:] if found else (0, ("",))


def _between_gaps(joints: Many[str | None], at: int) -> bool:
    """Whether a slot has gaps on both sides, or on one and nothing on the other: no neighbour can tell that a phrase is not there."""
    return None in joints and all(joint is None for joint in joints[max(at - 1, 0) : at + 1])


def _numbered(table: dict[str, list[int]], met: dict[tuple[int, ...], int]) -> dict[str, int]:
    """Words with the number of their role; `met`: the roles so far, by what they are made of. Leaves the table empty."""
    made = {word: met.setdefault(tuple(sorted({*numbers})), len(met)) for word, numbers in table.items()}
    table.clear()
    return made


def _role(numbers: tuple[int, ...], guards: Many[Guard]) -> tuple[Any, ...]:
    """What a word may be: the needles that it decides, variants by the neighbour that they ask for first, and needles it may be alone.

    With each neighbour stands how it may begin for any of its variants: most words ask for none that is there.
    """
    sides: dict[int, list[tuple[tuple[str, ...], int]]] = {}
    for variant in [~number for number in numbers if number < 0]:
        step, starts = guards[variant]
        sides.setdefault(step, []).append((starts, variant))
    asked = [(step, _together(found), tuple(found)) for step, found in sides.items()]
    decided, alone = [number for number in numbers if 0 <= number < OWN], [number - OWN for number in numbers if number >= OWN]
    return tuple(decided), tuple(asked), tuple(alone)


def _together(asked: Many[tuple[tuple[str, ...], int]]) -> tuple[str, ...]:
    """All that is asked, once each."""
    return asked[0][0] if len(asked) == 1 else tuple(dict.fromkeys([start for starts, _ in asked for start in starts]))


def _spoken(owner: str, languages: Many[Language]) -> tuple[int, ...]:
    """The languages whose clitics and affixes hold for an owner: its own when its name says so, else all."""
    own = tuple(index for index, language in enumerate(languages) if owner.startswith(f"{language.code}/"))
    return own or tuple(range(len(languages)))


def _simple(row: Sequence) -> bool:
    """Whether the words of a single place alone decide, whatever their case."""
    return len(row.slots) == 1 and not row.lead and not row.tail and all(word.text == word.text.lower() for word in row.slots[0])


def _made(words: Slot, languages: Many[Language], clitics: tuple[str, ...]) -> Any:
    exact: dict[str, tuple[str, ...]] = {}
    prefixes: dict[str, tuple[str, ...]] = {}
    for word in words:
        table = prefixes if word.prefix else exact
        for form in _forms(word, languages):
            _allow(table, form)
    stems = exact if clitics else {}
    if clitics and any(word.bare for word in words):
        stems = {}
        for form in (form for word in words if not (word.bare or word.prefix) for form in _forms(word, languages)):
            _allow(stems, form)
        stems = exact if stems == exact else stems
    return exact, tuple(prefixes.items()), clitics if stems else (), stems


def _forms(word: Word, languages: Many[Language]) -> Iterable[str]:
    if not word.root or not languages:
        return (word.text,)
    return [form for language in languages for form in forms(word.text, language)]


def _allow(table: dict[str, tuple[str, ...]], form: str) -> None:
    """Enters a form: with capitals it must stand so; without, any case will do and nothing else need be asked."""
    lower = sys.intern(form.lower())  # marshal keeps that: of a word in many rows there is one string, once they are read
    if form == lower or table.get(lower) == ():
        table[lower] = ()
    else:
        table[lower] = tuple(dict.fromkeys((*table.get(lower, ()), form)))
