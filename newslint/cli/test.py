"""`newslint test`: runs the examples in rule files and refuses patterns that can blow up."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from newslint.cli.counts import counted
from newslint.cli.settings import add_rules, chosen, request_of
from newslint.config import shown
from newslint.selftest import failures, unknown_names, unsafe_patterns
from newslint.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint test` takes."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help="rule files or directories of them; otherwise every rule")
    add_rules(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints each example that does not hold; 1 when there is one, 2 when a rule cannot be read."""
    session = Session(request_of(options))
    names = chosen(session)
    rules = [rule for rule in session.rules_in(options.paths) if rule.name in names]
    problems = [*unknown_names(rules, session.plan)]
    for rule in rules:
        problems += [*unsafe_patterns(rule, session.plan), *failures(rule, session.plan, session.annotators)]
    for problem in problems:
        print(replace(problem, where=shown(problem.where)), file=sys.stderr)
    examples = sum(len(rule.flags) + len(rule.passes) + len(rule.misses) + len(rule.overflags) for rule in rules)
    print(f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}, {counted(len(problems), 'failure')}")
    return session.complain() or bool(problems)
