"""What of an article can be found again in another: its lines, sentences and line openings, and the frames of what stands in brackets.

Each is compared by a key in which capitals, spacing, numbers and dates do not count: `Diperbarui 3 Juni 2025` and `diperbarui 12 Mei
2026` are one. Nothing here knows what a repetition means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newslint.archive.articles import outlet_of
from newslint.article import Article, Record
from newslint.language import Language
from newslint.records import dataclass, field
from newslint.words import straighten

LINE, SENTENCE, OPENING, FRAME = "line", "sentence", "opening", "frame"
LONGEST = 400
"""Characters; a longer line or sentence is prose, and only its opening is looked at."""
LONGEST_FRAME = 60
OPENINGS = (2, 3, 4)
"""Words of the openings that are counted; besides them, what stands before an early colon."""
_COLON = re.compile(r"^[^:]{1,40}:(?!//)")
_CLOSING = re.compile(r"(?<=\S)[ \u00a0]*([(\[][^()\[\]]{1,58}[)\]])\s*$")
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?:\s+|(?=[\"“(]?[A-Z][^A-Z.]))")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_CAPITALS = re.compile(r"A(?:[ .]+A)+")
_SPACE = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d(?:[\d.,:/-]*\d)?")
_ZEROS = re.compile(r"0(?:[ ,]+0)+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[ /-]\w+[ /-]\d{4}")
_OPEN, _SHUT = "([{<*", ")]}>*"


@dataclass(frozen=True, slots=True)
class Story:
    """An article of an archive as mining sees it."""

    record: str
    place: str
    outlet: str
    title: str
    lines: tuple[str, ...]
    """Lines with something on them, trimmed, without the title."""
    section: str = ""
    day: str = ""
    """The day it is dated, however that is written; empty when it is not."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """One thing in an article that may stand in others."""

    kind: str
    key: str
    text: str
    """As it stands; of an opening, the whole line."""
    line: int
    """The number of its line in the story, from 0."""
    rest: str = field(default="")
    """Of an opening, what follows it."""
    opens: bool = False
    """Whether it opens the article."""
    closes: bool = False
    """Whether it is among the last three lines of an article, or the last two sentences of an article in one line."""


class Masks:
    """Numbers and dates blotted out of a text, in the languages at hand."""

    def __init__(self, languages: Iterable[Language]) -> None:
        known = tuple(languages)
        names = sorted({name for language in known for name in (*language.months, *language.days)}, key=lambda name: (-len(name), name))
        self._dates = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b" if names else r"(?!)")
        self._abbreviations = frozenset().union(*(language.abbreviations for language in known))

    def key(self, text: str) -> str:
        """What of `text` counts when it is compared."""
        folded = " ".join(straighten(text).lower().split())
        if not _DIGIT.search(folded):
            return folded
        return _ZEROS.sub("0", self._dates.sub("0", _NUMBER.sub("0", folded)))

    def sentences(self, line: str) -> list[str]:
        """The sentences of a line, roughly: what ends in a stop that belongs to no abbreviation."""
        found, begin = [], 0
        for stop in _STOP.finditer(line):
            word = line[begin : stop.start()].rpartition(" ")[2].lower().lstrip("(\"“'")
            if stop[0].startswith(".") and (word in self._abbreviations or len(word) == 1):
                continue
            found.append(line[begin : stop.end()].strip())
            begin = stop.end()
        found.append(line[begin:].strip())
        return [sentence for sentence in found if sentence]


def story_of(record: Record, article: Article) -> Story:
    """What mining sees of an article. The section falls back to the folder in its address."""
    meta = article.meta
    path = meta.get("url", "").partition("://")[2].partition("/")[2]
    folder = path.partition("/")[0] if "/" in path else ""
    stated = article.text[article.title.start : article.title.end] if article.title else ""
    title = (stated or meta.get("title", "")).strip()
    return Story(
        record=record.id,
        place=record.place,
        outlet=outlet_of(meta),
        title=title,
        lines=lines_of(article.text, title),
        section=meta.get("section") or (folder if folder.isalpha() else ""),
        day=day_of(meta.get("date", "")),
    )


def lines_of(text: str, title: str) -> tuple[str, ...]:
    """The lines of an article that hold something, trimmed; the title is none of them."""
    lines = [line.strip() for line in text.splitlines()]
    return tuple(line for line in lines if line and line != title)


def day_of(date: str) -> str:
    """The day in a date as an archive writes it, without the hour; empty when there is none."""
    found = _DAY.search(date)
    return found[0] if found else ""


def repeats(story: Story, masks: Masks) -> Iterator[Repeat]:
    """Everything in `story` that may stand in others; each key of a kind once."""
    seen: set[tuple[str, str]] = set()
    for number, line in enumerate(story.lines):
        for one in _of_line(line, number, len(story.lines), masks):
            if one.key and (one.kind, one.key) not in seen:
                seen.add((one.kind, one.key))
                yield one


def _of_line(line: str, number: int, lines: int, masks: Masks) -> Iterator[Repeat]:
    key = masks.key(line[: LONGEST + 1])
    opens, closes = number == 0, number >= max(lines - 3, 1)
    if len(line) <= LONGEST:
        yield Repeat(LINE, key, line, number, "", opens, closes)
    for opening in _openings(key):
        yield Repeat(OPENING, opening, line, number, key[len(opening) :].strip(), opens, closes)
    if len(line) <= LONGEST_FRAME and line[0] in _OPEN and line[-1] in _SHUT:
        yield Repeat(FRAME, frame(line), line, number, "", opens, closes)
    elif (closes or lines == 1) and (closing := _CLOSING.search(line)):
        yield Repeat(FRAME, frame(closing[1]), closing[1], number, "", False, True)
    sentences = masks.sentences(line)
    if len(sentences) > 1:
        for at, sentence in enumerate(sentences):
            if len(sentence) <= LONGEST:
                ends = at >= len(sentences) - 2 if lines == 1 else closes
                yield Repeat(SENTENCE, masks.key(sentence), sentence, number, "", opens and not at, ends)


def _openings(key: str) -> list[str]:
    words = key.split(" ")
    found = [" ".join(words[:count]) for count in OPENINGS if len(words) > count]
    if (colon := _COLON.match(key)) and len(colon[0]) < len(key):
        found.append(colon[0].strip())
    return [*dict.fromkeys(found)]


def frame(text: str) -> str:
    """What is left of `text` without its words: `(ran/lpr)` is `(a/a)`, `(Laras Prameswari)` is `(A)`."""
    shape = _LETTERS.sub(lambda word: "a" if word[0].islower() else "A", _SPACE.sub(" ", text))
    return _CAPITALS.sub("A", re.sub(r"\d+", "0", shape))


def surroundings(lines: Sequence[str], number: int) -> tuple[bool, bool]:
    """Whether the line before ends a sentence, and whether the line after begins one; true at the rims of the article."""
    before = number == 0 or lines[number - 1][-1] in ".!?…:\"”’')]"
    after = number == len(lines) - 1 or not (lines[number + 1][0].islower() or lines[number + 1][0] in ",.;:)")
    return before, after
