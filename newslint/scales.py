"""Scales: what the evidence in each sentence of an article adds up to for one rule, told in no more steps than it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.annotators.signals import UNSOURCED, Index
from newslint.annotators.traits import AT_ONCE, WORDED
from newslint.records import dataclass

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

DIGITS, TOLERANCE = 6, 1e-6
"""Decimals to which a sum is known, and what is less than that."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The weights of a rule as they are asked for sentence by sentence."""

    options: object
    """What it was made of."""
    start: float
    least: float
    """Sums below it are too light."""
    traits: Mapping[str, float]
    words: Mapping[str, float]
    asked: frozenset[str]
    """The lists of the lexicon and of rules that it asks for."""
    sourced: Mapping[str, float]
    """Weights of lists where somebody is given as a source."""
    unsourced: Mapping[str, float]
    """Weights of lists where nobody is."""
    against: tuple[Mapping[str, Sequence[tuple[str, float]]], Mapping[str, Sequence[tuple[str, float]]]]
    """Lists that weigh against a sentence, each by the names it goes by and their weights: where nobody is given as a source, and where
    somebody is."""
    room: float
    """What traits that are not known at once can add at most."""
    rest: float
    """What those of them can add for which words are read."""
    telling: tuple[frozenset[str], frozenset[str]]
    """The lists of the rule's family that speak against a sentence: where nobody is given as a source, and where somebody is."""


def scaled(options: Any, family: str) -> Scale:
    """The scale of a rule of `family` with the keys of a `weigh` rule."""
    traits: Mapping[str, float] = options.traits
    lists: Mapping[str, float] = options.lists
    lacking = {name.removesuffix(UNSOURCED): value for name, value in lists.items() if name.endswith(UNSOURCED)}
    plain = {**dict.fromkeys(lacking, 0.0), **lists}
    for name in lacking:
        del plain[name + UNSOURCED]
    unsourced = {**plain, **{name: plain[name] + value for name, value in lacking.items()}}
    later = {name: value for name, value in traits.items() if value > 0 and not name.startswith(AT_ONCE)}
    room, rest = sum(later.values()), sum([value for name, value in later.items() if name.startswith(WORDED)])
    sourced = {name: [(name, value)] for name, value in plain.items() if value > 0}
    cited = {name: [*sourced.get(name, ()), (name + UNSOURCED, value)] for name, value in lacking.items() if value > 0}
    against = {**sourced, **cited}, sourced
    own = f"{family}/"
    telling = [frozenset([name for name in names if name.startswith(own)]) for names in against]
    asked = frozenset([name.split(": ")[0] for name in plain] + [own + name for name in options.yields])
    keys = options.start, options.least, traits, options.words
    return Scale(options, *keys, asked, plain, unsourced, against, room, rest, (telling[0], telling[1]))


class Scales(dict[str, Scale]):
    """The scales of a language's rules by name, made when they are first asked for, and the lists that any of them asks for."""

    __slots__ = ("asked",)

    def __init__(self, scanner: object = None) -> None:
        self.asked: frozenset[str] = frozenset()

    def of(self, rule: Any) -> Scale:
        """The scale of a rule."""
        scale = self.get(rule.name)
        if scale is None or scale.options is not rule.options:
            self[rule.name] = scale = scaled(rule.options, rule.family)
            self.asked |= scale.asked
        return scale


class Weighing:
    """What a rule makes of the sentences of one article, whose evidence holds it: so it is given that each time, and holds none of it.
    Else no article would be freed before the garbage collector comes."""

    __slots__ = ("_base", "_known", "scale")

    def __init__(self, scale: Scale, found: Index) -> None:
        self.scale = scale
        self._base = scale.start + sum(filter(None, map(scale.traits.get, found.traits.whole)))
        self._known: dict[int, float | None] = {}

    def total(self, found: Index, at: int) -> float | None:
        """What the evidence `found` in the sentence at position `at` adds up to; None where it is too light."""
        if at not in self._known:
            self._known[at] = self._weigh(found, at)
        return self._known[at]

    def _weigh(self, found: Index, at: int) -> float | None:
        """What takes longest to find out is asked last: most sentences are too light, whatever else is true of them."""
        scale, traits = self.scale, found.traits
        total = self._base if at in traits.order else scale.start
        if scale.sourced:
            total += sum(filter(None, map((scale.sourced if found.sourced[at] else scale.unsourced).get, found.lists[at])))
        if scale.words:
            total += sum(filter(None, map(scale.words.get, found.terms(at))))
        if scale.traits:
            total += sum(filter(None, map(scale.traits.get, traits.spoken(at))))
            if total + scale.room < scale.least - TOLERANCE:
                return None
            total += sum(filter(None, map(scale.traits.get, traits.others(at))))
            if total + scale.rest < scale.least - TOLERANCE:
                return None
            total += sum(filter(None, map(scale.traits.get, traits.worded(at))))
        total = round(total, DIGITS)
        return total if total >= scale.least else None
