"""`newslint sources`: who says what."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from newslint.cli.settings import STDIN_NAME, add_files, add_languages, add_profile, add_quiet, request_of
from newslint.document import Document
from newslint.errors import Problem, fault
from newslint.reporters.jsonl import line
from newslint.session import Session
from newslint.sources import record, table


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint sources` takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="articles or directories; - reads standard input")
    parser.add_argument("--stdin-filename", metavar="NAME", default=STDIN_NAME, help="the name, and so the format, of standard input")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="json: one object a file, with every sentence")
    add_quiet(parser, "the sources and what could not be read: no notes")
    add_profile(parser)
    add_languages(parser)
    add_files(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints each article's sources; 2 when an article could not be read, 3 when its analysis failed."""
    session = Session(request_of(options, options.paths, options.stdin_filename))
    session.validate()
    found = session.found
    problems, crashed = dict.fromkeys(found.problems), False
    for path in found.paths:
        doc = session.document(path)
        if isinstance(doc, Problem):
            problems[doc] = None
            continue
        for note in () if options.quiet else doc.article.notes:
            print(f"newslint: {Problem(doc.article.path, note)}", file=sys.stderr)
        try:
            print(_shown(doc, session) if options.format == "text" else line(record(doc)))
        except Exception as error:  # one article that makes the analysis fail must not take the others with it
            crashed = True
            problems[Problem(doc.article.path, fault(error))] = None
    for problem in problems:
        print(f"newslint: {problem}", file=sys.stderr)
    status = max(session.complain(), 2 if problems else 0)
    return 3 if crashed else status


def _shown(doc: Document, session: Session) -> str:
    return "\n".join([*table(doc, session.tongue(doc.language.code).interface), ""])
