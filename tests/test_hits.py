from __future__ import annotations

import pytest

from newslint.hits import Hit, Hits, Row, Told, roles_of, spots_of
from newslint.spans import Span

NEEDLES = {4: ("kata", [(0, ""), (1, "tag"), (1, "verb")]), 7: ("ujar", [(1, "tag")])}
"""Needles by number: as written, and whose they are in which group."""


@pytest.mark.parametrize(
    ("owner", "rows", "expected"),
    [
        (0, [(0, 4, 4), (5, 9, 4)], [(0, 4, "", "kata"), (5, 9, "", "kata")]),
        (1, [(5, 9, 7)], [(5, 9, "tag", "ujar")]),
        (1, [(0, 4, 4), (0, 4, 4), (5, 9, 7)], [(0, 4, "tag", "kata"), (0, 4, "verb", "kata"), (5, 9, "tag", "ujar")]),
        (1, [], []),
    ],
    ids=["a list", "a group", "one needle in two groups", "none"],
)
def test_rows_are_told_to_their_owner_with_group_and_needle(owner: int, rows: list[Row], expected: list[tuple[int, int, str, str]]) -> None:
    found = Hits(rows, Told(owner, NEEDLES))
    assert (len(found), found.rows, found.spots) == (len(expected), rows, expected)
    assert found == [Hit(*spot) for spot in expected]


def test_hits_are_spans_made_once() -> None:
    found = Hits([(0, 4, 4)], Told(0, NEEDLES))
    assert found[0] is found[0]
    assert list(found) == [found[0]]
    assert found[0].overlaps(Span(3, 5))
    assert found == Hits([(0, 4, 4)], Told(0, NEEDLES))
    assert found != []


def test_hits_are_told_by_role() -> None:
    needles = {4: ("kata", [(0, ""), (0, "tag"), (0, ":near")]), 7: ("ujar", [(0, ":unless")])}
    found = Hits([(0, 4, 4), (0, 4, 4), (0, 4, 4), (5, 9, 7)], Told(0, needles))
    by_role = {
        "": [(0, 4, "", "kata"), (0, 4, "tag", "kata")],
        ":near": [(0, 4, ":near", "kata")],
        ":unless": [(5, 9, ":unless", "ujar")],
    }
    for whole in (found, [*found]):
        parts = roles_of(whole)
        assert {role: part.spots for role, part in parts.items()} == by_role
        assert {role: len(part) for role, part in parts.items()} == {"": 2, ":near": 1, ":unless": 1}
        assert parts[":near"] == [Hit(0, 4, ":near", "kata")]
        assert parts[""][1] is parts[""][1]
        assert spots_of(parts[""]) == by_role[""]


def test_hits_of_one_role_are_what_has_it() -> None:
    needles = {4: ("kata", [(0, ""), (0, "tag")]), 7: ("ujar", [(0, "")])}
    found = Hits([(0, 4, 4), (0, 4, 4), (5, 9, 7)], Told(0, needles))
    assert roles_of(found)[""] is found
    assert len(found) == len(found.spots) == 3
    assert roles_of([]) == roles_of(Hits([], Told(0, needles))) == {}
