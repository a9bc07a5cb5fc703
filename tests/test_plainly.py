"""Values of plain types without pydantic: the same as with it, or left to it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError, field_validator

from newslint import plainly, schema
from newslint.pack import read_pack
from newslint.packfiles import shipped
from newslint.records import dataclass, field
from newslint.registry import collect

TYPES: tuple[Any, ...] = (
    str,
    bool,
    int,
    float,
    Literal["safe", "unsafe"],
    tuple[str, ...],
    tuple[tuple[str, str, int], ...],
    frozenset[str],
    Mapping[str, str],
    Mapping[str, float],
    Mapping[str, tuple[str, ...]],
    str | None,
    float | None,
    str | tuple[str, ...],
    tuple[str, ...] | Mapping[str, tuple[str, ...]],
    int | str,
)


@dataclass(frozen=True, slots=True)
class Kept:
    word: str
    in_: tuple[str, ...] = ()
    most: int = 0
    named: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.most < 0:
            raise ValueError("fewer than none")


@pytest.mark.parametrize(
    ("kind", "data", "value"),
    [
        (bool, "true", True),
        (int, "-12", -12),
        (float, "0.25", 0.25),
        (float, "1.0e+12", 1e12),
        (float, "1000000000000", 1e12),
        (Literal["safe", "unsafe"], "safe", "safe"),
        (tuple[str, ...], ["a", "b"], ("a", "b")),
        (frozenset[str], ["a", "a"], frozenset("a")),
        (tuple[tuple[str, int], ...], [["a", "1"]], (("a", 1),)),
        (str | tuple[str, ...], "a", "a"),
        (float | None, "2", 2.0),
        (Kept, {"word": "a", "in": ["b"], "named": {"c": "1.5"}}, Kept("a", ("b",), 0, {"c": 1.5})),
    ],
)
def test_what_is_plainly_right_is_read(kind: Any, data: Any, value: Any) -> None:
    assert plainly.read(kind, data) == value


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (bool, "yes"),
        (int, "1.0"),
        (int, "007"),
        (float, "1e300"),
        (float, "1_000"),
        (float, "nan"),
        (str, None),
        (str, ["a"]),
        (tuple[str, ...], "a"),
        (tuple[str, int], ["a"]),
        (Literal["safe"], "unsure"),
        (int | str, "1"),
        (bytes, "a"),
        (Kept, {}),
        (Kept, {"word": "a", "in_": ["b"]}),
        (Kept, {"word": "a", "most": "-1"}),
        (Kept, {"word": "a", "more": "b"}),
    ],
)
def test_the_rest_is_left_to_pydantic(kind: Any, data: Any) -> None:
    with pytest.raises(plainly.NotPlainError):
        plainly.read(kind, data)


@dataclasses.dataclass(frozen=True)
class Marked:
    most: Annotated[int, Field(gt=0)] = 1


@dataclasses.dataclass(frozen=True)
class Within:
    most: tuple[Annotated[int, Field(gt=0)], ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Bounded:
    most: int = Field(default=1, gt=0)


@dataclasses.dataclass(frozen=True)
class Validated:
    most: int = 1

    @field_validator("most")
    @classmethod
    def positive(cls, most: int) -> int:
        if most < 1:
            raise ValueError("fewer than one")
        return most


@pytest.mark.parametrize(("kind", "most"), [(Marked, "-1"), (Within, ["-1"]), (Bounded, "-1"), (Validated, "-1")])
def test_what_pydantic_is_told_of_a_class_is_asked_of_pydantic(kind: Any, most: Any) -> None:
    """A plug-in's options may have bounds that only it knows."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python({"most": most})
    with pytest.raises(plainly.NotPlainError):
        plainly.read(kind, {"most": most})


TEXTS = st.sampled_from(["", "a", "safe", "true", "yes", "no", "1", "-0", "00", "1.0", "1.50", "-3", ".5", "1_0", " 1", "1e2", "inf"])
DATA = st.recursive(TEXTS, lambda below: st.lists(below, max_size=3) | st.dictionaries(TEXTS, below, max_size=2), max_leaves=5)


@given(st.sampled_from(TYPES), DATA)
@settings(derandomize=True, max_examples=100, deadline=None)
def test_what_is_read_is_what_pydantic_reads(kind: Any, data: Any) -> None:
    try:
        value = plainly.read(kind, data)
    except plainly.NotPlainError:
        return
    assert repr(value) == repr(TypeAdapter(tuple[kind], config=ConfigDict(allow_inf_nan=False)).validate_python((data,))[0])


def test_every_shipped_rule_is_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """And none of them needs pydantic."""
    registry = collect()
    met = []

    def both(kind: Any, data: Any) -> Any:
        try:
            value = plainly._reader(kind)(data)
        except plainly.NotPlainError as error:  # which `schema` would take to pydantic, and that takes a cold start 0.1 s
            raise AssertionError(f"{kind}: not plain {data}") from error
        try:
            assert repr(schema._adapter(kind).validate_python((data,))[0]) == repr(value)
        except ValidationError as error:
            raise AssertionError(f"{kind}: pydantic refuses {data}") from error
        met.append(kind)
        return value

    monkeypatch.setattr(plainly, "read", both)
    rules, problems = read_pack(shipped(), registry.kind_modules(), proven=True)
    assert problems == ()
    assert len(met) > 2 * len(rules) > 300
