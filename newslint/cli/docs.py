"""`newslint docs OUT`: the manual of the rules in use, as Markdown, written from the rule files."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from newslint import writing
from newslint.cli.settings import add_rules, chosen, request_of
from newslint.errors import NewslintError, Problem
from newslint.explain import bound
from newslint.manual import pages
from newslint.session import Session
from newslint.terminal import plain

LIST = ".newslint-docs"
"""The file that lists what `newslint docs` wrote in a directory; nothing else there is ever touched."""


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint docs` takes."""
    parser.add_argument("directory", metavar="OUT", help="a directory that is new, empty, or was written by newslint docs")
    add_rules(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Writes the manual and says how many pages it has."""
    session = Session(request_of(options))
    rules = [session.plan.rule(name) for name in sorted(chosen(session))]
    made = pages(rules, session.registry.kind_modules(), session.plan.languages, session.interface, bound(session.plan))
    put(options.directory, made)
    print(f"{plain(options.directory)}: {len(made)} pages")
    return session.complain()


def put(directory: str, made: Mapping[str, str]) -> None:
    """Writes pages by their paths below `directory`, and deletes those that an earlier run wrote there and that are no more.

    Raises NewslintError, with nothing written, for a directory that holds what is not ours.
    """
    old = _written(directory)
    for name in sorted({*made, *old}):
        _refuse(directory, name, ours=name in old)
    _save(directory, LIST, "".join(f"{name}\n" for name in sorted({*made, *old})))
    for name, text in made.items():
        _save(directory, name, text)
    for name in sorted(old - made.keys()):
        if os.path.lexists(path := os.path.join(directory, name)):
            os.unlink(path)
    _save(directory, LIST, "".join(f"{name}\n" for name in sorted(made)))


def _written(directory: str) -> frozenset[str]:
    """The pages that an earlier run wrote. Raises NewslintError when there was none and the directory is not empty."""
    try:
        with open(os.path.join(directory, LIST), encoding="utf-8") as file:
            return frozenset(name for name in file.read().splitlines() if name.endswith(".md"))
    except FileNotFoundError:
        if os.path.isdir(directory) and os.listdir(directory):
            hint = "choose a new directory"
            raise NewslintError(Problem(directory, "holds files that newslint docs did not write", hint)) from None
        return frozenset()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "its list of pages is not text"
        raise NewslintError(Problem(directory, f"cannot be written: {reason}")) from error


def _refuse(directory: str, name: str, *, ours: bool) -> None:
    """Raises NewslintError for a page that would lie outside the directory, or on a file of somebody else's."""
    path, root = os.path.join(directory, name), os.path.realpath(directory)
    inside = os.path.realpath(path).startswith(os.path.join(root, ""))
    if not inside or os.path.islink(path) or (os.path.lexists(path) and not ours):
        raise NewslintError(Problem(path, "is not a page that newslint docs wrote", "move it, or choose another directory"))


def _save(directory: str, name: str, text: str) -> None:
    path, data = os.path.join(directory, name), text.encode()
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "rb") as file:
            if file.read() == data:
                return
    except FileNotFoundError:
        pass
    except OSError as error:
        raise NewslintError(Problem(error.filename or path, f"cannot be written: {error.strerror}")) from error
    writing.replace(path, data)
