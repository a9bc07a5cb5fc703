"""A scanner's tables as they are kept: long ones in rows that are unpacked one by one, as an article meets some hundred of thousands."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

SPARSE = ("needles", "variants")
"""Lists of which an article needs a few items."""
WORDS, STEMS, NUMBERS = "words", "stems", "numbers"
"""What a word decides, what it decides with a clitic (a table a set of clitics), and what is kept in place of both: of a word
the row in which its entries of all these tables stand."""
PARTS = ("", *SPARSE, NUMBERS)
"""What `packed` gives: the tables that are read whole, and the rows of the others."""


def packed(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a scanner as named plain data that `unpacked` takes; the rows are bytes by themselves, to be read without a copy."""
    words, stems = tables[WORDS], tables[STEMS]
    looked_up = [words, *(table for _, table in stems)]
    places = {word: number for number, word in enumerate(dict.fromkeys(word for table in looked_up for word in table))}
    rows = [tuple(table.get(word, ()) for table in looked_up) for word in places]
    sparse = {**{name: Rows.pack(tables[name]) for name in SPARSE}, NUMBERS: Rows.pack(rows)}
    whole = {**tables, WORDS: places, STEMS: tuple(clitics for clitics, _ in stems), **{name: ends for name, (_, ends) in sparse.items()}}
    return {"": whole, **{name: rows for name, (rows, _) in sparse.items()}}


def unpacked(data: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a scanner, to be read as if they were all there."""
    whole: Mapping[str, Any] = data[""]
    rows = {name: Rows(data[name], whole[name]) for name in (*SPARSE, NUMBERS)}
    places, numbers = whole[WORDS], rows.pop(NUMBERS)
    stems = tuple((clitics, Column(places, numbers, at)) for at, clitics in enumerate(whole[STEMS], 1))
    return {**whole, **rows, WORDS: Column(places, numbers, 0), STEMS: stems}


class Rows(dict[int, Any]):
    """Rows by number, each unpacked when it is first looked up. Raises IndexError for a number that there is not."""

    __slots__ = ("_ends", "_packed")

    def __init__(self, packed: bytes, ends: bytes) -> None:
        self._packed, self._ends = packed, memoryview(ends).cast("I")

    @staticmethod
    def pack(rows: Sequence[Any]) -> tuple[bytes, bytes]:
        """`rows` as plain data that `Rows` takes: the rows one after the other, and where each ends."""
        written = [marshal.dumps(row) for row in rows]
        ends = memoryview(bytearray(4 * (len(rows) + 1))).cast("I")
        for number, row in enumerate(written):
            ends[number + 1] = ends[number] + len(row)
        return b"".join(written), ends.tobytes()

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __missing__(self, number: int) -> Any:
        if not 0 <= number < len(self):
            raise IndexError(number)
        found = self[number] = marshal.loads(self._packed[self._ends[number] : self._ends[number + 1]])
        return found


class Column:
    """One of several tables by word that are kept in the same rows."""

    __slots__ = ("_at", "_places", "_rows")

    def __init__(self, places: Mapping[str, int], rows: Rows, at: int) -> None:
        self._places, self._rows, self._at = places, rows, at

    def get(self, word: str, otherwise: tuple[int, ...] = ()) -> tuple[int, ...]:
        """What the table says of `word`."""
        place = self._places.get(word)
        if place is None:
            return otherwise
        found: tuple[int, ...] = self._rows[place][self._at]
        return found or otherwise
