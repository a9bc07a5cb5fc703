"""Reads configuration files: YAML or a table of pyproject.toml into a Config, with every mistake at its line and column."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newslint.config import LEVELS, OFF, TABLE, Block, Config, ConfigSource, RuleSetting, Setting, digest, read_source, shown
from newslint.errors import NewslintError, Problem
from newslint.globs import Glob
from newslint.mistakes import close, one_of, unknown_key
from newslint.nodes import MappingNode, Node, ScalarNode, SequenceNode, nodes_of
from newslint.packfiles import shipped
from newslint.records import dataclass, field, replace
from newslint.schema import compose

DEFAULT = "default"
"""The profile that ships with the rules; a configuration that extends nothing in particular extends it."""
SINGLE = ("lang", "ui-lang", "fail-on", "encoding")
LISTS = ("allow", "packs", "include", "exclude")
PLACED = ("allow", "encoding", "lang", "rules", "ui-lang")
"""Keys that may also stand below `paths`."""
MANUAL = {
    "extends": "What holds where this file is silent: default, or paths of other configurations relative to this one; [] for nothing.",
    "lang": "The language of the articles, when it is not to be told from each of them.",
    "ui-lang": "The language of messages; the article's when left out.",
    "fail-on": "The mildest level that makes the exit status 1.",
    "encoding": "The encoding of articles that are not UTF-8.",
    "allow": "Phrases in which nothing is found.",
    "packs": "Directories of further rules, relative to this file.",
    "include": "In directories, only files that match one of these globs.",
    "exclude": "In directories, nothing that matches one of these globs.",
    "rules": "Rules by name, code, family, folder or glob: off, a level, or keys of the rule with the values that replace theirs.",
    "paths": "Settings for the files of a glob; the last that matches holds.",
}
KEYS = tuple(MANUAL)
LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]+)*"


@dataclass(slots=True)
class _Reading:
    """A Config in the making."""

    blocks: list[Block] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def parse(sources: Sequence[ConfigSource]) -> Config:
    """The settings of the configuration found (none: the shipped profile). Raises NewslintError with every mistake in it."""
    reading = _Reading()
    if len(sources) > 1:
        names = [os.path.basename(source.path) for source in sources]
        what = f"{one_of(names[:-1]).replace(' or ', ' and ')} and {names[-1]} both configure newslint here"
        reading.problems.append(Problem(sources[0].path, what, "keep one of them"))
    elif sources:
        _read(sources[0], reading, (os.path.realpath(sources[0].path),))
    else:
        _extend(_shipped(), None, reading, ())
    if reading.problems:
        ordered = sorted(dict.fromkeys(reading.problems), key=_place)
        raise NewslintError([replace(problem, where=shown(problem.where)) for problem in ordered])
    return Config(tuple(reading.blocks), tuple(reading.sources.items()))


def patched(rule: Node, patch: Mapping[str, Any], origin: str) -> Node:
    """A rule file's nodes with a patch over them: mistakes in the patch lie at `origin`, where it was written."""
    return _overlaid(rule, nodes_of({key: value for key, value in patch.items() if (key, value) != ("level", OFF)}, origin))


def schema() -> dict[str, Any]:
    """The JSON Schema of newslint.yaml, for editors that complete and check it."""
    text, level = {"type": "string"}, {"enum": list(LEVELS)}
    texts = {"anyOf": [text, {"type": "array", "items": text}]}
    rules = {"type": "object", "additionalProperties": {"anyOf": [level, {"type": "object", "properties": {"level": level}}]}}
    types: dict[str, Any] = {"rules": rules, "fail-on": {"enum": [word for word in LEVELS if word != OFF]}}
    types |= {key: {"type": "string", "pattern": f"^{LANGUAGE}$"} for key in ("lang", "ui-lang")}
    types |= dict.fromkeys((*LISTS, "extends"), texts) | {"encoding": text}
    properties = {key: {**types[key], "description": MANUAL[key]} for key in KEYS if key in types}
    placed = {"type": "object", "properties": {key: properties[key] for key in PLACED}, "additionalProperties": False}
    globs = {"type": "object", "additionalProperties": placed}
    properties["paths"] = {"anyOf": [globs, {"type": "array", "items": globs}], "description": MANUAL["paths"]}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "newslint configuration", "type": "object"}
    return {**head, "properties": properties, "additionalProperties": False}


