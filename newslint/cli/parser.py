"""The command line as `argparse` reads it: help, mistakes, and whatever is not plain enough for `quick`."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, HelpFormatter, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterable, Sequence
from typing import NoReturn

from newslint import __version__
from newslint.cli import COMMANDS, module_of
from newslint.terminal import plain, room

LIKE = 0.7
"""How like a known word a mistyped one must be, from 0 to 1."""
ELSEWHERE = {
    "lint": "check",
    "fix": "check --fix",
    "diff": "check --diff",
    "card": "sources",
    "version": "--version",
    "--dry-run": "--diff",
    "--rule": "--select",
    "--rules": "--select",
    "--disable": "--ignore",
    "--language": "--lang",
    "--severity": "--fail-on",
    "--level": "--fail-on",
    "--no-color": "--color never",
}
"""What other programs call a command or an option of ours."""
OUTCOMES = {
    "check": ("nothing at or above --fail-on", "findings at or above --fail-on, or a baseline that is out of date"),
    "baseline": ("done", "update: there are new findings, and they are not accepted"),
    "test": ("every example holds", "an example does not hold"),
}
"""What the exit statuses 0 and 1 of a command mean; the others end with 0 when they have done what was asked."""


def parse(arguments: Sequence[str]) -> Namespace | None:
    """The options; None without a command, when the help is printed instead. Ends the process after help and for a mistake."""
    if arguments[:1] == ["help"]:
        arguments = [*arguments[1:], "--help"]
    parser = _parser(arguments)
    for word in _command(arguments):
        if word not in COMMANDS:
            file = f"; did you mean newslint check {word}?" if os.path.exists(word) else ""
            parser.error(f"no command '{word}'" + (file or _meant(word, [*COMMANDS, "--version"]) or f": there are {', '.join(COMMANDS)}"))
    options, late = parser.parse_known_args(arguments)
    if any(word.startswith("-") for word in late if word != "-") or (late and not hasattr(options, "paths")):
        parser.prog = " ".join(("newslint", *_command(arguments)))  # whose help has the options
        unknown = next((word for word in late if word.startswith("--")), "")
        parser.error(f"unrecognized arguments: {' '.join(late)}{_meant(unknown.partition('=')[0], _options(arguments))}")
    if late:  # paths after an option that follows another positional, which argparse leaves over
        options.paths = [*options.paths, *late]
    if hasattr(options, "run"):
        return options
    parser.print_help(sys.stderr)
    return None


class Parser(ArgumentParser):
    """A parser that tells a mistake in one line."""

    def error(self, message: str) -> NoReturn:
        """Ends the process with status 2."""
        self.exit(2, f"newslint: {plain(message)} (see {self.prog} --help)\n")


def _formatter(prog: str) -> HelpFormatter:
    """Told the width, as it would import half of what packs and copies files to find it out."""
    return RawDescriptionHelpFormatter(prog, width=room(80) - 2)


def _statuses(command: str) -> str:
    """The exit statuses of a command, for its help."""
    good, *bad = OUTCOMES.get(command, ("done",))
    rows = [f"  0  {good}", *(f"  1  {what}" for what in bad)]
    rows += ["  2  something could not be checked, or a mistake in what was given", "  3  newslint itself failed"]
    return "\n".join(("exit status:", *rows))


def _meant(word: str, known: Iterable[str]) -> str:
    """A question after what was mistyped; empty when nothing is like it."""
    from difflib import get_close_matches

    names = {name.lstrip("-"): name for name in known}
    bare = word.lstrip("-")
    if (meant := ELSEWHERE.get(word, "")).split(" ")[0] in names.values():
        return f"; did you mean {meant}?"
    near = [name for name in names if sorted(name) == sorted(bare)] or get_close_matches(bare, names, 1, LIKE)
    return f"; did you mean {names[near[0]]}?" if near else ""


def _options(arguments: Sequence[str]) -> list[str]:
    """The long options of the command that is given."""
    known = ["--help", "--version"]
    for command in _command(arguments):
        parser = ArgumentParser()
        module_of(command).add_arguments(parser)
        known = [name for action in parser._actions for name in action.option_strings if name.startswith("--")]
    return known


def _command(arguments: Sequence[str]) -> list[str]:
    """The word that names the command, if there is one."""
    return [word for word in arguments if not word.startswith("-")][:1]


def _parser(arguments: Sequence[str]) -> ArgumentParser:
    """The parser with the arguments of the command given only; the others are known by name, or not at all when it comes first."""
    command = "".join(_command(arguments))
    named = [command] if arguments[:1] == [command] and command in COMMANDS else [*COMMANDS]
    parser = Parser(
        prog="newslint",
        description="Marks in a news article what a careful desk editor would send back to the reporter.",
        epilog=_statuses("check"),
        formatter_class=_formatter,
    )
    parser.add_argument("--version", action="version", version=f"newslint {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", prog="newslint")
    for name in named:
        summary = COMMANDS[name]
        described = f"{summary[0].upper()}{summary[1:]}."
        child = commands.add_parser(name, help=summary, description=described, epilog=_statuses(name), formatter_class=_formatter)
        if name == command:
            module_of(name).add_arguments(child)
    return parser
