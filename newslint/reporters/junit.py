"""JUnit XML: a suite an article, a failed case a finding. GitLab, Jenkins and Azure show it as test results."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.article import Article
from newslint.errors import Problem
from newslint.finding import Checked, Finding
from newslint.reporters import Result, Style
from newslint.reporters.markup import inert
from newslint.reporters.places import relative
from newslint.reporters.wording import reason_of, say, ways_out
from newslint.spans import Lines
from newslint.tight import around


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """Errors and warnings are failures, notes passed cases with output; what was not checked is skipped or an error."""
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<testsuites name="newslint">'
    for result in results:
        if isinstance(result, Problem):
            yield from _suite(result.where or "newslint", [_case(result.where, "newslint", "error", "unchecked", str(result))])
        else:
            path = relative(result.article.path, style.root)
            yield from _suite(path, list(_cases(path, result, style)) or [_case(path, "newslint", "", "", "")])
    yield "</testsuites>"


def _suite(name: str, cases: list[str]) -> Iterator[str]:
    counts = {
        kind: sum(f"<{tag} " in case for case in cases)
        for kind, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    counted = " ".join(f'{kind}="{count}"' for kind, count in counts.items())
    yield f'<testsuite name="{inert(name)}" tests="{len(cases)}" {counted}>'
    yield from cases
    yield "</testsuite>"


def _cases(path: str, checked: Checked, style: Style) -> Iterator[str]:
    lines, wording = Lines(checked.article.source), style.wording(checked.language)
    for finding in checked.findings:
        line, column = lines.locate(finding.start)
        name = f"{finding.code} {finding.rule} {line}:{column}"
        details = [_sentence(finding, checked.article), *ways_out(finding, wording)]
        tag = "system-out" if finding.level == "note" else "failure"
        yield _case(path, name, tag, finding.level, finding.message, details, line=line)
    for passage in checked.unchecked:
        line, column = lines.locate(passage.start)
        text = f"{say(wording, 'report.unchecked')}: {reason_of(wording, passage.reason)}"
        yield _case(path, f"newslint {line}:{column}", "skipped" if checked.language else "error", "unchecked", text, line=line)
    for number, crash in enumerate(checked.crashes, 1):
        yield _case(path, f"newslint crash {number}", "error", "crash", crash)


def _sentence(finding: Finding, article: Article) -> str:
    return "".join(around(article, finding.sentence or finding, finding.start, finding.end))


def _case(path: str, name: str, tag: str, kind: str, message: str, details: Iterable[str] = (), *, line: int = 0) -> str:
    """A test case; without a tag it passed."""
    place = f' file="{inert(path)}" line="{line}"' if line else ""
    head = f'<testcase classname="{inert(path)}" name="{inert(name)}"{place}'
    body = "\n".join(inert(text) for text in (message, *details) if text)
    if not tag:
        return f"{head}/>"
    if tag == "system-out":
        return f"{head}><system-out>{body}</system-out></testcase>"
    return f'{head}><{tag} message="{inert(message)}" type="{kind}">{body}</{tag}></testcase>'
