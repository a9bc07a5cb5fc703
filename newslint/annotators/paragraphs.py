"""Paragraphs: the lines a reader sees as one block. Everything else about structure is said of these."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint import expressions as re
from newslint.document import Document
from newslint.records import unguarded
from newslint.spans import Layer, Span

BLANKS = (
    " \t\r\n\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
)
"""What counts as white space at the edge of a paragraph; scraped pages leave no-break and zero-width spaces there."""


@unguarded(frozen=True, slots=True)
class Paragraph(Span):
    """A stretch of text set apart by line ends, without the white space around it."""


def paragraphs(doc: Document) -> Layer[Paragraph]:
    """The paragraphs: each line that is not blank, or in wrapped articles the lines up to a blank one."""
    lines = _lines(doc.text)
    return Layer(_joined(doc, lines) if doc.article.wrapped else (Paragraph(start, end) for start, end in lines))


def residual(doc: Document) -> frozenset[int]:
    """The positions of the paragraphs that are residue: `doc.residue` covers at least half of each."""
    layer, found, covered, at = doc[paragraphs], set(), 0, 0
    until = 0
    for span in doc.residue:
        start, until = max(span.start, until), max(span.end, until)
        while at < len(layer) and layer[at].start < until:
            paragraph = layer[at]
            covered += max(min(until, paragraph.end) - max(start, paragraph.start), 0)
            if 2 * covered >= paragraph.end - paragraph.start:
                found.add(at)
            if paragraph.end > until:
                break
            at, covered = at + 1, 0
    return frozenset(found)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every line that is not blank, trimmed."""
    for match in _line().finditer(text):
        start, end = match.span()
        yield start, start + len(match[0].rstrip(BLANKS)) if text[end - 1] in BLANKS else end


def _joined(doc: Document, lines: Iterator[tuple[int, int]]) -> Iterator[Paragraph]:
    """Wrapped lines joined; a blank line, a heading and a list marker (read in the source) each begin a new paragraph."""
    source = doc.article.source
    begin, last, alone = -1, -1, False
    for start, end in lines:
        left = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
        marked = _marker().match(source, left)
        heading = marked is not None and marked[0].lstrip().startswith("#")
        if begin >= 0 and (alone or marked or _blank_line().search(doc.text, last, left)):
            yield Paragraph(begin, last)
            begin = -1
        begin, last, alone = start if begin < 0 else begin, end, heading
    if begin >= 0:
        yield Paragraph(begin, last)


@cache
def _line() -> re.Pattern[str]:
    return re.compile(f"[^{BLANKS}][^\r\n]*")


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(r"[ \t]*(?:#{1,6}|>|[-*+•]|\d{1,3}[.)])[ \t]")


@cache
def _blank_line() -> re.Pattern[str]:
    end = r"(?:\r\n|\n|\r(?!\n))"
    return re.compile(rf"{end}[^\S\r\n]*{end}")
