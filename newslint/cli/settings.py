"""The options that commands share which read rules or articles. A command takes those that change what it does."""

from __future__ import annotations

import os
from collections.abc import Sequence

from newslint.errors import NewslintError, Problem
from newslint.files import STDIN
from newslint.plan import ANY
from newslint.session import Request, Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _ActionsContainer

OF_ARTICLES = "the articles' language; otherwise told from each article"
STDIN_NAME = "stdin.txt"
"""What standard input is called where nobody says."""
UNSET = {
    **dict.fromkeys(("select", "ignore", "lang", "ui_lang", "include", "exclude", "encoding")),
    "jobs": 1,
    "no_cache": True,
}
"""What holds for options that a command does not take."""


def add_profile(parser: ArgumentParser) -> None:
    """Which configuration holds."""
    parser.set_defaults(**UNSET)
    group = parser.add_argument_group("settings")
    group.add_argument("--config", metavar="FILE", help="this configuration and no other")
    group.add_argument("--no-config", action="store_true", help="the shipped profile only")


def add_rules(parser: ArgumentParser, *, lang: str = "only rules of this language") -> None:
    """What every command takes that reads rules; `lang` says what the language is for."""
    add_profile(parser)
    group = parser.add_argument_group("rules")
    group.add_argument("--select", action="append", metavar="RULE", help="only these rules: name, glob, code or family; repeatable")
    group.add_argument("--ignore", action="append", metavar="RULE", help="not these rules; repeatable")
    add_languages(group, lang)


def add_languages(parser: _ActionsContainer, lang: str = OF_ARTICLES) -> None:
    """What language is read, and what language is spoken."""
    parser.add_argument("--lang", metavar="CODE", help=lang)
    parser.add_argument("--ui-lang", metavar="CODE", help="the language of messages; otherwise the article's")


def add_files(parser: ArgumentParser) -> _ActionsContainer:
    """Which files are read, and how."""
    group = parser.add_argument_group("files")
    group.add_argument("--include", action="append", metavar="GLOB", help="in directories, only these files; repeatable")
    group.add_argument("--exclude", action="append", metavar="GLOB", help="in directories, not these; repeatable")
    group.add_argument("--encoding", metavar="NAME", help="the encoding of files that are not UTF-8")
    return group


def add_settings(parser: ArgumentParser, jobs: int = 1) -> None:
    """What every command takes that checks articles; `jobs` is the number of processes when nobody says one, 0 for one a processor."""
    add_rules(parser, lang=OF_ARTICLES)
    group = add_files(parser)
    group.add_argument(
        "--jobs", type=_jobs, default=str(jobs), metavar="N", help=f"worker processes; 0 means one a processor (default: {jobs})"
    )


def add_kept(parser: ArgumentParser) -> None:
    """What commands take that need not check again what they have checked before."""
    parser.set_defaults(no_cache=False)
    parser.add_argument("--no-cache", action="store_true", help="check every article anew: take no results of earlier runs and keep none")


def add_quiet(parser: _ActionsContainer, only: str) -> None:
    """What commands take that may say less; `only` says what is left."""
    parser.add_argument("-q", "--quiet", action="store_true", help=f"print only {only}")


def _jobs(word: str) -> int:
    if not word.isdecimal():
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"'{word}' is not a number of processes (0 means one a processor)")
    return int(word) or os.cpu_count() or 1


def request_of(options: Namespace, paths: Sequence[str] = (), stdin_name: str = STDIN_NAME) -> Request:
    """The command line's part of the settings. Raises NewslintError for a name of standard input where that is not read."""
    if stdin_name != STDIN_NAME and STDIN not in paths:
        raise NewslintError(Problem("--stdin-filename", "names standard input, which is not read", "give - as well"))
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
        kept=not options.no_cache,
    )


def chosen(session: Session) -> frozenset[str]:
    """The names of the rules that --select, --ignore and --lang leave. Raises NewslintError for a rule or a language that there is not."""
    session.validate()
    request = session.request
    names = session.selected(request.select) if request.select else frozenset(session.plan.names)
    names -= session.selected(request.ignore)
    return frozenset(name for name in names if not request.language or name.split("/")[0] in (ANY, request.language))


def _words(option: str, given: list[str] | None) -> tuple[str, ...]:
    """What stands between commas. An empty choice, such as an unset variable leaves, is refused: it would choose everything."""
    words = tuple(word.strip() for part in given or () for word in part.split(",") if word.strip())
    if given and not words:
        raise NewslintError(Problem(option, "names no rule"))
    return words
