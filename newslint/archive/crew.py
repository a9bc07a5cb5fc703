"""Worker processes that may die: each is lost alone, with the batch it was at, and is replaced.

A worker has a pipe of its own, so one that is killed in the middle of a sentence spoils nobody else's; and a number in shared memory
that says which record it is at, so that it is known at which one it died.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

import pyarrow as pa

from newslint.archive import arrow
from newslint.archive.lint import lint_batch
from newslint.archive.ruleset import Linter, RuleSet
from newslint.errors import NewslintError, Problem, fault
from newslint.records import dataclass

WAITING = -1
"""The number of no record: a worker has not received its batch."""
BEGUN, READY, FAILED = b"begun", b"ready", b"failed"
"""What a worker says besides results: that it listens, that it has compiled the rules, that it cannot go on."""
STILLBORN, STRUCK = 3, 20
"""Workers in a row that die before they have a batch, by themselves or by somebody's hand, after which none will ever have one."""
MANY = 2_000_000
"""As in newslint.__main__: objects made before the garbage collector first looks."""
Job = TypeVar("Job")


@dataclass(frozen=True, slots=True)
class Done(Generic[Job]):
    """What a worker found in a batch."""

    job: Job
    findings: pa.RecordBatch
    coverage: pa.RecordBatch


@dataclass(frozen=True, slots=True)
class Died(Generic[Job]):
    """A worker that did not come back."""

    job: Job
    at: int | None
    """The number in the batch of the record it was at; None where it was killed before it had the batch, which is then not to blame."""
    why: str


@dataclass(slots=True)
class _Worker(Generic[Job]):
    process: Any
    link: Connection
    at: Any
    is_ready: bool = False
    job: Job | None = None
    seen: int = -1
    """The record it was last seen at."""
    since: float = 0.0
    """When that was first seen."""


class Crew(Generic[Job]):
    """So many processes with the same rules."""

    def __init__(self, rules: RuleSet, size: int, patience: float) -> None:
        """`patience` is the time in seconds that one record may take."""
        self._rules, self._patience = pickle.dumps(rules), patience
        self._context = multiprocessing.get_context("spawn")
        self._stillborn = 0
        self._workers: list[_Worker[Job]] = []
        try:
            for _ in range(size):
                self._workers.append(self._hired())
        except BaseException:
            self.dismiss()
            raise

    @property
    def is_busy(self) -> bool:
        """Whether anybody has something to do."""
        return any(worker.job is not None for worker in self._workers)

    @property
    def has_room(self) -> bool:
        """Whether anybody has nothing to do."""
        return any(worker.job is None and worker.is_ready for worker in self._workers)

    @property
    def underway(self) -> int:
        """Records that are through, of the batches that are being worked on."""
        return sum(max(worker.at.value, 0) for worker in self._workers if worker.job is not None)

    @property
    def pids(self) -> list[int]:
        """The processes."""
        return [worker.process.pid for worker in self._workers]

    def give(self, job: Job, articles: pa.RecordBatch) -> None:
        """Hands a batch to a worker that has nothing to do."""
        worker = next(worker for worker in self._workers if worker.job is None and worker.is_ready)
        worker.job, worker.at.value, worker.seen, worker.since = job, WAITING, WAITING, time.monotonic()
        with suppress(OSError):  # it has died meanwhile, which is heard of next
            worker.link.send_bytes(_packed(articles))

    def reports(self, timeout: float) -> Iterator[Done[Job] | Died[Job]]:
        """What has come in after at most `timeout` seconds. Raises NewslintError when workers cannot be started."""
        by_link = {worker.link: worker for worker in self._workers}
        for link in wait(list(by_link), timeout):
            worker = by_link[link]  # type: ignore[index]
            try:
                heard = worker.link.recv_bytes()
                if heard == BEGUN:
                    worker.link.send_bytes(self._rules)
                    continue
                if heard == READY:
                    worker.is_ready = True
                    continue
                if heard == FAILED:
                    raise RuntimeError(worker.link.recv_bytes().decode("utf-8", "replace"))
                done = Done(_known(worker.job), _unpacked(heard), _unpacked(worker.link.recv_bytes()))
            except (EOFError, OSError):
                yield from self._replaced(worker, "killed the worker", None if worker.at.value == WAITING else worker.at.value)
                continue
            worker.job, self._stillborn = None, 0
            yield done
        yield from self._overdue()

    def dismiss(self) -> None:
        """Ends all processes at once."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.link.close()
        self._workers = []

    def _overdue(self) -> Iterator[Died[Job]]:
        """Kills who has not moved on for too long."""
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.job is None:
                continue
            if worker.at.value != worker.seen:
                worker.seen, worker.since = worker.at.value, now
            elif now - worker.since > self._patience:
                yield from self._replaced(worker, f"took longer than {self._patience:g} s", max(worker.at.value, 0))

    def _replaced(self, worker: _Worker[Job], why: str, at: int | None) -> Iterator[Died[Job]]:
        worker.process.kill()
        worker.process.join()
        worker.link.close()
        if not worker.is_ready or (worker.job is not None and at is None):
            self._stillborn += 1
            code = worker.process.exitcode
            if self._stillborn >= (STRUCK if code < 0 else STILLBORN):
                told = f"worker processes end before they begin (exit status {code})"
                raise NewslintError(Problem("", told, "is there memory for so many --jobs?"))
        self._workers[self._workers.index(worker)] = self._hired()
        if worker.job is not None:
            yield Died(worker.job, at, why)

    def _hired(self) -> _Worker[Job]:
        """A new process. It gets the rules when it asks: to one that is killed while it starts, multiprocessing would write for ever."""
        here, there = self._context.Pipe()
        at = self._context.RawValue("q", 0)
        process = self._context.Process(target=work, args=(there, at), daemon=True)
        process.start()
        there.close()  # or its end would never be heard
        return _Worker(process, here, at)


def work(link: Connection, at: Any) -> None:
    """What a worker does until nobody sends it anything more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process decides what an interruption means
    gc.set_threshold(MANY, 50, 50)
    _expendable()
    arrow.alone()
    threading.Thread(target=_follow, daemon=True).start()

    def note(number: int) -> None:
        at.value = number

    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        link.send_bytes(BEGUN)
        try:
            linter = _linter(link.recv_bytes())
            gc.collect()
            gc.freeze()
            link.send_bytes(READY)
            while True:
                received = link.recv_bytes()
                note(0)
                batch = _unpacked(received)
                for each in lint_batch(batch, linter, note):
                    link.send_bytes(_packed(each))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            raise
        except Exception as error:  # the first process says it, and ends
            link.send_bytes(FAILED)
            link.send_bytes(fault(error).encode("utf-8", "backslashreplace"))


def _linter(rules: bytes) -> Linter:
    """What a pickled rule set makes."""
    found: RuleSet = pickle.loads(rules)
    return found.compiled()


def _follow() -> None:
    """Ends this process when the first one has ended, however it did: nobody is left to take the results."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _expendable() -> None:
    """When memory runs out, Linux is to end a worker, which costs a record, and not the process that knows how far the run is."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:
        file.write("500")


def _known(job: Job | None) -> Job:
    if job is None:
        raise RuntimeError("a worker sent what nobody asked for")
    return job


def _packed(batch: pa.RecordBatch) -> Any:
    """A batch as an Arrow stream, in a buffer."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    return sink.getvalue()


def _unpacked(data: bytes) -> pa.RecordBatch:
    return pa.ipc.open_stream(data).read_next_batch()
