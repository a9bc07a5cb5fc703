"""`newslint test`: runs the examples in rule files and refuses patterns that can blow up."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace

from newslint.cli.counts import counted
from newslint.cli.settings import add_rules, chosen, request_of
from newslint.config import shown
from newslint.errors import NewslintError, Problem
from newslint.rule import Rule
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
    rules = [rule for rule in rules_in(options.paths, session) if rule.name in names]
    problems = [*unknown_names(rules, session.plan)]
    for rule in rules:
        problems += [*unsafe_patterns(rule, session.plan), *failures(rule, session.plan, session.annotators)]
    for problem in problems:
        print(replace(problem, where=shown(problem.where)), file=sys.stderr)
    examples = sum(len(rule.flags) + len(rule.passes) + len(rule.misses) + len(rule.overflags) for rule in rules)
    print(f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}, {counted(len(problems), 'failure')}")
    return session.complain() or bool(problems)


def rules_in(paths: Sequence[str], session: Session) -> list[Rule]:
    """The rules whose files are, or lie below, `paths`; all rules without any. Raises NewslintError for a path without rules."""
    rules = [*session.plan.rules.values()]
    if not paths:
        return rules
    chosen: dict[str, Rule] = {}
    for path in paths:
        real = os.path.realpath(path)
        below = {rule.name: rule for rule in rules if (os.path.realpath(rule.path) + os.sep).startswith(real + os.sep)}
        if not below and not os.path.exists(path):
            raise NewslintError(Problem(path, "no such file or directory"))
        if not below and not any(os.path.realpath(problem.file).startswith(real) for problem in session.told):
            raise NewslintError(Problem(path, "holds no rule of the packs in use", "add its pack under packs: in newslint.yaml"))
        chosen |= below
    return list(chosen.values())
