"""Datelines: the place, date and outlet that open a news story, whole, split over lines or glued to its first word."""

from __future__ import annotations

from functools import cache

from newslint import expressions as re
from newslint.language import Language

LONGEST = 90
"""No dateline is longer, in characters."""
DASHES = "-–—―"


def dateline_end(text: str, start: int, end: int, language: Language) -> int:
    """Where the story begins in the paragraph `start:end`: after its dateline, or at `start` when it has none."""
    stop = min(end, start + LONGEST)
    opening = text[start:stop]
    if any(dash in opening for dash in DASHES):
        match = _separated().match(text, start, stop)
        if match is not None and _plausible(match, text[match.end() : match.end() + 1], language):
            return match.end()
    match = _credited().match(text, start, stop) if opening.startswith("(") else None
    if match is not None:
        return match.end()
    before, comma, _ = opening.partition(",")
    if not comma or "." not in before:  # neither pattern could match, and most articles never need them
        return start
    match = _glued().match(text, start, stop)
    return match.end() if match is not None else _placed(text, start, stop, language)


def is_place_line(line: str, language: Language) -> bool:
    """Whether a line is nothing but a dateline without its dash: `JAKARTA, KOMPAS.com`, `Jakarta`."""
    if len(line) > 60 or _line().match(line) is None:
        return False
    if _has_outlet(line):
        return True
    return all(part.strip(" ()").isupper() or part.strip(" ()") in language.places for part in re.split(r"[,|(]", line) if part.strip())


def is_date_line(line: str, language: Language) -> bool:
    """Whether a line is nothing but a date and a time: `Kamis, 12 Juni 2025 | 14:05 WIB`."""
    if len(line) > 60 or not any(char.isdecimal() for char in line):
        return False
    words = re.findall(r"[^\W\d_]+", line)
    named = [word for word in words if word.lower() in language.months or word.lower() in language.days]
    return bool(named) and all(word in named or (len(word) <= 4 and word.isupper()) for word in words)


def is_dash(line: str) -> bool:
    """Whether a line is the dash a dateline lost."""
    return 0 < len(line) <= 2 and all(char in DASHES for char in line)


def dash_end(text: str, start: int, end: int) -> int:
    """Where the text begins after a dash at `start`, or `start` when there is none."""
    match = re.compile(r"[-–—―]{1,2}\s*(?=\S)").match(text, start, end)
    return match.end() if match else start


def _plausible(match: re.Match[str], following: str, language: Language) -> bool:
    """Whether what stands before the dash is a place or an outlet, and not the subject of a sentence."""
    left, dash = match["left"].strip(), match["dash"]
    known = left.isupper() or "(" in left or "|" in left or left in language.places or _has_outlet(left)
    if not dash[0].isspace() and not dash[-1].isspace():
        return known and left not in language.places and len(left) > 3 and (following.isupper() or following in '"“')
    if known:
        return True
    first = left.split(",")[0].strip()
    if "," in left:
        return first in language.places or any(char.isdecimal() for char in left) or left.rsplit(",", 1)[1].strip().isupper()
    return len(left.split()) <= 2 and not any(char.isdecimal() for char in left) and (following.isupper() or following in '"“')


def _placed(text: str, start: int, stop: int, language: Language) -> int:
    """After `OUTLET, Place` when the place is known and the separator is lost."""
    match = _lost().match(text, start, stop)
    if match is None:
        return start
    words = match["place"].split(" ")
    for count in range(len(words), 0, -1):
        place = " ".join(words[:count])
        if place in language.places or place.title() in language.places:
            return match.start("place") + len(place) + (1 if count < len(words) else 0)
    return start


def _has_outlet(text: str) -> bool:
    return "." in text and _outlet().search(text) is not None


NAME = r"[A-Z\d][\w'’/&-]*(?:\.[\w]+)*\.?"
PART = rf"{NAME}(?:[ \xa0]{{1,2}}(?:{NAME}|de|del|la|of|the|dan|di|al|el)){{0,4}}"
OUTLET = r"[A-Za-z\d][\w-]*(?:\.[\w-]+)*\.(?i:com|co\.id|co|id|net|org|news|tv|info)"


@cache
def _separated() -> re.Pattern[str]:
    more = rf"[ \xa0]*[,|/][ \xa0]*(?:{PART}|\({PART}\)|{OUTLET})|[ \xa0]*\([^()\n]{{2,30}}\)|[ \xa0]+{OUTLET}"
    left = rf"(?:{OUTLET}|\({PART}\)|{PART})(?:{more}){{0,3}}"
    return re.compile(rf"(?P<left>{left})(?:[ \xa0]*,)?(?P<dash>\s*[-–—―]{{1,2}}\s*)(?=\S)")


@cache
def _credited() -> re.Pattern[str]:
    """An agency in brackets, with or without a dash: `(AGENCY)Text`."""
    return re.compile(r"\((?:[A-Z][A-Za-z]+)\)\s*(?:[-–—―]{1,2}\s*)?(?=[A-Z\"“])")


@cache
def _glued() -> re.Pattern[str]:
    """`Outlet.com, JakartaHarga emas`: the place ends where a capital follows a small letter."""
    return re.compile(rf"{OUTLET}[ \xa0]*,[ \xa0]*(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?=[A-Z\"“])")


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(rf"{OUTLET}[ \xa0]*,[ \xa0]*(?P<place>[A-Z]\w+(?: [A-Z]\w+){{0,2}})")


@cache
def _line() -> re.Pattern[str]:
    return re.compile(rf"(?:{OUTLET}|{PART})(?:[ \xa0]*[,|][ \xa0]*(?:{PART}|{OUTLET})|[ \xa0]*\([^()\n]{{2,30}}\)){{0,3}}[ \xa0]*[,|]?$")


@cache
def _outlet() -> re.Pattern[str]:
    return re.compile(rf"\b{OUTLET}(?!\w)")
