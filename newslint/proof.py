"""Whether the phrases and patterns of a rule or a word list can be used at all, told in a line each."""

from __future__ import annotations

from newslint.phrases import PhraseError, is_plain
from newslint.sequences import read

LONGEST = 60
"""Characters of a phrase that a message shows."""


def unusable_phrase(phrase: str) -> tuple[int, str, str] | None:
    """Why a phrase cannot be used: position, what, hint. None when it can."""
    if is_plain(phrase):
        return None
    try:
        read(phrase)
    except PhraseError as error:
        return error.position, f"{shown(phrase)}: {error.what}", error.hint
    return None


def unusable_pattern(pattern: str, *, proven: bool = False) -> tuple[int, str, str] | None:
    """Why a regular expression cannot be used: position, what, hint. None when it can, or when that is `proven` already."""
    if proven:
        return None
    if "\b" in pattern:
        return 0, f"{shown(pattern)}: it holds a backspace", r"in double quotation marks \b is one: put the pattern in single ones"
    from newslint.refusal import reason

    why = reason(pattern)
    hint = "no repeat inside a repeat, and say how often at most: {1,20} for +" if why and "too long" in why else ""
    return (0, f"{shown(pattern)}: {why}", hint) if why else None


def shown(text: str) -> str:
    """A phrase or pattern in quotes, on one line and not too long."""
    flat = " ".join(text.split())
    return f"'{flat}'" if len(flat) <= LONGEST else f"'{flat[: LONGEST - 3]}...'"
