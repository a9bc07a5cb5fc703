"""Configuration files: read into settings, or told with every mistake at its place."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from newslint import config, configfile
from newslint.config import Config, ConfigSource, locate
from newslint.errors import NewslintError
from newslint.nodes import MappingNode
from newslint.schema import compose
from tests.settings import RULES, effective, parsed, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mistakes(text: str, name: str = "newslint.yaml") -> list[str]:
    with pytest.raises(NewslintError) as caught:
        parsed(text, name)
    return [str(problem) for problem in caught.value.problems]


def test_without_a_configuration_the_shipped_profile_holds(here: Path) -> None:
    settled = configfile.parse(()).effective("a.txt")
    assert (settled.fail_on, settled.lang, settled.encoding, settled.packs, settled.levels(RULES)) == ("error", "", None, (), {})


def test_every_key(here: Path) -> None:
    write("tambahan/x.yaml", "")
    settled = effective(
        "lang: id\nui-lang: en\nfail-on: warning\nencoding: latin-1\nallow: [a b, no]\npacks: tambahan\n"
        "include:\n  - '*.md'\nexclude: [arsip]\nrules:\n  loaded: off\n"
    )
    assert (settled.lang, settled.ui_lang, settled.fail_on, settled.encoding) == ("id", "en", "warning", "latin-1")
    assert (settled.allow, settled.packs) == (("a b", "no"), (f"{here}/tambahan",))
    assert settled.include[0].matches(f"{here}/x/a.md")
    assert settled.exclude[0].matches(f"{here}/arsip/a.md")
    assert settled.levels(RULES) == {"id/loaded/labels": "off", "en/loaded/labels": "off"}


def test_a_patch_lies_over_the_rule_file_and_keeps_its_own_place(here: Path) -> None:
    rule = compose("check: swap\nsay: {id: a, en: b}\nlevel: note\n", "rules/a.yaml")
    node = configfile.patched(rule, {"say": {"id": "c"}, "level": "off", "extra": ["x"]}, f"{here}/newslint.yaml:2:3")
    assert isinstance(node, MappingNode)
    say = node.get("say")
    assert isinstance(say, MappingNode)
    assert [(name, getattr(value, "value", "")) for name, (_, value) in say.index.items()] == [("id", "c"), ("en", "b")]
    assert (node.place("extra").where, node.place("level").where) == (f"{here}/newslint.yaml:2:3", "rules/a.yaml:3:1")
    assert getattr(node.get("level"), "value", "") == "note"


def test_extends_come_first_and_lists_add_up(here: Path) -> None:
    write("../rumah.yaml", "extends: default\nallow: [satu]\nlang: id\nexclude: [x]\nrules: {loaded: error}\n")
    settled = effective("extends: [default, ../rumah.yaml]\nallow: [dua, satu]\nrules: {LOD001: note}\n")
    assert (settled.lang, settled.allow, settled.fail_on) == ("id", ("satu", "dua"), "error")
    assert settled.exclude[0].root == str(here.parent)
    assert settled.rule(*RULES[1]).level == "note"
    assert effective("extends: []").fail_on == ""


def test_pyproject(here: Path) -> None:
    text = """
