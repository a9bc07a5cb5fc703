"""The outline of a text: a byte a character, which tells its class and no more. What few texts have is found in it by looking for bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Groups = tuple[int, ...]

SIGNS = (("\u201c", '"'), ("\u201d", '"'), ("\u2018", "`"), ("\u2019", "'"), ("\u2013", "-"), ("\u2014", "-"))
"""Quotation marks and dashes of print, and what they are in an outline."""
OTHER = ord("?")
"""The question mark, and all that is not ASCII."""
FREQUENT = (b".", b",", b"\n")
"""Signs that every text has."""
PLAIN = b"Aa0 "
"""What is no sign: the outline of almost every text is full of it."""
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


def by_sign(marks: Iterable[tuple[str, Groups]], places: Iterable[tuple[bytes, Groups]]) -> dict[str, Any]:
    """Strings in lower case, and strings of outlines, by a sign in each and what stands beside it: a text has few such twos and threes.

    Each has its groups with it. Those without a sign are `bare`.
    """
    around: dict[bytes, list[tuple[Any, Groups]]] = {}
    for place, groups in places:
        key = _around(place)
        around.setdefault(key, []).append((b"" if place == key else place, groups))  # where the key stands, the place does
    for mark, groups in marks:
        around.setdefault(max(map(_around, _unlettered(mark)), key=len), []).append((mark, groups))
    bare = tuple(around.pop(b"", ()))
    signs = sorted({key[at : at + 1] for key in around for at in (_sign(key),)})
    return {"signs": tuple(signs), "around": {key: tuple(found) for key, found in around.items()}, "bare": bare}


def _unlettered(mark: str) -> list[bytes]:
    """The outlines of what stands between letters and digits: those may be in capitals in the text."""
    return outline(mark)[1:].translate(bytes.maketrans(b"Aa", b"00")).split(b"0")


def _sign(string: bytes) -> int:
    """Where the sign stands that tells most."""
    return min(range(len(string)), key=lambda at: (string[at] in PLAIN, string[at : at + 1] in FREQUENT, at))


def _around(string: bytes) -> bytes:
    """The sign that tells most and what stands beside it; nothing when there is no sign."""
    at = _sign(string) if string else 0
    return string[max(at - 1, 0) : at + 2] if string and string[at] not in PLAIN else b""


def standing(table: Mapping[str, Any], lower: str, outlined: bytes) -> Iterator[Groups]:
    """The groups of the strings of a table that stand in a text or in its outline."""
    padded = b" " + outlined
    beside: set[bytes] = set()
    for sign in table["signs"]:
        at = outlined.find(sign)
        while at >= 0:
            beside.add(padded[at : at + 3])
            at = outlined.find(sign, at + 1)
    around = table["around"]
    for key in around.keys() & {part for each in beside for part in (each, each[:2], each[1:], each[1:2])}:
        for string, groups in around[key]:
            if string in (outlined if isinstance(string, bytes) else lower):
                yield groups
    for string, groups in table["bare"]:
        if string in (outlined if isinstance(string, bytes) else lower):
            yield groups


class Places:
    """Where a text has characters of certain classes side by side."""

    __slots__ = ("outline",)

    def __init__(self, text: str) -> None:
        self.outline = outline(text)

    def any(self, strings: Sequence[bytes]) -> bool:
        """Whether one of `strings` stands in the outline."""
        return any(one in self.outline for one in strings)

    def ends(self, strings: Sequence[bytes]) -> list[int]:
        """The offsets in the text, ascending, of the last characters of all places where one of `strings` stands."""
        found = []
        for one in strings:
            at = self.outline.find(one)
            while at >= 0:
                found.append(at + len(one) - 2)
                at = self.outline.find(one, at + 1)
        return sorted(found)
