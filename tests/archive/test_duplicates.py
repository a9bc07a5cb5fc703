from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.archive.duplicates import BYTES, SIMILAR, clusters, similarity, sketch


def article(seed: int, length: int = 300) -> list[str]:
    dice = random.Random(seed)
    return [f"w{dice.randrange(4000)}" for _ in range(length)]


def test_a_sketch_is_the_same_in_every_process() -> None:
    code = "from newslint.archive.duplicates import sketch; print(sketch(list('abcdefghij')).hex())"
    printed = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert printed == {sketch(list("abcdefghij")).hex()}


def test_similarity_estimates_the_share_of_common_runs() -> None:
    words = article(1, 1000)
    half = [*words[:667], *article(2, 333)]
    assert similarity(sketch(words), sketch(words)) == 1.0
    assert similarity(sketch(words), sketch(half)) == pytest.approx(0.5, abs=0.12)
    assert similarity(sketch(words), sketch(article(3))) < 0.05
    assert similarity(sketch([]), sketch(words)) == 0.0


def test_each_duplicate_is_led_to_the_first() -> None:
    wire = article(1)
    edited = [*wire[:150], "changed", *wire[151:], "source", "agency"]
    given_ = [
        ("wire", sketch(wire)),
        ("other", sketch(article(2))),
        ("empty", sketch([])),
        ("again", sketch(wire)),
        ("off", None),
        ("edited", sketch(edited)),
        ("second empty", sketch([])),
    ]
    assert list(clusters(given_)) == [("again", "wire"), ("edited", "wire")]


def test_what_is_like_a_duplicate_only_is_no_duplicate_of_the_first() -> None:
    first = article(1, 400)
    second = [*first[:352], *article(2, 48)]
    third = [*article(3, 48), *second[48:]]
    assert similarity(sketch(second), sketch(first)) >= 0.76
    pairs = dict(clusters([("a", sketch(first)), ("b", sketch(second)), ("c", sketch(third))], similar=0.74))
    assert pairs.get("b") == "a"
    assert "c" not in pairs or similarity(sketch(third), sketch(first)) >= 0.74


def test_short_articles_are_alike_only_when_equal() -> None:
    given_ = [("a", sketch(["harga", "emas"])), ("b", sketch(["harga", "emas"])), ("c", sketch(["harga", "perak"]))]
    assert list(clusters(given_)) == [("b", "a")]


def test_none_and_one() -> None:
    assert list(clusters([])) == []
    assert list(clusters([("a", sketch(["satu"]))])) == []


@given(st.lists(st.integers(0, 5), max_size=12), st.integers(0, 3))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_pairs_lead_back_to_an_earlier_article_that_is_like_them(kinds: list[int], seed: int) -> None:
    sketches = [(str(number), sketch(article(kind + 10 * seed, 60))) for number, kind in enumerate(kinds)]
    found = dict(clusters(sketches))
    by_name = dict(sketches)
    for one, first in found.items():
        assert int(first) < int(one)
        assert first not in found
        assert similarity(by_name[one], by_name[first]) >= SIMILAR
    assert len(by_name) - len(found) == len(set(kinds))


@given(st.lists(st.text(max_size=6), max_size=30))
@settings(derandomize=True, max_examples=60, deadline=None)
def test_any_words_give_a_sketch_of_one_size(words: list[str]) -> None:
    assert len(sketch(words)) == (BYTES if words else 0)
