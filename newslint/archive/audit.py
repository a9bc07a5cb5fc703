"""An audit: records in, shards of findings out, in bounded memory, to be gone on with wherever it was stopped."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

import pyarrow as pa

from newslint.archive.crew import Crew, Died, Done
from newslint.archive.index import Index
from newslint.archive.lint import unread_batch, unread_problem, with_digests
from newslint.archive.schemas import CHECKED, COVERAGE, FINDINGS, batch
from newslint.archive.shards import Shard
from newslint.archive.store import Piece, Store, assembled, picked, piece
from newslint.archive.totals import Totals
from newslint.article import Record
from newslint.errors import Problem
from newslint.records import dataclass, field

AHEAD = 2
"""Batches that wait for a worker, beyond one for each: an archive is not read further than that."""
BATCH = 100
"""Records of a shard that go to a worker together: all workers end at about the same time, and it is heard often how far they are."""
ATTEMPTS = 2
"""Times that a whole batch is given to a worker before it is cut up."""
ALONE = 3
"""Times that a single record is given to a worker before it is blamed: what kills workers may be neither, as when memory runs out."""
OPEN = 4
"""Shards of an earlier run that are kept in memory while rows are taken from them."""
Heard = Callable[[], None]


@dataclass(slots=True)
class _Open:
    """A shard of which something is still to be done."""

    shard: Shard
    pieces: list[Piece] = field(default_factory=list)
    waiting: int = 0
    """Jobs that have not come back."""


@dataclass(frozen=True, slots=True)
class _Job:
    """Records of a shard that go to a worker together."""

    of: _Open
    positions: tuple[int, ...]
    attempt: int = 1


class Audit:
    """One run over a stream of shards."""

    def __init__(self, store: Store, index: Index, crew: Callable[[], Crew[_Job]], jobs: int, heard: Heard) -> None:
        """`crew` starts the workers when there is something for them to do; `heard` is called whenever something has come in."""
        self.totals = Totals()
        self.kept = Totals()
        """Those of them that an earlier run had done."""
        self.taken = 0
        """Records whose results an earlier run had under another shard."""
        self.names: list[str] = []
        """The shards of this run that are done."""
        self.entered = 0
        """Records of the stream so far."""
        self._back = 0
        """Records that are checked, of shards that are not done."""
        self._store, self._index, self._heard = store, index, heard
        self._crew_of = crew
        self._crew: Crew[_Job] | None = None
        self._room = jobs + AHEAD
        self._queue: deque[_Job] = deque()
        self._earlier = lru_cache(maxsize=OPEN)(store.read)

    def run(self, shards: Iterable[Shard]) -> None:
        """Does every shard that is not done. Raises NewslintError when it cannot go on; what is done by then stays done."""
        stream: Iterator[Shard] | None = iter(shards)
        while stream or self._queue or (self._crew and self._crew.is_busy):
            if stream and len(self._queue) < self._room:
                shard = next(stream, None)
                stream = stream if shard else None
                if shard:
                    self._begin(shard)
            self._hand_out()
            if (self._crew and self._crew.is_busy) or self._queue:
                self._listen(0.0 if stream and len(self._queue) < self._room else 1.0)

    @property
    def underway(self) -> int:
        """Records that are checked and not yet written."""
        return self._back + (self._crew.underway if self._crew else 0)

    def close(self) -> None:
        """Ends the workers."""
        if self._crew:
            self._crew.dismiss()

    # Shards

    def _begin(self, shard: Shard) -> None:
        self.entered += len(shard.items)
        done = self._store.totals(shard.name)
        if done is not None:
            self.kept.add(done)
            self._finished(shard.name, done)
            if not self._index.has(shard.name):
                self._enter(shard.name, self._store.digests(shard.name))
            return
        self._plan(shard)

    def _plan(self, shard: Shard) -> None:
        """What an earlier run knows is taken over, what no reader could read is entered, the rest is for the workers."""
        entry = _Open(shard)
        problems = [at for at, item in enumerate(shard.items) if isinstance(item, Problem)]
        if problems:
            rows = [unread_problem(item) for item in shard.items if isinstance(item, Problem)]
            entry.pieces.append(piece(problems, batch([], FINDINGS), batch(rows, COVERAGE)))
        known = {} if self._index.is_empty else self._index.find(filter(None, shard.digests))
        taken = self._taken(shard, known)
        entry.pieces += taken
        have = {at for each in entry.pieces for at in each.positions}
        self.taken += sum(len(each.positions) for each in taken)
        rest = tuple(at for at in range(len(shard.items)) if at not in have)
        self._back += len(have)
        jobs = [_Job(entry, rest[at : at + BATCH]) for at in range(0, len(rest), BATCH)]
        self._queue += jobs
        entry.waiting = len(jobs)
        if not jobs:
            self._settle(entry)

    def _taken(self, shard: Shard, known: dict[bytes, tuple[str, int]]) -> list[Piece]:
        """The results that earlier shards hold of this one's contents, under this one's ids and places."""
        by_shard: dict[str, list[tuple[int, int]]] = {}
        for at, digest in enumerate(shard.digests):
            if digest in known:
                name, row = known[digest]
                by_shard.setdefault(name, []).append((at, row))
        pieces = []
        for name, places in by_shard.items():
            try:
                pieces.append(taken_over(self._earlier(name), places, shard))
            except (OSError, pa.ArrowException, IndexError, KeyError):
                continue  # the file is gone or spoilt: linted again
        return [each for each in pieces if each.positions]

    def _settle(self, entry: _Open) -> None:
        """Writes a shard of which nothing is missing any more."""
        self._back -= len(entry.shard.items)
        findings, coverage = assembled(entry.pieces)
        done = self._store.write(entry.shard.name, findings, with_digests(coverage, entry.shard.digests))
        status = coverage["status"].to_pylist()
        self._index.enter(
            entry.shard.name, [digest if was == CHECKED else b"" for digest, was in zip(entry.shard.digests, status, strict=True)]
        )
        self._finished(entry.shard.name, done)

    def _enter(self, name: str, known: Iterable[tuple[bytes, str]]) -> None:
        """What was not checked is not to be found again: the next run tries anew."""
        self._index.enter(name, [digest if status == CHECKED else b"" for digest, status in known])

    def _finished(self, name: str, done: Totals) -> None:
        self.names.append(name)
        self.totals.add(done)
        self._heard()

    # Workers

    def _hand_out(self) -> None:
        if self._queue and self._crew is None:
            self._crew = self._crew_of()
        while self._queue and self._crew and self._crew.has_room:
            job = self._queue.popleft()
            self._crew.give(job, job.of.shard.articles(job.positions))

    def _listen(self, timeout: float) -> None:
        assert self._crew is not None
        for report in self._crew.reports(timeout):
            if isinstance(report, Done):
                self._hand_out()  # first of all, or the worker would wait for the files to be written
                report.job.of.pieces.append(piece(report.job.positions, report.findings, report.coverage))
                self._came_back(report.job)
            else:
                self._again(report)
        self._heard()

    def _came_back(self, job: _Job) -> None:
        self._back += len(job.positions)
        job.of.waiting -= 1
        if not job.of.waiting:
            self._settle(job.of)

    def _again(self, died: Died[_Job]) -> None:
        """A batch with which a worker died: once more as it is, then in pieces around the record it died at, then that record alone."""
        job, entry = died.job, died.job.of
        if died.at is None:
            self._queue.appendleft(job)
        elif job.attempt < (ALONE if len(job.positions) == 1 else ATTEMPTS):
            self._queue.appendleft(_Job(entry, job.positions, job.attempt + 1))
        elif len(job.positions) == 1:
            entry.pieces.append(piece(job.positions, *unread_batch(entry.shard.articles(job.positions), died.why)))
            self._came_back(job)
        else:
            parts = job.positions[: died.at], job.positions[died.at : died.at + 1], job.positions[died.at + 1 :]
            again = [_Job(entry, part, 1 if len(part) == 1 else ATTEMPTS) for part in parts if part]
            entry.waiting += len(again) - 1
            self._queue.extendleft(reversed(again))


def taken_over(earlier: Piece, places: Sequence[tuple[int, int]], shard: Shard) -> Piece:
    """Rows of an earlier shard as a piece of this one; `places` are pairs of a position here and a row there. Rows that hold another
    content are left out."""
    digests = earlier.coverage["digest"].to_pylist()
    sound = [(at, row) for at, row in places if digests[row] == shard.digests[at]]
    counts: list[int] = earlier.coverage["findings"].to_pylist()
    begins = [0]
    for count in counts:
        begins.append(begins[-1] + count)
    rows = [row for _, at in sound for row in range(begins[at], begins[at] + counts[at])]
    kept = [item for at, _ in sound if isinstance(item := shard.items[at], Record)]
    ids = [record.id for record, (_, at) in zip(kept, sound, strict=True) for _ in range(counts[at])]
    findings = _renamed(picked(earlier.findings, rows), {"record": ids})
    coverage = picked(earlier.coverage, [row for _, row in sound])
    return Piece([at for at, _ in sound], findings, _renamed(coverage, {"record": [r.id for r in kept], "place": [r.place for r in kept]}))


def _renamed(table: pa.Table, columns: dict[str, list[str]]) -> pa.Table:
    for name, values in columns.items():
        table = table.set_column(table.schema.get_field_index(name), table.schema.field(name), pa.array(values, pa.string()))
    return table
