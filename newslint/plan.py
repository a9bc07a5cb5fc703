"""Everything a run needs of its rules and languages, compiled once: rules as data, one scanner a language.

It is kept in named parts, so that a run reads the rules it meets and no others. What is compiled of a language is got when an article in it
comes: the first one of a pack does not wait for the other languages.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from newslint.cache import Mended, together, whole
from newslint.document import LEXICON
from newslint.language import Language
from newslint.records import fields_of
from newslint.rows import PARTS, packed, proved, unpacked
from newslint.rule import Rule
from newslint.scan import Needle, Scanner
from newslint.vocabulary import Parts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

ANY = "any"
LISTED, LANGUAGES, OPTIONAL = "rules", "languages", "optional"
"""Parts of the plan: name -> kind and code of every rule; the codes of the languages; the names of optional rules."""
KINDS = "newslint.kinds"
"""The package of our own kinds."""
LISTS = "lists"
"""The part of a rule as plain data that names the options of which each list is kept by itself."""
COMPILED = "compiled"
"""The part of a plan as plain data that holds, by language, what is compiled of it."""
SCANNER, ALWAYS, VOCABULARY = "scanner ", "always", "vocabulary "
"""What is compiled of a language, or how its names begin: the scanner, the rules judged without a hit, the words."""
RESIDUE = "residue"
ALLOWANCE = "allowance"
ALLOWED = "allow:"
"""The scanner's owner of the phrases in which nothing is found."""


