"""Workers come back with results, or are known to have died, at which record, and are replaced."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newslint.archive.crew import Crew, Died, Done
from newslint.archive.lint import lint_batch
from newslint.archive.shards import articles
from newslint.article import Record
from newslint.errors import NewslintError
from newslint.records import replace
from tests.archive.newsroom import story
from tests.archive.rules import linter, rules

BATCH = articles(Record(str(row["id"]), "a", str(row["text"])) for row in map(story, range(5)))


@pytest.fixture
def crew() -> Iterator[Crew[str]]:
    made: Crew[str] = Crew(rules(), 1, patience=60)
    yield made
    made.dismiss()


def until(crew: Crew[str], true: Callable[[], bool]) -> list[Done[str] | Died[str]]:
    """What is reported before something is true."""
    heard: list[Done[str] | Died[str]] = []
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        heard += crew.reports(0.1)
    return heard


def test_a_worker_finds_what_this_process_finds(crew: Crew[str]) -> None:
    assert not crew.has_room
    until(crew, lambda: crew.has_room)
    crew.give("first", BATCH)
    assert crew.is_busy
    (done,) = until(crew, lambda: not crew.is_busy)
    assert isinstance(done, Done)
    assert (done.job, done.findings, done.coverage) == ("first", *lint_batch(BATCH, linter()))


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_one_that_is_killed_is_replaced_and_its_batch_reported(crew: Crew[str]) -> None:
    until(crew, lambda: crew.has_room)
    (first,) = crew.pids
    os.kill(first, signal.SIGSTOP)
    crew.give("first", BATCH)
    os.kill(first, signal.SIGKILL)
    (died,) = until(crew, lambda: crew.has_room)
    assert died == Died("first", None, "killed the worker"), "its batch is not to blame: it never had it"
    assert crew.pids != [first]
    crew.give("again", BATCH)
    (done,) = until(crew, lambda: not crew.is_busy)
    assert isinstance(done, Done)


class Deadly:
    """Rules that end the process that unpacks them."""

    def __reduce__(self) -> tuple[Callable[[int], Any], tuple[int]]:
        return os._exit, (3,)


@pytest.mark.parametrize(
    ("given", "error", "told"),
    [
        (Deadly, NewslintError, r"worker processes end before they begin \(exit status 3\)"),
        (lambda: replace(rules(), plan=b"no rules at all"), RuntimeError, "ValueError: bad marshal data"),
    ],
)
def test_workers_that_cannot_begin_end_the_run(given: Callable[[], Any], error: type[Exception], told: str) -> None:
    crew: Crew[str] = Crew(given(), 1, patience=60)
    try:
        with pytest.raises(error, match=told):
            until(crew, lambda: crew.has_room)
    finally:
        crew.dismiss()
