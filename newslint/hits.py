"""Hits: where needles occur in a text, as the rows of a scan and as what the owner of a needle is told of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint.records import dataclass, unguarded
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object


@dataclass(frozen=True, slots=True)
class Needle:
    """Something to look for: a phrase in the phrase language, or a regular expression; exactly one of the two."""

    phrase: str = ""
    pattern: str = ""
    group: str = ""
    """What the kind wants back with the hit: the claim's name, the list's name, the variant."""


@unguarded(frozen=True, slots=True)
class Hit(Span):
    """A place where a needle occurs."""

    group: str = ""
    needle: str = ""
    """The phrase or pattern as written in the rule."""


Spot = tuple[int, int, str, str]
"""A hit as plain data: start, end, group, needle."""
Row = tuple[int, int, int]
"""A needle's hit, whoever owns the needle: start, end, the needle's number."""


class Told(dict[int, tuple[tuple[str, str], ...]]):
    """What one owner is told of its needles, by number: each group that has it, with the needle as written. Found out once a needle."""

    __slots__ = ("_needles", "_owner")

    def __init__(self, owner: int, needles: Mapping[int, Any]) -> None:
        self._owner, self._needles = owner, needles

    def __missing__(self, number: int) -> tuple[tuple[str, str], ...]:
        written, places = self._needles[number]
        self[number] = told = tuple([(group, written) for owner, group in places if owner == self._owner])
        return told


class Hits(Sequence[Hit]):
    """One owner's hits in order. Most lists of a lexicon are only ever read as rows; spots and hits are made when somebody asks for one."""

    __slots__ = ("_made", "_spots", "_told", "rows")

    def __init__(self, rows: list[Row], told: Told) -> None:
        """`rows` holds one for each group of the owner's that has the needle."""
        self.rows, self._told = rows, told
        self._spots: list[Spot] | None = None
        self._made: list[Hit] | None = None

    @property
    def spots(self) -> Sequence[Spot]:
        """The hits as plain data."""
        if self._spots is None:
            told = self._told
            rows = dict.fromkeys(self.rows)
            self._spots = [(start, end, group, written) for start, end, number in rows for group, written in told[number]]
        return self._spots

    @property
    def groups(self) -> set[str]:
        """The groups that have a hit."""
        told = self._told
        return {group for number in {row[2] for row in self.rows} for group, _ in told[number]}

    def _all(self) -> list[Hit]:
        if self._made is None:
            self._made = [Hit(*spot) for spot in self.spots]
        return self._made

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._all())

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, Hits) else other)

    __hash__ = None  # type: ignore[assignment]
