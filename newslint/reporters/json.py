"""One JSON document for the whole run: what was found, what was not checked, and every article's card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style, Tally, counted
from newslint.reporters.jsonl import line, record, records
from newslint.spans import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """The document, an article a line, so that it can be written and compared as it grows."""
    tally = Tally()
    problems: list[Problem] = []
    comma = ""
    yield '{"articles": ['
    for result in results:
        tally += Tally.of(result)
        if isinstance(result, Problem):
            problems.append(result)
            continue
        yield comma + line(_article(result))
        comma = ","
    yield "],"
    yield f'"problems": {line([{"where": each.where, "what": each.what, "hint": each.hint} for each in problems])},'
    yield f'"skipped": {line([{"path": each.path, "reason": each.reason} for each in style.skipped])},'
    yield f'"counts": {line({**asdict(tally), "skipped": counted(each.reason for each in style.skipped)})}' + "}"


def _article(checked: Checked) -> dict[str, Any]:
    lines = Lines(checked.article.source)
    card = checked.card
    return {
        "path": checked.article.path,
        "language": checked.language,
        "findings": list(records(checked)),
        "allowed": [{**record(each.finding, lines, checked), "reason": each.reason} for each in checked.allowed],
        "unchecked": [{**_place(lines, each.start, each.end), "reason": each.reason} for each in checked.unchecked],
        "crashes": list(checked.crashes),
        "card": card
        and {
            "sources": list(card.sources),
            "quotations": card.quotations,
            "reply": card.reply,
            "date": card.date,
            "place": card.place,
        },
    }


def _place(lines: Lines, start: int, end: int) -> dict[str, int]:
    begin, stop = lines.locate(start), lines.locate(end)
    return {"line": begin[0], "column": begin[1], "end_line": stop[0], "end_column": stop[1]}
