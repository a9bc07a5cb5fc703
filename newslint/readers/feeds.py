"""The articles of a WordPress export (WXR), an RSS or an Atom feed, one after the other in flat memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.article import Record
from newslint.errors import Problem
from newslint.readers import ReadOptions
from newslint.readers.posts import post
from newslint.readers.safexml import elements, etree, local, words
from newslint.readers.streams import too_large

EXTRA = "feeds"
ENTRIES = frozenset(("item", "entry"))
WORDPRESS = "wordpress.org/export/"
CHANNEL = frozenset(("title", "language"))


def entries(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """Each article; of a WordPress export the published posts, and neither its pages nor its pictures. Places count entries from 1."""
    channel: dict[str, str] = {}
    number = 0
    for element in elements(path, stream, ENTRIES | CHANNEL, ENTRIES, EXTRA):
        name = local(element)
        if name in CHANNEL:
            if local(element.getparent()) in ("channel", "feed"):
                channel.setdefault(name, words(element))
            continue
        number += 1
        fields = _fields(path, element)
        if not _is_published(fields):
            continue
        found = _record(f"{path}#{number}", fields, channel)
        yield too_large(found.place, options.limit) if isinstance(found, Record) and len(found.data or b"") > options.limit else found


def _fields(path: str, element: Any) -> dict[str, list[tuple[str, Any]]]:
    """The fields of an entry by local name: their text, and the element. Fields of WordPress are `wp:…`."""
    found: dict[str, list[tuple[str, Any]]] = {}
    for child in element:
        name = local(child)
        if not name:
            continue
        key = f"wp:{name}" if WORDPRESS in child.tag and "excerpt" not in child.tag else name
        if len(child) and name in ("content", "summary"):
            text = "".join(etree(path, EXTRA).tostring(each, encoding="unicode", with_tail=True) for each in child)
        else:
            text = "".join(child.itertext())
        found.setdefault(key, []).append((text.strip(), child))
    return found


def _is_published(fields: dict[str, list[tuple[str, Any]]]) -> bool:
    kind, status = _first(fields, "wp:post_type"), _first(fields, "wp:status")
    return kind in ("", "post") and status in ("", "publish")


def _record(place: str, fields: dict[str, list[tuple[str, Any]]], channel: dict[str, str]) -> Record | Problem:
    html = _first(fields, "encoded", "content", "description", "summary")
    meta = {
        "title": " ".join(_first(fields, "title").split()),
        "outlet": channel.get("title", ""),
        "section": ", ".join(dict.fromkeys(filter(None, map(_category, fields.get("category", ()))))),
        "author": _first(fields, "creator") or _author(fields),
        "date": _first(fields, "wp:post_date", "published", "pubDate", "date", "updated"),
        "lang": channel.get("language", ""),
        "url": _link(fields),
    }
    kept = {key: value for key, value in meta.items() if value}
    if not html and "title" not in kept:
        return Problem(place, "has neither text nor title")
    return post(_first(fields, "guid", "id", "wp:post_id"), place, html, kept)


def _first(fields: dict[str, list[tuple[str, Any]]], *names: str) -> str:
    return next((text for name in names for text, _ in fields.get(name, ()) if text), "")


def _category(field: tuple[str, Any]) -> str:
    """A category as RSS and as Atom have it; the tags of WordPress are none."""
    text, element = field
    if element.get("domain") == "post_tag":
        return ""
    return text or str(element.get("label") or element.get("term") or "")


def _author(fields: dict[str, list[tuple[str, Any]]]) -> str:
    for text, element in fields.get("author", ()):
        return next((words(child) for child in element if local(child) == "name"), text)
    return ""


def _link(fields: dict[str, list[tuple[str, Any]]]) -> str:
    links = fields.get("link", ())
    return next((text for text, _ in links if text), "") or next(
        (str(link.get("href")) for _, link in links if link.get("href") and link.get("rel", "alternate") == "alternate"), ""
    )
