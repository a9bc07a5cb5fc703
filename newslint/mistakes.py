"""How a mistake in a file is told to an editor who does not program: what is wrong at which key, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from typing import Any

from newslint.errors import Problem
from newslint.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source
from newslint.records import dataclass

EXPECTED = {
    "string_type": "text",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller whole number",
    "float_parsing": "a number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_parsing": "true or false",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "frozen_set_type": "a list",
    "set_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "dataclass_type": "keys with values",
    "date_from_datetime_parsing": "a date such as 2026-08-17",
    "date_type": "a date such as 2026-08-17",
}
"""What pydantic wanted, by the type of its error."""
SURELY = 0.8
"""How alike a key must be to one that the file has already to be meant for it."""
MEANT = {
    "title": "headline",
    "judul": "headline",
    "heading": "subhead",
    "subjudul": "subhead",
    "text": "body",
    "isi": "body",
    "story": "article",
    "artikel": "article",
    "intro": "lead",
    "teras": "lead",
    "paragraf": "paragraph",
    "alinea": "paragraph",
    "kalimat": "sentence",
    "quotation": "quote",
    "kutipan": "quote",
    "list": "bullet",
    "info": "note",
    "saran": "note",
    "warn": "warning",
    "fatal": "error",
    "wajib": "error",
    "galat": "error",
    "periksa": "warning",
    "peringatan": "warning",
    "catatan": "note",
    "regex": "pattern",
    "regexp": "pattern",
    "frasa": "phrases",
    "words": "phrases",
    "replace": "swap",
    "ganti": "swap",
    "jenis": "check",
    "kind": "check",
    "type": "check",
    "kode": "code",
    "tingkat": "level",
    "severity": "level",
    "pesan": "say",
    "message": "say",
    "alasan": "why",
    "reason": "why",
    "contoh": "flags",
    "bad": "flags",
    "good": "passes",
}
"""What desks call things, in both languages, by what files call them: spelling leads astray (`title` is like `article`)."""
LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}


@dataclass(frozen=True, slots=True, eq=False)
class _Mistake:
    """One error of the validator, at the node it is about."""

    node: Node
    """The value at fault; for a missing key the mapping that lacks it."""
    what: str
    hint: str = ""
    label: str = ""
    expected: str = ""
    """Set for a wrong type, so that the alternatives of one place become one sentence."""
    depth: int = 0


def nearest(word: str, among: Iterable[str]) -> str:
    """The one that was probably meant; empty when nothing is near."""
    known = sorted(set(among))
    same = [one for one in known if one.lower() == word.lower()]
    return next(iter(same or get_close_matches(word, known, n=1, cutoff=0.6)), "")


def close(word: str, among: Iterable[str]) -> str:
    """A hint that names what was probably meant; empty when nothing is near."""
    found = nearest(word, among)
    return f"did you mean '{found}'?" if found else ""


def chosen(word: str, among: Collection[str]) -> str:
    """The same where only some words will do, for one that has another name there too."""
    meant = MEANT.get(word.lower(), "")
    return f"did you mean '{meant}'?" if meant in among else close(word, among)


def one_of(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return words[0] if len(words) < 2 else f"{', '.join(words[:-1])} or {words[-1]}"


def unknown_key(key: Node, name: str, known: Iterable[str], own: Iterable[str] = (), present: Iterable[str] = ()) -> Problem:
    """A key that nothing reads; `own` are those of the known that this file in particular may have, `present` those it has."""
    among, special, there = sorted(set(known)), sorted(set(own)), set(present)
    near = get_close_matches(name, among, n=3, cutoff=0.6)
    meant = next((one for one in near if one not in there or SequenceMatcher(None, one, name).ratio() > SURELY), "")
    meant = MEANT[name] if MEANT.get(name) in among and MEANT[name] not in there else meant
    hint = f"did you mean '{meant}'?" if meant else ""
    if not hint and special:
        hint = f"the keys of this kind are {', '.join(special)}"
    elif not hint and among and len(among) <= 16:
        hint = f"the keys here are {', '.join(among)}"
    return key.problem(f"unknown key '{name}'", hint)


def without_echoes(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems without the keys that are missing because they are misspelled: their unknown spelling is told, with what was meant."""
    kept = [*problems]
    hints = {problem.hint for problem in kept if problem.what.startswith("unknown key ")}
    for problem in kept:
        missing = problem.what.removeprefix("missing key ")
        if missing == problem.what or f"did you mean {missing}?" not in hints:
            yield problem


def stray_colon(source: Source, at: int) -> Problem:
    """A colon where YAML takes none: mostly within a text, sometimes of a key that stands below a text."""
    *above, line = re.split(r"\r\n|[\r\n]", source.text[:at])
    holder = next((text for text in reversed(above) if text.strip() and not text.lstrip().startswith("#")), "")
    key = re.match(r"( *)([\w-]+): +[^\s#|>]", holder)
    if key and re.fullmatch(rf" {{{len(key[1]) + 1},}}[\w-]+", line):
        what = f"'{key[2]}' has a text on its own line and a key below it"
        return Problem(source.where(at), what, f"delete what stands behind {key[2]}:, or put the whole text in quotes")
    return Problem(source.where(at), "a colon where none can stand", "put a text with a colon in quotes")


def open_quotation(source: Source, error: Any) -> Problem:
    """What a parser says of a text in quotation marks: that they are never closed, or a backslash that double ones do not take."""
    if "escape character" in str(error.problem):
        at = source.text.rfind("\\", 0, error.problem_mark.index + 1)
        what = f"{source.text[at : at + 2]} means nothing in double quotation marks"
        return Problem(source.where(at), what, "put the text in single ones, as every regular expression")
    return Problem(source.where(error.context_mark.index), "a quotation mark opens here and is not closed", "close it, or escape")


