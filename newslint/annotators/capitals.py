"""Capitals: which words of a text are written as names, and which bear a capital only for where they stand."""

from __future__ import annotations

from itertools import compress
from operator import not_

from newslint.annotators.gaps import ASIDE, SPACE, STOP
from newslint.annotators.tokens import (
    ACTIVE,
    ADVERB,
    AGENTLESS,
    DATE,
    DOCUMENT,
    EVENT,
    GRAMMAR,
    NOT_NAME,
    NOUN,
    PARTICLE,
    PASSIVE,
    POSSESSIVE,
    PREPOSED,
    PRONOUN,
    QUANTIFIER,
    SHOW,
    TAG,
    Tokens,
)

SPEAKS = ACTIVE | TAG | PASSIVE | AGENTLESS | SHOW | PREPOSED
NO_NAME = NOT_NAME | GRAMMAR | DATE | PRONOUN | QUANTIFIER | SPEAKS | NOUN | EVENT | DOCUMENT | POSSESSIVE
"""What a word that opens a sentence is rather than a name."""
_COMMON = NOT_NAME | PRONOUN | DOCUMENT | EVENT
"""What a word with a capital inside a sentence is rather than a name."""


class Capitals:
    """Tells names by their capitals, and by how the same word is written elsewhere in the text."""

    __slots__ = ("function", "known", "t")

    def __init__(self, t: Tokens, function: frozenset[str]) -> None:
        self.t, self.function = t, function
        self.known = self._known()

    def _known(self) -> frozenset[str]:
        """Words that are names because they bear a capital inside a sentence, and never occur without one."""
        t = self.t
        lower, gap = t.lower, t.gap
        inside = {lower[p] for p in compress(range(len(lower)), t.capital) if gap[p] <= ASIDE}
        inside.difference_update(compress(lower, map(not_, t.capital)))
        return frozenset(inside)

    def is_name(self, position: int) -> bool:
        """Whether the word is written as a name: a capital that its place in the sentence does not explain."""
        t = self.t
        bits = t.sign[position]
        if not t.capital[position] or bits & DATE:
            return False
        if t.gap[position] < STOP:
            return not bits & _COMMON or t.lower[position] in self.known
        if bits & NO_NAME or t.lower[position] in self.function:
            return False
        if t.lower[position] in self.known:
            return True
        after = position + 1
        if after >= len(t.starts) or t.gap[after] != SPACE:
            return False
        if t.capital[after] and not t.sign[after] & DATE:
            return True
        if t.sign[after] & PARTICLE and after + 1 < len(t.starts) and t.capital[after + 1]:
            return True
        if t.sign[after] & ADVERB and after + 1 < len(t.starts):
            after += 1
        return bool(t.sign[after] & ACTIVE) and t.ends[position] - t.starts[position] > 2
