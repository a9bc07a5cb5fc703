"""Values of plain types, and dataclasses of such, read without pydantic, which takes as long to import and set up as a pack to parse.

Whatever is not plainly right (a mistake, a number or a truth value in an unusual form, a type not known here) is left to pydantic, which
knows what to make or to say of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newslint.choices import complete
from newslint.records import fields_of

WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,14})")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,9})?(?:e[+-]?[0-9]{1,2})?")
"""Fifteen digits: what is longer, a float may not hold. `1.0e+12` is how YAML is written by programs."""
TRUTH = {"true": True, "false": False}
Reader = Callable[[Any], Any]


class NotPlainError(Exception):
    """Something that only pydantic can read."""


def key_of(name: str) -> str:
    """The YAML key of a field: a name that Python reserves ends with an underscore there (`in_`)."""
    return name.removesuffix("_")


def read(kind: Any, data: Any) -> Any:
    """The value of type `kind` that texts, lists and dicts stand for. Raises NotPlainError."""
    return _reader(kind)(data)


@cache
def _reader(kind: Any) -> Reader:
    origin, parts = get_origin(kind), get_args(kind)
    if kind is str:
        return _text
    if kind is bool:
        return lambda data: _known(TRUTH, _text(data))
    if kind in (int, float):
        return _number(kind, WHOLE if kind is int else DECIMAL)
    if origin is Literal:
        return lambda data: _known(dict.fromkeys(parts, _text(data)), data)
    if origin is tuple:
        return _many(parts[0]) if parts[1:] == (...,) else _row(parts)
    if origin is frozenset:
        many = _many(parts[0])
        return lambda data: frozenset(many(data))
    if origin is Mapping and parts[0] is str:
        return _mapping(parts[1])
    if origin in (Union, UnionType):
        return _either([part for part in parts if part is not type(None)])
    if (fields := fields_of(kind)) is not None:
        return _record(kind, fields)
    raise NotPlainError


def _text(data: Any) -> str:
    if type(data) is not str:
        raise NotPlainError
    return data


def _known(values: Mapping[str, Any], data: str) -> Any:
    if data not in values:
        raise NotPlainError
    return values[data]


def _number(kind: type, form: re.Pattern[str]) -> Reader:
    def number(data: Any) -> Any:
        if form.fullmatch(_text(data)) is None:
            raise NotPlainError
        return kind(data)

    return number


def _listed(data: Any) -> Iterable[Any]:
    if type(data) is not list:
        raise NotPlainError
    return data


def _many(kind: Any) -> Reader:
    one = _reader(kind)
    return lambda data: tuple(map(one, _listed(data)))


def _row(kinds: tuple[Any, ...]) -> Reader:
    readers = [*map(_reader, kinds)]

    def row(data: Any) -> tuple[Any, ...]:
        if len(items := [*_listed(data)]) != len(readers):
            raise NotPlainError
        return tuple(read(item) for read, item in zip(readers, items, strict=True))

    return row


def _mapping(kind: Any) -> Reader:
    one = _reader(kind)

    def mapping(data: Any) -> dict[str, Any]:
        if type(data) is not dict:
            raise NotPlainError
        return {_text(key): one(value) for key, value in data.items()}

    return mapping


def _either(kinds: Iterable[Any]) -> Reader:
    """One of several types: the only one that takes the data."""
    readers = [*map(_reader, kinds)]

    def either(data: Any) -> Any:
        found = []
        for one in readers:
            try:
                found.append(one(data))
            except NotPlainError:
                continue
        if len(found) != 1:
            raise NotPlainError
        return found[0]

    return either


def _speaks_pydantic(kind: type, defaults: Iterable[Any]) -> bool:
    """Whether a class says in pydantic's own terms what its values may be, as one of a plug-in may: `Field(gt=0)`, `field_validator`."""
    told = [*(value for base in kind.__mro__ for value in vars(base).values()), *defaults]
    return hasattr(kind, "__pydantic_config__") or any(type(value).__module__.startswith("pydantic") for value in told)


def _record(kind: Any, fields: Mapping[str, tuple[bool, Any]]) -> Reader:
    """A dataclass, from a dict whose keys are its fields'."""
    if _speaks_pydantic(kind, [default for _, default in fields.values()]):
        raise NotPlainError
    complete()
    hints = get_type_hints(kind, include_extras=True)
    rows = {key_of(name): name for name in fields}
    needed = {key_of(name) for name, (asked, _) in fields.items() if asked}

    def record(data: Any) -> Any:
        if type(data) is not dict or not rows.keys() >= data.keys() >= needed:
            raise NotPlainError
        values = {rows[key]: _reader(hints[rows[key]])(value) for key, value in data.items()}
        try:
            return kind(**values)
        except Exception as error:  # what a class refuses, pydantic tells
            raise NotPlainError from error

    return record
