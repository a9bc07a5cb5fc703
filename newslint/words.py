"""The words of a text, and the folding under which words and phrases are compared. Everything keeps its length."""

from __future__ import annotations

from itertools import accumulate

from newslint import expressions as re
from newslint.records import dataclass, field

_SINGLE = "\u2018\u2019\u02bc\u2032`\u00b4"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033"
_HYPHENS = "\u2010\u2011"
_SPACES = (
    "\t\v\f\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f"
    "\u2028\u2029\u202f\u205f\u2060\u2063\u3000\ufeff"
)
SOFT_HYPHEN = "\u00ad"
LONGEST_WORD = 64
"""Characters of the longest word worth remembering: a longer one is a picture or a listing, comes once, and may be a megabyte."""
_FOLDED = {
    **dict.fromkeys(_SINGLE, "'"),
    **dict.fromkeys(_DOUBLE, '"'),
    **dict.fromkeys(_HYPHENS, "-"),
    **dict.fromkeys(_SPACES, " "),
    "\u0130": "i",  # the only letter whose lower case is longer than itself
}
_LETTER = r"\w\u0300-\u036f\u00ad"
_ODD = re.later(f"[{''.join(_FOLDED)}]")
_JOINED = ("''", "-'", "'-")
_ASCII_WORD = re.later(r"([a-z0-9_][a-z0-9_'-]*\b)")
_WORD = re.later(rf"([{_LETTER}][{_LETTER}'-]*(?<![-']))")
_STRICT_WORD = re.later(rf"([{_LETTER}]+(?:[-'][{_LETTER}]+)*)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as parallel columns: offsets, and the word in lower case with straight apostrophes."""

    starts: list[int]
    ends: list[int]
    lower: list[str]
    between: list[str] = field(default_factory=list)
    """What stands before each word, and after the last, folded: one more than there are words."""


def straighten(text: str) -> str:
    """`text` with straight quotes and hyphens and plain spaces, of the same length; line ends stay as they are."""
    if text.isascii() and not ("\t" in text or "\v" in text or "\f" in text or "`" in text):
        return text
    return _ODD.sub(lambda odd: _FOLDED[odd[0]], text)


def fold(text: str) -> str:
    """`straighten(text)` in lower case, of the same length."""
    return straighten(text).lower()


def words_of(text: str) -> Words:
    """Every word of `text`: letters, digits and underscores, joined by single hyphens and apostrophes."""
    folded = fold(text)
    hyphened = SOFT_HYPHEN in folded
    if hyphened:  # those that stand alone are space: a word of nothing else would have no letter
        folded = re.sub(rf"(?<![{_LETTER}])\u00ad+(?![{_LETTER}])", lambda alone: " " * len(alone[0]), folded)
    doubled = "--" in folded or ("'" in folded and any(pair in folded for pair in _JOINED))
    word = _STRICT_WORD if doubled else _ASCII_WORD if folded.isascii() else _WORD
    parts = word.split(folded)
    bounds = list(accumulate(map(len, parts)))
    lower = parts[1::2]
    if hyphened:
        lower = [one.replace(SOFT_HYPHEN, "") for one in lower]
    return Words(bounds[0:-1:2], bounds[1::2], lower, parts[0::2])
