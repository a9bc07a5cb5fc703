"""The outline of a text: a byte a character, which tells its class and no more. What few texts have is found in it by looking for bytes."""

from __future__ import annotations

from collections.abc import Sequence

SIGNS = (("\u201c", '"'), ("\u201d", '"'), ("\u2018", "`"), ("\u2019", "'"), ("\u2013", "-"), ("\u2014", "-"))
"""Quotation marks and dashes of print, and what they are in an outline."""
OTHER = ord("?")
"""The question mark, and all that is not ASCII."""
_PLAIN = b"Aa0 "
_SPACES = b"\t\v\f\r\x1c\x1d\x1e\x1f\x85\xa0"
_BEYOND = bytes(byte for byte in range(128, 256) if byte not in _SPACES)
_CLASSES = bytes.maketrans(
    bytes([*range(65, 91), *range(97, 123), *range(48, 58)]) + _SPACES + _BEYOND,
    b"A" * 26 + b"a" * 26 + b"0" * 10 + b" " * len(_SPACES) + b"?" * len(_BEYOND),
)


def outline(text: str) -> bytes:
    """A line feed, and then a byte for each character: `A`, `a` and `0` for letters and digits, `?` beyond ASCII, signs as they are."""
    if not text.isascii():
        for sign, plain in SIGNS:
            text = text.replace(sign, plain)
    return b"\n" + text.encode("latin-1", "replace").translate(_CLASSES)


class Places:
    """Where a text has characters of certain classes side by side."""

    __slots__ = ("_outline", "_signs")

    def __init__(self, text: str) -> None:
        self._outline = outline(text)
        self._signs = frozenset(_PLAIN + self._outline.translate(None, _PLAIN))

    def any(self, strings: Sequence[bytes]) -> bool:
        """Whether one of `strings` stands in the outline."""
        signs, outlined = self._signs, self._outline
        return any(one in outlined for one in strings if signs.issuperset(one))  # most texts lack most signs

    def ends(self, strings: Sequence[bytes]) -> list[int]:
        """The offsets in the text, ascending, of the last characters of all places where one of `strings` stands."""
        found = []
        for one in strings:
            at = self._outline.find(one)
            while at >= 0:
                found.append(at + len(one) - 2)
                at = self._outline.find(one, at + 1)
        return sorted(found)
