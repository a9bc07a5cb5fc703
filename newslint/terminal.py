"""How many columns text takes on a terminal, and how to print text from anywhere without it taking the terminal over."""

from __future__ import annotations

import os
import sys

from newslint import expressions as re

UNSAFE = re.later("[\x00-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]")
"""Control characters, and the invisible ones that reorder or hide text."""
COMMAND = re.later(r"(?<!\S):(?=:)|(?<=##)\[|(?<=##vso)\[")
"""What a runner of CI would obey in a line of a log: `::error` where a line, and so a word, begins; `##[` and `##vso[` anywhere."""
DISARMED = {":": "\u2236", "[": "\u27e6"}
"""Characters as wide, and all but alike."""
JOINER, EMOJI_STYLE = "\u200d", "\ufe0f"
UNEVEN = re.later("[^\x00-\u02ff\u2010-\u2027]")
"""What may take more or fewer columns than one, or make a neighbour do so: not Latin letters, dashes and quotation marks."""


def room(otherwise: int) -> int:
    """The columns of the terminal, as `shutil.get_terminal_size` has them, which imports four modules that read archives."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else -1).columns or otherwise
    except (ValueError, OSError):
        return otherwise


def plain(text: str) -> str:
    """`text` on one line, each control character and invisible mark replaced by something to see, and no command to a runner in it."""
    return disarmed(visible(text))


def visible(text: str) -> str:
    """`text` on one line, each control character and invisible mark replaced by something to see."""
    return text if text.isascii() and text.isprintable() else UNSAFE.sub(lambda found: _visible(found[0]), text)


def disarmed(text: str) -> str:
    """`text`, as long as it was, without commands to a runner of CI."""
    return COMMAND.sub(lambda found: DISARMED[found[0]], text) if "::" in text or "##" in text else text


def _visible(char: str) -> str:
    if char in "\t\n\r\u2028\u2029":
        return " "
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<{code:X}>"


def columns(text: str) -> list[int]:
    """The columns each code point of plain text takes: 0 for what combines with the one before it, 2 for wide ones."""
    if _even(text):
        return [1] * len(text)
    sizes: list[int] = []
    before = ""
    for char in text:
        sizes.append(_columns(char, before, sizes[-1] if sizes else 0))
        before = char
    return sizes


def _columns(char: str, before: str, size_before: int) -> int:
    if char < "\u0300" or ("\u2010" <= char <= "\u2027" and before != JOINER):  # dashes, quotation marks and their like
        return 1
    if char == EMOJI_STYLE:
        return 1 if size_before == 1 else 0
    import unicodedata

    if unicodedata.category(char) in {"Mn", "Me", "Cf"} or "\u1160" <= char <= "\u11ff":
        return 0
    if before == JOINER or "\U0001f3fb" <= char <= "\U0001f3ff":
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def width(text: str) -> int:
    """The columns plain text takes."""
    return len(text) if _even(text) else sum(columns(text))


def _even(text: str) -> bool:
    """Whether each code point of `text` takes one column."""
    return text.isascii() or UNEVEN.search(text) is None


def fold(text: str, room: int, *, first: str = "", rest: str = "") -> list[str]:
    """Plain text in lines of at most `room` columns, broken at spaces; `first` begins the first line, `rest` the others.

    A word longer than a line stays whole, so that a link or a path can still be copied.
    """
    if _even(text):
        return _folded(" ".join(text.split()), room, first, rest)
    lines: list[str] = []
    line, used, empty = first, width(first), True
    for word in text.split():
        size = width(word)
        if not empty and used + 1 + size > room:
            lines.append(line)
            line, used, empty = rest, width(rest), True
        line, used, empty = (line + word, used + size, False) if empty else (f"{line} {word}", used + 1 + size, False)
    return [*lines, line]


def _folded(text: str, room: int, first: str, rest: str) -> list[str]:
    """The same for text in which each code point takes a column, with one space between words."""
    lines: list[str] = []
    begin = first
    while len(text) > (left := room - width(begin)):
        cut = text.rfind(" ", 0, max(left, 0) + 1)
        if cut < 0 and (cut := text.find(" ")) < 0:
            break
        lines.append(begin + text[:cut])
        begin, text = rest, text[cut + 1 :]
    return [*lines, begin + text]
