from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NewslintError, Problem
from newslint.nodes import MappingNode, Node, ScalarNode, SequenceNode, nodes_of
from newslint.schema import compose, json_schema, json_schema_by, keys_of, validate


@dataclass(frozen=True, slots=True)
class Bound:
    """A limit."""

    least: int
    """The smallest value."""
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """What the tests read."""

    words: tuple[str, ...]
    """Words to find."""
    in_: tuple[Literal["body", "quote"], ...] = ()
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    either: str | tuple[str, ...] = ""
    bounds: Mapping[str, Bound] = field(default_factory=dict)
    rows: tuple[tuple[str, int], ...] = ()
    share: float = 0.5
    most: int | None = None
    fix: bool = False
    stops: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if self.share > 1:
            raise ValueError("'share' is a part of 1")


def problems_of(text: str, kind: Any = Options) -> list[str]:
    with pytest.raises(NewslintError) as caught:
        validate(kind, compose(text, "r.yaml"))
    return [str(problem).removeprefix("r.yaml:") for problem in caught.value.problems]


def written(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [written(item) for item in node.items]
    assert isinstance(node, MappingNode)
    return {name: written(value) for name, (_, value) in node.index.items()}


def test_plain_scalars_stay_words() -> None:
    text = "words: [no, on, Yes, 12:30, 010, 0x1F, 1e3, ~, null, 2026-08-17, .inf, '', =]\n"
    node = compose(text, "r.yaml")
    expected = ["no", "on", "Yes", "12:30", "010", "0x1F", "1e3", "~", "null", "2026-08-17", ".inf", "", "="]
    assert written(node) == {"words": expected}
    assert validate(Options, compose(text.replace("'', ", ""), "r.yaml")).words == tuple(word for word in expected if word)


def test_typed_fields_take_what_they_ask_for() -> None:
    text = """\
fix: yes
most: "12"
share: .25
words: [a]
in: [quote, body]
groups:
  z: [1, no]
  a: ["b"]
either: [x]
bounds: {low: {least: -3, strict: false}}
rows: [[a, 010]]
stops: [b, a, b]
"""
    value = validate(Options, compose(text, "r.yaml"))
    assert value == Options(
        words=("a",),
        in_=("quote", "body"),
        groups={"z": ("1", "no"), "a": ("b",)},
        either=("x",),
        bounds={"low": Bound(-3)},
        rows=(("a", 10),),
        share=0.25,
        most=12,
        fix=True,
        stops=frozenset("ab"),
    )
    assert list(value.groups) == ["z", "a"]
    assert isinstance(value.words, tuple)


@pytest.mark.parametrize(("said", "meant"), [("true", True), ("yes", True), ("false", False), ("no", False), ("Yes", True)])
def test_truth_values(said: str, meant: bool) -> None:
    assert validate(Options, compose(f"words: [a]\nfix: {said}", "r.yaml")).fix is meant


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("", "1:1", "the file is empty"),
        ("# only a comment\n", "1:1", "the file is empty"),
        ("a: 'x\nb: y\n", "1:4", "quotation mark"),
        ("a: x\nb: [1, 2\n", "2:4", "[ opens here and is not closed"),
        ("a:\n\tb: c\n", "2:1", "a tab at the start"),
        ("a:\n  - b\n\t- c\n", "3:1", "a tab at the start"),
        ("a: x\nsay: Baca Juga: y\n", "2:15", "a colon where none can stand"),
        ("say: x\n  id: y\n", "2:5", "'say' has a text on its own line and a key below it"),
        ("say: x\n  and id: y\n", "2:9", "a colon where none can stand"),
        ('a: "No \\d"\n', "1:8", "\\d means nothing in double quotation marks"),
        ("a:\n- @x\n", "2:3", "@ cannot begin a text"),
        ("a:\n- %x\n", "2:3", "% cannot begin a text"),
        ("a:\n- `x`\n", "2:3", "` cannot begin a text"),
        ("a:\n- *x\n", "2:3", "aliases"),
        ("a:\n- &x y\n", "2:3", "anchors"),
        ("a: &a [x]\nb: [*a, *a]\n", "1:4", "anchors"),
        ("a:\n- !x y\n", "2:3", "tags"),
        ("a: !!python/object/apply:os.system ['x']\n", "1:4", "tags"),
        ("a: b\n---\nc: d\n", "2:1", "a second document"),
        ("a: - b\n", "1:4", "a list cannot begin on the line of its key"),
        ("a: b\nc\n", "2:1", "a key without a colon"),
        ("flags:\n- [[a]] b\n", "2:9", "this is not YAML"),
        ('flags:\n- "a" b\n', "2:7", "this is not YAML"),
        ("a: b\x00c\n", "1:5", "an unreadable character (U+0000)"),
        ("a: b\n  \ud800: c\n", "2:3", "an unreadable character (U+D800)"),
        ("\ufeffa: é😀[\nb: *é\n", "2:4", "* cannot begin a text"),
        ("a: x\r\nb: *c\r\n", "2:4", "aliases"),
        ("a: x\rb: *c\r", "2:4", "aliases"),
        ("a: x\u2028b\n", "1:5", "an unreadable character (U+2028)"),
        ("[" * 5000, "1:41", "nested more than 40 levels deep"),
        ("- " * 5000 + "x", "1:81", "nested more than 40 levels deep"),
        ("{a: " * 5000, "1:161", "nested more than 40 levels deep"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_where_it_stands(text: str, place: str, part: str) -> None:
    with pytest.raises(NewslintError) as caught:
        compose(text, "r.yaml")
    (problem,) = caught.value.problems
    assert problem.where == f"r.yaml:{place}"
    assert part in problem.what
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("wrods: [a]\n", ["1:1: unknown key 'wrods' (did you mean 'words'?)"]),
        ("words: [a]\nin: [bdoy]\n", ["2:6: an item of 'in' must be one of body, quote (did you mean 'body'?)"]),
        ("kata: [a]\n", ["1:1: unknown key 'kata'", "1:1: missing key 'words'"]),
        ("words: a\n", ["1:8: 'words' must be a list (write it as - a)"]),
        ("words:\n", ["1:1: 'words' has no value (fill it in or delete the line)"]),
        (
            "words:\n-\n- a\n- ''\n",
            ["2:2: an empty list item (fill it in or delete the dash)", "4:3: an empty list item (fill it in or delete the dash)"],
        ),
        ("words: [a]\nwords: [b]\n", ["2:1: 'words' is here twice (the first is on line 1; keep one)"]),
        ("words:\n- Baca Juga: x\n", ["2:3: an item of 'words' must be text (a text with a colon needs quotes: \"Baca Juga: ...\")"]),
        ("words:\n- [a]\n", ["2:3: an item of 'words' must be text (a text that begins with [ needs quotes)"]),
        ("words: [a]\nfix: maybe\n", ["2:6: 'fix' must be true or false"]),
        ("words: [a]\nmost: lima\nshare: .nan\n", ["2:7: 'most' must be a whole number", "3:8: 'share' must be a number"]),
        ("words: [a]\nmost: 1.5\n", ["2:7: 'most' must be a whole number"]),
        ("words: [a]\nshare: 7\n", ["2:1: 'share' is a part of 1"]),
        ("words: [a]\ngroups: [b]\n", ["2:9: 'groups' must be keys with values (write key: value, without a dash)"]),
        ("words: [a]\ngroups:\n  x: b\n", ["3:6: 'x' must be a list (write it as - b)"]),
        ("words: [a]\neither: {x: y}\n", ["2:9: 'either' must be text or a list (a text with a colon needs quotes: \"Baca Juga: ...\")"]),
        (
            "words: [a]\neither:\n- b\n- c: d\n",
            ["4:3: an item of 'either' must be text (a text with a colon needs quotes: \"Baca Juga: ...\")"],
        ),
        ("words: [a]\nbounds:\n  x:\n    strict: no\n", ["4:5: missing key 'least'"]),
        ("words: [a]\nbounds:\n  x: {least: 1, strcit: no}\n", ["3:17: unknown key 'strcit' (did you mean 'strict'?)"]),
        (
            "words: [a]\nrows: [[a], [b, 1, 2]]\n",
            ["2:8: an item of 'rows' has too few items", "2:13: an item of 'rows' must have at most 2 items"],
        ),
        ("words: [a]\n? [x]\n: y\n", ["2:3: a key must be a text (put a text that begins with [, { or ? in quotes)"]),
        ("words: [a]\n'': y\n", ["2:1: a key must be a text (put a text that begins with [, { or ? in quotes)"]),
        ("words: [a]\ncheck: x\n<<: y\n", ["2:1: unknown key 'check'", "3:1: unknown key '<<'"]),
        ("- a\n", ["1:1: keys with values were expected here (write key: value)"]),
        ("just text\n", ["1:1: keys with values were expected here (write key: value)"]),
    ],
)
def test_all_mistakes_at_once(text: str, lines: list[str]) -> None:
    def short(line: str) -> str:
        return line.split(" (the keys here are ")[0]

    assert [short(line) for line in problems_of(text)] == lines