class Plan:
    """Rules, languages and scanners. Built from what a pack read, or thawed from plain data without parsing anything."""

    def __init__(self, data: Mapping[str, Any], kinds: Mapping[str, Any], compiled: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._data = data
        self._compiled: Mapping[str, Mapping[str, Any]] = data[COMPILED] if compiled is None else compiled
        self._kinds = kinds
        self._listed: Mapping[str, tuple[str, str]] = data[LISTED]
        self._rules: dict[str, Rule] = {}
        self._scanners: dict[str, Scanner] = {}
        self._modules: dict[str, Any] = {}
        self._always: dict[str, Sequence[str]] = {}
        self.governing: set[str] = set()
        """Of the rules made so far those whose kind may have others keep silent: a module takes long to say what it has not."""
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
        return frozenset(self._data[OPTIONAL])

    def check(self, name: str) -> str:
        """The name of the kind that judges rule `name`, without making the rule."""
        return self._listed[name][0]

    def rule(self, name: str) -> Rule:
        """The rule `name`; KeyError when the plan has none."""
        if name not in self._rules:
            row = dict(self._data[f"rule {name}"])
            options: Mapping[str, Any] = row["options"]
            kind = self.kind(name)
            lists: dict[str, Mapping[str, Any]] = {key: _Section(options, key) for key in row.pop(LISTS)}
            if getattr(kind, "__package__", "") != KINDS:  # a plug-in's may ask more of a dictionary than our own do
                lists = {key: dict(found) for key, found in lists.items()}
            row["options"] = kind.Options(**{**options, **lists})
            self._rules[name] = Rule(*row.values())  # in the order of its fields, as `freeze` put them
            self.governing |= {name} if hasattr(kind, "governs") else set()
        return self._rules[name]

    @property
    def rules(self) -> Mapping[str, Rule]:
        """The rules by name, each made when it is looked up."""
        return _Rules(self)

    def kind(self, name: str) -> Any:
        """The module of the kind that judges rule `name`."""
        check = self._listed[name][0]
        if check not in self._modules:
            self._modules[check] = self._kinds[check]
        return self._modules[check]

    def scanner(self, language: str) -> Scanner:
        """The scanner for the rules and the lexicon of `language`."""
        if language not in self._scanners:
            compiled = self._compiled[language]
            self._scanners[language] = Scanner.thaw(unpacked(_tables(compiled), lambda: _tables(compiled, anew=True)))
        return self._scanners[language]

    def always(self, language: str) -> Sequence[str]:
        """Rules of `language` that are judged on every article, whether or not anything was hit."""
        if language not in self._always:
            self._always[language] = self._compiled[language][ALWAYS]
        return self._always[language]

    def prepare(self) -> None:
        """Gets what is compiled of every language now, as processes to come would each for themselves."""
        for code in self._data[LANGUAGES]:
            self._compiled[code]

    def freeze(self) -> Mapping[str, Any]:
        """Plain data by name that `Plan(data, kinds)` takes back, every language compiled."""
        return {**self._data, COMPILED: {code: _whole(self._compiled[code]) for code in self._data[LANGUAGES]}}

    def _language(self, code: str) -> Language:
        """A Language whose word lists and wording are read when one of them is asked for."""
        row: Mapping[str, Any] = self._data[f"language {code}"]
        interface, lexicon = (_Section(self._data, f"{name} {code}") for name in ("interface", "lexicon"))
        return Language(**row, interface=interface, lexicon=lexicon, vocabulary=Parts(lambda: self._vocabulary(code)))

    def _vocabulary(self, code: str) -> Mapping[str, bytes]:
        """The parts of a language's vocabulary, read one by one, and nothing of the plan, which who asks for them may outlive."""
        compiled = self._compiled[code]
        names = {name.removeprefix(VOCABULARY): name for name in compiled if name.startswith(VOCABULARY)}
        return _Apart(compiled if isinstance(compiled, Mended) else {name: compiled[name] for name in names.values()}, names)


class _Apart(Mapping[str, bytes]):
    """Parts under names of their own, each read when it is first asked for: made alike every time, they need not be of one make."""

    __slots__ = ("_data", "_made", "_names")

    def __init__(self, data: Mapping[str, bytes], names: Mapping[str, str]) -> None:
        self._data, self._names = data, names
        self._made: dict[str, bytes] = {}

    def __getitem__(self, name: str) -> bytes:
        if name not in self._made:
            self._made[name] = self._data[self._names[name]]
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __contains__(self, name: object) -> bool:
        return name in self._names  # without reading it

    def __len__(self) -> int:
        return len(self._names)


class _Section(Mapping[str, Any]):
    """A part of the plan, or of a rule in it, that is a mapping: read when it is first asked for anything, lists in it one by one."""

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


class Spoken(dict[str, Mapping[str, Any]]):
    """What is compiled of each language, got by `make` when it is first asked for."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[[str], Mapping[str, Any]]) -> None:
        self._make = make

    def __missing__(self, code: str) -> Mapping[str, Any]:
        self[code] = made = self._make(code)
        return made


def compile_plan(rules: Iterable[Rule], languages: Mapping[str, Language], kinds: Mapping[str, Any], allowed: Sequence[str] = ()) -> Plan:
    """One scan of an article finds all that its rules and its language's lexicon look for, and the phrases that are `allowed`."""
    ordered = sorted(rules, key=lambda rule: rule.name)
    return Plan(compile_rules(ordered, languages), kinds, Spoken(lambda code: compile_language(languages[code], ordered, kinds, allowed)))


def compile_rules(rules: Sequence[Rule], languages: Mapping[str, Language]) -> dict[str, Any]:
    """The parts of a plan that every run may need; `rules` in the order of their names."""
    data: dict[str, Any] = {LISTED: {rule.name: (rule.check, rule.code) for rule in rules}, LANGUAGES: tuple(languages)}
    data[OPTIONAL] = frozenset(rule.name for rule in rules if rule.optional)
    for code, language in languages.items():
        row = {name: _plain(getattr(language, name)) for name in language.__match_args__ if name != "vocabulary"}
        data[f"lexicon {code}"] = {name: marshal.dumps(phrases) for name, phrases in row.pop("lexicon").items()}
        data[f"interface {code}"] = row.pop("interface")
        data[f"language {code}"] = row
    return data | {f"rule {rule.name}": _row(rule) for rule in rules}


def _row(rule: Rule) -> dict[str, Any]:
    """A rule as plain data: of options that hold lists by name, of which an article needs the names, each list by itself."""
    row: dict[str, Any] = freeze(rule)
    options: dict[str, Any] = row["options"]
    lists = {key: value for key, value in options.items() if isinstance(value, dict) and {*map(type, value.values())} == {tuple}}
    options |= {key: {name: marshal.dumps(phrases) for name, phrases in value.items()} for key, value in lists.items()}
    return {**row, LISTS: tuple(lists)}


def compile_language(language: Language, rules: Sequence[Rule], kinds: Mapping[str, Any], allowed: Sequence[str]) -> dict[str, Any]:
    """The parts of a plan that articles in one language need; `rules` are those of all languages, in the order of their names."""
    needles: dict[str, Sequence[Needle]] = {
        LEXICON + name: tuple(Needle(phrase=phrase) for phrase in phrases) for name, phrases in sorted(language.lexicon.items())
    }
    needles[ALLOWED] = tuple(Needle(phrase=phrase) for phrase in allowed)
    always = []
    for rule in rules:
        if rule.language not in (language.code, ANY):
            continue
        kind = kinds[rule.check]
        lent = kind.lent(rule, rules) if hasattr(kind, "lent") else ()
        needles[rule.name] = (*kind.needles(rule.options, language), *lent)
        if not needles[rule.name] or (hasattr(kind, "always") and kind.always(rule.options)):
            always.append(rule.name)
    tables = Scanner.compile(needles, [language]).freeze()
    needles.clear()
    scanner = packed(tables)
    data = {SCANNER + name: part for name, part in scanner.items()}
    return {**{VOCABULARY + name: part for name, part in language.vocabulary.items()}, ALWAYS: tuple(always), **data}


def _tables(compiled: Mapping[str, Any], *, anew: bool = False) -> dict[str, Any]:
    """The tables of a scanner as `unpacked` takes them; `anew`: what is kept of them is damaged."""
    return dict(zip(PARTS, together(compiled, [SCANNER + name for name in PARTS], anew=anew), strict=True))


def _whole(compiled: Mapping[str, Any]) -> dict[str, Any]:
    """What is compiled of a language, read to the last row; whoever gets it cannot make it anew, so what is damaged is made anew here."""
    found = dict(zip(compiled, map(whole, together(compiled, compiled)), strict=True))
    if proved({name: found[SCANNER + name] for name in PARTS}):
        return found
    return dict(zip(compiled, together(compiled, compiled, anew=True), strict=True))


def _plain(value: Any) -> Any:
    """What marshal takes as it is; sets stay sets."""
    return value if isinstance(value, frozenset) else freeze(value)


def freeze(value: Any) -> Any:
    """Dataclasses as dicts, mappings as dicts, sets as sorted tuples: what marshal takes and equality ignores order in."""
    if type(value) is str:
        return value
    if isinstance(value, (tuple, list)):
        return tuple([item if type(item) is str else freeze(item) for item in value])
    if isinstance(value, Mapping):
        return {key: freeze(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return tuple(sorted(value))
    if (fields := fields_of(type(value))) is not None:
        return {name: freeze(getattr(value, name)) for name in fields}
    return value
