"""SARIF 2.1.0: what GitHub code scanning, Azure DevOps and editors read. One run, results as they come, the rules they name after them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from newslint import __version__
from newslint.errors import Problem
from newslint.finding import Allowed, Finding
from newslint.reporters import Result, Style
from newslint.reporters.descriptors import descriptor, message
from newslint.reporters.jsonl import line
from newslint.reporters.places import uri
from newslint.reporters.wording import reason_of, say, suggestion, ways_out
from newslint.spans import Lines, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
"""What relative addresses start from; left to the reader of the report, so that it is the same on every machine."""


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """The log. Columns count code points, the end is exclusive."""
    rules: dict[str, tuple[int, dict[str, Any]]] = {}
    notifications: list[dict[str, Any]] = []
    seen: dict[tuple[str, str], int] = {}
    comma = ""
    yield f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": ['
    for result in results:
        notifications += _notifications(result, style)
        for row in _results(result, style, rules, seen):
            yield comma + line(row)
            comma = ","
    yield "],"
    driver = {"name": "newslint", "version": __version__, "rules": [row for _, row in rules.values()]}
    yield f'"tool": {line({"driver": driver})},'
    bases = {ROOT: {"description": {"text": "The directory that newslint ran in."}}}
    yield f'"originalUriBaseIds": {line(bases)},'
    successful = not any(each["level"] == "error" for each in notifications)
    invocation = {"executionSuccessful": successful, "toolExecutionNotifications": notifications}
    yield f'"invocations": [{line(invocation)}]}}]}}'


def _results(
    result: Result, style: Style, rules: dict[str, tuple[int, dict[str, Any]]], seen: dict[tuple[str, str], int]
) -> Iterator[dict[str, Any]]:
    if isinstance(result, Problem):
        return
    lines, place = Lines(result.article.source), _artifact(result.article.path, style)
    wording = style.wording(result.language)
    pardons = {id(each.finding): _suppression(each) for each in result.allowed} if style.allowed else {}
    listed = [each.finding for each in result.allowed] if style.allowed else []
    for finding in (*result.findings, *listed):
        if finding.rule not in rules:
            rules[finding.rule] = len(rules), descriptor(finding, style.rules.get(finding.rule), style, wording)
        key = place["uri"], finding.fingerprint
        seen[key] = seen.get(key, 0) + 1
        yield {
            "ruleId": finding.rule,
            "ruleIndex": rules[finding.rule][0],
            "level": finding.level,
            "message": message(" · ".join((finding.message, *ways_out(finding, wording)))),
            "locations": [_location(place, lines, finding, {"snippet": {"text": finding.text}} if finding.text else {})],
            "partialFingerprints": {
                "primaryLocationLineHash": f"{finding.fingerprint}:{seen[key]}",
                "newslint/v1": finding.fingerprint,
            },
            **_fixes(finding, place, lines, wording),
            **({"baselineState": "new"} if style.baseline else {}),
            **pardons.get(id(finding), {}),
            "properties": {"code": finding.code, "family": finding.family},
        }


def _suppression(allowed: Allowed) -> dict[str, Any]:
    """A finding that may stand: by a remark in the text, which gives its reason, or by the configuration."""
    kind = {"kind": "inSource", "justification": allowed.reason} if allowed.reason else {"kind": "external"}
    return {"suppressions": [{**kind, "status": "accepted"}]}


def _fixes(finding: Finding, place: dict[str, str], lines: Lines, wording: Mapping[str, str]) -> dict[str, Any]:
    if not finding.fix:
        return {}
    replacement = {"deletedRegion": _region(lines, finding), "insertedContent": {"text": finding.fix.text}}
    change = {"artifactLocation": place, "replacements": [replacement]}
    return {"fixes": [{"description": message(suggestion(finding.fix, wording)), "artifactChanges": [change]}]}


def _notifications(result: Result, style: Style) -> Iterator[dict[str, Any]]:
    """What was not checked, and why."""
    if isinstance(result, Problem):
        yield {"level": "error", "message": message(str(result))}
        return
    lines, place, wording = Lines(result.article.source), _artifact(result.article.path, style), style.wording(result.language)
    for passage in result.unchecked:
        text = f"{say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
        level = "note" if result.language else "error"
        yield {"level": level, "message": message(text), "locations": [_location(place, lines, passage, {})]}
    for crash in result.crashes:
        yield {"level": "error", "message": message(crash), "locations": [{"physicalLocation": {"artifactLocation": place}}]}


def _artifact(path: str, style: Style) -> dict[str, str]:
    address = uri(path, style.root)
    return {"uri": address} if address.startswith("file:") else {"uri": address, "uriBaseId": ROOT}


def _location(place: dict[str, str], lines: Lines, span: Span, extra: dict[str, Any]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": place, "region": {**_region(lines, span), **extra}}}


def _region(lines: Lines, span: Span) -> dict[str, int]:
    (line_, column), (end_line, end_column) = lines.locate(span.start), lines.locate(span.end)
    return {
        "startLine": line_,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }
