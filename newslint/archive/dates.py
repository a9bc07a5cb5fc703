"""The month of a date as archives store it: `2025-06-18T14:05Z`, `Diperbarui 18 Jun 2025, 14:05 WIB`, `10/20/2025 20:50`, `10-Sep-19`.

The names of months are data of the languages. What can be read in two ways is not guessed: 12/05/2024 is a month only where
the other dates of its outlet, written with the same mark, show which of the two figures is the day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from newslint.records import dataclass

TIME = r"T?\d{1,2}:\d\d(:\d\d([.,]\d+)?)?"
"""A time of day, in the notation of Python and of RE2."""
_TIME = re.compile(TIME)
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_ISO = re.compile(rf"(?<!\d)({_YEAR})(?:([-/.])(\d{{1,2}})(?:\2\d{{1,2}})?|(\d\d)\d\d)(?!\d)")
_FIGURES = re.compile(rf"(?<!\d)(\d{{1,2}})([-/.])(\d{{1,2}})\2({_YEAR})(?!\d)")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_FULL_YEAR = re.compile(_YEAR)
PIVOT = 69
"""Two figures for a year: from here on they mean the twentieth century, as POSIX has it."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """A date in figures whose first two may be day and month or month and day."""

    first: int
    mark: str
    second: int
    year: str

    def month(self, *, day_first: bool) -> str | None:
        day, month = (self.first, self.second) if day_first else (self.second, self.first)
        return _written(self.year, month) if 1 <= day <= 31 else None

    @property
    def readings(self) -> set[str]:
        return {month for day_first in (True, False) if (month := self.month(day_first=day_first))}


def months(dates: Iterable[tuple[str, str]], names: Mapping[str, int]) -> dict[tuple[str, str], str]:
    """Pairs of outlet and date to their month as `2025-06`; what cannot be told is not in it. `names` are months in lower case."""
    found: dict[tuple[str, str], str] = {}
    open_: dict[tuple[str, str], _Figures] = {}
    day_first: dict[tuple[str, str], set[bool]] = {}
    for outlet, date in dates:
        read = _read(_TIME.sub(" ", date), names)
        if isinstance(read, str):
            found[outlet, date] = read
        elif read is not None:
            open_[outlet, date] = read
            if len(read.readings) == 1 and read.first != read.second:
                day_first.setdefault((outlet, read.mark), set()).add(read.month(day_first=True) is not None)
    for (outlet, date), figures in open_.items():
        readings = figures.readings
        order = day_first.get((outlet, figures.mark), set())
        if len(readings) == 1:
            found[outlet, date] = readings.pop()
        elif len(order) == 1 and (month := figures.month(day_first=True in order)):
            found[outlet, date] = month
    return found


def _read(date: str, names: Mapping[str, int]) -> str | _Figures | None:
    if (iso := _ISO.search(date)) and (month := _written(iso[1], int(iso[3] or iso[4]))):
        return month
    if figures := _FIGURES.search(date):
        return _Figures(int(figures[1]), figures[2], int(figures[3]), figures[4])
    return _named(_TOKEN.findall(date.lower()), names)


def _named(tokens: list[str], names: Mapping[str, int]) -> str | None:
    """A month by its name, with a year of four figures anywhere, or one of two after day and month."""
    at = next((at for at, token in enumerate(tokens) if token in names), None)
    if at is None:
        return None
    year = next((token for token in tokens if _FULL_YEAR.fullmatch(token)), "")
    around = tokens[at - 1 : at] + tokens[at + 1 : at + 2]
    if not year and len(around) == 2 and all(token.isdecimal() and len(token) <= 2 for token in around) and len(around[1]) == 2:
        year = f"{19 if int(around[1]) >= PIVOT else 20}{around[1]}"
    return _written(year, names[tokens[at]]) if year else None


def _written(year: str, month: int) -> str | None:
    return f"{year}-{month:02}" if 1 <= month <= 12 else None
