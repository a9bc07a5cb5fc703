"""An audit on Spark: files go to executors, which write the same shards as our own workers; and findings of any DataFrame of articles.

A task reads a file with newslint's readers and puts each shard in place under a name that follows from file and content. A task that is
lost, repeated or run twice writes the same bytes to the same names, so nothing is there twice. What comes back is a row a shard.
"""

from __future__ import annotations

import os
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

import newslint
from newslint.archive.lint import held, lint_batch, lint_batches, unread_problem, with_digests
from newslint.archive.ruleset import RuleSet
from newslint.archive.schemas import COVERAGE, FINDINGS, batch
from newslint.archive.shards import Shard, cut
from newslint.archive.store import Store, assembled, piece
from newslint.archive.totals import Totals, decoded
from newslint.archive.walk import Listed, records_in
from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.files import Skipped
from newslint.readers import ReadOptions
from newslint.records import dataclass
from newslint.registry import collect

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

DONE = "file long, shard string, totals binary, kept boolean, skipped string, setup string"
"""What a task says of a shard, or of files inside one that were not read, as Spark has it."""


def findings(frame: DataFrame, rules: RuleSet) -> DataFrame:
    """The FINDINGS of a DataFrame of ARTICLES, of which only `record` and `text` or `data` must be there."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return frame.mapInArrow(partial(lint_batches, rules=rules), from_arrow_schema(FINDINGS))


@dataclass(frozen=True, slots=True)
class Task:
    """What an executor needs besides the files; it is pickled. Both folders are absolute, and the same on all machines."""

    rules: RuleSet
    folder: str
    """What paths are relative to."""
    out: str
    options: ReadOptions
    records: int

    def __call__(self, files: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Audits files; the function for mapInArrow."""
        for rows in files:
            for row in rows.to_pylist():
                yield from self._file(row["number"], Listed(row["path"], row["name"], os.path.join(self.folder, row["path"])))

    def _file(self, number: int, file: Listed) -> Iterator[pa.RecordBatch]:
        skipped: Counter[str] = Counter()
        setup: list[Problem] = []

        def passed(met: Skipped) -> None:
            skipped[met.reason] += 1

        def sound() -> Iterator[Record | Problem]:
            for found in records_in(file, collect(), self.options, passed):
                if isinstance(found, Problem) and found.setup:
                    setup.append(found)
                else:
                    yield found

        yield from self.entered(number, sound())
        if skipped or setup:
            yield _said(number, "", Totals(), kept=False, skipped=skipped, setup=setup)

    def entered(self, number: int, stream: Iterable[Record | Problem]) -> Iterator[pa.RecordBatch]:
        """Writes the shards of a stream that are not there, and tells of all."""
        store = Store(self.out)
        for shard in cut(stream, self.records):
            name = f"{number:06d}-{shard.name}"
            kept = store.totals(name)
            yield _said(number, name, kept or store.write(name, *self._results(shard)), kept=kept is not None)

    def _results(self, shard: Shard) -> tuple[pa.Table, pa.Table]:
        sound = [at for at, item in enumerate(shard.items) if isinstance(item, Record)]
        pieces = [piece(sound, *lint_batch(shard.articles(sound), held(self.rules)))] if sound else []
        if problems := [at for at, item in enumerate(shard.items) if isinstance(item, Problem)]:
            rows = [unread_problem(item) for item in shard.items if isinstance(item, Problem)]
            pieces.append(piece(problems, batch([], FINDINGS), batch(rows, COVERAGE)))
        findings, coverage = assembled(pieces)
        return findings, with_digests(coverage, shard.digests)


class SparkAudit:
    """One run over files, on a cluster."""

    def __init__(self, task: Task, master: str, skipped: Counter[str], heard: Callable[[], None]) -> None:
        """`skipped` counts what executors meet and do not read, by reason; `heard` is called whenever a shard is done."""
        self.totals, self.kept, self.taken = Totals(), Totals(), 0
        self.names: list[str] = []
        self.wrong: list[Problem] = []
        """Mistakes in the options that executors met."""
        self._task, self._master, self._skipped, self._heard = task, master, skipped, heard
        self._session: SparkSession | None = None

    def run(self, files: Sequence[Listed], problems: Sequence[Problem]) -> None:
        """Audits the files, and enters what is no file. Raises NewslintError when the job fails; the shards that were written stay."""
        for said in self._task.entered(len(files), problems):
            for row in said.to_pylist():
                self._hear(row)
        with TemporaryDirectory() as folder:
            self._session = session(self._master, folder)
            numbered = [(number, file.path, file.name) for number, file in enumerate(files)]
            frame = self._session.createDataFrame(numbered, "number long, path string, name string")
            done = frame.repartitionByRange(max(len(numbered), 1), "number").mapInArrow(self._task, DONE)
            try:
                for row in done.toLocalIterator(prefetchPartitions=True):
                    self._hear(row)
            except KeyboardInterrupt:
                raise
            except Exception as error:
                told = str(error).strip().splitlines()
                raise NewslintError(Problem(self._master, f"the job failed: {told[0] if told else type(error).__name__}")) from error

    def close(self) -> None:
        """Ends the application."""
        session, self._session = self._session, None
        if session is not None:
            session.stop()

    def _hear(self, row: Any) -> None:
        if row["shard"]:
            sums = decoded(bytes(row["totals"]))
            self.names.append(row["shard"])
            self.totals.add(sums)
            if row["kept"]:
                self.kept.add(sums)
        for line in filter(None, row["skipped"].split("\n")):
            count, _, reason = line.partition(" ")
            self._skipped[reason] += int(count)
        for line in filter(None, row["setup"].split("\n")):
            where, what, hint = line.split("\t")
            self.wrong.append(Problem(where, what, hint, setup=True))
        self._heard()


def session(master: str, folder: str) -> SparkSession:
    """A Spark session whose executors import newslint from a zip of this one, put into `folder`, and run this Python unless they are told
    another. Raises NewslintError when there is no Spark."""
    try:
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise NewslintError(Problem("--engine", "spark needs pyspark", "pip install 'newslint[spark]'")) from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else executors take whatever python3 is first on their path
    builder: Any = SparkSession.builder
    settings = {
        "spark.log.level": "ERROR",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        made: SparkSession = builder.master(master).appName("newslint audit").getOrCreate()
    except Exception as error:
        raise NewslintError(Problem("--master", f"{master}: {str(error).strip().splitlines()[0]}", "is Java 17 or later there?")) from error
    made.sparkContext.addPyFile(packed(folder))
    return made


def packed(folder: str) -> str:
    """The path of a zip of newslint's modules. Rules are not in it: they travel compiled, in the rule set."""
    path, top = os.path.join(folder, "newslint.zip"), os.path.dirname(newslint.__file__)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for below, folders, names in os.walk(top):
            folders[:] = [name for name in folders if name not in ("__pycache__", "rules")]
            for name in names:
                if name.endswith(".py"):
                    whole = os.path.join(below, name)
                    file.write(whole, os.path.join("newslint", os.path.relpath(whole, top)))
    return path


def _said(
    number: int, shard: str, sums: Totals, *, kept: bool, skipped: Counter[str] | None = None, setup: Sequence[Problem] = ()
) -> pa.RecordBatch:
    """A row of DONE."""
    lines = "\n".join(f"{count} {reason}" for reason, count in (skipped or {}).items())
    wrong = "\n".join("\t".join((each.where, each.what, each.hint)) for each in setup)
    row = {"file": number, "shard": shard, "totals": sums.encoded(), "kept": kept, "skipped": lines, "setup": wrong}
    return pa.RecordBatch.from_pylist([row])
