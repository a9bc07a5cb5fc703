"""ninjs, the JSON of news agencies: headline and body of one item, laid over the file as it is stored; a list of items is an archive.

Versions 1.x have `body_html` and `headline`, later ones lists of `bodies` and `headlines`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from newslint.article import Article, Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions, audit_of
from newslint.readers.decode import decode
from newslint.readers.fields import whole, written
from newslint.readers.flat import Flat, joined, through
from newslint.readers.htmltext import tokens
from newslint.readers.jsontext import Path, literal, loaded, strings
from newslint.readers.laid import lay
from newslint.readers.newsxml import within
from newslint.readers.posts import post
from newslint.readers.streams import content
from newslint.spans import Span

SUFFIXES = (".json",)
BODIES = ("body_html", "body_xhtml", "body_nitf", "body_text")
"""The best first: markup says what a paragraph is."""
MARKED = ("html", "nitf", "xml")
"""What the names of bodies with markup hold, the best first."""
TEXTS = ("", "text", "composite")
"""Types of items that hold an article; pictures, graphics, videos and events hold none."""


def read(path: str, data: bytes, encoding: str | None) -> Article:
    """The article of one item. Raises NewslintError for any other JSON."""
    decoded = decode(path, data, encoding)
    value = loaded(path, decoded.text)
    if isinstance(value, list) and any(isinstance(item, dict) and _body(item) for item in value):
        raise NewslintError(Problem(path, "holds many articles", audit_of(path)))
    reason = _unfit(value)
    if reason or not isinstance(value, dict):
        raise NewslintError(Problem(path, reason))
    body, headline = _body(value), _headline(value)
    places = {keys: (start, end) for keys, start, end in strings(decoded.text)}
    pieces = sorted((places[keys], keys) for keys in (body, headline) if keys in places)
    flats = [_flat(decoded.text, *place, marked=keys == body and _is_marked(value, body)) for place, keys in pieces]
    flat = joined(flats)
    blocks, title, at = [], None, 0
    for each, (place, keys) in zip(flats, pieces, strict=True):
        inner = _content(decoded.text, each, place)
        span = Span(at + inner.start, at + inner.end)
        blocks.append((span,))
        title = span if keys == headline and len(each) else title
        at += len(each)
    laid = lay(decoded.text, flat, blocks)
    return Article(
        path,
        decoded.text,
        laid.text,
        Span(flat.starts[title.start], flat.ends[title.end - 1]) if title else None,
        _meta(value),
        encoding=decoded.encoding,
        notes=decoded.notes,
        gaps=laid.gaps,
    )


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """The items of a list, each a record; a file with one item is one. The file is held in memory, and no larger than a record may be."""
    data = content(path, stream, options.limit)
    value = loaded(path, decode(path, data, options.encoding).text)
    if not isinstance(value, list):
        yield Record(path, path, data=data, suffix=SUFFIXES[0])
        return
    for number, item in enumerate(value, 1):
        place = f"{path}#{number}"
        reason = _unfit(item)
        yield Problem(place, reason) if reason else _record(place, item)


def _record(place: str, item: Mapping[str, Any]) -> Record:
    body, meta = _body(item), {key: whole(text) for key, text in _meta(item).items()}
    text, own = whole(str(_at(item, body))), whole(written(item.get("uri")))
    if _is_marked(item, body):
        return post(own, place, text, meta)
    return Record(own or place, place, text, meta)


def _unfit(item: Any) -> str:
    """Why a value is no article of ninjs; nothing when it is one."""
    if not isinstance(item, dict) or not any(key in item for key in ("uri", "bodies", *BODIES)):
        return "holds no article: it is no ninjs item"
    if str(item.get("type", "")) not in TEXTS:
        return f"holds no article: a ninjs item of type {item['type']}"
    return "" if _body(item) else "holds no article: the ninjs item has no body"


def _flat(source: str, start: int, end: int, *, marked: bool) -> Flat:
    """The characters of one string of the file; in plain text each line is a paragraph."""
    said = literal(source, start, end)
    if marked:
        inner = tokens(said.text, inline=within).flat
    else:
        inner = Flat()
        at = 0
        for line in said.text.splitlines(keepends=True):
            inner.line()
            inner.add(line, at)
            at += len(line)
        inner.close()
    return through(inner, source, said.starts, said.ends)


def _content(source: str, flat: Flat, place: tuple[int, int]) -> Span:
    """What of a body is the article: of NITF its content, without its head and headline."""
    begin, end = source.find("<body.content", *place), source.find("</body.content", *place)
    return Span(bisect_left(flat.starts, begin) if begin >= 0 else 0, bisect_left(flat.starts, end) if end >= 0 else len(flat))


def _body(item: Mapping[str, Any]) -> Path:
    """The keys that lead to the text: HTML if there is any, else plain text; none when there is no text."""
    found: list[tuple[int, Path]] = [(rank, (key,)) for rank, key in enumerate(BODIES) if _is_text(item.get(key))]
    found += [(len(BODIES), (key,)) for key in item if key.startswith("body_") and _is_text(item[key])]
    for index, body in enumerate(_listed(item, "bodies")):
        if isinstance(body, dict) and _is_text(body.get("value")):
            rank = next((rank for rank, mark in enumerate(MARKED) if mark in _kind(body)), len(BODIES))
            found.append((rank, ("bodies", index, "value")))
    return min(found, key=lambda pair: pair[0])[1] if found else ()


def _headline(item: Mapping[str, Any]) -> Path:
    if _is_text(item.get("headline")):
        return ("headline",)
    named = [
        (index, each) for index, each in enumerate(_listed(item, "headlines")) if isinstance(each, dict) and _is_text(each.get("value"))
    ]
    main = next((index for index, each in named if each.get("role") == "main"), named[0][0] if named else -1)
    return ("headlines", main, "value") if main >= 0 else ()


def _is_marked(item: Mapping[str, Any], keys: Path) -> bool:
    if len(keys) == 1:
        return any(mark in str(keys[0]) for mark in MARKED)
    return any(mark in _kind(item["bodies"][keys[1]]) for mark in MARKED)


def _kind(body: Mapping[str, Any]) -> str:
    return f"{body.get('role', '')} {body.get('contentType', body.get('contenttype', ''))}".lower()


def _meta(item: Mapping[str, Any]) -> dict[str, str]:
    headline = _headline(item)
    meta = {
        "title": str(_at(item, headline)) if headline else "",
        "author": written(item.get("by") or item.get("byline")),
        "date": _any(item, "firstCreated", "firstcreated", "versionCreated", "versioncreated", "contentCreated", "contentcreated"),
        "section": written(item.get("subjects") or item.get("subject")),
        "outlet": _any(item, "copyrightHolder", "copyrightholder"),
        "lang": _any(item, "language"),
        "url": written(item.get("uri")) if written(item.get("uri")).startswith("http") else "",
    }
    return {key: text for key, text in meta.items() if text}


def _any(item: Mapping[str, Any], *keys: str) -> str:
    return next((text for key in keys if (text := written(item.get(key)))), "")


def _at(item: Any, keys: Path) -> Any:
    for key in keys:
        item = item[key]
    return item


def _listed(item: Mapping[str, Any], key: str) -> Sequence[Any]:
    found = item.get(key)
    return found if isinstance(found, list) else ()


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
