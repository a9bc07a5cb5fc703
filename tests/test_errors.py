"""What newslint tells a person: one line, whatever was given."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.errors import NewslintError, Problem
from newslint.terminal import UNSAFE


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("a.txt", "no such file or directory"), "a.txt: no such file or directory"),
        (
            Problem("a.yaml:3:1", "unknown key 'wrods'", "did you mean 'words'?"),
            "a.yaml:3:1: unknown key 'wrods' (did you mean 'words'?)",
        ),
        (Problem("", "no rule is called 'x'"), "no rule is called 'x'"),
        (Problem("", "nothing to check", "give articles"), "nothing to check (give articles)"),
        (Problem("dua\nbaris.txt", "cannot be read"), "dua baris.txt: cannot be read"),
        (Problem("😀.txt", "cannot be read", setup=True), "😀.txt: cannot be read"),
        (Problem("\x1b[31m.txt", "bad \u202egnp"), "␛[31m.txt: bad <202E>gnp"),
    ],
)
def test_a_problem_is_one_line(problem: Problem, line: str) -> None:
    assert str(problem) == line


@pytest.mark.parametrize(
    ("where", "file"),
    [
        ("a.yaml", "a.yaml"),
        ("rules/a.yaml:3:1", "rules/a.yaml"),
        ("a.yaml:3", "a.yaml"),
        ("C:\\desk\\a.yaml:3:1", "C:\\desk\\a.yaml"),
        ("C:\\desk\\a2", "C:\\desk\\a2"),
        ("12:30.yaml:4:5", "12:30.yaml"),
    ],
)
def test_the_file_of_a_place(where: str, file: str) -> None:
    assert Problem(where, "x").file == file


def test_problems_sort_by_place() -> None:
    told = [Problem("b", "x"), Problem("a", "z"), Problem("a", "y", "hint"), Problem("a", "y")]
    assert [str(problem) for problem in sorted(told)] == ["a: y", "a: y (hint)", "a: z", "b: x"]
    assert len({Problem("a", "x"), Problem("a", "x"), Problem("a", "x", setup=True)}) == 2


def test_an_error_carries_every_problem() -> None:
    one, other = Problem("a", "x"), Problem("b", "y", "z")
    assert NewslintError(one).problems == (one,)
    assert NewslintError(problem for problem in (one, other)).problems == (one, other)
    assert str(NewslintError([one, other])) == "a: x\nb: y (z)"


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_told_on_one_harmless_line(where: str, what: str, hint: str) -> None:
    line = str(Problem(where, what, hint))
    assert len(line.splitlines()) <= 1
    assert not UNSAFE.search(line)
