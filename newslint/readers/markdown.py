"""Markdown: prose stays, everything else becomes blanks: front matter, code, link targets, images, comments, tags, marks of emphasis.

pyromark (pulldown-cmark) gives the byte range of every inline piece, in linear time whatever the input; it is imported
when the first Markdown file is read. List markers stay, because they say that a line is an item; entities stay as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from newslint.article import Article
from newslint.directives import in_comments, in_front_matter
from newslint.errors import NewslintError, Problem
from newslint.readers.decode import decode
from newslint.readers.frontmatter import front_matter
from newslint.readers.mask import blanked, masked
from newslint.records import dataclass
from newslint.spans import Span

SUFFIXES = (".md", ".markdown")
MARKUP = (
    r"<!--[\s\S]*?(?:-->|\Z)",
    r"<(script|style|pre|textarea|svg|math)\b[\s\S]*?(?:</\1\s*>|\Z)",
    r"<[!?/A-Za-z](?:\"[^\"]{0,2000}\"|'[^']{0,2000}'|[^<>\"']){0,2000}>?",
)
"""What is not prose in an HTML block. Bounded, so that a page of open quotes costs no more than a page."""
TITLE_SIZE = 300
"""A first heading longer than this is a paragraph that a rule of dashes turned into a heading."""


@dataclass(frozen=True, slots=True)
class _Prose:
    """What of a Markdown text is prose, and its title heading if it has one."""

    kept: tuple[Span, ...]
    """Text and list markers."""
    html: tuple[Span, ...]
    """Lines of HTML blocks, which may hold prose between their tags."""
    inline: tuple[Span, ...]
    """Tags and comments within a paragraph."""
    title: Span | None


def read(path: str, data: bytes, encoding: str | None) -> Article:
    """The article in a Markdown file. Its headline is the title of its front matter, else its first heading."""
    decoded = decode(path, data, encoding)
    source, front = decoded.text, front_matter(path, decoded.text)
    begin = front.end if front else 0
    prose = _prose(path, blanked(source[:begin]) + source[begin:])
    text = _without_markup(masked(source, _merged((*prose.kept, *prose.html))), prose.html)
    stated = front.title if front else None
    if stated and not (prose.title and _same(source, stated, prose.title)):
        text = text[: stated.start] + source[stated.start : stated.end] + text[stated.end :]
        title: Span | None = stated
    else:
        title = prose.title
    notes = decoded.notes + (front.notes if front else ())
    return Article(
        path,
        source,
        text,
        title,
        front.meta if front else {},
        wrapped=True,
        encoding=decoded.encoding,
        remarks=(*in_front_matter(source, begin), *_remarks(source, prose)),
        notes=notes,
    )


def _remarks(source: str, prose: _Prose) -> list[Span]:
    """What HTML comments say to newslint; a comment in a block may run over its lines."""
    return sorted(in_comments(source, (*_adjoining(source, prose.html), *prose.inline)), key=lambda span: span.start)


def _same(source: str, one: Span, other: Span) -> bool:
    """Whether front matter and heading state the same title; it is then read once, where the reader sees it."""
    first, second = (" ".join(re.findall(r"\w+", source[span.start : span.end])).lower() for span in (one, other))
    return first == second


def _prose(path: str, text: str) -> _Prose:
    """What the parser says is prose, in code points of `text`."""
    try:
        from pyromark import Options, events_with_range
    except ImportError as error:
        raise NewslintError(Problem(path, "Markdown cannot be read: pyromark is not installed", "pip install pyromark")) from error
    options = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH | Options.ENABLE_TASKLISTS
    options |= Options.ENABLE_HEADING_ATTRIBUTES | Options.ENABLE_GFM
    data = text.encode()
    events = [(event, Span(place["start"], place["end"])) for event, place in events_with_range(text, options=options)]
    kept = list(_kept(data, events))
    html, inline = ([span for event, span in events if isinstance(event, dict) and name in event] for name in ("Html", "InlineHtml"))
    heading = _heading(events)
    inside = [span for span in kept if heading and heading.contains(span) and data[span.start : span.end].strip()]
    titles = [Span(inside[0].start, inside[-1].end)] if inside else []
    points = _code_points(data, [*kept, *html, *inline, *titles])
    spans = [[Span(points[span.start], points[span.end]) for span in group] for group in (kept, html, inline, titles)]
    stated = next((span for span in spans[3] if not re.search(r"[\r\n]", text[span.start : span.end].strip())), None)
    fits = stated is not None and stated.end - stated.start <= TITLE_SIZE
    return _Prose(tuple(spans[0]), tuple(spans[1]), tuple(spans[2]), stated if fits else None)


def _kept(data: bytes, events: Sequence[tuple[Any, Span]]) -> Iterator[Span]:
    """Byte offsets of the text outside code, images and bare addresses, and of the markers of list items."""
    silent = 0
    for event, span in events:
        if not isinstance(event, dict) or span.start < silent:
            continue
        if "Text" in event:
            yield span
        elif _is_silent(event.get("Start")):
            silent = span.end
        elif event.get("Start") == "Item" and (marker := re.match(rb"[-+*]|\d{1,9}[.)]", data[span.start : span.start + 10])):
            yield Span(span.start, span.start + marker.end())


def _is_silent(piece: Any) -> bool:
    """Whether what begins here holds text that is no prose: code, an image's description, an address between angle brackets."""
    if not isinstance(piece, dict):
        return False
    return "CodeBlock" in piece or "Image" in piece or ("Link" in piece and piece["Link"]["link_type"] in ("Autolink", "Email"))


def _heading(events: Sequence[tuple[Any, Span]]) -> Span | None:
    """The heading that is the headline: the first block, or the first-level heading after one block (a kicker)."""
    blocks = 0
    for event, span in events:
        piece = event.get("Start") if isinstance(event, dict) else None
        heading = piece.get("Heading") if isinstance(piece, dict) else None
        if heading and (not blocks or heading["level"] == "H1"):
            return span
        blocks += bool(heading) or piece in ("Paragraph", "Item", "TableRow")
        if blocks > 1:
            return None
    return None


def _code_points(data: bytes, spans: Iterable[Span]) -> dict[int, int]:
    """Byte offsets of UTF-8 as offsets in code points."""
    offsets = sorted({offset for span in spans for offset in (span.start, span.end)})
    points, at, point = {}, 0, 0
    for offset in offsets:
        point += len(data[at:offset].decode())
        points[offset], at = point, offset
    return points


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order, without what an earlier one already covers."""
    at = 0
    for span in sorted(spans, key=lambda span: span.start):
        if span.end > at:
            yield Span(max(span.start, at), span.end)
            at = span.end


def _without_markup(text: str, blocks: Sequence[Span]) -> str:
    """`text` with comments, tags and scripts blanked in its HTML blocks; the lines of one block are read as one."""
    pieces, at = [], 0
    for block in _adjoining(text, blocks):
        pieces.append(text[at : block.start])
        inner = text[block.start : block.end]
        for markup in MARKUP:
            inner = re.sub(markup, lambda match: blanked(match[0]), inner, flags=re.IGNORECASE)
        pieces.append(inner)
        at = block.end
    pieces.append(text[at:])
    return "".join(pieces)


def _adjoining(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Lines of HTML with nothing but blanks between them, joined."""
    block: Span | None = None
    for line in lines:
        if block and not text[block.end : line.start].strip():
            block = Span(block.start, line.end)
            continue
        if block:
            yield block
        block = line
    if block:
        yield block
