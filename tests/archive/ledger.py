"""Audits made of rows, in the files that `newslint audit` writes, so that what is counted of them can be counted by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from newslint.archive import manifest
from newslint.archive.doubles import DUPLICATES
from newslint.archive.schemas import COVERAGE, FINDINGS, batch
from newslint.archive.store import Store

Row = dict[str, Any]
SOURCES = {f"sources_{status}": 0 for status in ("named", "role", "document", "vague", "anonymous")}


def finding(rule: str = "id/boilerplate/ad", words: str = "Iklan", start: int = 0, **fields: Any) -> Row:
    """A finding; its fingerprint is that of rule and words."""
    found = {"rule": rule, "code": rule[-3:].upper(), "family": rule.split("/")[1], "level": "error", "field": "text", "words": words}
    place = {"start": start, "end": start + len(words), "line": 1, "column": start + 1, "fingerprint": f"{rule} {words}", "speech": None}
    return {**found, **place, **fields}


def article(record: str, *findings: Row, **fields: Any) -> tuple[Row, tuple[Row, ...]]:
    """A checked article of 100 words, and its findings."""
    said = {"record": record, "place": f"a.jsonl:{record}", "outlet": "Harian Wirasari", "date": "2025-06-18", "language": "id"}
    counts = {"words": 100, "status": "checked", "findings": len(findings), "quotations": 1, "reply": "none accused", "foreign": 0}
    return {**said, **counts, **SOURCES, **fields}, findings


def unread(record: str, reason: str = "no text", **fields: Any) -> tuple[Row, tuple[Row, ...]]:
    """A record that was not checked."""
    said = {"record": record, "place": f"a.jsonl:{record}", "outlet": "Harian Wirasari"}
    return {**said, "status": "not checked", "reason": reason, "findings": 0, **fields}, ()


def audit(
    folder: Path,
    *shards: Sequence[tuple[Row, tuple[Row, ...]]],
    state: str = manifest.FINISHED,
    doubles: Iterable[tuple[str, str]] | None = None,
) -> Path:
    """An audit of these shards in `folder`. `doubles` are ids of articles and of the earlier ones that they are like."""
    results = folder / "0123456789abcdef"
    store = Store(str(results))
    store.prepare()
    names = [f"{number:06}-{number}" for number in range(len(shards))]
    for name, rows in zip(names, shards, strict=True):
        covered = [tuple(row.get(field) for field in COVERAGE.names) for row, _ in rows]
        found = [tuple({**row, **each}.get(field) for field in FINDINGS.names) for row, findings in rows for each in findings]
        store.write(name, pa.Table.from_batches([batch(found, FINDINGS)]), pa.Table.from_batches([batch(covered, COVERAGE)]))
    told: Mapping[str, Any] = {
        "newslint": "1.0",
        "fingerprint": results.name,
        "inputs": [{"path": "a.jsonl"}],
        "finished": "2025-07-01T00:00:00",
    }
    manifest.write(str(results), {**told, "state": state, "shards": names})
    manifest.publish(str(folder), results.name)
    if doubles is not None:
        rows_ = [(one, f"a.jsonl:{one}", first, f"a.jsonl:{first}") for one, first in doubles]
        pq.write_table(pa.Table.from_batches([batch(rows_, DUPLICATES)]), results / "duplicates.parquet")
    return folder
