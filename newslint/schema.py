"""The door to YAML and pydantic: text becomes located nodes, nodes become checked dataclasses, dataclasses become a JSON Schema.

Both libraries are imported when they are first needed, so that a run that finds its plan in the cache pays for neither.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints, overload

from newslint import plainly
from newslint.choices import complete
from newslint.errors import NewslintError, Problem
from newslint.mistakes import open_quotation, stray_colon, told, unknown_key, without_echoes
from newslint.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source
from newslint.plainly import key_of
from newslint.records import fields_of
from newslint.spans import Lines

T = TypeVar("T")
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DEPTH = 40
"""Levels a file may nest; real files have four."""
UNREADABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""Control characters, lone surrogates, a byte order mark inside the text, and what ends a line for YAML but for no editor."""
QUOTED = "a text that begins with {} needs quotes"


def compose(text: str, path: str) -> Node:
    """The nodes of a YAML text. Raises NewslintError with the place where the text stops being plain YAML."""
    text = text.removeprefix("\ufeff")
    source = Source(path, text, Lines(text))
    unreadable = UNREADABLE.search(text)
    if unreadable:
        what = f"an unreadable character (U+{ord(unreadable.group()):04X})"
        raise NewslintError(Problem(source.where(unreadable.start()), what, "delete it"))
    return _composed(source)


def _composed(source: Source) -> Node:
    """Builds the nodes from the parser's events: nothing is expanded, nothing recurses, and what is refused is refused on sight."""
    import yaml

    stack: list[tuple[int, list[Node]]] = [(0, [])]
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(source.text)
        while type(event := loader.get_event()) is not yaml.StreamEndEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
                stack[-1][1].append(ScalarNode(source, start, end, event.value, bool(event.style)))
                continue
            _refuse(event, source, start, len(stack), len(stack[0][1]))
            if isinstance(event, yaml.CollectionStartEvent):
                stack.append((start, []))
            elif isinstance(event, yaml.CollectionEndEvent):
                begin, below = stack.pop()
                if isinstance(event, yaml.SequenceEndEvent):
                    stack[-1][1].append(SequenceNode(source, begin, end, tuple(below)))
                else:
                    stack[-1][1].append(MappingNode(source, begin, end, tuple(zip(below[::2], below[1::2], strict=True))))
    except yaml.MarkedYAMLError as error:
        raise NewslintError(_syntax(error, source)) from None
    except yaml.YAMLError as error:
        raise NewslintError(Problem(source.where(getattr(error, "position", 0)), "this is not YAML")) from None
    if not stack[0][1]:
        raise NewslintError(Problem(source.where(0), "the file is empty"))
    return stack[0][1][0]


def _refuse(event: Any, source: Source, start: int, depth: int, documents: int) -> None:
    """Raises for what YAML allows and newslint does not: aliases, anchors, tags, a second document, a very deep nesting."""
    import yaml

    what = hint = ""
    if isinstance(event, yaml.DocumentStartEvent) and documents:
        what, hint = "a second document begins here", "one file is one document: delete the line ---"
    elif isinstance(event, yaml.AliasEvent):
        what, hint = f"aliases such as *{event.anchor} are not read", QUOTED.format("*")
    elif isinstance(event, yaml.NodeEvent) and event.anchor is not None:
        what, hint = f"anchors such as &{event.anchor} are not read", QUOTED.format("&")
    elif getattr(event, "tag", None) is not None:
        what, hint = "tags such as !name are not read", QUOTED.format("!")
    elif isinstance(event, yaml.CollectionStartEvent) and depth > DEPTH:
        what = f"nested more than {DEPTH} levels deep"
    if what:
        raise NewslintError(Problem(source.where(start), what, hint))


