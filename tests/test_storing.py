"""How much the cache holds, and what goes first."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from newslint import cache, storing


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def kept(folder: Path, sizes: list[int]) -> None:
    """Files 00, 01 and so on of these sizes, each used after the one before."""
    folder.mkdir(exist_ok=True)
    for number, size in enumerate(sizes):
        path = folder / f"{number:02}.plan"
        path.write_bytes(b"." * size)
        os.utime(path, (number, number))


@pytest.mark.parametrize(
    ("sizes", "largest", "most", "left"),
    [
        ([5, 5, 5], 15, 9, [0, 1, 2]),
        ([5, 5, 5], 14, 9, [1, 2]),
        ([1, 20, 1], 15, 9, [2]),
        ([1, 1, 99], 15, 9, [2]),
        ([1, 1, 1, 1], 15, 2, [2, 3]),
        ([], 15, 2, []),
    ],
)
def test_what_was_unused_for_longest_goes_first(folder: Path, sizes: list[int], largest: int, most: int, left: list[int]) -> None:
    kept(folder, sizes)
    storing.prune(folder.as_posix(), largest, most)
    assert names(folder) == [f"{number:02}.plan" for number in left]


def test_what_was_read_was_used(folder: Path) -> None:
    for number in range(storing.MOST):
        cache.store(f"{number:03}", number)
        os.utime(folder / f"{number:03}.plan", (number, number))
    abandoned = folder / "00.1.part"
    abandoned.write_bytes(b"half")
    os.utime(abandoned, (0, 0))
    assert cache.load("000") == 0
    cache.store("new", -1)
    assert names(folder) == sorted([*(f"{n:03}.plan" for n in range(storing.MOST) if n != 1), "new.plan"])


def test_other_files_stay(folder: Path) -> None:
    kept(folder, [9, 9])
    (folder / "results-1.sqlite").write_bytes(b"." * 99)
    storing.prune(folder.as_posix(), 10, 9)
    assert names(folder) == ["01.plan", "results-1.sqlite"]


@pytest.mark.skipif(sys.platform == "win32", reason="not everybody may make links there")
def test_a_file_that_is_gone_when_it_is_looked_at_keeps_no_other(folder: Path) -> None:
    kept(folder, [9, 9])
    (folder / "half.1.part").symlink_to("nowhere")
    storing.prune(folder.as_posix(), 10, 9)
    assert names(folder) == ["01.plan", "half.1.part"]
