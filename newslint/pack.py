"""Rule packs: directories laid out like `rules/`, read into rules and languages. A mistake in a file stops only what is in it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from newslint import rulefile, schema, wordlist
from newslint.affixes import forms
from newslint.errors import NewslintError, Problem
from newslint.language import Language
from newslint.nodes import MappingNode, ScalarNode, SequenceNode, scalars
from newslint.packfiles import VOCABULARY, content, hidden
from newslint.proof import unusable_phrase
from newslint.records import replace
from newslint.rule import Rule

ANY = "any"
LANGUAGE = "language.yaml"
INTERFACE = "interface.yaml"
LEXICON = "lexicon"
BESIDE = ("code", "lexicon", "interface", "vocabulary")
"""Fields of a language that are not in its file: its folder's name, and what lies in files beside it."""


def read_pack(
    root: Path,
    kinds: Mapping[str, Any],
    *,
    languages: Mapping[str, Language] | None = None,
    overlay: rulefile.Overlay | None = None,
    annotators: Collection[str] | None = None,
    proven: bool = False,
) -> tuple[tuple[Rule, ...], tuple[Problem, ...]]:
    """The sound rules of a pack in the order of their names, and what is wrong with the others.

    `languages` default to the pack's own; a pack of rules for a language that another pack describes needs them.
    `overlay(name, code, nodes)` gives a rule file's nodes as the settings change them.
    `annotators` are the names that rules may ask for; None when they are not known.
    `proven` spares the proof that regular expressions end in time (0.03 s each), for rules whose tests have shown it.
    """
    root = Path(root)
    if not root.is_dir():
        return (), (Problem(str(root), "no such directory"),)
    if languages is None:
        languages = read_languages(root)[0]
    desks = {name: desk for each in languages.values() for desk, names in each.sections.items() for name in (*names, desk)}
    rules: list[Rule] = []
    problems: list[Problem] = []
    for path in _rule_files(root, problems):
        name = path.relative_to(root).with_suffix("").as_posix()
        try:
            tongues = _tongues(name, languages)
            read = rulefile.read(path, name, kinds, tongues, overlay, annotators=annotators, desks=desks, proven=proven)
        except NewslintError as error:
            problems.extend(error.problems)
            continue
        rules.append(read.rule)
    clashing = clashes(rules)
    problems.extend(clashing.values())
    sound = (rule for rule in rules if rule.path not in clashing)
    return tuple(sorted(sound, key=lambda rule: rule.name)), tuple(problems)


def clashes(rules: Iterable[Rule]) -> dict[str, Problem]:
    """Rules that cannot stand beside the others, by path: two of one name, one code for two rules, a former name in use.

    One code may serve the same rule in several languages: same family, same file name.
    """
    ordered = list(rules)
    names = {rule.name: rule for rule in reversed(ordered)}
    codes: dict[str, Rule] = {}
    former: dict[str, Rule] = {}
    problems: dict[str, Problem] = {}
    for rule in ordered:
        if names[rule.name] is not rule:
            problems[rule.path] = Problem(rule.path, f"a rule called {rule.name} is in {names[rule.name].path} too", "rename one")
            continue
        first = codes.setdefault(rule.code, rule)
        if first.name.split("/")[1:] != rule.name.split("/")[1:]:
            hint = "take a code that was never used; only the same rule in another language shares one"
            problems[rule.path] = Problem(place(rule, "code"), f"{rule.code} is the code of {first.name}", hint)
            continue
        for name in rule.formerly:
            other = former.setdefault(name, rule)
            if name in names:
                hint = "a former name belongs to no rule now"
                problems[rule.path] = Problem(place(rule, "formerly"), f"a rule called {name} is in use", hint)
            elif other is not rule:
                problems[rule.path] = Problem(place(rule, "formerly"), f"{other.name} was called {name} too", "keep it in one of them")
    return problems


