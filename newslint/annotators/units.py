"""The stretches of an article that are measured and compared, each as one: all its prose, its lead, headline, paragraphs, sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import groupby

from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.zones import headline_zone
from newslint.document import Document
from newslint.records import unguarded
from newslint.spans import Layer, Span

PROSE = frozenset({"dateline", "body", "quote", "bullet"})
"""Zones whose sentences are the article's own text; titles, captions, credits and residue are not counted."""


@unguarded(frozen=True, slots=True)
class Unit(Span):
    """A stretch that is measured as one."""

    sentences: tuple[Sentence, ...] = ()
    """Its sentences of prose; for a headline, the headline's."""


def prose(doc: Document) -> Layer[Sentence]:
    """The sentences of the article itself."""
    return Layer(sentence for sentence in doc[sentences] if sentence.zone in PROSE)


def article(doc: Document) -> tuple[Unit, ...]:
    """All prose as one unit; nothing when there is none."""
    return _united([tuple(doc[prose])])


def by_paragraph(doc: Document) -> tuple[Unit, ...]:
    """One unit for each paragraph of prose."""
    return _united(tuple(group) for _, group in groupby(doc[prose], key=lambda sentence: sentence.paragraph))


def lead(doc: Document) -> tuple[Unit, ...]:
    """The first paragraph of prose; nothing when it is the only one, where a page lost its breaks or a brief has no more to say."""
    found = doc[by_paragraph]
    return found[:1] if len(found) > 1 else ()


def by_sentence(doc: Document) -> tuple[Unit, ...]:
    """One unit for each sentence of prose."""
    return _united((sentence,) for sentence in doc[prose])


def headline(doc: Document) -> tuple[Unit, ...]:
    """The headline, in the text or where the source states it apart."""
    span: Span | None = headline_zone(doc) or doc.article.title
    spans = [span] if span else []
    return tuple(Unit(*_trimmed(doc, span), sentences=doc[sentences].overlapping(span.start, span.end)) for span in spans)


SCOPES: Mapping[str, Callable[[Document], tuple[Unit, ...]]] = {
    "article": article,
    "lead": lead,
    "headline": headline,
    "paragraph": by_paragraph,
    "sentence": by_sentence,
}


def _united(groups: Iterable[tuple[Sentence, ...]]) -> tuple[Unit, ...]:
    return tuple(Unit(group[0].start, group[-1].end, group) for group in groups if group)


def _trimmed(doc: Document, span: Span) -> tuple[int, int]:
    text = doc.slice(span) if doc.slice(span).strip() else doc.article.source[span.start : span.end]
    begin = span.start + len(text) - len(text.lstrip())
    return begin, max(begin, span.start + len(text.rstrip()))
