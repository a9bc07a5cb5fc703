"""Sentences where no single phrase decides but the evidence adds up.

Every trait, list and word of a sentence that the rule gives a weight is added to `start`; from `least` on the sentence is a finding.
Weights are logarithms of odds: 0.7 doubles them, -0.7 halves them. `bench/fit.py` finds them from marked articles; they may be read,
and mended by hand. Lists are those of the lexicon (`claims.forecast`), those of other rules of the language, whole or one group
(`editorial/significance`, `editorial/significance: babak baru`), and the rule's own `phrases`. A quotation weighs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.signals import UNLESS, Index, Signals, clause, index
from newslint.annotators.speech import speech
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.records import dataclass, field, replace
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from newslint.choices import Fate

FIELDS = ("reason",)

THINKING = ":thinking"
"""The group of the verbs of `thinking`. No group of a rule file begins with a colon."""
SHOWN = 4
"""Cues named with a finding: the weightiest."""
MOST = 0.6
"""Share of the weight in a sentence's words that the marked clause holds."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `weigh` rule."""

    start: float
    """The weight of a sentence of which nothing else is known; below zero, since most sentences are innocent."""
    least: float = 0.0
    """The sum from which a sentence is a finding."""
    sure: float = 0.0
    """When above `least`: the sum from which a finding has the rule's level; below it, it is a note."""
    mark: Literal["clause", "cue", "sentence"] = "clause"
    """What is shown: the clause of the weightiest words, those words alone, or the whole sentence. The message may use `{reason}`
    for the words that say most: those of a list of the family or else of another, where one hit."""
    attributed: Fate = "drop"
    """What becomes of a sentence whose words are given to a source the reader can identify: the verdict may still be the writer's own,
    but it is seldom worth more than a note."""
    unlisted: Fate = "keep"
    """What becomes of a sentence that no list of the rule's family hits, its own or another rule's: words by themselves are topics
    as often as faults."""
    governs: tuple[str, ...] = ()
    """Rules of the same family, by the name of their file, that say nothing in a sentence which this rule weighs and finds too light."""
    thinking: tuple[str, ...] = ()
    """Verbs that tell what goes on in a mind: a sentence that is somebody's by such a verb alone says what nobody has said (`X wants`),
    so `attributed` does not spare it."""
    yields: tuple[str, ...] = ()
    """Rules of the same family, by the name of their file, whose hit says it better: in a sentence with one this rule says nothing."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The rule's own lists of phrases by name."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a phrase of `phrases` they overlap: it then counts for nothing."""
    traits: Mapping[str, float] = field(default_factory=dict)
    """Weights of what is true of the sentence whatever its words: `lead`, `unsourced`, `before: direct`, `article with list`."""
    lists: Mapping[str, float] = field(default_factory=dict)
    """Weights of lists that hit the sentence; with `, unsourced` after the name what is added where nobody is given as a source."""
    words: Mapping[str, float] = field(default_factory=dict)
    """Weights of words, and of pairs of neighbours, as written in lower case; in a pair `*` is a name, `0` a figure, `,` any mark,
    `^` the beginning of the sentence, `$` the end of a headline. In a headline, where capitals tell nothing, names are words too."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What one cue adds, and where it stands: empty when it is true of the whole sentence."""

    name: str
    value: float
    start: int
    end: int


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The rule's own phrases."""
    for name, phrases in options.phrases.items():
        yield from (Needle(phrase=phrase, group=name) for phrase in phrases)
    for group, phrases in ((UNLESS, options.unless), (THINKING, options.thinking)):
        yield from (Needle(phrase=phrase, group=group) for phrase in phrases)


def always(options: Options) -> bool:
    """Every article is weighed: traits and words need no hit."""
    return True


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """The sentences whose evidence adds up."""
    options: Options = rule.options
    own = {f"{rule.family}/{rule.name.rsplit('/', 1)[-1]}: {name}": name for name in options.phrases}
    better = {f"{rule.family}/{name}" for name in options.yields}
    found, layer = doc[index], doc[sentences]
    for at, sum_of in doc[Weighing(rule.name, rule)].items():
        if sum_of >= options.least and not any((at, name) in found.lists for name in better):
            cues = weights(options, found, at, layer[at].start)
            fates = {options.attributed} if answered(rule, doc, layer[at]) else set()
            fates |= set() if _listed(rule, cues) else {options.unlisted}
            if "drop" not in fates:
                match = _match(rule, doc, layer[at], cues, own)
                light = "note" in fates or (options.sure > options.least and sum_of < options.sure)
                yield replace(match, level="note") if light else match


def answered(rule: Rule, doc: Document, sentence: Span) -> bool:
    """Whether the sentence is the words of a source the reader can identify, and not only what goes on in its mind."""
    said = doc[speech].at(sentence.start)
    if said is None or not said.identified:
        return False
    cue, spots = said.cue, doc.spots(rule.name.split("/", 1)[1])
    return cue is None or not any(cue.start < end and start < cue.end for start, end, group, *_ in spots if group == THINKING)


