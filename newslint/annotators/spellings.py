"""Names that an article spells in more than one way: a space, a hyphen, an accent, a romanisation or one letter apart.

Conservative on purpose: only words that are written with a capital inside sentences and never without one, long enough or beside the same
neighbour, and hardly ever when they are apart in their last letter, which in many languages is grammar (Saputra, Saputri; Korea, Korean).
Two that each stand beside other names, and never the same, are two people: Ferry Walintukan, Feri Banjarnahor.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, compress, groupby, pairwise
from operator import eq, not_

from newslint.annotators.gaps import HANDLE
from newslint.annotators.sentences import sentences
from newslint.annotators.tokens import tokens
from newslint.document import Document
from newslint.language import Language
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
_Placed = tuple[int, int, str]
"""Where a spelling stands, and as it is written."""
_Spelled = tuple[str, str, str]
"""A spelling: as written, in lower case, and by its sound."""
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

    __slots__ = ("_beside", "_doc", "_named", "joined", "places", "rows")

    def __init__(self, runs: Iterable[list[_Placed]], doc: Document) -> None:
        self.places: dict[str, list[tuple[int, int]]] = {}
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        self._named: dict[str, set[str]] = {}
        self._doc = doc
        self.rows = [*runs]
        hyphened = any("-" in name for row in self.rows for _, _, name in row)
        for row in self.rows:
            for start, end, name in row:
                self.places.setdefault(name, []).append((start, end))
        self.joined: dict[str, str] = {}
        """Pairs of words that also stand written together, and how: `Batu Bara`, `Batubara`."""
        whole = {name.lower(): name for name in self.places if len(name) >= JOINED and name[1:].islower()}
        for row in self.rows:
            for (start, _, before), (_, end, after) in pairwise(row):
                together = whole.get(f"{before}{after}".lower())
                if together:
                    self.joined[f"{before} {after}"] = together
                if together or (hyphened and "-" not in before and "-" not in after):
                    self.places.setdefault(f"{before} {after}", []).append((start, end))

    def are_two(self, pair: str) -> bool:
        """Whether both words of a pair stand without the other, too: `Iran Israel` are two names, whatever joins them."""
        together = len(self.places[pair])
        return all(len(self.places.get(word, ())) > together for word in pair.split(" "))

    def are_people(self, one: str, other: str) -> bool:
        """Whether each of two spellings stands beside other names, and never the same: two people of nearly one name."""
        near, far = self._others(one), self._others(other)
        return bool(near and far) and near.isdisjoint(far)

    def _others(self, name: str) -> set[str]:
        """What of the words beside `name` is a name itself, and neither a title, a place and the like nor a frequent word."""
        if not self._named:
            self._named = _names_beside(self._doc, {each: self.beside(each) for each in self.places})
        return self._named[name]

    def beside(self, name: str) -> set[str]:
        """The names right before and right after `name`, told apart."""
        if not self._beside:
            for row in self.rows:
                for (_, _, before), (_, _, after) in pairwise(row):
                    self._beside[before].add(f"> {after}")
                    self._beside[after].add(f"{before} <")
        return self._beside[name]


def _names_beside(doc: Document, beside: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """What stands beside each spelling, without what is no name: words of OTHERS and frequent ones."""
    from newslint.vocabulary import Vocabulary  # few articles spell anything two ways

    known = Vocabulary(doc.language.vocabulary) if doc.language.vocabulary else None
    listed = {word for cue in OTHERS for start, end, *_ in doc.spots(cue) for word in doc.text[start:end].lower().split()}
    words = {near: near.strip("<> ").lower() for nears in beside.values() for near in nears}
    no_name = {near for near, word in words.items() if word in listed or (known and known.frequency(word))}
    return {name: nears - no_name for name, nears in beside.items()}


def _runs(doc: Document) -> Iterator[list[_Placed]]:
    """Names that stand side by side in a sentence of prose; a sentence's first word only goes by its capital and is left out."""
    t, text, language = doc[tokens], doc.text, doc.language
    small = frozenset(compress(t.lower, map(not_, t.capital)))
    clitics = [clitic for clitic in language.clitics if clitic.startswith("'")]
    capitals = list(compress(range(len(t.starts)), t.capital))
    names: dict[str, str] = {}
    at = 0
    for sentence in doc[sentences]:
        if sentence.zone not in ("body", "bullet"):
            continue
        first, last = t.find(sentence.start), t.find(sentence.end)
        run: list[_Placed] = []
        at, until = bisect_left(capitals, first + 1, at), bisect_left(capitals, last, at)
        for position in capitals[at:until]:
            start, end = t.starts[position], t.ends[position]
            if text[start - 1 : start] == HANDLE:
                continue
            if clitics:
                end = _bare(text, start, end, clitics)
            word = text[start:end]
            name = names.get(word)
            if name is None:
                names[word] = name = word.replace("’", "'") if _is_name(word, small, language) else ""
            if not name:
                continue
            if run and not (start - run[-1][1] == 1 and text[start - 1].isspace()):
                yield run
                run = []
            run.append((start, end, name))
        if run:
            yield run


