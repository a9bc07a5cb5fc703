"""What is remembered of one repetition while an archive passes by: counts, and samples that do not grow with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection
from typing import Any, TypeVar

from newslint.archive.repeats import LINE, OPENING, Repeat, Story, surroundings
from newslint.hashing import blake2b

HELD = 32
"""Different days, sections, continuations and wordings that are remembered of one repetition."""
TITLES = 24
"""Titles of its articles that are looked at for a common topic."""
EXAMPLES = 5
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
T = TypeVar("T", bound=tuple[Any, ...])
_CLOSED = re.compile(r"[.…][\"'”’)\]]*$")


class Trace:
    """One repetition in one outlet, counted once an article; some 10 KB at most, 2 KB for most."""

    __slots__ = (
        "alone",
        "apart",
        "closes",
        "count",
        "days",
        "examples",
        "key",
        "kind",
        "opens",
        "outlet",
        "rests",
        "sections",
        "texts",
        "titled",
        "titles",
        "unended",
    )

    def __init__(self, outlet: str, repeat: Repeat) -> None:
        self.outlet, self.kind, self.key = outlet, repeat.kind, repeat.key
        self.count = self.opens = self.closes = self.apart = self.alone = self.titled = self.unended = 0
        self.days: set[str] = set()
        self.sections: set[str] = set()
        self.rests: set[str] = set()
        self.texts: Counter[str] = Counter()
        self.titles: list[tuple[bytes, str]] = []
        self.examples: list[tuple[bytes, str, str]] = []

    def note(self, story: Story, repeat: Repeat, *, titled: bool) -> None:
        """Counts one more article; `titled` says whether what follows an opening is the title of some article."""
        self.count += 1
        self.opens += repeat.opens
        self.closes += repeat.closes
        self.apart += all(surroundings(story.lines, repeat.line))
        self.alone += repeat.kind in (LINE, OPENING) or story.lines[repeat.line] == repeat.text
        self.titled += titled
        self.unended += not _CLOSED.search(repeat.text)
        for held, one in ((self.days, story.day), (self.sections, story.section), (self.rests, repeat.rest)):
            if one and len(held) < HELD:
                held.add(one[:40])
        if repeat.text in self.texts or len(self.texts) < HELD:
            self.texts[repeat.text] += 1
        draw = blake2b(f"{story.record}\0{self.key}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
        _drawn(self.titles, (draw, story.title), TITLES)
        _drawn(self.examples, (draw, story.place, repeat.text), EXAMPLES)

    @property
    def text(self) -> str:
        """What it says: of an opening or a frame the key, of a line or sentence its most frequent wording."""
        return self.key if not self.texts or self.kind not in ("line", "sentence") else self.wording

    @property
    def wording(self) -> str:
        """The most frequent wording; of several the first in the alphabet."""
        return min(self.texts, key=lambda text: (-self.texts[text], text))

    def opening(self) -> str:
        """The opening as it is written in the first of its lines."""
        words = len(self.key.split(" "))
        line = self.wording
        if self.kind == OPENING and self.key.endswith(":") and ":" in line:
            return line[: line.index(":") + 1]
        return " ".join(line.split()[:words])

    def topic(self, aside: Collection[str]) -> float:
        """The share of its articles whose titles have one word in common, words in `aside` left out."""
        words: Counter[str] = Counter()
        for _, title in self.titles:
            words.update({word for word in _WORD.findall(title.lower()) if len(word) > 3 and word not in aside})
        return max(words.values(), default=0) / max(len(self.titles), 1)


def _drawn(held: list[T], one: T, most: int) -> None:
    """Keeps the `most` smallest: a sample that does not depend on the order."""
    if len(held) < most:
        held.append(one)
        held.sort()
    elif one < held[-1]:
        held[-1] = one
        held.sort()
