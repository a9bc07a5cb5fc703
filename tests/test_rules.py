"""The rules that ship: every example in their files holds, and each says what an editor needs to know."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.packfiles import listing, shipped
from newslint.plan import Plan
from newslint.selftest import failures, unsafe_patterns
from newslint.session import Request, Session

FAMILIES: Mapping[str, str] = {
    "attribution": "ATT",
    "balance": "ATT",
    "boilerplate": "BPL",
    "editorial": "EDI",
    "ethics": "ETH",
    "headline": "HDL",
    "language": "LNG",
    "loaded": "LOD",
    "newslint": "NWL",
    "readability": "RDB",
    "structure": "STR",
}
"""Folder -> the letters its codes begin with."""
LEAST_REASON = 40
"""Characters of a reason, where no code of ethics or style guide stands behind a rule that is graver than a note."""
NAMES = sorted(path.removesuffix(".yaml") for path, _ in listing(shipped()) if path.count("/") == 2 and path.split("/")[1] != "lexicon")


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True))


@pytest.fixture(scope="module")
def plan(session: Session) -> Plan:
    return session.plan


def test_every_file_is_a_rule(session: Session, plan: Plan) -> None:
    assert [str(problem) for problem in session.complaints()] == []
    assert sorted(plan.names) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_hold(session: Session, plan: Plan, name: str) -> None:
    assert [str(problem) for problem in failures(plan.rule(name), plan, session.annotators)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_pattern_can_blow_up(plan: Plan, name: str) -> None:
    assert [str(problem) for problem in unsafe_patterns(plan.rule(name), plan)] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_says_what_an_editor_needs(plan: Plan, name: str) -> None:
    rule = plan.rule(name)
    assert FAMILIES.get(rule.family) == rule.code[:3], "a family with codes of its own: add it to FAMILIES"
    assert rule.level == "note" or rule.basis or len(rule.why.strip()) >= LEAST_REASON
    tongues = set(plan.languages) if rule.language not in plan.languages else {rule.language}
    assert tongues <= set(rule.say), "the message in the language of the articles it reads"
    assert len(set(rule.flags)) == len(rule.flags)
    assert not set(rule.flags) & set(rule.passes)
