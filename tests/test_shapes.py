"""The place a pattern must have somewhere: never asked for where the pattern could do without."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import shapes
from newslint.outline import OTHER, Places, outline
from newslint.patterns import FLAGS
from newslint.shapes import shape
from newslint.trees import flat, tree

PARTS = (
    "a",
    "b,",
    r"\.",
    "[ab]",
    "[^a,]",
    "(?-i:[A-Z])",
    "(?:a|,)",
    "(?:,b)+",
    ",?",
    "(?:a,){2}",
    r"\w",
    "(?=,)",
    r"\b",
    "a{2,}",
    ".",
    "(,)",
    "(?!a)",
    "(?<=,)",
    "(?<=a.)",
    "^",
    r"(?=\n)",
    r"\d+",
    "(?:aa|,b)",
    "[\u201c,]",
)


@pytest.mark.parametrize(
    ("pattern", "holds", "lacks"),
    [
        (r"(?<![@/.\w])[a-z]{3,},\d+", "abc,5", "abc, d 1,2"),
        (r"\w\)[A-Za-z]{3,}", "a)bcd", "a) b)"),
        (r"(?-i:[a-z]\.[A-Z])", "x.Y", "x. Y x.y X.Y"),
        (r"https?://\S+", "x://y", "x:y"),
        (r"(?-i:(?<=\))(?=[a-z][^\n]{8,}$)[a-z ]+$)", ")a", ") a)"),
        (r"(?-i:(?<=[a-z]{3}\. )[a-z]+)", "xyz. a", "xyz. A x.a"),
        (r"(?-i:^[a-z]{3,})", "A\nabc", "A abc"),
        (r"(?-i:\b[A-Z]{5,} [A-Z]{5,}\b)", "ABCDE FGHIJ", "ABCDE f"),
        (r"(?-i:[A-Z][a-z]{2,},(?:\d{1,2}|[A-Z]{2,}))", "Abc,5", "Abc, 5"),
        (r"(?-i:[a-z]{3}[”\"][A-Z])", "abc\u201dD", "abc, \u201cD"),
        (r"(?-i:(?:[A-Z]{4,}|[a-z]+)\*[A-Z])", "a*B", "a* B"),
        (r"(?-i: \((?:[1-9]\)|1[0-7]\)|[1-9] tahun\)))", "Bi (9) (16)", "Bi (45 tahun)"),
        (r"kata(?:,,|;;)", "kata;;", "kata,;"),
        (r"x(?=a\+|(?:b\*|c;;))", "xc;;", "xa;"),
    ],
)
def test_characters_side_by_side(pattern: str, holds: str, lacks: str) -> None:
    assert Places(holds).any(shape(pattern))
    assert not Places(lacks).any(shape(pattern))


@pytest.mark.parametrize(
    "pattern", ["kata", r"[a-z]+", r"a|b,c", r"(?:a,b)?c", ",", "(", r"\w\w", r"(?:a|),(?:|b)", r"kata(?:,,|;)", r"kata(?:,,|)", "(?r)a,,b"]
)
def test_none_where_nothing_is_sure(pattern: str) -> None:
    assert shape(pattern) == ()


@pytest.mark.parametrize("text", ["\u212a,,a", "\u0130,,a", "\u017f,,a", "\u00e9,,a", "\u0661,,a"])
def test_letters_and_digits_beyond_ascii_count(text: str) -> None:
    for pattern in (r"[a-z],,a", r"k,,a", r"\w,,a", r"\d,,a", r"[^x],,a", r"\u00c9,,a"):
        if regex.search(pattern, text, FLAGS):
            assert Places(text).any(shape(pattern))


SETS = (
    *("[a-z]", "[^a-z]", "[k]", "[^k]", "[\u017f,]", "[\u0130-\u0132]", r"[\d.]", r"[\s,]", "[i\u201c]", "[H-L]", "[\u00c0-\u00d6]"),
    *("(?-i:[a-z])", "(?-i:[^K])", "(?-i:i)", "(?-i:[\u00e0-\u00ff\u212a])"),
)


@pytest.mark.parametrize("source", SETS)
def test_the_classes_of_a_set_are_those_of_what_it_matches(source: str) -> None:
    (node,) = flat(tree(source))
    told, matched = shapes._class(node), regex.compile(source, FLAGS)
    classes = dict(zip(shapes.PROBES, outline(shapes.PROBES)[1:], strict=True))
    found = {byte for char, byte in classes.items() if matched.match(char)}
    assert told - {OTHER} == (found - {OTHER} if len(found | {OTHER}) <= shapes.WIDEST else set())


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5), st.text(alphabet="aAbB,. x\n5\u201c\u00e9\u212a", max_size=20))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_every_match_has_the_place(parts: list[str], text: str) -> None:
    pattern = "".join(parts)
    place = shape(pattern)
    if place and regex.search(pattern, text, FLAGS):
        assert Places(text).any(place)
