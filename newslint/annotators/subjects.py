"""Who a verb belongs to: the subject to its left, past appositions, adverbs and prepositional phrases, as far as its clause reaches."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.annotators.gaps import ASIDE, COLON, COMMA, SPACE
from newslint.annotators.sources import Phrase
from newslint.annotators.tokens import (
    ACTIVE,
    ADVERB,
    AGENT,
    AGENTLESS,
    ARTICLE,
    AS,
    BOUNDARY,
    COMPLEMENT,
    DEMONSTRATIVE,
    DOCUMENT,
    EVENT,
    LINK,
    NOT_NAME,
    NOUN,
    POINTING,
    POSSESSIVE,
    PREPOSITION,
    QUANTIFIER,
    RECORD,
    RECORDING,
    RELATIVE,
    RELATIVIZER,
    SHOW,
    Tokens,
)
from newslint.records import unguarded

FARTHEST = 30
"""Words between a verb and its subject at most; keeps the search linear."""
FRAMING = 10
"""Words between a verb and what makes it one of saying, or of hearsay."""
LONGEST_LIST = 12
"""Steps back through a list of names at most."""
_WRITTEN = DOCUMENT | RECORD | RECORDING
_HEADS = frozenset({"person", "role", "organisation", "vague", "document", "definite"})
"""What may be a subject even when something stands before it."""


@unguarded(frozen=True, slots=True)
class Subject:
    """What stands as the subject of a verb, by positions of words."""

    first: int
    last: int
    phrase: Phrase | None = None
    event: bool = False
    """A meeting, a step, `this`: it can happen, not speak."""
    statement: bool = False
    """A statement: its owner speaks."""
    document: bool = False


class Clauses:
    """Looks left and right of cues within their clause."""

    __slots__ = ("ending", "function", "starting", "t", "verbs")

    def __init__(self, t: Tokens, found: Sequence[Phrase], verbs: tuple[str, ...], function: frozenset[str] = frozenset()) -> None:
        self.t, self.verbs, self.function = t, verbs, function
        self.starting = {phrase.first: phrase for phrase in found}
        self.ending = {phrase.last: phrase for phrase in found}

    def subject(self, verb: int, first: int) -> Subject | None:
        """The subject of the verb at `verb`, looking left no further than `first`."""
        t = self.t
        floor = max(first, verb - FARTHEST)
        weak: Subject | None = None
        at, commas = verb, 0
        infinitive = self.infinitive(verb, first)
        inner = self.joined(verb, first) or t.gap[verb] == COMMA  # the nearest head may be an object, or inside a relative clause
        while at > floor:
            gap = t.gap[at]
            if gap >= COLON:
                return weak
            if gap == COMMA:
                commas += 1
                if t.sign[at] & RELATIVIZER and at != verb and (who := self.ending.get(at)) is not None:
                    return self.weighed(who, first) or weak
                if (weak is not None and commas > 1 and at != verb) or commas > 3:
                    return weak
            who = self.ending.get(at)
            if who is not None:
                judged = None if commas and t.sign[who.first] & RELATIVIZER else self.weighed(who, first)
                if judged is not None and self.heads(judged, who, first, infinitive=infinitive):
                    if not inner or judged.phrase is None:
                        return judged
                    weak = judged if weak is None or commas == 0 else weak
                if weak is None and judged is not None and judged.phrase is not None and who.kind in _HEADS:
                    weak = judged
                at = who.first
                continue
            at -= 1
            thing = self.thing(at, verb, first, infinitive=infinitive)
            if thing is not None:
                return weak if inner and weak is not None else thing
            if t.quoted[at] or (t.sign[at] & BOUNDARY and not t.sign[at] & (PREPOSITION | RELATIVIZER)):
                return weak
        return weak

    def alleged(self, at: int, first: int) -> bool:
        """Whether the verb is part of what nobody is named for: `Raka disebut meminta`, `diduga menerima suap dengan meminta`."""
        t = self.t
        for here in range(at - 1, max(at - FRAMING, first) - 1, -1):
            bits = t.sign[here]
            if t.gap[here + 1] != SPACE or bits & (RELATIVIZER | RELATIVE | COMPLEMENT):
                return False
            if bits & AGENTLESS:
                inside = any(t.sign[p] & RELATIVIZER for p in range(max(here - FRAMING, first), here))  # "yang enggan disebut namanya"
                return not inside and here not in t.owned and t.until[here] not in self.starting
        return False

    def joined(self, verb: int, first: int) -> bool:
        """Whether the verb is coordinated with one before it: `dan mengucapkan`."""
        before = verb - 1
        return (
            before > first and self.t.gap[verb] == SPACE and bool(self.t.sign[before] & RELATIVE) and not self.t.sign[before] & RELATIVIZER
        )

    def heads(self, judged: Subject, who: Phrase, first: int, *, infinitive: bool) -> bool:
        """Whether the phrase is the head of the clause, and not inside a prepositional phrase or after a noun it belongs to."""
        if self.governed(who.first, first):
            return False
        return not infinitive if judged.phrase is None else not self.modifies(who, first)

    def thing(self, at: int, verb: int, first: int, *, infinitive: bool) -> Subject | None:
        """The event, statement, document or lone demonstrative at `at` as a subject."""
        bits, after = self.t.sign[at], self.t.until[at]
        if self.t.quoted[at]:
            return None
        if bits & (NOUN | EVENT | _WRITTEN) and not infinitive and not self.governed(at, first):
            if bits & NOUN:
                return Subject(at, after, statement=True)
            return Subject(at, after, event=bool(bits & EVENT), document=bool(bits & _WRITTEN))
        if bits & DEMONSTRATIVE and self.alone(at, verb, first):
            return Subject(at, after, event=True)
        return None

    def alone(self, at: int, verb: int, first: int) -> bool:
        """Whether the demonstrative at `at` is a subject by itself: `hal ini`, or `ini` where a clause begins."""
        t = self.t
        if t.until[at] > verb:
            return False
        return t.until[at] > at + 1 or at == first or t.gap[at] >= COMMA or bool(t.sign[at - 1] & BOUNDARY)

    def infinitive(self, verb: int, first: int) -> bool:
        """Whether the verb depends on a preposition: `untuk menunjukkan`, `dengan menyatakan`."""
        t, at = self.t, verb - 1
        while at >= first and t.gap[at + 1] == SPACE and t.sign[at] & ADVERB and not t.sign[at] & (PREPOSITION | DEMONSTRATIVE):
            at -= 1
        return at >= first and t.gap[at + 1] == SPACE and bool(t.sign[at] & PREPOSITION)

    def modifies(self, who: Phrase, first: int) -> bool:
        """Whether the phrase only belongs to the small noun before it: `program nuklir [Pyongyang]`, `perwira [mereka]`."""
        t, before = self.t, who.first - 1
        if who.kind == "pronoun" and before >= first and t.gap[who.first] == SPACE and who.first in self.ending:
            return True
        if who.kind == "person" or (who.office[1] and who.kind != "organisation") or before < first or t.gap[who.first] != SPACE:
            return False
        return not t.sign[before] and not t.capital[before]

    def weighed(self, who: Phrase, first: int) -> Subject | None:
        """The phrase as a subject, or what it only belongs to: `komentar Lavrov` is a statement, `kunjungan Lavrov` an event."""
        t = self.t
        if (
            t.quoted[who.first]
            or who.last - 1 in t.genitive
            or (t.gap[who.first] == ASIDE and who.first > first and who.last < len(t.gap) and t.gap[who.last] == ASIDE)
        ):
            return None
        before = who.first - 1
        if before >= first and t.gap[who.first] == SPACE:
            bits = t.sign[before]
            if bits & (EVENT | NOUN) and not bits & (PREPOSITION | BOUNDARY):
                return Subject(before, who.last, event=bool(bits & EVENT) and not bits & NOUN, statement=bool(bits & NOUN))
            if bits & _WRITTEN:
                return Subject(before, who.last, document=True)
        return Subject(who.first, who.last, who)

    def governed(self, at: int, first: int) -> bool:
        """Whether a preposition or `yang` stands before the words at `at`, or before what they are coordinated with."""
        t, before = self.t, at - 1
        for _ in range(LONGEST_LIST):
            if before < first or t.gap[before + 1] > COMMA:
                return False
            bits = t.sign[before]
            if t.gap[before + 1] == COMMA or (bits & RELATIVE and not bits & RELATIVIZER):
                other = self.ending.get(before + 1 if t.gap[before + 1] == COMMA else before)
                if other is None or (at == before + 1 and not bits & RELATIVE):
                    return False
                before = other.first - 1
            elif bits & (PREPOSITION | RELATIVIZER):
                return True
            elif (
                (not bits and not t.capital[before] and t.gap[before + 1] == SPACE and at - before <= 3)
                or (bits & (NOUN | EVENT) and not bits & BOUNDARY)
                or (bits & (QUANTIFIER | POSSESSIVE | NOT_NAME) and not bits & (ADVERB | BOUNDARY) and at - before <= 2)
            ):
                before -= 1
            else:
                return False
        return False

    def predicate(self, at: int, first: int) -> bool:
        """Whether a word that could be a noun follows its subject at once, with adverbs between at most."""
        t, before = self.t, at - 1
        while before >= first and t.gap[before + 1] == SPACE:
            who = self.ending.get(before + 1)
            if who is not None:
                return before not in t.genitive
            if t.sign[before] & DOCUMENT and before > first and t.gap[before] == SPACE and t.sign[before - 1] & ARTICLE:
                return True  # "the study found"
            if not t.sign[before] & ADVERB or t.sign[before] & PREPOSITION:
                return False
            before -= 1
        return False

    def unknown(self, at: int, first: int) -> bool:
        """Whether a small noun that no list knows stands right before the verb."""
        t, before = self.t, at - 1
        if before < first or t.gap[at] != SPACE or t.sign[before] or t.capital[before] or t.lower[before][:1].isdecimal():
            return False
        return t.lower[before] not in self.function and not (self.verbs and t.lower[before].startswith(self.verbs))

    def described(self, at: int, first: int) -> tuple[int, int] | None:
        """The small noun that no list knows and a demonstrative points back from, where a clause begins: `pesulap itu`."""
        t, here = self.t, at - 1
        pointed = 0
        while here >= first and t.gap[here + 1] == SPACE and t.sign[here] & ADVERB:
            pointed = here + 1 if t.sign[here] & POINTING else pointed
            here -= 1
        if not pointed or here < first or t.gap[here + 1] != SPACE or t.sign[here] or (t.capital[here] and here != first):
            return None
        return (here, pointed) if here == first or t.gap[here] >= COMMA else None

    def inverted(self, who: Phrase, last: int) -> bool:
        """Whether the phrase ends the tag, so that it is the speaker and not the subject of what is said: `said X.`, not `said X was`."""
        t = self.t
        if who.last - 1 in t.genitive:
            return False
        return who.last >= last or t.gap[who.last] != SPACE or bool(t.sign[who.last] & PREPOSITION)

    def pointer(self, verb: int, first: int) -> int:
        """Where `this`, with nothing else before the verb, stands as its subject; -1 when it does not."""
        t, at = self.t, verb - 1
        while at >= first and t.sign[at] & ADVERB and not t.sign[at] & DEMONSTRATIVE:
            at -= 1
        if at >= first and t.sign[at] & DEMONSTRATIVE and (at == first or t.gap[at] >= COMMA):
            return at
        return -1

    def owner(self, at: int, last: int) -> Phrase | None:
        """Who made the statement at `at`: the phrase after it, or before it with a possessive ending."""
        t, after = self.t, self.t.until[at]
        for here in range(after, min(after + 3, last)):
            if t.gap[here] != SPACE:
                break
            who = self.starting.get(here)
            if who is not None:
                return who if who.kind != "metonym" or here == after else None
            if not t.sign[here] & (ADVERB | LINK):
                break
        who = self.ending.get(at)
        if who is not None and t.gap[at] == SPACE and at - 1 in t.genitive:
            return who
        return None

    def shows(self, at: int, last: int) -> bool:
        """Whether the next verb is one of showing."""
        t = self.t
        for here in range(at, min(at + 6, last)):
            if t.sign[here] & SHOW:
                return True
            if t.sign[here] & ACTIVE:
                return False
        return False

    def as_view(self, at: int, last: int) -> bool:
        """Whether the verb takes something for something: `memandang X sebagai Y`."""
        return any(self.t.sign[here] & AS for here in range(at, min(at + 14, last)))

    def agent(self, at: int, last: int) -> int:
        """The position of `oleh` within the passive's reach; 0 when there is none."""
        t = self.t
        for here in range(at, min(at + 8, last)):
            if t.gap[here] not in (SPACE, ASIDE) or (t.sign[here] & (BOUNDARY | ACTIVE) and here > at):
                return 0
            if t.sign[here] & AGENT:
                return here
            if self.verbs and not t.sign[here] & ADVERB and t.lower[here].startswith(self.verbs):
                return 0
        return 0
