"""Masking: blanks for what is not the article, and every offset stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers.mask import blanked, masked, without
from newslint.spans import Span

TEXT = "Judul 😀\r\nIsi berita.\n"


@pytest.mark.parametrize(
    ("text", "blank"),
    [("", ""), ("kata", "    "), ("a\tb\u00a0c", "     "), ("😀é", "  "), ("a\r\nb\rc\nd", " \r\n \r \n "), ("a\u2028b\x85", "    ")],
)
def test_only_line_ends_stay(text: str, blank: str) -> None:
    assert blanked(text) == blank


@pytest.mark.parametrize(
    ("spans", "without_them", "only_them"),
    [
        ([], TEXT, "       \r\n           \n"),
        ([Span(0, len(TEXT))], "       \r\n           \n", TEXT),
        ([Span(0, 5)], "      😀\r\nIsi berita.\n", "Judul  \r\n           \n"),
        ([Span(6, 12)], "Judul  \r\n    berita.\n", "      😀\r\nIsi        \n"),
        ([Span(0, 5), Span(5, 7), Span(19, 20)], "       \r\nIsi berita \n", "Judul 😀\r\n          .\n"),
        ([Span(8, 8)], TEXT, "       \r\n           \n"),
    ],
)
def test_spans_are_blanked_or_kept(spans: list[Span], without_them: str, only_them: str) -> None:
    assert without(TEXT, spans) == without_them
    assert masked(TEXT, spans) == only_them


CUTS = st.lists(st.integers(0, 40), max_size=8).map(sorted)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="ab 😀é\r\n\t\u2028", max_size=40), CUTS)
def test_each_character_is_in_one_of_the_two(text: str, cuts: list[int]) -> None:
    ends = [min(cut, len(text)) for cut in cuts]
    spans = [Span(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False)]
    left, kept = without(text, spans), masked(text, spans)
    assert len(left) == len(kept) == len(text)
    for offset, char in enumerate(text):
        inside = any(span.start <= offset < span.end for span in spans)
        blank = char if char in "\r\n" else " "
        assert (left[offset], kept[offset]) == ((blank, char) if inside else (char, blank))
