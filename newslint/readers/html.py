"""HTML pages: the article that trafilatura (or, for speed, resiliparse) takes out of a page, laid over the page as it is stored.

A piece of a page, as content systems store bodies, is taken whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from newslint.article import Article
from newslint.directives import in_comments
from newslint.errors import NewslintError, Problem
from newslint.readers.align import Located, locate
from newslint.readers.decode import Decoded, decode
from newslint.readers.extract import extracted
from newslint.readers.flat import compact
from newslint.readers.htmlmeta import described, headline
from newslint.readers.htmltext import Tokens, tokens
from newslint.readers.laid import lay
from newslint.spans import Span

SUFFIXES = (".html", ".htm", ".xhtml")
HEAD = 4096
"""Bytes in which a page states its encoding."""
CHARSET = rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{2,40})"
LATIN = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "iso_8859-1")
"""Names under which browsers read windows-1252."""
FIRST = 5
"""Blocks among which an extractor may give the headline once more."""
LARGEST, MOST = 1000, 0.25
"""Characters, without spaces, of what can stand beside a story, and the share of the article that may; more is the article itself, in an
element with a misleading name."""
LEAST = 80
"""Characters, without spaces: a page from which less can be taken has no article."""


def read(path: str, data: bytes, encoding: str | None, *, fast: bool = False) -> Article:
    """The article on an HTML page. `fast`: a tenth of the time, and more of what surrounds it. Raises NewslintError where there is none."""
    decoded = decoded_page(path, data, encoding)
    source = decoded.text
    found = tokens(source)
    taken = extracted(path, source, fast=fast) if found.whole else None
    meta = described(found)
    titles = [title for title in (meta.get("title"), taken.meta.get("title") if taken else None) if title]
    title = headline(found, titles)
    located = None if taken is None else locate(found.flat.text, _untitled(taken.texts, found, title))
    laid = lay(
        source, found.flat, [*_blocks(found, located, title), (title,) if title else ()], remarks := in_comments(source, found.comments)
    )
    if not any(map(str.isalpha, laid.text)) or (located and located.found < LEAST):
        raise NewslintError(Problem(path, "no article found on this page", "a front page, or one that shows its text only in a browser?"))
    return Article(
        path,
        source,
        laid.text,
        Span(found.flat.starts[title.start], found.flat.ends[title.end - 1]) if title else None,
        {**(taken.meta if taken else {}), **meta},
        encoding=decoded.encoding,
        remarks=remarks,
        notes=(*decoded.notes, *(missed(located) if located else ())),
        gaps=laid.gaps,
    )


def missed(located: Located) -> Iterator[str]:
    """What is to be said of text that an extractor gives and the page has not."""
    if located.lost:
        share = 100 * (located.total - located.found) / located.total
        yield f"not checked: {share:.1f} % of the article's text, which does not stand on the page as it was extracted"


def _blocks(found: Tokens, located: Located | None, title: Span | None) -> Sequence[Sequence[Span]]:
    """The stretches of the flat text that are the article; of a piece of a page all but its title element.

    What stands above the headline that readers see is no article, unless most of it stands there.
    """
    if located is None:
        return [(Span(found.titles[0].end if found.titles else 0, len(found.flat)),)]
    blocks = _story(found, located)
    if title is None or title not in found.headings:
        return blocks
    below = [block for block in blocks if block and block[0].start >= title.start]
    return below if 2 * _size(below) > located.found else blocks


def _story(found: Tokens, located: Located) -> Sequence[Sequence[Span]]:
    """The blocks that do not stand beside the story: in captions, credits, related links, boxes about the writer."""
    boxes = [span for span in found.beside if span.end - span.start <= LARGEST]
    starts = [span.start for span in boxes]

    def is_beside(block: Sequence[Span]) -> bool:
        index = bisect_right(starts, block[0].start) - 1 if block else -1
        return index >= 0 and block[-1].end <= boxes[index].end

    story = [block for block in located.blocks if not is_beside(block)]
    return story if _size(story) >= (1 - MOST) * located.found else located.blocks


def _size(blocks: Sequence[Sequence[Span]]) -> int:
    return sum(span.end - span.start for block in blocks for span in block)


def _untitled(texts: Sequence[str], found: Tokens, title: Span | None) -> list[str]:
    """The blocks without the headline, whose place is known."""
    name = found.flat.text[title.start : title.end] if title else ""
    return [text for index, text in enumerate(texts) if index >= FIRST or compact(text) != name]


def decoded_page(path: str, data: bytes, encoding: str | None) -> Decoded:
    """The page as text: what the user declares, a byte order mark, UTF-8 where it is valid, what the page states, else a guess."""
    stated = "" if encoding else stated_encoding(data)
    try:
        decoded = decode(path, data, encoding)
    except NewslintError:
        if not stated:
            raise
        return decode(path, data, stated)
    if not (stated and decoded.notes):
        return decoded
    try:
        return decode(path, data, stated)
    except NewslintError:
        return decoded


def stated_encoding(data: bytes) -> str:
    """The encoding that a page states, by the name Python knows; nothing when it states none."""
    match = re.search(CHARSET, data[:HEAD], re.IGNORECASE)
    name = (match[1] or match[2]).decode("ascii").lower() if match else ""
    return "windows-1252" if name in LATIN else name
