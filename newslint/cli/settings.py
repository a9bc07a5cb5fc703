"""The options that every command takes which reads rules or articles."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newslint.errors import NewslintError, Problem
from newslint.session import Request, Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_settings(parser: ArgumentParser) -> None:
    """What every command takes that reads articles."""
    rules = parser.add_argument_group("rules and settings")
    rules.add_argument("--select", action="append", metavar="RULE", help="only these rules: name, glob, code or family; repeatable")
    rules.add_argument("--ignore", action="append", metavar="RULE", help="not these rules; repeatable")
    rules.add_argument("--config", metavar="FILE", help="this configuration and no other")
    rules.add_argument("--no-config", action="store_true", help="the shipped profile only")
    rules.add_argument("--lang", metavar="CODE", help="the articles' language; otherwise told from each article")
    rules.add_argument("--ui-lang", metavar="CODE", help="the language of messages; otherwise the article's")
    files = parser.add_argument_group("files")
    files.add_argument("--include", action="append", metavar="GLOB", help="in directories, only these files; repeatable")
    files.add_argument("--exclude", action="append", metavar="GLOB", help="in directories, not these; repeatable")
    files.add_argument("--encoding", metavar="NAME", help="the encoding of files that are not UTF-8")
    files.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="worker processes; 0 means one a processor (default: 1)")


def _jobs(word: str) -> int:
    if not word.isdecimal():
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"'{word}' is not a number of processes (0 means one a processor)")
    return int(word) or os.cpu_count() or 1


def request_of(options: Namespace, paths: Sequence[str] = (), stdin_name: str = "stdin.txt") -> Request:
    """The command line's part of the settings."""
    return Request(
        paths=tuple(paths),
        stdin_name=stdin_name,
        select=_words("--select", options.select),
        ignore=_words("--ignore", options.ignore),
        config=options.config,
        no_config=options.no_config,
        language=options.lang or "",
        interface=options.ui_lang or "",
        include=tuple(options.include or ()),
        exclude=tuple(options.exclude or ()),
        encoding=options.encoding,
        jobs=options.jobs,
    )


def chosen(session: Session) -> frozenset[str]:
    """The names of the rules that --select and --ignore leave. Raises NewslintError for a rule or a language that there is not."""
    session.validate()
    request = session.request
    names = session.selected(request.select) if request.select else frozenset(session.plan.names)
    return names - session.selected(request.ignore)


def _words(option: str, given: list[str] | None) -> tuple[str, ...]:
    """What stands between commas. An empty choice, such as an unset variable leaves, is refused: it would choose everything."""
    words = tuple(word.strip() for part in given or () for word in part.split(",") if word.strip())
    if given and not words:
        raise NewslintError(Problem(option, "names no rule"))
    return words
