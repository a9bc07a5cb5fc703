"""What an HTML page says of its article in JSON-LD and `meta` elements, and where on it the headline stands."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import unescape
from typing import Any

from newslint.readers.flat import compact
from newslint.readers.htmltext import Tokens
from newslint.spans import Span
from newslint.words import words_of

PROPERTIES = {
    "title": ("og:title", "twitter:title", "headline"),
    "outlet": ("og:site_name", "application-name"),
    "section": ("article:section", "articlesection", "section"),
    "author": ("author", "article:author", "byl"),
    "date": ("article:published_time", "datepublished", "date", "pubdate", "publishdate"),
    "url": ("og:url",),
}
"""Our keys, and the `meta` elements that say them, the best first."""
ALIKE = 0.6
"""Share of its words that a heading must have in common with what the page says its title is."""
LONGEST = 300
"""Characters: a heading longer than this is no headline."""


def described(found: Tokens) -> dict[str, str]:
    """title, outlet, section, author, date and url, as far as the page says them itself. Its language is left out: templates copy it."""
    meta = {}
    for key, names in PROPERTIES.items():
        value = next((found.properties[name] for name in names if name in found.properties), "")
        if value and not (key == "author" and value.startswith("http")):
            meta[key] = value
    for article in _articles(found.linked):
        meta |= {key: value for key, value in _stated(article).items() if value}
        break
    return {key: " ".join(unescape(value).split()) for key, value in meta.items()}


def headline(found: Tokens, titles: Sequence[str]) -> Span | None:
    """The headline, as a stretch of the flat text: the heading most like one of `titles`, else what the title element has of one."""
    flat = found.flat.text
    headings = [span for span in found.headings if span.start < span.end <= span.start + LONGEST]
    known = [compact(title) for title in titles if title.strip()]
    best = max(headings, key=lambda span: max((_likeness(found, span, title) for title in titles), default=0.0), default=None)
    if best and (len(headings) == 1 or titles) and max((_likeness(found, best, title) for title in titles), default=1.0) >= ALIKE:
        return best
    for whole in found.titles:
        for title in sorted(known, key=len):
            at = flat.find(title, whole.start, whole.end)
            if at >= 0:
                return Span(at, at + len(title))
        return whole if whole.start < whole.end <= whole.start + LONGEST else None
    return None


def _likeness(found: Tokens, span: Span, title: str) -> float:
    """The share of the heading's words that the title has, and of the title's first words that the heading has."""
    flat = found.flat
    edges = [index for index in range(span.start, span.end) if index == span.start or index in flat.spaces or index in flat.breaks]
    words = [flat.text[low:high] for low, high in zip(edges, [*edges[1:], span.end], strict=True)]
    own = {word for text in words for word in words_of(text).lower}
    said = {*words_of(title).lower}
    return len(own & said) / len(own) * min(1.0, 2 * len(own) / max(len(said), 1)) if own else 0.0


def _articles(scripts: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """What JSON-LD says of articles; a script that is broken says nothing."""
    for script in scripts:
        try:
            stack = [json.loads(script, strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            each = stack.pop()
            if isinstance(each, list):
                stack += reversed(each)
            elif isinstance(each, dict):
                kinds = each.get("@type", "")
                if any(str(kind).endswith(("Article", "Posting")) for kind in (kinds if isinstance(kinds, list) else [kinds])):
                    yield each
                stack += [value for key, value in each.items() if key in ("@graph", "mainEntity", "itemListElement")]


def _stated(article: Mapping[str, Any]) -> dict[str, str]:
    return {
        "title": _name(article.get("headline")),
        "outlet": _name(article.get("publisher")),
        "section": _name(article.get("articleSection")),
        "author": _name(article.get("author")),
        "date": _name(article.get("datePublished")),
        "url": _name(article.get("url")),
    }


def _name(value: Any) -> str:
    """A string, the name of a thing, or those of several with commas."""
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(filter(None, map(_name, value[:20]))))
    if isinstance(value, dict):
        return _name(value.get("name")) if isinstance(value.get("name"), (str, list)) else ""
    return value.strip() if isinstance(value, str) else ""
