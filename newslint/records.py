"""`dataclass`, `field` and `replace` as the standard library has them, for a start without delay.

A run defines some eighty dataclasses. `dataclasses` compiles six methods for each, which took a quarter of the time that
one article takes; here the methods are shared. To everybody else the classes are dataclasses: their fields are described,
by the standard library, when somebody first asks for them.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType, MethodType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["dataclass", "field", "replace"]

Rows = dict[str, "_Field"]
_MISSING: Any = object()
FEW = 20
"""Instances of a class before it gets an `__init__` of its own."""


class _Field:
    """How one field was declared."""

    __slots__ = ("compare", "default", "factory", "hash", "type")

    def __init__(self, default: Any = _MISSING, factory: Any = _MISSING, *, compare: bool = True, hashed: bool | None = None) -> None:
        self.default, self.factory, self.compare, self.type = default, factory, compare, ""
        self.hash = compare if hashed is None else hashed


class _Described:
    """What `dataclasses` wants to know of a class, found out when it asks."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: Any) -> Any:
        import dataclasses

        rows: Rows = owner.__record__
        parts = []
        for name, row in rows.items():
            given = {"default": row.default, "default_factory": row.factory}
            options = {key: value for key, value in given.items() if value is not _MISSING}
            parts.append((name, row.type, dataclasses.field(**options, compare=row.compare, hash=row.hash)))
        described = dataclasses.make_dataclass(owner.__name__, parts, frozen=owner.__setattr__ is _refuse)
        setattr(owner, self.name, getattr(described, self.name))
        return getattr(described, self.name)


def _dataclass(*, frozen: bool = False, slots: bool, eq: bool = True, order: bool = False) -> Any:
    """A decorator: a class with slots, made from the annotations of another."""
    assert slots, "the fields are set through their slots"
    shared: dict[str, Any] = {"__repr__": _repr, "__getstate__": _getstate, "__setstate__": _setstate}
    if eq:
        shared |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        shared |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if order:
        shared |= {"__lt__": _lt, "__le__": _le, "__gt__": _gt, "__ge__": _ge}
    return lambda cls: _made(cls, shared)


def _made(cls: type, shared: dict[str, Any]) -> type:
    inherited: Rows = getattr(cls, "__record__", {})
    own: Rows = {}
    for name, kind in cls.__annotations__.items():
        default = cls.__dict__.get(name, _MISSING)
        own[name] = default if isinstance(default, _Field) else _Field(default)
        own[name].type = kind
    rows = {**inherited, **own}
    body = {name: value for name, value in cls.__dict__.items() if name not in own and name not in ("__dict__", "__weakref__")}
    described = {name: _Described(name) for name in ("__dataclass_fields__", "__dataclass_params__")}
    compared = [name for name, row in rows.items() if row.compare]
    hashed = [name for name in compared if rows[name].hash]
    kept = {"__compared__": _values(compared), "__hashed__": _values(hashed), "__record__": rows, "__match_args__": tuple(rows)}
    slots = tuple(name for name in own if name not in inherited)
    made: Any = type(cls)(cls.__name__, cls.__bases__, {**shared, **described, **kept, **body, "__slots__": slots})
    made.__init__ = _Init(made, rows)
    return made  # type: ignore[no-any-return]


