"""Compressed streams: whole, cut off, damaged, bombs."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tracemalloc
from collections.abc import Callable

import pytest
import zstandard

from newslint.errors import NewslintError
from newslint.readers import COMPRESSIONS
from newslint.readers.compressed import expanded, expander, is_bomb
from newslint.readers.lines import lines

LIMIT = 2**18
TEXT = b"".join(b"%d: Pasar Wirasaba dibuka lagi.\n" % (number * 7919) for number in range(20_000))
PACK: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: zstandard.ZstdCompressor().compress(data),
}


def read(data: bytes, compression: str) -> bytes:
    return expanded("a", io.BytesIO(data), compression, LIMIT).read()


def test_there_is_one_for_every_suffix() -> None:
    assert set(PACK) == set(COMPRESSIONS)


@pytest.mark.parametrize("compression", PACK)
def test_whole_streams_and_several_in_one(compression: str) -> None:
    packed, none = PACK[compression](TEXT), PACK[compression](b"")
    assert read(packed, compression) == TEXT
    assert read(packed + none + packed, compression) == TEXT * 2
    assert read(none, compression) == b""
    assert read(packed + b"\0" * 512, compression) == TEXT


@pytest.mark.parametrize("compression", PACK)
@pytest.mark.parametrize("share", [0.0, 0.0001, 0.5, 0.9999])
def test_one_cut_off_gives_the_lines_before_and_says_so(compression: str, share: float) -> None:
    packed = PACK[compression](TEXT)
    found: list[bytes | None] = []
    stream = expanded("a", io.BytesIO(packed[: int(len(packed) * share)]), compression, LIMIT)
    with pytest.raises(NewslintError) as raised:
        found.extend(line for _, line in lines("a", stream, None, LIMIT))
    said = str(raised.value)
    assert said.startswith("a: ends too early: what is compressed is cut off" if share else "a: is empty")
    assert b"".join(filter(None, found)) == b"".join(TEXT.splitlines(keepends=True)[: len(found)])
    assert not found or "what came before it was read" in said


@pytest.mark.parametrize("compression", PACK)
def test_a_damaged_one_is_told(compression: str) -> None:
    for data in (PACK[compression](TEXT) + b"junk junk junk", b"no such thing at all" * 9):
        with pytest.raises(NewslintError, match=r"^a: damaged near byte \d+ of what is compressed: "):
            read(data, compression)


@pytest.mark.parametrize("compression", PACK)
def test_a_bomb_is_not_expanded(compression: str) -> None:
    packed = PACK[compression](bytes(2**24))
    tracemalloc.start()
    try:
        stream = expanded("a", io.BytesIO(packed), compression, LIMIT)
        with pytest.raises(NewslintError, match="it looks like a decompression bomb"):
            any(not stream.read(2**16) for _ in range(2**24))
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 40 * 2**20


def test_text_that_repeats_itself_is_no_bomb() -> None:
    assert is_bomb(LIMIT + 1, 100, LIMIT)
    assert not is_bomb(LIMIT, 100, LIMIT)
    assert not is_bomb(100 * LIMIT, LIMIT, LIMIT)


def test_members_are_told_from_each_other() -> None:
    first = gzip.compress(b"satu")
    source = expander("a", io.BytesIO(first + gzip.compress(b"dua")), ".gz", LIMIT)
    while source.piece(9):
        pass
    assert list(source.starts) == [(0, 0), (4, len(first))]
