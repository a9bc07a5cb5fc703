"""Passages: paragraphs in another language than their article's, which its rules cannot judge."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from newslint.annotators.paragraphs import paragraphs
from newslint.document import Document
from newslint.language import FEWEST, Language, vote
from newslint.records import dataclass
from newslint.spans import Span

PLENTY, SPARSE = 0.2, 0.04
"""Shares of the article's own function words: above the first a paragraph is its own; prices and line-ups may fall to the second."""


@dataclass(frozen=True, slots=True)
class Passage(Span):
    """A paragraph that is not in the article's language."""

    language: str
    """The language it is in; '' when none of those known."""


def foreign(doc: Document, languages: Mapping[str, Language]) -> tuple[Passage, ...]:
    """The paragraphs of at least twelve words whose function words do not vote for the article's language."""
    known = tuple(languages.values())
    text, words = doc.text, doc.words
    found, at = [], 0
    for paragraph in doc[paragraphs]:
        first = bisect_left(words.starts, paragraph.start, at)
        at = bisect_left(words.starts, paragraph.end, first)
        if at - first < FEWEST:
            continue
        own = sum(map(doc.language.function_words.__contains__, words.lower[first:at]))
        if own >= PLENTY * (at - first):
            continue
        small = [word for word, start in zip(words.lower[first:at], words.starts[first:at], strict=True) if text[start].islower()]
        code = vote(small, known) if len(small) >= FEWEST else doc.language.code
        if code not in (doc.language.code, None) or (code is None and own < SPARSE * len(small)):
            found.append(Passage(paragraph.start, paragraph.end, code or ""))
    return tuple(found)
