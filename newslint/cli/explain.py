"""`newslint explain RULE`: what a rule looks for and why, with its examples and known limits."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from newslint.cli.settings import add_rules, chosen, request_of
from newslint.errors import NewslintError, Problem
from newslint.explain import bound, explain
from newslint.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint explain` takes."""
    parser.add_argument("rules", nargs="+", metavar="RULE", help="name, code, glob or family")
    add_rules(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints each rule asked for."""
    session = Session(request_of(options))
    names = chosen(session) & session.selected(options.rules)
    if not names:
        raise NewslintError(Problem(" ".join(options.rules), "not among the rules that --select, --ignore and --lang leave"))
    rules = [session.plan.rule(name) for name in sorted(names)]
    binding = bound(session.plan)
    print("\n\n".join(explain(rule, session.tongue(rule.language), bound=rule.name in binding) for rule in rules))
    return session.complain()
