"""One audit from the paths to the manifest: what is read, where it is written, who else may write there, and what is left when it stops."""

from __future__ import annotations

import glob
import os
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, Union

from newslint.archive import arrow, manifest, walk
from newslint.archive.audit import Audit
from newslint.archive.crew import Crew
from newslint.archive.fingerprint import rule_set
from newslint.archive.index import Index
from newslint.archive.reading import Reading, size
from newslint.archive.ruleset import RuleSet, sketching
from newslint.archive.shards import RECORDS, cut
from newslint.archive.store import Store
from newslint.archive.totals import Totals
from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.files import Skipped
from newslint.globs import Glob
from newslint.readers import ReadOptions
from newslint.records import dataclass, field
from newslint.session import Session

if TYPE_CHECKING:
    from newslint.archive.spark import SparkAudit

PATIENCE = 300.0
"""Seconds that one record may take: a thousand times what the largest article needs."""

Work = tuple[Union[Audit, "SparkAudit"], Callable[[], None], Counter[str]]
"""Who does an audit, how it is done, and what is counted meanwhile of files that are not read."""
Heard = Callable[[int, int, float | None], None]
"""Is told how many records are done, how many of them an earlier run had done, and the share of the input that is done if known."""
GOES_ON = "the same command goes on from there"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be audited, and how."""

    paths: tuple[str, ...]
    out: str
    options: ReadOptions = field(default_factory=ReadOptions)
    records: int = RECORDS
    """Records in a shard."""
    patience: float = PATIENCE
    fresh: bool = False
    master: str = ""
    """Spark's, where the audit is to run on Spark."""
    duplicates: bool = True
    """Whether near-duplicates are looked for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an audit."""

    folder: str
    """Where the results are."""
    is_complete: bool
    """False when the user stopped it; the same command goes on with it."""
    totals: Totals
    kept: Totals
    """What an earlier run had done of it."""
    taken: int
    """Records whose results an earlier run had, though not in the same shard."""
    skipped: Counter[str]
    """Files that were met and not read, by reason."""
    duplicates: int | None = None
    """Articles that are nearly an earlier one; None where nobody looked for them."""


def run(session: Session, plan: Plan, heard: Heard) -> Outcome:
    """Audits `plan.paths`; `heard` is told how far it is. Raises NewslintError; what is done by then stays done."""
    rules = rule_set(session, fast=plan.options.fast, sketched=plan.duplicates)
    if rules.sketched:
        sketching()
    folder = os.path.join(plan.out, rules.fingerprint)
    store = Store(folder)
    store.prepare()
    index = Index(folder)
    try:
        if plan.fresh:
            store.remove(store.names())
            index.clear()
        else:
            _refuse_other(folder, plan)
        return _run(session, plan, rules, store, index, heard)
    except sqlite3.Error as error:
        raise NewslintError(Problem(folder, f"not written: {error}", f"what is done is kept; {GOES_ON}")) from error
    finally:
        with suppress(sqlite3.Error):
            index.close()


def _run(session: Session, plan: Plan, rules: RuleSet, store: Store, index: Index, heard: Heard) -> Outcome:
    options = {"map": dict(plan.options.mapping), "fast": plan.options.fast, "limit": plan.options.limit, "shard": plan.records}
    told = manifest.begun(rules, plan.paths, {**options, "master": plan.master, "duplicates": plan.duplicates})
    manifest.write(store.folder, told)
    doubles = _doubles(plan, store.folder)
    made = _on_spark(session, plan, rules, store, heard) if plan.master else _here(session, plan, rules, store, index, heard)
    audit, work, skipped = made
    complete, count = False, None
    try:
        work()
        audit.close()  # whose memory near-duplicates can have
        stale = store.names() - set(audit.names)
        store.remove(stale)
        index.forget(stale)
        count = doubles()
        complete = True
    except KeyboardInterrupt:
        pass
    except NewslintError as error:
        raise NewslintError((*error.problems, Problem(plan.out, "the audit stops", f"what is done is kept; {GOES_ON}"))) from error
    finally:
        audit.close()
        if not complete:
            with suppress(NewslintError):  # told already, if it is the disk
                manifest.write(store.folder, manifest.ended(told, manifest.INTERRUPTED, audit.totals, skipped, audit.names))
    if complete:
        manifest.write(store.folder, manifest.ended(told, manifest.FINISHED, audit.totals, skipped, audit.names, count))
        manifest.publish(plan.out, rules.fingerprint)
    return Outcome(store.folder, complete, audit.totals, audit.kept, audit.taken, skipped, count)


