"""One rule file: the keys that every rule has, and everything that can be wrong with them besides their types."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from newslint import examples, schema
from newslint.choices import Level
from newslint.errors import NewslintError, Problem
from newslint.language import Language
from newslint.mistakes import chosen, close, one_of, unknown_desks
from newslint.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source, scalars
from newslint.packfiles import content
from newslint.proof import unusable_pattern, unusable_phrase
from newslint.records import dataclass, field
from newslint.rule import ONCE, Rule

CODE = re.compile(r"[A-Z]{3}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
RULE = re.compile(rf"({NAME.pattern})(/{NAME.pattern}){{2}}")
TONGUE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
BRACES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")
ZoneName = Literal["headline", "subhead", "dateline", "body", "quote", "bullet", "caption", "residue", "credit"]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of every rule; the others belong to its kind."""

    check: str
    """The kind of check, which decides what other keys there are."""
    code: str
    """Three capitals and three digits, `ATT002`: the same in every language, never used again for another rule."""
    say: Mapping[str, str]
    """The message to the writer, by interface language (`id`, `en`); `{match}` is what was found."""
    why: str
    """Why an editor minds, in a few sentences."""
    flags: tuple[str, ...]
    """Examples that must be found, with the words marked: `[[bad]]`, or `[[bad -> good]]` when the fix is shown too."""
    passes: tuple[str, ...]
    """Examples that are near and right, in which nothing may be found."""
    level: Level = "warning"
    """How grave it is: error, warning or note."""
    in_: tuple[ZoneName, ...] = ()
    """The zones it looks in; all that `outside` does not name, when left out."""
    outside: tuple[ZoneName, ...] = ()
    """The zones it does not look in."""
    optional: bool = False
    """Whether it runs only where settings or `--select` name it, by its own name or code: `rules: {LNG018: note}`."""
    sections: Mapping[str, Literal["error", "warning", "note", "off"]] = field(default_factory=dict)
    """Another level for a desk, or `off`: `opinion: off`."""
    basis: str = ""
    """The article of an ethics code or style guide: `KEJ 3`."""
    links: tuple[str, ...] = ()
    """Pages that say more."""
    since: str = ""
    """The version of newslint that first had it."""
    formerly: tuple[str, ...] = ()
    """Names it went by before; allowances that use them still hold."""
    misses: tuple[str, ...] = ()
    """Examples that should be found and are not: known limits."""
    overflags: tuple[str, ...] = ()
    """Examples that are right and found all the same: known limits."""


Overlay = Callable[[str, str, Node], Node]
"""From a rule's name, code and nodes, its nodes under some settings."""


@dataclass(frozen=True, slots=True)
class Read:
    """A rule with the nodes of its file, for places."""

    rule: Rule
    root: MappingNode


def load(path: Path) -> Node:
    """The nodes of a YAML file. Raises NewslintError when it cannot be read or is not plain YAML."""
    try:
        raw = content(str(path))
    except OSError as error:
        raise NewslintError(Problem(str(path), f"cannot be read: {error.strerror}")) from None
    try:
        return schema.compose(raw.decode("utf-8"), str(path))
    except UnicodeDecodeError as error:
        *above, before = raw[: error.start].decode("utf-8").split("\n")
        raise NewslintError(Problem(f"{path}:{len(above) + 1}:{len(before) + 1}", "this is not UTF-8", "save the file as UTF-8")) from None


def read(
    path: Path,
    name: str,
    kinds: Mapping[str, Any],
    languages: Sequence[Language | None],
    overlay: Overlay | None = None,
    *,
    annotators: Collection[str] | None = None,
    desks: Mapping[str, str] | None = None,
    proven: bool = False,
) -> Read:
    """The rule in a file, as `overlay` changes it. Raises NewslintError with everything that is wrong with it.

    `annotators` are the names that a kind may ask for; None when they are not known. `desks` are those of all languages, by every name that
    articles give them. `proven` says that its patterns were shown elsewhere to end in time, which takes long to show.
    """
    root = written = load(path)
    if overlay and isinstance(root, MappingNode):
        code = root.get("code")
        root = overlay(name, code.value if isinstance(code, ScalarNode) else "", root)
    if not isinstance(root, MappingNode):
        raise NewslintError(root.problem("a rule is keys with values", "begin with check: and the kind of check"))
    kind = _kind(root, kinds)
    problems = [*_unknown_kind(root, kinds), *_says(root, kind), *_examples(root), *_others(root, desks or {})]
    known = schema.keys_of(Keys)
    own = schema.keys_of(kind.Options) if kind else frozenset(root.index) - known
    for key in sorted(known & own):
        problems.append(root.place("check").problem(f"the kind claims '{key}', a key of every rule", "this is a mistake in the plug-in"))
    if problems and known & own:
        raise NewslintError(schema.ordered(problems))
    values, wrong = schema.parts((Keys, kind.Options) if kind else (Keys,), root, also=own)
    problems += wrong
    if kind and values[1] is not None:
        problems += _needles(kind, values[1], root, languages, written.source if proven else None, changed=root is not written)
        problems += _asked(kind, values[1], root, annotators)
        problems += _widened(kind, values[1], root, name)
    if problems:
        raise NewslintError(schema.ordered(problems))
    return Read(_rule(values[0], values[1], name, path), root)


