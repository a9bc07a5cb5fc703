"""`dataclass`, `field` and `replace` as the standard library has them, for a start without delay.

A run defines some eighty dataclasses. `dataclasses` compiles six methods for each, which took a quarter of the time that
one article takes; here the methods are shared. To everybody else the classes are dataclasses: their fields are described,
by the standard library, when somebody first asks for them.
"""

from __future__ import annotations

import sys
from functools import cache
from itertools import islice
from operator import attrgetter
from types import CodeType, FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["dataclass", "field", "fields_of", "replace", "unguarded"]

Rows = dict[str, "_Field"]
_MISSING: Any = object()
FEW = 100
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
        described = dataclasses.make_dataclass(owner.__name__, parts, frozen=owner.__frozen__)
        setattr(owner, self.name, getattr(described, self.name))
        return getattr(described, self.name)


class _Values:
    """A function that gives the values of the fields that count in a comparison, or in a hash: made when first asked for."""

    __slots__ = ("hashed", "name")

    def __init__(self, name: str, *, hashed: bool) -> None:
        self.name, self.hashed = name, hashed

    def __get__(self, instance: object, owner: Any) -> Any:
        rows: Rows = owner.__record__
        names = [name for name, row in rows.items() if row.compare and (row.hash or not self.hashed)]
        setattr(owner, self.name, attrgetter(*names) if names else staticmethod(_nothing))
        return getattr(owner, self.name)


class _Signed:
    """The signature of a class, for who asks `inspect`; of one derived from ours by other means, that of the `__init__` it has."""

    def __get__(self, instance: object, owner: Any) -> Any:
        import inspect

        maker = next(each for each in owner.__mro__ if "__init__" in each.__dict__)
        found = inspect.signature(_init(maker, maker.__record__) if "__record__" in maker.__dict__ else maker.__init__)
        return found.replace(parameters=[*found.parameters.values()][1:])


LATER = {
    **{name: _Described(name) for name in ("__dataclass_fields__", "__dataclass_params__")},
    **{name: _Values(name, hashed=name == "__hashed__") for name in ("__compared__", "__hashed__")},
    "__signature__": _Signed(),
}
"""What most classes are never asked for."""


def _dataclass(*, frozen: bool = False, slots: bool, eq: bool = True, order: bool = False, guarded: bool = True) -> Any:
    """A decorator: a class with slots, made from the annotations of another. `guarded`: what is frozen refuses changes at run time, too."""
    assert slots, "the fields are set through their slots"
    shared: dict[str, Any] = {**LATER, "__frozen__": frozen, "__repr__": _repr, "__getstate__": _getstate, "__setstate__": _setstate}
    if eq:
        shared |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if not guarded:
        shared |= {"__setattr__": object.__setattr__, "__delattr__": object.__delattr__}
    elif frozen:
        shared |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if order:
        shared |= {"__lt__": _lt, "__le__": _le, "__gt__": _gt, "__ge__": _ge}
    return lambda cls: _made(cls, shared)


def _unguarded(*, frozen: bool, slots: bool, eq: bool = True) -> Any:
    """`dataclass` for records that an article or a rule file makes by the dozen: that they are frozen is for the type checker to see to.

    A field of a class that refuses changes is set through its slot, which takes five times as long.
    """
    return _dataclass(frozen=frozen, slots=slots, eq=eq, guarded=False)


def _made(cls: type, shared: dict[str, Any]) -> type:
    inherited: Rows = getattr(cls, "__record__", {})
    body = {**shared, **cls.__dict__}
    body.pop("__dict__", None)
    body.pop("__weakref__", None)
    own: Rows = {}
    for name, kind in cls.__annotations__.items():
        default = body.pop(name, _MISSING)
        own[name] = row = default if isinstance(default, _Field) else _Field(default)
        row.type = kind
    rows = {**inherited, **own}
    body |= {"__record__": rows, "__match_args__": tuple(rows), "__slots__": tuple(name for name in own if name not in inherited)}
    owner: list[Any] = []
    body["__init__"] = _filling(owner, rows, follows=hasattr(cls, "__post_init__"))
    made = type(cls)(cls.__name__, cls.__bases__, body)
    owner.append(made)
    return made


