"""Names that an article spells in more than one way: a space, a hyphen, an accent, a romanisation or one letter apart.

Conservative on purpose: only words that are written with a capital inside sentences and never without one, long enough or beside the same
neighbour, and hardly ever when they are apart in their last letter, which in many languages is grammar (Saputra, Saputri; Korea, Korean).
Two that each stand beside other names, and never the same, are two people: Ferry Walintukan, Feri Banjarnahor.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, compress, pairwise
from operator import not_

from newslint.annotators.sentences import sentences
from newslint.annotators.tokens import tokens
from newslint.document import Document
from newslint.spans import Span

FOLDS = (
    *(("oe", "u"), ("dj", "j"), ("tj", "c"), ("ij", "i"), ("ph", "f"), ("sy", "s"), ("sh", "s"), ("kh", "k")),
    *(("dh", "d"), ("th", "t"), ("q", "k"), ("y", "i"), ("w", "v")),
)
"""Romanisations of one sound."""
GENDER = {"a", "i"}
"""Last letters that make two names of one: Saputra, Saputri."""
MUTE = "e"
"""A last letter that is often forgotten and is nobody's ending."""
ALONE = 7
"""Letters a name needs to be told by itself from one that is a letter apart."""
BESIDE = 5
"""Letters it needs when the name before or after it is the same."""
OTHERS = ("sources.title", "sources.role", "sources.place", "sources.house")
"""Lists of what stands beside a name and is no part of it."""
JOINED = 5
"""Letters of a name that may be two written together: Batubara, Batu Bara."""
FEW = 24
"""Spellings of one first sound that are compared each with each; of more, each with as many at most that share its consonants."""


def spellings(doc: Document) -> tuple[Mapping[str, tuple[Span, ...]], ...]:
    """Groups of spellings of one name, each with its places, in order of their first place."""
    names = _Names(_runs(doc), doc)
    groups: dict[str, list[str]] = {}
    for one, two in _alike(names):
        larger, smaller = sorted((groups.get(one) or [one], groups.get(two) or [two]), key=len, reverse=True)
        if larger is not smaller:
            larger += smaller
            groups.update(dict.fromkeys(larger if one not in groups and two not in groups else smaller, larger))
    told = {id(group): group for group in groups.values()}.values()
    found = [{name: tuple(Span(*place) for place in names.places[name]) for name in group} for group in told]
    return tuple(sorted(found, key=lambda group: min(spans[0].start for spans in group.values())))


class _Names:
    """The spellings of an article's names, where each stands, and what stands beside it; two by two as well where any has a hyphen."""

    __slots__ = ("_beside", "_doc", "hyphened", "joined", "places", "rows")

    def __init__(self, runs: Iterable[list[tuple[int, int]]], doc: Document) -> None:
        self.places: dict[str, list[tuple[int, int]]] = {}
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        self._doc = doc
        found, text = [*runs], doc.text
        self.rows = [[text[start:end].replace("’", "'") for start, end in run] for run in found]
        self.hyphened = any("-" in name for row in self.rows for name in row)
        for row, run in zip(self.rows, found, strict=True):
            for name, place in zip(row, run, strict=True):
                self.places.setdefault(name, []).append(place)
        self.joined: dict[str, str] = {}
        """Pairs of words that also stand written together, and how: `Batu Bara`, `Batubara`."""
        whole = {name.lower(): name for name in self.places if len(name) >= JOINED and name[1:].islower()}
        for row, run in zip(self.rows, found, strict=True):
            for at, (one, two) in enumerate(pairwise(row)):
                together = whole.get(f"{one}{two}".lower())
                if together:
                    self.joined[f"{one} {two}"] = together
                if together or (self.hyphened and "-" not in one and "-" not in two):
                    self.places.setdefault(f"{one} {two}", []).append((run[at][0], run[at + 1][1]))

    def are_two(self, pair: str) -> bool:
        """Whether both words of a pair stand without the other, too: `Iran Israel` are two names, whatever joins them."""
        together = len(self.places[pair])
        return all(len(self.places.get(word, ())) > together for word in pair.split(" "))

    def are_people(self, one: str, other: str) -> bool:
        """Whether each of two spellings stands beside other names, and never the same: two people of nearly one name."""
        near, far = self._named(one), self._named(other)
        return bool(near and far) and near.isdisjoint(far)

    def _named(self, name: str) -> set[str]:
        """What of the words beside `name` is a name itself, and neither a title, a place and the like nor a frequent word."""
        from newslint.vocabulary import Vocabulary  # few articles spell anything two ways

        doc, known = self._doc, Vocabulary(self._doc.language.vocabulary) if self._doc.language.vocabulary else None
        listed = {word for cue in OTHERS for start, end, *_ in doc.spots(cue) for word in doc.text[start:end].lower().split()}
        words = ((near, near.strip("<> ").lower()) for near in self.beside(name))
        return {near for near, word in words if word not in listed and not (known and known.frequency(word))}

    def beside(self, name: str) -> set[str]:
        """The names right before and right after `name`, told apart."""
        if not self._beside:
            for row in self.rows:
                for before, after in pairwise(row):
                    self._beside[before].add(f"> {after}")
                    self._beside[after].add(f"{before} <")
        return self._beside[name]


