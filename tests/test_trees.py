"""The tree of a pattern, and the lines it can match in."""

from __future__ import annotations

import pytest

from newslint.trees import alone, lined, scope, tree


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\A\s*kata", "opening"),
        (r"kata \w+$", "line"),
        (r"^kata[^\n]{1,9}(?=\s|$)", "line"),
        (r"(?<=[.\n] {0,3})kata", "line"),
        (r"kata(?![\w.]*@)", "line"),
        (r"kata\s+lain", "anywhere"),
        (r"kata[^.]*", "anywhere"),
        (r"kata(?=\s+lain)", "anywhere"),
        (r"(?s:kata.)", "anywhere"),
        (r"kata\Z", "anywhere"),
        (r"kata\D", "anywhere"),
    ],
)
def test_where_a_pattern_can_match(pattern: str, expected: str) -> None:
    assert scope(pattern) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"kata\b", True),
        (r"(?<=a )kata$", True),
        (r"(?<=\n)kata", True),
        (r"(?<!a\n)kata", True),
        (r"(?<=a\n)kata", False),
        (r"(?:x|(?<=a\s)y)kata", False),
        (r"kata\s", False),
        (r"\Akata", False),
        ("(", False),
    ],
)
def test_whether_all_that_is_required_stands_in_one_line(pattern: str, expected: bool) -> None:
    assert alone(pattern) is expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [(r"^a\sb", True), (r"(?-i:^a\s)", True), (r"^ab", False), (r"^a\s|b", False), (r"(?m)^a\s", False), (r"a\s", False), ("(", False)],
)
def test_whether_a_pattern_begins_where_lines_do_and_goes_on(pattern: str, expected: bool) -> None:
    assert lined(pattern) is expected


def test_a_pattern_that_is_wrong_has_no_tree() -> None:
    assert tree("(") is None
