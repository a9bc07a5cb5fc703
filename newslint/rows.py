"""A scanner's tables as they are kept: lists in rows that are unpacked one by one, words in pages; an article meets a few of thousands."""

from __future__ import annotations

import marshal
from binascii import crc32
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, chain

from newslint.cache import DamagedError, Pieces, Rowed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

SPARSE = ("needles", "roles", "variants", "patterns")
"""Lists of which an article needs a few items."""
WORDS, STEMS = "words", "stems"
"""The role of a word, and its role with a clitic: a table a set of clitics."""
PAGES = "pages"
"""Where the words stand."""
ROWED = (*SPARSE, PAGES)
ENDS = "ends of "
PARTS = ("", *ROWED, *(ENDS + name for name in ROWED))
"""What `packed` gives: the tables that are read whole, the rows of the others, and where these end: bytes, read without a copy."""
Packed = bytes | Pieces
"""The rows of a table, one after the other."""


def packed(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables of a scanner as named plain data that `unpacked` takes; the rows are bytes by themselves, to be read without a copy.

    What is in rows is taken out of `tables`: nothing is held twice, where a plan that is made holds most.
    """
    words, stems = tables.pop(WORDS), tables.pop(STEMS)
    clitics = tuple(each for each, _ in stems)
    pages = Pages.pack([words, *(table for _, table in stems)])
    del words, stems
    numbers = {key: number for number, key in enumerate(pages)}
    sparse = {PAGES: Rows.pack([*pages.values()])}
    for name in SPARSE:
        sparse[name] = Rows.pack(tables.pop(name))
    rows = {name: rows for name, (rows, _) in sparse.items()}
    return {"": {**tables, WORDS: numbers, STEMS: clitics}, **rows, **{ENDS + name: ends for name, (_, ends) in sparse.items()}}


def unpacked(data: Mapping[str, Any], anew: Callable[[], Mapping[str, Any]] | None = None) -> dict[str, Any]:
    """The tables of a scanner, to be read as if they were all there; `anew` gives the data once more where a row of them is damaged."""
    tables: dict[str, Any] = {**data[""]}
    sparse = {name: Rows(*_rows(data, name), anew and _later(anew, name)) for name in ROWED}
    numbers, pages = tables[WORDS], sparse.pop(PAGES)
    stems = tuple((clitics, Pages(numbers, pages, at)) for at, clitics in enumerate(tables[STEMS], 1))
    return {**tables, **sparse, WORDS: Pages(numbers, pages, 0), STEMS: stems}


def proved(data: Mapping[str, Any]) -> bool:
    """Whether every row of the tables is as it was written."""
    tables = [Rows(*_rows(data, name)) for name in ROWED]
    return all(table.proved(number) is not None for table in tables for number in range(len(table)))


def _rows(data: Mapping[str, Any], name: str) -> tuple[Packed, bytes]:
    return data[name], data[ENDS + name]


def _later(anew: Callable[[], Mapping[str, Any]], name: str) -> Callable[[], tuple[Packed, bytes]]:
    return lambda: _rows(anew(), name)


class Rows(dict[int, Any]):
    """Rows by number, each proved and unpacked when it is first looked up; `anew` gives them once more where one is damaged.

    Raises IndexError for a number that there is not, and DamagedError for a row that is damaged there too.
    """

    __slots__ = ("_anew", "_ends", "_packed")

    def __init__(self, packed: Packed, ends: bytes, anew: Callable[[], tuple[Packed, bytes]] | None = None) -> None:
        self._packed, self._ends, self._anew = packed, memoryview(ends).cast("I"), anew

    @staticmethod
    def pack(rows: Sequence[Any]) -> tuple[Rowed, bytes]:
        """`rows` as plain data that `Rows` takes: the rows one after the other, and where each ends, with its CRC-32."""
        from array import array  # which a run that only reads rows does without

        written = [*map(marshal.dumps, rows)]
        ends = array("I", (0, 0))
        ends.extend(chain.from_iterable(zip(accumulate(map(len, written)), map(crc32, written), strict=True)))
        body = b"".join(written)
        del written  # which is as much again
        return Rowed(body), ends.tobytes()

    def __len__(self) -> int:
        return len(self._ends) // 2 - 1

    def __missing__(self, number: int) -> Any:
        if number < 0:
            raise IndexError(number)
        row = self.proved(number)
        if row is None and self._anew is not None:
            self._packed, ends = self._anew()
            self._ends = memoryview(ends).cast("I")
            row = self.proved(number)
        if row is None:
            raise DamagedError(number)
        found = self[number] = marshal.loads(row)
        return found

    def proved(self, number: int) -> bytes | None:
        """A row as it was written; None when it is not."""
        ends = self._ends
        row = self._packed[ends[2 * number] : ends[2 * number + 2]]
        return row if crc32(row) == ends[2 * number + 3] else None


class Pages:
    """One of several tables by word that are kept as text, as a dictionary prints them: an article opens a few pages.

    A line holds a word and, table by table, its number; a page, the words that begin and end alike.
    """

    __slots__ = ("_at", "_numbers", "_pages")

    def __init__(self, numbers: Mapping[str, int], pages: Mapping[int, str], at: int) -> None:
        self._numbers, self._pages, self._at = numbers, pages, at

    @staticmethod
    def pack(tables: Sequence[Mapping[str, int]]) -> dict[str, str]:
        """The pages of `tables` by their keys; words hold no space."""
        pages: dict[str, list[str]] = {}
        for word in dict.fromkeys(word for table in tables for word in table):
            columns = "\t".join(str(table.get(word, "")) for table in tables)
            pages.setdefault(word[:1] + word[-1:], ["\n"]).append(f"{word}\t{columns}\n")
        return {key: "".join(lines) for key, lines in pages.items()}

    def get(self, word: str) -> int | None:
        """What the table says of `word`; None when it says nothing."""
        number = self._numbers.get(word[:1] + word[-1:])
        if number is None:
            return None
        page = self._pages[number]
        at = page.find(f"\n{word}\t")
        if at < 0:
            return None
        begin = at + len(word) + 2
        column = page[begin : page.index("\n", begin)].split("\t")[self._at]
        return int(column) if column else None
