"""Articles that editors marked: their marks, what newslint reports of them, and how the two agree.

A folder holds articles (*.txt) and gold.jsonl, one mark a line: file, line, column, quote, family, votes (2: two readers agreed).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newslint.finding import Checked
from newslint.session import Session
from newslint.spans import Span

LONGEST = 400
"""Characters of a finding that count: one over a whole paragraph is no finding."""


@dataclass(frozen=True, slots=True)
class Mark(Span):
    """A place that readers would send back."""

    family: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Alarm(Span):
    """A place that a rule reports."""

    family: str
    rule: str


@dataclass(frozen=True, slots=True)
class Page:
    """One marked article."""

    folder: str
    language: str
    marks: tuple[Mark, ...]
    alarms: tuple[Alarm, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One family in one folder."""

    precision: float
    recall: float
    f1: float
    findings: int
    marks: int


def ratio(part: float, whole: float) -> float:
    """A share; 0 of nothing."""
    return part / whole if whole else 0.0


def pages(folder: Path, session: Session) -> Iterator[Page]:
    """The marked articles of `folder`, each checked."""
    marked: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        if line.strip():
            row = json.loads(line)
            marked[row["file"]].append(row)
    doubly = any(row.get("votes") for rows in marked.values() for row in rows)
    for path in sorted(folder.glob("*.txt")):
        checked = session.one(str(path))
        if isinstance(checked, Checked):
            marks = tuple(mark(row, checked.article.source, doubly=doubly) for row in marked[path.name])
            yield Page(folder.name, checked.language, marks, tuple(alarms(checked)))


def mark(row: Mapping[str, Any], text: str, *, doubly: bool) -> Mark:
    """A line of gold.jsonl as a place in `text`; without `doubly` there was one reader, whose marks all count as agreed."""
    at = 0
    for _ in range(row["line"] - 1):
        at = text.index("\n", at) + 1
    at = at + row["column"] - 1 if "column" in row else text.index(row["quote"], at)
    return Mark(at, at + len(row["quote"]), row["family"], not doubly or row.get("votes", 1) >= 2)


def alarms(checked: Checked) -> Iterator[Alarm]:
    """The findings of an article as places."""
    for finding in checked.findings:
        end = min(max(finding.end, finding.start + 1), finding.start + LONGEST)
        yield Alarm(finding.start, end, finding.family, finding.rule)


def score(found: Sequence[Page], family: str) -> Score:
    """How one family does on marked articles."""
    agreed = [(page, mark) for page in found for mark in page.marks if mark.family == family and mark.agreed]
    reported = [(page, alarm) for page in found for alarm in page.alarms if alarm.family == family]
    right = sum(any(alarm.overlaps(mark) for mark in page.marks if mark.family == family) for page, alarm in reported)
    got = sum(any(mark.overlaps(alarm) for alarm in page.alarms if alarm.family == family) for page, mark in agreed)
    precision, recall = ratio(right, len(reported)), ratio(got, len(agreed))
    return Score(precision, recall, ratio(2 * precision * recall, precision + recall), len(reported), len(agreed))
