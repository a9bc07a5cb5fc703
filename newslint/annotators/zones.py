"""Zones: what every character of an article belongs to. Rules say in which zones they look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newslint import expressions as re
from newslint.annotators.blocks import Block, blocks
from newslint.annotators.quotes import quotes
from newslint.document import Document
from newslint.records import unguarded
from newslint.spans import Layer, Span

TITLES = frozenset({"headline", "subhead"})
"""Zones where a capital does not make a name."""
Piece = tuple[int, int, str]


@unguarded(frozen=True, slots=True)
class Zone(Span):
    """A stretch of one zone; the zones of an article cover it without gaps. Blank space belongs to the zone before it."""

    name: str
    """headline, subhead, dateline, body, quote, bullet, caption, residue or credit"""


def zones(doc: Document) -> Layer[Zone]:
    """The zones, in order."""
    layer = doc[blocks]
    pieces = _covering(layer, len(doc.text))
    for over in (_quoted(doc), _photo_credits(doc), _residue(doc)):
        pieces = _painted(pieces, over)
    title = doc.article.title
    if title is not None and 0 <= title.start < title.end <= len(doc.text):
        pieces = _painted(pieces, [(title.start, title.end, "headline")])
    return Layer(Zone(start, end, name) for start, end, name in pieces)


def headline_zone(doc: Document) -> Zone | None:
    """The zone of the headline; the first where there are several."""
    return next((zone for zone in doc[zones] if zone.name == "headline"), None)


def _covering(layer: Sequence[Block], size: int) -> list[Piece]:
    """One piece for each block and one for each dateline before its prose, each reaching to the next."""
    starts: list[tuple[int, str]] = []
    for block in layer:
        if block.prose > block.start:
            starts.append((block.start, "dateline"))
        starts.append((block.prose, block.name))
    if not starts:
        return [(0, size, "body")] if size else []
    starts[0] = (0, starts[0][1])
    ends = [start for start, _ in starts[1:]] + [size]
    return [(start, end, name) for (start, name), end in zip(starts, ends, strict=True)]


def _quoted(doc: Document) -> Iterator[Piece]:
    """The quotations that stand in body and bullets."""
    layer, at = doc[blocks], 0
    for quote in doc[quotes]:
        while at < len(layer) and layer[at].end <= quote.start:
            at += 1
        if at < len(layer) and layer[at].name in ("body", "bullet") and quote.end > layer[at].prose:
            yield max(quote.start, layer[at].prose), quote.end, "quote"


def _photo_credits(doc: Document) -> Iterator[Piece]:
    """Photo credits in brackets within a paragraph: `(Foto: Nama)`."""
    layer = doc[blocks]
    for match in _photo(doc.language.captions).finditer(doc.text):
        block = layer.at(match.start())
        if block is not None and block.name in ("body", "bullet"):
            yield match.start(), match.end(), "caption"


def _residue(doc: Document) -> Iterator[Piece]:
    """`doc.residue` without overlaps, and without the credit lines that look like it."""
    layer, until = doc[blocks], 0
    for span in doc.residue:
        start, end = max(span.start, until), min(span.end, len(doc.text))
        block = layer.at(start)
        if start < end and not (block is not None and block.name == "credit" and end <= block.end):
            yield start, end, "residue"
            until = end


def _painted(under: list[Piece], over: Iterable[Piece]) -> list[Piece]:
    """`under`, a partition, with the sorted disjoint pieces of `over` painted on it; what has the same name is not cut."""
    result: list[Piece] = []
    rest = iter(over)
    patch = next(rest, None)
    if patch is None:
        return under
    for start, end, name in under:
        at = start
        while patch is not None and patch[0] < end:
            begin, stop, paint = max(patch[0], at), min(patch[1], end), patch[2]
            if paint != name and begin < stop:
                if at < begin:
                    result.append((at, begin, name))
                if result and result[-1][1] == begin and result[-1][2] == paint and patch[0] < start:
                    begin = result.pop()[0]
                result.append((begin, stop, paint))
                at = stop
            if patch[1] > end:
                break
            patch = next(rest, None)
        if at < end:
            result.append((at, end, name))
    return result


@cache
def _photo(markers: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(markers, key=lambda word: (-len(word), word)))) or "(?!)"
    return re.compile(rf"[(\[](?i:{names})\s*[:/.][^()\[\]\r\n]{{0,150}}[)\]]")
