"""A day of the week that its date does not fall on: `Senin (10/6/2025)` was a Tuesday. One of the two is wrong, and readers look it up.

The day stands before the date, and the day of the month before the month, in figures (`10/6/2025`) or by name (`10 Juni 2025`); where the
month may come first, `June 10, 2025`, only by name. A date that no calendar has is left to others. The calendar is our own, so that a
check need not load `datetime`.
"""

from __future__ import annotations

from itertools import chain

from newslint import expressions as re
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.patterns import LineFeeds
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FIELDS = ("day",)
SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
"""By month, what Sakamoto's rule adds for the days of the months before it."""
GAP = r"[\s\u00AD\u200B]{1,3}"
"""What stands between the parts of a date: a space, or several, or what a web page left there that nobody sees."""
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `weekday` rule."""

    days: tuple[str, ...]
    """The seven days of the week, Monday first."""
    months: tuple[str, ...]
    """The twelve months."""
    parts: tuple[str, ...] = ()
    """What may stand between the day and its date: `pagi`, `malam`, `tanggal`."""
    month_first: bool = False
    """Whether the month may stand before the day of the month, `June 10, 2025`; figures then tell nothing, `10/6/2025`."""

    def __post_init__(self) -> None:
        if len(self.days) != len(set(self.days)) or len(self.days) != 7:
            raise ValueError("'days' are seven, Monday first")
        if len(self.months) != len(set(self.months)) or len(self.months) != 12:
            raise ValueError("'months' are twelve")


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """A day of the week and, behind it, a date with its year: one pattern, or two where the month may come first."""
    between = rf"(?: (?:{_any(options.parts)})\b){{0,2}}" if options.parts else ""
    days = _any(chain.from_iterable((day, day.upper()) for day in options.days))
    day = rf"\b(?<![/–-])(?P<day>{days})\b(?i:{between}),?{GAP}\(?"
    name = rf"(?i:(?P<name>{_any(options.months)}))"
    date, year = r"(?P<date>\d{1,2})", r"(?P<year>(?:19|20)\d\d)(?!\d)\)?"
    figures = r"(?P<sep>[/-])(?P<month>\d{1,2})(?P=sep)"
    if not options.month_first:
        yield Needle(pattern=rf"(?-i:{day}{date}(?:{figures}|{GAP}{name}{GAP}){year})")
        return
    nth = "(?:st|nd|rd|th)?"
    yield Needle(pattern=rf"(?-i:{day}{date}{nth}{GAP}(?:of{GAP})?{name},?{GAP}{year})")
    yield Needle(pattern=rf"(?-i:{day}{name}{GAP}{date}{nth},?{GAP}{year})")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Each day whose date falls on another one, with the day it falls on."""
    options: Options = rule.options
    days = [day.lower() for day in options.days]
    months = [month.lower() for month in options.months]
    read = LineFeeds(doc.text if hits else "")
    for hit in hits:
        match = read.again(doc.pattern(hit.needle), hit.start, hit.end)
        name = (match["name"] or "").lower() if match else ""
        if match is None or (name and name not in months):  # a long s is an s to the pattern
            continue
        month = months.index(name) + 1 if name else int(match["month"])
        day, year = int(match["date"]), int(match["year"])
        if not 1 <= month <= 12 or not 1 <= day <= LENGTHS[month - 1] - (month == 2 and not is_leap(year)):
            continue
        falls = weekday(day, month, year)
        if days[falls] != match["day"].lower():
            yield Match(hit.start, hit.end, {"day": options.days[falls]})


def is_leap(year: int) -> bool:
    """Whether February has 29 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def weekday(day: int, month: int, year: int) -> int:
    """The day of the week of a date of the Gregorian calendar, 0 for Monday."""
    before = year - (month < 3)
    return (before + before // 4 - before // 100 + before // 400 + SHIFTS[month - 1] + day + 6) % 7
