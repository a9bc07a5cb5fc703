"""`newslint check`: findings of articles, as text for people or as lines for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from newslint.cli.fixing import add_fixes, check_fixes
from newslint.cli.scope import Scope, add_scope, settle, unjudged
from newslint.cli.settings import add_settings, request_of
from newslint.errors import NewslintError, Problem
from newslint.files import STDIN
from newslint.reporters import Reporter, Result, Style
from newslint.rule import LEVELS
from newslint.session import Session
from newslint.terminal import room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import TextIO


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint check` takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or directories; - reads standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", default="stdin.txt", help="the name, and so the format, of standard input")
    add_settings(parser)
    add_scope(parser)
    add_fixes(parser)
    shown = parser.add_argument_group("output")
    shown.add_argument(
        "--format",
        action="append",
        metavar="FORMAT[:FILE]",
        help="text (default) or another, such as html, jsonl, sarif, github; repeatable, each to its file",
    )
    shown.add_argument("--output", metavar="FILE", help="write the report there and not to standard output")
    shown.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="colours; auto means on a terminal only")
    shown.add_argument("--show-allowed", action="store_true", help="also list what allowances let stand, with their reasons")
    shown.add_argument("--statistics", action="store_true", help="end with the number of findings of each rule")
    shown.add_argument("--fail-on", choices=LEVELS, help="the mildest level that makes the exit status 1 (default: error)")
    shown.add_argument("--exit-zero", action="store_true", help="findings do not change the exit status")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Checks, reports, and says by the exit status how it went."""
    settle(options)
    if not options.paths:
        raise NewslintError(Problem("", "nothing to check", "give articles or directories, or - for standard input"))
    check_fixes(options)
    session = Session(request_of(options, options.paths, options.stdin_filename))
    outputs = [] if options.diff else _outputs(options, session)
    told = any(getattr(reporter, "TELLS_UNCHECKED", True) for reporter, _ in outputs)
    scope, seen = Scope(options, session), Seen(session.fail_on(options.fail_on), passages=not told)
    results: Iterable[Result] = map(seen.note, _results(options, session, scope))
    files: list[TextIO] = []
    try:
        opened = [(reporter, _stream(files, target, options), _style(options, target, session)) for reporter, target in outputs]
        if len(opened) != 1:
            results = tuple(results)
        for reporter, stream, style in opened:
            for line in reporter.report(results, style):
                stream.write(line + "\n")
    finally:
        for file in files:
            file.close()
    if options.statistics:
        for line in seen.statistics():
            print(line, file=sys.stderr)
    stale = scope.told() and not options.exit_zero
    return seen.status(exit_zero=options.exit_zero) or int(stale)


def _results(options: Namespace, session: Session, scope: Scope) -> Iterator[Result]:
    """What is found in each article and counts, after its fixes when they were asked for."""
    if options.fix or options.diff:
        from newslint.cli.fixer import Fixer

        fixer = Fixer(options, session, scope)
        for result in session.check(fixer.one):
            yield from fixer.problems()
            yield result
        fixer.told()
        return
    for result in session.check():
        try:
            yield result if isinstance(result, Problem) else scope.judged(result, scope.changed(result))
        except NewslintError as error:
            yield from error.problems


class Seen:
    """What passed by on its way to the reporters, for the exit status and the statistics."""

    def __init__(self, threshold: int, *, passages: bool) -> None:
        self._threshold, self._passages = threshold, passages
        self._rules: dict[tuple[str, str], int] = {}
        self._failed = self._unchecked = self._crashed = False
        self._told: set[Problem] = set()

    def note(self, result: Result) -> Result:
        """Remembers `result`; what could not be checked is told on standard error at once."""
        if isinstance(result, Problem):
            self._unchecked = True
            self._tell(result)
            return result
        path = result.article.path
        for note in result.article.notes:
            self._tell(Problem(path, note))
        for crash in result.crashes:
            self._crashed = True
            self._tell(Problem(path, crash))
        if problem := unjudged(result):
            self._unchecked = True
            self._tell(problem)
        elif self._passages and result.unchecked:
            reasons = ", ".join(dict.fromkeys(passage.reason for passage in result.unchecked))
            self._tell(Problem(path, f"passages not checked: {len(result.unchecked)} ({reasons})"))
        for finding in result.findings:
            key = finding.code, finding.rule
            self._rules[key] = self._rules.get(key, 0) + 1
            self._failed = self._failed or LEVELS.index(finding.level) >= self._threshold
        return result

    def _tell(self, problem: Problem) -> None:
        """A line on standard error; one mistake that stops many articles is told once."""
        if problem not in self._told:
            self._told.add(problem)
            print(f"newslint: {problem}", file=sys.stderr)

    def status(self, *, exit_zero: bool) -> int:
        """0, 1, 2 or 3 as the contract has it; the gravest wins."""
        if self._crashed:
            return 3
        if self._unchecked:
            return 2
        return 1 if self._failed and not exit_zero else 0

    def statistics(self) -> Iterator[str]:
        """A line a rule, the most frequent first."""
        for (code, rule), count in sorted(self._rules.items(), key=lambda row: (-row[1], row[0])):
            yield f"{count:6d}  {code}  {rule}"


def _outputs(options: Namespace, session: Session) -> list[tuple[Reporter, str]]:
    """Reporters with the files they write to; an empty name is standard output."""
    outputs = []
    for wanted in options.format or ["text"]:
        name, _, target = wanted.partition(":")
        outputs.append((session.reporter(name), target or options.output or ""))
    targets = {os.path.realpath(target) if target else "" for _, target in outputs}
    if len(targets) < len(outputs):
        raise NewslintError(Problem("--format", "two formats for one output", "give each its file: --format jsonl:out.jsonl"))
    there = [target for target in targets if os.path.exists(target)]
    for path in session.found.paths if there else ():
        if path != STDIN and any(os.path.samefile(path, target) for target in there):
            raise NewslintError(Problem(path, "is an article to check and would be overwritten", "write the report to another file"))
    return outputs


def _stream(files: list[TextIO], target: str, options: Namespace) -> TextIO:
    if not target:
        return sys.stderr if options.fix and STDIN in options.paths else sys.stdout
    try:
        files.append(open(target, "w", encoding="utf-8", errors="backslashreplace", newline="\n"))  # noqa: SIM115  (closed by `run`)
    except OSError as error:
        raise NewslintError(Problem(target, f"cannot be written: {error.strerror}")) from error
    return files[-1]


def _style(options: Namespace, target: str, session: Session) -> Style:
    terminal = not target and sys.stdout.isatty()
    colour = options.color == "always" or (options.color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    return Style(
        colour=colour,
        width=min(max(room(100), 40), 120),
        language=session.interface,
        allowed=options.show_allowed,
        interfaces=session.interfaces,
        rules=session.plan.rules,
        root=os.getcwd(),
        baseline=options.baseline is not None,
    )
