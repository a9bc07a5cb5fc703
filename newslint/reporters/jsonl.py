"""One JSON object a finding, one a line: what other programs read. The keys are a contract."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from newslint import expressions as re
from newslint.errors import Problem
from newslint.finding import Checked, Finding
from newslint.reporters import Result, Style
from newslint.spans import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UNPRINTABLE = re.later("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")
"""What JSON may hold bare and a terminal or an encoder had better not meet."""
COMMAND = re.later(r"(?<=##)\[|(?<=##vso)\[")
"""The same for a runner of CI."""
TELLS_UNCHECKED = False
"""The format has no place for passages that were not checked; `newslint check` tells them on standard error."""


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A line for every finding. What could not be checked has no place here: it goes to standard error."""
    for result in results:
        if not isinstance(result, Problem):
            yield from map(line, records(result))


def records(checked: Checked) -> Iterator[dict[str, Any]]:
    """The article's findings under the names of the contract. Lines and columns are 1-based, the end is exclusive."""
    lines = Lines(checked.article.source) if checked.findings else None
    return (record(finding, lines, checked) for finding in checked.findings if lines)


def record(finding: Finding, lines: Lines, checked: Checked) -> dict[str, Any]:
    """One finding under the names of the contract."""
    start, end = lines.locate(finding.start), lines.locate(finding.end)
    return {
        "path": checked.article.path,
        "line": start[0],
        "column": start[1],
        "end_line": end[0],
        "end_column": end[1],
        "rule": finding.rule,
        "code": finding.code,
        "family": finding.family,
        "level": finding.level,
        "message": finding.message,
        "text": finding.text,
        "fix": {"text": finding.fix.text, "safety": finding.fix.safety} if finding.fix else None,
        "basis": finding.basis,
        "fingerprint": finding.fingerprint,
    }


def line(value: Any) -> str:
    """`value` as JSON on one line, readable in any script, nothing in it that a terminal obeys."""
    text = UNPRINTABLE.sub(_escaped, json.dumps(value, ensure_ascii=False))
    return COMMAND.sub(_escaped, text) if "##" in text else text


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
