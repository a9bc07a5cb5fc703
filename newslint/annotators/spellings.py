"""Names that an article spells in more than one way: a hyphen, an accent, a romanisation or one letter apart.

Conservative on purpose: only words that are written with a capital inside sentences and never without one, long enough or beside the same
neighbour, and hardly ever when they are apart in their last letter, which in many languages is grammar (Saputra, Saputri; Korea, Korean).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from unicodedata import normalize

from newslint.annotators.sentences import sentences
from newslint.document import Document
from newslint.records import dataclass, field
from newslint.spans import Span

FOLDS = (("oe", "u"), ("dj", "j"), ("tj", "c"), ("ij", "i"), ("ph", "f"), ("y", "i"), ("w", "v"))
"""Romanisations of one sound."""
GENDER = {"a", "i"}
"""Last letters that make two names of one: Saputra, Saputri."""
MUTE = "e"
"""A last letter that is often forgotten and is nobody's ending."""
ALONE = 7
"""Letters a name needs to be told by itself from one that is a letter apart."""
BESIDE = 5
"""Letters it needs when the name before or after it is the same."""


@dataclass(slots=True)
class Name:
    """One spelling, where it stands, and the names beside it."""

    spans: list[Span] = field(default_factory=list)
    beside: set[str] = field(default_factory=set)


def spellings(doc: Document) -> tuple[Mapping[str, tuple[Span, ...]], ...]:
    """Groups of spellings of one name, each with its places, in order of their first place."""
    names = _names(doc)
    groups: dict[str, list[str]] = {}
    for one, two in _alike(names):
        joined = list(dict.fromkeys([*groups.get(one, [one]), *groups.get(two, [two])]))
        groups.update(dict.fromkeys(joined, joined))
    found = {id(group): {spelling: tuple(names[spelling].spans) for spelling in group} for group in groups.values()}
    return tuple(sorted(found.values(), key=lambda group: min(spans[0].start for spans in group.values())))


def _names(doc: Document) -> dict[str, Name]:
    """Words that only names are: capital inside a sentence, never in lower case."""
    found: dict[str, Name] = {}
    words, language = doc.words, doc.language
    common = {word for start, word in zip(words.starts, words.lower, strict=True) if not doc.text[start].isupper()}
    common |= language.function_words | language.months.keys() | language.days
    for run in _runs(doc, common):
        texts = [doc.slice(span).replace("’", "'") for span in run]
        for at, span in enumerate(run):
            before = [f"{texts[at - 1]} <"] if at else []
            _enter(found, texts[at], span, before + [f"> {text}" for text in texts[at + 1 : at + 2]])
        for at in range(len(run) - 1):
            if any("-" in text for text in texts[at : at + 2]):
                continue
            _enter(found, " ".join(texts[at : at + 2]), Span(run[at].start, run[at + 1].end), [])
    return found


def _enter(found: dict[str, Name], spelling: str, span: Span, beside: Sequence[str]) -> None:
    name = found.setdefault(spelling, Name())
    name.spans.append(span)
    name.beside.update(beside)


def _runs(doc: Document, common: set[str]) -> Iterator[list[Span]]:
    """Names that stand side by side in a sentence of prose; a sentence's first word only goes by its capital and is left out."""
    words, at = doc.words, 0
    for sentence in doc[sentences]:
        if sentence.zone not in ("body", "bullet"):
            continue
        while at < len(words.starts) and words.starts[at] < sentence.start:
            at += 1
        run: list[Span] = []
        first = at
        while at < len(words.starts) and words.starts[at] < sentence.end:
            span = _bare(doc, Span(words.starts[at], words.ends[at]))
            word = doc.slice(span)
            named = at > first and _is_name(word, common)
            if run and not (named and span.start - run[-1].end == 1 and doc.text[run[-1].end].isspace()):
                yield run
                run = []
            if named:
                run.append(span)
            at += 1
        if run:
            yield run


def _is_name(word: str, common: set[str]) -> bool:
    """Whether a word inside a sentence goes by its capital; an acronym, or a sum such as `Rp30`, does not."""
    return word[0].isupper() and not word.isupper() and word.lower() not in common and not any(map(str.isdigit, word))


def _bare(doc: Document, span: Span) -> Span:
    """A word without a clitic that is set off by an apostrophe: `Lavrov` of `Lavrov's`."""
    word = doc.slice(span).replace("’", "'").lower()
    for clitic in doc.language.clitics:
        if clitic.startswith("'") and word.endswith(clitic):
            return Span(span.start, span.end - len(clitic))
    return span


def _alike(names: Mapping[str, Name]) -> Iterator[tuple[str, str]]:
    """Pairs of spellings that are one name."""
    shelves: dict[str, list[tuple[str, str]]] = {}
    for spelling in names:
        sound = skeleton(spelling)
        shelves.setdefault(sound[:1], []).append((spelling, sound))
    for shelf in shelves.values():
        for (one, sound), (two, other) in combinations(shelf, 2):
            if one.lower() == two.lower() or abs(len(sound) - len(other)) > 1:
                continue
            if " " in one or " " in two:
                if sound == other and len(sound) > 4 and ("-" in one or "-" in two):
                    yield one, two
            elif (sound == other and len(sound) > 3) or _letter_apart(
                one.lower(), two.lower(), bool(names[one].beside & names[two].beside)
            ):
                yield one, two


def skeleton(spelling: str) -> str:
    """A name by its sound: without accents, hyphens and doubled letters, romanisations folded."""
    plain = "".join(letter for letter in normalize("NFD", spelling.lower()) if letter.isalnum())
    for written, sound in FOLDS:
        plain = plain.replace(written, sound)
    return "".join(letter for at, letter in enumerate(plain) if letter != plain[at - 1 : at])


def _letter_apart(one: str, two: str, beside: bool) -> bool:
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
