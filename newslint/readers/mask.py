"""Masking: what is not the article becomes blanks, so that every offset still points into the source."""

from __future__ import annotations

from collections.abc import Iterable

from newslint import expressions as re
from newslint.spans import Span


def blanked(text: str) -> str:
    """`text` with every character but line ends turned into a space."""
    return re.sub(r"[^\r\n]+", lambda line: " " * len(line[0]), text)


def without(text: str, spans: Iterable[Span]) -> str:
    """`text` with `spans` (sorted, not overlapping) blanked."""
    pieces, at = [], 0
    for span in spans:
        pieces += [text[at : span.start], blanked(text[span.start : span.end])]
        at = span.end
    return "".join([*pieces, text[at:]])


def masked(source: str, kept: Iterable[Span]) -> str:
    """`source` with everything outside `kept` (sorted, not overlapping) blanked."""
    pieces, at = [], 0
    for span in kept:
        pieces.append(blanked(source[at : span.start]))
        pieces.append(source[span.start : span.end])
        at = span.end
    pieces.append(blanked(source[at:]))
    return "".join(pieces)
