"""Shards are there whole or not at all, and pieces in any order make the same shard."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from newslint.archive.lint import lint_batch, with_digests
from newslint.archive.schemas import COVERAGE, FINDINGS
from newslint.archive.shards import Shard, cut
from newslint.archive.store import Piece, Store, assembled, piece
from newslint.article import Record
from tests.archive.newsroom import ROOT, story
from tests.archive.rules import linter


@pytest.fixture(scope="module")
def shard() -> Shard:
    return next(cut(Record(str(row["id"]), f"a.jsonl:{number}", str(row["text"])) for number, row in enumerate(map(story, range(9)))))


def pieces(shard: Shard, *parts: list[int]) -> list[Piece]:
    """Parts of the shard, each linted by itself."""
    return [piece(part, *lint_batch(shard.articles(part), linter())) for part in parts]


def test_pieces_make_the_shard_in_any_order(shard: Shard) -> None:
    (whole,) = pieces(shard, [*range(9)])
    parts = pieces(shard, [4], [0, 2, 3], [8, 1], [5, 6, 7])
    random.Random(1).shuffle(parts)
    findings, coverage = assembled(parts)
    assert findings.equals(whole.findings)
    assert coverage.equals(whole.coverage)
    assert len(findings) >= 9


def test_pieces_without_a_finding_are_put_in_order(shard: Shard) -> None:
    parts = [Piece(one.positions, one.findings.slice(0, 0), unmarked(one.coverage)) for one in pieces(shard, [2, 0], [1])]
    findings, coverage = assembled(parts)
    assert (len(findings), findings.schema) == (0, FINDINGS)
    assert coverage["record"].to_pylist() == ["a0", "a1", "a2"]


def unmarked(coverage: pa.Table) -> pa.Table:
    """The same records, with no finding in them."""
    at = coverage.schema.get_field_index("findings")
    return coverage.set_column(at, coverage.schema.field(at), pa.array([0] * len(coverage), pa.int32()))


def test_a_shard_that_was_written_is_read_back(tmp_path: Path, shard: Shard) -> None:
    store = Store(str(tmp_path))
    store.prepare()
    (whole,) = pieces(shard, [*range(9)])
    assert store.totals("s") is None
    coverage = with_digests(whole.coverage, shard.digests)
    written = store.write("s", whole.findings, coverage)
    assert written == store.totals("s")
    assert (written.records, written.checked, sum(written.findings.values())) == (9, 9, len(whole.findings))
    found = store.read("s")
    assert found.findings.equals(whole.findings)
    assert found.coverage.equals(coverage)
    assert (found.findings.schema, found.coverage.schema) == (FINDINGS, COVERAGE)
    assert [digest for digest, _ in store.digests("s")] == list(shard.digests)
    assert store.names() == {"s"}
    store.remove(["s", "unknown"])
    assert store.names() == set()


@pytest.mark.parametrize("part", ["findings", "coverage"])
def test_a_shard_that_is_not_whole_is_not_done(tmp_path: Path, shard: Shard, part: str) -> None:
    store = Store(str(tmp_path))
    store.prepare()
    (whole,) = pieces(shard, [*range(9)])
    store.write("s", whole.findings, whole.coverage)
    path = tmp_path / part / "s.parquet"
    if part == "coverage":
        path.write_bytes(path.read_bytes()[:-9])
    else:
        path.unlink()
    assert store.totals("s") is None


def test_leftovers_of_a_killed_run_are_cleared(tmp_path: Path) -> None:
    store = Store(str(tmp_path))
    store.prepare()
    (tmp_path / "coverage" / ".s.parquet.abcd.part").write_bytes(b"half")
    store.prepare()
    assert os.listdir(tmp_path / "coverage") == []


WRITE = """
import sys, pyarrow as pa
from newslint.archive.schemas import COVERAGE, FINDINGS
from newslint.archive.store import Store
from newslint.errors import NewslintError
store = Store(sys.argv[1])
store.prepare()
try:
    store.write("s", FINDINGS.empty_table(), COVERAGE.empty_table())
except NewslintError as error:
    print(error.problems[0])
print(store.names(), store.totals("s"))
"""


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
def test_a_shard_that_does_not_fit_is_not_there(tmp_path: Path) -> None:
    """A limit on the size of files, which fails like a disk that is full."""
    command = ["bash", "-c", 'ulimit -f 2; exec "$@"', "-", sys.executable, "-c", WRITE, str(tmp_path)]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    told, state = done.stdout.splitlines()
    assert "s.parquet: not written: File too large" in told
    assert state == "set() None"
    assert list(tmp_path.rglob("*.part")) == []
