"""What a run adds up to: records, findings, and what could not be checked and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from newslint.archive.schemas import CHECKED, CRASHED, UNCHECKED

SHOWN, ALIKE = 100, 10
"""Records that could not be checked and are named: so many, and so many for the same reason; the others are counted."""
REASONS = 200
"""Different reasons kept apart; beyond them reasons are counted together."""
OTHER = "other reasons, see COVERAGE"


@dataclass(slots=True)
class Totals:
    """Sums of COVERAGE and FINDINGS over some shards."""

    records: int = 0
    checked: int = 0
    words: int = 0
    foreign: int = 0
    """Passages in another language, which no rule looked at."""
    findings: dict[str, int] = field(default_factory=dict)
    """By level."""
    unchecked: dict[str, int] = field(default_factory=dict)
    """Records that were not checked, by reason."""
    failed: dict[str, int] = field(default_factory=dict)
    """Records on which newslint itself failed, wholly or with one rule, by what was said."""
    notes: dict[str, int] = field(default_factory=dict)
    """What readers want to be known, with the number of records it is true of."""
    told: list[tuple[str, str, str]] = field(default_factory=list)
    """The first records that were not checked, or on which a rule failed, a few for each reason: shard, place and reason."""

    def add(self, other: Totals) -> None:
        """Adds the sums of some more shards."""
        for each in fields(Totals):
            mine, theirs = getattr(self, each.name), getattr(other, each.name)
            if isinstance(mine, dict):
                _count(mine, theirs)
            elif isinstance(mine, list):
                mine[:] = _named(sorted((*mine, *theirs), key=_shard))
            else:
                setattr(self, each.name, mine + theirs)

    def encoded(self) -> bytes:
        """As JSON, for a Parquet file's metadata and the manifest."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @property
    def not_checked(self) -> int:
        """How many records were not checked."""
        return self.records - self.checked


def decoded(data: bytes) -> Totals:
    """The Totals that `encoded` was asked of. Raises ValueError or TypeError when it is something else."""
    values: Mapping[str, Any] = json.loads(data)
    return Totals(**{**values, "told": [tuple(row) for row in values["told"]]})


def totals(shard: str, findings: pa.Table, coverage: pa.Table) -> Totals:
    """The sums of one shard."""
    status = _counts(coverage["status"])
    found = Totals(
        records=len(coverage),
        checked=status.get(CHECKED, 0),
        words=pc.sum(coverage["words"]).as_py() or 0,
        foreign=pc.sum(coverage["foreign"]).as_py() or 0,
        findings=_counts(findings["level"]),
        notes=_counts(coverage["note"]),
    )
    if coverage["reason"].null_count < len(coverage):
        rows = coverage.select(["place", "status", "reason"]).filter(pc.is_valid(coverage["reason"])).to_pylist()
        found.told = _named((shard, row["place"], row["reason"]) for row in rows)
        _count(found.unchecked, Counter(row["reason"] for row in rows if row["status"] == UNCHECKED))
        _count(found.failed, Counter(row["reason"] for row in rows if row["reason"].startswith(CRASHED)))
    return found


def ranked(counts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """Pairs, the most frequent first."""
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _named(rows: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """The first of each reason, and of all."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        seen[row[2]] += 1
        if seen[row[2]] <= ALIKE:
            found.append(row)
    return found[:SHOWN]


def _shard(told: tuple[str, str, str]) -> str:
    return told[0]


def _counts(column: pa.ChunkedArray) -> dict[str, int]:
    return {row["values"]: row["counts"] for row in pc.value_counts(column).to_pylist() if row["values"] is not None}


def _count(into: dict[str, int], counts: Mapping[str, int]) -> None:
    for what, count in counts.items():
        key = what if what in into or len(into) < REASONS else OTHER
        into[key] = into.get(key, 0) + count
