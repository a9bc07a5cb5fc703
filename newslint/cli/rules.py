"""`newslint rules`: the list of rules."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from newslint.cli.settings import add_rules, chosen, request_of
from newslint.explain import table
from newslint.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint rules` takes."""
    parser.add_argument("rules", nargs="*", metavar="RULE", help="only these: name, code, glob or family")
    add_rules(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints one line a rule."""
    session = Session(request_of(options))
    names = chosen(session) & session.selected(options.rules) if options.rules else chosen(session)
    print(table([session.plan.rule(name) for name in sorted(names)], session.tongue()))
    return session.complain()
