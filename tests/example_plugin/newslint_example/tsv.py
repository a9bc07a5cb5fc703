"""Findings as columns for a spreadsheet: path, line, code, message."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.errors import Problem
from newslint.reporters import Result, Style
from newslint.spans import Lines
from newslint.terminal import plain


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A line for every finding."""
    yield "path\tline\tcode\tmessage"
    for result in results:
        if isinstance(result, Problem):
            continue
        lines = Lines(result.article.source)
        for finding in result.findings:
            line, _ = lines.locate(finding.start)
            yield "\t".join((plain(result.article.path), str(line), finding.code, plain(finding.message)))
