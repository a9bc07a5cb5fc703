"""Everything a run needs of its rules and languages, compiled once: rules as data, one scanner a language.

It is kept in named parts, so that a run reads the rules and the language it meets and no others.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.document import LEXICON
from newslint.language import Language
from newslint.rows import PARTS, packed, unpacked
from newslint.rule import Rule
from newslint.scan import Needle, Scanner
from newslint.vocabulary import WORDS, Parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

ANY = "any"
LISTED, LANGUAGES, OPTIONAL = "rules", "languages", "optional"
"""Parts of the plan: name -> kind and code of every rule; the codes of the languages; the names of optional rules."""
RESIDUE = "residue"
ALLOWANCE = "allowance"
ALLOWED = "allow:"
"""The scanner's owner of the phrases in which nothing is found."""


class Plan:
    """Rules, languages and scanners. Built from what a pack read, or thawed from plain data without parsing anything."""

    def __init__(self, data: Mapping[str, Any], kinds: Mapping[str, Any]) -> None:
        self._data = data
        self._kinds = kinds
        self._listed: Mapping[str, tuple[str, str]] = data[LISTED]
        self._rules: dict[str, Rule] = {}
        self._scanners: dict[str, Scanner] = {}
        self._modules: dict[str, Any] = {}
        self.languages: dict[str, Language] = {code: self._language(code) for code in data[LANGUAGES]}

    @property
    def names(self) -> tuple[str, ...]:
        """Every rule's name, sorted."""
        return tuple(self._listed)

    @property
    def codes(self) -> list[tuple[str, str]]:
        """Every rule's name and code, without making the rules."""
        return [(name, code) for name, (_, code) in self._listed.items()]

    @property
    def optional(self) -> frozenset[str]:
        """The names of the rules that run only where settings or the command line name them."""
        found: frozenset[str] = self._data[OPTIONAL]
        return found

    def check(self, name: str) -> str:
        """The name of the kind that judges rule `name`, without making the rule."""
        return self._listed[name][0]

    def rule(self, name: str) -> Rule:
        """The rule `name`; KeyError when the plan has none."""
        if name not in self._rules:
            row = dict(self._data[f"rule {name}"])
            row["options"] = self.kind(name).Options(**row["options"])
            self._rules[name] = Rule(*row.values())  # in the order of its fields, as `freeze` put them
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
            self._scanners[language] = Scanner.thaw(unpacked({name: self._data[f"scanner {language} {name}"] for name in PARTS}))
        return self._scanners[language]

    def always(self, language: str) -> Sequence[str]:
        """Rules of `language` that are judged on every article, whether or not anything was hit."""
        found: Sequence[str] = self._data[f"always {language}"]
        return found

    def freeze(self) -> Mapping[str, Any]:
        """Plain data by name that `Plan(data, kinds)` takes back, and of which a run needs little."""
        return self._data

    def _language(self, code: str) -> Language:
        """A Language whose word lists and wording are read when one of them is asked for."""
        row: Mapping[str, Any] = self._data[f"language {code}"]
        interface, lexicon = (_Section(self._data, f"{name} {code}") for name in ("interface", "lexicon"))
        return Language(**row, interface=interface, lexicon=lexicon, vocabulary=_vocabulary(self._data, code))


class _Section(Mapping[str, Any]):
    """A part of the plan that is a mapping, read when it is first asked for anything; lists in it one by one."""

    __slots__ = ("_data", "_made", "_name", "_rows")

    def __init__(self, data: Mapping[str, Any], name: str) -> None:
        self._data, self._name = data, name
        self._rows: Mapping[str, Any] | None = None
        self._made: dict[str, Any] = {}

    def _read(self) -> Mapping[str, Any]:
        if self._rows is None:
            self._rows = self._data[self._name]
        return self._rows

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            row = self._read()[name]
            self._made[name] = marshal.loads(row) if isinstance(row, bytes) else row
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())


class _Words(Parts):
    """The parts of a language's vocabulary, each read when it is asked for."""

    __slots__ = ("_name",)

    def __init__(self, data: Mapping[str, Any], name: str) -> None:
        self._parts, self._name = data, name

    def __getitem__(self, name: str) -> bytes:
        part: bytes = self._parts[self._name + name]
        return part

    def __contains__(self, name: object) -> bool:
        return f"{self._name}{name}" in self._parts

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix(self._name) for name in self._parts if name.startswith(self._name))

    def __len__(self) -> int:
        return sum(name.startswith(self._name) for name in self._parts)


def _vocabulary(data: Mapping[str, Any], code: str) -> Mapping[str, bytes]:
    """The vocabulary of a language, or nothing when it has none."""
    words = _Words(data, f"vocabulary {code} ")
    return words if WORDS in words else {}


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
    data: dict[str, Any] = {LISTED: {rule.name: (rule.check, rule.code) for rule in ordered}, LANGUAGES: tuple(languages)}
    data[OPTIONAL] = frozenset(rule.name for rule in ordered if rule.optional)
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
        data |= {f"scanner {code} {name}": part for name, part in packed(Scanner.compile(needles, [language]).freeze()).items()}
        data[f"always {code}"] = tuple(always)
        row = {name: _plain(getattr(language, name)) for name in language.__match_args__}
        data[f"lexicon {code}"] = {name: marshal.dumps(phrases) for name, phrases in row.pop("lexicon").items()}
        data[f"interface {code}"] = row.pop("interface")
        data |= {f"vocabulary {code} {name}": part for name, part in row.pop("vocabulary").items()}
        data[f"language {code}"] = row
    data |= {f"rule {rule.name}": freeze(rule) for rule in ordered}
    return Plan(data, kinds)


def _plain(value: Any) -> Any:
    """What marshal takes as it is; sets stay sets."""
    return value if isinstance(value, frozenset) else freeze(value)


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