def _syntax(error: Any, source: Source) -> Problem:
    """A parser's complaint in an editor's words, by what stands at the place it complains of."""
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else 0
    said, context = str(error.problem or ""), str(error.context or "")
    here = source.text[at : at + 1]
    line_start = max(source.text.rfind("\n", 0, at), source.text.rfind("\r", 0, at)) + 1
    before = source.text[line_start:at]
    if ("\t" in before + here and not (before + here).strip()) or "tab character" in said:
        tab = source.text.find("\t", line_start)
        return Problem(source.where(tab if tab >= 0 else at), "a tab at the start of a line", "indent with spaces, never with tabs")
    if "quoted scalar" in context and error.context_mark:
        return open_quotation(source, error)
    if "mapping values are not allowed" in said:
        return stray_colon(source, at)
    if any(word in context for word in ("alias", "anchor", "tag")) and error.context_mark:
        at = error.context_mark.index
        here, said = source.text[at : at + 1], "cannot start any token"
    if "cannot start any token" in said:
        return Problem(source.where(at), f"{here} cannot begin a text", QUOTED.format(here))
    if "block sequence entries" in said or "sequence entries are not" in said:
        return Problem(source.where(at), "a list cannot begin on the line of its key", "begin it on the next line, or use quotes")
    if "flow" in context and error.context_mark:
        opened = error.context_mark.index
        bracket = source.text[opened : opened + 1]
        return Problem(source.where(opened), f"{bracket} opens here and is not closed", QUOTED.format(bracket))
    if "simple key" in context and error.context_mark:
        return Problem(source.where(error.context_mark.index), "a key without a colon", "write key: value, and indent a text that goes on")
    hint = "a text that begins with a quotation mark or a bracket must end with it: put the whole text in quotes"
    return Problem(source.where(at), "this is not YAML: a key or a list item was expected here", "" if not before.strip() else hint)


@overload
def validate(kind: type[T], node: Node) -> T: ...
@overload
def validate(kind: Any, node: Node) -> Any: ...
def validate(kind: Any, node: Node) -> Any:
    """The value of `kind` that `node` holds. Raises NewslintError with every mistake.

    `kind` is a dataclass, or a mapping or tuple of plain types or of dataclasses.
    """
    if fields_of(kind) is not None:
        (value,), problems = parts((kind,), node)
    else:
        data, problems, spoiled = _plain(node)
        value, more = _checked(kind, data, node, spoiled)
        problems.extend(more)
    if problems:
        raise NewslintError(ordered(problems))
    return value


def parts(kinds: Sequence[Any], node: Node, *, also: Collection[str] = ()) -> tuple[tuple[Any, ...], list[Problem]]:
    """One mapping read as several dataclasses, each taking its own keys: their values, None for a faulty one, and every mistake.

    `also` are keys that something else reads.
    """
    if not isinstance(node, MappingNode):
        return (None,) * len(kinds), [node.problem("keys with values were expected here", "write key: value")]
    data, problems, spoiled = _plain(node)
    known = [keys_of(kind) for kind in kinds]
    everything = frozenset(also).union(*known)
    for name, (key, _) in node.index.items():
        if name and name not in everything:
            problems.append(unknown_key(key, name, everything, also, node.index))
    values = []
    for kind, keys in zip(kinds, known, strict=True):
        value, more = _checked(kind, {name: item for name, item in data.items() if name in keys}, node, spoiled)
        values.append(value)
        problems.extend(more)
    return tuple(values), problems


