"""What stands in for the standard library does as that does."""

from __future__ import annotations

import functools
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from newslint import standard


@pytest.mark.parametrize("items", ["", "abracadabra", "aaa"])
def test_items_are_counted(items: str) -> None:
    assert standard.counted(items) == Counter(items)
    assert list(standard.counted(items)) == list(Counter(items))


@pytest.mark.parametrize(("ours", "theirs"), [(standard.cache, functools.cache), (standard.lru_cache(2), functools.lru_cache(2))])
def test_functions_remember(ours: Callable[[Any], Any], theirs: Callable[[Any], Any]) -> None:
    def made(remembering: Callable[[Any], Any]) -> tuple[Any, list[int]]:
        asked: list[int] = []

        def double(number: int) -> int:
            """Twice as much."""
            asked.append(number)
            return 2 * number

        return remembering(double), asked

    (double, asked), (other, told) = made(ours), made(theirs)
    assert [double(each) for each in (1, 2, 1, 3, 1, 2)] == [other(each) for each in (1, 2, 1, 3, 1, 2)]
    assert asked == told
    assert tuple(double.cache_info()) == tuple(other.cache_info())
    assert (double.__name__, double.__doc__, double.__module__) == (other.__name__, other.__doc__, other.__module__)
    assert double.__wrapped__.__name__ == "double"
    double.cache_clear()
    assert double(1) == 2
    assert asked[-1] == 1


def test_a_property_is_found_out_once() -> None:
    class Found:
        times = 0

        @standard.cached_property
        def one(self) -> int:
            """How often it was asked."""
            self.times += 1
            return self.times

    found = Found()
    assert (found.one, found.one, found.times) == (1, 1, 1)
    assert vars(found)["one"] == 1
    assert Found.one.__doc__ == "How often it was asked."
    assert Found().one == 1


def test_none_of_what_it_stands_for_is_imported() -> None:
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:] = {sys.path!r}; import newslint.standard; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "newslint.standard" in told
    assert not {"collections", "functools", "operator", "types"} & {*told}
