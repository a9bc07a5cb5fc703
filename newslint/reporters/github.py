"""Workflow commands: GitHub shows each as an annotation on the changed line. Of each level it shows ten a step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style
from newslint.reporters.places import relative
from newslint.reporters.wording import reason_of, say, ways_out
from newslint.spans import Lines, Span
from newslint.terminal import plain

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A command a finding, and one for whatever was not checked. Columns count code points; the end is exclusive."""
    for result in results:
        if isinstance(result, Problem):
            yield _command("error", str(result), {"title": "newslint"})
        else:
            yield from _article(result, style)


def _article(checked: Checked, style: Style) -> Iterator[str]:
    lines, wording = Lines(checked.article.source), style.wording(checked.language)
    path = relative(checked.article.path, style.root)
    for finding in checked.findings:
        title = {"title": f"{finding.code} {finding.rule}"}
        text = " · ".join((finding.message, *ways_out(finding, wording)))
        yield _command(COMMANDS[finding.level], text, {**_place(path, lines, finding), **title})
    for passage in checked.unchecked:
        text = f"{say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
        yield _command("notice" if checked.language else "error", text, {**_place(path, lines, passage), "title": "newslint"})
    for crash in checked.crashes:
        yield _command("error", crash, {"file": path, "title": "newslint"})


def _place(path: str, lines: Lines, span: Span) -> dict[str, str]:
    """GitHub refuses columns for what runs over several lines."""
    (line, column), (end_line, end_column) = lines.locate(span.start), lines.locate(span.end)
    place = {"file": path, "line": str(line), "endLine": str(end_line)}
    return {**place, "col": str(column), "endColumn": str(end_column)} if line == end_line else place


def _command(name: str, text: str, properties: dict[str, str]) -> str:
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(plain(text))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
