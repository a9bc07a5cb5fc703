"""Configurations and plans out of the cache, or made anew and put there. Parsing is imported only when something must be made."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from newslint import cache
from newslint.config import Config, ConfigSource, Effective, RuleSetting, selects
from newslint.errors import ChangedError, Problem
from newslint.language import Language
from newslint.packfiles import digest, shipped_root, state
from newslint.plan import ANY, Plan, Spoken, compile_language, compile_rules, freeze
from newslint.records import dataclass
from newslint.registry import OWN, Registry
from newslint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newslint.nodes import Node

PROBLEMS = "problems"
BROKEN = "broken"
"""The part of a kept plan that says what is wrong with the files it was made from."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A plan, and what is wrong with the files it was made from."""

    key: str
    plan: Plan
    problems: tuple[Problem, ...]
    broken: tuple[tuple[str, str], ...] = ()
    """Name and code of the rules that the settings speak of and that cannot be used."""


def read_config(sources: Sequence[ConfigSource]) -> Config:
    """The configuration in `sources`. Raises NewslintError with every mistake in it; a faulty one is never cached."""
    key = cache.key_of([b"config", *(part for source in sources for part in (os.fsencode(source.path), source.data))])
    stored = cache.load(key)
    if stored is not None:
        known = Config.thaw(stored)
        if known.is_fresh():
            return known
    from newslint.configfile import parse

    made = parse(sources)
    cache.store(key, made.freeze())
    return made


def variant(effective: Effective) -> str:
    """What in some settings changes the plan. Settings alike in this share one."""
    patches = [(setting.selector, freeze(setting.patch), setting.origin) for setting in _patches(effective)]
    return repr((effective.packs, patches, [(setting.value, setting.origin) for setting in effective.listed("allow")]))


def read_plan(registry: Registry, effective: Effective) -> Compiled:
    """The plan under these settings: from the cache, found by content so that no edit is overlooked, else made from the packs."""
    roots = _roots(registry, effective)
    digests = tuple(map(_digest, roots))
    plugins = (*map(str.encode, (*registry.plugins, *registry.annotators)), *_sources(registry.kinds))
    packs = (part for root, digest in zip(roots, digests, strict=True) for part in (os.fsencode(root), digest))
    name = cache.key_of([b"plan", *packs, *plugins, variant(effective).encode("utf-8", "surrogatepass")])
    source = _Packs(roots, digests, effective, registry)
    parts = _kept(name, source.common)
    compiled = Spoken(lambda code: _kept(cache.key_of([b"language", name.encode(), os.fsencode(code)]), lambda: source.language(code)))
    plan = Plan(parts, source.kinds, compiled)
    return Compiled(name, plan, tuple(Problem(*row) for row in parts[PROBLEMS]), parts[BROKEN])