def _runs(doc: Document) -> Iterator[list[tuple[int, int]]]:
    """Names that stand side by side in a sentence of prose; a sentence's first word only goes by its capital and is left out."""
    t, text, language = doc[tokens], doc.text, doc.language
    small = set(compress(t.lower, map(not_, t.capital)))
    common = small.union(language.function_words, language.months, language.days)
    clitics = [clitic for clitic in language.clitics if clitic.startswith("'")]
    capitals = list(compress(range(len(t.starts)), t.capital))
    at = 0
    for sentence in doc[sentences]:
        if sentence.zone not in ("body", "bullet"):
            continue
        first, last = t.find(sentence.start), t.find(sentence.end)
        run: list[tuple[int, int]] = []
        at = bisect_left(capitals, first + 1, at)
        while at < len(capitals) and capitals[at] < last:
            start, end = t.starts[capitals[at]], _bare(text, t.starts[capitals[at]], t.ends[capitals[at]], clitics)
            at += 1
            if not _is_name(text[start:end], common):
                continue
            if run and not (start - run[-1][1] == 1 and text[start - 1].isspace()):
                yield run
                run = []
            run.append((start, end))
        if run:
            yield run


def _is_name(word: str, common: Collection[str]) -> bool:
    """Whether a capitalised word inside a sentence goes by its capital; an acronym, or a sum such as `Rp30`, does not."""
    return not word.isupper() and word.lower() not in common and (word.isalpha() or not any(map(str.isdigit, word)))


def _bare(text: str, start: int, end: int, clitics: Sequence[str]) -> int:
    """Where a word ends without a clitic that is set off by an apostrophe: `Lavrov` of `Lavrov's`."""
    if clitics:
        word = text[start:end].replace("’", "'").lower()
        for clitic in clitics:
            if word.endswith(clitic):
                return end - len(clitic)
    return end


def _alike(names: _Names) -> Iterator[tuple[str, str]]:
    """Pairs of spellings that are one name."""
    yield from names.joined.items()
    shelves: dict[str, list[str]] = {}
    for name in names.places:
        shelves.setdefault(skeleton(name)[:1], []).append(name)
    for shelf in shelves.values():
        for one, two in combinations(shelf, 2) if len(shelf) <= FEW else _near(shelf):
            if _is_one(one, two, names) and not names.are_people(one, two):
                yield one, two


def _near(shelf: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs that share their sound, their consonants, or all letters but one: all that can be one name."""
    holders: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, name in enumerate(shelf):
        lower = name.lower()
        keys = {f"{skeleton(name)} "}
        if lower.isalpha():
            keys |= {lower, f"{_consonants(lower)} -", *(lower[:at] + lower[at + 1 :] for at in range(1, len(lower)))}
        for key in keys:
            others = holders.setdefault(key, [])
            pairs.update((other, number) for other in others[-FEW:])
            others.append(number)
    return ((shelf[one], shelf[two]) for one, two in sorted(pairs))


def _is_one(spelling: str, other: str, names: _Names) -> bool:
    """Whether two spellings that begin alike are one name."""
    one, two = spelling.lower(), other.lower()
    sound, second = skeleton(spelling), skeleton(other)
    if one == two or abs(len(sound) - len(second)) > 1:
        return False
    if " " in one or " " in two:
        return sound == second and len(sound) > 4 and ("-" in one or "-" in two) and not names.are_two(spelling if " " in one else other)
    if sound == second and len(sound) > 3:
        return True
    if min(len(one), len(two)) < BESIDE:
        return False
    if _letter_apart(one, two, beside=False):
        return True
    return _letter_apart(one, two, beside=True) and not names.beside(spelling).isdisjoint(names.beside(other))


@lru_cache(maxsize=20_000)
def skeleton(spelling: str) -> str:
    """A name by its sound: without accents, hyphens and doubled letters, romanisations folded."""
    plain = spelling.lower()
    if not plain.isascii():
        from unicodedata import normalize

        plain = normalize("NFD", plain)
    plain = "".join(filter(str.isalnum, plain))
    for written, sound in FOLDS:
        plain = plain.replace(written, sound)
    return "".join(letter for at, letter in enumerate(plain) if letter != plain[at - 1 : at])


def _letter_apart(one: str, two: str, *, beside: bool) -> bool:
    """Whether one letter inside is another, missing, or changed places with its neighbour; at the end only where it is not grammar.

    Long names `beside` the same neighbour may differ in all their vowels (Hendarsono, Hendarsana).
    """
    shortest = min(len(one), len(two))
    if shortest < (BESIDE if beside else ALONE) or one == two or not (one.isalpha() and two.isalpha()):
        return False
    head = next((at for at, (left, right) in enumerate(zip(one, two, strict=False)) if left != right), shortest)
    if not head:
        return False
    rest, other = sorted((one[head:], two[head:]), key=len)
    if len(rest) < len(other):
        return other[1:] == rest and (rest != "" or (other == MUTE and shortest >= ALONE))
    if beside and shortest >= ALONE and _consonants(rest) == _consonants(other):
        return {rest, other} != GENDER
    return len(rest) > 1 and (rest[1:] == other[1:] or (rest[:2] == other[1::-1] and rest[2:] == other[2:]))


def _consonants(word: str) -> str:
    return "".join("-" if letter in "aeiou" else letter for letter in word)
