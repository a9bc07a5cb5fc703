"""What one rule would find in an archive: how often, where, in whose words, beside which rules, and what it costs.

One pass in flat memory: sums, and a sample drawn by hash, so that the same archive and seed give the same sample in any order.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from newslint import rulefile
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.annotators.zones import zones
from newslint.archive.articles import outlet_of
from newslint.article import Article, Record
from newslint.document import Document
from newslint.errors import NewslintError, Problem
from newslint.finding import Finding
from newslint.hashing import blake2b
from newslint.linter import Annotators, lint, read
from newslint.pack import ANY
from newslint.plan import Plan, compile_plan
from newslint.records import dataclass, field, replace
from newslint.rule import Rule
from newslint.session import Session
from newslint.settled import Settings, settings_under
from newslint.spans import Span

SAMPLE = 50
TIMED_EVERY = 10
"""One article in so many is checked by all rules with and without the new one, to tell what it costs."""
TIMED = 500
"""Articles timed at most."""
AROUND = 120
"""Characters shown on either side of a hit that stands in no sentence."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One finding of the rule, in its context."""

    record: str
    place: str
    outlet: str
    before: str
    match: str
    after: str
    message: str
    zone: str
    voice: str
    """narrator, direct, indirect or mixed; empty where no sentence stands."""
    beside: tuple[str, ...]
    """Rules with a finding in the same sentence."""


@dataclass(slots=True)
class Count:
    """Sums of an outlet."""

    articles: int = 0
    words: int = 0
    findings: int = 0
    hit: int = 0
    """Articles with at least one."""


@dataclass(slots=True)
class Outcome:
    """What the rule found."""

    rule: Rule
    outlets: dict[str, Count] = field(default_factory=dict)
    zones: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    same_words: Counter[str] = field(default_factory=Counter)
    """Other rules that mark some of the same words, with the number of hits that they touch."""
    same_sentence: Counter[str] = field(default_factory=Counter)
    unread: int = 0
    """Articles in no language of the packs."""
    crashes: Counter[str] = field(default_factory=Counter)
    seconds_without: list[float] = field(default_factory=list)
    seconds_with: list[float] = field(default_factory=list)
    """CPU time of the articles that were timed, without and with the rule."""
    sample: list[tuple[bytes, Hit]] = field(default_factory=list)

    @property
    def timed(self) -> int:
        """How many articles were timed."""
        return len(self.seconds_with)

    @property
    def cost(self) -> tuple[float, float]:
        """Seconds that the rule adds to an article, and how far from the truth that may be: twice the standard error."""
        added = [one - other for one, other in zip(self.seconds_with, self.seconds_without, strict=True)]
        if len(added) < 2:
            return sum(added), abs(sum(added))
        mean = sum(added) / len(added)
        spread = sum((each - mean) ** 2 for each in added) / (len(added) - 1)
        return mean, 2 * (spread / len(added)) ** 0.5

    @property
    def total(self) -> Count:
        """The sums of all outlets."""
        found = Count()
        for one in self.outlets.values():
            found.articles += one.articles
            found.words += one.words
            found.findings += one.findings
            found.hit += one.hit
        return found


def rule_at(path: Path, session: Session) -> Rule:
    """The rule in a file, in a pack or not. Raises NewslintError with its mistakes.

    Its name is its path in a pack when it lies as in one, else `<--lang or any>/trial/<file name>`.
    """
    if not path.is_file():
        raise NewslintError(Problem(str(path), "no such file"))
    languages = session.plan.languages
    parts = path.resolve().with_suffix("").parts[-3:]
    if len(parts) == 3 and parts[0] in (ANY, *languages) and rulefile.RULE.fullmatch("/".join(parts)):
        name = "/".join(parts)
    else:
        stem = re.sub("[^a-z0-9]+", "-", path.stem.lower()).strip("-") or "rule"
        name = f"{session.request.language or ANY}/trial/{stem}"
    tongue = name.partition("/")[0]
    known = tuple(languages.values()) if tongue == ANY else (languages[tongue],)
    return rulefile.read(path, name, session.registry.kind_modules(), known, annotators=session.registry.annotators).rule


@dataclass(frozen=True, slots=True)
class Beside:
    """A rule among all the others, and the others without it."""

    rule: Rule
    plan: Plan
    others: Plan


def beside(rule: Rule, session: Session) -> Beside:
    """`rule` compiled into the plan of the working directory (a second or two), in place of one of its name."""
    known = session.plan
    others = [known.rule(name) for name in known.names if name != rule.name]
    kinds = session.registry.kind_modules()
    allowed = [setting.value for setting in session.here.listed("allow")]
    without = compile_plan(others, known.languages, kinds, allowed) if rule.name in known.names else known
    return Beside(rule, compile_plan([*others, rule], known.languages, kinds, allowed), without)


