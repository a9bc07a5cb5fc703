"""`newslint try`: what a rule would find."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.archive.stories import archive
from tests.cli.conftest import Command

RULE = """\
check: phrases
code: TST001
say: {id: "Kata “{match}”."}
why: Uji.
phrases: [pasar]
flags: ["[[Pasar]] ramai."]
passes: [Sepi.]
"""


@pytest.fixture(autouse=True)
def here(command: Command) -> None:
    archive(Path("berita.jsonl"), stories=10)
    Path("pasar.yaml").write_text(RULE, encoding="utf-8")


def test_for_people(command: Command) -> None:
    status, out, err = command("try", "pasar.yaml", "berita.jsonl", "--sample", "2")
    assert (status, err) == (0, "")
    assert re.search(r"^any/trial/pasar \(TST001\): \d+ findings in \d+ of 20 articles$", out, re.MULTILINE)
    assert re.search(r"^kabartirta\.com +10 +\d+ +[\d.]+ +[\d.]+ \*$", out, re.MULTILINE)
    added = r"([\d.]+ ms more with it|with it at most [\d.]+ ms more, too little to measure)"
    assert re.search(rf"^cost: [\d.]+ ms an article without it, {added} \(2 articles timed\)$", out, re.MULTILINE)
    assert len(re.findall(r"^berita\.jsonl:\d+ \(.*\).*\n  .*\[\[[Pp]asar\]\]", out, re.MULTILINE)) == 2
    for head in ("zone: ", "voice: ", "other rules on the same words: ", "other rules in the same sentence: "):
        assert f"\n{head}" in out


def test_for_programs_and_the_same_again(command: Command) -> None:
    calls = [command("try", "pasar.yaml", "berita.jsonl", "--format", "json", "--sample", "3", "--seed", "7") for _ in range(2)]
    first, second = (json.loads(out) for _, out, _ in calls)
    assert [each.pop("timed")["articles"] for each in (first, second)] == [2, 2]
    assert first == second
    assert (first["rule"], first["code"], first["all"]["articles"], len(first["sample"])) == ("any/trial/pasar", "TST001", 20, 3)
    assert sum(row["findings"] for row in first["outlets"].values()) == first["all"]["findings"] == sum(first["zones"].values())


def test_only_an_outlet(command: Command) -> None:
    out = command("try", "pasar.yaml", "berita.jsonl", "--outlet", "warta.id", "--format", "json")[1]
    assert list(json.loads(out)["outlets"]) == ["warta.id"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("pasar.yaml",), "nothing to try it on"),
        (("gone.yaml", "berita.jsonl"), "gone.yaml: no such file"),
        (("ATT002", "berita.jsonl"), "ATT002: no such file (a rule is given as its YAML file, not by its name or code)"),
        (("bad.yaml", "berita.jsonl"), "bad.yaml:5:"),
        (("pasar.yaml", "gone.jsonl"), "gone.jsonl"),
        (("pasar.yaml", "berita.jsonl", "--sample", "x"), "'x' is not a number"),
    ],
)
def test_mistakes_are_one_line(command: Command, arguments: tuple[str, ...], told: str) -> None:
    Path("bad.yaml").write_text(RULE.replace("[pasar]", "['(pasar']"), encoding="utf-8")
    status, _, err = command("try", *arguments)
    assert status == 2
    assert told in err
    assert err.count("\n") == 1
