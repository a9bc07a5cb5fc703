"""Values of a YAML file with their places."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source, nodes_of, scalars
from newslint.schema import compose
from newslint.spans import Lines

TEXT = "judul: Pasar 😀\r\ndaftar:\r\n- 'satu'\r\n- {dua: tiga}\r\njudul: lagi\r\n"


def mapping(text: str = TEXT) -> MappingNode:
    root = compose(text, "a.yaml")
    assert isinstance(root, MappingNode)
    return root


def scalar(root: MappingNode, key: str) -> ScalarNode:
    node = root.get(key)
    assert isinstance(node, ScalarNode)
    return node


@pytest.mark.parametrize(
    ("offset", "where"), [(-5, "a.yaml:1:1"), (0, "a.yaml:1:1"), (7, "a.yaml:1:8"), (16, "a.yaml:2:1"), (10_000, "a.yaml:6:1")]
)
def test_an_offset_is_a_line_and_a_column(offset: int, where: str) -> None:
    assert Source("a.yaml", TEXT, Lines(TEXT)).where(offset) == where
    assert Source("a.yaml").where(offset) == "a.yaml"


def test_keys_and_values_know_where_they_stand() -> None:
    root = mapping()
    assert [(key.where, value.where) for key, value in root.entries] == [
        ("a.yaml:1:1", "a.yaml:1:8"),
        ("a.yaml:2:1", "a.yaml:3:1"),
        ("a.yaml:5:1", "a.yaml:5:8"),
    ]
    assert (root.place("daftar").where, root.place("none").where) == ("a.yaml:2:1", "a.yaml:1:1")


def test_of_a_key_that_is_here_twice_the_first_counts() -> None:
    root = mapping()
    assert scalar(root, "judul").value == "Pasar 😀"
    assert (list(root.index), len(root.entries), root.get("none")) == (["judul", "daftar"], 3, None)


def test_a_problem_lies_where_the_value_stands() -> None:
    assert str(scalar(mapping(), "judul").problem("too short", "say more")) == "a.yaml:1:8: too short (say more)"


def test_every_scalar_in_the_order_of_the_file() -> None:
    root = mapping()
    assert [node.value for node in scalars(root)] == ["judul", "Pasar 😀", "daftar", "satu", "dua", "tiga", "judul", "lagi"]
    assert [node.quoted for node in scalars(root.get("daftar"))] == [True, False, False]
    assert list(scalars(None)) == []


@pytest.mark.parametrize(
    ("text", "part", "where"),
    [
        ("a: Baca Juga\n", "Juga", "1:9"),
        ("a: 'Baca Juga'\n", "Juga", "1:10"),
        ('a: "Baca Juga"\n', "Juga", "1:10"),
        ("a: |\n  satu\n  dua tiga\n", "tiga", "3:7"),
        ("a: |\n  satu\n\n    dua tiga\n", "tiga", "4:9"),
        ("a: >\n  satu\n  dua\n", "dua", "1:4"),
        ('a: "sa\\u0074u dua"\n', "dua", "1:4"),
        ("a: 'it''s tiga'\n", "tiga", "1:4"),
        ("a: 😀 tiga\n", "tiga", "1:6"),
    ],
)
def test_a_place_inside_a_text(text: str, part: str, where: str) -> None:
    """Of a text that folding or escapes have moved, the beginning."""
    node = scalar(mapping(text), "a")
    assert node.at(node.value.index(part)) == f"a.yaml:{where}"


def written(node: Node) -> object:
    if isinstance(node, SequenceNode):
        return [written(item) for item in node.items]
    if isinstance(node, MappingNode):
        return {name: written(value) for name, (_, value) in node.index.items()}
    assert isinstance(node, ScalarNode)
    return node.value


def test_data_that_was_read_elsewhere() -> None:
    node = nodes_of({"a": [1, True, 2.5, "x"], "b": {"c": False}, 3: ""}, "pyproject.toml:4:1")
    assert written(node) == {"a": ["1", "true", "2.5", "x"], "b": {"c": "false"}, "3": ""}
    assert {each.where for each in scalars(node)} == {"pyproject.toml:4:1"}
    assert isinstance(node, MappingNode)
    assert node.place("b").problem("bad").where == "pyproject.toml:4:1"


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="ab 'é😀:-", min_size=1, max_size=12), min_size=1, max_size=4), st.data())
def test_any_character_of_a_block_is_found_again(lines: list[str], data: st.DataObject) -> None:
    lines = [f"x{line}" for line in lines]
    text = "a: |\n" + "".join(f"  {line}\n" for line in lines)
    node = scalar(mapping(text), "a")
    assert node.value == "\n".join(lines) + "\n"
    row = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[row]) - 1))
    offset = sum(len(line) + 1 for line in lines[:row]) + column
    assert node.at(offset) == f"a.yaml:{row + 2}:{column + 3}"
