"""A report as Markdown, for a mail, a ticket or a repository: the sums, the first rows of each table, and every query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newslint.archive.figures import Filled, is_unsaid
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
        if voice.has(f"{key}.note") and key != "rules":  # which speaks of examples
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
    if key in SUMS:
        values = dict(zip(filled.columns, filled.rows[0], strict=True))
        yield from (f"- {voice.tell(f'sum.{name}', **values)}" for name in SUMS[key])
    elif key in SINGLE:
        cells = zip(filled.columns, filled.rows[0], decimals, strict=True)
        yield from (f"- {voice.column(name)}: {voice.value(name, value, needed)}" for name, value, needed in cells)
    else:
        yield from _table(filled, voice, decimals)
    yield ""


def _table(filled: Filled, voice: Voice, decimals: Sequence[int | None]) -> Iterator[str]:
    numbers = [any(isinstance(row[at], int | float) for row in filled.rows) for at in range(len(filled.columns))]
    yield f"| {' | '.join(map(voice.column, filled.columns))} |"
    yield f"|{'|'.join('--:' if number else '---' for number in numbers)}|"
    rows = filled.rows[-MOST:] if filled.figure.chart == "line" else filled.rows[:MOST]  # of months the last
    for row in rows:
        shown = [_cell(voice, *cell) for cell in zip(filled.columns, row, decimals, strict=True)]
        if is_small(filled, row):
            rates = {at for at, name in enumerate(filled.columns) if name.startswith(("per_", "share_"))}
            shown = [f"{cell} \\*" if at in rates else cell for at, cell in enumerate(shown)]
        yield f"| {' | '.join(shown)} |"
    if is_unsaid(filled):
        yield from ("", markdown(voice.unsaid(filled.columns[0])))
    if filled.total > MOST:
        yield from ("", voice.tell("rows", shown=MOST, total=filled.total))


def _cell(voice: Voice, name: str, value: object, needed: int | None) -> str:
    """A value; what the archive says is made plain text."""
    told = voice.value(name, value, needed)
    return markdown(told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…") if isinstance(value, str) else told
