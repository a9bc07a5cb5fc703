"""What is the article in a NITF or NewsML-G2 document, and what the document says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

from newslint.readers.htmltext import INLINE, tokens
from newslint.readers.safexml import first, local, said, words
from newslint.records import dataclass, replace

ROOTS = ("nitf", "newsItem", "newsMessage")
BLOCKS = frozenset(("p", "hl2", "li", "dt", "dd", "td", "th", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "note"))
"""Elements whose text is a paragraph, in NITF and in the XHTML that NewsML-G2 may hold."""
LEFT_OUT = frozenset(("media", "media-metadata", "head", "style", "script", "remoteContent", "itemMeta", "rightsInfo"))
WITHIN = re.compile(
    r"person|location|org|lang|pronounce|num|chron|event|money|function|copyrite|virtloc|object\.title|story\.date|frac|byttl|alt-code"
)
"""Elements of NITF that stand within a line."""


@dataclass(frozen=True, slots=True)
class News:
    """One article of a newsroom's XML."""

    title: str
    texts: tuple[str, ...]
    """Its paragraphs, as they follow each other."""
    meta: Mapping[str, str]
    others: int = 0
    """How many further articles the document holds."""


def within(name: str) -> bool:
    """Whether an element of NITF or HTML stands within a line."""
    return bool(INLINE(name) or WITHIN.fullmatch(name))


def newsroom(root: Any) -> News:
    """The article below `root`; of several items the first with text."""
    items = [root] if local(root) == "nitf" else [*root.iter("{*}newsItem")] or [root]
    found = [_nitf(item) if local(item) == "nitf" else _item(item) for item in items]
    held = [news for news in found if news.texts] or found[:1]
    return replace(held[0], others=len(held) - 1)


def _nitf(root: Any) -> News:
    head, content = first(root, "body.head"), first(root, "body.content")
    title = said(root, "hl1") or said(root, "title")
    texts = [words(each) for name in ("hl2", "byline", "dateline") for each in (head.iter(f"{{*}}{name}") if head is not None else ())]
    texts += _paragraphs(content) if content is not None else ()
    meta = {
        "title": title,
        "author": said(root, "person") if first(root, "byline") is None else _byline(first(root, "byline")),
        "date": _attribute(root, "norm", "date.issue", "date.release", "story.date") or _attribute(root, "date.publication", "pubdata"),
        "section": _attribute(root, "position.section", "pubdata"),
        "outlet": _attribute(root, "name", "pubdata") or _attribute(root, "holder", "doc.copyright"),
        "lang": _language(root),
    }
    return News(title, tuple(filter(None, texts)), {key: value for key, value in meta.items() if value})


def _item(item: Any) -> News:
    """A news item of NewsML-G2: NITF, XHTML or escaped HTML inside."""
    inner = first(item, "nitf")
    nitf = _nitf(inner) if inner is not None else None
    title = (nitf.title if nitf else "") or said(item, "headline")
    content = first(item, "contentSet")
    texts = nitf.texts if nitf else ()
    if nitf is None and content is not None:
        texts = tuple(_paragraphs(content)) or tuple(_escaped(content))
    meta = {
        "title": title,
        "author": said(item, "by") or _named(first(item, "creator")),
        "date": said(item, "contentCreated", "versionCreated", "firstCreated"),
        "section": ", ".join(filter(None, map(_named, item.iter("{*}subject")))),
        "outlet": _named(first(item, "provider")),
        "lang": _attribute(item, "tag", "language") or _language(item),
    }
    return News(title, texts, {**(nitf.meta if nitf else {}), **{key: value for key, value in meta.items() if value}})


def _paragraphs(content: Any) -> Iterator[str]:
    """The text of each paragraph; one inside another, such as in a list item, stands for itself."""
    skipped: set[Any] = set()
    for element in content.iter():
        if local(element) in LEFT_OUT or element.getparent() in skipped:
            skipped.add(element)
        elif local(element) in BLOCKS and not any(local(below) in BLOCKS for below in element.iterdescendants()):
            yield words(element)


def _escaped(content: Any) -> Iterator[str]:
    """The paragraphs of HTML or plain text that the document holds as text."""
    for element in content.iter("{*}inlineData", "{*}inlineXML"):
        if len(element):
            continue
        text = "".join(element.itertext())
        flat = tokens(text).flat if "<" in text else None
        if flat is None:
            yield from (line for line in text.splitlines() if line.strip())
            continue
        edges = [0, *sorted(flat.breaks - {0}), len(flat)]
        yield from (flat.text[low:high] for low, high in pairwise(edges) if low < high)


def _byline(byline: Any) -> str:
    person = said(byline, "person")
    return person or "".join(byline.xpath("text()")).strip(" ,\n") or words(byline)


def _named(element: Any) -> str:
    return (said(element, "name") or element.get("literal", "")) if element is not None else ""


def _attribute(root: Any, name: str, *elements: str) -> str:
    return next((found.get(name) for each in elements if (found := first(root, each)) is not None and found.get(name)), "")


def _language(root: Any) -> str:
    return str(root.get("{http://www.w3.org/XML/1998/namespace}lang", ""))
