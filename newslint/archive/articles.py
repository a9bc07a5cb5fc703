"""A record of an archive as an article, and an article's offsets as those of the archive's own fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from inspect import signature
from typing import Any

from newslint.article import Article, Record
from newslint.directives import in_text
from newslint.errors import NewslintError, Problem, fault
from newslint.readers.mask import without
from newslint.records import replace
from newslint.registry import resolve
from newslint.spans import Span

BETWEEN = "\n\n"
"""What stands between a record's title and its text."""


def article(record: Record, readers: Mapping[str, str], encoding: str | None, *, fast: bool = False) -> Article:
    """The article in a record; `readers` are the registry's, suffix -> reference. Raises NewslintError when it cannot be read.

    `fast` goes to the readers that have a quicker way.
    """
    if record.data is None:
        return _of_text(record)
    if record.suffix not in readers:
        raise NewslintError(Problem(record.place, f"no reader for {record.suffix or 'nameless'} documents"))
    try:
        reader = resolve(readers[record.suffix])
        found: Article = reader.read(record.place, record.data, encoding, **(_quicker(reader) if fast else {}))
    except NewslintError:
        raise
    except Exception as error:  # a reader that fails costs only its article
        raise NewslintError(Problem(record.place, f"the reader of {record.suffix} files failed: {fault(error)}")) from error
    return replace(found, meta={**record.meta, **found.meta}, notes=(*record.notes, *found.notes))


def outlet_of(meta: Mapping[str, str]) -> str:
    """Who published an article: as the archive says, else the host of its address; empty when nothing tells."""
    host = meta.get("url", "").partition("://")[2].partition("/")[0].rpartition("@")[2].partition(":")[0]
    return meta.get("outlet") or host.lower().removeprefix("www.")


def field_of(record: Record, offset: int, begin: int | None = None) -> tuple[str, int]:
    """The field of `record`, "title" or "text", that holds the character at `offset` of its article, and its offset there.

    The blank lines between them belong to the end of the title. Of a document, the text is the document as it was read. Who asks
    often says where the text begins.
    """
    begin = text_begins(record) if begin is None else begin
    if not begin:
        return "text", offset
    return ("title", min(offset, begin - len(BETWEEN))) if offset < begin else ("text", offset - begin)


def text_begins(record: Record) -> int:
    """Where the text begins in the article's source: after a title that the text does not state itself, else at 0."""
    return _title(record)[1]


def _quicker(reader: Any) -> dict[str, bool]:
    """What a reader is told that can be fast."""
    return {"fast": True} if "fast" in signature(reader.read).parameters else {}


def _of_text(record: Record) -> Article:
    title, begin = _title(record)
    source = title + BETWEEN + record.text if begin else record.text
    span = Span(0, len(title)) if begin else _stated(title, record.text)
    remarks = in_text(source)
    return Article(record.place, source, without(source, remarks), span, record.meta, remarks=remarks, notes=record.notes)


def _title(record: Record) -> tuple[str, int]:
    """The title, and where the text begins in the article's source: 0 for a document, without a title, or when the text states it."""
    title = record.meta.get("title", "")
    if record.data is not None or not title.strip() or _stated(title, record.text):
        return title, 0
    return title, len(title) + len(BETWEEN)


def _stated(title: str, text: str) -> Span | None:
    """Where the first line of `text` is the title, spaces and capitals aside."""
    first = re.match(r"\s*([^\r\n]*)", text)
    if not title.strip() or first is None or " ".join(first[1].split()).casefold() != " ".join(title.split()).casefold():
        return None
    return Span(first.start(1), first.start(1) + len(first[1].rstrip()))
