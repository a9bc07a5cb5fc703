"""What no phrase can say: punctuation, spacing, figures, shapes of words, as a regular expression.

A group named `mark` narrows what is marked to a part of the match. `fix` is what should stand there, with `\\1` or `\\g<name>` for groups.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint import context
from newslint import expressions as re
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Language
from newslint.patterns import LineFeeds
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newslint.choices import Reach, Safety

FIELDS = ("fix",)
MARK = "mark"
GROUP = r"\\(?:g<(\w+)>|([1-9]\d?)(?!\d))"
"""Where a fix template names a group, or gives its number."""
ESCAPE = r"(?s)\\(?:[abfnrtv0\W]|x[\da-fA-F]{2}|u[\da-fA-F]{4})"
"""Any other sign that has a backslash in a fix template."""
OPENING = r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?P?<(?P<name>[^\W\d]\w*)>|(?P<plain>(?<!\(\?)\()(?!\?)"
"""What a group of a pattern begins with; signs that mean themselves are passed over."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `pattern` rule."""

    pattern: str | tuple[str, ...]
    """A regular expression, or several."""
    fix: str | None = None
    """What should stand in place of what is marked; empty to delete it."""
    safety: Safety = "safe"
    """`safe` when the fix cannot change the meaning; `unsafe` fixes are shown and applied only on demand."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a match they overlap."""
    near: tuple[str, ...] = ()
    """Phrases of which one must stand within `reach` of the match, or it does not count."""
    not_near: tuple[str, ...] = ()
    """Phrases that excuse a match within whose `reach` they stand."""
    judged: str = ""
    """A word list of verdicts (`court.verdict`): one in a title or in the first half of the article excuses all of it."""
    reach: Reach = "sentence"
    """How far `near` and `not_near` look: sentence, next (the sentence and the one after), paragraph or article."""
    narrator: bool = False
    """Whether only the writer's own sentences count: one that is quoted or credited to a source is excused."""
    quotations: bool = False
    """Whether the fix may change a quotation: true only for spacing and broken characters, never for words."""
    first: bool = False
    """Whether only the first match of an article is reported."""
    most: int = 0
    """How many matches an article may have; those beyond are reported."""

    def __post_init__(self) -> None:
        context.counted(most=self.most)
        if not self.pattern:
            raise ValueError("'pattern' is empty: it would be found everywhere")
        if not self.fix or "\\" not in self.fix:
            return
        for pattern in listed(self.pattern):
            if missing := lacking(pattern, self.fix):
                raise ValueError(f"'fix' takes what a group found, and its pattern has no group {missing}")
        if "\\" in re.sub(f"{ESCAPE}|{GROUP}", "", self.fix):
            raise ValueError("'fix' has a backslash that means nothing: write two for one")


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The patterns, and the circumstances that excuse a match."""
    yield from (Needle(pattern=pattern) for pattern in listed(options.pattern))
    yield from context.needles(options)


def listed(pattern: str | tuple[str, ...]) -> tuple[str, ...]:
    """One or several, as several."""
    return (pattern,) if isinstance(pattern, str) else pattern


def lacking(pattern: str, template: str | None) -> str:
    """The first group that a fix template takes and its pattern has not, by number or name; nothing when it has all."""
    found = [each["name"] or each.start() for each in re.finditer(OPENING, pattern) if each["name"] or each["plain"]]
    groups = {*found, *map(str, range(len({*found}) + 1))}  # of two that have one name both are one
    asked = [each[1] or each[2] for each in re.finditer(GROUP, (template or "").replace("\\\\", ""))]
    return next((str(group) for group in asked if group not in groups), "")


def refers(rule: Rule) -> Iterator[tuple[str, str]]:
    """The word list of `judged`."""
    return context.word_list(rule.options.judged)


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every match that nothing excuses, or those beyond what is allowed."""
    options: Options = rule.options
    kept = context.standing(doc, options, hits)
    if kept and context.settled(doc, options.judged):
        return
    if options.narrator:
        kept = [hit for hit in kept if context.narrated(doc, hit)]
    if options.first or options.most:
        kept = [hit for hit in kept if context.in_place(rule, doc, hit)][options.most :]
    read = LineFeeds(doc.text if kept else "")
    for hit in kept[:1] if options.first else kept:
        span, text = marked(doc, hit, options.fix, read)
        fix = None
        if text is not None and text != doc.slice(span) and (options.quotations or not context.quoted(doc, span)):
            fix = Fix(text, options.safety)
        yield Match(span.start, span.end, {"fix": text or ""}, fix=fix)


def marked(doc: Document, hit: Hit, template: str | None, read: LineFeeds) -> tuple[Span, str | None]:
    """What of `hit` is marked, and what the fix template makes of it. The pattern is matched again where it was found, for its groups."""
    match = read.again(doc.pattern(hit.needle), hit.start, hit.end)
    if match is None:
        return Span(hit.start, hit.end), None
    named = MARK in match.re.groupindex and match.start(MARK) >= 0
    start, end = match.span(MARK) if named else match.span()
    return Span(read.origin(start), read.origin(end)), None if template is None else filled(match, template)


def filled(match: Any, template: str) -> str:
    """What a fix template makes of a match, as its `expand` does; that imports all of `regex`, which takes as long as two articles."""
    if "\\" in re.sub(GROUP, "", template):  # more than groups
        return str(match.expand(template))
    return re.sub(GROUP, lambda group: match[int(name) if (name := group[1] or group[2]).isdecimal() else name] or "", template)
