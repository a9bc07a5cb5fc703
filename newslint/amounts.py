"""What the figures of a text are worth, and the numbers that it spells out: `1.500`, `2,5 juta`, `lima ribu`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, pairwise

from newslint import expressions as re

SHORT = 2
"""Letters of an abbreviation, which takes no endings."""
WRITTEN = re.later(r"\d(?<!\d\d)(?:(?<![.,]\d)|(?<=[^\W\d_]\.\d))(?:\d{0,2}(?:[.,]\d{3})+(?!\d)|\d*)(?:[.,]\d+)?")
"""A figure, also one behind a full stop without its space (`kota.5 rumah`).

Its digit is looked for first: what stands before need not be asked of every letter, which takes five times as long."""
GROUPED = re.later(r"\d{1,3}(?:([.,])\d{3}(?:\1\d{3})*)?")


def value_of(figure: str, *, parted: bool = True) -> float:
    """The value of a figure, NaN for `8.657.0286`, whichever mark parts its thousands; `parted` off: its only mark is for decimals."""
    if figure.isdecimal():
        return float(figure)
    marks, whole = sum(not digit.isdecimal() for digit in figure), GROUPED.match(figure)
    size = whole.end() if whole and (parted or marks != 1) and not figure[whole.end() :][:1].isdecimal() else 0
    plain = "".join(filter(str.isdecimal, figure[:size])) + figure[size:].replace(",", ".")
    return float(plain if plain.count(".") < 2 else "nan")


def decimals(figure: str) -> int:
    """The digits after the last mark of a figure that has decimals."""
    return len(figure) - 1 - max(figure.rfind(","), figure.rfind("."))


def is_year(figure: str) -> bool:
    """Whether a figure can be a year of our time."""
    return len(figure) == 4 and figure.isdecimal() and figure[:2] in ("19", "20")


def scale_of(word: str, scales: Mapping[str, float]) -> float | None:
    """What a word multiplies by, in any ending; None for most words."""
    if not word.startswith(tuple(scales)):
        return None
    return next((scale for name, scale in scales.items() if word == name or (len(name) > SHORT and word.startswith(name))), None)


def values_in(low: str, scales: Mapping[str, float]) -> Iterator[float]:
    """The values of the figures of a text in lower case, each also with the word behind it that multiplies."""
    for figure in WRITTEN.finditer(low):
        scale = scale_of(low[figure.end() : figure.end() + 12].lstrip(" -\u00a0").partition(" ")[0].rstrip(".,;:)"), scales)
        written = figure[0]
        for value in dict.fromkeys([float(written)] if written.isdecimal() else [value_of(written), value_of(written, parted=False)]):
            yield value
            if scale is not None:
                yield value * scale


def spelled(words: Sequence[str], numerals: Mapping[str, Sequence[str]], scales: Mapping[str, float]) -> Iterator[float]:
    """The values of numbers that a text spells out before a word that multiplies; `numerals`: the words for each number."""
    known = {name: float(value) for value, names in numerals.items() for name in names}
    for one, two in compress(pairwise(words), map(known.__contains__, words)):
        if (scale := scale_of(two, scales)) is not None:
            yield known[one] * scale
