"""The three tables of an audit as Arrow schemas: articles go in, findings and coverage come out. Each field says what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

CHECKED, UNCHECKED = "checked", "not checked"
"""What `status` in COVERAGE can be."""
CRASHED = "newslint failed: "
"""How a reason begins that is newslint's own fault."""
MEANING = "meaning"
"""The key of a field's metadata under which it is described."""
META = ("title", "outlet", "section", "author", "date", "url", "lang")
"""What an archive may say of an article, by the names its fields have in ARTICLES."""


def _field(name: str, kind: Any, meaning: str, *, nullable: bool = True) -> pa.Field:
    return pa.field(name, kind, nullable, {MEANING: meaning})


_RECORD = _field("record", pa.string(), "the archive's own id, else the URL, else the place; not always unique", nullable=False)
_PLACE = _field("place", pa.string(), "file and where in it: news.jsonl:12, news.parquet#17, dump.zip!a.html, crawl.warc.gz@8123")
_OUTLET = _field("outlet", pa.string(), "who published it, else the host of the url")
_SECTION = _field("section", pa.string(), "the desk or rubric as the archive gives it")
_AUTHOR = _field("author", pa.string(), "the byline as the archive gives it")
_DATE = _field("date", pa.string(), "the date as the archive gives it, in any form")
_URL = _field("url", pa.string(), "the address of the article")

ARTICLES = pa.schema(
    [
        _RECORD,
        _PLACE,
        _field("text", pa.string(), "the text, where the archive holds text"),
        _field("data", pa.binary(), "the document's bytes, where the archive holds a document"),
        _field("format", pa.string(), "the suffix of the reader that takes `data`: .html"),
        _field("title", pa.string(), "the headline, where the archive keeps it apart from the text"),
        _OUTLET,
        _SECTION,
        _AUTHOR,
        _DATE,
        _URL,
        _field("lang", pa.string(), "the language the archive declares: id, en-GB"),
        _field("note", pa.string(), "what its reader wants the user to know, such as a guessed encoding"),
    ]
)

FINDINGS = pa.schema(
    [
        _RECORD,
        _OUTLET,
        _SECTION,
        _AUTHOR,
        _DATE,
        _field("rule", pa.string(), "the rule's name, its path under rules/", nullable=False),
        _field("code", pa.string(), "the rule's short code: ATT003", nullable=False),
        _field("family", pa.string(), "attribution, boilerplate, loaded ...", nullable=False),
        _field("level", pa.string(), "note, warning or error", nullable=False),
        _field("field", pa.string(), "the field of the archive that start and end count in: title or text", nullable=False),
        _field("start", pa.int64(), "first character, 0-based, in code points of that field", nullable=False),
        _field("end", pa.int64(), "the character after the last one", nullable=False),
        _field("line", pa.int32(), "1-based line of the start in that field", nullable=False),
        _field("column", pa.int32(), "1-based column of the start, in code points", nullable=False),
        _field("fingerprint", pa.string(), "hash of rule, words and sentence: the same after edits elsewhere", nullable=False),
        _field("speech", pa.string(), "whose words the sentence gives: narrator, direct, indirect or mixed; null outside sentences"),
        _field("words", pa.string(), "the words found; of more than 200 characters the first, and …", nullable=False),
    ]
)

_SOURCES = {
    "named": "people called by their names",
    "role": "people called by their office only",
    "document": "documents",
    "vague": "crowds and the like: observers, many",
    "anonymous": "people whose names are withheld",
}

COVERAGE = pa.schema(
    [
        _RECORD,
        _PLACE,
        _OUTLET,
        _SECTION,
        _AUTHOR,
        _DATE,
        _URL,
        _field("language", pa.string(), "the language it was checked in"),
        _field("words", pa.int32(), "words of the article"),
        _field("status", pa.string(), f"{CHECKED} or {UNCHECKED}", nullable=False),
        _field("reason", pa.string(), "why it was not checked; for a checked article which rule failed on it, else null"),
        _field("findings", pa.int32(), "its rows in FINDINGS", nullable=False),
        *(_field(f"sources_{status}", pa.int32(), f"distinct sources that are {what}") for status, what in _SOURCES.items()),
        _field("quotations", pa.int32(), "direct quotations"),
        _field("reply", pa.string(), "whether an accused party is heard: answered, declined, missing or none accused"),
        _field("foreign", pa.int32(), "passages not checked, as they are in another language"),
        _field("note", pa.string(), "what the reader wants the user to know, such as a guessed encoding"),
        _field("digest", pa.binary(), "hash of the content and of what the archive says of it, but for its id and place"),
        _field("sketch", pa.binary(), "MinHash of the text, by which near-duplicates are found; null without words"),
    ]
)
STATUSES = tuple(_SOURCES)
"""The statuses of a source that COVERAGE counts."""


def batch(rows: Sequence[tuple[Any, ...]], schema: pa.Schema) -> pa.RecordBatch:
    """Rows in the order of the schema's fields as a batch; lone surrogates, which no UTF-8 can hold, become U+FFFD."""
    values = zip(*rows, strict=True) if rows else [()] * len(schema)
    arrays = [_array(column, field.type) for column, field in zip(values, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    try:
        return pa.array(values, kind)
    except UnicodeEncodeError:
        return pa.array([_sound(value) if isinstance(value, str) else value for value in values], kind)


def _sound(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
