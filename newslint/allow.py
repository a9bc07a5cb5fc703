"""What may stand although a rule objects: allowances in the text, each with its reason, and phrases that the configuration allows.

An allowance alone on its line holds for the paragraph that follows, one in or after a text for the paragraph it stands in, and
`allow-article` or a key of the front matter for the whole article. It names rules, codes or families.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.annotators.paragraphs import paragraphs
from newslint.config import nearest, selects
from newslint.directives import Directive, directives
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Language
from newslint.plan import ALLOWANCE, Plan
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.spans import Span

HERE, ARTICLE = "allow", "allow-article"
"""The words of an allowance; `interface.yaml` of a language has its own for both under the same keys."""
Found = tuple[Rule, Match]


@dataclass(frozen=True, slots=True)
class Pardon:
    """A match that may stand, and why."""

    rule: Rule
    match: Match
    reason: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What remains of an article's matches once its allowances are heard, and what is wrong with these."""

    standing: tuple[Found, ...]
    pardons: tuple[Pardon, ...] = ()
    faults: tuple[Found, ...] = ()


@dataclass(frozen=True, slots=True)
class _Allowance:
    """One directive that allows something: where, for what, and why."""

    directive: Directive
    scope: Span
    names: tuple[tuple[Span, str], ...]
    """What it names, with its place."""

    def covers(self, match: Match) -> bool:
        return self.scope.start <= match.start < max(self.scope.end, self.scope.start + 1)


def weigh(doc: Document, found: Sequence[Found], plan: Plan, phrases: Sequence[Span], chosen: frozenset[str] | None = None) -> Weighed:
    """Hears what the text and the configuration (`phrases`: where its phrases occur) say of what was found.

    `chosen` are the only rules that ran; what others would have found is not known, so an allowance for them is not called unused.
    """
    if not phrases and not doc.article.remarks:
        return Weighed(tuple(found))
    standing: list[Found] = []
    pardons: list[Pardon] = []
    for rule, match in found:
        if any(phrase.contains(match) for phrase in phrases):
            pardons.append(Pardon(rule, match, ""))
        else:
            standing.append((rule, match))
    if not doc.article.remarks:
        return Weighed(tuple(standing), tuple(pardons))
    return _Hearing(doc, plan, chosen).heard(standing, pardons)


class _Hearing:
    """The allowances of one article at work."""

    def __init__(self, doc: Document, plan: Plan, chosen: frozenset[str] | None) -> None:
        self.doc, self.plan, self.chosen = doc, plan, chosen
        code = doc.language.code
        self.rules = {
            rule.options.fault: rule for name in reversed(plan.always(code)) if plan.check(name) == ALLOWANCE and (rule := plan.rule(name))
        }
        binding = self.rules["binding"].options.rules if "binding" in self.rules else ()
        self.binding = frozenset(name for name, code in plan.codes if any(selects(selector, name, code) for selector in binding))
        self.words = vocabulary(plan.languages)
        self.faults: list[Found] = []
        self.used: set[Span] = set()
        """Places of names that allowed something, or would have but for a fault."""

    def heard(self, found: Iterable[Found], pardons: list[Pardon]) -> Weighed:
        allowances = [
            allowance for directive in directives(self.doc.article.source, self.doc.article.remarks) for allowance in self.read(directive)
        ]
        standing = []
        for rule, match in found:
            reasons = [reason for allowance in allowances for reason in self.reasons(allowance, rule, match)]
            if reasons:
                pardons.append(Pardon(rule, match, reasons[0]))
            else:
                standing.append((rule, match))
        for allowance in allowances:
            self.unused(allowance)
        return Weighed(tuple(standing), tuple(pardons), tuple(self.faults))

    def read(self, directive: Directive) -> Iterator[_Allowance]:
        """The allowance a directive is, once what is wrong with it is told. One without a reason allows nothing."""
        source = self.doc.article.source
        whole = self.words.get(directive.word)
        if whole is None:
            self.fault("word", directive, " · ".join(self.words))
            return
        if not directive.reason and (directive.names or not directive.front):
            self.fault("reason", directive)
        names = []
        for span in directive.names:
            name = source[span.start : span.end]
            taken = self.taken(name)
            if not taken:
                self.fault("unknown", span, nearest(name, self.plan.codes) or "newslint rules")
            elif taken <= self.binding:
                self.fault("binding", span)
            else:
                names.append((span, name))
        if not directive.names and directive.reason:
            self.fault("unknown", directive, "newslint rules")
        if directive.reason or (directive.front and not directive.names):
            yield _Allowance(directive, scope(self.doc, directive, article=whole), tuple(names))

    def reasons(self, allowance: _Allowance, rule: Rule, match: Match) -> Iterator[str]:
        """Why the match may stand by this allowance; nothing when it may not."""
        if not allowance.covers(match):
            return
        for span, name in allowance.names:
            if selects(name, rule.name, rule.code) or name in rule.formerly:
                if rule.name in self.binding:
                    if span not in self.used:
                        self.fault("binding", span)
                else:
                    yield allowance.directive.reason
                self.used.add(span)

    def unused(self, allowance: _Allowance) -> None:
        """Tells the names that allowed nothing; the fix deletes them, or the whole remark when none is left."""
        directive = allowance.directive
        idle = [(span, name) for span, name in allowance.names if span not in self.used]
        if any(self.chosen is not None and self.taken(name) - self.chosen for _, name in idle):
            return
        fix = Fix("", "safe") if directive.removable else None
        if len(idle) == len(directive.names) and (idle or directive.front):
            self.fault("unused", directive, ", ".join(name for _, name in idle), fix)
            return
        for span, name in idle:
            self.fault("unused", _with_comma(directive, span) if fix else span, name, fix)

    def taken(self, name: str) -> frozenset[str]:
        """The rules a name takes, by name, code, family, glob or former name."""
        found = frozenset(each for each, code in self.plan.codes if selects(name, each, code))
        return found or frozenset(each for each in self.plan.names if name in self.plan.rule(each).formerly)

    def fault(self, kind: str, span: Span, hint: str = "", fix: Fix | None = None) -> None:
        if rule := self.rules.get(kind):
            self.faults.append((rule, Match(span.start, span.end, {"hint": hint}, fix=fix)))


def vocabulary(languages: Mapping[str, Language]) -> dict[str, bool]:
    """The words of an allowance in every language there is, and whether each speaks of the whole article."""
    words = {HERE: False, ARTICLE: True}
    for _, language in sorted(languages.items()):
        for key, whole in ((HERE, False), (ARTICLE, True)):
            if word := language.interface.get(f"directive.{key}"):
                words.setdefault(word, whole)
    return words


def scope(doc: Document, directive: Directive, *, article: bool) -> Span:
    """Where an allowance holds: the article, the paragraph it stands in, or the next one when it is alone on its lines."""
    if article or directive.front:
        return Span(0, len(doc.text) + 1)
    first = doc.lines.span(doc.lines.locate(directive.start)[0])
    last = doc.lines.span(doc.lines.locate(directive.end)[0])
    beside = doc[paragraphs].overlapping(first.start, last.end)
    if not beside:
        beside = tuple(paragraph for paragraph in doc[paragraphs] if paragraph.start >= directive.end)[:1]
    return Span(beside[0].start, beside[-1].end) if beside else Span(directive.end, directive.end)


def _with_comma(directive: Directive, name: Span) -> Span:
    """A name with what parts it from its neighbour, so that deleting it leaves a list."""
    at = directive.names.index(name)
    return Span(directive.names[at - 1].end, name.end) if at else Span(name.start, directive.names[1].start)