class _Init:
    """`__init__` of a class until it has some instances: compiling one of its own takes as long as filling fifty instances without it.

    Of the classes that a run defines a third has no instance and most have a few.
    """

    __slots__ = ("cls", "left", "names", "rows", "setters")

    def __init__(self, cls: Any, rows: Rows) -> None:
        self.cls, self.rows, self.names = cls, rows, tuple(rows)
        self.left = 0 if hasattr(cls, "__post_init__") else FEW
        self.setters = [getattr(cls, name).__set__ for name in rows]

    def __get__(self, instance: object, owner: Any) -> Any:
        self.left -= 1
        return self._own().__get__(instance, owner) if instance is None or self.left < 0 else MethodType(self.fill, instance)

    def _own(self) -> Any:
        if self.cls.__dict__["__init__"] is self:
            self.cls.__init__ = _init(self.cls, self.rows)
        return self.cls.__init__

    def fill(self, record: Any, /, *values: Any, **named: Any) -> Any:
        """Sets the fields one by one; what cannot be told so, mistakes included, is told by the class's own `__init__`."""
        rest = self.names[len(values) :]
        if len(values) > len(self.setters) or not named.keys() <= {*rest}:
            return self._own()(record, *values, **named)
        given = [*values]
        for name in rest:
            value = named.get(name, _MISSING)
            if value is _MISSING:
                row = self.rows[name]
                value = row.default if row.factory is _MISSING else row.factory()
                if value is _MISSING:
                    return self._own()(record, *values, **named)
            given.append(value)
        for setter, value in zip(self.setters, given, strict=False):
            setter(record, value)
        return None


def _init(cls: type, rows: Rows) -> Any:
    """Sets the fields through their slots, which a frozen class allows and which is quick."""
    names = {f"set{at}": getattr(cls, name).__set__ for at, name in enumerate(rows)}
    names |= {f"new{at}": row.factory for at, row in enumerate(rows.values())} | {"MISSING": _MISSING}
    code = _code(tuple(row.factory is not _MISSING for row in rows.values()), hasattr(cls, "__post_init__"))
    given = tuple(row.default for row in rows.values() if row.default is not _MISSING or row.factory is not _MISSING)
    made = FunctionType(code.replace(co_varnames=("self", *rows)), names, "__init__", given)
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return made


@cache
def _code(fresh: tuple[bool, ...], follows: bool) -> CodeType:
    """An `__init__` of as many fields, of which some are made anew: compiled once, its parameters named for each class."""
    parameters = [f"field{at}" for at in range(len(fresh))]
    values = [f"new{at}() if field{at} is MISSING else field{at}" if new else f"field{at}" for at, new in enumerate(fresh)]
    lines = [f"set{at}(self, {value})" for at, value in enumerate(values)]
    names: dict[str, Any] = {}
    exec(f"def made({', '.join(['self', *parameters])}): {'; '.join([*lines, 'self.__post_init__()' if follows else 'pass'])}", names)
    code: CodeType = names["made"].__code__
    return code


def _values(names: list[str]) -> Any:
    """A function that gives the values of those fields."""
    return attrgetter(*names) if names else staticmethod(_nothing)


def _nothing(record: Any) -> tuple[()]:
    return ()


def _field(*, default: Any = _MISSING, default_factory: Any = _MISSING, compare: bool = True, hash: bool | None = None) -> Any:  # noqa: A002
    """What `dataclasses.field` takes and newslint uses."""
    return _Field(default, default_factory, compare=compare, hashed=hash)


def _replace(record: Any, /, **changes: Any) -> Any:
    """The same with some fields changed."""
    return type(record)(**{name: getattr(record, name) for name in record.__match_args__} | changes)


def _eq(self: Any, other: Any) -> Any:
    return self.__compared__(self) == self.__compared__(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(self.__hashed__(self))


def _lt(self: Any, other: Any) -> Any:
    return self.__compared__(self) < self.__compared__(other) if other.__class__ is self.__class__ else NotImplemented


def _le(self: Any, other: Any) -> Any:
    return self.__compared__(self) <= self.__compared__(other) if other.__class__ is self.__class__ else NotImplemented


def _gt(self: Any, other: Any) -> Any:
    return self.__compared__(self) > self.__compared__(other) if other.__class__ is self.__class__ else NotImplemented


def _ge(self: Any, other: Any) -> Any:
    return self.__compared__(self) >= self.__compared__(other) if other.__class__ is self.__class__ else NotImplemented


def _repr(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"


def _refuse(self: Any, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _getstate(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__match_args__]


def _setstate(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace
