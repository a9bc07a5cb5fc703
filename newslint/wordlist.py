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
from collections.abc import Iterable, Sequence

from newslint.errors import Problem
from newslint.records import dataclass
from newslint.vocabulary import CLASSES, PROBES, PROPOSED, REST, ROOTS, WORDS, Parts, numbered

SECTION = re.compile(r"\[(?:(roots|forms) ([0-9])|(other))\]")
BITS, ROOT_BITS = 14, 20
"""Bits of the filters a word: of three hundred unlisted words one is taken for listed, of a thousand one for a root."""


@dataclass(frozen=True, slots=True)
class Entry:
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
        odd = [word for word in words if not word.isalpha() or word != word.lower()]
        problems += [Problem(f"{where}:{number}", f"'{word}' is no word in small letters", "letters only, no capitals") for word in odd]
        for word in words:
            if word not in odd:
                found.setdefault(word, Entry(word, *section))
    return tuple(found.values()), tuple(problems)


def packed(entries: Iterable[Entry]) -> Parts:
    """The parts that `Vocabulary` reads, by name. Raises ValueError for more words of one length than a table can number."""
    listed = {entry.word: entry for entry in entries}
    sizes: dict[int, list[tuple[str, int]]] = {}
    for word, entry in listed.items():
        if entry.frequency and word.isascii():
            sizes.setdefault(len(word), []).append((word, entry.frequency))
    parts = {WORDS: _filter([*listed], BITS), ROOTS: _filter([word for word, entry in listed.items() if entry.root], ROOT_BITS)}
    for size, rows in sorted(sizes.items()):
        rows.sort()
        parts[f"{PROPOSED}{size}"] = "".join(word for word, _ in rows).encode()
        parts[f"{CLASSES}{size}"] = "".join(str(frequency) for _, frequency in rows).encode()
        parts[f"{REST}{size - 1}"] = _rests([word for word, _ in rows])
    return Parts(parts)


def _filter(words: Sequence[str], each: int) -> bytes:
    """The Bloom filter of `words`, of so many bits for each."""
    held = bytearray(max(1, len(words) * each // 8))
    bits = 8 * len(held)
    for word in words:
        number = numbered(word)
        bit, step = number % bits, (number >> 31) % bits | 1
        for _ in range(PROBES):
            held[bit >> 3] |= 1 << (bit & 7)
            bit = (bit + step) % bits
    return bytes(held)


def _rests(words: Sequence[str]) -> bytes:
    """The table that leads from what is left of each of `words` without one letter to the word's number."""
    if len(words) >= 1 << 16:
        raise ValueError(f"{len(words)} of one length")
    left = [(rest, place) for place, word in enumerate(words, 1) for rest in {word[:at] + word[at + 1 :] for at in range(len(word))}]
    table = memoryview(bytearray(4 * (len(left) * 3 // 2 + 1))).cast("I")
    for rest, place in left:
        number = numbered(rest)
        slot = number % len(table)
        while table[slot]:
            slot = (slot + 1) % len(table)
        table[slot] = place << 16 | number >> 32 & 0xFFFF
    return table.tobytes()