def _place(problem: Problem) -> tuple[str, int, int]:
    match = re.fullmatch(r"(.*):(\d+):(\d+)", problem.where, re.DOTALL)
    return (match[1], int(match[2]), int(match[3])) if match else (problem.where, 0, 0)


def _overlaid(below: Node, above: Node) -> Node:
    if not (isinstance(below, MappingNode) and isinstance(above, MappingNode)):
        return above
    entries = [
        (above.index[name][0], _overlaid(value, above.index[name][1])) if name in above.index else (key, value)
        for name, (key, value) in below.index.items()
    ]
    entries += [(key, value) for name, (key, value) in above.index.items() if name not in below.index]
    return MappingNode(below.source, below.start, below.end, tuple(entries))


def _shipped() -> str:
    return os.path.join(str(shipped()), f"{DEFAULT}.yaml")


def _read(source: ConfigSource, reading: _Reading, chain: tuple[str, ...]) -> None:
    """Adds one file's settings, after those of the files it extends. `chain` is the way here, for cycles."""
    reading.sources[source.path] = digest(source.data)
    try:
        root = _root(source)
    except NewslintError as error:
        reading.problems.extend(error.problems)
        return
    entries = dict(_entries(root, KEYS, reading.problems))
    extends = entries.get("extends")
    if extends is None and chain[-1] != os.path.realpath(_shipped()):
        _extend(_shipped(), None, reading, chain)
    for item in _texts(extends, "extends", reading.problems) if extends else ():
        path = _shipped() if item.value == DEFAULT else os.path.join(os.path.dirname(source.path), item.value)
        _extend(path, item, reading, chain)
    folder = os.path.dirname(source.path)
    reading.blocks.append(_block(None, entries, folder, reading.problems))
    if "paths" in entries:
        reading.blocks.extend(_paths(entries["paths"], folder, reading.problems))


def _extend(path: str, item: Node | None, reading: _Reading, chain: tuple[str, ...]) -> None:
    """Adds the settings of a file that is extended; `item` is where that is written. A file that two others extend counts once."""
    path, real = os.path.normpath(path), os.path.realpath(path)
    where = item.where if item else path
    if real in chain:
        reading.problems.append(Problem(where, f"{shown(path)} extends itself", "configurations cannot extend each other in a circle"))
    elif path not in reading.sources:
        try:
            source = read_source(path)
        except NewslintError as error:
            hint = "write default, or a path relative to this file"
            reading.problems.extend(Problem(where, f"{shown(path)}: {problem.what}", hint) for problem in error.problems)
        else:
            _read(source, reading, (*chain, real))


def _root(source: ConfigSource) -> MappingNode:
    """The keys of a file. Raises NewslintError when it has none to read."""
    try:
        text = source.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NewslintError(Problem(source.path, f"not valid UTF-8: byte {error.start + 1}", "save it as UTF-8")) from error
    if source.path.endswith(".toml"):
        root = _table(source, text)
    elif all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        root = nodes_of({}, source.path)
    else:
        root = compose(text, source.path)
    if not isinstance(root, MappingNode):
        raise NewslintError(root.problem("keys with values were expected here", f"the keys are {', '.join(sorted(KEYS))}"))
    return root


