"""Assertions that owe a source.

Lists of phrases, triggers of contestable claims, or impostors that only look like sources; each is excused by who speaks in its
sentence. `claims: {forecast: [akan memicu]}` looks for words; `triggers: [T2]` takes the forecasts of the analysis; `impostors:
[foggy]` takes its foggy sources ("sejumlah pengamat menilai"), already resolved by the next sentence where that names one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint import context
from newslint.annotators.claims import NEVER_SOFTENED, claims, says_itself
from newslint.annotators.gaps import SPACE
from newslint.annotators.impostors import impostors
from newslint.annotators.speech import Speech, speech
from newslint.annotators.tokens import tokens
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.records import dataclass, field
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from newslint.choices import Fate, Impostor, Level, Reach, Trigger

FIELDS = ("claim", "source", "trigger")
LED = frozenset({"E1", "E4", "E6", "E7"})
"""Evidence whose source and verb stand before what is said; a tag at the end, or `menurut X`, answers for what stands before it too."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `claim` rule; at least one of `claims`, `triggers` and `impostors`."""

    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Phrases by the name of the claim they make; the message may use the name as `{claim}`."""
    triggers: tuple[Trigger, ...] = ()
    """Claims of the analysis: T1 statistic, T2 forecast, T3 cause, T4 motive, T5 significance, T6 obligation, T7 universal,
    T8 closed meeting, T9 accusation, T10 exchange or harm."""
    impostors: tuple[Impostor, ...] = ()
    """Sources that are none: event, agentless, foggy, anonymous, orphan, continued, ambiguous; `{source}` is who stands there."""
    needs: Literal["named", "any"] = "named"
    """What excuses a claim: an identified source (name, office with its house, document), or any source at all."""
    attributed: Fate = "drop"
    """What becomes of a claim whose sentence has such a source."""
    before: Fate = "drop"
    """What becomes of a phrase of `claims` that stands before the source and its verb, so that it is none of the source's words:
    `Dilaporkan, X bertemu Y dan mengatakan ...`."""
    carried: Fate = "note"
    """What becomes of a claim in a paragraph that opened with an attributed sentence, when no new actor has come.
    Significance and obligation stay."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a phrase of `claims`, or an impostor, they overlap."""
    near: tuple[str, ...] = ()
    """Phrases of which one must stand within `reach` of a phrase of `claims`."""
    not_near: tuple[str, ...] = ()
    """Phrases that excuse a phrase of `claims` within whose `reach` they stand."""
    reach: Reach = "sentence"
    """How far `near` and `not_near` look: sentence, next, paragraph or article."""
    mark: Literal["words", "clause"] = "words"
    """What is shown: the words, or the clause they stand in, where that is what is sent back; only in families told once a sentence."""


def widened(options: Options) -> bool:
    """Whether what is found is shown with its clause."""
    return options.mark == "clause"


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The phrases of the claims and their circumstances."""
    for name, phrases in options.claims.items():
        yield from (Needle(phrase=phrase, group=name) for phrase in phrases)
    if options.claims or options.impostors:
        yield from context.needles(options)


def always(options: Options) -> bool:
    """Whether it reads the analysis and so must be asked about every article."""
    return bool(options.triggers or options.impostors)


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """The claims nobody answers for."""
    options: Options = rule.options
    found = [*_phrases(options, doc, hits), *_triggers(options, doc), *_impostors(options, doc, hits)]
    yield from sorted(found, key=lambda match: (match.start, match.end))


def _phrases(options: Options, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if not options.claims:
        return
    for hit in context.standing(doc, options, hits):
        if context.goes_on_name(doc, hit):
            continue
        said = doc[speech].at(hit.start)
        fate = "drop" if context.quoted(doc, hit) else _fate(options, said, softens=True, ahead=_ahead(said, hit))
        if fate != "drop":
            yield _match(hit, fate, {"claim": hit.group, "source": said.name if said else "", "trigger": ""}, doc.slice(hit))


def _triggers(options: Options, doc: Document) -> Iterator[Match]:
    if not options.triggers:
        return
    for claim in doc[claims]:
        if claim.trigger not in options.triggers or claim.exempt:
            continue
        said = doc[speech].at(claim.start)
        itself = said is not None and claim.trigger == "T4" and says_itself(said, claim)
        fate = "keep" if itself else _fate(options, said, softens=claim.trigger not in NEVER_SOFTENED)
        if fate != "drop":
            yield _match(_with_verb(doc, claim), fate, {"claim": claim.trigger, "source": "", "trigger": claim.trigger}, doc.slice(claim))


def _impostors(options: Options, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    if not options.impostors:
        return
    excused = Cover(hit for hit in hits if hit.group == context.UNLESS)
    for impostor in doc[impostors]:
        if impostor.sort in options.impostors and not excused.touches(impostor):
            said = doc[speech].at(impostor.start)
            softened = said is not None and said.carry and impostor.sort == "agentless"
            fate: Fate = options.carried if softened else "keep"
            if fate != "drop":
                yield _match(impostor, fate, {"claim": impostor.sort, "source": impostor.source, "trigger": ""}, doc.slice(impostor))


def _ahead(said: Speech | None, hit: Hit) -> bool:
    """Whether a phrase stands before the subject and the verb with which somebody's words begin."""
    if said is None or said.cue is None or said.evidence not in LED:
        return False
    return hit.end <= (min(said.cue.start, said.source.start) if said.source is not None else said.cue.start)


def _fate(options: Options, said: Speech | None, *, softens: bool, ahead: bool = False) -> Fate:
    """What becomes of a claim in a sentence where that is said; `ahead`: before the words of the one who says it."""
    if said is None:
        return "keep"
    foggy = said.status in ("vague", "anonymous")
    if said.attributed and not (foggy and options.needs == "named"):
        return options.before if ahead else options.attributed
    if said.carry and softens:
        return options.carried
    return "keep"


def _match(span: Span, fate: Fate, fields: Mapping[str, str], words: str) -> Match:
    level: Level | None = "note" if fate == "note" else None
    return Match(span.start, span.end, fields, level=level, cues=(words,))


def _with_verb(doc: Document, span: Span) -> Span:
    """A trigger of one word together with the word it bears on: `akan memicu`."""
    t = doc[tokens]
    position = t.find(span.start)
    after = position + 1
    if after < len(t.starts) and t.ends[position] >= span.end and t.gap[after] == SPACE and not t.quoted[after]:
        return Span(span.start, t.ends[after])
    return span
