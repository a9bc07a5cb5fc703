"""Styles: what is written onto names and is none itself: degrees after them, `Rina Sari, S.H., M.Si.`, the mark before an account's, and
the domain of a site's."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, MutableSequence, Sequence
from functools import cache

from newslint.annotators.gaps import COMMA, HANDLE, SPACE
from newslint.document import Document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.words import Words

CONSULTANT = "k"
"""In brackets after a degree: `Sp.A(K)`."""

DOMAINS = frozenset({"com", "co", "id", "net", "org", "go", "ac", "tv", "news", "info", "gov", "edu", "uk"})
"""The last parts of web addresses."""


def handles(between: Sequence[str]) -> Iterator[int]:
    """The words that name an account: `@rina_m` is written like a name, whatever its letters."""
    return (position for position, marks in enumerate(between) if marks[-1:] == HANDLE and marks[:1] != HANDLE)


def addresses(lower: Sequence[str], joined: Iterable[int]) -> dict[int, int]:
    """Web addresses, from the first word to the position after the last, a domain; `joined`: words with nothing but a stop before them."""
    found: dict[int, int] = {}
    first = last = -1
    for position in joined:
        first, last = first if position - 1 == last else position - 1, position
        if lower[position] in DOMAINS:
            found[first] = position + 1
    return found


def degrees(text: str, words: Words, gap: bytearray, capital: Sequence[bool], known: Collection[str]) -> Iterator[tuple[int, int]]:
    """The degrees after each name, from the first to the position after the last. `known`: their letters without stops."""
    starts, ends, size = words.starts, words.ends, len(capital)
    at = gap.find(COMMA, 1)
    while at > 0:
        after = at
        if capital[at] and capital[at - 1] and text[starts[at - 1] + 1 : ends[at - 1]].islower():
            while after < size and (end := _degree(words, after, size, capital, known)):
                after = end
                if after == size or words.between[after].strip(" .,)"):
                    break
            if after > at:
                yield at, after
        at = gap.find(COMMA, after if after > at else at + 1)


def _degree(words: Words, at: int, size: int, capital: Sequence[bool], known: Collection[str]) -> int:
    """The position after the degree at `at`; 0 when there is none."""
    between, lower, end = words.between, words.lower, at + 1
    letters = lower[at]
    while end < size and between[end] == ".":
        letters += lower[end]
        end += 1
    if not capital[at] or letters not in known:
        return 0
    return end + 1 if end < size and between[end].strip() in ("(", ".(") and lower[end] == CONSULTANT else end


Columns = tuple[bytearray, MutableSequence[int], MutableSequence[int]]
"""What stands before each word, its lists, and the position after their phrase."""


def styled(doc: Document, columns: Columns, capital: MutableSequence[bool], verbs: int) -> dict[int, int]:
    """Gives accounts a capital, takes from degrees theirs and all they could mean, and tells where each row of them begins and ends.

    One of the `verbs` behind them is the name's as if they were not there.
    """
    words, tails = doc.words, {}
    for position in handles(words.between[: len(capital)]) if HANDLE in doc.text else ():
        capital[position] = True
    known = _letters(doc.language.lexicon.get("sources.degree", ()))
    for first, last in [*degrees(doc.text, words, columns[0], capital, known)] if known else ():
        _settle(first, last, words, columns, verbs)
        capital[first:last] = [False] * (last - first)
        tails[first] = last
    return tails


@cache
def _letters(degrees: tuple[str, ...]) -> frozenset[str]:
    return frozenset(degrees)


def _settle(first: int, last: int, words: Words, columns: Columns, verbs: int) -> None:
    """Makes the degrees from `first` to `last` nothing but words that follow their name, and a verb after them the name's."""
    gap, sign, until = columns
    for position in range(first, last):
        gap[position], sign[position], until[position] = SPACE, 0, position + 1
    if last < len(sign):
        joined = "," in words.between[last] and not sign[last] & verbs
        if "," in words.between[last] or (words.between[last].strip() in (".", ")", ").") and sign[last] & verbs):
            gap[last] = COMMA if joined else SPACE
