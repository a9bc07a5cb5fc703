"""A stream of records cut into shards, each named by its number and its content: the same stream gives the same names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from newslint.archive.schemas import ARTICLES, META, batch
from newslint.article import Record
from newslint.errors import Problem
from newslint.hashing import blake2b
from newslint.records import dataclass

RECORDS, FIRST = 1000, 50
"""Records in a shard at most, and in the first one; each that follows may hold twice as many. So a run that is stopped early has done
something, and one that goes on knows by a shard's number how large it was."""
BYTES = 8 * 2**20
"""Characters and bytes of content after which a shard ends: what a process holds at once, copies aside."""


@dataclass(frozen=True, slots=True)
class Shard:
    """A stretch of an archive that is checked, written and found again as one."""

    name: str
    """Running number and hash of the content."""
    items: tuple[Record | Problem, ...]
    """In the order of the archive; a Problem stands for a record that could not be read."""
    digests: tuple[bytes, ...]
    """The content hash of each record; empty for a Problem."""

    def articles(self, positions: Sequence[int]) -> pa.RecordBatch:
        """The records at `positions` as ARTICLES."""
        return articles([item for at in positions if isinstance(item := self.items[at], Record)])


def cut(stream: Iterable[Record | Problem], records: int = RECORDS, size: int = BYTES) -> Iterator[Shard]:
    """Shards of at most `records` records, the first ones of fewer; one that holds more than `size` of content ends there."""
    items: list[Record | Problem] = []
    held = number = 0
    most = min(FIRST, records)
    for item in stream:
        items.append(item)
        if isinstance(item, Record):
            held += len(item.text) + len(item.data or b"")
        if len(items) >= most or held >= size:
            yield _shard(number, items)
            items, held, number, most = [], 0, number + 1, min(2 * most, records)
    if items:
        yield _shard(number, items)


def digest(record: Record) -> bytes:
    """A hash of a record's content and of what its archive says of it; the id and the place do not count."""
    said = repr((len(record.data or b""), record.suffix, record.notes, sorted(record.meta.items())))
    return blake2b(f"{said}\0{record.text}".encode("utf-8", "surrogatepass") + (record.data or b""), digest_size=16).digest()


def articles(records: Iterable[Record]) -> pa.RecordBatch:
    """Records as ARTICLES."""
    return batch([_row(record) for record in records], ARTICLES)


def _row(record: Record) -> tuple[Any, ...]:
    meta = record.meta
    held = record.id, record.place, None if record.data is not None else record.text, record.data, record.suffix or None
    return (*held, *(meta.get(name) for name in META), "\n".join(record.notes) or None)


def _shard(number: int, items: Sequence[Record | Problem]) -> Shard:
    digests = tuple(digest(item) if isinstance(item, Record) else b"" for item in items)
    total = blake2b(digest_size=8)
    for item, known in zip(items, digests, strict=True):
        parts = (item.id, item.place) if isinstance(item, Record) else (item.where, item.what, item.hint)
        total.update("\0".join((*parts, "")).encode("utf-8", "surrogatepass") + known)
    return Shard(f"{number:06d}-{total.hexdigest()}", tuple(items), digests)
