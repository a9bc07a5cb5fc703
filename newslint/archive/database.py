"""An audit's tables in DuckDB, in memory, for the report and for whoever asks in SQL. Nothing is written, loaded or fetched.

| table | a row is |
|---|---|
| `coverage` | a record: what COVERAGE holds, its `month`, and the `article` it is a near-duplicate of, if any (`duplicate_of`) |
| `articles` | a checked record that is nobody's near-duplicate: what the report counts |
| `findings` | a finding: what FINDINGS holds, its article's number, place, month and language, and whether that is a `duplicate` |
| `duplicates` | a near-duplicate, and the first article that it is like |

With a second audit its tables are `before.coverage`, `before.articles` and so on.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

import duckdb

from newslint.archive import manifest
from newslint.archive.dates import TIME, months
from newslint.archive.schemas import CHECKED, COVERAGE, FINDINGS
from newslint.errors import NewslintError, Problem
from newslint.records import dataclass

DUPLICATES = "duplicates.parquet"
"""The file beside the shards that says which article is nearly an earlier one."""
MEMORY = "1GB"
"""What DuckDB may hold; beyond it, it writes to a temporary folder that is deleted."""
MAIN, BEFORE = "main", "before"
ASKING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
"""What changes nothing: SELECT, FROM, WITH, VALUES, DESCRIBE, SUMMARIZE, SHOW; EXPLAIN."""
_LOCKED = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
_TYPES = {"string": "varchar", "binary": "blob", "int32": "integer", "int64": "bigint"}
_COLUMNS = ", ".join(f'"{name}"' for name in COVERAGE.names if name not in ("digest", "sketch"))


@dataclass(frozen=True, slots=True)
class Table:
    """What a query gives."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


class Database:
    """One audit, or two to compare, until it is closed."""

    def __init__(self, audit: str, names: Mapping[str, int], *, against: str = "", memory: str = MEMORY, often: bool = False) -> None:
        """With `often` findings are joined to their articles once, into a temporary file, for more than a few queries.

        `audit` and `against` are folders given to `newslint audit --out`, or one of a set of rules in them; `names` are months'.

        Raises NewslintError when there is no finished audit, or not all of it.
        """
        folders = {MAIN: manifest.resolve(audit)} | ({BEFORE: manifest.resolve(against)} if against else {})
        self.manifests = {schema: _finished(folder) for schema, folder in folders.items()}
        self._spill = tempfile.TemporaryDirectory(prefix="newslint-")
        try:
            self._connection = duckdb.connect(":memory:", config={**_LOCKED, "temp_directory": self._spill.name, "memory_limit": memory})
        except duckdb.Error as error:
            self._spill.cleanup()
            raise NewslintError(Problem("--memory", _said(error))) from error
        try:
            opened = {
                schema: _open(self._connection, schema, folder, self.manifests[schema]["shards"], names)
                for schema, folder in folders.items()
            }
            self.sketched = opened[MAIN]
            for schema in folders if often else ():
                _joined(self._connection, schema, os.path.join(self._spill.name, f"{schema}.parquet"))
            self._lock(
                [self._spill.name, *(os.path.join(folder, part) for folder in folders.values() for part in ("findings", "coverage"))]
            )
        except BaseException:
            self.close()
            raise

    def _lock(self, folders: Sequence[str]) -> None:
        """From here on only these folders can be read, and no setting can be changed."""
        self._connection.execute("set allowed_directories = $1", [[os.path.abspath(folder) for folder in folders]])
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of everything."""
        self._connection.close()
        with suppress(OSError):
            self._spill.cleanup()

    def query(self, sql: str) -> Table:
        """The rows that a query gives. Raises NewslintError for one that is none, or that would do more than ask."""
        columns, rows = self.stream(sql)
        return Table(columns, [row for part in rows for row in part])

    def stream(self, sql: str) -> tuple[tuple[str, ...], Iterator[list[tuple[Any, ...]]]]:
        """The columns and the rows of a query, some thousand at a time."""
        result = self._execute(sql)
        columns = tuple(str(column[0]) for column in result.description or ())
        return columns, self._parts(result)

    def arrow(self, sql: str) -> Any:
        """The rows of a query as a reader of Arrow batches. An error can come with any of them, as an OSError."""
        try:
            return self._connection.sql(self._asking(sql)).to_arrow_reader(10_000)
        except duckdb.Error as error:
            raise _refused(error) from error

    def _parts(self, result: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
        try:
            while rows := result.fetchmany(10_000):
                yield rows
        except duckdb.Error as error:
            raise _refused(error) from error

    def _execute(self, sql: str) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(self._asking(sql))
        except duckdb.Error as error:
            raise _refused(error) from error

    def _asking(self, sql: str) -> duckdb.Statement:
        """The one statement of a query, if it only asks. Raises NewslintError."""
        statements = self._connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type not in ASKING:
            hint = "SELECT, FROM, WITH, VALUES, DESCRIBE, SUMMARIZE or EXPLAIN"
            raise NewslintError(Problem("query", "one query was expected that only asks", hint))
        return statements[0]


def _refused(error: duckdb.Error) -> NewslintError:
    return NewslintError(Problem("query", _said(error), "newslint query --help names the tables"))


def _said(error: duckdb.Error) -> str:
    """DuckDB's words on one line, without its picture of the query."""
    lines = [line.strip() for line in str(error).splitlines()]
    told = [line for line in lines if line and not line.startswith(("LINE ", "^"))]
    return " ".join(told[:2])