def _doubles(plan: Plan, folder: str) -> Callable[[], int | None]:
    """What finds the near-duplicates when the shards are there. Those of an earlier run are dropped: they may be out of date."""
    if not plan.duplicates:
        return lambda: None
    from newslint.archive import doubles

    doubles.drop(folder)
    return lambda: doubles.write_duplicates(folder)


def _here(session: Session, plan: Plan, rules: RuleSet, store: Store, index: Index, heard: Heard) -> Work:
    """The audit by worker processes of this machine."""
    arrow.alone()
    skipped: Counter[str] = Counter()
    jobs = session.request.jobs
    patterned = session.globs != ((), ())  # then nobody knows how much will be read before it has been
    reading = Reading(0 if patterned else size(plan.paths, session.registry))

    def tell() -> None:
        done, share = audit.totals.records + audit.underway, reading.share
        heard(done, audit.kept.records, share and share * done / max(audit.entered, done, 1))

    audit = Audit(store, index, partial(Crew, rules, jobs, plan.patience), jobs, tell)
    return audit, lambda: audit.run(cut(_records(session, plan, reading, skipped), plan.records)), skipped


def _on_spark(session: Session, plan: Plan, rules: RuleSet, store: Store, heard: Heard) -> Work:
    """The audit on a cluster, which reads the files."""
    from newslint.archive.spark import SparkAudit, Task

    skipped: Counter[str] = Counter()
    include, exclude = session.globs
    found = list(walk.listed(plan.paths, session.registry, include=include, exclude=(*exclude, _own(plan)), passed=_counting(skipped)))
    problems = [each for each in found if isinstance(each, Problem)]
    session.tell(problem for problem in problems if problem.setup)

    def work() -> None:
        audit.run([each for each in found if not isinstance(each, Problem)], [problem for problem in problems if not problem.setup])
        session.tell(audit.wrong)

    task = Task(rules, os.getcwd(), os.path.abspath(store.folder), plan.options, plan.records)
    audit = SparkAudit(task, plan.master, skipped, lambda: heard(audit.totals.records, audit.kept.records, None))
    return audit, work, skipped


def _records(session: Session, plan: Plan, reading: Reading, skipped: Counter[str]) -> Iterator[Record | Problem]:
    """Everything in the paths but the audit's own files; what is wrong with the settings is told, and is no record."""

    include, exclude = session.globs
    everything = walk.records(
        plan.paths,
        session.registry,
        plan.options,
        include=include,
        exclude=(*exclude, _own(plan)),
        passed=_counting(skipped),
        opened=reading.opened,
    )
    for found in everything:
        if isinstance(found, Problem) and found.setup:
            session.tell((found,))
        else:
            yield found


def _own(plan: Plan) -> Glob:
    """What takes the audit's own files."""
    out = os.path.abspath(plan.out)
    return Glob(f"{glob.escape(os.path.basename(out))}/**", os.path.dirname(out))


def _counting(skipped: Counter[str]) -> walk.Passed:
    def passed(file: Skipped) -> None:
        skipped[file.reason] += 1

    return passed


def _refuse_other(folder: str, plan: Plan) -> None:
    """An audit of other archives is not thrown away because somebody gave its folder by mistake."""
    known = manifest.read(folder)
    if known is None:
        return
    before = {os.path.normpath(os.path.join(known.get("folder", ""), each["path"])) for each in known["inputs"]}
    if before and before.isdisjoint(map(os.path.abspath, plan.paths)):
        told = f"holds the audit of {_listed(sorted(each['path'] for each in known['inputs']))}"
        raise NewslintError(Problem(plan.out, told, "give another --out, or --fresh to start over there"))


def _listed(names: Sequence[Any]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
