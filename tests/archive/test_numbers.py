"""Values as a report writes them, in each language that ships."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from newslint.archive.figures import Figure, Filled
from newslint.archive.numbers import Voice, is_small, places
from newslint.language import Language


@pytest.fixture(scope="session")
def voices(languages: Mapping[str, Language]) -> Mapping[str, Voice]:
    called = {code: language.name for code, language in languages.items()}
    return {code: Voice(language.interface, called) for code, language in languages.items()}


def filled(columns: tuple[str, ...], *rows: tuple[Any, ...]) -> Filled:
    return Filled(Figure("x", ""), "", columns, list(rows), len(rows))


@pytest.mark.parametrize(
    ("column", "value", "indonesian", "english"),
    [
        ("findings", 1234567, "1.234.567", "1,234,567"),
        ("per_1000", 1234.5, "1.234,50", "1,234.50"),
        ("share_named", 33.3, "33,3\u202f%", "33.3\u202f%"),
        ("share_named", 100, "100,0\u202f%", "100.0\u202f%"),
        ("outlet", None, "tidak diketahui", "unknown"),
        ("per_1000", None, "–", "–"),
        ("family", "boilerplate", "sisa laman", "left-overs"),
        ("family", "house", "house", "house"),
        ("level", "error", "WAJIB", "ERROR"),
        ("levels", "error, note", "WAJIB, SARAN", "ERROR, NOTE"),
        ("reply", "missing", "pihak yang dituduh belum menjawab", "the accused party does not answer"),
        ("language", "en", "English", "English"),
        ("languages", "en, xx", "English, xx", "English, xx"),
        ("matched", "1.5", "1.5", "1.5"),
    ],
)
def test_a_value_in_a_column(column: str, value: Any, indonesian: str, english: str, voices: Mapping[str, Voice]) -> None:
    assert (voices["id"].value(column, value), voices["en"].value(column, value)) == (indonesian, english)


def test_decimals_are_as_many_as_a_column_needs() -> None:
    assert places(filled(("a", "b", "c", "d"), ("x", 1, 1.5, 0.125), ("y", 2, None, 3.0))) == [None, None, 2, 3]
    assert places(filled(("a",))) == [None]


@pytest.mark.parametrize(
    ("columns", "row", "small"),
    [
        (("outlet", "articles", "per_1000"), ("a", 19, 1.0), True),
        (("outlet", "articles", "per_1000"), ("a", 20, 1.0), False),
        (("outlet", "articles", "findings"), ("a", 1, 1), False),
        (("rule", "articles", "per_1000"), ("a", 1, 1.0), False),
        (("outlet", "records", "share_checked"), ("a", 1, 1.0), False),
    ],
)
def test_rates_of_few_articles_are_small(columns: tuple[str, ...], row: tuple[Any, ...], small: bool) -> None:
    assert is_small(filled(columns, row), row) is small


def test_every_language_says_the_same(languages: Mapping[str, Language]) -> None:
    """Each key in each language, with the same figures in it."""
    said = {code: {key for key in language.interface if key.startswith("archive.")} for code, language in languages.items()}
    assert len({frozenset(keys) for keys in said.values()}) == 1
