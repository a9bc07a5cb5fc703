"""Front matter: what a newsroom system writes above an article, between `---` lines (YAML) or `+++` lines (TOML)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from newslint import expressions as re
from newslint.errors import NewslintError, Problem
from newslint.readers.mask import blanked
from newslint.records import dataclass, field
from newslint.spans import Lines, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ALIASES = {"language": "lang", "locale": "lang", "category": "section", "categories": "section", "headline": "title", "authors": "author"}
"""Other names for what an article says of itself; the usual name wins when both are there."""
KEY = r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?$"
PLAIN = r"(?![-?:,\[\]{}#&*!|>'\"%@`=<~])(?:(?!:[ \t]|:$|[ \t]#)[^\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ufeff])+"
QUOTED = r"\"([^\"\\]*)\"|'([^']*)'"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where the front matter ends (the article begins there), and what it says."""

    end: int
    meta: Mapping[str, str] = field(default_factory=dict)
    title: Span | None = None
    notes: tuple[str, ...] = ()


def front_matter(path: str, source: str) -> FrontMatter | None:
    """The front matter at the very top of `source`, or None. A mistake in it is a note: the article below is still an article."""
    if not source.startswith(("---", "+++")):
        return None
    lines = Lines(source)
    texts = [source[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]
    fence = texts[0].rstrip(" \t")
    first = next((text for text in texts[1:] if text.strip() and not text.startswith("#")), "")
    if fence not in ("---", "+++") or not re.match(r"[\w\"'-]+[ \t]*[:=]" if fence == "---" else r"[\w\"'.-]+[ \t]*=|\[", first):
        return None
    closing = ("---", "...") if fence == "---" else ("+++",)
    close = next((n for n, text in enumerate(texts[1:], 1) if text.rstrip(" \t") in closing), 0)
    if not close:
        return FrontMatter(0, notes=(f"front matter has no closing '{fence}' line and is read as part of the article",))
    end = lines.starts[close + 1] if close + 1 < len(lines.starts) else len(source)
    read = _yaml if fence == "---" else _toml
    try:
        entries = list(read(path, source, lines, close))
    except NewslintError as error:
        return FrontMatter(end, notes=(f"front matter cannot be used: {error.problems[0]}",))
    return _front_matter(end, entries)


def _front_matter(end: int, entries: list[tuple[str, str, Span | None]]) -> FrontMatter:
    values = {key.lower(): (value, span) for key, value, span in entries if value}
    for name, usual in ALIASES.items():
        if name in values:
            values.setdefault(usual, values[name])
    title = values.get("title", ("", None))[1]
    return FrontMatter(end, {key: value for key, (value, _) in values.items()}, title)


def _yaml(path: str, source: str, lines: Lines, close: int) -> Iterator[tuple[str, str, Span | None]]:
    """Keys with their values; what the plain reading cannot vouch for goes to the YAML parser, which takes longer to load."""
    plain = _plain(source, lines, close)
    yield from plain if plain is not None else _composed(path, source, lines, close)


def _plain(source: str, lines: Lines, close: int) -> list[tuple[str, str, Span | None]] | None:
    """Front matter of one `key: value` a line; None when any line is more than that."""
    entries: list[tuple[str, str, Span | None]] = []
    for number in range(1, close):
        start, end = lines.starts[number], lines.ends[number]
        line = source[start:end]
        if not line.strip(" ") or line.startswith("#"):
            continue
        match = re.match(KEY, line)
        value = (match[2] or "").rstrip(" \t") if match else ""
        if not match or not value or any(match[1] == key for key, _, _ in entries):
            return None
        left = start + match.start(2)
        right = left + len(value)
        if re.fullmatch(QUOTED, value):
            left, right = left + 1, right - 1
        elif not re.fullmatch(PLAIN, value):
            return None
        entries.append((match[1], source[left:right].strip(), _trimmed(source, left, right)))
    return entries


def _composed(path: str, source: str, lines: Lines, close: int) -> Iterator[tuple[str, str, Span | None]]:
    from newslint.nodes import MappingNode, ScalarNode, scalars
    from newslint.schema import compose

    begin = lines.starts[1]
    node = compose(blanked(source[:begin]) + source[begin : lines.starts[close]], path)
    if not isinstance(node, MappingNode):
        raise NewslintError(node.problem("keys with values were expected here", "write key: value"))
    for key, (_, value) in node.index.items():
        if isinstance(value, ScalarNode):
            yield key, value.value.strip(), _written(source, value.start, value.end)
        elif not isinstance(value, MappingNode):
            yield key, ", ".join(item.value.strip() for item in scalars(value) if item.value.strip()), None


def _written(source: str, start: int, end: int) -> Span | None:
    """Where the text of a YAML scalar stands, without its quotes or the first line of a block."""
    if source[start : start + 1] in ('"', "'"):
        return _trimmed(source, start + 1, end - 1)
    block = re.compile(r"[|>][^\r\n]*").match(source, start, end)
    return _trimmed(source, block.end() if block else start, end)


def _toml(path: str, source: str, lines: Lines, close: int) -> Iterator[tuple[str, str, Span | None]]:
    import tomllib

    begin, end = lines.starts[1], lines.starts[close]
    try:
        table = tomllib.loads(source[begin:end].replace("\r\n", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NewslintError(Problem(path, f"not valid TOML: {error}")) from error
    for key, value in table.items():
        match = re.compile(rf"^{re.escape(key)}[ \t]*=[ \t]*(?:\"([^\"\r\n]*)\"|'([^'\r\n]*)')", re.MULTILINE).search(source, begin, end)
        group = 1 if match and match[1] is not None else 2
        yield key, _flat(value), _trimmed(source, *match.span(group)) if match else None


def _flat(value: Any) -> str:
    """A scalar as it reads, a list of scalars with commas; nothing else says something of an article."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value)))
    return "" if isinstance(value, dict) or value is None else str(value).strip()


def _trimmed(source: str, start: int, end: int) -> Span | None:
    text = source[start:end]
    left = start + len(text) - len(text.lstrip())
    return Span(left, left + len(text.strip())) if text.strip() else None
