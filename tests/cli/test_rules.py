"""`newslint rules`: one line a rule."""

from __future__ import annotations

import re
from collections.abc import Callable

Command = Callable[..., tuple[int, str, str]]
NAME = re.compile(r"(?<=  )[a-z]+/[a-z]+/[a-z-]+")


def test_every_rule_is_listed_by_name(command: Command) -> None:
    status, out, err = command("rules")
    names = [NAME.search(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert len(names) > 20
    assert all(names)
    assert [name[0] for name in names if name] == sorted(name[0] for name in names if name)


def test_only_those_asked_for(command: Command) -> None:
    status, out, _ = command("rules", "BPL004", "id/boilerplate/subscribe")
    assert status == 0
    assert [(line[:6], found[0]) for line in out.splitlines() if (found := NAME.search(line))] == [
        ("BPL004", "en/boilerplate/navigation"),
        ("BPL004", "id/boilerplate/navigation"),
        ("BPL001", "id/boilerplate/subscribe"),
    ]


def test_a_misspelt_rule_is_one_line(command: Command) -> None:
    status, out, err = command("rules", "BPL04")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("newslint: no rule is called 'BPL04' (did you mean 'BPL0")


def test_only_those_that_the_options_leave(command: Command) -> None:
    assert command("rules", "--select", "BPL004,BPL001", "--ignore", "en/*")[1] == command("rules", "id/*/navigation", "id/*/subscribe")[1]
    assert command("rules", "BPL004", "--ignore", "en/*")[1] == command("rules", "id/boilerplate/navigation")[1]


def test_a_misspelt_option_is_one_line(command: Command) -> None:
    for arguments in (["--select", "BPL04"], ["--ignore", "BPL04"], ["--lang", "xx"], ["--ui-lang", "xx"]):
        status, out, err = command("rules", *arguments)
        assert (status, out, err.count("\n")) == (2, "", 1), arguments
