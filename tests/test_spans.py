"""Spans, layers and lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.spans import Cover, Layer, Lines, Span

SPANS = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda pair: Span(pair[0], sum(pair)))


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ((0, 5), (5, 9), False, False),
        ((5, 9), (0, 5), False, False),
        ((4, 9), (0, 5), True, False),
        ((1, 5), (0, 5), True, False),
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
    assert [layer.at(offset) for offset in (0, 4, 5)] == [Span(0, 3), None, Span(5, 8)]
    assert Layer([Span(2, 3)]).index_at(0) == Layer[Span]().index_at(0) == -1
    assert list(layer) == [Span(0, 3), Span(5, 8), Span(8, 9)]
    assert layer.overlapping(2, 6) == (Span(0, 3), Span(5, 8))
    assert layer.overlapping(3, 5) == ()
    assert layer.overlapping(0, 40) == tuple(layer)
    assert layer.overlapping(6, 7) == (Span(5, 8),)
    assert layer.overlapping(5, 8) == (Span(5, 8),)
    assert (len(layer), layer[1], layer[1:]) == (3, Span(5, 8), (Span(5, 8), Span(8, 9)))


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(SPANS, max_size=8), SPANS)
def test_a_cover_says_of_its_spans_what_each_says_of_itself(spans: list[Span], span: Span) -> None:
    cover = Cover(spans)
    assert cover.touches(span) is any(each.overlaps(span) for each in spans)
    assert cover.holds(span) is any(each.contains(span) for each in spans)


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(SPANS.filter(lambda span: span.end > span.start), max_size=8), st.integers(0, 9), st.integers(1, 9), st.integers(0, 9))
def test_what_stands_beside_a_span_in_a_stretch_around_it(spans: list[Span], before: int, size: int, after: int) -> None:
    span = Span(10, 10 + size)
    within = Span(10 - before, max(10 + size + after - 4, 11))
    assert Cover(spans).beside(span, within) is any(each.overlaps(within) and not each.overlaps(span) for each in spans)


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


@settings(derandomize=True, deadline=None, max_examples=100)
@given(st.lists(st.integers(0, 30), unique=True, max_size=12).map(sorted), st.integers(0, 31), st.integers(0, 31))
def test_a_layer_answers_as_a_walk_through_it_would(edges: list[int], one: int, other: int) -> None:
    spans = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    layer, (start, end) = Layer(spans), sorted((one, other))
    assert layer.overlapping(start, end) == tuple(span for span in spans if span.start < end and start < span.end)
    assert layer.at(one) == next((span for span in spans if span.start <= one < span.end), None)


def test_lines_and_columns_count_from_one() -> None:
    lines = Lines("ab\r\ncd\n")
    assert [lines.locate(offset) for offset in (0, 1, 4, 5, 7)] == [(1, 1), (1, 2), (2, 1), (2, 2), (3, 1)]
    assert [lines.span(line) for line in (1, 2, 3)] == [Span(0, 2), Span(4, 6), Span(7, 7)]
