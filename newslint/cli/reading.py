"""What commands share that read archives themselves: their options, and each record as an article."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator

from newslint.archive import walk
from newslint.archive.articles import article
from newslint.article import Article, Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.fields import parse_mapping
from newslint.records import replace
from newslint.session import Session
from newslint.tight import tightened


def add_reading(parser: ArgumentParser) -> None:
    """How archives are read."""
    group = parser.add_argument_group("archives")
    group.add_argument("--map", action="append", metavar="FIELD=NAME", help="what the archive calls a field: text=body,title=headline")
    group.add_argument("--fast", action="store_true", help="web pages: the quickest extraction, not the best")
    group.add_argument("--outlet", action="append", metavar="NAME", help="only this outlet's articles; repeatable")


def read_options(options: Namespace, session: Session) -> ReadOptions:
    """The options as readers take them. Raises NewslintError for a mapping that cannot be read."""
    mapping = parse_mapping(",".join(options.map)) if options.map else {}
    return ReadOptions(mapping, encoding=session.request.encoding or session.here.encoding, fast=options.fast)


class Unread:
    """What could not be read. What is said of many records is told of the first, with their number."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[Problem, int]] = {}

    def __bool__(self) -> bool:
        return bool(self._found)

    def note(self, problem: Problem) -> None:
        """One more."""
        first, count = self._found.get((problem.what, problem.hint), (problem, 0))
        self._found[problem.what, problem.hint] = first, count + 1

    def forget(self) -> None:
        """The archive is read again."""
        self._found.clear()

    def lines(self) -> Iterator[str]:
        """In the order in which they were met."""
        for problem, count in self._found.values():
            yield from alike(problem, count)


def alike(problem: Problem, count: int) -> Iterator[str]:
    """A problem, and that so many records have it."""
    yield str(problem)
    if count > 1:
        yield f"… and {count - 1:,} more like it"


def articles(session: Session, given: ReadOptions, told: Callable[[Problem], None]) -> Iterator[tuple[Record, Article]]:
    """Each record of the session's paths that can be read, as an article; `told` hears of the others.

    Of a page it is what its readers see: neither markup nor the blanks in its place, and offsets are not the page's.
    """
    include, exclude = session.globs
    for found in walk.records(session.request.paths, session.registry, given, include=include, exclude=exclude):
        if isinstance(found, Problem):
            told(found)
            continue
        try:
            made = article(found, session.registry.readers, given.encoding, fast=given.fast)
        except NewslintError as error:
            for problem in error.problems:
                told(problem)
            continue
        yield found, replace(tightened(made), page=None)
