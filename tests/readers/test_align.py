from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers.align import ATTEMPTS, locate
from newslint.readers.flat import compact

LONG = ("Wali Kota membuka kembali pasar itu pada hari Senin.", "Pedagang menempati kios mereka sejak pukul enam pagi.")


def found(page: list[str], texts: list[str]) -> list[list[str]]:
    flat = compact(" ".join(page))
    return [[flat[span.start : span.end] for span in block] for block in locate(flat, texts).blocks]


@pytest.mark.parametrize(
    ("page", "texts", "starts"),
    [
        (["Menu", "Pasar", LONG[0], "Pasar", LONG[1], "Pasar"], [LONG[0], "Pasar", LONG[1]], None),
        (["Pasar", "Menu", "Pasar", LONG[0]], ["Pasar", LONG[0]], 9),
        ([LONG[0], "Pasar", "Pasar"], [LONG[0], "Pasar"], None),
        (["Pasar", "Menu"], ["Pasar"], 0),
        ([], ["Pasar"], None),
        ([LONG[0]], [], None),
    ],
)
def test_short_blocks_stand_beside_the_long_ones(page: list[str], texts: list[str], starts: int | None) -> None:
    flat = compact(" ".join(page))
    located = locate(flat, texts)
    places = [block[0].start for block in located.blocks if block]
    assert places == sorted(places)
    if page:
        assert located.found == located.total
        assert located.lost == ()
    else:
        assert located.lost == (0,)
    if starts is not None:
        assert places[0] == starts


def test_a_block_that_was_put_together_is_found_in_pieces() -> None:
    page = ["Wali Kota Ratna Dewi membuka kembali pasar", "IKLAN", "itu pada hari Senin setelah tiga bulan."]
    assert found(page, [f"{page[0]} {page[2]}"]) == [[compact(page[0]), compact(page[2])]]


def test_what_is_not_there_is_counted() -> None:
    located = locate(compact(LONG[0]), [LONG[0], "| kolom | lain | yang tidak ada di sini |"])
    assert located.blocks[1] == ()
    assert located.lost == (1,)
    assert located.found == len(compact(LONG[0])) < located.total


def test_blocks_in_another_order_are_not_found_twice() -> None:
    located = locate(compact("".join(LONG)), [LONG[1], LONG[0]])
    spans = [span for block in located.blocks for span in block]
    assert len(spans) == 1


def test_nonsense_costs_no_more_than_its_attempts() -> None:
    flat = "abc" * 20_000
    located = locate(flat, ["xyz" * 100] * 1000)
    assert located.found == 0
    assert located.total == 300_000
    assert ATTEMPTS < 1000


WORDS = st.lists(st.sampled_from(["pasar", "kota", "wali kota", "pada hari Senin yang lalu", "kios", "x"]), max_size=12)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(WORDS, WORDS)
def test_what_is_found_is_there_in_order_and_once(page: list[str], texts: list[str]) -> None:
    flat = compact("".join(page))
    located = locate(flat, texts)
    spans = [span for block in located.blocks for span in block]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for block, text in zip(located.blocks, texts, strict=True):
        pieces = [flat[span.start : span.end] for span in block]
        assert all(piece in compact(text) for piece in pieces)
    assert located.found == sum(span.end - span.start for span in spans)
