"""`newslint explain`: the rules asked for, in the language asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("arguments", "heads"),
    [
        (["id/boilerplate/navigation"], ["BPL004  id/boilerplate/navigation"]),
        (["BPL004"], ["BPL004  en/boilerplate/navigation", "BPL004  id/boilerplate/navigation"]),
        (["*/boilerplate/nav*"], ["BPL004  en/boilerplate/navigation", "BPL004  id/boilerplate/navigation"]),
    ],
)
def test_a_page_for_each_rule_asked_for(command: Command, arguments: list[str], heads: list[str]) -> None:
    status, out, err = command("explain", *arguments)
    assert (status, err) == (0, "")
    assert [line.rsplit("  ", 1)[0] for line in out.splitlines() if line.startswith("BPL004")] == heads


@pytest.mark.parametrize("choice", [("--lang", "id"), ("--select", "id/*"), ("--ignore", "en/*")])
def test_the_choice_of_rules_holds(command: Command, choice: tuple[str, str]) -> None:
    status, out, err = command("explain", "BPL004", *choice)
    assert (status, err) == (0, "")
    assert "id/boilerplate/navigation" in out
    assert "BPL004  en/boilerplate/navigation" not in out


def test_a_choice_that_leaves_nothing_is_one_line(command: Command) -> None:
    assert command("explain", "BPL004", "--select", "BPL001") == (
        2,
        "",
        "newslint: BPL004: not among the rules that --select, --ignore and --lang leave\n",
    )


def test_in_the_language_asked_for(command: Command) -> None:
    assert "WAJIB" in command("explain", "id/boilerplate/navigation")[1]
    assert "ERROR" in command("explain", "id/boilerplate/navigation", "--ui-lang", "en")[1]


def test_a_misspelt_rule_is_one_line(command: Command) -> None:
    status, out, err = command("explain", "id/boilerplate/navigatoin")
    assert (status, out) == (2, "")
    assert err == "newslint: no rule is called 'id/boilerplate/navigatoin' (did you mean 'id/boilerplate/navigation'?)\n"


def test_a_language_that_there_is_not_is_one_line(command: Command) -> None:
    status, out, err = command("explain", "BPL004", "--ui-lang", "xx")
    assert (status, out) == (2, "")
    assert err == "newslint: --ui-lang: no language is called 'xx' (there are en, id)\n"


def test_no_rule_at_all_is_one_line(command: Command) -> None:
    assert command("explain") == (2, "", "newslint: the following arguments are required: RULE (see newslint explain --help)\n")


def test_a_broken_configuration_is_told(command: Command) -> None:
    Path("newslint.yaml").write_text("rulez: {}\n", "utf-8")
    assert command("explain", "BPL004")[::2] == (2, "newslint: newslint.yaml:1:1: unknown key 'rulez' (did you mean 'rules'?)\n")


def test_a_rule_that_the_text_cannot_allow_says_so(command: Command) -> None:
    bound, free = command("explain", "ETH002", "--ui-lang", "en")[1], command("explain", "BPL004", "--ui-lang", "en")[1]
    assert "<!-- newslint: allow" not in bound
    assert "Not in the text: this is for the desk to decide" in bound
    assert "<!-- newslint: allow BPL004 -- the reason -->" in free
