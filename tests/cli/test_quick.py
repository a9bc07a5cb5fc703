"""What is read without `argparse` is what `argparse` would have read."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.cli import COMMANDS, module_of
from newslint.cli.check import add_arguments
from newslint.cli.parser import parse
from newslint.cli.quick import read

PLAIN: list[tuple[list[str], dict[str, Any]]] = [
    ([], {"paths": [], "jobs": 1, "fix": False, "select": None, "color": "auto"}),
    (["a.txt"], {"paths": ["a.txt"]}),
    (["-"], {"paths": ["-"]}),
    (["a.txt", "--format", "jsonl", "b.txt"], {"paths": ["a.txt", "b.txt"], "format": ["jsonl"]}),
    (["--format=jsonl", "--format", "html:x.html"], {"format": ["jsonl", "html:x.html"]}),
    (["--jobs", "3", "--exit-zero"], {"jobs": 3, "exit_zero": True}),
    (["--changed=HEAD~1"], {"changed": "HEAD~1"}),
    (["--lang="], {"lang": ""}),
    (["--color", "always", "--fail-on=note"], {"color": "always", "fail_on": "note"}),
]
FOR_ARGPARSE = [
    ["--help"],
    ["-h"],
    ["--no-such"],
    ["--form", "jsonl"],
    ["--format"],
    ["--format", "--fix"],
    ["--fix=yes"],
    ["--jobs", "many"],
    ["--jobs", "-1"],
    ["--color", "red"],
    ["--changed", "a.txt"],
    ["--", "a.txt"],
    ["-x"],
]


@pytest.mark.parametrize(("words", "expected"), PLAIN)
def test_what_is_plain_is_read(words: list[str], expected: dict[str, Any]) -> None:
    found = vars(read(add_arguments, words))
    assert {name: found[name] for name in expected} == expected
    assert found == vars(parse(["check", *words]))


@pytest.mark.parametrize("words", FOR_ARGPARSE)
def test_what_is_not_plain_is_left_to_argparse(words: list[str]) -> None:
    assert read(add_arguments, words) is None


SOME = """
a.txt - -- --fix --diff --format --format=json --select --select=ATT001 x,y --lang id --jobs 2 --jobs=4 --changed --changed=HEAD
--color never --config= --exit-zero --baseline -1 --fail-on error --statistics -q --quiet -qq --no-config ''
"""
WORDS = st.sampled_from(SOME.split())


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(WORDS, max_size=6))
def test_both_read_the_same(words: list[str]) -> None:
    quick = read(add_arguments, words)
    if quick is not None:
        assert vars(quick) == vars(parse(["check", *words]))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_read_or_left_alone(name: str) -> None:
    """None declares something that is misunderstood: what is read of no words at all is what argparse reads of none, if it reads that."""
    declare: Callable[[Any], None] = module_of(name).add_arguments
    quick = read(declare, [])
    if quick is not None:
        parser = ArgumentParser()
        declare(parser)
        assert vars(quick) == vars(parser.parse_args([]))


DECLARED: list[Callable[[Any], object]] = [
    lambda parser: parser.add_argument("one"),
    lambda parser: parser.add_argument("--count", action="count"),
    lambda parser: parser.add_argument("--two", nargs=2),
    lambda parser: parser.add_argument("--must", required=True),
    lambda parser: parser.add_argument("--other", dest="elsewhere"),
    lambda parser: parser.add_mutually_exclusive_group(),
    lambda parser: setattr(parser, "epilog", "more"),
]


@pytest.mark.parametrize("declare", DECLARED)
def test_a_command_that_declares_more_is_left_to_argparse(declare: Callable[[Any], None]) -> None:
    assert read(declare, []) is None