class Trial:
    """A rule beside all the others, tried article by article."""

    def __init__(self, made: Beside, session: Session, *, sample: int = SAMPLE, seed: int = 0) -> None:
        rule, self._with, self._without = made.rule, made.plan, made.others
        self._everything = self._settings(session, self._without)
        levels = {name: level for name, level in self._everything.levels.items() if name != rule.name}
        self._alone = replace(self._settings(session, self._with), chosen=frozenset({rule.name}), levels=levels)
        self._beside = replace(self._alone, chosen=None)
        self._annotators: Annotators = session.annotators
        self._sample, self._seed = sample, seed
        self.outcome = Outcome(rule)

    def _settings(self, session: Session, plan: Plan) -> Settings:
        request = session.request
        return settings_under(
            session.here,
            plan.codes,
            optional=plan.optional,
            select=request.select,
            ignore=request.ignore,
            language=request.language,
            interface=request.interface,
        )

    def over(self, articles: Iterable[tuple[Record, Article]]) -> Outcome:
        """Tries the rule on every article."""
        for number, (record, article) in enumerate(articles):
            self._try(record, article, timed=number % TIMED_EVERY == 0 and self.outcome.timed < TIMED)
        return self.outcome

    def _try(self, record: Record, article: Article, *, timed: bool) -> None:
        told = self.outcome
        checked = lint(article, self._with, self._alone, self._annotators)
        told.crashes.update(crash for crash in checked.crashes if crash.startswith(told.rule.name))
        if timed:
            self._time(article)
        if not checked.language:
            told.unread += 1
            return
        count = told.outlets.setdefault(outlet_of(article.meta), Count())
        count.articles += 1
        count.words += len(article.text.split())
        count.findings += len(checked.findings)
        count.hit += bool(checked.findings)
        if checked.findings:
            self._note(record, article, checked.findings)

    def _time(self, article: Article) -> None:
        """What all rules take without this one and with it; turn about, so that neither always finds the way paved."""
        if not self.outcome.timed:
            lint(article, self._without, self._everything, self._annotators)
        told = self.outcome
        turns = [(told.seconds_without, self._without, self._everything), (told.seconds_with, self._with, self._beside)]
        for spent, plan, settings in turns if told.timed % 2 else turns[::-1]:
            begun = time.process_time()
            lint(article, plan, settings, self._annotators)
            spent.append(time.process_time() - begun)

    def _note(self, record: Record, article: Article, findings: Sequence[Finding]) -> None:
        """Where the hits stand, and which rules stand there too."""
        reading = read(article, self._without, self._everything, self._annotators)
        others = lint(article, self._without, self._everything, self._annotators).findings
        for finding in findings:
            zone, voice, around = _place(reading.doc if reading else None, finding, article)
            words = sorted({one.rule for one in others if one.start < finding.end and finding.start < one.end})
            near = sorted({one.rule for one in others if one.start < around.end and around.start < one.end})
            self.outcome.zones[zone] += 1
            self.outcome.voices[voice or "none"] += 1
            self.outcome.same_words.update(words)
            self.outcome.same_sentence.update(near)
            key = f"{self._seed}\0{record.id}\0{record.place}\0{finding.start}"
            draw = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            if len(self.outcome.sample) < self._sample or (self._sample and draw < self.outcome.sample[-1][0]):
                self._keep(draw, _hit(record, article, finding, around, zone, voice, tuple(near)))

    def _keep(self, draw: bytes, hit: Hit) -> None:
        held = self.outcome.sample
        held.append((draw, hit))
        held.sort(key=lambda pair: pair[0])
        del held[self._sample :]


def _place(doc: Document | None, finding: Finding, article: Article) -> tuple[str, str, Span]:
    """Zone and voice of a finding, and the stretch it is shown in: its sentence where it stands in one, else its surroundings."""
    line = Span(max(finding.start - AROUND, 0), min(finding.end + AROUND, len(article.text)))
    if doc is None:
        return "", "", line
    zone, said, sentence = doc[zones].at(finding.start), doc[speech].at(finding.start), doc[sentences].at(finding.start)
    around = Span(min(sentence.start, finding.start), max(sentence.end, finding.end)) if sentence else line
    return zone.name if zone else "", said.voice if said else "", around


def _hit(record: Record, article: Article, finding: Finding, around: Span, zone: str, voice: str, beside: tuple[str, ...]) -> Hit:
    text = article.text
    return Hit(
        record=record.id,
        place=record.place,
        outlet=outlet_of(article.meta),
        before=text[around.start : finding.start],
        match=text[finding.start : finding.end],
        after=text[finding.end : around.end],
        message=finding.message,
        zone=zone,
        voice=voice,
        beside=beside,
    )


def per(count: int, whole: int) -> float:
    """How many in a thousand."""
    return count * 1000 / whole if whole else 0.0
