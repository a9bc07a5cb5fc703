"""One article in, findings out: scan once, judge what was hit, keep what stands in the right place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache

from newslint.annotators.card import card
from newslint.annotators.passages import foreign
from newslint.annotators.sections import desk, section
from newslint.annotators.sentences import sentences
from newslint.article import Article
from newslint.context import in_place
from newslint.document import LEXICON, Document
from newslint.errors import FAULTS, ChangedError, fault
from newslint.finding import Allowed, Checked, Finding, Match, Passage, Unchecked, brief
from newslint.fix import sound
from newslint.hashing import blake2b
from newslint.language import Language, written
from newslint.pardons import Weighed, weigh
from newslint.plan import ALLOWANCE, ALLOWED, RESIDUE, Plan
from newslint.records import dataclass
from newslint.rule import LEVELS, Rule
from newslint.scan import Hit, Hits, Words, words_of
from newslint.settled import Settings
from newslint.spans import Layer, Span
from newslint.standing import shown, uncopied, unrepeated
from newslint.tight import on_page, tightened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newslint.choices import Level
else:
    Any = object

LONG = 4_000
"""Bytes of a sentence from which its hash stands for it in fingerprints: thousands of findings may be in one."""

APART = frozenset({RESIDUE, ALLOWANCE})
"""Kinds whose rules are not judged with the others: before them, and by what an article says to newslint."""
Annotators = Mapping[str, Callable[[Document], Any]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article scanned once: its document, what was hit, and what the residue rules took out of it."""

    doc: Document
    hits: Mapping[str, Sequence[Hit]]
    """By rule name."""
    residue: tuple[tuple[Rule, Match], ...]
    crashes: tuple[str, ...]
    allowed: Sequence[Span] = ()
    """Where phrases stand that the configuration allows."""


def lint(article: Article, plan: Plan, settings: Settings, annotators: Annotators, words: Words | None = None) -> Checked:
    """All that the rules of the plan have to say of `article`. Raises ChangedError; what else fails is in `crashes`, the rest goes on.

    `words`: those of an article without gaps, when at hand.
    """
    try:
        return _linted(article, plan, settings, annotators, words)
    except ChangedError:
        raise
    except FAULTS as error:  # an article that upsets the analysis must not take the others with it
        return Checked(article, "", (), crashes=(fault(error),))


def _linted(article: Article, plan: Plan, settings: Settings, annotators: Annotators, words: Words | None) -> Checked:
    reading = read(article, plan, settings, annotators, words)
    if reading is None:
        some = any(char.isalpha() for char in article.text)
        return Checked(article, "", (), (Unchecked(0, len(article.text), "language not recognised"),) if some else ())
    doc, code, crashes = reading.doc, reading.doc.language.code, list(reading.crashes)
    matches = [*reading.residue]
    governing: list[tuple[Rule, Any]] = []
    for name in _asked(dict.fromkeys((*reading.hits, *plan.always(code))), settings):
        if plan.check(name) not in APART:
            rule, kind = plan.rule(name), plan.kind(name)
            matches += _matches(rule, kind, doc, reading.hits.get(name, ()), crashes)
            if name in plan.governing:
                governing.append((rule, kind))
    matches = _ungoverned(matches, governing, doc, crashes)
    unchecked = tuple(Unchecked(span.start, span.end, "another language") for span in foreign(doc, plan.languages))
    kept = uncopied([*_in_place(matches, doc, settings, Layer(unchecked))], doc)
    weighed = weigh(doc, tuple(kept), plan, reading.allowed, settings.chosen)
    standing = (*_unasked(weighed, doc, plan), *_in_place(weighed.faults, doc, settings, Layer()))
    spared = ((each, shown(each.rule, each.match, doc)) for each in weighed.pardons)
    reasons = {(each.rule.name, match.start, match.end): each.reason for each, match in spared}
    pardoned = _findings(((pardon.rule, pardon.match) for pardon in weighed.pardons), doc, plan, settings, crashes)
    checked = Checked(
        article,
        code,
        _findings(standing, doc, plan, settings, crashes),
        unchecked,
        doc[card],
        tuple(crashes),
        allowed=tuple(Allowed(finding, reasons[finding.rule, finding.start, finding.end]) for finding in pardoned),
        passages=_told(doc) if settings.speech else (),
        words=len(doc.words.lower),
    )
    return on_page(checked, doc.article.page) if doc.article.page else checked


