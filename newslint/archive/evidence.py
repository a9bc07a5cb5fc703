"""What speaks for and against a repeated line being the page's and not the story's, and how much.

Repetition alone tells little: the news repeats its tournaments, datelines, background and turns of phrase. The weights were fitted by
`bench/mine.py --fit` on lines of Indonesian outlets that were judged by reading; they are the same for every language, and the words
they look for are told by the language files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import exp

from newslint.archive.repeats import FRAME, LINE, OPENING
from newslint.archive.traces import HELD, Trace
from newslint.language import Language
from newslint.records import dataclass

INTERCEPT = -1.1
TOLD = 0.45
"""What a reason must weigh to be told to a reader."""
WEIGHTS: Mapping[str, float] = {
    "addresses": 1.2,
    "agency": -0.7,
    "bracketed": 3.5,
    "capitals": 0.1,
    "closes the article": 1.8,
    "colon": 0.1,
    "credits": 0.8,
    "days": -0.4,
    "figures": -0.7,
    "frame": -0.9,
    "invitations": 0.2,
    "invites": 3.1,
    "label": 1.4,
    "links": 0.5,
    "long": 0.5,
    "names the outlet": 1.3,
    "no full stop": 0.8,
    "nothing but page words": 1.0,
    "on a line of its own": 0.2,
    "one topic": -2.9,
    "one word": -1.3,
    "opening": -0.3,
    "opens the article": -0.6,
    "page words": 3.9,
    "quoted": -3.0,
    "share": 1.2,
    "signs": 1.0,
    "small letter": -0.8,
    "stands apart": 0.2,
    "varied": -1.8,
    "whole line": -0.3,
}
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LINK = re.compile(r"https?:|www\.|\w\.(?:com|co|id|org|net)\b|(?<!\w)[@#]\w")
_SIGNS = re.compile(r"[\[\]<>|*_•»«→=]|--|!!|\.{4,}")
_QUOTE = tuple("\"“'‘«")
_DOMAIN = re.compile(r"\.(?:com|net|org|info|news|tv)?(?:\.?[a-z]{2})?$")


@dataclass(frozen=True, slots=True)
class Outlet:
    """What a repetition is measured against."""

    name: str
    articles: int
    days: int


class PageWords:
    """The words of pages in all languages at hand: pages mix them."""

    def __init__(self, languages: Iterable[Language]) -> None:
        known = tuple(languages)
        self.invitations = frozenset().union(*(language.invitations for language in known))
        self.address = frozenset().union(*(language.address for language in known))
        self.page = frozenset().union(*(language.page_words for language in known))
        self.agencies = frozenset().union(*(language.agencies for language in known))
        names = (name for language in known for name in (*language.credits, *language.bylines, *language.captions))
        self.credits = tuple(dict.fromkeys(name.lower() for name in names))


def evidence(trace: Trace, outlet: Outlet, words: PageWords) -> Mapping[str, float]:
    """What speaks for and against `trace`, by name, each from 0 to 1."""
    return {name: round(float(value), 3) for name, value in (_of_place(trace, outlet, words) | _of_words(trace, outlet, words)).items()}


def score(found: Mapping[str, float]) -> float:
    """How likely the evidence makes it that a line is the page's: from 0 to 1."""
    total = INTERCEPT + sum(WEIGHTS.get(name, 0.0) * value for name, value in found.items())
    return 1 / (1 + exp(-max(min(total, 50.0), -50.0)))


def reasons(found: Mapping[str, float], most: int = 4) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of what speaks most for it, and against it; not what hardly counts."""
    weighed = sorted(((WEIGHTS.get(name, 0.0) * value, name) for name, value in found.items()), reverse=True)
    speaking = tuple(name for weight, name in weighed if weight >= TOLD)[:most]
    against = tuple(name for weight, name in reversed(weighed) if weight <= -TOLD)[:most]
    return speaking, against


def _of_place(trace: Trace, outlet: Outlet, words: PageWords) -> dict[str, float]:
    """Where and when it stands."""
    count = trace.count
    return {
        "whole line": trace.kind == LINE,
        "opening": trace.kind == OPENING,
        "frame": trace.kind == FRAME,
        "opens the article": trace.opens / count,
        "closes the article": trace.closes / count,
        "stands apart": trace.apart / count,
        "no full stop": trace.unended / count,
        "on a line of its own": trace.alone / count,
        "share": min(count / outlet.articles * 10, 1),
        "one topic": trace.topic(words.page),
        "days": min(len(trace.days) / min(count, outlet.days, HELD), 1) if outlet.days > 1 else 0.5,
        "varied": min(len(trace.rests) / min(count, HELD), 1) if trace.kind == OPENING else 0,
        "titles follow": trace.titled / count,
    }


def _of_words(trace: Trace, outlet: Outlet, words: PageWords) -> dict[str, float]:
    """What it says."""
    text = trace.text
    small = text.lower()
    spoken = _WORD.findall(small)
    known = words.page | words.invitations
    ours = bool(spoken) and all(word in known for word in spoken)
    brand = _DOMAIN.sub("", outlet.name.lower()).split(".")[-1].replace("-", "")
    return {
        "invites": bool(spoken) and spoken[0] in words.invitations,
        "invitations": min(sum(word in words.invitations for word in spoken[1:]), 2) / 2,
        "addresses": any(word in words.address for word in spoken),
        "page words": min(sum(word in words.page for word in spoken), 3) / 3,
        "nothing but page words": ours,
        "label": ours and text.endswith(":"),
        "links": bool(_LINK.search(text)),
        "names the outlet": len(brand) > 3 and brand in small.replace("-", "").replace(" ", ""),
        "credits": any(
            small.lstrip("(").startswith(name) and small.lstrip("(")[len(name) :].lstrip()[:1] in (":", "") for name in words.credits
        ),
        "agency": small.strip(" ()-.") in words.agencies or any(" " in name and name in small for name in words.agencies),
        "colon": text.endswith(":"),
        "signs": bool(_SIGNS.search(text)),
        "capitals": text.isupper() and len(spoken) > 1,
        "bracketed": text[0] in "([" and text[-1] in ")]",
        "quoted": text.startswith(_QUOTE),
        "small letter": trace.kind != OPENING and (text[0].islower() or text[0] in ",.;:"),
        "figures": "0" in trace.key,
        "long": min(len(spoken) / 20, 1),
        "one word": len(spoken) <= 1,
    }
