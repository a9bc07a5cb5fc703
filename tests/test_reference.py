"""The manual's pages that come from the code: every docstring is there, in words a rule's author knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

import pytest

from newslint import reference
from newslint.configfile import KEYS
from newslint.reference import Key, docstrings, keys, takes
from newslint.registry import collect
from newslint.rulefile import Keys


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a kind that is none."""

    words: tuple[str, ...]
    """What to find,
    on two lines."""
    most: int = 1
    """How many."""
    in_: bool = False
    """Named by a word that Python reserves."""
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    silent: str = ""


def test_keys_in_their_order_with_what_they_take() -> None:
    assert keys(Options) == (
        Key("words", "list of texts", "", "What to find, on two lines."),
        Key("most", "whole number", "`1`", "How many."),
        Key("in", "`true` or `false`", "`false`", "Named by a word that Python reserves."),
        Key("lists", "lists of texts by name", "none", ""),
        Key("silent", "text", "none", ""),
    )


def test_a_string_that_is_no_docstring_of_an_attribute_is_not_taken() -> None:
    assert docstrings(Options).keys() == {"words", "most", "in_"}


@pytest.mark.parametrize(
    ("hint", "words"),
    [
        (str, "text"),
        (float | None, "number"),
        (Literal["a", "b"], "`a`, `b`"),
        (str | tuple[str, ...], "text or list of texts"),
        (tuple[tuple[str, ...], ...], "list of lists of texts"),
        (Mapping[str, float], "numbers by name"),
    ],
)
def test_types_in_words(hint: Any, words: str) -> None:
    assert takes(hint) == words


@pytest.mark.parametrize("name", sorted(collect().kinds))
def test_every_key_of_every_kind_is_explained(name: str) -> None:
    """The docstrings are the manual: a key without one cannot be used."""
    module = collect().kind_modules()[name]
    assert {key.name: key.text for key in keys(module.Options) if not key.text} == {}
    page = reference.kinds_page({name: module}, {})
    assert f"\n## {name}\n\n" in page
    assert all(f"**`{each.name.removesuffix('_')}`**" in page for each in fields(module.Options))
    assert all(f"`{{{placeholder}}}`" in page for placeholder in ("match", *getattr(module, "FIELDS", ())))


def test_keys_of_every_rule_are_explained() -> None:
    assert [key.name for key in keys(Keys) if not key.text] == []
    assert "- **`say`** (texts by name; required)." in reference.kinds_page({}, {})


def test_every_sign_of_the_language_of_phrases_is_there() -> None:
    page = reference.phrases_page()
    assert all(f"`{sign}`" in page for sign in ("text*", "~text", "=text", "a|b", "(…)", "...", "^", "$", "\\"))


def test_every_key_of_the_configuration_is_there() -> None:
    page = reference.settings_page()
    assert all(f"**`{key}`**" in page for key in KEYS)
