"""Allowances in the text, each with its reason: what they let stand although a rule objects, and what is wrong with them.

An allowance alone on its line holds for the paragraph that follows, one in or after a text for the paragraph it stands in, and
`allow-article` or a key of the front matter for the whole article. It names rules, codes or families.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from newslint.annotators.paragraphs import paragraphs
from newslint.config import nearest, selects
from newslint.directives import Directive, directives
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Language
from newslint.pardons import Found, Pardon, Weighed
from newslint.plan import ALLOWANCE, Plan
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.spans import Span

HERE, ARTICLE = "allow", "allow-article"
"""The words of an allowance; `interface.yaml` of a language has its own for both under the same keys."""
MEANT = 50
"""Different unknown names of an article for which the nearest rule is looked up."""


@dataclass(frozen=True, slots=True)
class _Allowance:
    """One directive that allows something: where, for what, and why."""

    directive: Directive
    scope: Span
    names: tuple[tuple[Span, str], ...]
    """What it names, with its place."""


class _Scopes:
    """Allowances by where they hold, and which scopes hold a place; few overlap but those of the whole article."""

    def __init__(self, allowances: Iterable[_Allowance], size: int) -> None:
        self.allowances: dict[Span, list[tuple[int, _Allowance]]] = {}
        """With their numbers in the order of the text."""
        for number, allowance in enumerate(allowances):
            self.allowances.setdefault(allowance.scope, []).append((number, allowance))
        self._whole = [scope for scope in self.allowances if scope.end > size]
        self._parts = sorted((scope for scope in self.allowances if scope.end <= size), key=lambda scope: (scope.start, scope.end))
        self._farthest = list(accumulate((max(scope.end, scope.start + 1) for scope in self._parts), max))

    def at(self, offset: int) -> Iterator[Span]:
        """The scopes that hold the character at `offset`; an empty one holds the character it stands before."""
        yield from self._whole
        index = bisect_right(self._parts, offset, key=lambda scope: scope.start) - 1
        while index >= 0 and self._farthest[index] > offset:
            if offset < max(self._parts[index].end, self._parts[index].start + 1):
                yield self._parts[index]
            index -= 1


def heard(doc: Document, found: Iterable[Found], plan: Plan, pardons: list[Pardon], chosen: frozenset[str] | None) -> Weighed:
    """Hears what the text says of what was found and not pardoned so far.

    `chosen` are the only rules that ran; what others would have found is not known, so an allowance for them is not called unused.
    """
    return _Hearing(doc, plan, chosen).heard(found, pardons)


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
        self.known: dict[str, frozenset[str]] = {}
        """What `taken` said of names so far."""
        self.hints: dict[str, str] = {}
        """What `meant` said of them."""
        self.faults: list[Found] = []
        self.used: set[Span] = set()
        """Places of names that allowed something, or would have but for a fault."""

    def heard(self, found: Iterable[Found], pardons: list[Pardon]) -> Weighed:
        allowances = [
            allowance for directive in directives(self.doc.article.source, self.doc.article.remarks) for allowance in self.read(directive)
        ]
        scopes, standing = _Scopes(allowances, len(self.doc.text)), []
        told: dict[tuple[Span, str], tuple[int, str] | None] = {}
        for rule, match in found:
            here = [(scope, rule.name) for scope in scopes.at(match.start)]
            told |= {key: self.reason(scopes.allowances[key[0]], rule) for key in here if key not in told}
            reason = min(filter(None, map(told.get, here)), default=None)
            if reason:
                pardons.append(Pardon(rule, match, reason[1]))
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
                self.fault("unknown", span, self.meant(name))
            elif taken <= self.binding:
                self.fault("binding", span)
            else:
                names.append((span, name))
        if not directive.names and directive.reason:
            self.fault("unknown", directive, "newslint rules")
        if directive.reason or (directive.front and not directive.names):
            yield _Allowance(directive, scope(self.doc, directive, article=whole), tuple(names))

    def reason(self, allowances: Iterable[tuple[int, _Allowance]], rule: Rule) -> tuple[int, str] | None:
        """Why what the rule finds may stand by these allowances, with the number of the first that says so; None when it may not."""
        first = None
        for number, allowance in allowances:
            for span, name in allowance.names:
                if selects(name, rule.name, rule.code) or name in rule.formerly:
                    if rule.name not in self.binding:
                        first = first or (number, allowance.directive.reason)
                    elif span not in self.used:
                        self.fault("binding", span)
                    self.used.add(span)
        return first

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
        at = {span: number for number, span in enumerate(directive.names)}
        for span, name in idle:
            self.fault("unused", _with_comma(directive.names, at[span]) if fix else span, name, fix)

    def taken(self, name: str) -> frozenset[str]:
        """The rules a name takes, by name, code, family, glob or former name."""
        if name not in self.known:
            found = frozenset(each for each, code in self.plan.codes if selects(name, each, code))
            self.known[name] = found or frozenset(each for each in self.plan.names if name in self.plan.rule(each).formerly)
        return self.known[name]

    def meant(self, name: str) -> str:
        """The rule that an unknown name may mean, or where to read which there are: the search is dear."""
        if name not in self.hints:
            self.hints[name] = (nearest(name, self.plan.codes) if len(self.hints) < MEANT else "") or "newslint rules"
        return self.hints[name]

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
        after = bisect_left(doc[paragraphs], directive.end, key=lambda paragraph: paragraph.start)
        beside = doc[paragraphs][after : after + 1]
    return Span(beside[0].start, beside[-1].end) if beside else Span(directive.end, directive.end)


def _with_comma(names: Sequence[Span], at: int) -> Span:
    """The name at that position with what parts it from its neighbour, so that deleting it leaves a list."""
    return Span(names[at - 1].end, names[at].end) if at else Span(names[0].start, names[1].start)
