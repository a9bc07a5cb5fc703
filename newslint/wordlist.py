"""The file `vocabulary.txt` of a language: its words by frequency, read, checked and packed for `vocabulary`.

    # a remark
    [roots 7]
    makan rumah
    [forms 6]
    makanan
    [other]
    meeting

Frequency classes run from 1 to 9, each about three times as frequent as the one before. Words of class 0, `other` and those with letters
besides a to z are never proposed.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from operator import mul, sub
from typing import NamedTuple

from newslint import cache
from newslint.errors import Problem
from newslint.vocabulary import CLASSES, FACTOR, PRIME, PROBES, PROPOSED, REST, ROOTS, WORDS, Parts

SECTION = re.compile(r"\[(?:(roots|forms) ([0-9])|(other))\]")
HEADING = re.compile(r"^(\[.*)\n", re.MULTILINE)
REMARK = re.compile(r"^#.*$", re.MULTILINE)
BITS, ROOT_BITS = 14, 20
"""Bits of the filters a word: of three hundred unlisted words one is taken for listed, of a thousand one for a root."""
MOST = 1 << 16
"""Words of one length that cannot be numbered any more."""
ONE = ord("1")


class Entry(NamedTuple):
    """A word of the list, in lower case."""

    word: str
    frequency: int
    """Its class, 1 to 9; 0 for a word that is right and never proposed."""
    root: bool
    """Whether it takes the language's affixes."""


def read(text: str, where: str) -> tuple[Parts, tuple[Problem, ...]]:
    """The parts of a file's words, and what is wrong with its lines. Raises ValueError as `packed` does.

    Of a file that is sound nothing is made before somebody asks for it: most runs meet one language. What was made is kept between runs.
    """
    if _sound(text):
        return Parts(lambda: _kept(text)), ()
    entries, problems = parse(text, where)
    return packed(entries), problems


def _kept(text: str) -> Mapping[str, bytes]:
    key = cache.key_of([b"vocabulary", text.encode()])
    stored: Mapping[str, bytes] | None = cache.load(key)
    if stored is None:
        stored = _made(_listed(text))
        cache.store(key, stored)
    return stored


def _sound(text: str) -> bool:
    """Whether all of a file is plainly right, told without a look at single words."""
    before, *sections = HEADING.split(REMARK.sub("", text))
    words = "".join(sections[1::2])
    return (
        len(text.splitlines()) == text.count("\n") + (text[-1:] not in {"", "\n"})  # nothing else ends a line
        and not before.strip()
        and all(SECTION.fullmatch(heading.strip()) for heading in sections[::2])
        and "[" not in words
        and words.count(" ") + words.count("\n") < MOST
        and words.replace(" ", "").replace("\n", "").isalpha()
        and words == words.lower()
    )


def _listed(text: str) -> dict[str, tuple[int, bool]]:
    """The words of a file that is sound, each with its class and whether it is a root, as it stands first."""
    _, *sections = HEADING.split(REMARK.sub("", text))
    found: dict[str, tuple[int, bool]] = {}
    for heading, words in zip(sections[-2::-2], sections[::-2], strict=True):
        match = SECTION.fullmatch(heading.strip())
        assert match, "the file is sound"
        found.update(dict.fromkeys(words.split(), (int(match[2] or 0), match[1] == "roots")))
    return found


def parse(text: str, where: str) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """The entries of a file, and what is wrong with its lines; `where` is its name for them."""
    found: dict[str, Entry] = {}
    problems = []
    section: tuple[int, bool] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if line.startswith("["):
            match = SECTION.fullmatch(line.strip())
            section = (int(match[2] or 0), match[1] == "roots") if match else None
            if not match:
                problems.append(
                    Problem(f"{where}:{number}", f"'{line.strip()}' is no section", "write [roots 1..9], [forms 1..9] or [other]")
                )
            continue
        if section is None:
            problems.append(Problem(f"{where}:{number}", "words outside a section", "begin with [roots 5], [forms 5] or [other]"))
            continue
        if not "".join(words).isalpha() or line != line.lower():
            odd = [word for word in words if not word.isalpha() or word != word.lower()]
            problems += [Problem(f"{where}:{number}", f"'{word}' is no word in small letters", "letters only, no capitals") for word in odd]
            words = [word for word in words if word not in odd]
        for word in words:
            if word not in found:
                found[word] = Entry(word, *section)
    return tuple(found.values()), tuple(problems)


