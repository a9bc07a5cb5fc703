"""Checkstyle XML: what Jenkins, reviewdog and many editors read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint import __version__
from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style
from newslint.reporters.markup import inert
from newslint.reporters.places import relative
from newslint.reporters.wording import reason_of, say
from newslint.spans import Lines

SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A `file` an article, an `error` a finding. Columns count code points, from 1."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<checkstyle version="{__version__}">'
    for result in results:
        if isinstance(result, Problem):
            yield f'<file name="{inert(result.where)}">'
            yield _error(1, 1, "error", str(result), "newslint.unchecked")
        else:
            yield f'<file name="{inert(relative(result.article.path, style.root))}">'
            yield from _errors(result, style)
        yield "</file>"
    yield "</checkstyle>"


def _errors(checked: Checked, style: Style) -> Iterator[str]:
    lines, wording = Lines(checked.article.source), style.wording(checked.language)
    for finding in checked.findings:
        source = "newslint." + finding.rule.replace("/", ".")
        yield _error(*lines.locate(finding.start), SEVERITIES[finding.level], f"{finding.code} {finding.message}", source)
    for passage in checked.unchecked:
        text = f"{say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
        yield _error(*lines.locate(passage.start), "info" if checked.language else "error", text, "newslint.unchecked")
    for crash in checked.crashes:
        yield _error(1, 1, "error", crash, "newslint.crash")


def _error(line: int, column: int, severity: str, message: str, source: str) -> str:
    return f'<error line="{line}" column="{column}" severity="{severity}" message="{inert(message)}" source="{inert(source)}"/>'
