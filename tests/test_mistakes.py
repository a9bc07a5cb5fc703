"""Mistakes in files, told to people who do not program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from newslint.mistakes import chosen, close, one_of, told, unknown_key
from newslint.nodes import MappingNode, Node
from newslint.schema import compose


@pytest.mark.parametrize(
    ("word", "among", "hint"),
    [
        ("wrods", ["words", "level"], "did you mean 'words'?"),
        ("levl", ["words", "level"], "did you mean 'level'?"),
        ("bodi", ["caption", "body"], "did you mean 'body'?"),
        ("xyz", ["words", "level"], ""),
        ("JSON", ["jsonl", "json"], "did you mean 'json'?"),
        ("words", [], ""),
        ("", ["words"], ""),
        ("atribution", ["attribution", "atribusi"], "did you mean 'attribution'?"),
    ],
)
def test_close(word: str, among: list[str], hint: str) -> None:
    assert close(word, among) == hint


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a or b"), (["a", "b", "c"], "a, b or c")])
def test_one_of(words: list[str], text: str) -> None:
    assert one_of(words) == text


@pytest.mark.parametrize(
    ("name", "known", "line"),
    [
        ("wrods", ["words", "level"], "a.yaml:1:1: unknown key 'wrods' (did you mean 'words'?)"),
        ("kata", ["words", "level", "words"], "a.yaml:1:1: unknown key 'kata' (the keys here are level, words)"),
        ("kata", [], "a.yaml:1:1: unknown key 'kata'"),
        ("kata", [f"k{number}" for number in range(17)], "a.yaml:1:1: unknown key 'kata'"),
    ],
)
def test_unknown_key(name: str, known: list[str], line: str) -> None:
    root = compose(f"{name}: x\n", "a.yaml")
    assert isinstance(root, MappingNode)
    assert str(unknown_key(root.place(name), name, known)) == line


FILE = "words: Baca Juga\nin: [bodi]\nsay: {id: x}\nlist: [[a]]\nleast: 3\nempty: []\n"


def error(kind: str, *loc: str | int, msg: str = "Input should be better", **context: object) -> Mapping[str, Any]:
    return {"type": kind, "loc": loc, "msg": msg, "ctx": context}


@pytest.mark.parametrize(
    ("errors", "lines"),
    [
        ([error("missing", "code")], ["1:1: missing key 'code'"]),
        ([error("missing", "list", 0, 1)], ["4:8: an item of 'list' has too few items"]),
        ([error("tuple_type", "words")], ["1:8: 'words' must be a list (write it as - Baca Juga)"]),
        ([error("string_type", "say")], ["3:6: 'say' must be text (a text with a colon needs quotes: \"Baca Juga: ...\")"]),
        ([error("string_type", "list", 0)], ["4:8: an item of 'list' must be text (a text that begins with [ needs quotes)"]),
        (
            [error("string_type", "list", "str"), error("int_type", "list", "int")],
            ["4:7: 'list' must be text or a whole number (a text that begins with [ needs quotes)"],
        ),
        ([error("string_type", "list"), error("int_type", "list", 0, 0)], ["4:9: an item of 'list' must be a whole number"]),
        (
            [error("literal_error", "in", 0, expected="'body', 'quote' or 'bullet'")],
            ["2:6: an item of 'in' must be one of body, quote, bullet (did you mean 'body'?)"],
        ),
        ([error("literal_error", "say", expected="'a' or 'b'")], ["3:6: 'say' must be one of a, b"]),
        ([error("unexpected_keyword_argument", "wrods")], ["1:1: unknown key 'wrods' (did you mean 'words'?)"]),
        ([error("unexpected_keyword_argument", "least")], ["5:1: unknown key 'least'"]),
        ([error("greater_than_equal", "least", ge=5)], ["5:8: 'least' must be at least 5"]),
        ([error("less_than", "least", lt=2)], ["5:8: 'least' must be less than 2"]),
        ([error("too_short", "empty", min_length=1)], ["6:8: 'empty' must have at least 1 item"]),
        ([error("too_long", "list", max_length=0)], ["4:7: 'list' must have at most 0 items"]),
        ([error("value_error", error=ValueError("'least' is no more than 2\nand more"))], ["5:1: 'least' is no more than 2"]),
        ([error("value_error", "least", error="")], ["5:8: 'least' cannot be used"]),
        ([error("frozen_field", "least")], ["5:8: 'least': this should be better"]),
        ([error("missing", "a"), error("missing", "a"), error("missing", "b")], ["1:1: missing key 'a'", "1:1: missing key 'b'"]),
        ([error("string_type", "say", "[key]")], ["3:1: 'say' must be text"]),
        ([], []),
    ],
)
def test_what_the_validator_says(errors: list[Mapping[str, Any]], lines: list[str]) -> None:
    problems = told(errors, compose(FILE, "a.yaml"), frozenset(), frozenset({"words", "say", "in"}))
    assert [str(problem).removeprefix("a.yaml:") for problem in problems] == lines


def test_what_was_told_before_is_not_told_again() -> None:
    root = compose(FILE, "a.yaml")
    assert isinstance(root, MappingNode)
    node: Node | None = root.get("words")
    errors = [error("tuple_type", "words"), error("missing", "code")]
    assert [problem.what for problem in told(errors, root, frozenset({id(node)}), frozenset())] == ["missing key 'code'"]


@pytest.mark.parametrize(
    ("word", "among", "hint"),
    [
        ("title", "'article', 'lead' or 'headline'", "did you mean 'headline'?"),
        ("Judul", "'article', 'lead' or 'headline'", "did you mean 'headline'?"),
        ("title", "'article' or 'lead'", "did you mean 'article'?"),
        ("info", "'error', 'warning' or 'note'", "did you mean 'note'?"),
    ],
)
def test_what_a_desk_calls_it(word: str, among: str, hint: str) -> None:
    (problem,) = told([error("literal_error", "scope", expected=among)], compose(f"scope: {word}\n", "a.yaml"), frozenset(), frozenset())
    assert problem.hint == hint


@pytest.mark.parametrize(
    ("word", "among", "hint"),
    [
        ("PERIKSA", ["error", "warning", "note"], "did you mean 'warning'?"),
        ("regex", ["pattern", "phrases"], "did you mean 'pattern'?"),
        ("regex", ["phrases"], ""),
        ("eror", ["error", "warning"], "did you mean 'error'?"),
    ],
)
def test_what_desks_call_it(word: str, among: list[str], hint: str) -> None:
    assert chosen(word, among) == hint


@pytest.mark.parametrize(
    ("name", "present", "hint"),
    [("pesan", (), "did you mean 'say'?"), ("contoh", (), "did you mean 'flags'?"), ("contoh", ("flags",), "the keys here are flags, say")],
)
def test_keys_as_desks_call_them(name: str, present: tuple[str, ...], hint: str) -> None:
    root = compose(f"{name}: x", "a.yaml")
    assert isinstance(root, MappingNode)
    key = root.place(name)
    assert unknown_key(key, name, ["say", "flags"], present=present).hint == hint
