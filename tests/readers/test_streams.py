"""Streams whose faults are told once everything before them was read."""

from __future__ import annotations

import io

import pytest

from newslint.errors import NewslintError, Problem
from newslint.readers.streams import Buffered, Content, Source, content, seekable, size, too_large


class Cut(Source):
    """Ten bytes at a time, and a fault after thirty."""

    def __init__(self) -> None:
        self.left = 3

    def piece(self, size: int) -> bytes:
        self.left -= 1
        if self.left < 0:
            raise NewslintError(Problem("a", "cut off"))
        return b"one\ntwo\nx\n"[:size]


def test_what_comes_before_a_fault_is_given_and_the_fault_again_and_again() -> None:
    stream = Buffered(Cut())
    assert stream.read(100) == b"one\ntwo\nx\n" * 3
    for _ in range(2):
        with pytest.raises(NewslintError, match="a: cut off"):
            stream.read(1)
    lines: list[bytes] = []
    with pytest.raises(NewslintError, match="a: cut off"):
        lines += Buffered(Cut())
    stream = Buffered(Cut())
    assert [stream.readline() for _ in range(9)] == [b"one\n", b"two\n", b"x\n"] * 3
    with pytest.raises(NewslintError, match="a: cut off"):
        Buffered(Cut()).read()


def test_all_of_a_stream_unless_that_is_too_much_or_not_all() -> None:
    assert content("a", io.BytesIO(b"abc"), 3) == b"abc"
    with pytest.raises(NewslintError) as raised:
        content("a", io.BytesIO(b"abc"), 2)
    assert raised.value.problems == (too_large("a", 2),)
    with pytest.raises(NewslintError, match="a: cut off"):
        content("a", Buffered(Cut()), 99)


def test_any_error_of_a_library_is_a_problem() -> None:
    class Broken:
        def read(self, size: int) -> bytes:
            raise ValueError

    with pytest.raises(NewslintError, match="a!b: damaged or cut off: ValueError"):
        Buffered(Content("a!b", Broken())).read(1)


def test_what_cannot_seek_is_held() -> None:
    whole = io.BytesIO(b"abc")
    assert seekable(whole) is whole
    held = seekable(Buffered(Content("a", io.BytesIO(b"abc"))))
    assert (held.seek(1), held.read()) == (1, b"bc")


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (64 * 2**20, "64 MiB"), (5 * 2**40, "5120 GiB")]
)
def test_sizes_are_said_in_large_units(count: int, said: str) -> None:
    assert size(count) == said
