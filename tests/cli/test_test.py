"""`newslint test`: the examples of rule files, and which of them are run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]

RULE = """\
check: phrases
code: HSE001
say: {id: "{match}?"}
why: Kabur.
phrases: [heboh]
flags: ["Warga [[heboh]]."]
passes: ["Warga tenang."]
"""


@pytest.fixture
def house(command: Command) -> Path:
    folder = Path("house/id/house")
    folder.mkdir(parents=True)
    (folder / "heboh.yaml").write_text(RULE, "utf-8")
    Path("newslint.yaml").write_text("packs: [house]\n", "utf-8")
    return folder


def test_the_rules_below_a_path(command: Command, house: Path) -> None:
    for path in ("house", "house/id/house/heboh.yaml", "./house/id", "house/", str(house.resolve())):
        assert command("test", path) == (0, "1 rule, 2 examples, 0 failures\n", ""), path


def test_only_the_rules_chosen(command: Command, house: Path) -> None:
    assert command("test", "--select", "HSE001") == (0, "1 rule, 2 examples, 0 failures\n", "")
    assert command("test", "house", "--ignore", "HSE001") == (0, "0 rules, 0 examples, 0 failures\n", "")
    assert command("test", "house", "--select", "HSE01")[0] == 2


def test_an_example_that_does_not_hold(command: Command, house: Path) -> None:
    (house / "heboh.yaml").write_text(RULE.replace("tenang", "heboh"), "utf-8")
    status, out, err = command("test", "house")
    assert (status, out) == (1, "1 rule, 2 examples, 1 failure\n")
    assert err == "house/id/house/heboh.yaml:7:10: passes: found: 'heboh': 'Warga heboh.'\n"


def test_a_rule_that_cannot_be_read(command: Command, house: Path) -> None:
    (house / "heboh.yaml").write_text(RULE.replace("phrases: [", "frases: ["), "utf-8")
    status, out, err = command("test", "./house")
    assert (status, out) == (2, "0 rules, 0 examples, 0 failures\n")
    assert "house/id/house/heboh.yaml:5:1: unknown key 'frases' (did you mean 'phrases'?)" in err


def test_a_path_without_rules(command: Command, house: Path) -> None:
    hint = "holds no rule of the packs in use (add its pack under packs: in newslint.yaml)"
    assert command("test", "none.yaml") == (2, "", "newslint: none.yaml: no such file or directory\n")
    assert command("test", "newslint.yaml") == (2, "", f"newslint: newslint.yaml: {hint}\n")
