"""The command line: `newslint COMMAND`. One module a command, imported only when it is called."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from typing import Any, NoReturn

from newslint import __version__
from newslint.errors import NewslintError, Problem
from newslint.terminal import plain, room

COMMANDS = {
    "check": "check articles and report findings",
    "audit": "check archives of any size, with findings as Parquet",
    "report": "show an audit as a page: rates, trends, left-overs, sources, what changed",
    "query": "ask an audit's tables in SQL",
    "mine": "find what an archive's pages repeat, and propose rules against it",
    "try": "show what a rule would find in an archive, and at what cost",
    "sources": "print who says what in an article",
    "baseline": "keep findings on record, so that only new ones are reported",
    "explain": "explain a rule: what, why, examples, limits, how to allow",
    "rules": "list the rules",
    "docs": "write the manual, a page a rule",
    "test": "run the examples in rule files",
    "config": "print the settings that hold for a file and where each comes from",
    "init": "write a first newslint.yaml, a pre-commit entry and a rule of the house",
    "schema": "print the JSON Schema that editors complete rule files from",
    "completion": "print a script that completes commands and options in a shell",
}
MODULES = {"try": "trial"}
"""Commands whose module has another name, as theirs is a word of Python."""
INTERRUPTED, NO_READER = 130, 141
"""As a shell has it for a process that SIGINT or SIGPIPE ended."""
STATUS = """exit status:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  something could not be checked, or a mistake in what was given
  3  newslint itself failed"""


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status of the process."""
    if sys.stdout is None:  # closed by whoever started the process, who wants the exit status only
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
    except NewslintError as error:
        for problem in error.problems:
            print(f"newslint: {problem}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("newslint: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return NO_READER
    except OSError as error:  # a full disk, most likely: every path that was given is looked after where it is opened
        print(f"newslint: {Problem(error.filename or 'output', error.strerror or str(error))}", file=sys.stderr)
        _drop_output()
        return 2
    except Exception:
        import traceback

        traceback.print_exc()
        print("newslint: this is a fault of newslint, not of your text; please report it with the lines above", file=sys.stderr)
        return 3
    return status


def _run(arguments: Sequence[str]) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    parser = _parser(arguments)
    options, late = parser.parse_known_args(arguments)
    if any(word.startswith("-") for word in late if word != "-") or (late and not hasattr(options, "paths")):
        parser.error(f"unrecognized arguments: {' '.join(late)}")
    if late:  # paths after an option that follows another positional, which argparse leaves over
        options.paths = [*options.paths, *late]
    if not hasattr(options, "run"):
        parser.print_help(sys.stderr)
        return 2
    return int(options.run(options))


def _drop_output() -> None:
    """What is still to be written to standard output goes nowhere, so that Python does not fail over it at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class Parser(ArgumentParser):
    """A parser that tells a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """Ends the process with status 2."""
        self.exit(2, f"newslint: {plain(message)} (see {self.prog} --help)\n")


def _formatter(prog: str) -> HelpFormatter:
    """Told the width, as it would import half of what packs and copies files to find it out."""
    return RawDescriptionHelpFormatter(prog, width=room(80) - 2)


def _parser(arguments: Sequence[str]) -> ArgumentParser:
    """The parser with the arguments of the command given only; the others are known by name, or not at all when it comes first."""
    command = next((word for word in arguments if not word.startswith("-")), "")
    named = [command] if arguments[:1] == [command] and command in COMMANDS else [*COMMANDS]
    parser = Parser(
        prog="newslint",
        description="Marks in a news article what a careful desk editor would send back to the reporter.",
        epilog=STATUS,
        formatter_class=_formatter,
    )
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="newslint")
    for name in named:
        summary = COMMANDS[name]
        described = f"{summary[0].upper()}{summary[1:]}."
        child = commands.add_parser(name, help=summary, description=described, epilog=STATUS, formatter_class=_formatter)
        if name == command:
            module_of(name).add_arguments(child)
    return parser


def module_of(command: str) -> Any:
    """The module of a command, imported."""
    return import_module(f"newslint.cli.{MODULES.get(command, command)}")
