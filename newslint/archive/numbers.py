"""How a report writes what a query gives: names in the reader's language, figures with its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from newslint.archive.figures import SMALL, Filled
from newslint.records import dataclass
from newslint.reporters.wording import Wording, say

NAMED = ("family", "level", "reply", "reason", "status")
"""Columns whose values the interface has names for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A report's language: its wording, its marks in figures, what languages and rules are called."""

    wording: Wording
    languages: Mapping[str, str]
    """Their names by code."""

    def say(self, key: str) -> str:
        """The wording of `archive.<key>`; the key where there is none."""
        return say(self.wording, f"archive.{key}")

    def has(self, key: str) -> bool:
        """Whether there is anything to say under `archive.<key>`."""
        return f"archive.{key}" in self.wording

    def tell(self, key: str, **values: Any) -> str:
        """The wording of `archive.<key>` with figures written as the language has them."""
        return self.say(key).format(**{name: self.figure(value) for name, value in values.items()})

    def unsaid(self, column: str) -> str:
        """What to do about an archive that says nothing of a column."""
        return self.say("unsaid").format(field="date" if column == "month" else column)

    def column(self, name: str) -> str:
        """The heading of a column."""
        return self.say(f"column.{name}")

    def figure(self, value: Any, places: int | None = None) -> str:
        """A number with marks between thousands and before decimals; anything else as it is."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(value)
        plain = f"{value:,}" if isinstance(value, int) else f"{value:,.{2 if places is None else places}f}"
        return plain.translate({ord(","): self.say("mark.thousands"), ord("."): self.say("mark.decimal")})

    def value(self, column: str, value: Any, places: int | None = None) -> str:
        """A value as it is shown in a column."""
        if value is None:
            return self.say("unknown" if not column.startswith(("per_", "share_")) else "nothing")
        if column.startswith("share_"):
            return f"{self.figure(float(value), 1)}\u202f%"
        if not isinstance(value, str):
            return self.figure(value, places)
        if column in NAMED:
            return say(self.wording, f"{column}.{value}")
        if column in ("levels", "languages"):
            return ", ".join(self.value(column[:-1], each) for each in value.split(", "))
        return self.languages.get(value, value) if column == "language" else value

    @property
    def locale(self) -> Mapping[str, Any]:
        """The same marks for charts."""
        return {"decimal": self.say("mark.decimal"), "thousands": self.say("mark.thousands"), "grouping": [3], "currency": ["", ""]}


def places(filled: Filled) -> Sequence[int | None]:
    """For each column the decimals that its values need, two at least; None for one without."""
    decimals = ((len(repr(value).partition(".")[2]) for value in column if isinstance(value, float)) for column in _columns(filled))
    return [max((2, *found)) if (found := list(each)) else None for each in decimals]


def is_small(filled: Filled, row: Sequence[object]) -> bool:
    """Whether a row is of so few articles that its rates say little."""
    if "articles" not in filled.columns or not any(name.startswith(("per_", "share_")) for name in filled.columns):
        return False
    count = row[filled.columns.index("articles")]
    return filled.columns[0] in ("outlet", "section", "month", "language") and isinstance(count, int) and count < SMALL


def _columns(filled: Filled) -> Sequence[Sequence[object]]:
    return list(zip(*filled.rows, strict=True)) if filled.rows else [() for _ in filled.columns]
