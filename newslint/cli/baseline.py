"""`newslint baseline`: findings on record, so that a newsroom with an archive can begin today and answer for what is new."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator

from newslint import baseline, writing
from newslint.baseline import FILE, Baseline
from newslint.cli import progress
from newslint.cli.scope import codes, unjudged
from newslint.cli.settings import add_kept, add_quiet, add_settings, request_of
from newslint.errors import NewslintError, Problem
from newslint.finding import Checked
from newslint.records import dataclass
from newslint.session import Session
from newslint.terminal import plain

ACTIONS = {
    "create": "put all findings of PATH… on record",
    "update": "bring the record up to date; new findings only with --accept-new",
    "prune": "drop what is no longer found; nothing is added",
    "show": "print how much is on record, by article and code",
}


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint baseline` takes."""
    actions = "; ".join(f"{name}: {what}" for name, what in ACTIONS.items())
    parser.add_argument("action", choices=ACTIONS, metavar=f"{{{','.join(ACTIONS)}}}", help=actions)
    paths = "articles or directories; update and prune: otherwise those on record"
    parser.add_argument("paths", nargs="*", default=[], metavar="PATH", help=paths)
    parser.add_argument("--baseline", metavar="FILE", default=FILE, help=f"the file (default: {FILE})")
    parser.add_argument("--accept-new", action="store_true", help="update: put new findings on record too")
    add_quiet(parser, "what was asked for by show, and mistakes: not how many are on record")
    add_settings(parser)
    add_kept(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Does what is asked and says what became of the record; 1 when there are new findings that are not accepted."""
    if options.accept_new and options.action != "update":
        raise NewslintError(Problem("--accept-new", "goes with newslint baseline update"))
    if options.action == "show":
        return _show(baseline.read(options.baseline), options.paths)
    if options.action == "create":
        return _create(options)
    return _renew(options, baseline.read(options.baseline))


def _create(options: Namespace) -> int:
    if os.path.lexists(options.baseline):
        hint = "newslint baseline update, or delete it first"
        raise NewslintError(Problem(options.baseline, "is there already", hint))
    if not options.paths:
        raise NewslintError(Problem("", "nothing to check", "give articles or directories"))
    seen = Seen()
    session = Session(request_of(options, options.paths))
    made = baseline.renewed(Baseline(options.baseline), _checked(session, seen, quiet=options.quiet), grow=True).baseline
    _save(made)
    if not options.quiet:
        print(f"{plain(options.baseline)}: {made.total} on record")
        print(f"next: newslint check --baseline {plain(options.baseline)} {' '.join(map(plain, options.paths))}")
    return seen.status


def _renew(options: Namespace, old: Baseline) -> int:
    paths = options.paths or [path for name in sorted(old.articles) if os.path.exists(path := old.file(name))]
    seen = Seen()
    session = Session(request_of(options, paths))
    results = list(_checked(session, seen, quiet=options.quiet)) if paths else []
    renewed = baseline.renewed(old, results, grow=options.accept_new, codes=codes(session))
    if renewed.new and options.action == "update" and not options.accept_new:
        for path, count in sorted(renewed.new.items()):
            print(f"newslint: {Problem(path, f'{count} not on record')}", file=sys.stderr)
        hint = "mend or allow them, or say --accept-new"
        print(f"newslint: {Problem(options.baseline, 'not updated: it would grow', hint)}", file=sys.stderr)
        return seen.status or 1
    if renewed.baseline.text() != old.text():
        _save(renewed.baseline)
    added = sum(renewed.new.values()) if options.accept_new else 0
    if not options.quiet:
        print(f"{plain(options.baseline)}: {renewed.baseline.total} on record (dropped: {renewed.stale}, added: {added})")
    return seen.status


def _show(found: Baseline, paths: list[str]) -> int:
    """A line an article, those below `paths` when any are given, and one for all."""
    wanted = [found.name(path) for path in paths]
    total = 0
    for name in sorted(found.articles):
        if wanted and not any(path in (name, ".") or name.startswith(f"{path}/") for path in wanted):
            continue
        counts = Counter[str]()
        for entry in found.articles[name].values():
            counts[entry.code] += entry.count
        total += counts.total()
        print(f"{plain(name)}: {counts.total()} ({', '.join(f'{code} {count}' for code, count in sorted(counts.items()))})")
    print(f"{plain(found.path)}: {total} on record")
    return 0


@dataclass(slots=True)
class Seen:
    """Whether every article could be judged."""

    unchecked: bool = False
    crashed: bool = False

    @property
    def status(self) -> int:
        """0, 2 or 3 as the contract has it; the gravest wins."""
        return 3 if self.crashed else 2 if self.unchecked else 0


def _checked(session: Session, seen: Seen, *, quiet: bool) -> Iterator[Checked]:
    """The articles that could be checked; what was in the way of the others, or of a rule, is told."""
    for result in progress.shown(session.check(), len(session.found.paths)):
        for problem in dict.fromkeys([result] if isinstance(result, Problem) else _troubles(result, seen, quiet=quiet)):
            print(f"newslint: {problem}", file=sys.stderr)
        if isinstance(result, Problem):
            seen.unchecked = True
        else:
            yield result


def _troubles(checked: Checked, seen: Seen, *, quiet: bool) -> Iterator[Problem]:
    """What the article's reader wants known, and why it was not judged, or not to the end."""
    path = checked.article.path
    yield from (Problem(path, note) for note in checked.article.notes if not quiet)
    for crash in checked.crashes:
        seen.crashed = True
        yield Problem(path, crash)
    if unread := unjudged(checked):
        seen.unchecked = True
        yield unread


def _save(made: Baseline) -> None:
    writing.replace(made.path, made.text().encode())
