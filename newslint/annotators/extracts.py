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
VERBS = "reporting.extract"
"""The list of the verbs that lead an extract in."""
MARKS = "\"“„«‘'`"


def extracts(doc: Document) -> list[Span]:
    """The paragraphs behind a colon that a verb of saying leads in; one with marks of its own is none.

    A language without a list of such verbs has none.
    """
    found, led = [], [*_led(doc)] if VERBS in doc.language.lexicon else []
    verbs = doc.language.words(VERBS) if led else frozenset()
    for lead, body in led:
        words = WORD.findall(doc.text[max(lead.start, lead.end - SEEN) : lead.end])[-REACH:]  # as written: no `States`
        if not verbs.isdisjoint(words) and len(doc.slice(body).split(maxsplit=FEWEST)) >= FEWEST:
            found.append(Span(body.start, body.end))
    return found


def _led(doc: Document) -> Iterator[tuple[Span, Span]]:
    """Each paragraph that ends in a colon, with the one behind it that has neither a colon at its end nor a mark at its start."""
    text, layer, skipped = doc.text, doc[paragraphs], doc[residual]
    for index, lead in enumerate(layer):
        if text[lead.end - 1] == ":" and index not in skipped:
            body = next((layer[other] for other in range(index + 1, len(layer)) if other not in skipped), lead)
            if text[body.start] not in MARKS and text[body.end - 1] != ":":
                yield lead, body
