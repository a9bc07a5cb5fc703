"""The article card: what an editor asks of every article, whether or not anything was found."""

from __future__ import annotations

from functools import cache
from itertools import compress
from operator import or_

from newslint.annotators.mentions import UNPROSED, speakers
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.annotators.zones import zones
from newslint.document import Document
from newslint.finding import Card

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

MOST = 50
"""Replies weighed against each other at most."""


def card(doc: Document) -> Card:
    """Named sources, direct quotations, whether an accused party is heard, date and place."""
    return Card(_sources(doc), _quotations(doc), _reply(doc), _date(doc), _place(doc))


def _sources(doc: Document) -> tuple[str, ...]:
    """The people whose words the article gives, each by the fullest name, in order of their first words."""
    people = frozenset(doc[speakers].full.values())
    layer = doc[sentences]
    names = (one.name for index, one in enumerate(doc[speech]) if one.attributed and layer[index].zone not in UNPROSED)
    return tuple(dict.fromkeys(name for name in names if name in people))


def _quotations(doc: Document) -> int:
    """Sentences in direct speech; a quotation that goes on without a tag is one with the quotation before."""
    return sum(one.voice in ("direct", "mixed") and not one.continued for one in doc[speech])


def _reply(doc: Document) -> Literal["answered", "declined", "missing", "none accused"]:
    if not doc.cues("reply.accused"):
        return "none accused"
    declined = doc.cues("reply.declined")
    if any(not any(hit.overlaps(other) for other in declined[:MOST]) for hit in doc.cues("reply.answered")[:MOST]):
        return "answered"
    return "declined" if declined else "missing"


def _date(doc: Document) -> str:
    """The first full date: a day's number beside a month or between slashes, with the year when it stands there."""
    words, text = doc.words, doc.text
    months = _lowered(tuple(doc.language.months))
    dated = map(months.__contains__, words.lower)
    if "/" in text:
        dated = map(or_, dated, map(str.isdecimal, words.lower))
    for position in compress(range(len(words.lower)), dated):
        if words.lower[position] in months:
            first = position - 1 if position and words.lower[position - 1][:1].isdecimal() else position
            last = position
            while last + 1 < len(words.lower) and last - position < 2 and words.lower[last + 1].isdecimal():
                last += 1
            if first < position or last > position:
                return text[words.starts[first] : words.ends[last]]
        elif text[words.ends[position] : words.ends[position] + 1] == "/":
            end = words.ends[position]
            while end < len(text) and end - words.starts[position] < 10 and (text[end].isdecimal() or text[end] == "/"):
                end += 1
            return text[words.starts[position] : end].rstrip("/")
    return ""


@cache
def _lowered(months: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(str.lower, months))


def _place(doc: Document) -> str:
    """The place a dateline gives, as written."""
    dateline = next((zone for zone in doc[zones] if zone.name == "dateline"), None)
    if dateline is None:
        return ""
    place, _, outlet = doc.slice(dateline).partition("(")  # "MADRID (AP) —", and "(Kabar.id, Ngawi)"
    for written in (place, outlet):
        parts = [part.strip(" \t\r\n\xa0-–—|()") for part in written.replace("|", ",").split(",")]
        kept = [part for part in parts if part and "." not in part]
        if kept:
            return kept[-1].rstrip("–—- ")
    return ""
