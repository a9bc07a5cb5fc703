"""What a configuration and the command line make of a rule's level."""

from __future__ import annotations

import pytest

from newslint.config import Effective, RuleSetting, Setting
from newslint.settled import settings_under, taken

RULES = [("id/loaded/labels", "LOD001"), ("id/loaded/praise", "LOD002"), ("en/loaded/labels", "LOD001"), ("id/ethics/victims", "ETH001")]
NAMES = frozenset(name for name, _ in RULES)


def effective(**levels: str) -> Effective:
    rules = tuple(RuleSetting(selector, {"level": level}, "newslint.yaml:1:1") for selector, level in levels.items())
    return Effective((Setting("lang", "id", "newslint.yaml:1:1", "/"),), rules)


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ((), (), None),
        (("LOD001",), (), {"id/loaded/labels", "en/loaded/labels"}),
        (("loaded",), ("LOD002",), {"id/loaded/labels", "en/loaded/labels"}),
        ((), ("loaded",), {"id/ethics/victims"}),
    ],
)
def test_select_and_ignore_choose_rules(select: tuple[str, ...], ignore: tuple[str, ...], chosen: set[str] | None) -> None:
    assert settings_under(effective(), RULES, select=select, ignore=ignore).chosen == chosen


def test_what_is_asked_for_by_name_runs_though_it_is_off() -> None:
    settled = effective(LOD001="off", LOD002="off", ETH001="note")
    assert settings_under(settled, RULES).levels == {
        "id/loaded/labels": "off",
        "en/loaded/labels": "off",
        "id/loaded/praise": "off",
        "id/ethics/victims": "note",
    }
    asked = settings_under(settled, RULES, select=("LOD002",))
    assert asked.levels == {"id/loaded/labels": "off", "en/loaded/labels": "off", "id/ethics/victims": "note"}


@pytest.mark.parametrize(
    ("levels", "select", "awake"),
    [
        ({}, (), False),
        ({"loaded": "note"}, ("loaded", "LOD*"), False),
        ({"LOD002": "note"}, (), True),
        ({"id/loaded/praise": "warning"}, (), True),
        ({}, ("lod002",), True),
        ({"LOD002": "off"}, (), False),
    ],
)
def test_an_optional_rule_sleeps_until_it_is_named(levels: dict[str, str], select: tuple[str, ...], awake: bool) -> None:
    settled = settings_under(effective(**levels), RULES, optional=("id/loaded/praise",), select=select)
    runs = settled.levels.get("id/loaded/praise") != "off" and (settled.chosen is None or "id/loaded/praise" in settled.chosen)
    assert runs == awake


def test_the_command_lines_language_overrules_the_configurations() -> None:
    assert settings_under(effective(), RULES).language == "id"
    assert settings_under(effective(), RULES, language="en").language == "en"


def test_selectors_take_by_name_code_family_and_glob() -> None:
    assert taken(["id/*"], RULES) == NAMES - {"en/loaded/labels"}
    assert taken(["lod*"], RULES) == NAMES - {"id/ethics/victims"}
    assert taken(["ETH002"], RULES) == frozenset()
