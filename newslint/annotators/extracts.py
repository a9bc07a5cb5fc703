"""Extracts: a paragraph of somebody's words without marks, behind a line that says whose they are and ends in a colon."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import expressions as re
from newslint.annotators.paragraphs import paragraphs, residual
from newslint.document import Document
from newslint.spans import Span

WORD = re.later(r"[^\W\d_]+")
REACH, SEEN = 8, 100
"""Words before the colon among which the verb stands (`said in a statement on Sunday:`), and the characters that are looked at for them."""
FEWEST = 6
"""Words of an extract: what is shorter is a link or a label."""
MARKS = "\"“„«‘'`"


def extracts(doc: Document) -> list[Span]:
    """The paragraphs behind a colon that a verb of saying leads in; one with marks of its own is none."""
    found = []
    for lead, body in _led(doc):
        words = WORD.findall(doc.text[max(lead.start, lead.end - SEEN) : lead.end])[-REACH:]  # as written: no `States`
        if not doc[_verbs].isdisjoint(words) and len(doc.slice(body).split(maxsplit=FEWEST)) >= FEWEST:
            found.append(Span(body.start, body.end))
    return found


def _verbs(doc: Document) -> frozenset[str]:
    """The verbs of saying that lead an extract in; a language without such a list has none."""
    return doc.language.words("reporting.extract")


def _led(doc: Document) -> Iterator[tuple[Span, Span]]:
    """Each paragraph that ends in a colon, with the one behind it that has neither a colon at its end nor a mark at its start."""
    text = doc.text
    ending = ":\r" if "\r" in text else ":\n"
    at = text.find(ending)
    if at < 0:
        return
    layer, skipped = doc[paragraphs], doc[residual]
    while at >= 0:
        index = layer.index_at(at)
        lead = layer[index]
        if lead.end == at + 1 and index not in skipped:
            body = next((layer[other] for other in range(index + 1, len(layer)) if other not in skipped), lead)
            if text[body.start] not in MARKS and text[body.end - 1] != ":":
                yield lead, body
        at = text.find(ending, at + 1)