def test_nothing_of_the_library_shows() -> None:
    text = (
        "words: {a: b}\nin: x\ngroups: 1\nbounds: {x: 1, y: {least: q}}\nrows: [1]\nshare: [1]\nmost: {}\nfix: [a]\nstops: x\neither: {}\n"
    )
    lines = problems_of(text)
    assert len(lines) == 11
    for word in ("pydantic", "tuple", "mapping", "dict", "str ", "string", "Input", "Options", "instance", "frozen", "integer"):
        assert not any(word in line for line in lines), (word, lines)


def test_mappings_and_lists_of_plain_types() -> None:
    assert validate(Mapping[str, str], compose("b: no\na: x", "r.yaml")) == {"b": "no", "a": "x"}
    assert problems_of("b: [x]\na:\n- y\n", Mapping[str, str]) == [
        "1:4: 'b' must be text (a text that begins with [ needs quotes)",
        "3:1: 'a' must be text",
    ]


def test_places_inside_a_text() -> None:
    text = 'a: plain [[x]]\nb: |\n    first\n      [[second]]\n\n    third [[x]]\nc: >\n  folded\n  words [[x]]\nd: "\\u0041 [[x]]"\n'
    root = compose(text, "r.yaml")
    assert isinstance(root, MappingNode)
    places = {}
    for name in "abcd":
        node = root.get(name)
        assert isinstance(node, ScalarNode)
        places[name] = node.at(node.value.rfind("[["))
    assert places == {"a": "r.yaml:1:10", "b": "r.yaml:6:11", "c": "r.yaml:7:4", "d": "r.yaml:10:4"}


