"""What a phrase stands for: the rows of words to look for, once every optional part is decided."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from math import prod

from newslint.phrases import Choice, Gap, Item, Mark, Maybe, Phrase, PhraseError, Word, is_plain, parse
from newslint.records import dataclass

LARGEST = 5_000
"""Word sequences one phrase may stand for; words that alternate at one place count as one."""
AT_HAND = 20_000
"""Words and places remembered while a plan is made: those of every pack that ships."""
GAP = "..."
BOTH_SIDES = r"words must stand on both sides of '...'; write \.\.\. for dots"

Slot = tuple[Word, ...]
"""Words of which one must stand at a place."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """One way to read a phrase: words in a row, and what stands before, between and after them."""

    slots: tuple[Slot, ...]
    joints: tuple[str | None, ...]
    """Between neighbours: the marks (none: white space), or None for a gap."""
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What a phrase stands for."""

    rows: tuple[Sequence, ...]
    opens: bool = False
    closes: bool = False


def read(source: str) -> Read:
    """Every way to read a phrase; raises PhraseError. The same words in one place are one slot in all phrases that are plain."""
    if not is_plain(source):
        phrase = parse(source)
        return Read(sequences(phrase), phrase.opens, phrase.closes)
    opens = source[0] == "^"
    parts = source.lstrip("^ ").split(" ")
    if "(" in source or GAP in parts:
        rows = tuple(_row(row) for row in dict.fromkeys(_chosen(parts)))
    else:
        rows = (Sequence(tuple(map(_words, parts)), ("",) * (len(parts) - 1)),)
    return Read(rows, opens)


def forget() -> None:
    """Lets go of the words and places remembered, of which a plan that is made needs none."""
    _words.cache_clear()
    _word.cache_clear()


@lru_cache(AT_HAND)
def _words(part: str) -> Slot:
    """The words of one place of a plain phrase."""
    return tuple(map(_word, dict.fromkeys(part.split("|"))))


@lru_cache(AT_HAND)
def _word(text: str) -> Word:
    root, bare, prefix = text[0] == "~", text[0] == "=", text[-1] == "*"
    return Word(text[root or bare : -1 if prefix else None], prefix, root, bare)


def _chosen(parts: list[str]) -> list[tuple[str, ...]]:
    """The parts of a plain phrase with every optional one present and absent."""
    rows: list[tuple[str, ...]] = [()]
    maybe: list[str] = []
    for part in parts:
        text = "|".join(dict.fromkeys(part.strip("()").split("|")))
        if part[0] == "(" or maybe:
            maybe.append(text)
            if part[-1] == ")":
                rows = [chosen for row in rows for chosen in (row, (*row, *maybe))]
                maybe = []
        else:
            rows = [(*row, text) for row in rows]
    return rows


def _row(parts: tuple[str, ...]) -> Sequence:
    joints = [None if before == GAP else "" for before, part in pairwise(parts) if part != GAP]
    return Sequence(tuple(_words(part) for part in parts if part != GAP), tuple(joints))


def sequences(phrase: Phrase) -> tuple[Sequence, ...]:
    """Every way to read a phrase, without repeats."""
    slots = tuple(map(_slot, phrase.items))
    if slots and all(slots):  # most phrases are words and alternatives of single words
        return (Sequence(slots, ("",) * (len(slots) - 1)),)
    size = _size(phrase.items)
    if size > LARGEST:
        raise PhraseError(f"stands for {size} word sequences, more than {LARGEST}", 0, "split it into several phrases")
    found = dict.fromkeys(_sequence(row) for row in _rows(phrase.items))
    return tuple(found)


def _slot(item: Item) -> Slot:
    """The words of which one must stand in the place of an item; nothing where it is more or less than one word."""
    if isinstance(item, Choice) and all(len(option) == 1 for option in item.options):
        words = tuple(option[0] for option in item.options if isinstance(option[0], Word))
        return words if len(words) == len(item.options) else ()
    return (item,) if isinstance(item, Word) else ()


def _size(items: tuple[Item, ...]) -> int:
    """How many rows the items make. Single words that alternate at one place make one row together, and cost no more."""
    return prod(_rows_of(item) for item in items)


def _rows_of(item: Item) -> int:
    if isinstance(item, Maybe):
        return 1 + _size(item.items)
    if isinstance(item, Choice):
        longer = sum(len(option) > 1 or isinstance(option[0], Mark) for option in item.options)
        return longer + (longer < len(item.options))
    return 1


_Piece = Slot | Mark | Gap


def _rows(items: tuple[Item, ...]) -> list[tuple[_Piece, ...]]:
    """The items with every optional part present and absent; single words that alternate stay together."""
    rows: list[tuple[_Piece, ...]] = [()]
    for item in items:
        rows = [row + more for row in rows for more in _readings(item)]
    return rows


def _readings(item: Item) -> list[tuple[_Piece, ...]]:
    if isinstance(item, Word):
        return [((item,),)]
    if isinstance(item, Maybe):
        return [(), *_rows(item.items)]
    if isinstance(item, Choice):
        single = tuple(option[0] for option in item.options if len(option) == 1 and isinstance(option[0], Word))
        longer = [option for option in item.options if len(option) > 1 or isinstance(option[0], Mark)]
        words: list[tuple[_Piece, ...]] = [(tuple(word for word in single if isinstance(word, Word)),)] if single else []
        return words + [tuple((atom,) if isinstance(atom, Word) else atom for atom in option) for option in longer]
    return [(item,)]


def _sequence(row: tuple[_Piece, ...]) -> Sequence:
    slots: list[Slot] = []
    joints: list[str | None] = []
    pending: str | None = ""
    lead, gap = "", 0
    for piece in row:
        if isinstance(piece, tuple):
            if slots:
                joints.append(pending)
            elif pending is None:
                raise PhraseError("'...' at the start", gap, BOTH_SIDES)
            else:
                lead = pending
            slots.append(piece)
            pending = ""
        elif isinstance(piece, Gap):
            if pending:
                raise PhraseError("'...' next to punctuation", piece.at, BOTH_SIDES)
            if pending is None:
                raise PhraseError("'...' twice", piece.at, "one gap already spans up to three words")
            pending, gap = None, piece.at
        elif pending is None:
            raise PhraseError("'...' next to punctuation", gap, BOTH_SIDES)
        else:
            pending += piece.text
    if pending is None:
        raise PhraseError("'...' at the end", gap, BOTH_SIDES)
    if not slots:
        raise PhraseError("no word at all", 0, "at least one word must stand outside parentheses")
    return Sequence(tuple(slots), tuple(joints), lead, pending)