def _finished(folder: str) -> dict[str, Any]:
    """The manifest of an audit that has come to its end. Raises NewslintError."""
    found = manifest.read(folder)
    if found is None:
        raise NewslintError(Problem(folder, "holds no audit", f"newslint audit ARCHIVE --out {folder}"))
    if found["state"] != manifest.FINISHED:
        raise NewslintError(Problem(folder, f"the audit is not finished: {found['state']}", "the same newslint audit goes on with it"))
    return found


def _open(connection: duckdb.DuckDBPyConnection, schema: str, folder: str, shards: Sequence[str], names: Mapping[str, int]) -> bool:
    """Makes the tables of one audit; whether it looked for near-duplicates. Raises NewslintError when a file is not there whole."""
    files = {
        part: [os.path.abspath(os.path.join(folder, part, f"{shard}.parquet")) for shard in shards] for part in ("findings", "coverage")
    }
    if gone := [path for paths in files.values() for path in paths if not os.path.isfile(path)]:
        raise NewslintError(Problem(gone[0], "is missing", "the same newslint audit makes it anew"))
    try:
        if schema != MAIN:
            connection.execute(f"create schema {schema}")
        _covered(connection, schema, files["coverage"])
        _dated(connection, schema, names)
        sketched = _doubled(connection, schema, folder)
        connection.execute(_TABLES.format(schema=schema, columns=_COLUMNS, checked=CHECKED))
        source = f"read_parquet({_listed(files['findings'])}, filename = true, file_row_number = true)" if shards else _none(FINDINGS)
        fields = ", ".join(f'f."{name}"' for name in FINDINGS.names)
        connection.execute(_FINDINGS.format(schema=schema, source=source, fields=fields))
        connection.execute(f"select * from {schema}.findings limit 0")
        return sketched
    except duckdb.Error as error:
        raise NewslintError(Problem(folder, _said(error), "if a file is damaged: newslint audit --fresh")) from error


def _covered(connection: duckdb.DuckDBPyConnection, schema: str, files: Sequence[str]) -> None:
    """Every record in the order of the audit; `first` is the number of its first finding in the shard."""
    source = f"read_parquet({_listed(files)}, filename = true, file_row_number = true)" if files else _none(COVERAGE)
    shard = "parse_filename(filename)"
    connection.execute(
        f"create table {schema}._records as select row_number() over (order by filename, file_row_number) - 1 as article, {_COLUMNS}, "
        f"{shard} as _shard, coalesce(sum(findings) over (partition by filename order by file_row_number) - findings, 0) as _first, "
        f"trim(regexp_replace(coalesce(date, ''), '{TIME}', ' ', 'g')) as _day from {source}"
    )


def _dated(connection: duckdb.DuckDBPyConnection, schema: str, names: Mapping[str, int]) -> None:
    """The month of every date of every outlet."""
    pairs = connection.execute(f"select distinct coalesce(outlet, ''), _day from {schema}._records where _day <> ''").fetchall()
    found = months(pairs, names)
    columns = [[*each] for each in zip(*((*pair, month) for pair, month in found.items()), strict=True)] or [[], [], []]
    connection.execute(f"create table {schema}._months as select unnest($1) as _of, unnest($2) as _on, unnest($3) as month", columns)


def _doubled(connection: duckdb.DuckDBPyConnection, schema: str, folder: str) -> bool:
    """Which article is a near-duplicate of which; False when that was not looked for. Places are unique where ids are not."""
    connection.execute(f"create table {schema}._doubles (article bigint, first bigint)")
    path = os.path.abspath(os.path.join(folder, DUPLICATES))
    if not os.path.isfile(path):
        return False
    connection.execute(
        f"insert into {schema}._doubles select one.article, any_value(other.article) from read_parquet({_listed([path])}) d "
        f"join {schema}._records one on one.record = d.record and one.place = d.place "
        f"join {schema}._records other on other.record = d.first and other.place = d.first_place "
        "where one.article <> other.article group by one.article"
    )
    return True


def _joined(connection: duckdb.DuckDBPyConnection, schema: str, path: str) -> None:
    """Findings joined to their articles once, in a temporary file that is read from then on."""
    connection.execute(f"copy (from {schema}.findings) to {_quoted(path)} (format parquet, compression zstd)")
    connection.execute(f"create or replace view {schema}.findings as from read_parquet({_quoted(path)})")


def _listed(files: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, files))}]"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _none(schema: Any) -> str:
    """A table of that Arrow schema without rows, of an audit without shards."""
    columns = ", ".join(f'null::{_TYPES[str(field.type)]} as "{field.name}"' for field in schema)
    return f"(select {columns}, '' as filename, 0 as file_row_number where false)"


_TABLES = """
create view {schema}.coverage as
select article, {columns}, m.month, d.first as duplicate_of
from {schema}._records r
left join {schema}._months m on m._of = coalesce(r.outlet, '') and m._on = r._day
left join {schema}._doubles d using (article);
create view {schema}.articles as select * from {schema}.coverage where status = '{checked}' and duplicate_of is null;
create view {schema}.duplicates as
select c.article, c.record, c.place, c.outlet, c.words, c.findings, f.article as first, f.record as first_record, f.place as first_place
from {schema}.coverage c join {schema}._records f on f.article = c.duplicate_of where c.status = '{checked}';
"""
_FINDINGS = """
create view {schema}.findings as
select r.article, {fields}, r.place, r.month, r.language, r.duplicate_of is not null as duplicate
from {source} f asof join
  (select c.*, r._shard, r._first from {schema}.coverage c join {schema}._records r using (article) where c.findings > 0) r
  on parse_filename(f.filename) = r._shard and f.file_row_number >= r._first;
"""
