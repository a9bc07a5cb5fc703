"""The command line: `newslint COMMAND`. One module a command, imported only when it is called."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from newslint import expressions
from newslint.cli.quick import read
from newslint.errors import NewslintError, Problem

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import Any

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


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns the exit status of the process."""
    if sys.stdout is None:  # closed by whoever started the process, who wants the exit status only
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    try:
        status = _run(list(sys.argv[1:] if argv is None else argv))
        sys.stdout.flush()
        expressions.keep()
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
    except SystemExit:  # of argparse, once it has said what it has to say
        raise
    except BaseException:
        import traceback

        traceback.print_exc()
        print("newslint: this is a fault of newslint, not of your text; please report it with the lines above", file=sys.stderr)
        return 3
    return status


def _run(arguments: Sequence[str]) -> int:
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    options = _quick(arguments)
    if options is None:
        from newslint.cli.parser import parse

        options = parse(arguments)
    try:
        return int(options.run(options)) if options else 2
    except SystemExit as error:  # nothing of ours does that
        raise RuntimeError("a plug-in tried to end the run") from error


def _quick(arguments: Sequence[str]) -> Namespace | None:
    """The options of a command line on which nothing needs `argparse`; None for others."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    return read(module_of(arguments[0]).add_arguments, arguments[1:])


def module_of(command: str) -> Any:
    """The module of a command, imported."""
    name = f"newslint.cli.{MODULES.get(command, command)}"
    __import__(name)
    return sys.modules[name]


def _drop_output() -> None:
    """What is still to be written to standard output goes nowhere, so that Python does not fail over it at exit."""
    output = sys.stdout.fileno()
    os.close(output)  # first, so that there is room for another where files are scarce
    nowhere = os.open(os.devnull, os.O_WRONLY)
    if nowhere != output:
        os.dup2(nowhere, output)
