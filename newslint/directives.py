"""Where a source speaks to newslint and not to its readers: comments, lines that begin with `newslint:`, keys of front matter.

A reader blanks these in the article's text and lists them in `Article.remarks`. What they mean is `allow`'s work.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslint import expressions as re
from newslint.records import dataclass
from newslint.spans import Span

COMMENT = r"<!--\s*newslint[ \t]*:(?:(?!-->)[\s\S]){0,2000}?-->"
MARKED = r"(?:#|//|;|%)[ \t]*newslint[ \t]*:[^\r\n]*"
NAME = r"[\w*?./\[\]]+(?:-[\w*?./\[\]]+)*"
BARE = rf"newslint[ \t]*:[ \t]*[^\W\d][\w-]*[ \t]+{NAME}(?:[ \t]*,[ \t]*{NAME})*[ \t]*(?:(?:--|[–—])[^\r\n]*)?(?=[\r\n]|\Z)"
"""A line without comment marks must have the shape of an allowance: "Newslint: alat baru untuk redaksi" is prose."""
LINE = rf"(?:\A|(?<=[\r\n]))[ \t]*(?:{MARKED}|{BARE})"
KEY = r"(?:\A|(?<=[\r\n]))newslint-([\w-]+)[ \t]*[:=][ \t]*([^\r\n]*)((?:(?:\r\n|\r|\n)[ \t]*-[ \t][^\r\n]*)*)"
"""A key of front matter with its value, or with a list of values below it."""
OPENING = r"(?:<!--\s*|(?:#|//|;|%)[ \t]*)?newslint[ \t]*:\s*"
DASH = r"--|[–—]"
QUOTED = r"\"([^\"\r\n]*)\"|'([^'\r\n]*)'"


@dataclass(frozen=True, slots=True)
class Directive(Span):
    """One remark to newslint with everything that belongs to it: what a fix deletes."""

    word: str
    """What it asks for, lower case: `allow`, `abaikan-artikel`."""
    names: tuple[Span, ...]
    """The rules, codes and families it names."""
    reason: str
    front: bool = False
    """Whether it stands in front matter and so speaks of the whole article."""
    removable: bool = True
    """False for one of several in a list on one line."""


def in_text(source: str, begin: int = 0) -> tuple[Span, ...]:
    """Remarks in plain text from `begin` on: comments anywhere, and lines of their own."""
    return _found(rf"{COMMENT}|{LINE}", source, Span(begin, len(source)))


def in_comments(source: str, blocks: Iterable[Span]) -> tuple[Span, ...]:
    """Remarks in those stretches of a source that its format takes for comments and tags."""
    return tuple(span for block in blocks for span in _found(COMMENT, source, block))


def in_front_matter(source: str, end: int) -> tuple[Span, ...]:
    """Remarks among the keys of front matter, which ends at `end`."""
    return _found(KEY, source, Span(0, end)) if end else ()


def directives(source: str, remarks: Sequence[Span]) -> Iterator[Directive]:
    """What the remarks of an article say; one key of front matter may say several things."""
    for remark in remarks:
        key = re.compile(KEY, re.IGNORECASE).match(source, remark.start, remark.end)
        if key:
            yield from _entry(source, remark, key)
        else:
            yield _directive(source, remark)


def _found(pattern: str, source: str, within: Span) -> tuple[Span, ...]:
    """The matches, from their first mark on, unless nothing in the source could be one."""
    if "newslint" not in source[within.start : within.end].lower():
        return ()
    found = re.compile(pattern, re.IGNORECASE).finditer(source, within.start, within.end)
    return tuple(Span(match.end() - len(match[0].lstrip(" \t")), match.start() + len(match[0].rstrip())) for match in found)


def _directive(source: str, remark: Span) -> Directive:
    opening = re.compile(OPENING, re.IGNORECASE).match(source, remark.start, remark.end)
    start = opening.end() if opening else remark.start
    closed = source.startswith("<!--", remark.start) and source.endswith("-->", start, remark.end)
    body = source[start : remark.end - 3 * closed]
    word = re.match(r"[^\s,]*", body)
    length = word.end() if word else 0
    return Directive(remark.start, remark.end, body[:length].lower(), *_said(source, start + length, start + len(body)))


def _entry(source: str, remark: Span, key: re.Match[str]) -> Iterator[Directive]:
    """The directives of one key: its value, the items of a list on its line, or the lines below it."""
    word, value = key[1].lower(), key[2].strip()
    items = [Span(*item.span(1)) for item in re.compile(r"[\r\n][ \t]*-[ \t]+([^\r\n]*)").finditer(source, key.start(3), key.end(3))]
    below = bool(items)
    if value.startswith("["):
        items = [Span(*item.span(1 if item[1] is not None else 2)) for item in re.compile(QUOTED).finditer(source, *key.span(2))]
    elif value:
        items = [Span(*key.span(2))]
    for item in items or [Span(key.end(2), key.end(2))]:
        quoted = re.compile(rf"(?:{QUOTED})[ \t]*$").match(source, item.start, item.end)
        inner = Span(item.start + 1, item.start + quoted[0].rindex(quoted[0][0])) if quoted else item
        whole = remark if len(items) < 2 else _line_of(source, item) if below else item
        yield Directive(whole.start, whole.end, word, *_said(source, inner.start, inner.end), True, below or len(items) < 2)


def _line_of(source: str, span: Span) -> Span:
    start = max(source.rfind("\n", 0, span.start), source.rfind("\r", 0, span.start)) + 1
    return Span(start + len(source[start : span.start]) - len(source[start : span.start].lstrip(" \t")), span.end)


def _said(source: str, start: int, end: int) -> tuple[tuple[Span, ...], str]:
    """The names before the dash, and the reason after it; a reason has a letter or a figure."""
    dash = re.compile(DASH).search(source, start, end)
    names = re.compile(r"[^\s,]+").finditer(source, start, dash.start() if dash else end)
    reason = " ".join(source[dash.end() : end].split()) if dash else ""
    return tuple(Span(*name.span()) for name in names), reason if any(map(str.isalnum, reason)) else ""
