"""XML by its root: one article in NITF or NewsML-G2, laid over the file as it is stored; many in WordPress exports, RSS and Atom."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from newslint.article import Article, Record
from newslint.directives import in_comments
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions, audit_of
from newslint.readers.align import Located, locate
from newslint.readers.html import decoded_page, missed
from newslint.readers.htmltext import Tokens, tokens
from newslint.readers.laid import lay
from newslint.readers.newsxml import ROOTS, newsroom, within
from newslint.readers.safexml import HEAD, parsed, root_of
from newslint.readers.streams import content
from newslint.spans import Span

SUFFIXES = (".xml", ".rss", ".atom")
EXTRA = "feeds"
FEEDS = ("rss", "feed", "RDF")


def read(path: str, data: bytes, encoding: str | None) -> Article:
    """The article in a NITF or NewsML-G2 document. Raises NewslintError for any other XML."""
    root = root_of(path, data[:HEAD])
    if root in FEEDS:
        raise NewslintError(Problem(path, "holds many articles", audit_of(path)))
    if root not in ROOTS:
        raise NewslintError(Problem(path, "holds no article: neither NITF nor NewsML-G2", f"its root is <{root}>" if root else ""))
    news = newsroom(parsed(path, data, EXTRA))
    decoded = decoded_page(path, data, encoding)
    source = decoded.text
    found = tokens(source, cdata=True, inline=within)
    located, title = _located(found, news.title, news.texts)
    laid = lay(source, found.flat, located.blocks, remarks := in_comments(source, found.comments))
    if not news.texts or not any(map(str.isalpha, laid.text)):
        raise NewslintError(Problem(path, "no article found in it", "it has no paragraphs"))
    return Article(
        path,
        source,
        laid.text,
        Span(found.flat.starts[title.start], found.flat.ends[title.end - 1]) if title else None,
        news.meta,
        encoding=decoded.encoding,
        remarks=remarks,
        notes=(*decoded.notes, *missed(located), *([f"not checked: {news.others} further articles in it"] if news.others else ())),
        gaps=laid.gaps,
    )


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """The articles of a WordPress export or a feed; a document that is one article is one record."""
    head = stream.read(HEAD)
    root = root_of(path, head)
    whole = cast("BinaryIO", io.BufferedReader(_Joined(head, stream)))
    if root in FEEDS:
        from newslint.readers.feeds import entries

        yield from entries(path, whole, options)
    elif root in ROOTS:
        yield Record(path, path, data=content(path, whole, options.limit), suffix=SUFFIXES[0])
    else:
        raise NewslintError(Problem(path, "holds no articles: neither a feed, a WordPress export, NITF nor NewsML-G2"))


class _Joined(io.RawIOBase):
    """The beginning of a stream, and the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = head, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _located(found: Tokens, title: str, texts: tuple[str, ...]) -> tuple[Located, Span | None]:
    located = locate(found.flat.text, [title, *texts] if title else texts)
    return located, located.blocks[0][0] if title and located.blocks[0] else None