def place(rule: Rule, key: str) -> str:
    """Where the value of a key stands in a rule's file, as `path:line:column`; the file alone when it is not there any more."""
    try:
        root = rulefile.load(Path(rule.path))
    except NewslintError:
        return rule.path
    node = root.get(key) if isinstance(root, MappingNode) else None
    return node.where if node else rule.path


def read_languages(root: Path) -> tuple[dict[str, Language], tuple[Problem, ...]]:
    """The languages a pack describes, by code, and what is wrong with their files; a faulty lexicon costs only its own lists."""
    languages: dict[str, Language] = {}
    problems: list[Problem] = []
    for folder in _folders(Path(root)):
        path = folder / LANGUAGE
        if not path.is_file():
            problems.extend(_of_no_language(folder))
            continue
        try:
            language = _language(path, folder.name)
        except NewslintError as error:
            problems.extend(error.problems)
            continue
        lexicon, wording = _lexicon(folder / LEXICON, problems), _interface(folder / INTERFACE, problems)
        vocabulary = _vocabulary(folder / VOCABULARY, problems)
        languages[folder.name] = replace(language, lexicon=lexicon, interface=wording, vocabulary=vocabulary)
    return languages, tuple(problems)


def _of_no_language(folder: Path) -> Iterator[Problem]:
    """What describes a language in a folder that describes none would be passed over in silence."""
    for name in (VOCABULARY, INTERFACE, LEXICON):
        if (folder / name).exists():
            yield Problem(str(folder / name), f"is not read: there is no {LANGUAGE} beside it", f"write {LANGUAGE}, or delete this")


def rule_schema(kinds: Mapping[str, Any]) -> dict[str, Any]:
    """The JSON Schema of rule files, for editors that complete and check them."""
    return schema.json_schema_by("check", rulefile.Keys, {name: kind.Options for name, kind in kinds.items()}, title="newslint rule")


def _folders(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_dir() and not hidden(path.name)) if folder.is_dir() else []


