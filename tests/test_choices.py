"""The names that annotations use and a run does not."""

from __future__ import annotations

import sys
from typing import get_args, get_type_hints

import pytest

from newslint import choices
from newslint.kinds import claim, pattern, weigh
from newslint.rule import LEVELS, Rule


@pytest.mark.parametrize("kind", [claim.Options, pattern.Options, weigh.Options, Rule])
def test_annotations_can_be_read(kind: type) -> None:
    choices.complete()
    hints = get_type_hints(kind)
    assert len(hints) >= len(kind.__match_args__)  # type: ignore[attr-defined]


def test_levels_are_written_once_more_only() -> None:
    """`LEVELS` is what a run knows of `Level`."""
    assert set(get_args(choices.Level)) == {*LEVELS}


def test_nothing_else_is_touched() -> None:
    before = {name: {*vars(module)} for name, module in sys.modules.items() if not name.startswith("newslint")}
    choices.complete()
    assert {name: {*vars(sys.modules[name])} for name in before} == before
