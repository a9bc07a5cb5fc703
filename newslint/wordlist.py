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
from typing import NamedTuple

from newslint.errors import Problem
from newslint.vocabulary import CLASSES, FACTOR, PRIME, PROBES, PROPOSED, REST, ROOTS, WORDS, Parts, numbered

SECTION = re.compile(r"\[(?:(roots|forms) ([0-9])|(other))\]")
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
    listed = {entry.word: entry for entry in entries}
    sizes: dict[int, list[tuple[str, int]]] = {}
    for word, frequency, _ in listed.values():
        if frequency and word.isascii():
            sizes.setdefault(len(word), []).append((word, frequency))
    most = max(map(len, sizes.values()), default=0)
    if most >= MOST:
        raise ValueError(f"{most} of one length")
    return Parts(lambda: _made([*listed.values()], sizes))


def _made(entries: Sequence[Entry], sizes: Mapping[int, list[tuple[str, int]]]) -> dict[str, bytes]:
    """The parts; `sizes`: the words that may be proposed and their classes, by length."""
    numbers = [numbered(entry.word) for entry in entries]
    roots = [number for entry, number in zip(entries, numbers, strict=True) if entry.root]
    parts = {WORDS: _filter(numbers, BITS), ROOTS: _filter(roots, ROOT_BITS)}
    for size, rows in sorted((size, sorted(rows)) for size, rows in sizes.items()):
        parts[f"{PROPOSED}{size}"] = "".join(word for word, _ in rows).encode()
        parts[f"{CLASSES}{size}"] = "".join(str(frequency) for _, frequency in rows).encode()
        parts[f"{REST}{size - 1}"] = _rests([word for word, _ in rows])
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


def _rests(words: Sequence[str]) -> bytes:
    """The table that leads from what is left of each of `words` without one letter to the word's number."""
    left = [(number, place) for place, word in enumerate(words, 1) for number in _without_one(word.encode())]
    slots = len(left) * 3 // 2 + 1
    table = [0] * slots
    for number, place in left:
        slot = number % slots
        while table[slot]:
            slot = (slot + 1) % slots
        table[slot] = place << 16 | number >> 32 & 0xFFFF
    return array("I", table).tobytes()


def _without_one(word: bytes) -> list[int]:
    """The numbers of a word without each of its letters; without one of several alike in a row but once."""
    places = [at for at in range(len(word)) if not at or word[at] != word[at - 1]]
    return [int.from_bytes(word[:at] + word[at + 1 :], "little") * FACTOR % PRIME for at in places]