def _yaml_files(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The YAML files of one folder; a name that cannot be a rule's or a list's is a problem."""
    for path in sorted(folder.iterdir()):
        if path.is_dir() or hidden(path.name) or path.suffix not in (".yaml", ".yml"):
            continue
        if path.suffix == ".yml":
            problems.append(Problem(str(path), "is not read", f"rename it to {path.stem}.yaml"))
        elif not rulefile.NAME.fullmatch(path.stem):
            problems.append(Problem(str(path), f"'{path.stem}' cannot be a name", "use small letters, digits and hyphens"))
        else:
            yield path


def _rule_files(root: Path, problems: list[Problem]) -> Iterator[Path]:
    """`<lang>/<family>/*.yaml`; a rule file that lies elsewhere would be forgotten in silence, so it is told."""
    problems.extend(_misplaced(path) for path in sorted(root.glob("*.y*ml")) if _is_rule(path))
    for language in _folders(root):
        for path in _yaml_files(language, problems):
            if path.name not in (LANGUAGE, INTERFACE):
                problems.append(_misplaced(path))
        for family in _folders(language):
            if family.name == LEXICON:
                continue
            if not rulefile.NAME.fullmatch(family.name):
                problems.append(Problem(str(family), f"'{family.name}' cannot be a family", "use small letters, digits and hyphens"))
                continue
            yield from _yaml_files(family, problems)
            problems.extend(_misplaced(path) for below in _folders(family) for path in sorted(below.rglob("*.yaml")))


def _is_rule(path: Path) -> bool:
    """Whether a file at the top of a pack, where a profile or any other YAML may lie, was meant to be a rule."""
    try:
        return re.search(rb"^check[ \t]*:", content(str(path)), re.MULTILINE) is not None
    except OSError:
        return False


def _misplaced(path: Path) -> Problem:
    return Problem(str(path), "is not read here", "a rule lies in <language>/<family>/")


def _tongues(name: str, languages: Mapping[str, Language]) -> Sequence[Language | None]:
    """The languages a rule is read with: its own, or all for a rule of `any`."""
    code = name.split("/", 1)[0]
    if code == ANY:
        return tuple(languages.values()) or (None,)
    return (languages.get(code),)


def _language(path: Path, code: str) -> Language:
    """`language.yaml` holds the fields of Language but for its code, the folder's name, and what lies in files beside it."""
    root = rulefile.load(path)
    if not isinstance(root, MappingNode):
        raise NewslintError(root.problem("keys with values were expected here", "begin with name: and the language's name"))
    problems = [root.place(key).problem(f"unknown key '{key}'") for key in BESIDE if key in root.index]
    if problems:
        raise NewslintError(problems)
    stated = (ScalarNode(root.source, root.start, root.start, "code"), ScalarNode(root.source, root.start, root.start, code, quoted=True))
    language = schema.validate(Language, MappingNode(root.source, root.start, root.end, (*root.entries, stated)))
    problems = [
        affix.problem(f"'{affix.value}' is not an affix", "write {root} or {nasal} where the root goes") for affix in _odd_affixes(root)
    ]
    if problems:
        raise NewslintError(problems)
    return language


def _odd_affixes(root: MappingNode) -> Iterator[ScalarNode]:
    """Affixes that no root can fill."""
    probe = Language("", "", frozenset(), nasal=(("x", "n", 0),))
    for affix in scalars(root.get("affixes")):
        try:
            fits = "{" in affix.value and bool(forms("x", replace(probe, affixes=(affix.value,))))
        except (ValueError, AttributeError):
            fits = False
        if not fits:
            yield affix


def _lexicon(folder: Path, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    """The lists of `lexicon/*.yaml` by `file.list`."""
    lists: dict[str, tuple[str, ...]] = {}
    for path in _yaml_files(folder, problems) if folder.is_dir() else ():
        try:
            root = rulefile.load(path)
            values: Mapping[str, tuple[str, ...]] = schema.validate(Mapping[str, tuple[str, ...]], root)
        except NewslintError as error:
            problems.extend(error.problems)
            continue
        for name, phrases in values.items():
            node = root.get(name) if isinstance(root, MappingNode) else None
            wrong = dict(_unreadable(node)) if isinstance(node, SequenceNode) else {}
            problems.extend(wrong.values())
            lists[f"{path.stem}.{name}"] = tuple(phrase for phrase in phrases if phrase not in wrong)
    return lists


def _interface(path: Path, problems: list[Problem]) -> Mapping[str, str]:
    """What newslint itself says in a language."""
    if not path.is_file():
        return {}
    try:
        wording: Mapping[str, str] = schema.validate(Mapping[str, str], rulefile.load(path))
    except NewslintError as error:
        problems.extend(error.problems)
        return {}
    return wording


def _vocabulary(path: Path, problems: list[Problem]) -> Mapping[str, bytes]:
    """The words of a language; none when there is no such file, or it cannot be used."""
    try:
        parts, wrong = wordlist.read(content(str(path)).decode("utf-8-sig"), str(path))
    except FileNotFoundError:
        return {}
    except OSError as error:
        problems.append(Problem(str(path), f"cannot be read: {error.strerror}"))
    except UnicodeDecodeError:
        problems.append(Problem(str(path), "this is not UTF-8", "save the file as UTF-8"))
    except ValueError as error:
        problems.append(Problem(str(path), f"too many words: {error}", "leave out the rarest"))
    else:
        problems.extend(wrong)
        return parts
    return {}


def _unreadable(node: SequenceNode) -> Iterator[tuple[str, Problem]]:
    """The phrases of a list that cannot be used, with the reason."""
    for item in node.items:
        if isinstance(item, ScalarNode) and item.value.strip() and (unusable := unusable_phrase(item.value)):
            position, what, hint = unusable
            yield item.value, Problem(item.at(position), what, hint)