def _kept(name: str, make: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """The parts that the cache has under a name, else those that `make` makes, for the next run."""

    def made() -> Mapping[str, Any]:
        parts = make()
        cache.store_sections(name, parts)
        return parts

    stored = cache.sections(name)
    return made() if stored is None else cache.Mended(stored, made)


@dataclass(frozen=True, slots=True)
class _Read:
    """What stands in packs, under some settings."""

    rules: tuple[Rule, ...]
    """In the order of their names."""
    languages: Mapping[str, Language]
    allowed: tuple[str, ...]
    problems: tuple[Problem, ...]
    met: frozenset[tuple[str, str]]
    """Name and code of the rules whose files the settings were asked about."""


class _Packs:
    """The packs that a plan is made of: read when something must be made of them, and once."""

    def __init__(self, roots: Sequence[str], digests: Sequence[bytes], effective: Effective, registry: Registry) -> None:
        self._roots, self._digests, self._effective, self._registry = roots, digests, effective, registry
        self.kinds = registry.kind_modules()

    def common(self) -> Mapping[str, Any]:
        """The parts of the plan that every run may need."""
        read = self._read
        data = compile_rules(read.rules, read.languages)
        rows = tuple((problem.where, problem.what, problem.hint) for problem in read.problems)
        return {PROBLEMS: rows, BROKEN: tuple(sorted(read.met - {(rule.name, rule.code) for rule in read.rules})), **data}

    def language(self, code: str) -> Mapping[str, Any]:
        """The parts of the plan that articles in one language need."""
        read = self._read
        return compile_language(read.languages[code], read.rules, self.kinds, read.allowed)

    @cached_property
    def _read(self) -> _Read:
        """Raises ChangedError when the files are not those that the plan is kept under: a run may meet a language hours after it began."""
        self._prove()  # before it too: every article that comes would have all files parsed, only to be refused
        read = _built(self._roots, self._effective, self._registry)
        self._prove()
        return read

    def _prove(self) -> None:
        for root, known in zip(self._roots, self._digests, strict=True):
            if _digest(root) != known:
                raise ChangedError(Problem(root, "was changed while newslint read it", "start newslint again"))


def _digest(root: str) -> bytes:
    """The digest of a pack's content; remembered for as long as nothing of its files has changed, their times and numbers included."""
    known = state(root)
    if not known:
        return digest(root).encode()
    key = cache.key_of([b"pack", os.fsencode(os.path.realpath(root)), known])
    remembered = cache.load(key)
    if isinstance(remembered, bytes):
        return remembered
    made = digest(root).encode()
    if state(root) == known:  # or it was written to in between
        cache.store(key, made)
    return made


def _sources(kinds: Mapping[str, str]) -> Iterator[bytes]:
    """What tells one state of plug-ins' kinds from another; newslint's own are looked after by the cache."""
    for module in sorted(reference.partition(":")[0] for reference in kinds.values() if not reference.startswith(f"{OWN}.")):
        try:
            status = os.stat(sys.modules[module].__file__ or "")
        except (AttributeError, OSError):
            continue
        yield f"{module} {status.st_size} {status.st_mtime_ns}".encode()


def _roots(registry: Registry, effective: Effective) -> tuple[str, ...]:
    """Pack directories: newslint's own, plug-ins', the house's."""
    return tuple(dict.fromkeys((*registry.packs.values(), *effective.packs)))


def _patches(effective: Effective) -> tuple[RuleSetting, ...]:
    """Settings that change more of a rule than its level: they change the plan."""
    return tuple(setting for setting in effective.rules if set(setting.patch) - {"level"})


def _built(roots: Sequence[str], effective: Effective, registry: Registry) -> _Read:
    """Reads every pack. Languages are those of all packs together; a rule of any pack may be in any."""
    from pathlib import Path

    from newslint import pack
    from newslint.configfile import patched

    kinds, annotators = registry.kind_modules(), registry.annotators
    problems: list[Problem] = []
    languages: dict[str, Language] = {}
    rules: list[Rule] = []
    met: set[tuple[str, str]] = set()
    for root in roots:
        found, wrong = pack.read_languages(Path(root))
        languages = {**found, **languages}
        problems += wrong

    def overlay(name: str, code: str, node: Node) -> Node:
        met.add((name, code))
        for setting in _patches(effective):
            if selects(setting.selector, name, code):
                node = patched(node, setting.patch, setting.origin)
        return node

    for root in roots:
        proven = root == shipped_root()
        good, mistakes = pack.read_pack(Path(root), kinds, languages=languages, overlay=overlay, annotators=annotators, proven=proven)
        rules += good
        problems += mistakes
    clashing = pack.clashes(rules)
    problems += [problem for problem in clashing.values() if problem not in problems]
    for rule in rules:
        if rule.language not in (ANY, *languages):
            problems.append(Problem(rule.path, f"no pack describes the language '{rule.language}'", "add its language.yaml"))
        if languages.keys().isdisjoint(rule.say):
            hint = f"write it in {' or '.join(sorted(languages))}"
            problems.append(Problem(pack.place(rule, "say"), f"the message is in no language there is: {', '.join(rule.say)}", hint))
    allowed, mistaken = _phrases(effective)
    sound = sorted((rule for rule in rules if rule.path not in clashing), key=lambda rule: rule.name)
    return _Read(tuple(sound), languages, tuple(allowed), (*problems, *mistaken), frozenset(met))


def _phrases(effective: Effective) -> tuple[list[str], list[Problem]]:
    """The phrases that the settings allow, and what is wrong with the others."""
    from newslint.proof import unusable_phrase

    told = {setting: unusable_phrase(setting.value) for setting in effective.listed("allow")}
    problems = [Problem(setting.origin, mistake[1], mistake[2]) for setting, mistake in told.items() if mistake]
    return list(dict.fromkeys(setting.value for setting, mistake in told.items() if not mistake)), problems