def _rule(keys: Keys, options: Any, name: str, path: Path) -> Rule:
    same = {key: getattr(keys, key) for key in Keys.__match_args__ if key != "in_"}
    return Rule(name=name, within=keys.in_, options=options, path=str(path), **same)


def _kind(root: MappingNode, kinds: Mapping[str, Any]) -> Any:
    node = root.get("check")
    return kinds.get(node.value) if isinstance(node, ScalarNode) else None


def _unknown_kind(root: MappingNode, kinds: Mapping[str, Any]) -> Iterator[Problem]:
    node = root.get("check")
    if isinstance(node, ScalarNode) and (node.value or node.quoted) and node.value not in kinds:
        hint = chosen(node.value, kinds) or f"the kinds are {', '.join(sorted(kinds))}"
        yield node.problem(f"unknown kind of check '{node.value}'", hint)


def _says(root: MappingNode, kind: Any) -> Iterator[Problem]:
    """A message in at least one language, with no placeholder that nothing fills."""
    say = root.get("say")
    if not isinstance(say, MappingNode):
        return
    if not say.entries:
        yield say.problem("'say' needs a message in at least one language", "write id: and the message below it")
    fields = ("match", *(getattr(kind, "FIELDS", ()) if kind else ()))
    for tongue, (key, message) in say.index.items():
        if not TONGUE.fullmatch(tongue):
            yield key.problem(f"'{tongue}' is not the code of a language", "write id, en, ...")
        if isinstance(message, ScalarNode) and (message.value or message.quoted):
            yield from _message(message, fields, checked=kind is not None)


def _message(message: ScalarNode, fields: Sequence[str], *, checked: bool) -> Iterator[Problem]:
    if not message.value.strip():
        yield message.problem("an empty message")
        return
    there = one_of([f"{{{name}}}" for name in fields])
    for brace in BRACES.finditer(message.value):
        name, where = brace[1], message.at(brace.start())
        if brace[0] in ("{", "}"):
            yield Problem(where, "a brace without its partner", f"placeholders here: {there}; a brace itself is written twice")
        elif name is not None and not name.isidentifier():
            yield Problem(where, f"'{brace[0]}' is not a placeholder", f"placeholders here: {there}")
        elif checked and name is not None and name not in fields:
            yield Problem(where, f"unknown placeholder '{brace[0]}'", f"placeholders here: {there}")


def _at(node: ScalarNode, part: str) -> str:
    return node.at(max(node.value.find(part), 0))


def _examples(root: MappingNode) -> Iterator[Problem]:
    """`flags` and `passes` have entries; what must be found is marked, what passes has nothing to mark."""
    for key in ("flags", "passes", "misses", "overflags"):
        node = root.get(key)
        if not isinstance(node, SequenceNode):
            continue
        if not node.items and key in ("flags", "passes"):
            yield root.place(key).problem(f"'{key}' needs at least one example", "a rule is known by its examples")
        for item in node.items:
            if isinstance(item, ScalarNode) and item.value.strip():
                yield from _example(key, item)


def _example(key: str, item: ScalarNode) -> Iterator[Problem]:
    try:
        marks = examples.parse(item.value).marks
    except examples.ExampleError as error:
        yield from (Problem(item.at(error.offset), problem.what, problem.hint) for problem in error.problems)
        return
    if key == "flags" and not marks:
        yield item.problem("nothing is marked in this example", "put [[ ]] around the words that must be found")
    if key == "passes" and marks:
        yield Problem(_at(item, "[["), "an example that passes has nothing to mark", "delete the [[ ]], or move it to flags")


