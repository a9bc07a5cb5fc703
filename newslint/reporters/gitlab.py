"""A GitLab code quality report, in the format that Code Climate brought up: the findings show in the merge request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style
from newslint.reporters.jsonl import line
from newslint.reporters.places import relative
from newslint.spans import Lines

SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}
TELLS_UNCHECKED = False
"""The format has no place for passages that were not checked; `newslint check` tells them on standard error."""


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A JSON array, a finding a line. The format has no place for what was not checked: it goes to standard error."""
    seen: dict[str, int] = {}
    comma = ""
    yield "["
    for result in results:
        if not isinstance(result, Problem):
            for issue in _issues(result, style, seen):
                yield comma + line(issue)
                comma = ","
    yield "]"


def _issues(checked: Checked, style: Style, seen: dict[str, int]) -> Iterator[dict[str, Any]]:
    lines, path = Lines(checked.article.source), relative(checked.article.path, style.root)
    for finding in checked.findings:
        yield {
            "type": "issue",
            "check_name": finding.rule,
            "description": f"{finding.code} {finding.message}",
            "categories": ["Style"],
            "severity": SEVERITIES[finding.level],
            "fingerprint": _unique(f"{path}\0{finding.fingerprint}", seen),
            "location": {
                "path": path,
                "lines": {"begin": lines.locate(finding.start)[0], "end": lines.locate(max(finding.start, finding.end - 1))[0]},
            },
        }


def _unique(place: str, seen: dict[str, int]) -> str:
    """The same from run to run, and no two alike: GitLab drops repeated fingerprints. The first of a kind is counted 0."""
    count = seen.get(place, 0)
    seen[place] = count + 1
    return blake2b(f"{place}\0{count}".encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
