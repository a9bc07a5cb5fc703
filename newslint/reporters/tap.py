"""The Test Anything Protocol, version 14: a test an article, its findings in a YAML block below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from newslint import expressions as re
from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style
from newslint.reporters.jsonl import line, records
from newslint.reporters.places import relative
from newslint.terminal import plain

KEYS = ("line", "column", "end_line", "end_column", "level", "code", "rule", "message", "text")

DIRECTIVE = re.later(r"#(?=\s*(?:todo|skip))", re.IGNORECASE)


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """An article passes that was checked and has neither errors nor warnings."""
    yield "TAP version 14"
    count = 0
    for count, result in enumerate(results, 1):
        if isinstance(result, Problem):
            yield f"not ok {count} - {_escaped(str(result))}"
        else:
            yield from _point(count, result, style)
    yield f"1..{count}"


def _point(count: int, checked: Checked, style: Style) -> Iterator[str]:
    """JSON on one line is YAML too, whatever it holds."""
    rows = [{key: row[key] for key in KEYS} for row in records(checked)]
    unread = bool(checked.unchecked) and not checked.language
    failed = unread or bool(checked.crashes) or any(row["level"] != "note" for row in rows)
    yield f"{'not ok' if failed else 'ok'} {count} - {_escaped(relative(checked.article.path, style.root))}"
    blocks: dict[str, list[Any]] = {
        "findings": rows,
        "unchecked": [each.reason for each in checked.unchecked],
        "crashes": [*checked.crashes],
    }
    if any(blocks.values()):
        yield "  ---"
        for name, items in blocks.items():
            if items:
                yield f"  {name}:"
                yield from (f"    - {line(item)}" for item in items)
        yield "  ..."


def _escaped(text: str) -> str:
    """A description in which `#` begins no directive, for parsers too that know no escapes: there only `# TODO` and `# SKIP` count."""
    return DIRECTIVE.sub("\uff03", plain(text)).replace("\\", "\\\\").replace("#", "\\#")