@cache
def keys_of(kind: Any) -> frozenset[str]:
    """The YAML keys of a dataclass: its fields' names."""
    return frozenset(map(key_of, fields_of(kind) or ()))


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once, in the order of the file."""

    def place(problem: Problem) -> tuple[int, int]:
        numbers = problem.where.rsplit(":", 2)[1:]
        return (int(numbers[0]), int(numbers[1])) if len(numbers) == 2 and all(map(str.isdecimal, numbers)) else (0, 0)

    return sorted(dict.fromkeys(without_echoes(problems)), key=place)


def _plain(node: Node) -> tuple[Any, list[Problem], frozenset[int]]:
    """`node` as dicts, lists and strings; what is empty or written twice; and the ids of the nodes that this was said of."""
    problems: list[Problem] = []
    spoiled: set[int] = set()

    def bare(value: Node) -> bool:
        return isinstance(value, ScalarNode) and not value.quoted and not value.value

    def plain(value: Node) -> Any:
        if isinstance(value, ScalarNode):
            return value.value
        if isinstance(value, SequenceNode):
            for item in value.items:
                if isinstance(item, ScalarNode) and not item.value.strip():
                    problems.append(item.problem("an empty list item", "fill it in or delete the dash"))
                    spoiled.add(id(item))
            return [plain(item) for item in value.items]
        return mapping(value) if isinstance(value, MappingNode) else None

    def mapping(value: MappingNode) -> dict[str, Any]:
        for key, below in value.entries:
            if not isinstance(key, ScalarNode) or not key.value:
                problems.append(key.problem("a key must be a text", "put a text that begins with [, { or ? in quotes"))
            elif value.index[key.value][0] is not key:
                first = value.index[key.value][0].where.removeprefix(f"{value.source.path}:").split(":")[0]
                problems.append(key.problem(f"'{key.value}' is here twice", f"the first is on line {first}; keep one"))
            elif bare(below):
                problems.append(key.problem(f"'{key.value}' has no value", "fill it in or delete the line"))
                spoiled.add(id(below))
        return {name: plain(below) for name, (_, below) in value.index.items() if name}

    return plain(node), problems, frozenset(spoiled)


def _checked(kind: Any, data: Any, node: Node, spoiled: frozenset[int]) -> tuple[Any, list[Problem]]:
    try:
        return plainly.read(kind, data), []
    except plainly.NotPlainError:
        from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python((data,))[0], []
    except ValidationError as error:
        errors = [{**item, "loc": item["loc"][1:]} for item in error.errors(include_url=False, include_input=False)]
        return None, told(errors, node, spoiled, frozenset(_keys_below(kind)))


def _keys_below(kind: Any) -> Iterator[str]:
    """The keys of every dataclass that a type is made of, for hints."""
    if fields_of(kind) is not None:
        complete()
        yield from keys_of(kind)
        for part in get_type_hints(kind).values():
            yield from _keys_below(part)
    for part in get_args(kind):
        yield from _keys_below(part)


@cache
def _adapter(kind: Any) -> Any:
    """The validator of a type. It hangs in a tuple because settings reach plain dataclasses only from around them."""
    from pydantic import ConfigDict, TypeAdapter

    complete()
    settings = ConfigDict(extra="forbid", alias_generator=key_of, use_attribute_docstrings=True, allow_inf_nan=False)
    return TypeAdapter(tuple[kind], config=settings)


def json_schema(kind: Any, *, title: str) -> dict[str, Any]:
    """The JSON Schema of a file that holds one `kind`; descriptions are the docstrings of its fields."""
    return {"$schema": DIALECT, "title": title, **_definition(kind)}


def json_schema_by(key: str, common: Any, variants: Mapping[str, Any], *, title: str) -> dict[str, Any]:
    """The JSON Schema of a file whose `key` says which of `variants` its other keys belong to, besides those of `common`."""
    shared = _definition(common)
    cases, defs = [], dict(shared.pop("$defs", {}))
    for name, variant in sorted(variants.items()):
        own = _definition(variant)
        defs.update(own.pop("$defs", {}))
        properties = {**shared["properties"], **own.get("properties", {}), key: {"const": name}}
        required = [*shared.get("required", ()), *own.get("required", ())]
        defs[f"check-{name}"] = {**own, "properties": properties, "required": required, "additionalProperties": False}
        when = {"properties": {key: {"const": name}}, "required": [key]}
        cases.append({"if": when, "then": {"$ref": f"#/$defs/check-{name}"}})
    choice = {**shared["properties"][key], "type": "string", "enum": sorted(variants)}
    return {
        "$schema": DIALECT,
        "title": title,
        "type": "object",
        "properties": {key: choice},
        "required": [key],
        "allOf": cases,
        "$defs": dict(sorted(defs.items())),
    }


def _definition(kind: Any) -> dict[str, Any]:
    """The schema of one type, unwrapped from the adapter's tuple, without titles that only repeat the keys."""
    schema = _adapter(kind).json_schema(by_alias=True)
    defs = dict(schema.get("$defs", {}))
    inner = schema["prefixItems"][0]
    if "$ref" in inner:
        inner = defs.pop(str(inner["$ref"]).rsplit("/", 1)[-1])
    cleaned: dict[str, Any] = _cleaned({**inner, "$defs": defs} if defs else inner)
    return cleaned


def _cleaned(schema: Any, *, named: bool = False) -> Any:
    """Without titles, and with words that YAML takes for numbers or truth values (`12`, `no`) allowed where text is."""
    if isinstance(schema, list):
        return [_cleaned(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if named:
        return {key: _cleaned(value) for key, value in schema.items()}
    result = {key: _cleaned(value, named=key in ("properties", "$defs")) for key, value in schema.items() if key != "title"}
    if result.get("type") == "string" and not {"enum", "const", "format"} & result.keys():
        result["type"] = ["string", "number", "boolean"]
    return result
