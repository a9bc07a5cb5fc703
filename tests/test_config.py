from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint import config
from newslint.config import Config, ConfigSource, locate, selects, unmatched
from newslint.errors import NewslintError
from tests.settings import RULES, effective, parsed, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "rule", "level", "line"),
    [
        ("rules:\n  ATT002: note", 0, "note", 2),
        ("rules:\n  att*: note", 0, "note", 2),
        ("rules:\n  attribution: note", 0, "note", 2),
        ("rules:\n  id: note", 0, "note", 2),
        ("rules:\n  '*/loaded/*': error\n  id/loaded/labels: off", 1, "off", 3),
        ("rules:\n  LOD001: off\n  loaded: error", 1, "error", 3),
        ("rules:\n  loaded: {level: note, words: [x]}\n  LOD001:\n    words: [y]", 1, "note", 2),
        ("paths:\n  '*.txt':\n    rules: {loaded: off}\nrules: {loaded: note}", 1, "off", 3),
        ("paths:\n  - '*.txt':\n      rules: {loaded: off}\n  - a.*:\n      rules: {loaded: note}\n", 1, "note", 5),
        ("paths:\n  b.txt:\n    rules: {loaded: off}\nrules: {loaded: note}", 1, "note", 4),
    ],
)
def test_the_last_setting_that_matches_holds(here: Path, text: str, rule: int, level: str, line: int) -> None:
    settled = effective(text).rule(*RULES[rule])
    assert settled.level == level
    assert config.shown(settled.origins["level"]).startswith(f"newslint.yaml:{line}:")


def test_patches_merge_key_by_key(here: Path) -> None:
    settled = effective("rules:\n  loaded: {say: {id: a, en: b}, words: [x, y]}\n  LOD001: {say: {id: c}, words: [z]}").rule(*RULES[1])
    assert settled.patch == {"say": {"id": "c", "en": "b"}, "words": ["z"]}
    assert {key: config.shown(place) for key, place in settled.origins.items()} == {
        "say": "newslint.yaml:3:3",
        "words": "newslint.yaml:3:3",
    }


def test_nearest_upwards(here: Path) -> None:
    write("newslint.yaml", "lang: id")
    write("a/pyproject.toml", "[project]\nname = 'x'\n")
    write("a/b/.newslint.yaml", "lang: en")
    assert [source.path for source in locate("a/b/c")] == [f"{here}/a/b/.newslint.yaml"]
    assert locate("a") == (ConfigSource(f"{here}/newslint.yaml", b"lang: id"),)


@pytest.mark.parametrize(
    ("selector", "taken"),
    [
        ("LOD001", [1, 2]),
        ("lod*", [1, 2]),
        ("*/loaded/*", [1, 2]),
        ("id", [0, 1]),
        ("id/loaded", [1]),
        ("language", [3]),
        ("*", [0, 1, 2, 3]),
        ("labels", []),
        ("loade", []),
    ],
)
def test_selectors(selector: str, taken: list[int]) -> None:
    assert [number for number, rule in enumerate(RULES) if selects(selector, *rule)] == taken


def test_a_selector_without_a_rule_is_told(here: Path) -> None:
    found = parsed("rules:\n  atribution: off\n  loaded: off\npaths:\n  x: {rules: {ATT009: off}}")
    assert [str(problem) for problem in unmatched(found, RULES)] == [
        "newslint.yaml:2:3: no rule is called 'atribution' (did you mean 'attribution'?)",
        "newslint.yaml:5:15: no rule is called 'ATT009' (did you mean 'ATT002'?)",
    ]


def test_a_config_survives_the_cache_and_knows_when_it_is_stale(here: Path) -> None:
    write("rumah.yaml", "lang: id")
    found = parsed("extends: rumah.yaml\nrules: {loaded: {words: [a]}}\npaths: {'*.md': {lang: en}}")
    thawed = Config.thaw(marshal.loads(marshal.dumps(found.freeze())))
    assert thawed == found
    assert thawed.is_fresh()
    assert (thawed.effective("a.md").lang, thawed.effective("a.txt").lang, thawed.everywhere().lang) == ("en", "id", "id")
    write("rumah.yaml", "lang: en")
    assert not thawed.is_fresh()
    os.remove("rumah.yaml")
    assert not thawed.is_fresh()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_told_at_once(here: Path, kind: str) -> None:
    """Reading it would wait for ever, or take all memory."""
    path = here / "newslint.yaml"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    else:
        path.mkdir()
    with pytest.raises(NewslintError, match=r"newslint\.yaml: cannot be read: (not a regular file|Is a directory)"):
        locate(str(here))


def test_a_configuration_that_is_named_and_not_there(here: Path) -> None:
    with pytest.raises(NewslintError, match=r"^x\.yaml: no such configuration file$"):
        config.read_source("x.yaml")


def test_settings_of_one_file_can_be_a_key(here: Path) -> None:
    one, other = (effective("rules: {loaded: {words: [a]}}\nallow: x") for _ in range(2))
    assert len({one, other}) == 1
    assert one != effective("rules: {loaded: {words: [b]}}\nallow: x")


def test_finding_and_thawing_loads_no_yaml() -> None:
    code = """
import sys
from newslint import config
config.locate(".")
config.Config.thaw(((), ())).effective("a.txt")
print({"yaml", "pydantic", "difflib", "tomllib"} & set(sys.modules))
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout.strip() == "set()"
    )
