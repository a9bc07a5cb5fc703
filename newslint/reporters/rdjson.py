"""Reviewdog's diagnostic format as one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.reporters import Result, Style
from newslint.reporters.jsonl import line
from newslint.reporters.rdjsonl import SOURCE, diagnostics


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A `DiagnosticResult`, a diagnostic a line. Columns are bytes of UTF-8, the end is exclusive."""
    comma = ""
    yield f'{{"source": {line(SOURCE)}, "diagnostics": ['
    for result in results:
        for diagnostic in diagnostics(result, style):
            yield comma + line(diagnostic)
            comma = ","
    yield "]}"
