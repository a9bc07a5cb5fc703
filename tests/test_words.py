"""Words and their folding: what is one word, and that offsets stay those of the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.words import fold, straighten, words_of

CASES = {
    "": [],
    "Kata-kata itu": ["kata-kata", "itu"],
    "Jum\u2019at, '90-an": ["jum'at", "90-an"],
    "anti\u2011Barat": ["anti-barat"],
    "satu\u00a0dua\u200btiga\u2009empat\ufefflima": ["satu", "dua", "tiga", "empat", "lima"],
    "kata--kata a'-b c''d -e- 'f'": ["kata", "kata", "a", "b", "c", "d", "e", "f"],
    "5.000 m\u00b2 (abc/def)": ["5", "000", "m\u00b2", "abc", "def"],
    "peme\u00adrintah": ["pemerintah"],
    "\u00ad\u201cSejumlah \u00ad ahli\u00ad\u201d \u00ad\u00ad": ["sejumlah", "ahli"],
    "kata-\u00ad dan -\u00ad'": ["kata", "dan"],
    "cafe\u0301 \u0130stanbul \U0001f600": ["cafe\u0301", "istanbul"],
    "\u201cYa,\u201d kata Rina\u2019s": ["ya", "kata", "rina's"],
    "satu\r\ndua\n\ntiga": ["satu", "dua", "tiga"],
}


@pytest.mark.parametrize("text", CASES)
def test_words(text: str) -> None:
    assert words_of(text).lower == CASES[text]


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from("aB1_-'’“ .\u00a0\u00ad\u200b\u0130\u0301\n\r\t"), st.characters(codec="utf-8")), max_size=60
    )
)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_columns_tile_the_text(text: str) -> None:
    words = words_of(text)
    folded = fold(text)
    assert len(folded) == len(straighten(text)) == len(text)
    assert len(words.between) == len(words.lower) + 1
    at = 0
    for start, end, lower, space in zip(words.starts, words.ends, words.lower, words.between, strict=False):
        assert folded[at:start].replace("\u00ad", " ") == space
        assert lower
        assert folded[start:end].replace("\u00ad", "") == lower
        at = end
    assert folded[at:].replace("\u00ad", " ") == words.between[-1]
