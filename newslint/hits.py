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


class _Made(Sequence[Hit]):
    """Hits that are made when somebody asks for one."""

    __slots__ = ("_hits",)
    _hits: list[Hit] | None

    @property
    def spots(self) -> Sequence[Spot]:
        """The hits as plain data."""
        raise NotImplementedError

    def _all(self) -> list[Hit]:
        if self._hits is None:
            self._hits = [Hit(*spot) for spot in self.spots]
        return self._hits

    def __iter__(self) -> Iterator[Hit]:
        return iter(self._all())

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __eq__(self, other: object) -> bool:
        return self._all() == (other._all() if isinstance(other, _Made) else other)

    __hash__ = None  # type: ignore[assignment]


class Hits(_Made):
    """One owner's hits in order. Most lists of a lexicon are only ever read as rows; spots and hits are made when somebody asks for one."""

    __slots__ = ("_spots", "_told", "rows")

    def __init__(self, rows: list[Row], told: Told) -> None:
        """`rows` holds one for each group of the owner's that has the needle."""
        self.rows, self._told = rows, told
        self._spots: list[Spot] | None = None
        self._hits = None

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
        """The groups of what was found."""
        return {group for number in {row[2] for row in self.rows} for group, _ in self._told[number]}

    def __len__(self) -> int:
        return len(self.rows)


class Part(_Made):
    """Those of some hits that have one role. Of most nobody asks more than whether there are any."""

    __slots__ = ("_role", "_spots", "_whole")

    def __init__(self, whole: Sequence[Hit], role: str) -> None:
        self._whole, self._role = whole, role
        self._spots: list[Spot] | None = None
        self._hits = None

    @property
    def spots(self) -> Sequence[Spot]:
        """The hits as plain data."""
        if self._spots is None:
            self._spots = [spot for spot in spots_of(self._whole) if role_of(spot[2]) == self._role]
        return self._spots

    def __len__(self) -> int:
        return len(self.spots)


def role_of(group: str) -> str:
    """The circumstance that a group stands for; empty for what a rule itself looks for. No group of a rule file begins with a colon."""
    return group if group[:1] == ":" else ""


def roles_of(hits: Sequence[Hit]) -> Mapping[str, Part]:
    """Hits by circumstance; the rule's own hits under the empty string."""
    return {role: Part(hits, role) for role in {role_of(group) for group in groups_of(hits)}}


def groups_of(hits: Sequence[Hit]) -> set[str]:
    """The groups that have a hit; where it can be told without, no hit is made for that."""
    return hits.groups if isinstance(hits, Hits) else {hit.group for hit in hits}


def spots_of(hits: Sequence[Hit]) -> Sequence[Spot]:
    """Hits as plain data, with the group and what was looked for."""
    return hits.spots if isinstance(hits, _Made) else [(hit.start, hit.end, hit.group, hit.needle) for hit in hits]
