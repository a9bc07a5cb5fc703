"""Word documents: each paragraph a line, so that the line of a finding is the number of its paragraph.

What was inserted under tracked changes is in the text, what was deleted or moved away is not. lxml reads the XML; docx2python was tried,
and gives moved text twice.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from newslint.article import Article
from newslint.errors import NewslintError, Problem
from newslint.readers.safexml import first, local, parsed, said
from newslint.spans import Span

SUFFIXES = (".docx",)
EXTRA = "docx"
LARGEST = 2**26
"""Bytes that one part of a document may have when it is unpacked."""
BODY, PROPERTIES = "word/document.xml", "docProps/core.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = frozenset(("del", "moveFrom", "pPr", "rPr", "Fallback", "drawing", "pict", "object", "footnoteReference", "commentReference"))
"""Elements of a paragraph that hold none of its text: what was deleted, and what hangs on it."""
SIGNS = {"tab": "\t", "br": "\v", "cr": "\v", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
"""Characters that Word writes as elements; a line break within a paragraph is a vertical tab, as in Word itself."""
TITLES = ("title", "heading1", "judul", "judul1")
"""Styles of a headline, in Word's English and Indonesian."""
OPENING = 6
"""Paragraphs among which a headline may stand."""


def read(path: str, data: bytes, encoding: str | None) -> Article:
    """The article in a Word document. `encoding` means nothing here. Raises NewslintError where it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if BODY not in names:
                raise NewslintError(Problem(path, "not a Word document: a zip archive without word/document.xml"))
            body = parsed(path, _part(path, archive, BODY), EXTRA)
            properties = parsed(path, _part(path, archive, PROPERTIES), EXTRA) if PROPERTIES in names else None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise NewslintError(Problem(path, f"not a readable Word document: {error}", "is it cut off?")) from error
    paragraphs = [(_style(each), _text(each)) for each in body.iter(f"{W}p") if not _is_gone(each)]
    source = "\n".join(text for _, text in paragraphs)
    if not any(map(str.isalpha, source)):
        raise NewslintError(Problem(path, "the document has no text"))
    return Article(path, source, source, _title(paragraphs), _meta(properties))


def _part(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    """A part unpacked, as far as it is not larger than it may be: what the archive says of sizes need not be true."""
    with archive.open(name) as stream:
        data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NewslintError(Problem(path, f"{name} is larger than {LARGEST // 2**20} MiB when unpacked", "a zip bomb?"))
    return data


def _text(paragraph: Any) -> str:
    """The text of a paragraph; a list item has a dash before it. What stands in a text box belongs to its own paragraphs."""
    text = "".join(_pieces(paragraph)).strip("\v")
    properties = paragraph.find(f"{W}pPr")
    listed = properties is not None and (properties.find(f"{W}numPr") is not None or _style(paragraph).startswith("list"))
    return f"- {text}" if listed and text.strip() else text


def _pieces(paragraph: Any) -> Iterator[str]:
    waiting = [iter(paragraph)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
            continue
        name = local(element)
        if name == "t":
            yield " ".join((element.text or "").splitlines())
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in GONE and name != "p":
            waiting.append(iter(element))


def _is_gone(paragraph: Any) -> bool:
    """Whether a paragraph is the copy of a text box for old versions of Word, or wholly deleted."""
    return any(local(above) in ("Fallback", "del", "moveFrom") for above in paragraph.iterancestors())


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val", "")).lower().replace(" ", "") if style is not None else ""


def _title(paragraphs: list[tuple[str, str]]) -> Span | None:
    """The first paragraph in the style of a title, else of a main heading, near the top."""
    places, at = [], 0
    for style, text in paragraphs:
        places.append((style, text, at))
        at += len(text) + 1
    opening = [place for place in places if place[1].strip()][:OPENING]
    for wanted in TITLES:
        for style, text, start in opening:
            if style == wanted:
                left = start + len(text) - len(text.lstrip())
                return Span(left, left + len(text.strip()))
    return None


def _meta(properties: Any) -> dict[str, str]:
    if properties is None:
        return {}
    names = {"title": "title", "author": "creator", "date": "created", "section": "category", "lang": "language"}
    found = {ours: said(properties, theirs) for ours, theirs in names.items() if first(properties, theirs) is not None}
    return {ours: text for ours, text in found.items() if text}