def packed(entries: Iterable[Entry]) -> Parts:
    """The parts that `Vocabulary` reads, by name. Raises ValueError for more words of one length than a table can number."""
    listed = {entry.word: (entry.frequency, entry.root) for entry in entries}
    most = max(map(len, _sizes(listed).values()), default=0)
    if most >= MOST:
        raise ValueError(f"{most} of one length")
    return Parts(lambda: _made(listed))


def _sizes(listed: Mapping[str, tuple[int, bool]]) -> dict[int, list[tuple[str, int]]]:
    """The words that may be proposed and their classes, by length."""
    sizes: dict[int, list[tuple[str, int]]] = {}
    for word, (frequency, _) in listed.items():
        if frequency and word.isascii():
            sizes.setdefault(len(word), []).append((word, frequency))
    return sizes


def _made(listed: Mapping[str, tuple[int, bool]]) -> dict[str, bytes]:
    """The parts of words by their classes and whether they are roots."""
    numbers = [int.from_bytes(word.encode(), "little") * FACTOR % PRIME for word in listed]  # as `numbered` has them
    roots = [number for number, (_, root) in zip(numbers, listed.values(), strict=True) if root]
    parts = {WORDS: _filter(numbers, BITS), ROOTS: _filter(roots, ROOT_BITS)}
    for size, rows in sorted((size, sorted(rows)) for size, rows in _sizes(listed).items()):
        parts[f"{PROPOSED}{size}"] = "".join(word for word, _ in rows).encode()
        parts[f"{CLASSES}{size}"] = "".join(str(frequency) for _, frequency in rows).encode()
        parts[f"{REST}{size - 1}"] = _rests(parts[f"{PROPOSED}{size}"], size)
    return parts


def _filter(numbers: Sequence[int], each: int) -> bytes:
    """The Bloom filter of words by their numbers, of so many bits for each."""
    size = max(1, len(numbers) * each // 8)
    bits = 8 * size
    digits = bytearray(b"0") * bits
    places, steps = [number % bits for number in numbers], [(number >> 31) % bits | 1 for number in numbers]
    for _ in range(PROBES):
        for place in places:
            digits[place] = ONE
        places = [(place + step) % bits for place, step in zip(places, steps, strict=True)]
    digits.reverse()
    return int(digits, 2).to_bytes(size, "little")


def _rests(words: bytes, size: int) -> bytes:
    """The table that leads from what is left of each of `words`, of that size, without one letter to the word's number."""
    factors = [(FACTOR << 8 * at) % PRIME for at in range(size - 1)]
    left = [_without_one(words[at : at + size], factors) for at in range(0, len(words), size)]
    slots = sum(map(len, left)) * 3 // 2 + 1
    table = [0] * slots
    for place, numbers in enumerate(left, 1):
        for number in numbers:
            slot = number % slots
            while table[slot]:
                slot = (slot + 1) % slots
            table[slot] = place << 16 | number >> 32 & 0xFFFF
    return array("I", table).tobytes()


def _without_one(word: bytes, factors: Sequence[int]) -> list[int]:
    """The numbers of a word without each of its letters; without one of several alike in a row but once.

    From the number of a rest to the next one letter changes: `factors` are what a letter counts in each place.
    """
    changes = map(mul, map(sub, word, word[1:]), factors)
    rests = accumulate(changes, initial=int.from_bytes(word[1:], "little") * FACTOR % PRIME)
    return [*dict.fromkeys([number % PRIME for number in rests])]
