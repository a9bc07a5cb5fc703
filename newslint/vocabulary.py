"""The words of a language as they are kept: whether a word is one, and which frequent words are one slip away from it.

Parts are read when they are asked for: Bloom filters of all words and of roots, whose rare errors are words taken for right; the words
that may be proposed, by length; and by length what is left of them without one letter, as hash tables that lead back to the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress

from newslint.records import dataclass

WORDS, ROOTS = "words", "roots"
"""Parts: the filters."""
PROPOSED, CLASSES, REST = "proposed ", "classes ", "rest "
"""Beginnings of the names of parts: all words of a length one after the other, sorted; their classes, a digit each; and by the length
of what is left, a hash table of four bytes an entry: the number of a word, from 1, that leaves it, and sixteen bits of its own hash."""
PRIME, FACTOR = (1 << 61) - 1, 0x9E3779B97F4A7C15
"""What scatters the letters of a word over sixty-one bits."""
PROBES = 4
"""Bits of a filter that a word sets."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that somebody may have meant to write."""

    word: str
    frequency: int
    """Its class: one more is about three times as frequent."""
    slip: str
    """What went wrong: a letter `extra`, `missing` or `wrong`, two `swapped`, or two written `twice`."""
    at: int
    """The index of the first letter that differs."""


class Parts(Mapping[str, bytes]):
    """The parts of a vocabulary by name, got by `make` when one is first asked for.

    Two are the same only when they are one, which makes them a quick key of a cache.
    """

    __slots__ = ("_made", "_make")
    __hash__ = object.__hash__

    def __init__(self, make: Callable[[], Mapping[str, bytes]]) -> None:
        self._make = make
        self._made: Mapping[str, bytes] | None = None

    def _parts(self) -> Mapping[str, bytes]:
        if self._made is None:
            self._made, self._make = self._make(), dict
        return self._made

    def __eq__(self, other: object) -> bool:
        return self is other

    def __bool__(self) -> bool:
        return WORDS in self  # asked for every article: all parts need not be counted

    def __getitem__(self, name: str) -> bytes:
        return self._parts()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts())

    def __contains__(self, name: object) -> bool:
        return name in self._parts()

    def __len__(self) -> int:
        return len(self._parts())


class Vocabulary:
    """The words of a language. `parts` are what `wordlist.packed` made."""

    __slots__ = ("_parts", "_read", "_words")

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._parts = parts
        self._words = parts[WORDS]
        self._read: dict[str, bytes] = {}

    def knows(self, word: str) -> bool:
        """Whether `word`, in lower case, is listed; about one word in three hundred that is not is taken for listed too."""
        return holds(self._words, numbered(word))

    def is_root(self, word: str) -> bool:
        """Whether `word` is listed as one that takes affixes."""
        return holds(self._part(ROOTS), numbered(word))

    def near(self, word: str) -> list[Candidate]:
        """The words that may be proposed and are one slip from `word`: a letter too many, too few or wrong, two swapped or two twice."""
        size = len(word)
        found: dict[str, int] = {}
        self._lost(found, size + 1, (numbered(word),))
        rests = [word[:at] + word[at + 1 :] for at in range(size)]
        numbers = [*map(numbered, rests)]
        self._lost(found, size, numbers)
        words, bits = self._words, 8 * len(self._words)
        likely = [words[number % bits >> 3] >> (number % bits & 7) & 1 for number in numbers]  # as `holds` begins
        shorter = [rest for rest, number in compress(zip(rests, numbers, strict=True), likely) if holds(words, number)]
        shorter += [word[:at] + word[at + 2 :] for at in range(size - 3) if word[at : at + 2] == word[at + 2 : at + 4]]
        found |= {other: self._class(other) for other in shorter if other not in found}
        near = []
        for other, frequency in found.items():
            slip, at = slipped(word, other) if frequency else ("", 0)
            if slip:
                near.append(Candidate(other, frequency, slip, at))
        return near

    def frequency(self, word: str) -> int:
        """The class of a word that may be proposed, 1 to 9; 0 for any other."""
        return self._class(word) if holds(self._words, numbered(word)) else 0

    def _class(self, word: str) -> int:
        """The class of a word that may be listed."""
        if not word.isascii():
            return 0
        raw, size = word.encode(), len(word)
        proposed = self._part(f"{PROPOSED}{size}")
        low, high = 0, len(proposed) // size if size else 0
        while low < high:
            middle = (low + high) // 2
            if proposed[middle * size : (middle + 1) * size] < raw:
                low = middle + 1
            else:
                high = middle
        return self._part(f"{CLASSES}{size}")[low] - ord("0") if size and proposed[low * size : (low + 1) * size] == raw else 0

    def _lost(self, found: dict[str, int], size: int, numbers: Iterable[int]) -> None:
        """Enters the words of `size` letters that may leave the rests of those numbers when they lose one, and hardly any others.

        Each with its class.
        """
        table = self._part(f"{REST}{size - 1}")
        if not table:
            return
        entries, slots = memoryview(table).cast("I"), len(table) // 4
        proposed, classes = self._part(f"{PROPOSED}{size}"), self._part(f"{CLASSES}{size}")
        for number in numbers:
            slot, mark = number % slots, number >> 32 & 0xFFFF
            while entry := entries[slot]:
                if entry & 0xFFFF == mark:
                    place = entry >> 16
                    found[proposed[(place - 1) * size : place * size].decode()] = classes[place - 1] - ord("0")
                slot = slot + 1 if slot + 1 < slots else 0

    def _part(self, name: str) -> bytes:
        """A part, read once; empty when the language has none of that name."""
        if name not in self._read:
            self._read[name] = self._parts.get(name, b"")
        return self._read[name]


def numbered(word: str) -> int:
    """The number that stands for a word in filters and tables: the same on every machine."""
    return int.from_bytes(word.encode("utf-8", "surrogatepass"), "little") * FACTOR % PRIME


def holds(held: bytes, number: int) -> bool:
    """Whether a filter holds the word of that number."""
    bits = 8 * len(held)
    bit = number % bits
    if not held[bit >> 3] >> (bit & 7) & 1:  # most words that are not listed
        return False
    step = (number >> 31) % bits | 1
    for _ in range(PROBES - 1):
        bit += step
        if bit >= bits:
            bit -= bits
        if not held[bit >> 3] >> (bit & 7) & 1:
            return False
    return True


def slipped(word: str, other: str) -> tuple[str, int]:
    """By which slip `word` was written for `other`, and the index of the first letter that differs; '' when it takes more than one."""
    at, shorter = 0, min(len(word), len(other))
    while at < shorter and word[at] == other[at]:
        at += 1
    mine, meant = word[at:], other[at:]
    if len(mine) == len(meant):
        if mine and mine[1:] == meant[1:]:
            return "wrong", at
        if len(mine) > 1 and mine[2:] == meant[2:] and mine[0] == meant[1] and mine[1] == meant[0]:
            return "swapped", at
    elif mine[1:] == meant:
        return "extra", at
    elif mine[2:] == meant and word[max(at - 2, 0) : at] == mine[:2]:
        return "twice", at
    elif meant[1:] == mine:
        return "missing", at
    return "", at