def _told(doc: Document) -> tuple[Passage, ...]:
    """The article by its paragraphs, for the few reports that show who says what."""
    from newslint.annotators.told import told

    return told(doc)


def read(article: Article, plan: Plan, settings: Settings, annotators: Annotators, words: Words | None = None) -> Reading | None:
    """The article scanned, its residue told from the rest; None when its language is not one of the plan's."""
    article = tightened(article)
    words = words or words_of(article.text)
    code = settings.language or language_of(article, words, plan.languages)
    if code not in plan.languages:
        return None
    scanner = plan.scanner(code)
    scanned = scanner.scan(article.text, words, wrapped=article.wrapped, idle=settings.asleep)
    cues, hits = _sorted(scanned.hits, f"{code}/")
    crashes = [f"{name}: pattern ran out of time" for name in scanned.timeouts]
    given: Any = {"words": words, "cues": cues, "annotators": annotators, "scanner": scanner, "scanned": scanned}
    doc = Document(article, plan.languages[code], **given)
    residue: list[tuple[Rule, Match]] = []
    for name in [name for name in hits if plan.check(name) == RESIDUE]:  # asked for or not: the analysis rests on them
        residue += _matches(plan.rule(name), plan.kind(name), doc, hits[name], crashes)
    spans = sorted({(match.start, match.end) for _, match in residue})
    if spans:
        doc = Document(article, plan.languages[code], residue=[Span(*span) for span in spans], **given)
    return Reading(doc, hits, tuple(residue), tuple(crashes), scanned.hits.get(ALLOWED, ()))


def _sorted(found: Mapping[str, Hits], own: str) -> tuple[dict[str, Hits], dict[str, Hits]]:
    """What was hit as the analysis calls it, and by rule: the rules of the language, whose names begin with `own`, are in both."""
    cues, hits = {}, {}
    for owner, spots in found.items():
        cue, judged = _called(owner, own)
        if cue:
            cues[cue] = spots
        if judged:
            hits[owner] = spots
    return cues, hits


@cache
def _called(owner: str, own: str) -> tuple[str, bool]:
    """What the analysis calls the hits of an owner, if anything, and whether a rule is to judge them."""
    if owner.startswith(LEXICON):
        return owner[len(LEXICON) :], False
    return owner[len(own) :] if owner.startswith(own) else "", owner != ALLOWED


def _ungoverned(
    matches: list[tuple[Rule, Match]], governing: Iterable[tuple[Rule, Any]], doc: Document, crashes: list[str]
) -> list[tuple[Rule, Match]]:
    """The matches without those in sentences of which a rule that governs theirs thinks otherwise."""
    for rule, kind in governing:
        if names := kind.governs(rule):
            try:
                matches = [pair for pair in matches if not _named(pair, names) or not kind.acquits(rule, doc, pair[1].start)]
            except FAULTS as error:  # a kind that fails must not take the article with it
                crashes.append(f"{rule.name}: {fault(error)}")
    return matches


def _named(pair: tuple[Rule, Match], names: Collection[str]) -> bool:
    """Whether `names` hold the rule of a match, or the rule with the group of phrases that matched."""
    rule, match = pair
    return rule.name in names or ("claim" in match.fields and f"{rule.name}: {match.fields['claim']}" in names)


def language_of(article: Article, words: Words, languages: Mapping[str, Language]) -> str:
    """The language the article declares, else the one its function words vote for, else nothing."""
    declared = article.meta.get("lang", "").lower().split("-")[0]
    return declared if declared in languages else written(article.text, words, tuple(languages.values())) or ""


def _asked(names: Iterable[str], settings: Settings) -> list[str]:
    """The names of rules whose findings are to be reported."""
    levels, chosen = settings.levels, settings.chosen
    return [name for name in names if levels.get(name) != "off" and (chosen is None or name in chosen)]


def _matches(rule: Rule, kind: Any, doc: Document, hits: Sequence[Hit], crashes: list[str]) -> list[tuple[Rule, Match]]:
    try:
        return [(rule, match) for match in kind.judge(rule, doc, hits)]
    except FAULTS as error:  # a kind that fails must not take the article with it
        crashes.append(f"{rule.name}: {fault(error)}")
        return []


