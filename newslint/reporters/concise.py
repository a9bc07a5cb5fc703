"""One line a finding, as compilers print them: editors, grep and problem matchers know what to do with it."""

from __future__ import annotations

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style, Tally
from newslint.reporters.wording import reason_of, say, summary
from newslint.spans import Lines
from newslint.terminal import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """`path:line:column: level: message [CODE rule]`, and a summary. Columns count code points."""
    tally, language = Tally(), ""
    for result in results:
        tally += Tally.of(result)
        if not isinstance(result, Problem):
            language = language or result.language
            yield from _article(result, style)
    if not style.quiet:
        yield summary(tally, style.wording(language), style.skipped)


def _article(checked: Checked, style: Style) -> Iterator[str]:
    lines, wording = Lines(checked.article.source), style.wording(checked.language)
    path = plain(checked.article.path)
    for finding in checked.findings:
        line, column = lines.locate(finding.start)
        yield f"{path}:{line}:{column}: {finding.level}: {plain(finding.message)} [{plain(f'{finding.code} {finding.rule}')}]"
    for passage in checked.unchecked:
        line, column = lines.locate(passage.start)
        yield f"{path}:{line}:{column}: {say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
