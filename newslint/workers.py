"""Several processes over one list of files. The results come in the order of the paths, whoever was first."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from itertools import chain
from multiprocessing import active_children

from newslint.errors import Problem
from newslint.files import STDIN
from newslint.reporters import Result
from newslint.session import Request, Session

LARGEST_CHUNK = 16
"""Files handed to a worker at once."""
AHEAD = 4
"""Chunks a worker that are handed out before the first of them is asked for: results wait in memory, an archive does not."""
Chunk = Sequence[str]
Results = tuple[list[Result], list[Problem]]


def spread(session: Session, paths: Sequence[str]) -> Iterator[Result]:
    """Checks `paths` with `session.request.jobs` processes. A worker that dies costs a Problem for the file it died of, not the run."""
    rest = _chunks(paths, session.request.jobs)
    session.plan.prepare()
    while rest:
        done = 0
        try:
            with _pool(min(session.request.jobs, len(rest))) as pool:
                for job in _submitted(pool, session.request, rest):
                    yield from _told(session, job.result()) if job else (session.one(STDIN),)
                    done += 1
        except BrokenProcessPool:
            pass
        except OSError:  # no room for processes: this one does the rest
            yield from map(session.one, chain.from_iterable(rest[done:]))
            return
        if done < len(rest):
            yield from _one_by_one(session, rest[done])
        rest = rest[done + 1 :]


def _one_by_one(session: Session, chunk: Chunk) -> Iterator[Result]:
    """A chunk with which a worker may have died, so that only the file to blame goes unchecked."""
    for path in chunk:
        with _pool(1) as pool:
            try:
                yield from _told(session, pool.submit(_check, session.request, [path]).result())
            except BrokenProcessPool:
                yield Problem(path, "not checked: a worker process died of it", "it ran out of memory, or a plug-in ended it")


def _told(session: Session, results: Results) -> list[Result]:
    session.tell(results[1])
    return results[0]


def _submitted(pool: ProcessPoolExecutor, request: Request, chunks: Iterable[Chunk]) -> Iterator[Future[Results] | None]:
    """A job a chunk, a few handed out beforehand; None for standard input, which only the first process can read."""
    jobs: deque[Future[Results] | None] = deque()
    for chunk in chunks:
        jobs.append(None if chunk == [STDIN] else pool.submit(_check, request, chunk))
        if len(jobs) > AHEAD * request.jobs:
            yield jobs.popleft()
    yield from jobs


@contextmanager
def _pool(size: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that end at once, and without a word, when the user interrupts the run."""
    pool = ProcessPoolExecutor(size, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_DFL))
    try:
        yield pool
    except OSError:  # those that did begin would be waited for at the end, and never come to theirs
        for child in active_children():
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _chunks(paths: Sequence[str], jobs: int) -> list[list[str]]:
    """`paths` in pieces, small enough that every process gets some; standard input is a piece by itself."""
    size = max(1, min(LARGEST_CHUNK, len(paths) // (AHEAD * jobs)))
    chunks: list[list[str]] = []
    for path in paths:
        if not chunks or path == STDIN or chunks[-1] == [STDIN] or len(chunks[-1]) == size:
            chunks.append([])
        chunks[-1].append(path)
    return chunks


@cache
def _session(request: Request) -> Session:
    """This process's session, made once."""
    return Session(request)


def _check(request: Request, paths: Chunk) -> Results:
    session = _session(request)
    results = [session.one(path) for path in paths]
    if session.results is not None:
        session.results.write()
    return results, list(session.complaints())