def _in_place(
    matches: Iterable[tuple[Rule, Match]], doc: Document, settings: Settings, unchecked: Layer[Unchecked]
) -> Iterator[tuple[Rule, Match]]:
    """Matches in the zones and sections their rules read, at the level that holds there: settings give way to a desk that is stated, not
    to one that an article only seems to be from."""
    stated, seeming = doc[section], doc[desk]
    matches = [*matches]
    asked = frozenset(_asked({rule.name for rule, _ in matches}, settings))
    for rule, match in matches:
        if rule.name not in asked or not in_place(rule, doc, match):
            continue
        if unchecked and rule.check != RESIDUE and unchecked.overlapping(match.start, match.end):
            continue
        level = rule.sections.get(stated) or settings.levels.get(rule.name) or rule.sections.get(seeming) or match.level or rule.level
        if level in LEVELS:
            yield rule, match.at(level)


def _unasked(weighed: Weighed, doc: Document, plan: Plan) -> tuple[tuple[Rule, Match], ...]:
    """What still stands, without what only repeats a question that the text has answered: a finding it allows with a reason."""
    answered = [(pardon.rule, pardon.match) for pardon in weighed.pardons if pardon.reason]
    if not answered:
        return weighed.standing
    heard = {id(match) for _, match in answered}
    alone = {id(match) for _, match in unrepeated((*weighed.standing, *answered), doc, plan.always(doc.language.code), heard)}
    return tuple(pair for pair in weighed.standing if id(pair[1]) in alone)


def _findings(
    matches: Iterable[tuple[Rule, Match]], doc: Document, plan: Plan, settings: Settings, crashes: list[str]
) -> tuple[Finding, ...]:
    """What is reported of the matches, in order."""
    code, findings = doc.language.code, []
    plain: dict[tuple[int, int], bytes] = {}
    for rule, match in unrepeated(matches, doc, plan.always(code)):
        try:
            findings.append(_finding(rule, shown(rule, match, doc), doc, settings.interface or code, plain))
        except FAULTS as error:  # a plug-in's kind may forget what its messages name
            crashes.append(f"{rule.name}: {fault(error)}")
    return tuple(sorted(findings, key=lambda finding: (finding.start, finding.rule, finding.end)))


def _finding(rule: Rule, match: Match, doc: Document, interface: str, plain: dict[tuple[int, int], bytes]) -> Finding:
    """What is reported of a match; `plain` is what of each sentence met so far counts."""
    words = doc.article.source[match.start : match.end]
    sentence: Span = doc[sentences].at(match.start) or doc.lines.span(doc.lines.locate(match.start)[0])
    level: Level = match.level or rule.level
    if (place := (sentence.start, sentence.end)) not in plain:
        plain[place] = _identity(doc.text[sentence.start : sentence.end])
    return Finding(
        match.start,
        match.end,
        rule=rule.name,
        code=rule.code,
        family=rule.family,
        level=level,
        message=message(rule, words, match.fields, interface),
        text=words,
        fingerprint=_fingerprint(rule.name, words, plain[place]),
        basis=rule.basis,
        fix=sound(rule, match, doc),
        cues=match.cues,
        sentence=Span(min(sentence.start, match.start), max(sentence.end, match.end)),
        whole=match.whole,
    )


def message(rule: Rule, words: str, fields: Mapping[str, str], interface: str) -> str:
    """The rule's message in the interface language, else in the first it has, with its placeholders filled in, on one line."""
    wording = rule.say.get(interface) or next(iter(rule.say.values()))
    told = {name: " ".join(str(value).splitlines()) for name, value in fields.items()}
    if "{match" in wording:
        told["match"] = brief(fields.get("match", words))
    return wording.format_map(told)


def _fingerprint(rule: str, words: str, sentence: bytes) -> str:
    """Stable while the sentence stands: neither line numbers nor spacing count."""
    return blake2b(b"\0".join((rule.encode(), _plain(words), sentence)), digest_size=8).hexdigest()


def _identity(sentence: str) -> bytes:
    """What of a sentence goes into the fingerprint of each finding in it: its words, or one hash of them where they are very many."""
    words = _plain(sentence)
    return words if len(words) <= LONG else blake2b(words, digest_size=16).digest()


def _plain(text: str) -> bytes:
    return " ".join(text.split()).encode("utf-8", "surrogatepass")
