"""Builds the scanner's tables from needles: which words to look out for, and what must stand around them. Plain data only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Sequence as Many
from typing import TYPE_CHECKING, Any

from newslint import patterns
from newslint.affixes import forms
from newslint.clues import traces
from newslint.language import Language
from newslint.phrases import Phrase, Word
from newslint.records import dataclass, field
from newslint.sequences import Sequence, Slot, read
from newslint.words import fold

if TYPE_CHECKING:
    from newslint.scan import Needle

Frozen = dict[str, Any]
Guard = tuple[int, tuple[str, ...]]
"""Which neighbour of a word to look at first (-1, 1; 0 for none), and how that may begin."""
FORMAT = 5
OWN = 1 << 40
"""Added to a needle's number where a word of its own is one way to say it: of several that overlap the longest counts."""
WIDEST_GUARD = 64
"""Beginnings a guard may try: each costs a comparison."""


@dataclass(slots=True)
class _Builder:
    """Everything collected so far; ids of needles are >= 0, from OWN on as said there, those of variants are negative: -1 is the first."""

    languages: Many[Language]
    needles: dict[tuple[str, str, tuple[int, ...]], list[tuple[int, str]]] = field(default_factory=dict)
    words: dict[str, set[int]] = field(default_factory=dict)
    stems: dict[tuple[str, ...], dict[str, set[int]]] = field(default_factory=dict)
    prefixes: dict[str, set[int]] = field(default_factory=dict)
    variants: list[tuple[Any, ...]] = field(default_factory=list)
    guards: list[Guard] = field(default_factory=list)
    """Of the variants."""
    patterns: list[tuple[Any, ...]] = field(default_factory=list)
    slots: dict[Any, Any] = field(default_factory=dict)
    """Equal slots are one object, and marshal writes an object once."""
    clitics: dict[tuple[int, ...], tuple[str, ...]] = field(default_factory=dict)
    """By the languages that have them."""
    met: dict[Any, Any] = field(default_factory=dict)
    """Slots by the words that they were made for."""
    weights: dict[int, tuple[int, int, int, int]] = field(default_factory=dict)
    """Of slots, by their identity."""
    function_words: frozenset[str] = frozenset()

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
            self.patterns.append((number, *patterns.freeze(needle.pattern)))
            return
        self.phrase(number, *read(needle.phrase), spoken)

    def phrase(self, number: int, phrase: Phrase, rows: Many[Sequence], spoken: tuple[int, ...]) -> None:
        anywhere = not (phrase.opens or phrase.closes)
        simple = anywhere and all(_simple(row) for row in rows)
        for row in rows:
            last = len(row.slots) - 1
            slots = [self.slot(slot, spoken, last=at == last) for at, slot in enumerate(row.slots)]
            if simple:
                self.register(slots[0], number)
                continue
            if anywhere and _simple(row):
                self.register(slots[0], OWN + number)
                continue
            anchor = min(range(len(slots)), key=lambda at: self.weight(slots[at]))
            joints = tuple(joint and joint.lower() for joint in row.joints)
            around = (row.lead.lower(), row.tail.lower(), phrase.opens, phrase.closes)
            plain = not any((*joints, *around)) and None not in joints
            self.variants.append((number, anchor, tuple(slots), joints, *around, plain))
            self.guards.append(_guard(slots, joints, anchor))
            self.register(slots[anchor], -len(self.variants))

    def slot(self, words: Slot, spoken: tuple[int, ...], *, last: bool) -> Any:
        """(word -> how its capitals must stand, prefixes likewise, clitics, words that may carry them): the last ones of a phrase may."""
        key = words, spoken, last
        found = self.met.get(key)
        if found is None:
            languages = [self.languages[index] for index in spoken]
            found = self.met[key] = self.made(words, languages, self.endings(spoken) if last else ())
        return found

    def endings(self, spoken: tuple[int, ...]) -> tuple[str, ...]:
        """The clitics of languages, folded."""
        if spoken not in self.clitics:
            every = {fold(clitic) for index in spoken for clitic in self.languages[index].clitics}
            self.clitics[spoken] = tuple(sorted(every))
        return self.clitics[spoken]

    def made(self, words: Slot, languages: Many[Language], clitics: tuple[str, ...]) -> Any:
        exact: dict[str, tuple[str, ...]] = {}
        prefixes: dict[str, tuple[str, ...]] = {}
        stems: dict[str, tuple[str, ...]] = {}
        for word in words:
            for form in _forms(word, languages):
                _allow(prefixes if word.prefix else exact, form)
                if clitics and not word.bare and not word.prefix:
                    _allow(stems, form)
        if stems == exact:
            stems = exact
        made = (exact, tuple(prefixes.items()), clitics if stems else (), stems)
        return self.slots.setdefault(repr(made), made)

    def register(self, slot: Any, number: int) -> None:
        exact, prefixes, clitics, stems = slot
        for word in exact:
            self.words.setdefault(word, set()).add(number)
        for prefix, _ in prefixes:
            self.prefixes.setdefault(prefix, set()).add(number)
        if clitics:
            table = self.stems.setdefault(clitics, {})
            for word in stems:
                table.setdefault(word, set()).add(number)

    def weight(self, slot: Any) -> tuple[int, int, int, int]:
        """The smaller, the rarer the words of a slot are likely to be."""
        if id(slot) not in self.weights:
            exact, prefixes, _, _ = slot
            every = [*exact, *(prefix for prefix, _ in prefixes)]
            common = any(word in self.function_words for word in every)
            self.weights[id(slot)] = (int(common), int(bool(prefixes)), -min(map(len, every)), len(every))
        return self.weights[id(slot)]


