"""The quick dataclasses beside those of the standard library: whatever one does, the other does."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import operator
import pickle
from functools import partial
from typing import Any

import pytest

from newslint import records


def made(with_: Any) -> dict[str, Any]:
    """The same classes, as `with_` makes them."""

    @with_.dataclass(frozen=True, slots=True)
    class Place:
        """A place."""

        start: int
        end: int = 0

        def length(self) -> int:
            return self.end - self.start

    @with_.dataclass(frozen=True, slots=True)
    class Named(Place):
        name: str = ""
        marks: dict[str, int] = with_.field(default_factory=dict, hash=False)
        note: str = with_.field(default="", compare=False)
        end: int = 9

    @with_.dataclass(frozen=True, slots=True, order=True)
    class Ranked:
        rank: int
        name: str = "x"

    @with_.dataclass(slots=True)
    class Open:
        items: list[int] = with_.field(default_factory=list)
        seen: int = 0

        def __post_init__(self) -> None:
            self.seen += 1

    @with_.dataclass(frozen=True, slots=True)
    class Empty:
        note: int = with_.field(default=0, compare=False)

    @with_.dataclass(frozen=True, slots=True, eq=False)
    class Alone:
        value: int

        def __repr__(self) -> str:
            return "alone"

    @with_.dataclass(frozen=True, slots=True)
    class Clashing:
        """Fields called as what fills them calls its own."""

        record: str
        values: int = 0
        named: str = ""

    return {each.__name__: each for each in (Place, Named, Ranked, Open, Empty, Alone, Clashing)}


OURS, THEIRS = made(records), made(dataclasses)
CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Place", (1,), {}),
    ("Place", (1, 2), {}),
    ("Place", (), {"end": 3, "start": 2}),
    ("Named", (1,), {}),
    ("Named", (1, 2, "a", {"b": 1}, "c"), {}),
    ("Named", (1,), {"note": "n", "name": "m"}),
    ("Ranked", (1,), {}),
    ("Ranked", (1, "a"), {}),
    ("Open", (), {}),
    ("Open", ([1],), {"seen": 4}),
    ("Empty", (), {}),
    ("Empty", (3,), {}),
    ("Clashing", (), {"record": "a", "named": "b", "values": 1}),
    ("Clashing", ("a",), {"record": "b"}),
    ("Place", (), {}),
    ("Place", (1, 2, 3), {}),
    ("Place", (1,), {"width": 2}),
]


def outcome(does: Any) -> Any:
    """What a call gives, or the kind of error it ends in."""
    try:
        return does()
    except Exception as error:
        return type(error)


def shown(value: object) -> str:
    return repr(value).replace("made.<locals>.", "")


@pytest.mark.parametrize(("name", "given", "named"), CALLS)
def test_calls(name: str, given: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = (outcome(lambda kinds=kinds: kinds[name](*given, **named)) for kinds in (OURS, THEIRS))
    assert shown(ours) == shown(theirs)
    if not isinstance(ours, type):
        assert outcome(lambda: hash(ours)) == outcome(lambda: hash(theirs)) or name in ("Place", "Empty")
        assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
        assert copy.copy(ours) == ours
        assert copy.deepcopy(ours) == ours


@pytest.mark.parametrize("name", ["Place", "Named", "Ranked", "Open", "Empty"])
def test_comparisons(name: str) -> None:
    rows = [(given, named) for kind, given, named in CALLS[:12] if kind == name]
    ours, theirs = ([kinds[name](*given, **named) for given, named in rows] for kinds in (OURS, THEIRS))
    for compare in (operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge):
        tables = [[[outcome(partial(compare, one, other)) for one in each] for other in each] for each in (ours, theirs)]
        assert tables[0] == tables[1], compare
    assert ours[0] != 1
    assert len({each for each in ours if each.__hash__}) == len({each for each in theirs if each.__hash__})


def test_what_is_frozen_stays() -> None:
    place = OURS["Place"](1, 2)
    changes = [partial(setattr, place, "start", 5), partial(setattr, place, "other", 5), partial(delattr, place, "start")]
    for change in changes:
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    bag = OURS["Open"]()
    bag.seen = 7
    assert bag.seen == 7
    with pytest.raises(AttributeError):
        bag.other = 1


def test_defaults_that_are_made_anew() -> None:
    one, other = OURS["Open"](), OURS["Open"]()
    one.items.append(1)
    assert other.items == []


@pytest.mark.parametrize("replace", [records.replace, dataclasses.replace])
def test_replace(replace: Any) -> None:
    named = OURS["Named"](1, 2, "a")
    assert replace(named, name="b") == OURS["Named"](1, 2, "b")
    assert records.replace(THEIRS["Named"](1), end=4) == THEIRS["Named"](1, 4)
    with pytest.raises(TypeError):
        replace(named, width=3)


@pytest.mark.parametrize("name", list(OURS))
def test_the_standard_library_takes_them_for_its_own(name: str) -> None:
    ours: Any = OURS[name]
    theirs: Any = THEIRS[name]
    kept = ("name", "type", "default", "default_factory", "compare")
    described = [[[getattr(each, part) for part in kept] for each in dataclasses.fields(kind)] for kind in (ours, theirs)]
    assert described[0] == described[1]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__slots__ == theirs.__slots__
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)
    assert ours.__doc__ in (theirs.__doc__, None)


@records.dataclass(frozen=True, slots=True)
class Sent:
    """What goes to another process."""

    text: str
    more: tuple[int, ...] = ()


@pytest.mark.parametrize("name", OURS)
def test_fields_are_told_alike(name: str) -> None:
    missing = dataclasses.MISSING
    given = {row.name: row.default is row.default_factory is missing for row in dataclasses.fields(THEIRS[name])}
    for made_by in (OURS, THEIRS):
        told = records.fields_of(made_by[name])
        assert told is not None
        assert {field: needed for field, (needed, _) in told.items()} == given


def test_what_is_no_dataclass_has_no_fields() -> None:
    assert [*map(records.fields_of, (int, 1, tuple[int, ...], OURS["Empty"]()))] == [None] * 4


def test_they_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(Sent("a", (1, 2)))) == Sent("a", (1, 2))


def test_they_can_be_matched() -> None:
    match Sent("a", (1,)):
        case Sent(text, (number,)):
            assert (text, number) == ("a", 1)
        case _:
            raise AssertionError


@dataclasses.dataclass(frozen=True, slots=True)
class Further(Sent):
    label: str = ""


def test_a_plug_in_may_derive_from_one() -> None:
    further = Further("a", label="b")
    assert (further.text, further.label, further) == ("a", "b", Further("a", (), "b"))
    assert [each.name for each in dataclasses.fields(Further)] == ["text", "more", "label"]
    assert list(inspect.signature(Further).parameters) == ["text", "more", "label"]
    assert list(inspect.signature(type("Plain", (Sent,), {})).parameters) == ["text", "more"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        further.text = "c"  # type: ignore[misc]


def test_the_first_instances_are_made_as_the_later_ones() -> None:
    """A class gets an `__init__` of its own only after some instances, or when somebody looks at it."""
    theirs, ours = made(dataclasses)["Named"], made(records)["Named"]
    calls: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
        ((1,), {}),
        ((1, 2, "x"), {"note": "n"}),
        ((), {"start": 1, "marks": {"a": 1}}),
        ((1,), {"end": 3}),
    ]
    for _ in range(records.FEW + 3):
        for values, named in calls:
            assert repr(ours(*values, **named)).split(".")[-1] == repr(theirs(*values, **named)).split(".")[-1]
    fresh = made(records)["Named"]
    wrong: list[tuple[tuple[Any, ...], dict[str, Any]]] = [((), {}), ((1,), {"start": 2}), ((1,), {"no": 2}), ((1, 2, 3, 4, 5, 6), {})]
    for values, named in wrong:
        with pytest.raises(TypeError, match="argument"):
            fresh(*values, **named)


def test_an_unguarded_record_is_as_another_but_for_its_guard() -> None:
    """What is frozen only for the type checker."""

    @records.dataclass(frozen=True, slots=True)
    class Place:
        start: int
        end: int

    @records.unguarded(frozen=True, slots=True)
    class Named(Place):
        marks: list[int] = records.field(default_factory=list)
        name: str = ""

    for _ in range(records.FEW + 2):  # with the shared `__init__`, and with its own
        one = Named(1, end=2, name="a")
        assert one == Named(1, 2, [], "a")
        assert one.marks is not Named(1, 2).marks
        assert records.replace(one, end=5) == Named(1, 5, [], "a") != Place(1, 5)
        assert hash(Named(1, 2, (), "a")) == hash(Named(1, 2, (), "a"))  # type: ignore[arg-type]
    one.end = 3  # type: ignore[misc]
    assert (one.end, [one.name for one in dataclasses.fields(Named)]) == (3, ["start", "end", "marks", "name"])
    with pytest.raises(TypeError, match="name2"):
        Named(1, 2, name2="a")  # type: ignore[call-arg]

    @dataclasses.dataclass(frozen=True, slots=True)
    class Theirs(Named):  # a plug-in's: the standard library derives what is frozen only from what is
        day: int = 0

    theirs = Theirs(1, 2, day=3)
    assert (theirs.start, theirs.end, theirs.day, theirs == Theirs(1, 2, day=3)) == (1, 2, 3, True)
    with pytest.raises(dataclasses.FrozenInstanceError):
        Place(1, 2).end = 3  # type: ignore[misc]
