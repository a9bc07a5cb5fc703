"""The scanner's tables: which word of a phrase is looked for, and what is asked of its neighbours first."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from typing import Any

import pytest

from newslint.language import Language
from newslint.scan import Needle
from newslint.tables import build

LANGUAGE = Language("id", "Bahasa Indonesia", frozenset({"yang", "di"}), clitics=("nya",))


def tables(*phrases: str) -> dict[str, Any]:
    return build({"x": [Needle(phrase=phrase) for phrase in phrases]}, [LANGUAGE])


@pytest.mark.parametrize(
    ("phrase", "anchors"),
    [
        ("hal tersebut", ["tersebut"]),
        ("di yang", ["yang"]),
        ("yang mana", ["mana"]),
        ("provokat* lama", ["lama"]),
        ("(para) analis|pakar menilai", ["menilai"]),
        ("AS", ["as"]),
    ],
)
def test_the_rarest_word_is_looked_for(phrase: str, anchors: list[str]) -> None:
    assert list(tables(phrase)["words"]) == anchors


@pytest.mark.parametrize(
    ("phrase", "guard"),
    [("hal tersebut", (-1, ("hal",))), ("menilai itu|ini", (1, ("ini", "itu"))), ("AS", (0, ("",))), ("hal ... tersebut", (0, ("",)))],
)
def test_a_neighbour_is_asked_first(phrase: str, guard: tuple[int, tuple[str, ...]]) -> None:
    step, starts = guard
    assert tables(phrase)["roles"] == (((), ((step, starts, ((starts, 0),)),), ()),)


def test_variants_that_ask_for_the_same_neighbour_are_told_together() -> None:
    made = tables("a bbb", "cc bbb|bbbb", "bbb dd", "bbb")
    decided, sides, alone = made["roles"][made["words"]["bbb"]]
    assert (decided, alone) == ((3,), ())
    assert sides == ((1, ("dd",), ((("dd",), 2),)), (-1, ("cc", "a"), ((("cc",), 1), (("a",), 0))))


def test_a_word_that_decides_alone_needs_no_variant() -> None:
    made = tables("kata", "kata|ujar")
    assert made["variants"] == ()
    assert made["words"] == {"kata": 0, "ujar": 1}
    assert made["roles"] == (((0, 1), (), ()), ((1,), (), ()))
    assert made["stems"] == ((("nya",), {"kata": 0, "ujar": 1}),)


def test_a_word_that_may_be_alone_needs_no_variant_either() -> None:
    made = tables("dan (nekat)", "^dan (tega)")
    assert [variant[0] for variant in made["variants"]] == [0, 1, 1]
    assert made["roles"][made["words"]["dan"]] == ((), ((0, ("",), ((("",), 1),)),), (0,))


def test_the_same_phrase_of_two_owners_is_looked_for_once() -> None:
    made = build({"a": [Needle(phrase="kata")], "b": [Needle(phrase="kata", group="g"), Needle(phrase="kata", group="g")]}, [LANGUAGE])
    assert made["needles"] == (("kata", ((0, ""), (1, "g"))),)


def test_who_owns_a_needle_is_told_apart_from_it() -> None:
    both = [Needle(phrase="kata"), Needle(phrase="kata", group="g")]
    made = build({"a": both, "b": [Needle(phrase="ujar"), Needle(phrase="tutur"), *both[:1]]}, [LANGUAGE])
    assert made["sets"] == ((0, 0, 1), (1,))
    assert [*memoryview(made["whose"]).cast("I")] == [0, 1, 1]


def test_tables_are_plain_and_the_same_every_time() -> None:
    phrases = ("(para) analis|pakar ... menilai", "Baca Juga:", "~tuduh", "provokat*", "^AS$")
    assert marshal.loads(marshal.dumps(tables(*phrases))) == tables(*phrases)
    assert repr(tables(*phrases)) == repr(tables(*phrases))


COMPILED = r"""
import marshal, sys
from newslint.language import Language
from newslint.scan import Needle
from newslint.tables import build

patterns = [r"\{\{[^{}]*\}\}|\{%[^{}]*%\}", r"\b(?:umur|usia) \d+ (?:hari|pekan|bulan)\b", r"\A[^\n]*(?:heboh|viral)[!?]"]
needles = [*(Needle(pattern=one) for one in patterns), *(Needle(phrase=one) for one in ("hal tersebut", "analis|pakar menilai", "AS"))]
made = build({"x": needles, "id/y": needles[2:]}, [Language("id", "Bahasa Indonesia", frozenset({"yang", "di"}), clitics=("nya",))])
made["patterns"] = [(*row[:3], *row[4:-2], row[-1]) for row in made["patterns"]]  # not what `regex` compiles, in any order
sys.stdout.buffer.write(marshal.dumps({**made, "engine": ()}, 2))
"""


def test_a_word_of_many_rows_is_one_string_once_they_are_read() -> None:
    variants = [marshal.loads(marshal.dumps(row)) for row in tables("pertama garuda", "kedua garuda")["variants"]]
    words = [word for _, _, places, *_ in variants for exact, *_ in places for word in exact if word == "garuda"]
    assert len(words) > 1
    assert all(word is words[0] for word in words)


def test_the_same_tables_are_made_in_every_process() -> None:
    seeds = [{**os.environ, "PYTHONHASHSEED": seed} for seed in ("1", "2")]
    made = [subprocess.run([sys.executable, "-c", COMPILED], env=seed, stdout=subprocess.PIPE, check=True).stdout for seed in seeds]
    assert made[0] == made[1]
    assert marshal.loads(made[0])["traces"]["words"]
