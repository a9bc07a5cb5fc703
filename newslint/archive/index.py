"""Where the findings of a content stand: SQLite from content hashes to rows of shards, and the lock of an audit's folder."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import suppress

from newslint.errors import NewslintError, Problem

NAME = "index.sqlite"
TABLES = """
create table if not exists shards (id integer primary key, name text not null unique);
create table if not exists seen (digest blob primary key, shard integer not null, row integer not null) without rowid;
"""
CACHE_KIB = 32 * 1024
"""Memory for pages: the tree of a million articles."""


class Index:
    """Which shard, and which of its rows, holds the results of a content. It can be lost: what is not in it is linted again.

    The findings themselves are not stored twice: they are taken from the shard's Parquet file. Nobody else can open it meanwhile,
    so that two audits never write into one folder; the system lets go of it when the process ends, however it ends.
    """

    def __init__(self, folder: str) -> None:
        """Raises NewslintError when another audit has it."""
        path = os.path.join(folder, NAME)
        try:
            self._database = _opened(path)
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise NewslintError(Problem(path, f"cannot be written: {error}")) from error
            raise NewslintError(Problem(folder, "another audit is writing there", "wait for it, or give another --out")) from error
        except sqlite3.DatabaseError:  # not a database, or half of one
            for leftover in (path, f"{path}-wal", f"{path}-shm"):
                with suppress(FileNotFoundError):
                    os.unlink(leftover)
            self._database = _opened(path)
        self.is_empty = self._database.execute("select 1 from seen limit 1").fetchone() is None

    def has(self, shard: str) -> bool:
        """Whether the records of a shard have been entered."""
        return self._database.execute("select 1 from shards where name = ?", (shard,)).fetchone() is not None

    def find(self, digests: Iterable[bytes]) -> dict[bytes, tuple[str, int]]:
        """Shard and row of the contents that are known."""
        query = "select name, row from seen join shards on shards.id = seen.shard where digest = ?"
        found = ((digest, self._database.execute(query, (digest,)).fetchone()) for digest in digests)
        return {digest: place for digest, place in found if place}

    def enter(self, shard: str, digests: Sequence[bytes]) -> None:
        """Notes where contents stand: a shard's rows in order, empty for a row that is not to be found again."""
        with self._database as database:
            database.execute("insert or ignore into shards (name) values (?)", (shard,))
            number = database.execute("select id from shards where name = ?", (shard,)).fetchone()[0]
            rows = ((digest, number, row) for row, digest in enumerate(digests) if digest)
            database.executemany("insert or replace into seen values (?, ?, ?)", rows)

    def forget(self, shards: Iterable[str]) -> None:
        """Drops shards, and what stood in them and nowhere else."""
        with self._database as database:
            gone = list(shards)
            database.executemany("delete from shards where name = ?", ((name,) for name in gone))
            if gone:
                database.execute("delete from seen where shard not in (select id from shards)")

    def clear(self) -> None:
        """Forgets everything."""
        with self._database as database:
            database.execute("delete from seen")
            database.execute("delete from shards")
        self.is_empty = True

    def close(self) -> None:
        """Lets go of the folder."""
        self._database.close()


def _opened(path: str) -> sqlite3.Connection:
    """Opened for this process alone, which in this order also works where memory cannot be shared, as on network drives."""
    database = sqlite3.connect(path, timeout=0)
    try:
        database.execute("pragma locking_mode = exclusive")
        database.execute("pragma journal_mode = wal")
        database.execute("pragma synchronous = normal")
        database.execute(f"pragma cache_size = -{CACHE_KIB}")
        database.executescript(f"begin exclusive; {TABLES} commit;")
    except BaseException:
        database.close()
        raise
    return database
