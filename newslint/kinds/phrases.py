"""Words or phrases that should not stand in the text, or not so often.

The everyday kind: a list of phrases, what excuses them, and how many are too many. Where phrases of the rule overlap, the longest
counts; phrases in `unless` are the longer ones that make a listed word harmless (`seperti diketahui` for `diketahui`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from newslint import context
from newslint.annotators.counts import article_words
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from newslint.choices import Reach

FIELDS = ("group", "count", "limit")


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `phrases` rule."""

    phrases: tuple[str, ...] | Mapping[str, tuple[str, ...]]
    """Phrases to find: a list, or lists by name; the message may use the name as `{group}`."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a hit they overlap."""
    near: tuple[str, ...] = ()
    """Phrases of which one must stand within `reach` of the hit, or it does not count."""
    not_near: tuple[str, ...] = ()
    """Phrases that excuse a hit within whose `reach` they stand."""
    judged: str = ""
    """A word list of verdicts (`court.verdict`): one in a title or in the first half of the article excuses all of it, since what the
    court has found may be said."""
    reach: Reach = "sentence"
    """How far `near`, `not_near` and `unless_figure` look: sentence, next (the sentence and the one after), paragraph or article."""
    mark: Literal["words", "clause"] = "words"
    """What is shown: the words, or the clause they stand in, where that is what is sent back; only in families told once a sentence."""
    unless_figure: bool = False
    """Whether a digit within `reach` excuses a hit: what is measured is not puffery."""
    narrator: bool = False
    """Whether only the writer's own sentences count: one that is quoted or credited to a source is excused."""
    first: bool = False
    """Whether only the first hit of an article is reported."""
    most: int = 0
    """How many hits an article may have; those beyond are reported. The message may use `{count}` and `{limit}`."""
    per: int = 0
    """When above 0, `most` is allowed for every so many words of the article, and at least once."""

    def __post_init__(self) -> None:
        context.counted(most=self.most, per=self.per)


def widened(options: Options) -> bool:
    """Whether what is found is shown with its clause."""
    return options.mark == "clause"


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The phrases, and the circumstances that excuse them."""
    lists = options.phrases if isinstance(options.phrases, Mapping) else {"": options.phrases}
    for name, phrases in lists.items():
        yield from (Needle(phrase=phrase, group=name) for phrase in phrases)
    yield from context.needles(options)


def refers(rule: Rule) -> Iterator[tuple[str, str]]:
    """The word list of `judged`."""
    return context.word_list(rule.options.judged)


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every hit that nothing excuses, or those beyond what is allowed."""
    options: Options = rule.options
    kept = context.standing(doc, options, hits)
    if kept and context.settled(doc, options.judged):
        return
    if options.unless_figure:
        figured = cache(lambda span: context.has_figure(doc, span))  # many hits may stand in one long sentence
        kept = [hit for hit in kept if not figured(context.reached(doc, hit, options.reach))]
    if options.narrator:
        kept = [hit for hit in kept if context.narrated(doc, hit)]
    limit = 0
    if kept and (options.first or options.most):
        kept = [hit for hit in kept if context.in_place(rule, doc, hit)]
        limit = _allowed(options, doc)
    fields = {"count": str(len(kept)), "limit": str(limit)}
    kept = kept[limit:]
    for hit in kept[:1] if options.first else kept:
        yield Match(hit.start, hit.end, {"group": hit.group, **fields}, cues=(doc.slice(hit),))


def _allowed(options: Options, doc: Document) -> int:
    if not options.per:
        return options.most
    return options.most * max(article_words(doc), options.per) // options.per
