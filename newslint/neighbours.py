"""Whether the rest of a phrase stands around one of its words: neighbours, gaps, punctuation, capitals, line ends."""

from __future__ import annotations

from collections.abc import Sequence

from newslint import expressions as re
from newslint.words import SOFT_HYPHEN, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

GAP = 3
"""Words that `...` may span."""
_STOP = re.later(r'[.!?;:"\n\r\u2026\u00ab\u00bb]')
_LINE_END = re.later(r"(\r\n|\r|\n)(?! *[\r\n])")


class View:
    """A text as the variants of phrases see it: words, and what stands between them."""

    __slots__ = ("count", "text", "words", "wrapped")

    def __init__(self, text: str, words: Words, wrapped: bool) -> None:
        self.text, self.words, self.wrapped = text, words, wrapped
        self.count = len(words.lower)

    def spans(self, variant: Any, index: int) -> list[tuple[int, int]]:
        """Where a variant occurs with the word at `index` as its anchor: for each start the last end."""
        if variant[-1]:
            return self.row(variant[2], index - variant[1])
        _, anchor, slots, joints, lead, tail, opens, closes, _ = variant
        between, last = self.words.between, len(slots) - 1
        if (opens or lead) and anchor == 0 and index:
            before = between[index]
            if before == " " or (not lead and not before.rstrip(" ").endswith(("\n", "\r"))):
                return []
        if (closes or tail) and anchor == last and index + 1 < self.count and between[index + 1] == " ":
            return []
        if not self.fits(slots[anchor], index):
            return []
        firsts = lasts = {index}
        for place in range(anchor + 1, last + 1):
            lasts = {after for word in lasts for after in self.neighbours(slots[place], joints[place - 1], word, 1)}
            if not lasts:
                return []
        for place in range(anchor - 1, -1, -1):
            firsts = {before for word in firsts for before in self.neighbours(slots[place], joints[place], word, -1)}
            if not firsts:
                return []
        ends = [end for word in lasts if (end := self.closed(word, tail, line=closes)) >= 0]
        if not ends:
            return []
        end = max(ends)
        return [(start, end) for word in firsts if (start := self.opened(word, lead, line=opens)) >= 0]

    def row(self, slots: Sequence[Any], first: int) -> list[tuple[int, int]]:
        """Where the words from `first` on fit the slots one by one with nothing but space between them."""
        lower, between, after = self.words.lower, self.words.between, first + len(slots)
        if first < 0 or after > self.count:
            return []
        for at, slot in enumerate(slots, first):
            if at > first and between[at] != " " and self.space(at).strip(" "):
                return []
            if slot[0].get(lower[at]) != () and not self.fits(slot, at):
                return []
        return [(self.words.starts[first], self.words.ends[after - 1])]

    def neighbours(self, slot: Any, joint: str | None, word: int, step: int) -> list[int]:
        """The words that fit `slot` on one side of `word`, past the marks or within the gap of `joint`."""
        reach = 1 if joint is not None else GAP + 1
        first, after = (word + 1, min(word + 1 + reach, self.count)) if step > 0 else (max(word - reach, 0), word)
        if not (slot[1] or slot[2]) and slot[0].keys().isdisjoint(self.words.lower[first:after]):
            return []
        found = [other for other in range(first, after) if self.fits(slot, other)]
        if joint is not None:
            return [other for other in found if self.space(max(other, word)).replace(" ", "") == joint]
        return [other for other in found if not _STOP.search("".join(map(self.space, range(min(word, other) + 1, max(word, other) + 1))))]

    def space(self, index: int) -> str:
        """What stands before the word at `index`; in a wrapped text a line end inside a paragraph is a space."""
        space = self.words.between[index]
        if self.wrapped and ("\n" in space or "\r" in space):
            return _LINE_END.sub(lambda end: " " * len(end[0]), space)
        return space

    def fits(self, slot: Any, index: int) -> bool:
        """Whether the word at `index` is one of the slot's, capitals and clitics included."""
        word = self.words.lower[index]
        exact, prefixes, clitics, stems = slot
        if word in exact and self.stands(exact[word], index):
            return True
        for prefix, cases in prefixes:
            if word.startswith(prefix) and self.stands(cases, index):
                return True
        if clitics and word.endswith(clitics):
            for clitic in clitics:
                stem = word[: -len(clitic)]
                if word.endswith(clitic) and stem in stems and self.stands(stems[stem], index):
                    return True
        return False

    def stands(self, cases: Sequence[str], index: int) -> bool:
        """Whether the word at `index` has its capitals as one of `cases` has them."""
        if not cases:
            return True
        raw = self.text[self.words.starts[index] : self.words.ends[index]]
        if raw in cases:
            return True
        if raw == self.words.lower[index]:
            return False  # it has no capital, and each case has one
        raw = raw.replace(SOFT_HYPHEN, "")
        return any(all(here == there or here == here.lower() for here, there in zip(case, raw, strict=False)) for case in cases)

    def opened(self, word: int, lead: str, *, line: bool) -> int:
        """Where a match that begins with the marks `lead` and `word` starts, or -1."""
        start = self.words.starts[word]
        if not lead and not line:
            return start
        space = self.space(word)
        at = len(space)
        for mark in reversed(lead):
            at = len(space[:at].rstrip(" ")) - 1
            if at < 0 or space[at] != mark:
                return -1
        rest = self.words.between[word][:at].rstrip(" ")
        if line and not (rest.endswith(("\n", "\r")) or (word == 0 and not rest)):
            return -1
        return start - len(space) + at

    def closed(self, word: int, tail: str, *, line: bool) -> int:
        """Where a match that ends with `word` and the marks `tail` ends, or -1."""
        end = self.words.ends[word]
        if not tail and not line:
            return end
        space = self.space(word + 1)
        at = 0
        for mark in tail:
            at += len(space[at:]) - len(space[at:].lstrip(" "))
            if at >= len(space) or space[at] != mark:
                return -1
            at += 1
        rest = self.words.between[word + 1][at:].lstrip(" ")
        if line and not (rest.startswith(("\n", "\r")) or (word + 1 == self.count and not rest)):
            return -1
        return end + at
