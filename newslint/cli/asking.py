"""What the commands share that ask an audit's tables: where it is, how much memory, and the database opened."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from newslint.errors import NewslintError, Problem
from newslint.session import Request, Session

if TYPE_CHECKING:
    from newslint.archive.database import Database


def add_asking(parser: ArgumentParser) -> None:
    """The options of `newslint query` and `newslint report`."""
    parser.add_argument("--against", metavar="OTHER", help="an earlier audit to set beside it")
    parser.add_argument("--memory", metavar="SIZE", help="what the database may hold in memory: 500MB, 4GB (default: 1GB)")
    group = parser.add_argument_group("settings")
    group.add_argument("--config", metavar="FILE", help="this configuration and no other")
    group.add_argument("--no-config", action="store_true", help="the shipped profile only")
    group.add_argument("--ui-lang", metavar="CODE", help="the language of the report; otherwise that of most articles")


def session_of(options: Namespace) -> Session:
    """A run that knows rules and languages. Raises NewslintError for a language that there is not."""
    session = Session(Request(config=options.config, no_config=options.no_config, interface=options.ui_lang or ""))
    session.validate()
    return session


def opened(options: Namespace, session: Session, command: str, *, often: bool = False) -> Database:
    """The audit's tables, to be closed by who asks. Raises NewslintError without DuckDB or without the audit."""
    try:
        from newslint.archive import database
    except ModuleNotFoundError as error:
        raise NewslintError(Problem("", f"{command} needs {error.name}", "pip install 'newslint[archive]'")) from error
    names = {name: number for language in session.plan.languages.values() for name, number in language.months.items()}
    return database.Database(options.audit, names, against=options.against or "", memory=options.memory or database.MEMORY, often=often)
