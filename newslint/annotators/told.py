"""An article by its paragraphs, with who says what in each: plain data for a report."""

from __future__ import annotations

from newslint.annotators.blocks import blocks
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import Speech, speech
from newslint.document import Document
from newslint.finding import Passage, Said
from newslint.spans import Span


def told(doc: Document) -> tuple[Passage, ...]:
    """Every paragraph in order. What nobody is given is the narrator's."""
    said: dict[int, list[Said]] = {}
    for sentence, spoken in zip(doc[sentences], doc[speech], strict=True):
        said.setdefault(sentence.paragraph, []).append(_said(doc, spoken))
    return tuple(
        Passage(
            block.start,
            block.end,
            block.name,
            tuple(said.get(index, ())),
            tuple(Span(quote.start, quote.end) for quote in doc[quotes].overlapping(block.start, block.end)),
        )
        for index, block in enumerate(doc[blocks])
    )


def _said(doc: Document, spoken: Speech) -> Said:
    if not spoken.attributed:
        return Said(spoken.start, spoken.end, spoken.voice)
    name = spoken.name or (doc.slice(spoken.source) if spoken.source else "")
    return Said(spoken.start, spoken.end, spoken.voice, " ".join(name.split()), spoken.status)
