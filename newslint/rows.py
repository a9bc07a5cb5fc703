"""A scanner's tables as they are kept: lists in rows that are unpacked one by one, words in pages; an article meets a few of thousands."""

from __future__ import annotations

import marshal
from collections.abc import Mapping, Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

SPARSE = ("needles", "variants", "patterns")
"""Lists of which an article needs a few items."""
WORDS, STEMS = "words", "stems"
"""What a word decides, and what it decides with a clitic: a table a set of clitics."""
PARTS = ("", *SPARSE)
"""What `packed` gives: the tables that are read whole, and the rows of the others."""


def packed(tables: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a scanner as named plain data that `unpacked` takes; the rows are bytes by themselves, to be read without a copy."""
    words, stems = tables[WORDS], tables[STEMS]
    sparse = {name: Rows.pack(tables[name]) for name in SPARSE}
    pages = Pages.pack([words, *(table for _, table in stems)])
    whole = {**tables, WORDS: pages, STEMS: tuple(clitics for clitics, _ in stems), **{name: ends for name, (_, ends) in sparse.items()}}
    return {"": whole, **{name: rows for name, (rows, _) in sparse.items()}}


def unpacked(data: Mapping[str, Any]) -> dict[str, Any]:
    """The tables of a scanner, to be read as if they were all there."""
    whole: Mapping[str, Any] = data[""]
    stems = tuple((clitics, Pages(whole[WORDS], at)) for at, clitics in enumerate(whole[STEMS], 1))
    return {**whole, **{name: Rows(data[name], whole[name]) for name in SPARSE}, WORDS: Pages(whole[WORDS], 0), STEMS: stems}


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
        if number < 0:
            raise IndexError(number)
        ends = self._ends
        found = self[number] = marshal.loads(self._packed[ends[number] : ends[number + 1]])
        return found


class Pages:
    """One of several tables by word that are kept as text, as a dictionary prints them: an article opens a few pages.

    A line holds a word and, table by table, its numbers; a page, the words that begin and end alike.
    """

    __slots__ = ("_at", "_pages")

    def __init__(self, pages: Mapping[str, str], at: int) -> None:
        self._pages, self._at = pages, at

    @staticmethod
    def pack(tables: Sequence[Mapping[str, Sequence[int]]]) -> dict[str, str]:
        """The pages of `tables` as plain data; words hold no space."""
        pages: dict[str, list[str]] = {}
        for word in dict.fromkeys(word for table in tables for word in table):
            columns = "\t".join(" ".join(map(str, table.get(word, ()))) for table in tables)
            pages.setdefault(word[:1] + word[-1:], ["\n"]).append(f"{word}\t{columns}\n")
        return {key: "".join(lines) for key, lines in pages.items()}

    def get(self, word: str, otherwise: tuple[int, ...] = ()) -> tuple[int, ...]:
        """What the table says of `word`."""
        page = self._pages.get(word[:1] + word[-1:], "")
        at = page.find(f"\n{word}\t")
        if at < 0:
            return otherwise
        begin = at + len(word) + 2
        numbers = page[begin : page.index("\n", begin)].split("\t")[self._at]
        return tuple(map(int, numbers.split())) or otherwise
