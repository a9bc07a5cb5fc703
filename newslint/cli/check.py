"""`newslint check`: findings of articles, as text for people or as lines for programs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from newslint.cli.fixing import add_fixes, check_fixes
from newslint.cli.scope import Scope, add_scope, settle, unjudged
from newslint.cli.settings import STDIN_NAME, add_kept, add_quiet, add_settings, request_of
from newslint.errors import NewslintError, Problem
from newslint.files import STDIN
from newslint.records import replace
from newslint.registry import resolve
from newslint.reporters import Reporter, Result, Style
from newslint.rule import LEVELS
from newslint.session import Session
from newslint.terminal import room

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Any

    from newslint.writing import Draft


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint check` takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="articles or directories; - reads standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", default=STDIN_NAME, help="the name, and so the format, of standard input")
    add_settings(parser)
    add_kept(parser)
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
    add_quiet(shown, "findings and what could not be checked: no article card, no summary, no notes")
    shown.add_argument("--show-allowed", action="store_true", help="also list what allowances let stand, with their reasons")
    shown.add_argument("--statistics", action="store_true", help="end with the number of findings of each rule")
    shown.add_argument("--fail-on", choices=LEVELS, help="the mildest level that makes the exit status 1 (default: error)")
    shown.add_argument("--exit-zero", action="store_true", help="findings do not change the exit status")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Checks, reports, and says by the exit status how it went."""
    settle(options)
    if not options.paths:
        raise NewslintError(Problem("", "nothing to check", "give articles or directories, . for this one, or - for standard input"))
    check_fixes(options)
    session = Session(request_of(options, options.paths, options.stdin_filename))
    outputs = _outputs(options, session) if options.format or not options.diff else []
    outputs = [] if options.diff else outputs  # a name that is no format is a mistake all the same
    told = any(getattr(reporter, "TELLS_UNCHECKED", True) for reporter, _ in outputs)
    scope, seen = Scope(options, session), Seen(session.fail_on(options.fail_on), passages=not told, quiet=options.quiet)
    results: Iterable[Result] = map(seen.note, _watched(_results(options, session, scope), session))
    if any(target for _, target in outputs):
        from contextlib import ExitStack

        from newslint.writing import Draft

        with ExitStack() as stack:
            files = [(reporter, stack.enter_context(Draft(target)) if target else None, target) for reporter, target in outputs]
            _report(files, results, options, session)
    else:
        _report([(reporter, None, "") for reporter, _ in outputs], results, options, session)
    if options.statistics:
        for line in seen.statistics():
            print(line, file=sys.stderr)
    stale = scope.told(quiet=options.quiet) and not options.exit_zero
    return seen.status(exit_zero=options.exit_zero) or int(stale)


def _report(outputs: list[tuple[Reporter, Draft | None, str]], results: Iterable[Result], options: Namespace, session: Session) -> None:
    """Prints or writes the results in each format; the articles are kept for as long as that takes only where there are several."""
    shown = sys.stderr if options.fix and STDIN in options.paths else sys.stdout
    styles = [_style(options, target, session) for _, _, target in outputs]
    if len(outputs) != 1:
        results = tuple(results)
    for (reporter, draft, _), style in zip(outputs, styles, strict=True):
        stream = draft or shown
        for line in reporter.report(results, style):
            stream.write(line + "\n")


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
            if isinstance(result, Problem):
                yield result
            elif not scope.passed_over(judged := scope.judged(result, scope.changed(result))):
                yield judged
        except NewslintError as error:
            yield from error.problems


def _watched(results: Iterable[Result], session: Session) -> Iterable[Result]:
    """The results, with their progress shown where there are several and somebody may be looking."""
    if sys.stderr is None or not sys.stderr.isatty() or len(session.found.paths) < 2:
        return results
    from newslint.cli import progress

    return progress.shown(results, len(session.found.paths))


class Seen:
    """What passed by on its way to the reporters, for the exit status and the statistics."""

    def __init__(self, threshold: int, *, passages: bool, quiet: bool) -> None:
        self._threshold, self._passages, self._quiet = threshold, passages, quiet
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
        for note in () if self._quiet else result.article.notes:
            self._tell(Problem(path, note))
        if not result.article.source.strip() and not self._quiet:
            self._tell(Problem(path, "holds no text"))
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
        outputs.append((reporter(name, session), target or options.output or ""))
    targets = {os.path.realpath(target) if target else "" for _, target in outputs}
    if len(targets) < len(outputs):
        raise NewslintError(Problem("--format", "two formats for one output", "give each its file: --format jsonl:out.jsonl"))
    there = [target for target in targets if os.path.exists(target)]
    for path in session.found.paths if there else ():
        if path != STDIN and any(os.path.samefile(path, target) for target in there):
            raise NewslintError(Problem(path, "is an article to check and would be overwritten", "write the report to another file"))
    return outputs


def reporter(name: str, session: Session) -> Any:
    """The module of a format; what it needs, the articles carry from here on. Raises NewslintError when there is none of that name."""
    if name not in session.registry.reporters:
        from newslint.mistakes import close

        hint = close(name, session.registry.reporters) or f"there are {', '.join(sorted(session.registry.reporters))}"
        raise NewslintError((Problem("--format", f"no format is called '{name}'", hint), *session.registry.problems))
    found = resolve(session.registry.reporters[name])
    if getattr(found, "NEEDS_SPEECH", False):
        session.request = replace(session.request, speech=True)
    return found


def _style(options: Namespace, target: str, session: Session) -> Style:
    terminal = not target and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colour = options.color == "always" or (options.color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    return Style(
        colour=colour,
        width=min(max(room(100), 40), 120),
        language=session.interface,
        allowed=options.show_allowed,
        quiet=options.quiet,
        interfaces=session.interfaces,
        rules=session.plan.rules,
        root=os.getcwd(),
        baseline=options.baseline is not None,
        skipped=session.found.skipped,
    )
