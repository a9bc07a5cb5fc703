"""Tallies, and the wording of the interface."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from itertools import permutations
from operator import add
from string import Formatter

import pytest

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import SHIPPED, Style, Tally

Interfaces = Mapping[str, Mapping[str, str]]


def test_tallies_add_up_in_any_order(checked: Checked) -> None:
    parts = [Tally.of(checked), Tally.of(Problem("x", "not text: a PDF")), Tally.of(Problem("y", "not text: NUL")), Tally()]
    sums = [reduce(add, order) for order in permutations(parts)]
    assert all(each == sums[0] for each in sums)
    assert sums[0] == Tally(1, {"note": 1, "warning": 2, "error": 1}, {"another language": 1, "not text": 2}, 0)


@pytest.mark.parametrize(
    ("chosen", "language", "expected"),
    [("", "id", "WAJIB"), ("", "en", "ERROR"), ("en", "id", "ERROR"), ("", "xx", "ERROR"), ("xx", "id", "WAJIB")],
)
def test_wording_goes_by_choice_then_by_article(interfaces: Interfaces, chosen: str, language: str, expected: str) -> None:
    assert Style(language=chosen, interfaces=interfaces).wording(language)["level.error"] == expected


def test_every_interface_says_everything(interfaces: Interfaces) -> None:
    complete = interfaces["en"]
    for language, wording in interfaces.items():
        assert wording.keys() == complete.keys(), language
        for key, text in wording.items():
            assert _holes(text) == _holes(complete[key]), f"{language}: {key}"


def _holes(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_shipped_reporter_has_a_report() -> None:
    from importlib import import_module

    for name in SHIPPED:
        assert callable(import_module(f"newslint.reporters.{name}").report)