def _table(source: ConfigSource, text: str) -> Node:
    """`[tool.newslint]` of a pyproject.toml; a TOML parser keeps no places, so all of it lies where the table begins."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NewslintError(Problem(source.path, f"not valid TOML: {error}")) from error
    header = re.search(TABLE, source.data.decode("latin-1"))
    line = source.data.count(b"\n", 0, header.start()) + 1 if header else 1
    tool = data.get("tool", {})
    return nodes_of(tool.get("newslint", {}) if isinstance(tool, dict) else {}, f"{source.path}:{line}:1")


def _entries(node: Node, known: Sequence[str] | None, problems: list[Problem]) -> Iterator[tuple[str, Node]]:
    """The keys of a mapping with their values; a key that is unknown (to `known`, unless None), doubled or empty is a problem."""
    if not isinstance(node, MappingNode):
        problems.append(node.problem("keys with values were expected here", "write key: value"))
        return
    for key, value in node.entries:
        if not isinstance(key, ScalarNode) or not key.value:
            problems.append(key.problem("a key must be a text"))
        elif node.index[key.value][0] is not key:
            problems.append(key.problem(f"'{key.value}' is here twice", "keep one"))
        elif known is not None and key.value not in known:
            problems.append(unknown_key(key, key.value, known))
        elif isinstance(value, ScalarNode) and not value.value.strip():
            problems.append(key.problem(f"'{key.value}' has no value", "fill it in or delete the line"))
        else:
            yield key.value, value


def _texts(node: Node, key: str, problems: list[Problem]) -> Iterator[ScalarNode]:
    """The items of a list of texts; one text alone is a list of one."""
    for item in node.items if isinstance(node, SequenceNode) else (node,):
        if isinstance(item, ScalarNode) and item.value.strip():
            yield item
        else:
            problems.append(item.problem(f"'{key}' must be a text or a list of texts"))


def _block(glob: Glob | None, entries: Mapping[str, Node], folder: str, problems: list[Problem]) -> Block:
    settings: list[Setting] = []
    for key, node in entries.items():
        if key in LISTS:
            items = list(_texts(node, key, problems))
        elif key in SINGLE:
            items = [node] if isinstance(node, ScalarNode) else []
            problems.extend([] if items else [node.problem(f"'{key}' must be a text")])
        else:
            continue
        problems.extend(problem for item in items if (problem := _wrong(key, item, folder)))
        settings.extend(Setting(key, item.value, item.where, folder) for item in items)
    rules = tuple(_rules(entries["rules"], problems)) if "rules" in entries else ()
    return Block(glob, tuple(settings), rules)


def _wrong(key: str, item: ScalarNode, folder: str) -> Problem | None:
    """What is wrong with one value, if anything."""
    value = item.value
    if key in ("lang", "ui-lang") and not re.fullmatch(LANGUAGE, value):
        return item.problem(f"'{key}' must be a language code, not '{value}'", "such as id or en")
    if key == "fail-on" and (value == OFF or value not in LEVELS):
        levels = [level for level in LEVELS if level != OFF]
        return item.problem(f"'fail-on' must be {one_of(levels)}", close(value, levels))
    if key == "packs" and not os.path.isdir(os.path.join(folder, value)):
        return item.problem(f"no such directory: {value}", "a path relative to this file")
    if key == "encoding":
        try:
            codecs.lookup(value)
        except (LookupError, ValueError):
            return item.problem(f"unknown encoding '{value}'", "such as utf-8 or windows-1252")
    return None


def _rules(node: Node, problems: list[Problem]) -> Iterator[RuleSetting]:
    for selector, value in _entries(node, None, problems):
        where = node.place(selector).where if isinstance(node, MappingNode) else node.where
        level = value.get("level") if isinstance(value, MappingNode) else value
        if level is not None and not (isinstance(level, ScalarNode) and level.value in LEVELS):
            hint = close(level.value, LEVELS) if isinstance(level, ScalarNode) else ""
            keys = "" if isinstance(value, MappingNode) else ", or keys of the rule with their values"
            problems.append(level.problem(f"'{selector}' must be {one_of(LEVELS)}{keys}", hint))
        elif isinstance(value, MappingNode):
            yield RuleSetting(selector, _plain(value, problems), where)
        elif isinstance(value, ScalarNode):
            yield RuleSetting(selector, {"level": value.value}, where)


def _plain(node: Node, problems: list[Problem]) -> Any:
    """Plain data, as the rule file would hold it; whether the values fit the rule is seen when they meet it."""
    if isinstance(node, MappingNode):
        return {key: _plain(value, problems) for key, value in _entries(node, None, problems)}
    if isinstance(node, SequenceNode):
        return [_plain(item, problems) for item in node.items]
    return node.value if isinstance(node, ScalarNode) else ""


def _paths(node: Node, folder: str, problems: list[Problem]) -> Iterator[Block]:
    """`paths:` as a mapping of glob to settings, or as a list of such mappings."""
    for part in node.items if isinstance(node, SequenceNode) else (node,):
        for pattern, below in _entries(part, None, problems):
            entries = dict(_entries(below, PLACED, problems))
            yield _block(Glob(pattern, folder), entries, folder, problems)
