"""The rule set of a session: its rules and settings as plain data, and a fingerprint of all that decides findings."""

from __future__ import annotations

import marshal
import os
from collections.abc import Iterator

import newslint
from newslint import __version__
from newslint.archive.ruleset import RuleSet
from newslint.config import Config
from newslint.errors import Problem
from newslint.hashing import blake2b
from newslint.packfiles import digest
from newslint.plan import freeze
from newslint.session import Session

FORMAT = 1
"""Counts up when the tables of an audit change their meaning."""
SHOWN_ONLY = ("cli", "reporters")
"""Parts of newslint that findings do not depend on."""


def rule_set(session: Session, *, fast: bool = False, sketched: bool = False) -> RuleSet:
    """The rules and settings of the working directory. Levels that hold below some path hold there; other settings of rules cannot."""
    request, effective = session.request, session.here
    session.validate()
    config = session.config(os.getcwd())
    plan = session.compiled(effective).plan
    session.tell(_unheeded(config))
    return RuleSet(
        fingerprint=_fingerprint(session, config, fast=fast, sketched=sketched),
        plan=marshal.dumps(dict(plan.freeze())),
        config=marshal.dumps(config.freeze()),
        select=request.select,
        ignore=request.ignore,
        language=request.language,
        encoding=request.encoding,
        fast=fast,
        sketched=sketched,
        folder=os.getcwd(),
    )


def _unheeded(config: Config) -> Iterator[Problem]:
    """What is settled below a path and changes more of a rule than its level: one scanner looks for everything in an archive."""
    for block in config.blocks:
        for setting in block.rules if block.glob is not None else ():
            if keys := sorted(set(setting.patch) - {"level"}):
                told = f"{', '.join(keys)} of '{setting.selector}' below a path does not hold in an audit"
                yield Problem(setting.origin, told, "only levels, lang and encoding do")


def _fingerprint(session: Session, config: Config, *, fast: bool, sketched: bool) -> str:
    """A hash of all that decides findings and what is kept beside them, and of nothing that differs between machines."""
    request, registry = session.request, session.registry
    roots = (*registry.packs.values(), *session.here.packs)
    heeded = [
        (
            block.glob.pattern if block.glob else "",
            [(setting.key, setting.value) for setting in block.settings if setting.key in ("lang", "encoding", "allow")],
            [(setting.selector, freeze(setting.patch)) for setting in block.rules],
        )
        for block in config.blocks
    ]
    asked = request.select, request.ignore, request.language, request.encoding, fast, sketched
    parts = (FORMAT, __version__, _code(), [digest(root) for root in dict.fromkeys(roots)], registry.plugins, heeded, asked)
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _code() -> str:
    """A hash of the modules that findings depend on: an edited newslint finds something else, whatever its version says."""
    total, top = blake2b(digest_size=8), os.path.dirname(newslint.__file__)
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name.isidentifier() and name not in (*SHOWN_ONLY, "__pycache__"))
        for name in sorted(name for name in names if name.endswith(".py")):
            with open(os.path.join(folder, name), "rb") as file:
                total.update(file.read())
    return total.hexdigest()