def _listed(rule: Rule, cues: Iterable[Weight]) -> bool:
    """Whether a list of the rule's family speaks against the sentence."""
    return any(cue.value > 0 and cue.name.startswith(f"{rule.family}/") and cue.name in rule.options.lists for cue in cues)


def governs(rule: Rule) -> list[str]:
    """The names of the rules that keep silent where `acquitted` says so."""
    return [f"{rule.name.rsplit('/', 1)[0]}/{name}" for name in rule.options.governs]


def acquitted(rule: Rule, doc: Document) -> list[Span]:
    """The sentences that were weighed and found too light."""
    layer = doc[sentences]
    return [layer[at] for at, sum_of in doc[Weighing(rule.name, rule)].items() if sum_of < rule.options.least]


def weighable(rule: Rule, sentence: Sentence | Signals) -> bool:
    """Whether the rule reads the zone of the sentence: its weights were fitted on no other."""
    return rule.reads(sentence.zone)


@dataclass(frozen=True, slots=True)
class Weighing:
    """An annotator: the sum of each sentence that a rule weighs, by position. Asked for by `judge` and by `acquitted`."""

    name: str
    rule: Rule = field(compare=False)

    def __call__(self, doc: Document) -> dict[int, float]:
        found, layer, options = doc[index], doc[sentences], self.rule.options
        weighed: dict[int, list[float]] = {}
        for at in found.sentences:
            if weighable(self.rule, layer[at]):
                weighed[at] = [options.start, *filter(None, map(options.traits.get, found.traits[at]))]
        for known, stand in ((options.lists, found.lists), (options.words, found.standing(options.words))):
            for at, name in stand:
                if name in known and at in weighed:
                    weighed[at].append(known[name])
        return {at: round(fsum(values), 6) for at, values in weighed.items()}


def weights(options: Options, found: Index, at: int, start: int) -> list[Weight]:
    """What each cue adds to the sentence at position `at`, the weightiest first."""
    cues = [Weight(name, options.traits[name], start, start) for name in found.traits[at] if name in options.traits]
    placed = {name: found.lists[at, name] for name in options.lists if (at, name) in found.lists}
    cues += [Weight(name, options.lists[name], *place) for name, place in placed.items()]
    cues += [Weight(name, options.words[name], *place) for name, place in found.words(at, options.words).items()]
    return sorted(cues, key=lambda cue: (-cue.value, cue.start, cue.name))


def _match(rule: Rule, doc: Document, sentence: Span, cues: Iterable[Weight], own: Mapping[str, str]) -> Match:
    options: Options = rule.options
    shown = [one for one in cues if one.value > 0]
    spots = _spots(doc, shown, f"{rule.family}/" if options.mark == "cue" else "")
    span = Span(sentence.start, sentence.end)
    if spots and options.mark == "cue":
        span = spots[0]
    elif spots and options.mark == "clause":
        span = clause(doc, sentence, min(spot.start for spot in spots), max(spot.end for spot in spots))
    names = dict.fromkeys(_named(doc, one, own) for one in shown)
    listed = [one for one in shown if one.name in options.lists]
    reasons = _spots(doc, listed, f"{rule.family}/") or spots or [span]
    return Match(span.start, span.end, {"reason": doc.slice(reasons[0])}, cues=tuple(names)[:SHOWN])


def _spots(doc: Document, shown: Sequence[Weight], family: str) -> list[Span]:
    """Where the weight lies: the weightiest spots that hold most of it. Cues that overlap or touch are one spot.

    Lists of `family`, where any hit, leave words and other lists out of it.
    """
    placed = [one for one in shown if one.end > one.start]
    placed = [one for one in placed if family and one.name.startswith(family)] or placed
    spots: list[tuple[float, Span]] = []
    for one in sorted(placed, key=lambda one: (one.start, one.end)):
        gap = doc.text[spots[-1][1].end : one.start] if spots else ""
        if spots and (len(gap) < 2 or gap == "\r\n"):
            value, span = spots[-1]
            spots[-1] = (value + one.value, Span(span.start, max(span.end, one.end)))
        else:
            spots.append((one.value, Span(one.start, one.end)))
    spots.sort(key=lambda spot: (-spot[0], spot[1].start))
    enough, held, kept = MOST * sum(value for value, _ in spots), 0.0, []
    for value, span in spots:
        if held >= enough:
            break
        held += value
        kept.append(span)
    return kept


def _named(doc: Document, one: Weight, own: Mapping[str, str]) -> str:
    """A cue as a reader sees it: the words, and the list they are on."""
    if one.end == one.start:
        return one.name
    words = doc.text[one.start : one.end]
    name = own.get(one.name, one.name)
    return f"{words} ({name})" if "/" in name or "." in name or ":" in name or name in own.values() or name.startswith("claim ") else words
