"""`newslint audit`: archives of any size checked, with the findings as Parquet files; stopped and gone on with at any time."""

from __future__ import annotations

import re
import signal
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError, BooleanOptionalAction, Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from newslint.cli.counts import counted
from newslint.cli.progress import Audited, duration, on_terminal
from newslint.cli.reading import alike
from newslint.cli.settings import add_settings, request_of
from newslint.errors import NewslintError, Problem
from newslint.session import Session

if TYPE_CHECKING:
    from newslint.archive.run import Outcome
    from newslint.archive.totals import Totals

INTERRUPTED = 130
TOLD = 10
"""Reasons not to check a record of which the first record is told."""
SIZES = {"": 1, "k": 2**10, "m": 2**20, "g": 2**30}


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint audit` takes."""
    parser.add_argument("paths", nargs="*", metavar="ARCHIVE", help="archives, articles, or directories of them")
    parser.add_argument("--out", metavar="DIR", required=True, help="where the results are written, below a folder for each set of rules")
    parser.add_argument("--fresh", action="store_true", help="start over: forget what an earlier run did with the same rules")
    add_settings(parser, jobs=0)
    group = parser.add_argument_group("archives")
    group.add_argument("--map", action="append", metavar="FIELD=NAME", help="what the archive calls a field: text=body,title=headline")
    group.add_argument("--fast", action="store_true", help="web pages: the quickest extraction, not the best")
    group.add_argument("--limit", type=_size, metavar="SIZE", help="the largest record to read: 500k, 64M (default: 64M)")
    group.add_argument("--shard-size", type=_count, metavar="N", help="records written as one file at most (default: 1000)")
    group.add_argument("--time-limit", type=_seconds, metavar="SECONDS", help="what one record may take (default: 300)")
    group.add_argument(
        "--duplicates",
        action=BooleanOptionalAction,
        default=True,
        help="look for articles that are nearly an earlier one, and write duplicates.parquet (default: yes)",
    )
    group.add_argument("--engine", choices=("local", "spark"), default="local", help="who does the work: this machine (default) or Spark")
    group.add_argument("--master", metavar="URL", default="local[*]", help="Spark's master (default: local[*])")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Audits, sums up, and says by the exit status how it went. Findings do not make it fail."""
    if not options.paths:
        raise NewslintError(Problem("", "nothing to audit", "give archives or directories"))
    try:
        from newslint.archive import run as audits
        from newslint.archive.shards import RECORDS
    except ModuleNotFoundError as error:
        raise NewslintError(Problem("", f"audit needs {error.name}", "pip install 'newslint[archive]'")) from error
    from newslint.readers import LIMIT, ReadOptions
    from newslint.readers.fields import parse_mapping

    session = Session(request_of(options))
    mapping = parse_mapping(",".join(options.map)) if options.map else {}
    plan = audits.Plan(
        paths=tuple(options.paths),
        out=options.out,
        options=ReadOptions(mapping, session.request.encoding or session.here.encoding, options.limit or LIMIT, options.fast),
        records=options.shard_size or RECORDS,
        patience=options.time_limit or audits.PATIENCE,
        fresh=options.fresh,
        master=options.master if options.engine == "spark" else "",
        duplicates=options.duplicates,
    )
    status = session.complain()
    begun, progress = time.monotonic(), Audited(on_terminal())
    with _terminated_as_interrupted():
        try:
            outcome = audits.run(session, plan, progress.tell)
        finally:
            progress.clear()
    status = max(status, session.complain())
    return max(status, _told(outcome, options, time.monotonic() - begun))


def _told(outcome: Outcome, options: Namespace, seconds: float) -> int:
    """Prints what there is to say, and returns the exit status."""
    if not outcome.is_complete:
        done = f"interrupted: {counted(outcome.totals.records, 'record')} done and kept in {outcome.folder}"
        print(f"newslint: {done}; the same command goes on from there", file=sys.stderr)
        return INTERRUPTED
    totals = outcome.totals
    for line in faults(totals):
        print(f"newslint: {line}", file=sys.stderr)
    for line in summary(outcome, seconds):
        print(line)
    print(f"next: newslint report {options.out}")
    return 3 if totals.failed else 2 if totals.not_checked else 0


def faults(totals: Totals) -> Iterator[str]:
    """What could not be checked: for each reason the first record, and how many more are like it."""
    counts = {**totals.unchecked, **totals.failed}
    rest = sum(counts.values())
    for reason in [*dict.fromkeys(reason for _, _, reason in totals.told)][:TOLD]:
        place = next(place for _, place, why in totals.told if why == reason)
        count = counts.get(reason, 1)
        rest -= count
        yield from alike(Problem(place, reason if reason.startswith("newslint") else f"not checked: {reason}"), count)
    if rest > 0:
        yield f"{counted(rest, 'more record', 'more records')} not checked; COVERAGE has them all"


def summary(outcome: Outcome, seconds: float) -> Iterator[str]:
    """What a run comes to, in lines."""
    from newslint.archive.totals import ranked

    totals, kept = outcome.totals, outcome.kept
    yield f"{counted(totals.records, 'record')}: {totals.checked:,} checked, {totals.not_checked:,} not checked"
    yield from (f"  {count:,} not checked: {reason}" for reason, count in ranked(_briefly(totals.unchecked)))
    yield from (f"  {count:,} with a fault of newslint: {reason}" for reason, count in ranked(totals.failed))
    yield from (f"  {count:,} with a note: {note}" for note, count in ranked(totals.notes))
    if totals.foreign:
        yield f"  {counted(totals.foreign, 'passage')} not checked: another language"
    yield from (f"{counted(count, 'file')} not read: {reason}" for reason, count in ranked(outcome.skipped))
    levels = ", ".join(counted(totals.findings.get(level, 0), level) for level in ("error", "warning", "note"))
    yield f"{counted(sum(totals.findings.values()), 'finding')}: {levels}"
    if outcome.duplicates is not None:
        yield f"near-duplicates: {outcome.duplicates:,}"
    new = totals.records - kept.records - outcome.taken
    rate = f", {new / seconds:,.0f} articles/s" if new and seconds else ""
    earlier = f"; {kept.records + outcome.taken:,} were done by an earlier run" if new < totals.records else ""
    yield f"{duration(seconds)}{rate}{earlier}"
    yield f"{outcome.folder}: findings/*.parquet, coverage/*.parquet, manifest.json"


def _briefly(reasons: Mapping[str, int]) -> Counter[str]:
    """Reasons without their hints, which were told with the first record of each."""
    found: Counter[str] = Counter()
    for reason, count in reasons.items():
        found[reason.partition(" (")[0]] += count
    return found


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """A polite request to end is heard like Ctrl-C."""

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    before = None
    with suppress(ValueError):  # not in the main thread: nobody's signals are ours
        before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGTERM, before)


def _size(word: str) -> int:
    found = re.fullmatch(r"(\d+)([kmg]?)b?", word.lower())
    if not found or not int(found[1]):
        raise ArgumentTypeError(f"'{word}' is not a size such as 500k or 64M")
    return int(found[1]) * SIZES[found[2]]


def _count(word: str) -> int:
    if not word.isdecimal() or not int(word):
        raise ArgumentTypeError(f"'{word}' is not a number of records")
    return int(word)


def _seconds(word: str) -> float:
    try:
        found = float(word)
    except ValueError:
        found = 0.0
    if not 0 < found < float("inf"):
        raise ArgumentTypeError(f"'{word}' is not a number of seconds")
    return found
