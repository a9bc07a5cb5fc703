"""What of a page is the article, by trafilatura or, for speed, by resiliparse. Either is loaded when a page is read, not before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from newslint.errors import NewslintError, Problem
from newslint.records import dataclass

EXTRACTORS = ("trafilatura", "resiliparse")
"""The better one, and the faster one."""
TEXTUAL = frozenset(["p", "head", "item", "cell", "quote", "ab", "div", "fw", "list", "table", "row", "code"])
"""Elements of trafilatura's tree that are blocks; the others stand in a line."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor takes out of a page."""

    texts: tuple[str, ...]
    """The blocks of the article, in order."""
    meta: Mapping[str, str]


def extracted(path: str, source: str, *, fast: bool) -> Extracted:
    """What the extractor says; whatever goes wrong inside it is the page's problem."""
    extract = _loaded(path, fast=fast)
    try:
        return extract(source)
    except Exception as error:
        raise NewslintError(Problem(path, f"the article cannot be extracted: {type(error).__name__}: {error}")) from error


def _loaded(path: str, *, fast: bool) -> Callable[[str], Extracted]:
    try:
        if fast:
            from resiliparse.extract.html2text import extract_plain_text

            return partial(_quick, extract_plain_text)
        from trafilatura import bare_extraction

        return partial(_thorough, bare_extraction)
    except ImportError as error:
        raise NewslintError(Problem(path, f"needs {'resiliparse' if fast else 'trafilatura'}", "pip install 'newslint[html]'")) from error


def _quick(extract: Callable[..., Any], source: str) -> Extracted:
    text: str = extract(source, main_content=True, list_bullets=False, alt_texts=False, links=False, form_fields=False, noscript=False)
    return Extracted(tuple(line for line in text.splitlines() if line.strip()), {})


def _thorough(extract: Callable[..., Any], source: str) -> Extracted:
    found = extract(source, include_comments=False, with_metadata=True)
    if found is None or found.body is None:
        return Extracted((), {})
    said = {"title": found.title, "author": found.author, "date": found.date, "outlet": found.sitename, "url": found.url}
    return Extracted(tuple(_texts(found.body)), {key: value for key, value in said.items() if value})


def _texts(body: Any) -> Iterator[str]:
    """The text of each block of trafilatura's tree; a line break parts two."""
    from lxml.etree import iterwalk

    parts: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        edge = element.tag in TEXTUAL or element.tag == "lb"
        if edge and any(map(str.strip, parts)):
            yield "".join(parts)
        if edge:
            parts = []
        parts.append((element.text if event == "start" else element.tail if element is not body else "") or "")
    if any(map(str.strip, parts)):
        yield "".join(parts)