def _others(root: MappingNode, desks: Mapping[str, str]) -> Iterator[Problem]:
    """Code, reasons, links, former names, desks and zones."""
    yield from unknown_desks(root.get("sections"), desks)
    code, why = root.get("code"), root.get("why")
    if isinstance(code, ScalarNode) and code.value and not CODE.fullmatch(code.value):
        yield code.problem(f"'{code.value}' is not a code", "three capitals and three digits, such as ATT002")
    if isinstance(why, ScalarNode) and why.quoted and not why.value.strip():
        yield why.problem("'why' is empty", "say why an editor minds")
    for link in _texts(root.get("links")):
        if not re.match(r"https?://\S+$", link.value):
            yield link.problem(f"'{link.value}' is not a link", "it begins with https://")
    for former in _texts(root.get("formerly")):
        if not RULE.fullmatch(former.value):
            yield former.problem(f"'{former.value}' is not the name of a rule", "write language/family/name")
    inside = {node.value for node in _texts(root.get("in"))}
    for zone in _texts(root.get("outside")):
        if zone.value in inside:
            yield zone.problem(f"'{zone.value}' is in 'in' and in 'outside'", "keep one")


def _texts(node: Node | None) -> Iterable[ScalarNode]:
    items = node.items if isinstance(node, SequenceNode) else ()
    return [item for item in items if isinstance(item, ScalarNode) and item.value.strip()]


def _needles(
    kind: Any, options: Any, root: MappingNode, languages: Sequence[Language | None], trusted: Source | None, *, changed: bool
) -> Iterator[Problem]:
    """Phrases and patterns that cannot be read, that no text can match, or that may take for ever; patterns of `trusted` do not.

    `changed`: not all of the keys are those of `trusted`; else what the kind makes of them is as trusted as what stands there.
    """
    whole = trusted is not None and not changed
    written = {} if whole else _written(kind, root)
    wanted: dict[tuple[str, str], None] = {}
    for language in languages:
        try:
            wanted.update(dict.fromkeys((needle.phrase, needle.pattern) for needle in kind.needles(options, language)))
        except Exception as error:  # a plug-in's kind may fail in any way
            told = error.problems if isinstance(error, NewslintError) else (Problem("", f"{type(error).__name__}: {error}"),)
            for one in told:
                node, what = _written(kind, root).get(one.where), f"the kind cannot use these keys: {one.what}"
                yield node.problem(one.what, one.hint) if node else root.place("check").problem(what, one.hint)
    for phrase, pattern in wanted:
        proven = whole or (pattern in written and written[pattern].source is trusted)
        unusable = unusable_phrase(phrase) if phrase or not pattern else unusable_pattern(pattern, proven=proven)
        if unusable:
            yield from _unusable(phrase or pattern, *unusable, _written(kind, root), root)


def _asked(kind: Any, options: Any, root: MappingNode, annotators: Collection[str] | None) -> Iterator[Problem]:
    """What the kind will ask for by a name that nothing goes by."""
    if annotators is None or not hasattr(kind, "asks"):
        return
    known = {*annotators, *getattr(kind, "OWN", ())}
    for name in kind.asks(options):
        if name not in known:
            place = _written(kind, root).get(name, root.place("check"))
            yield place.problem(f"nothing is called '{name}'", close(name, known) or f"there are {', '.join(sorted(known))}")


def _widened(kind: Any, options: Any, root: MappingNode, name: str) -> Iterator[Problem]:
    """A clause asked for where none would be shown."""
    family = name.rsplit("/", 2)[-2] if "/" in name else ""
    if family not in ONCE and hasattr(kind, "widened") and kind.widened(options):
        hint = f"delete it, or put the rule into one of {', '.join(sorted(ONCE))}"
        yield root.place("mark").problem("'clause' is shown only in families that report a sentence once", hint)


def _written(kind: Any, root: MappingNode) -> dict[str, ScalarNode]:
    """The texts below the kind's own keys, each with its first place."""
    written: dict[str, ScalarNode] = {}
    for key, value in root.entries:
        if isinstance(key, ScalarNode) and key.value in schema.keys_of(kind.Options):
            for scalar in scalars(value):
                written.setdefault(scalar.value, scalar)
    return written


def _unusable(text: str, position: int, what: str, hint: str, written: Mapping[str, ScalarNode], root: MappingNode) -> Iterator[Problem]:
    """What is wrong with a phrase or pattern, at the text in the file that the kind made it from."""
    node = written.get(text)
    if node and not text.strip():
        return  # an empty item, told already
    if node is None:
        within = [scalar for value, scalar in written.items() if value and value in text]
        node = max(within, key=lambda scalar: len(scalar.value), default=None)
        position -= text.find(node.value) if node else 0
    where = node.at(max(position, 0)) if node else root.place("check").where
    yield Problem(where, what, hint)
