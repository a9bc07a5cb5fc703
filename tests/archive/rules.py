"""A few of the shipped rules, compiled for a test."""

from __future__ import annotations

from functools import cache

from newslint.archive.fingerprint import rule_set
from newslint.archive.ruleset import Linter, RuleSet
from newslint.session import Request, Session

SELECTED = ("boilerplate", "headline", "loaded", "EDI001")


@cache
def rules(*, language: str = "id") -> RuleSet:
    """The rules of SELECTED, without a configuration."""
    return rule_set(Session(Request(select=SELECTED, no_config=True, language=language)))


@cache
def linter(*, language: str = "id") -> Linter:
    """The same, ready to run."""
    return rules(language=language).compiled()
