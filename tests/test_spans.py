"""Spans, layers and lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.spans import Layer, Lines, Span


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ((0, 5), (5, 9), False, False),
        ((0, 5), (4, 9), True, False),
        ((0, 5), (1, 5), True, True),
        ((0, 5), (0, 5), True, True),
        ((3, 3), (3, 3), False, True),
    ],
)
def test_two_spans(one: tuple[int, int], other: tuple[int, int], overlaps: bool, contains: bool) -> None:
    assert Span(*one).overlaps(Span(*other)) is overlaps
    assert Span(*one).contains(Span(*other)) is contains


def test_a_layer_is_asked_by_offset() -> None:
    layer = Layer([Span(0, 3), Span(5, 8), Span(8, 9)])
    assert [layer.index_at(offset) for offset in (0, 2, 3, 5, 8, 9, 40)] == [0, 0, -1, 1, 2, -1, -1]
    assert layer.at(4) is None
    assert layer.overlapping(2, 6) == (Span(0, 3), Span(5, 8))
    assert layer.overlapping(3, 5) == ()
    assert (len(layer), layer[1], layer[1:]) == (3, Span(5, 8), (Span(5, 8), Span(8, 9)))


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("", [0]),
        ("a", [0]),
        ("a\n", [0, 2]),
        ("a\r\nb\rc\n\nd", [0, 3, 5, 7, 8]),
        ("a\u2028b\x0bc\x85d", [0]),
    ],
)
def test_lf_crlf_and_cr_end_a_line_and_nothing_else_does(text: str, starts: list[int]) -> None:
    assert Lines(text).starts == starts


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.text(alphabet="ab\r\n\u2028😀", max_size=30))
def test_every_offset_has_its_place(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.locate(offset)
        span = lines.span(line)
        assert span.start + column - 1 == offset
        assert "\n" not in text[span.start : span.end]
        assert "\r" not in text[span.start : span.end]
