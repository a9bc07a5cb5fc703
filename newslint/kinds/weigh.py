"""Sentences where no single phrase decides but the evidence adds up.

Every trait, list and word of a sentence that the rule gives a weight is added to `start`; from `least` on the sentence is a finding.
Weights are logarithms of odds: 0.7 doubles them, -0.7 halves them. `bench/fit.py` finds them from marked articles; they may be read,
and mended by hand. Lists are those of the lexicon (`claims.forecast`), those of other rules of the language, whole or one group
(`editorial/significance`, `editorial/significance: babak baru`), and the rule's own `phrases`. A quotation weighs nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.annotators.sentences import sentences
from newslint.annotators.signals import UNLESS, UNSOURCED, Index, clause, index, offers
from newslint.annotators.speech import Speech, speech
from newslint.annotators.traits import named
from newslint.document import Document
from newslint.errors import NewslintError, Problem
from newslint.finding import Match
from newslint.language import Language
from newslint.records import dataclass, field
from newslint.rule import Rule
from newslint.scales import Scale, Scales, Weighing
from newslint.scan import Hit, Needle
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from newslint.choices import Fate, Level

FIELDS = ("reason", "passage")

THINKING = ":thinking"
"""The group of the verbs of `thinking`. No group of a rule file begins with a colon."""
POINTING_BACK = frozenset({"E4", "E5"})
"""Evidence that names its source by a pronoun: `menurut dia`, `menurutnya`."""
GRAMMAR = "grammar."
"""The lists of words that bind others together: they weigh, but a message that names one (`di`) tells nobody anything."""
SHOWN = 4
"""Cues named with a finding: the weightiest."""
LONGEST, BEFORE = 12, 3
"""Words of a clause that a message quotes at most, and how many of them stand before what says most, where that comes late."""


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
    for the words that say most, those of a list of the family or else of another where one hit, and `{passage}` for their clause, or
    the part of a long one they stand in: a few words alone say little (`semakin`)."""
    share: float = 0.6
    """The share of the weight in a sentence's words that the marked clause holds, at least."""
    attributed: Fate = "drop"
    """What becomes of a sentence whose words are given to a source the reader can identify: the verdict may still be the writer's own,
    but it is seldom worth more than a note."""
    unlisted: Fate = "keep"
    """What becomes of a sentence that no list of the rule's family hits, its own or another rule's: words by themselves are topics
    as often as faults."""
    governs: tuple[str, ...] = ()
    """Rules of the same family, by the name of their file, that say nothing in a sentence which this rule weighs and finds too light;
    with a group of its claims after a colon (`vague-media-credit: viral`) that group alone."""
    thinking: tuple[str, ...] = ()
    """Verbs that tell what goes on in a mind: a sentence that is somebody's by such a verb alone says what nobody has said (`X wants`),
    so `attributed` does not spare it."""
    yields: tuple[str, ...] = ()
    """Rules of the same family, by the name of their file, whose hit says it better: in a sentence with one this rule says nothing."""
    modest: bool = False
    """Whether a rule of the same family that names the fault is told instead, where both find a sentence and neither is graver."""
    quiet: bool = False
    """Whether a note is left out where a rule of another family that reports a sentence once has found the same words."""
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The rule's own lists of phrases by name."""
    unless: tuple[str, ...] = ()
    """Phrases that make a listed word harmless: a hit of `phrases` which one of them overlaps weighs nothing."""
    heeds: tuple[str, ...] = ()
    """Rules of the same family, by the name of their file, whose `unless` holds for `phrases` too."""
    traits: Mapping[str, float] = field(default_factory=dict)
    """Weights of what is true of the sentence whatever its words: `lead`, `unsourced`, `before: direct`; see *Traits*."""
    lists: Mapping[str, float] = field(default_factory=dict)
    """Weights of lists that hit the sentence; with `, unsourced` after the name what is added where nobody is given as a source."""
    words: Mapping[str, float] = field(default_factory=dict)
    """Weights of words, and of pairs of neighbours, as written in lower case; in a pair `*` is a name, `0` a figure, `,` any mark,
    `^` the beginning of the sentence, `$` the end of a headline. In a headline, where capitals tell nothing, names are words too."""


Weight = tuple[float, int, str, int]
"""What one cue adds, with its sign turned, so that the weightiest sorts first; where it starts, its name, and where it ends: at its start
when it is true of the whole sentence."""


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The rule's own phrases. Raises NewslintError for weights that would never count."""
    if wrong := [*_idle(options, language)]:
        raise NewslintError(wrong)
    for name, phrases in options.phrases.items():
        yield from (Needle(phrase=phrase, group=name) for phrase in phrases)
    for group, phrases in ((UNLESS, options.unless), (THINKING, options.thinking)):
        yield from (Needle(phrase=phrase, group=group) for phrase in phrases)


