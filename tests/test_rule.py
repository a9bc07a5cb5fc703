"""A rule's name says its language and family."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from typing import get_args

import pytest

from newslint.choices import Level
from newslint.rule import LEVELS, Rule


def rule(name: str) -> Rule:
    return Rule(
        name=name, check="phrases", code="ATT002", say={"id": "-"}, why="-", level="note", within=(), outside=(), sections={}, options=None
    )


@pytest.mark.parametrize(
    ("name", "language", "family"),
    [
        ("id/attribution/vague-source", "id", "attribution"),
        ("en/headline/question", "en", "headline"),
        ("any/language/doubled-word", "any", "language"),
        ("zh-hant/loaded/label", "zh-hant", "loaded"),
    ],
)
def test_language_and_family_are_in_the_name(name: str, language: str, family: str) -> None:
    one = rule(name)
    assert (one.language, one.family) == (language, family)


def test_levels_from_the_mildest_to_the_gravest() -> None:
    assert LEVELS == ("note", "warning", "error")
    assert set(LEVELS) == set(get_args(Level))


def test_a_rule_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        rule("id/a/b").code = "ATT003"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("within", "outside", "zone", "read"),
    [((), (), "body", True), (("body",), (), "body", True), (("body",), (), "quote", False), ((), ("quote",), "quote", False)],
)
def test_the_zones_it_reads(within: tuple[str, ...], outside: tuple[str, ...], zone: str, read: bool) -> None:
    assert replace(rule("id/a/b"), within=within, outside=outside).reads(zone) is read


def test_reasons_are_paragraphs() -> None:
    assert replace(rule("id/a/b"), why=" Satu\n  dua.\n \n\nTiga.\n").reasons == ("Satu dua.", "Tiga.")
    assert replace(rule("id/a/b"), why=" \n").reasons == ()
