"""A report as Markdown, for a mail, a ticket or a repository: the sums, the first rows of each table, and every query."""

from __future__ import annotations

from collections.abc import Iterator

from newslint.archive.figures import Filled
from newslint.archive.numbers import Voice, is_small, places
from newslint.archive.page import SINGLE, SUMS, about
from newslint.archive.report import Report
from newslint.reporters.escaping import markdown

MOST = 15
"""Rows of a table."""
LONGEST = 80
LEFT_OUT = ("outlet_families", "month_families", "examples", "coverage", "sources_outlets")
"""Figures that the page has and the summary has not."""


def digest(report: Report, voice: Voice) -> Iterator[str]:
    """The summary, line by line."""
    yield f"# {markdown(voice.say('title'))}"
    yield ""
    for line in about(report, voice):
        yield f"{markdown(line)}  "
    shown: list[Filled] = []
    for key, filled in report.sections():
        here = [each for each in filled if each.figure.key not in LEFT_OUT and each.rows]
        if not here:
            continue
        yield from ("", f"## {markdown(voice.say(key))}", "")
        if voice.has(f"{key}.note"):
            yield from (markdown(voice.say(f"{key}.note")), "")
        for each in here:
            yield from _figure(each, voice, key)
        shown.extend(here)
    yield from ("", f"## {markdown(voice.say('queries'))}")
    for each in shown:
        yield from ("", f"{markdown(voice.say(each.figure.key))}:", "", "```sql", *each.sql.splitlines(), "```")


def _figure(filled: Filled, voice: Voice, section: str) -> Iterator[str]:
    key = filled.figure.key
    if key != section:
        yield from (f"### {markdown(voice.say(key))}", "")
    decimals = places(filled)
    if key in SINGLE:
        values = dict(zip(filled.columns, filled.rows[0], strict=True))
        yield from (f"- {markdown(voice.tell(f'sum.{name}', **values))}" for name in SUMS.get(key, ()))
        if key not in SUMS:
            yield from (
                f"- {markdown(voice.column(name))}: {voice.value(name, values[name], decimals[at])}" for at, name in enumerate(values)
            )
    else:
        yield _row(voice.column(name) for name in filled.columns)
        yield _row("--:" if decimals[at] is not None or _is_count(filled, at) else "---" for at in range(len(filled.columns)))
        for row in filled.rows[:MOST]:
            marked = is_small(filled, row)
            yield _row(
                _short(voice.value(name, value, decimals[at])) + (" *" if marked and name.startswith(("per_", "share_")) else "")
                for at, (name, value) in enumerate(zip(filled.columns, row, strict=True))
            )
        if filled.total > MOST:
            yield from ("", markdown(voice.tell("rows", shown=MOST, total=filled.total)))
    yield ""


def _is_count(filled: Filled, at: int) -> bool:
    return any(isinstance(row[at], int) for row in filled.rows)


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(map(markdown, cells))} |"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
