from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NewslintError
from newslint.readers.jsontext import literal, loaded, strings

VALUES: Any = st.recursive(
    st.none() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def at(value: Any, keys: tuple[str | int, ...]) -> Any:
    for key in keys:
        value = value[key]
    return value


@settings(derandomize=True, max_examples=100, deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_every_string_is_found_with_the_keys_that_lead_to_it(value: Any, ascii_only: bool, indent: int | None) -> None:
    source = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    found = list(strings(source))
    for keys, start, end in found:
        said = literal(source, start, end)
        assert said.text == at(value, keys)
        assert len(said.text) == len(said.starts) == len(said.ends)
        assert list(said.starts) == sorted(said.starts)
        assert all(begin < stop for begin, stop in zip(said.starts, said.ends, strict=True))
    assert len(found) == _count(value)


def _count(value: Any) -> int:
    if isinstance(value, str):
        return 1
    return sum(map(_count, value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()))


def test_escapes_have_the_places_of_what_is_written() -> None:
    source = r'"a\u201c\n\/\ud83d\ude00é"'
    said = literal(source, 0, len(source))
    assert said.text == "a“\n/😀é"
    assert [source[start:end] for start, end in zip(said.starts, said.ends, strict=True)] == [
        "a",
        "\\u201c",
        "\\n",
        "\\/",
        r"\ud83d\ude00",
        "é",
    ]


def test_keys_are_no_strings_and_deep_ones_are_passed_over() -> None:
    assert [keys for keys, _, _ in strings('{"a" : {"b": ["x", {"c": "y"}]}, "d": "z"}')] == [("a", "b", 0), ("a", "b", 1, "c"), ("d",)]
    assert [keys for keys, _, _ in strings('{"a": ' + "[" * 500 + '"x"' + "]" * 500 + ', "b"' + " " * 90 + ': "y"}')] == [("b",)]


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('{"a": 1', r"a.json:1:\d+: not valid JSON"),
        ("", "a.json:1:1"),
        ("[" * 100_000, "nested too deep"),
        ("9" * 9_999, "thousands of figures"),
    ],
)
def test_what_is_no_json_is_told(source: str, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        loaded("a.json", source)