[project]
name = "x"
[tool.newslint]
lang = "id"
allow = ["a"]
[tool.newslint.rules]
loaded = "off"
ATT002 = { least = 3, hard = true }
"""
    settled = parsed(text, "pyproject.toml").effective("a.txt")
    assert (settled.lang, settled.rule(*RULES[1]).level) == ("id", "off")
    assert settled.rule(*RULES[0]).patch == {"least": "3", "hard": "true"}
    assert config.shown(settled.settings[-1].origin) == "pyproject.toml:4:1"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("bahasa: id", ["newslint.yaml:1:1: unknown key 'bahasa'"]),
        ("lang: id\nfial-on: note", ["newslint.yaml:2:1: unknown key 'fial-on' (did you mean 'fail-on'?)"]),
        ("fail-on: warnin", ["newslint.yaml:1:10: 'fail-on' must be error, warning or note"]),
        ("lang: Bahasa", ["newslint.yaml:1:7: 'lang' must be a language code, not 'Bahasa'"]),
        ("lang: [id]", ["newslint.yaml:1:7: 'lang' must be a text"]),
        ("lang:", ["newslint.yaml:1:1: 'lang' has no value"]),
        ("lang: id\nlang: en", ["newslint.yaml:2:1: 'lang' is here twice"]),
        ("encoding: klingon", ["newslint.yaml:1:11: unknown encoding 'klingon'"]),
        ("packs: [tiada]", ["newslint.yaml:1:9: no such directory: tiada"]),
        (
            "rules: {loaded: of}",
            ["newslint.yaml:1:17: 'loaded' must be off, error, warning or note, or keys of the rule with their values"],
        ),
        ("rules: {loaded: {level: bad}}", ["newslint.yaml:1:25: 'loaded' must be off, error, warning or note"]),
        ("rules: [loaded]", ["newslint.yaml:1:8: keys with values were expected here"]),
        ("allow: [{a: b}]", ["newslint.yaml:1:9: 'allow' must be a text or a list of texts"]),
        ("paths: {opini: {packs: x}}", ["newslint.yaml:1:17: unknown key 'packs'"]),
        ("paths: {opini: {fail-on: note}}", ["newslint.yaml:1:17: unknown key 'fail-on'"]),
        ("paths: {opini: off}", ["newslint.yaml:1:16: keys with values were expected here"]),
        ("- a", ["newslint.yaml:1:1: keys with values were expected here"]),
        ("lang: 'id", ["newslint.yaml:1:7:"]),
        ("extends: tiada.yaml", ["newslint.yaml:1:10: tiada.yaml: no such configuration file"]),
        ("extends: newslint.yaml", ["newslint.yaml:1:10: newslint.yaml extends itself"]),
        ("lang: 1\nfail-on: x\nb: c", ["newslint.yaml:1:7:", "newslint.yaml:2:10:", "newslint.yaml:3:1:"]),
    ],
)
def test_mistakes_are_located(here: Path, text: str, said: list[str]) -> None:
    told = mistakes(text)
    assert [line[: len(start)] for line, start in zip(told, said, strict=True)] == said


def test_more_mistakes(here: Path) -> None:
    assert mistakes("[tool.newslint]\nlan = 'id'", "pyproject.toml") == ["pyproject.toml:1:1: unknown key 'lan' (did you mean 'lang'?)"]
    assert mistakes("[tool.newslint]\nlang = id", "pyproject.toml")[0].startswith("pyproject.toml: not valid TOML")
    assert mistakes("lang: id")[0].startswith("newslint.yaml: newslint.yaml and pyproject.toml both configure newslint here")
    os.remove("pyproject.toml")
    Path("newslint.yaml").write_bytes(b"lang: \xff")
    with pytest.raises(NewslintError, match="not valid UTF-8"):
        configfile.parse(locate("."))


def test_a_circle_is_told_where_it_closes(here: Path) -> None:
    write("b.yaml", "lang: id\nextends: newslint.yaml")
    assert mistakes("extends: b.yaml") == [
        "b.yaml:2:10: newslint.yaml extends itself (configurations cannot extend each other in a circle)"
    ]


def test_the_schema_for_editors_knows_every_key() -> None:
    schema = configfile.schema()
    assert set(schema["properties"]) == set(configfile.KEYS)
    placed = schema["properties"]["paths"]["anyOf"][0]["additionalProperties"]
    assert set(placed["properties"]) == set(configfile.PLACED)
    assert schema["properties"]["fail-on"]["enum"] == ["error", "warning", "note"]


def test_a_commented_out_file_settles_nothing(here: Path) -> None:
    assert effective("# lang: id\n\n").lang == ""


LINES = [
    "lang: id",
    "rules:",
    "  loaded: off",
    "  ATT002: {level: note}",
    "paths:",
    "  '*.md':",
    "    lang: en",
    "extends: default",
    "- x",
    "allow: [a",
    "  : :",
    "{",
    "packs: .",
]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from(LINES) | st.text(max_size=12), max_size=6).map("\n".join), st.sampled_from(["newslint.yaml", "pyproject.toml"])
)
def test_any_text_is_a_config_or_located_problems(text: str, name: str) -> None:
    data = (text if name.endswith("yaml") else f"[tool.newslint]\n{text}").encode("utf-8", "replace")
    path = os.path.abspath(name)
    refusal = name
    try:
        assert isinstance(configfile.parse([ConfigSource(path, data)]), Config)
    except NewslintError as error:
        refusal = error.problems[0].where
    assert refusal.startswith(name)


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbflang: id\n", "lang: id\r\nallow: ['😀']\r\n".encode(), "# 😀\n\nlang: 'id'\n".encode(), b"{lang: id}"],
)
def test_ways_to_write_a_file(data: bytes) -> None:
    assert configfile.parse([ConfigSource(os.path.abspath("newslint.yaml"), data)]).everywhere().lang == "id"


def test_a_file_that_two_others_extend_counts_once(here: Path) -> None:
    write("rumah.yaml", "allow: [satu]\nrules: {loaded: error}\n")
    write("desk.yaml", "extends: rumah.yaml\nrules: {loaded: note}\n")
    settled = effective("extends: [rumah.yaml, desk.yaml, ./rumah.yaml]\n")
    assert [setting.value for setting in settled.listed("allow")] == ["satu"]
    assert settled.rule(*RULES[1]).level == "note"


def test_every_file_that_was_read_is_remembered(here: Path) -> None:
    write("rumah.yaml", "lang: id")
    read = [os.path.relpath(path, here) for path, _ in parsed("extends: rumah.yaml").sources]
    assert read[:2] == ["newslint.yaml", "rumah.yaml"]
    assert [os.path.basename(path) for path in read[2:]] == ["default.yaml"]


def test_a_table_in_pyproject_is_told_where_it_begins(here: Path) -> None:
    text = '[project]\nname = "x"\n\n  [tool.newslint.rules]\nloaded = "of"\n'
    assert mistakes(text, "pyproject.toml") == [
        "pyproject.toml:4:1: 'loaded' must be off, error, warning or note, or keys of the rule with their values (did you mean 'off'?)"
    ]


WRITTEN = [
    ({"lang": "id", "fail-on": "note", "allow": "satu", "extends": []}, True),
    ({"rules": {"loaded": "off", "ATT002": {"level": "note", "words": ["a"]}}, "paths": {"opini/**": {"lang": "en"}}}, True),
    ({"paths": [{"*.md": {"rules": {"BPL004": "off"}}}]}, True),
    ({"lang": "Bahasa"}, False),
    ({"fail-on": "off"}, False),
    ({"rules": {"loaded": "of"}}, False),
    ({"bahasa": "id"}, False),
    ({"paths": {"*.md": {"packs": "."}}}, False),
]


@pytest.mark.parametrize(("data", "sound"), WRITTEN)
def test_editors_and_we_agree_on_what_is_right(here: Path, data: object, sound: bool) -> None:
    assert Draft202012Validator(configfile.schema()).is_valid(data) == sound
    if sound:
        assert isinstance(parsed(json.dumps(data)), Config)
    else:
        assert mistakes(json.dumps(data))
