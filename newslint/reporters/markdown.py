"""A report for a comment on a pull request or the summary of a job: a table an article, and its card."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newslint.article import Article
from newslint.errors import Problem
from newslint.finding import Checked, Finding, Unchecked
from newslint.reporters import Result, Style, Tally
from newslint.reporters.escaping import code, markdown
from newslint.reporters.places import relative
from newslint.reporters.wording import Wording, card_facts, level_name, reason_of, say, summary, ways_out
from newslint.spans import Lines
from newslint.tight import around

BADGES = {"error": "🔴", "warning": "🟡", "note": "🔵"}


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """A section an article, then what could not be read, and the summary. Columns count code points."""
    tally, language, problems = Tally(), "", []
    for result in results:
        tally += Tally.of(result)
        if isinstance(result, Problem):
            problems.append(result)
        else:
            language = language or result.language
            yield from _article(result, style)
    wording = style.wording(language)
    if problems:
        yield f"### {markdown(say(wording, 'report.unchecked'))}"
        yield ""
        yield from (f"- {markdown(str(problem))}" for problem in problems)
        yield ""
    yield f"**{markdown(summary(tally, wording, style.skipped))}**"


def _article(checked: Checked, style: Style) -> Iterator[str]:
    wording, lines = style.wording(checked.language), Lines(checked.article.source)
    yield f"### {code(relative(checked.article.path, style.root))}"
    yield ""
    if checked.findings:
        yield "| " + " | ".join(markdown(say(wording, f"report.{key}")) for key in ("place", "level", "finding", "rule")) + " |"
        yield "|---|---|---|---|"
        yield from (_row(finding, checked.article, lines, wording) for finding in checked.findings)
    elif not checked.unchecked:
        yield markdown(say(wording, "summary.none"))
    yield ""
    notes = [*(_unchecked(passage, lines, wording) for passage in checked.unchecked), *map(markdown, checked.crashes)]
    if notes:
        yield from (f"- {note}" for note in notes)
        yield ""
    if checked.card:
        yield f"**{markdown(say(wording, 'card.title'))}**"
        yield ""
        yield from (f"- {markdown(label)}: {markdown(fact)}" for label, fact in card_facts(checked.card, wording))
        yield ""


def _row(finding: Finding, article: Article, lines: Lines, wording: Wording) -> str:
    line, column = lines.locate(finding.start)
    parts = [markdown(finding.message), _excerpt(finding, article), *map(markdown, ways_out(finding, wording))]
    level = f"{BADGES[finding.level]} {markdown(level_name(wording, finding.level))}"
    rule = code(f"{finding.code} {finding.rule}").replace("|", "\\|")
    return f"| {line}:{column} | {level} | {'<br>'.join(part for part in parts if part)} | {rule} |"


def _excerpt(finding: Finding, article: Article) -> str:
    """The sentence, the words found underlined; nothing for a finding of what is not there."""
    whole = finding.sentence
    if whole is None or finding.start >= finding.end or (whole.start, whole.end) == (finding.start, finding.end):
        return f"<ins>{markdown(finding.text)}</ins>" if finding.text.strip() else ""
    before, _, after = around(article, whole, finding.start, finding.end)
    lead, trail = " " if before[-1:].isspace() else "", " " if after[:1].isspace() else ""
    return f"{markdown(before)}{lead}<ins>{markdown(finding.text)}</ins>{trail}{markdown(after)}"


def _unchecked(passage: Unchecked, lines: Lines, wording: Wording) -> str:
    line, column = lines.locate(passage.start)
    return f"{line}:{column} {markdown(say(wording, 'report.unchecked'))}: {markdown(reason_of(wording, passage.reason))}"
