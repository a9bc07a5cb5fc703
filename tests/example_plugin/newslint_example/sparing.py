"""A part of the text that may occur, but not often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.rule import Rule
from newslint.scan import Hit, Needle

FIELDS = ("count", "most")
"""What a rule's message may name besides `{match}`."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `sparing` rule."""

    part: str
    """Name of the annotation to count."""
    most: int = 1
    """How many an article may have; those beyond are reported. The message may use `{count}` and `{most}`."""


def needles(options: Options, language: Language | None) -> Iterable[Needle]:
    """Nothing: it reads an annotation."""
    return ()


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every one beyond what is allowed."""
    options: Options = rule.options
    spans = doc.named(options.part)
    for span in spans[options.most :]:
        yield Match(span.start, span.end, {"count": str(len(spans)), "most": str(options.most)})
