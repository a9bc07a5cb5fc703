"""`newslint config FILE`: the settings that hold for a file, and where each was written."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from newslint.cli.settings import add_profile, request_of
from newslint.config import Effective, shown, unmatched
from newslint.configfile import LISTS
from newslint.rule import Rule
from newslint.session import Session


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint config` takes."""
    parser.add_argument(
        "path", nargs="?", default=".", metavar="FILE", help="an article, there or not, or a directory of them (default: this one)"
    )
    parser.add_argument("--all", action="store_true", help="also the rules that stand at their own level")
    add_profile(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Prints `key: value  # origin`, a line a setting, readable as YAML."""
    session = Session(request_of(options))
    path = os.path.join(options.path, "article.txt") if os.path.isdir(options.path) else options.path
    effective = session.effective(path)
    made = session.compiled(effective)
    rules = [made.plan.rule(name) for name in made.plan.names]
    width = max((len(line) for line, _ in _lines(effective, rules, everything=options.all)), default=0)
    for line, origin in _lines(effective, rules, everything=options.all):
        print(f"{line:<{min(width, 60)}}  # {shown(origin)}")
    session.tell(unmatched(session.configuration(path), (*made.plan.codes, *made.broken)))
    return session.complain()


def _lines(effective: Effective, rules: list[Rule], *, everything: bool) -> Iterator[tuple[str, str]]:
    """Each setting with its origin; of single values the one that holds, with what it overrules left out."""
    held = {setting.key: setting for setting in effective.settings}
    for setting in effective.settings:
        if held[setting.key] is setting or setting.key in LISTS:
            yield f"{setting.key}: {setting.value}", setting.origin
    for rule in rules:
        settled = effective.rule(rule.name, rule.code)
        if not settled.patch and everything:
            yield f"{rule.name}: {'off' if rule.optional else rule.level}", rule.path
        for key, value in settled.patch.items():
            yield f"{rule.name}: {value}" if key == "level" else f"{rule.name}.{key}: {value}", settled.origins[key]