def _idle(options: Options, language: Language | None) -> Iterator[Problem]:
    """Traits that no sentence has, and words that are none as they are compared, each where it is written."""
    desks = language.sections if language else ()
    known = named(desks)
    for name in options.traits:
        if name not in known and (desks or not name.startswith("desk ")):
            from newslint.mistakes import close

            yield Problem(
                name, f"no trait is called '{name}'", close(name, known) or "the manual that newslint docs writes lists them, in kinds.md"
            )
    for name in options.words:
        if name != name.lower():
            yield Problem(name, f"'{name}' never counts: words are compared in lower case", f"write {name.lower()}")
        elif name.count(" ") > 1 or " ".join(name.split()) != name:
            yield Problem(name, f"'{name}' never counts: 'words' are single words and pairs", "longer ones are phrases: list them there")


def lent(rule: Rule, rules: Iterable[Rule]) -> Iterator[Needle]:
    """What excuses the hits of those of `rules` whose excuses this one heeds; some kinds have none."""
    names = {f"{rule.name.rsplit('/', 1)[0]}/{name}" for name in rule.options.heeds}
    for other in rules:
        if other.name in names:
            yield from (Needle(phrase=phrase, group=UNLESS) for phrase in getattr(other.options, "unless", ()))


def refers(rule: Rule) -> Iterator[tuple[str, str]]:
    """The lists and rules that the keys name: as written, and in full."""
    options: Options = rule.options
    yield from ((name, name.removesuffix(UNSOURCED)) for name in options.lists)
    yield from ((name, f"{rule.family}/{name}") for name in (*options.governs, *options.yields, *options.heeds))


def always(options: Options) -> bool:
    """Every article is weighed: traits and words need no hit."""
    return True


def weighing(rule: Rule, doc: Document) -> Weighing:
    """What `rule` makes of the article, begun once."""
    found = doc[index]
    known: Weighing | None = found.weighed.get(rule.name)
    if known is None or known.scale.options is not rule.options:
        scales = doc.scanner.noted(Scales) if doc.scanner else Scales()
        scale = scales.of(rule)
        found.enter(doc, scales.asked)
        found.weighed[rule.name] = known = Weighing(scale, found)
    return known


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """The sentences whose evidence adds up. What costs least to know is asked first: few sentences are ever weighed."""
    options: Options = rule.options
    known, found, layer, said = weighing(rule, doc), doc[index], doc[sentences], doc[speech]
    zones = [zone for zone in {sentence.zone for sentence in layer} if weighable(rule, zone)]
    telling, better = known.scale.telling, {f"{rule.family}/{name}" for name in options.yields}
    for at, sentence in enumerate(layer):
        if sentence.zone not in zones or not better.isdisjoint(found.lists[at]):
            continue
        unlisted = options.unlisted != "keep" and telling[found.sourced[at]].isdisjoint(found.lists[at])
        if unlisted and options.unlisted == "drop":
            continue
        given = options.attributed != "keep" and said[at].attributed and answered(rule, doc, said[at])
        if (given and options.attributed == "drop") or (total := known.total(found, at)) is None:
            continue
        light = unlisted or given or (options.sure > options.least and total < options.sure)
        yield _match(rule, doc, sentence, weights(known.scale, found, at, sentence.start), "note" if light else None)


def answered(rule: Rule, doc: Document, said: Speech) -> bool:
    """Whether a sentence is the words of a source the reader can identify, and not only what goes on in its mind."""
    pronoun = bool(said.rivals) or (said.evidence in POINTING_BACK and said.status == "absent")
    identified = said.identified or pronoun  # whom it means is another rule's matter
    if not identified or said.cue is None or not rule.options.thinking:
        return identified
    spots = doc.spots(rule.name.split("/", 1)[1])
    return not any(said.cue.start < end and start < said.cue.end for start, end, group, _ in spots if group == THINKING)


def governs(rule: Rule) -> list[str]:
    """The names of the rules that keep silent where `acquits` says so."""
    return [f"{rule.name.rsplit('/', 1)[0]}/{name}" for name in rule.options.governs]


def acquits(rule: Rule, doc: Document, offset: int) -> bool:
    """Whether the sentence at `offset` was weighed and found too light."""
    at = doc[sentences].index_at(offset)
    return at >= 0 and weighable(rule, doc[sentences][at].zone) and weighing(rule, doc).total(doc[index], at) is None


