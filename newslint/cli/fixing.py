"""The options of `newslint check` that mend what it finds."""

from __future__ import annotations

from newslint.errors import NewslintError, Problem
from newslint.files import STDIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_fixes(parser: ArgumentParser) -> None:
    """What `newslint check` takes to mend what it finds."""
    group = parser.add_argument_group("fixes")
    group.add_argument(
        "--fix", action="store_true", help="apply the fixes that cannot change the meaning; standard input goes to standard output"
    )
    group.add_argument("--unsafe-fixes", action="store_true", help="with --fix or --diff: also the fixes that are suggestions")
    group.add_argument("--diff", action="store_true", help="print what --fix would change and write nothing")


def check_fixes(options: Namespace) -> None:
    """Raises NewslintError for options that do not go together."""
    if options.unsafe_fixes and not (options.fix or options.diff):
        raise NewslintError(Problem("--unsafe-fixes", "goes with --fix or --diff"))
    if options.diff and (options.output or any(":" in wanted for wanted in options.format or ())):
        raise NewslintError(Problem("--diff", "prints a patch and writes no report", "leave it out, or the file of the report"))
    if options.fix and STDIN in options.paths and len(options.paths) > 1:
        raise NewslintError(Problem("--fix", "standard input cannot be fixed together with files", "give one or the other"))
