"""What is wrong with allowances is said by rules of their own; their examples are in the rule files."""

from __future__ import annotations

from newslint.kinds.allowance import Options, needles
from newslint.pack import read_pack
from newslint.packfiles import shipped
from newslint.plan import ALLOWANCE
from newslint.registry import collect


def test_every_fault_has_its_rule() -> None:
    rules, problems = read_pack(shipped() / "any" / "..", collect().kind_modules(), proven=True)
    faults = [rule.options.fault for rule in rules if rule.check == ALLOWANCE]
    assert not [problem for problem in problems if "newslint" in problem.where.rpartition("rules")[2]]
    assert sorted(faults) == ["binding", "reason", "unknown", "unused", "word"]


def test_it_looks_for_nothing() -> None:
    assert list(needles(Options("reason"), None)) == []