def test_data_from_elsewhere() -> None:
    value = validate(Options, nodes_of({"words": ["a"], "fix": True, "most": 3, "rows": [["x", 1]]}, "pyproject.toml"))
    assert value == Options(("a",), fix=True, most=3, rows=(("x", 1),))
    with pytest.raises(NewslintError, match=r"pyproject.toml: unknown key 'wrods' \(did you mean 'words'\?\)"):
        validate(Options, nodes_of({"wrods": ["a"]}, "pyproject.toml"))


def test_json_schema_speaks_yaml_keys_and_docstrings() -> None:
    schema = json_schema(Options, title="options")
    assert set(schema["properties"]) == keys_of(Options) >= {"in", "words"}
    assert schema["required"] == ["words"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["words"] == {
        "description": "Words to find.",
        "items": {"type": ["string", "number", "boolean"]},
        "type": "array",
    }
    assert schema["$defs"]["Bound"]["properties"]["least"] == {"description": "The smallest value.", "type": "integer"}
    assert "prefixItems" not in schema


@dataclass(frozen=True, slots=True)
class Common:
    """Keys of every file."""

    check: str
    """The kind."""
    say: str


def test_json_schema_by_kind() -> None:
    schema = json_schema_by("check", Common, {"words": Options, "bound": Bound}, title="rule")
    assert schema["properties"]["check"]["enum"] == ["bound", "words"]
    assert schema["required"] == ["check"]
    cases = {case["if"]["properties"]["check"]["const"]: case["then"]["$ref"].rsplit("/", 1)[-1] for case in schema["allOf"]}
    words, bound = schema["$defs"][cases["words"]], schema["$defs"][cases["bound"]]
    assert set(words["properties"]) == {"check", "say"} | keys_of(Options)
    assert set(bound["required"]) == {"check", "say", "least"}
    assert words["additionalProperties"] is False
    assert "Bound" in schema["$defs"]
    assert json.loads(json.dumps(schema)) == schema


def test_libraries_are_imported_only_on_use() -> None:
    code = "import sys, newslint.schema, newslint.pack; print(sorted({'yaml', 'pydantic', 'regex'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def attempt(text: str) -> tuple[Options | None, tuple[Problem, ...]]:
    try:
        return validate(Options, compose(text, "r.yaml")), ()
    except NewslintError as error:
        return None, error.problems


fragments = st.lists(
    st.sampled_from(
        ["words", "in", "groups", ":", ": ", "- ", "\n", "\n  ", "\n- ", "[", "]", "{", "}", ", ", '"', "'", "|", "> ", "a", "no", "12",
         "é😀", "&x ", "*x", "!t ", "# ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r\n", "\r", "\u2028",
         "\x85", "\ufeff", "\x00", "? ", "<<", "\\"]
    ),
    max_size=25,
).map("".join)  # fmt: skip


@settings(derandomize=True, max_examples=100, deadline=None)
@given(fragments | st.text(max_size=40))
def test_any_text_gives_a_value_or_located_errors(text: str) -> None:
    height = text.count("\n") + text.count("\r") + 1
    value, problems = attempt(text)
    assert isinstance(value, Options) != bool(problems)
    for problem in problems:
        path, line, column = problem.where.rsplit(":", 2)
        assert path == "r.yaml"
        assert 1 <= int(line) <= height
        assert 1 <= int(column) <= len(text) + 1
        assert problem.what
        assert "\n" not in str(problem)


trees = st.recursive(
    st.text(alphabet="abno12 ", max_size=4) | st.integers(-5, 5) | st.booleans() | st.floats(allow_nan=True),
    lambda below: (
        st.lists(below, max_size=3) | st.dictionaries(st.sampled_from([*sorted(keys_of(Options)), "least", "x", "1"]), below, max_size=4)
    ),
    max_leaves=12,
)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(trees)
def test_any_data_gives_a_value_or_errors(tree: Any) -> None:
    value, problems = attempt(json.dumps(tree))
    assert isinstance(value, Options) != bool(problems)
    assert all(problem.where.startswith("r.yaml:1:") and problem.what for problem in problems)