def build(needles: Mapping[str, Many[Needle]], languages: Many[Language]) -> Frozen:
    """The tables for `needles` by owner. Raises PhraseError or ValueError at the first needle that cannot be used."""
    owners = tuple(needles)
    builder = _Builder(languages, function_words=frozenset().union(*(language.function_words for language in languages)))
    for number, owner in enumerate(owners):
        spoken = _spoken(owner, languages)
        for needle in needles[owner]:
            if bool(needle.phrase) == bool(needle.pattern):
                raise ValueError(f"{owner}: a needle is either a phrase or a pattern")
            builder.add(number, needle, spoken)
    met: dict[tuple[int, ...], int] = {}
    tables = {
        "words": _numbered(builder.words, met),
        "stems": tuple((clitics, _numbered(table, met)) for clitics, table in builder.stems.items()),
        "prefixes": _numbered(builder.prefixes, met),
    }
    return {
        "format": FORMAT,
        "owners": owners,
        "needles": tuple((phrase or pattern, tuple(places)) for (phrase, pattern, _), places in builder.needles.items()),
        **tables,
        "roles": tuple(_role(numbers, builder.guards) for numbers in met),
        "lengths": tuple(sorted({len(prefix) for prefix in builder.prefixes})),
        "variants": tuple(builder.variants),
        "patterns": tuple(builder.patterns),
        "engine": patterns.engine() if builder.patterns else (),
        "traces": traced(builder.patterns, builder.function_words),
    }


def traced(rows: Many[tuple[Any, ...]], frequent: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The clues to patterns as the tables hold them: each with the number of its needle before what `patterns.freeze` makes of it."""
    _, _, required, _, places, _, opening, heading, alone, _ = zip(*rows, strict=True) if rows else [()] * 10
    return traces(required, opening, frequent, heading, places, alone)


def _guard(slots: Many[Any], joints: Many[str | None], anchor: int) -> Guard:
    """What to look at before a variant is tried at all: most candidates end there."""
    found: list[Guard] = []
    for step, joint in ((-1, anchor - 1), (1, anchor)):
        if 0 <= joint < len(joints) and joints[joint] is not None:
            exact, prefixes, _, _ = slots[anchor + step]
            starts = tuple(sorted({*exact, *(prefix for prefix, _ in prefixes)}))
            if len(starts) <= WIDEST_GUARD:
                found.append((step, starts))
    return min(found, key=lambda guard: (len(guard[1]), -min(map(len, guard[1])), guard[0]), default=(0, ("",)))


def _numbered(table: Mapping[str, Iterable[int]], met: dict[tuple[int, ...], int]) -> dict[str, int]:
    """Words with the number of their role; `met`: the roles so far, by what they are made of."""
    rows = {word: tuple(sorted(numbers)) for word, numbers in table.items()}
    return {word: met.setdefault(numbers, len(met)) for word, numbers in rows.items()}


def _role(numbers: Many[int], guards: Many[Guard]) -> tuple[Any, ...]:
    """What a word may be: the needles that it decides, variants by the neighbour that they ask for first, and needles it may be alone.

    With each neighbour stands how it may begin for any of its variants: most words ask for none that is there.
    """
    sides: dict[int, list[tuple[tuple[str, ...], int]]] = {}
    for variant in (~number for number in numbers if number < 0):
        step, starts = guards[variant]
        sides.setdefault(step, []).append((starts, variant))
    asked = [(step, tuple({start: None for starts, _ in found for start in starts}), tuple(found)) for step, found in sides.items()]
    decided, alone = (number for number in numbers if 0 <= number < OWN), (number - OWN for number in numbers if number >= OWN)
    return tuple(decided), tuple(asked), tuple(alone)


def _spoken(owner: str, languages: Many[Language]) -> tuple[int, ...]:
    """The languages whose clitics and affixes hold for an owner: its own when its name says so, else all."""
    own = tuple(index for index, language in enumerate(languages) if owner.startswith(f"{language.code}/"))
    return own or tuple(range(len(languages)))


def _simple(row: Sequence) -> bool:
    """Whether the words of a single place alone decide, whatever their case."""
    return len(row.slots) == 1 and not row.lead and not row.tail and all(word.text == word.text.lower() for word in row.slots[0])


def _forms(word: Word, languages: Many[Language]) -> Iterable[str]:
    return [form for language in languages for form in forms(word.text, language)] if word.root and languages else [word.text]


def _allow(table: dict[str, tuple[str, ...]], form: str) -> None:
    """Enters a form: with capitals it must stand so; without, any case will do and nothing else need be asked."""
    lower = form.lower()
    if form == lower or table.get(lower) == ():
        table[lower] = ()
    else:
        table[lower] = tuple(dict.fromkeys((*table.get(lower, ()), form)))