def _filling(owner: list[Any], rows: Rows, *, follows: bool) -> Any:
    """`__init__` of a class until it has some instances: compiling one of its own takes as long as filling a hundred without it.

    Of the classes that a run defines a third has no instance and most have a few. `owner` will hold the class.
    """
    count, left = len(rows), FEW
    setters: list[Any] = []

    def __init__(self: Any, /, *values: Any, **named: Any) -> None:  # noqa: N807
        nonlocal left
        given: Any = values
        if named or len(values) != count:
            given = _completed(rows, values, named)
        left -= 1
        if left < 0 or given is None:
            owner[0].__init__ = own = _init(owner[0], rows)
            own(self, *values, **named)
            return
        if not setters:
            setters[:] = [getattr(owner[0], name).__set__ for name in rows]
        for setter, value in zip(setters, given):  # noqa: B905  (they are as many, and strict costs)
            setter(self, value)
        if follows:
            self.__post_init__()

    return __init__


def _completed(rows: Rows, values: tuple[Any, ...], named: dict[str, Any]) -> list[Any] | None:
    """The values of all fields; None for what cannot be told so, mistakes included, which the class's own `__init__` tells."""
    given, used = [*values], 0
    for name, row in islice(rows.items(), len(values), None):
        value = named.get(name, _MISSING)
        if value is not _MISSING:
            used += 1
        elif row.factory is not _MISSING:
            value = row.factory()
        elif (value := row.default) is _MISSING:
            return None
        given.append(value)
    return given if used == len(named) and len(given) == len(rows) else None


def _init(cls: type, rows: Rows) -> Any:
    """Sets the fields: through their slots where the class refuses changes."""
    names = {f"set{at}": getattr(cls, name).__set__ for at, name in enumerate(rows)}
    names |= {f"new{at}": row.factory for at, row in enumerate(rows.values())} | {"MISSING": _MISSING}
    refuses = cls.__setattr__ is _refuse
    code = _code(tuple(row.factory is not _MISSING for row in rows.values()), hasattr(cls, "__post_init__"), refuses)
    given = tuple(row.default for row in rows.values() if row.default is not _MISSING or row.factory is not _MISSING)
    called = {f"field{at}": name for at, name in enumerate(rows)}
    code = code.replace(co_varnames=("self", *rows), co_names=tuple(called.get(name, name) for name in code.co_names))
    made = FunctionType(code, names, "__init__", given)
    made.__qualname__, made.__module__ = f"{cls.__qualname__}.__init__", cls.__module__
    return made


@cache
def _code(fresh: tuple[bool, ...], follows: bool, refuses: bool) -> CodeType:
    """An `__init__` of as many fields, of which some are made anew: compiled once, its parameters named for each class."""
    parameters = [f"field{at}" for at in range(len(fresh))]
    values = [f"new{at}() if field{at} is MISSING else field{at}" if new else f"field{at}" for at, new in enumerate(fresh)]
    lines = [f"set{at}(self, {value})" if refuses else f"self.field{at} = {value}" for at, value in enumerate(values)]
    names: dict[str, Any] = {}
    exec(f"def made({', '.join(['self', *parameters])}): {'; '.join([*lines, 'self.__post_init__()' if follows else 'pass'])}", names)
    code: CodeType = names.pop("made").__code__  # or the function and its globals would keep each other
    return code


def _nothing(record: Any) -> tuple[()]:
    return ()


def _field(*, default: Any = _MISSING, default_factory: Any = _MISSING, compare: bool = True, hash: bool | None = None) -> Any:  # noqa: A002
    """What `dataclasses.field` takes and newslint uses."""
    return _Field(default, default_factory, compare=compare, hashed=hash)


def _replace(record: Any, /, **changes: Any) -> Any:
    """The same with some fields changed."""
    made = type(record)
    values = [changes.pop(name) if name in changes else getattr(record, name) for name in made.__match_args__]
    return made(*values, **changes)  # what is left is no field, and made says so


def fields_of(kind: Any) -> dict[str, tuple[bool, Any]] | None:
    """What a dataclass, ours or any other, is made of: by name, whether it must be given, and its default. None for what is none."""
    rows: Rows | None = vars(kind).get("__record__") if isinstance(kind, type) else None
    if rows is not None:
        return {name: (row.default is row.factory is _MISSING, row.default) for name, row in rows.items()}
    if not isinstance(kind, type) or "dataclasses" not in sys.modules:
        return None
    import dataclasses

    if not dataclasses.is_dataclass(kind):
        return None
    missing = dataclasses.MISSING
    return {row.name: (row.default is row.default_factory is missing, row.default) for row in dataclasses.fields(kind) if row.init}


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
    from dataclasses import dataclass as unguarded
else:
    dataclass, field, replace, unguarded = _dataclass, _field, _replace, _unguarded
