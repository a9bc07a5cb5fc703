"""A report of an audit: every table of it filled, in the order and grouping of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newslint.archive.changes import compared
from newslint.archive.database import BEFORE, MAIN, Database
from newslint.archive.figures import Filled, figures, fill
from newslint.records import dataclass

SECTIONS = {
    "overview": ("totals", "unchecked", "levels", "languages"),
    "comparison": ("changed", "changed_family", "changed_outlet", "changed_rule"),
    "families": ("families",),
    "outlets": ("outlets", "outlet_families"),
    "sections": ("sections",),
    "months": ("months", "month_families"),
    "rules": ("rules", "examples"),
    "boilerplate": ("cleanup", "inventory", "boilerplate_outlets"),
    "sources": ("sources", "reply", "sources_outlets"),
    "duplicates": ("duplicates",),
    "coverage": ("coverage",),
    "authors": ("authors",),
}
"""The sections of the page with their figures."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a report shows."""

    manifest: Mapping[str, Any]
    before: Mapping[str, Any] | None
    """The manifest of the audit it is compared with."""
    figures: Mapping[str, Filled]
    sketched: bool
    """Whether near-duplicates were looked for."""

    def sections(self) -> Iterator[tuple[str, list[Filled]]]:
        """The sections that have something to show."""
        for name, keys in SECTIONS.items():
            if here := [self.figures[key] for key in keys if key in self.figures]:
                yield name, here

    @property
    def totals(self) -> Mapping[str, Any]:
        """The sums of the audit by name."""
        filled = self.figures["totals"]
        return dict(zip(filled.columns, filled.rows[0], strict=True))


def report(database: Database, *, authors: bool = False) -> Report:
    """Asks everything that a report shows; of a database with two audits also what changed. Raises NewslintError."""
    is_comparison = BEFORE in database.manifests
    asked = [*figures(authors=authors), *(compared() if is_comparison else ())]
    filled = {figure.key: fill(database, figure) for figure in asked}
    return Report(database.manifests[MAIN], database.manifests.get(BEFORE), filled, database.sketched)


def language_of(report: Report) -> str:
    """The language of most articles; empty when there are none."""
    rows = report.figures["languages"].rows
    return str(rows[0][0]) if rows else ""