def unknown_desks(sections: Node | None, desks: Mapping[str, str]) -> Iterator[Problem]:
    """Keys that are no desk, of `desks` by every name that articles give them: no article would ever come from one."""
    among = sorted(set(desks.values()))
    if isinstance(sections, MappingNode) and among:
        for name, (key, _) in sections.index.items():
            if name and name not in among:
                near = f"write {desks[name]}" if name in desks else close(name, among)
                yield key.problem(f"no desk is called '{name}'", near or f"the desks are {', '.join(among)}")


def told(errors: Iterable[Mapping[str, Any]], root: Node, spoiled: frozenset[int], known: frozenset[str]) -> list[Problem]:
    """The validator's errors as problems, without those at nodes whose ids are `spoiled` (something was said of them already).

    `known` are the keys that any mapping in the file may have, for hints.
    """
    mistakes = [_mistake(error, root, known) for error in errors]
    mistakes = [mistake for mistake in mistakes if id(mistake.node) not in spoiled or not mistake.expected]
    return _merged(mistakes)


def _merged(mistakes: Sequence[_Mistake]) -> list[Problem]:
    """One problem a place: alternatives are joined, and what is wrong inside a value outweighs the value's own type."""
    problems: dict[Problem, None] = {}
    wrong: dict[int, list[_Mistake]] = {}
    for mistake in mistakes:
        if mistake.expected:
            wrong.setdefault(id(mistake.node), []).append(mistake)
        else:
            problems[mistake.node.problem(mistake.what, mistake.hint)] = None
    for group in wrong.values():
        first = group[0]
        if any(_inside(other.node, first.node) for other in mistakes if other.depth > first.depth):
            continue
        wanted = one_of(list(dict.fromkeys(mistake.expected for mistake in group)))
        hint = next((mistake.hint for mistake in group if mistake.hint), "")
        problems[first.node.problem(f"{first.label} must be {wanted}", hint)] = None
    return list(problems)


def _inside(inner: Node, outer: Node) -> bool:
    if isinstance(outer, SequenceNode):
        return any(inner is item or _inside(inner, item) for item in outer.items)
    if isinstance(outer, MappingNode):
        return any(inner is node or _inside(inner, node) for entry in outer.entries for node in entry)
    return False


def _mistake(error: Mapping[str, Any], root: Node, known: frozenset[str]) -> _Mistake:
    """Walks the error's location down the nodes; the parts that name no node are the validator's own (a branch of a union)."""
    node, label, depth, last, holder = root, "the file", 0, "", root
    for part in error["loc"]:
        below: Node | None = None
        if part == "[key]" and isinstance(holder, MappingNode):
            below = holder.place(last)
        elif isinstance(node, MappingNode) and str(part) in node.index:
            holder, below, label = node, node.index[str(part)][1], f"'{part}'"
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.items):
            below = node.items[part]
            label = label if label.startswith("an item") else f"an item of {label}"
        last = str(part)
        if below is not None:
            node, depth = below, depth + 1
    if error["type"] == "unexpected_keyword_argument":
        key = holder.place(last) if isinstance(holder, MappingNode) else node
        return _Mistake(key, f"unknown key '{last}'", close(last, known), depth=depth)
    return _worded(error, node, label, depth, last)


def _worded(error: Mapping[str, Any], node: Node, label: str, depth: int, last: str) -> _Mistake:
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind == "missing":
        what = f"missing key '{last}'" if isinstance(node, MappingNode) else f"{label} has too few items"
        return _Mistake(node, what, depth=depth)
    if kind in EXPECTED:
        return _Mistake(node, "", _type_hint(kind, node), label, EXPECTED[kind], depth)
    if kind == "literal_error":
        words = [word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        hint = chosen(node.value, words) if isinstance(node, ScalarNode) else ""
        return _Mistake(node, f"{label} must be one of {', '.join(words)}", hint, depth=depth)
    if kind in LIMITS:
        word, name = LIMITS[kind]
        return _Mistake(node, f"{label} must be {word} {context[name]}", depth=depth)
    if kind in ("too_short", "too_long"):
        few = kind == "too_short"
        bound = context["min_length" if few else "max_length"]
        return _Mistake(node, f"{label} must have {'at least' if few else 'at most'} {bound} item{'s' * (bound != 1)}", depth=depth)
    if kind == "value_error":
        said = str(context.get("error", "")).splitlines() or [f"{label} cannot be used"]
        named = next((key for key in re.findall(r"'(\w+)'", said[0]) if isinstance(node, MappingNode) and key in node.index), "")
        return _Mistake(node.place(named) if isinstance(node, MappingNode) else node, said[0], depth=depth)
    return _Mistake(node, f"{label}: {str(error['msg']).replace('Input should', 'this should')}", depth=depth)


def _type_hint(kind: str, node: Node) -> str:
    if kind == "string_type" and isinstance(node, MappingNode):
        return 'a text with a colon needs quotes: "Baca Juga: ..."' if len(node.entries) == 1 else ""
    if kind == "string_type" and isinstance(node, SequenceNode):
        written = node.source.text[node.start : node.start + 1]
        return "a text that begins with [ needs quotes" if written == "[" else ""
    if EXPECTED[kind] == "a list" and isinstance(node, ScalarNode):
        shown = " ".join(node.value.removeprefix("-").split())
        return f"write it as - {shown}" if 0 < len(shown) <= 40 else "begin each item with a dash"
    if EXPECTED[kind] == "keys with values" and isinstance(node, SequenceNode):
        return "write key: value, without a dash"
    return ""
