"""Reviewdog's diagnostic format, a finding a line: comments in reviews on GitHub, GitLab, Gitea and Bitbucket."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from newslint.errors import Problem
from newslint.finding import Checked, Finding
from newslint.reporters import Result, Style
from newslint.reporters.jsonl import line
from newslint.reporters.places import BytePlaces, relative
from newslint.reporters.wording import Wording, reason_of, say, ways_out
from newslint.spans import Span

SEVERITIES = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}
SOURCE = {"name": "newslint"}


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A `Diagnostic` a line. Columns are bytes of UTF-8, the end is exclusive."""
    for result in results:
        for diagnostic in diagnostics(result, style):
            yield line({**diagnostic, "source": SOURCE})


def diagnostics(result: Result, style: Style) -> Iterator[dict[str, Any]]:
    """The findings of one input, and what was not checked in it."""
    if isinstance(result, Problem):
        yield {"message": str(result), "location": {"path": result.where}, "severity": "ERROR"}
        return
    wording, path, places = style.wording(result.language), relative(result.article.path, style.root), BytePlaces(result.article.source)

    def located(span: Span) -> dict[str, Any]:
        return {"start": places.at(span.start), "end": places.at(span.end)}

    for finding in result.findings:
        yield _diagnostic(finding, path, located(finding), style, " · ".join((finding.message, *ways_out(finding, wording))))
    yield from _unchecked(result, path, located, wording)


def _diagnostic(finding: Finding, path: str, place: dict[str, Any], style: Style, message: str) -> dict[str, Any]:
    rule = style.rules.get(finding.rule)
    code = {"value": f"{finding.code} {finding.rule}", **({"url": rule.links[0]} if rule and rule.links else {})}
    suggestions = {"suggestions": [{"range": place, "text": finding.fix.text}]} if finding.fix else {}
    return {
        "message": message,
        "location": {"path": path, "range": place},
        "severity": SEVERITIES[finding.level],
        "code": code,
        **suggestions,
    }


def _unchecked(checked: Checked, path: str, located: Callable[[Span], dict[str, Any]], wording: Wording) -> Iterator[dict[str, Any]]:
    for passage in checked.unchecked:
        message = f"{say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
        severity = "INFO" if checked.language else "ERROR"
        yield {"message": message, "location": {"path": path, "range": located(passage)}, "severity": severity}
    for crash in checked.crashes:
        yield {"message": crash, "location": {"path": path}, "severity": "ERROR"}