def _is_name(word: str, small: Container[str], language: Language) -> bool:
    """Whether a capitalised word inside a sentence goes by its capital; an acronym, or a sum such as `Rp30`, does not."""
    if word.isupper() or not (word.isalpha() or not any(map(str.isdigit, word))):
        return False
    lower = word.lower()
    return not (lower in small or lower in language.function_words or lower in language.months or lower in language.days)


def _bare(text: str, start: int, end: int, clitics: Sequence[str]) -> int:
    """Where a word ends without a clitic that is set off by an apostrophe: `Lavrov` of `Lavrov's`."""
    word = text[start:end].replace("’", "'").lower()
    for clitic in clitics:
        if word.endswith(clitic):
            return end - len(clitic)
    return end


def _alike(names: _Names) -> Iterator[tuple[str, str]]:
    """Pairs of spellings that are one name."""
    yield from names.joined.items()
    shelves: dict[str, list[_Spelled]] = {}
    for name in names.places:
        sound = skeleton(name)
        shelves.setdefault(sound[:1], []).append((name, name.lower(), sound))
    for shelf in shelves.values():
        for one, two in combinations(shelf, 2) if len(shelf) <= FEW else _near(shelf):
            if -2 < len(one[2]) - len(two[2]) < 2 and _is_one(one, two, names) and not names.are_people(one[0], two[0]):
                yield one[0], two[0]


def _near(shelf: Sequence[_Spelled]) -> Iterator[tuple[_Spelled, _Spelled]]:
    """The pairs that share their sound, their consonants, or all letters but one: all that can be one name."""
    holders: dict[str, list[int]] = {}
    pairs: set[tuple[int, int]] = set()
    for number, (_, lower, sound) in enumerate(shelf):
        keys = {f"{sound} "}
        if lower.isalpha():
            keys |= {lower, f"{_consonants(lower)} -", *(lower[:at] + lower[at + 1 :] for at in range(1, len(lower)))}
        for key in keys:
            others = holders.setdefault(key, [])
            pairs.update((other, number) for other in others[-FEW:])
            others.append(number)
    return ((shelf[one], shelf[two]) for one, two in sorted(pairs))


def _is_one(first: _Spelled, last: _Spelled, names: _Names) -> bool:
    """Whether two spellings that begin alike, and are about as long, are one name."""
    (spelling, one, sound), (other, two, second) = first, last
    if one == two:
        return False
    if " " in one or " " in two:
        return sound == second and len(sound) > 4 and ("-" in one or "-" in two) and not names.are_two(spelling if " " in one else other)
    if sound == second and len(sound) > 3:
        return True
    if one[0] != two[0] or min(len(one), len(two)) < BESIDE:
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
    if not plain.isalnum():
        plain = "".join(filter(str.isalnum, plain))
    for written, sound in FOLDS:
        plain = plain.replace(written, sound)
    return "".join([letter for letter, _ in groupby(plain)]) if any(map(eq, plain, plain[1:])) else plain


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
