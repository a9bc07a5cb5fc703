"""Fields of a record: which of the archive's own are the text, the title, the date; named with `--map`, or guessed by their usual names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from newslint.article import Record
from newslint.errors import NewslintError, Problem

GUESSES = {
    "text": ("text", "body", "content", "article", "isi", "konten"),
    "title": ("title", "headline", "judul"),
    "id": ("id", "_id", "url", "link"),
    "outlet": ("outlet", "source", "publisher", "media", "domain", "host", "site"),
    "section": ("section", "category", "desk", "rubrik", "kanal"),
    "author": ("author", "byline", "penulis", "authors"),
    "date": ("date", "published", "publish_date", "pubdate", "tanggal"),
    "lang": ("lang", "language"),
    "url": ("url", "link", "canonical_url"),
}
"""Our fields, and what archives call them; the first that a record has is taken."""
OPTION = "--map"
SHOWN = 12
"""Names of fields that a hint lists at most."""
REPLACED = "half of a character (a lone surrogate) is read as �"


def parse_mapping(given: str) -> dict[str, str]:
    """`text=body,title=headline` as our field -> theirs. Raises NewslintError with everything that is wrong with it."""
    mapping: dict[str, str] = {}
    problems = []
    for part in filter(None, map(str.strip, given.split(","))):
        ours, equals, theirs = (piece.strip() for piece in part.partition("="))
        if not (ours and equals and theirs):
            problems.append(Problem(OPTION, f"'{part}' is not of the form field=name", "such as text=body,title=headline"))
        elif ours not in GUESSES:
            problems.append(Problem(OPTION, f"no field is called '{ours}'", _suggestion(ours)))
        elif ours in mapping:
            problems.append(Problem(OPTION, f"names {ours} twice", f"'{mapping[ours]}' or '{theirs}'"))
        else:
            mapping[ours] = theirs
    if not mapping and not problems:
        problems.append(Problem(OPTION, "names no field", "such as text=body,title=headline"))
    if problems:
        raise NewslintError(problems)
    return mapping


def chosen(names: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Our field -> the archive's, for an archive whose records all have `names` (columns). What `--map` names need not be there."""
    lower = {name.lower(): name for name in reversed(list(names))}
    guessed = {ours: next((lower[guess] for guess in guesses if guess in lower), None) for ours, guesses in GUESSES.items()}
    return {ours: theirs for ours, theirs in (guessed | dict(mapping)).items() if theirs is not None}


def record(place: str, row: Mapping[str, Any], mapping: Mapping[str, str], notes: tuple[str, ...] = ()) -> Record | Problem:
    """The record that `row` is, or why it is none: it must have a text that is a string."""
    found = {ours: value(row, theirs) for ours, theirs in mapping.items()}
    rest = [ours for ours in GUESSES if ours not in mapping]
    if rest:
        found |= _guessed(row, rest)
    text = found.pop("text", None)
    if not isinstance(text, str):
        return Problem(place, *_textless(text, row, mapping))
    meta = {ours: said for ours, each in found.items() if (said := written(each))}
    own = meta.pop("id", "") or meta.get("url", "")
    if any(map(_is_broken, (text, own, *meta.values()))):
        text, own, meta = whole(text), whole(own), {ours: whole(said) for ours, said in meta.items()}
        notes = (*notes, REPLACED)
    return Record(own or place, place, text, meta, notes=notes)


def value(row: Mapping[str, Any], name: str) -> Any:
    """What `row` has under `name`, or under `a`, `b` for a name `a.b`; None when it has nothing."""
    if name in row:
        return row[name]
    at: Any = row
    for part in name.split("."):
        at = at.get(part) if isinstance(at, Mapping) else None
    return at


def written(found: Any) -> str:
    """A value as text: lists joined, of objects their `name`; empty for what says nothing."""
    if isinstance(found, str):
        return found.strip()
    if found is None or isinstance(found, bool):
        return ""
    if isinstance(found, (list, tuple)):
        return ", ".join(filter(None, map(written, found)))
    if isinstance(found, Mapping):
        return written(found.get("name"))
    if hasattr(found, "isoformat"):
        return str(found.isoformat())
    return str(found)


def whole(text: str) -> str:
    """`text` with every lone surrogate, which no encoding can write, as U+FFFD: as long as before."""
    return re.sub("[\ud800-\udfff]", "�", text) if _is_broken(text) else text


def unmapped(path: str, absent: Mapping[str, str], who: str, names: Collection[str] = ()) -> Iterator[Problem]:
    """A Problem for each field of `--map` that is not there, as `who` says it (`no record has`); `names` are those that are."""
    for ours, theirs in absent.items():
        hint = listed(names) if names else ""
        yield Problem(path, f"{who} '{theirs}', which {OPTION} names for {ours}", hint, setup=True)


def lacking(row: Collection[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """What of `mapping` names a field that `row` has not; of a dotted name the first part must be there."""
    return {
        ours: theirs for ours, theirs in mapping.items() if theirs not in row and ("." not in theirs or theirs.split(".")[0] not in row)
    }


def listed(names: Collection[str]) -> str:
    """The names of an archive's own fields, for a hint."""
    shown = ", ".join(list(names)[:SHOWN])
    return f"there are {shown}{', …' if len(names) > SHOWN else ''}" if names else "there are none"


def _guessed(row: Mapping[str, Any], wanted: Collection[str]) -> dict[str, Any]:
    """The first field with something in it under a usual name, for each field wanted."""
    lower = {name.lower(): held for name, held in row.items()}
    found = {}
    for ours in wanted:
        values = [lower[guess] for guess in GUESSES[ours] if guess in lower]
        found[ours] = next((held for held in values if held not in (None, "")), values[0] if values else None)
    return found


def _textless(text: Any, row: Mapping[str, Any], mapping: Mapping[str, str]) -> tuple[str, str]:
    """What to say of a record without text."""
    name = mapping.get("text") or next((guess for guess in GUESSES["text"] if guess in {key.lower() for key in row}), "")
    if not name:
        return "has no field with the text", f"name it with {OPTION} text=NAME; {listed(row)}"
    if text is None:
        return f"has no text: '{name}' is {'null' if name in row else 'missing'}", listed(row)
    return f"'{name}' is no text but {_kind(text)}", f"name the field with {OPTION} text=NAME; {listed(row)}"


def _kind(found: Any) -> str:
    kinds = ((bool, "true or false"), ((int, float), "a number"), ((list, tuple), "a list"), (Mapping, "an object"), (bytes, "bytes"))
    return next((said for kind, said in kinds if isinstance(found, kind)), f"a {type(found).__name__}")


def _is_broken(text: str) -> bool:
    if text.isascii():
        return False
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _suggestion(word: str) -> str:
    from newslint.mistakes import close

    return close(word, GUESSES) or f"there are {', '.join(GUESSES)}"
