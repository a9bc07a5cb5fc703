"""Everything a run needs of its rules and languages, compiled once: rules as data, one scanner a language.

Rules and scanners are marshalled one by one, so that a run unpacks only those it meets.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from newslint.language import Language
from newslint.rule import Rule
from newslint.scan import Needle, Scanner

ANY = "any"
LEXICON = "lexicon:"
RESIDUE = "residue"
ALLOWANCE = "allowance"
ALLOWED = "allow:"
"""The scanner's owner of the phrases in which nothing is found."""


class Plan:
    """Rules, languages and scanners. Built from what a pack read, or thawed from plain data without parsing anything."""

    def __init__(self, data: Mapping[str, Any], kinds: Mapping[str, Any]) -> None:
        self._data = data
        self._kinds = kinds
        self._rules: dict[str, Rule] = {}
        self._scanners: dict[str, Scanner] = {}
        self._modules: dict[str, Any] = {}
        self.languages: dict[str, Language] = {code: _language(row) for code, row in data["languages"].items()}

    @property
    def names(self) -> tuple[str, ...]:
        """Every rule's name, sorted."""
        return tuple(self._data["rules"])

    @property
    def codes(self) -> list[tuple[str, str]]:
        """Every rule's name and code, without making the rules."""
        return [(name, code) for name, (_, code, _) in self._data["rules"].items()]

    def check(self, name: str) -> str:
        """The name of the kind that judges rule `name`, without making the rule."""
        found: str = self._data["rules"][name][0]
        return found

    def rule(self, name: str) -> Rule:
        """The rule `name`; KeyError when the plan has none."""
        if name not in self._rules:
            row = marshal.loads(self._data["rules"][name][2])
            row["options"] = self.kind(name).Options(**row["options"])
            self._rules[name] = Rule(**row)
        return self._rules[name]

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by name, each made when it is looked up."""
        return _Rules(self)

    def kind(self, name: str) -> Any:
        """The module of the kind that judges rule `name`."""
        check = self.check(name)
        if check not in self._modules:
            self._modules[check] = self._kinds[check]
        return self._modules[check]

    def scanner(self, language: str) -> Scanner:
        """The scanner for the rules and the lexicon of `language`."""
        if language not in self._scanners:
            self._scanners[language] = Scanner.thaw(marshal.loads(self._data["scanners"][language]))
        return self._scanners[language]

    def always(self, language: str) -> Sequence[str]:
        """Rules of `language` that are judged on every article, whether or not anything was hit."""
        found: Sequence[str] = self._data["always"][language]
        return found

    def freeze(self) -> Mapping[str, Any]:
        """Plain data that `Plan(data, kinds)` takes back."""
        return self._data


class _Rules(Mapping[str, Rule]):
    """A plan's rules as a mapping."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def __getitem__(self, name: str) -> Rule:
        return self._plan.rule(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._plan.names)

    def __len__(self) -> int:
        return len(self._plan.names)


def compile_plan(rules: Iterable[Rule], languages: Mapping[str, Language], kinds: Mapping[str, Any], allowed: Sequence[str] = ()) -> Plan:
    """One scan of an article finds all that its rules and its language's lexicon look for, and the phrases that are `allowed`."""
    ordered = sorted(rules, key=lambda rule: rule.name)
    scanners, unconditional = {}, {}
    for code, language in languages.items():
        needles: dict[str, Sequence[Needle]] = {
            LEXICON + name: tuple(Needle(phrase=phrase) for phrase in phrases) for name, phrases in sorted(language.lexicon.items())
        }
        needles[ALLOWED] = tuple(Needle(phrase=phrase) for phrase in allowed)
        always = []
        for rule in ordered:
            if rule.language not in (code, ANY):
                continue
            kind = kinds[rule.check]
            needles[rule.name] = tuple(kind.needles(rule.options, language))
            if not needles[rule.name] or (hasattr(kind, "always") and kind.always(rule.options)):
                always.append(rule.name)
        scanners[code] = marshal.dumps(Scanner.compile(needles, [language]).freeze())
        unconditional[code] = tuple(always)
    data = {
        "rules": {rule.name: (rule.check, rule.code, marshal.dumps(freeze(rule))) for rule in ordered},
        "languages": {code: freeze(language) for code, language in languages.items()},
        "scanners": scanners,
        "always": unconditional,
    }
    return Plan(data, kinds)


def freeze(value: Any) -> Any:
    """Dataclasses as dicts, mappings as dicts, sets as sorted tuples: what marshal takes and equality ignores order in."""
    if hasattr(value, "__dataclass_fields__"):
        return {name: freeze(getattr(value, name)) for name in value.__dataclass_fields__}
    if isinstance(value, Mapping):
        return {key: freeze(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    if isinstance(value, (tuple, list)):
        return tuple(freeze(item) for item in value)
    return value


def _language(row: Mapping[str, Any]) -> Language:
    """A Language whose sets are sets again."""
    sets = {name for name, kind in Language.__annotations__.items() if "frozenset" in kind}
    values: dict[str, Any] = {name: frozenset(value) if name in sets else value for name, value in row.items()}
    return Language(**values)