def weighable(rule: Rule, zone: str) -> bool:
    """Whether the rule reads sentences of the zone, which offers evidence: its weights were fitted on no other."""
    return rule.reads(zone) and offers(zone)


def weights(scale: Scale, found: Index, at: int, start: int) -> list[Weight]:
    """What each cue that speaks against the sentence at position `at` adds to it, the weightiest first."""
    traits, words, against = scale.traits, scale.words, scale.against[found.sourced[at]]
    cues = [(-value, start, name, start) for name in found.traits[at] if (value := traits.get(name, 0.0)) > 0]
    for name, spot in found.lists[at].items():
        for one, value in against.get(name, ()):
            cues.append((-value, spot[0], one, spot[1]))
    if words:
        cues += [(-words[name], first, name, end) for name, (first, end) in found.words(at).items() if words.get(name, 0.0) > 0]
    cues.sort()
    return cues


def _match(rule: Rule, doc: Document, sentence: Span, shown: Sequence[Weight], level: Level | None) -> Match:
    """What is told of a sentence by what speaks against it."""
    options: Options = rule.options
    spots = _spots(doc, shown, f"{rule.family}/" if options.mark == "cue" else "", options.share)
    span = sentence
    if spots and options.mark == "cue":
        span = spots[0]
    elif spots and options.mark == "clause":
        span = clause(doc, sentence, min(spot.start for spot in spots), max(spot.end for spot in spots))
    plain = [one for one in shown if not one[2].startswith(GRAMMAR)]
    listed = [one for one in plain if one[2] in options.lists]
    reasons = _spots(doc, listed, f"{rule.family}/", options.share) or _spots(doc, plain, "", options.share) or spots or [span]
    fields = {"reason": doc.slice(reasons[0]), "passage": doc.slice(_passage(doc, sentence, reasons[0]))}
    return Match(span.start, span.end, fields, level=level, cues=_shown(rule, doc, shown))


def _passage(doc: Document, sentence: Span, reason: Span) -> Span:
    """The clause of `reason`, or of a long one the part that it stands in: a few words alone say little (`semakin`, `atau stres`)."""
    starts, ends = doc.words.starts, doc.words.ends
    around = clause(doc, sentence, reason.start, reason.end)
    first, last = bisect_left(starts, around.start), bisect_left(starts, around.end)
    if last - first > LONGEST:
        until = bisect_left(starts, reason.end)
        first = first if until - first <= LONGEST else bisect_left(starts, reason.start) - BEFORE
        last = min(last, max(first + LONGEST, until))
    return Span(starts[first], ends[last - 1])


def _shown(rule: Rule, doc: Document, cues: Iterable[Weight]) -> tuple[str, ...]:
    """The weightiest cues as a reader sees them."""
    names: dict[str, None] = {}
    own = f"{rule.family}/{rule.name.rsplit('/', 1)[-1]}: "
    for cue in cues:
        names[_named(rule, doc, cue, own)] = None
        if len(names) == SHOWN:
            break
    return tuple(names)


def _spots(doc: Document, shown: Sequence[Weight], family: str, share: float) -> list[Span]:
    """Where the weight lies: the weightiest spots that hold `share` of it. Cues that overlap or touch are one spot.

    Lists of `family`, where any hit, leave words and other lists out of it.
    """
    placed = [(start, end, value) for value, start, name, end in shown if end > start and name.startswith(family)] if family else []
    placed = placed or [(start, end, value) for value, start, _, end in shown if end > start]
    if not placed:
        return []
    placed.sort()
    spots: list[tuple[float, int, int]] = []
    first, last, held = placed[0][0], -1, 0.0
    for start, end, value in placed:
        if start >= last + 2 and last >= 0 and doc.text[last:start] != "\r\n":
            spots.append((held, first, last))
            first, held = start, 0.0
        held += value
        if end > last:
            last = end
    spots.append((held, first, last))
    spots.sort()
    enough, held, kept = share * sum([value for value, _, _ in spots]), 0.0, []
    for value, first, last in spots:
        if held <= enough:
            break
        held += value
        kept.append(Span(first, last))
    return kept


def _named(rule: Rule, doc: Document, one: Weight, own: str) -> str:
    """A cue as a reader sees it: the words, and the list they are on; the rule's own lists, which begin with `own`, by their names."""
    _, start, known, end = one
    if end == start:
        return known
    words, phrases = doc.text[start:end], rule.options.phrases
    if "/" in known:
        return f"{words} ({known.removeprefix(own) if known.startswith(own) and known[len(own) :] in phrases else known})"
    return f"{words} ({known})" if "." in known or ":" in known or known in phrases or known.startswith("claim ") else words
