"""The options of every command that reads rules or articles, and what they ask for."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import replace

import pytest

from newslint.cli.settings import add_settings, request_of
from newslint.errors import NewslintError
from newslint.session import Request
from tests.cli.conftest import Command


def request(arguments: Sequence[str], *paths: str) -> Request:
    parser = ArgumentParser(exit_on_error=False)
    add_settings(parser)
    return request_of(parser.parse_args(arguments), paths)


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], Request()),
        (["--select", "BPL004"], Request(select=("BPL004",))),
        (["--select", "BPL004, headline", "--select=id/loaded/*"], Request(select=("BPL004", "headline", "id/loaded/*"))),
        (["--select", "BPL004,,"], Request(select=("BPL004",))),
        (["--select", "", "--select", "BPL004"], Request(select=("BPL004",))),
        (["--ignore", "readability", "--ignore", "LNG001,LNG002"], Request(ignore=("readability", "LNG001", "LNG002"))),
        (["--config", "desk.yaml"], Request(config="desk.yaml")),
        (["--no-config"], Request(no_config=True)),
        (["--lang", "id", "--ui-lang", "en"], Request(language="id", interface="en")),
        (["--include", "*.md", "--include", "a,b.txt", "--exclude", "arsip"], Request(include=("*.md", "a,b.txt"), exclude=("arsip",))),
        (["--encoding", "windows-1252"], Request(encoding="windows-1252")),
        (["--jobs", "3"], Request(jobs=3)),
        (["--jobs", "0"], Request(jobs=os.cpu_count() or 1)),
    ],
)
def test_what_the_command_line_asks_for(arguments: list[str], asked: Request) -> None:
    assert request(arguments) == asked
    assert request(arguments, "a.txt", "b 😀.md") == replace(asked, paths=("a.txt", "b 😀.md"))


def test_standard_input_has_a_name() -> None:
    parser = ArgumentParser()
    add_settings(parser)
    assert request_of(parser.parse_args([]), ["-"], "naskah.md") == Request(paths=("-",), stdin_name="naskah.md")


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("given", [[""], [" "], [",,"], ["", ","]])
def test_a_choice_of_nothing_is_refused(option: str, given: list[str]) -> None:
    """Such as an unset variable leaves: it would choose everything."""
    with pytest.raises(NewslintError) as caught:
        request([f"{option}={words}" for words in given])
    assert str(caught.value) == f"{option}: names no rule"


@pytest.mark.parametrize("word", ["-1", "two", "1.5", "", "½", "1e3"])
def test_a_number_of_processes_that_is_none(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    parser = ArgumentParser()
    add_settings(parser)
    with pytest.raises(SystemExit) as stop:
        parser.parse_args([f"--jobs={word}"])
    assert stop.value.code == 2
    assert f"argument --jobs: '{word}' is not a number of processes (0 means one a processor)" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["config", "explain", "rules", "docs", "test"])
@pytest.mark.parametrize("option", ["--include=*.md", "--exclude=a", "--jobs=2", "--encoding=latin-1"])
def test_a_command_that_reads_no_articles_takes_no_options_for_them(command: Command, name: str, option: str) -> None:
    word = {"explain": ["BPL004"], "docs": ["out"]}.get(name, [])
    status, out, err = command(name, *word, option)
    assert (status, out) == (2, "")
    assert err.startswith(f"newslint: unrecognized arguments: {option}")


@pytest.mark.parametrize("option", ["--jobs=2", "--select=BPL004", "--ignore=BPL004"])
def test_sources_are_the_same_whatever_the_rules(command: Command, option: str) -> None:
    assert command("sources", "a.txt", option)[::2] == (2, f"newslint: unrecognized arguments: {option} (see newslint sources --help)\n")
