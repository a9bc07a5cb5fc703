"""The part of the manual that is written in the code: kinds of check, keys, measures, phrases, settings, each from its docstring.

An attribute's docstring is the text below it. Python forgets these, so they are read from the source.
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from itertools import pairwise
from textwrap import dedent
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from newslint import phrases, rulefile
from newslint.annotators import counts, headlines, readability, traits
from newslint.choices import complete
from newslint.configfile import MANUAL
from newslint.plainly import key_of

WORDS = {str: "text", bool: "`true` or `false`", int: "whole number", float: "number", NoneType: "nothing"}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a YAML file, as its docstring tells it."""

    name: str
    takes: str
    """What may stand there."""
    default: str
    """What holds when it is left out; empty for a key that must be there."""
    text: str

    def line(self) -> str:
        """As an item of a list in Markdown."""
        default = f"; left out: {self.default}" if self.default else "; required"
        return f"- **`{self.name}`** ({self.takes}{default}). {self.text}"


def keys(kind: Any) -> tuple[Key, ...]:
    """The keys of a dataclass in the order in which they are written there."""
    complete()
    hints, said = get_type_hints(kind), docstrings(kind)
    return tuple(Key(key_of(field.name), takes(hints[field.name]), _default(field), said.get(field.name, "")) for field in fields(kind))


def docstrings(kind: type[Any]) -> dict[str, str]:
    """The docstrings of a class's attributes, each on one line."""
    tree = ast.parse(inspect.getsource(sys.modules[kind.__module__]))
    body = next((node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == kind.__name__), [])
    pairs = (
        (node.target, below.value) for node, below in pairwise(body) if isinstance(node, ast.AnnAssign) and isinstance(below, ast.Expr)
    )
    return {
        target.id: " ".join(said.value.split())
        for target, said in pairs
        if isinstance(target, ast.Name) and isinstance(said, ast.Constant) and isinstance(said.value, str)
    }


def takes(hint: Any) -> str:
    """A type in words: `tuple[str, ...]` is a list of texts."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in args)
    if origin in (Union, UnionType):
        return " or ".join(takes(part) for part in args if part is not NoneType)
    if origin is tuple:
        return f"list of {_several(takes(args[0]))}"
    if inspect.isclass(origin) and issubclass(origin, Mapping):
        return f"{_several(takes(args[1]))} by name"
    return WORDS.get(hint, getattr(hint, "__name__", str(hint)))


def _several(words: str) -> str:
    for one, many in (("list of", "lists of"), ("text", "texts"), ("number", "numbers"), ("whole number", "whole numbers")):
        if words == one or (words.startswith(f"{one} ") and one == "list of"):
            return many + words.removeprefix(one)
    return words


def _default(field: Any) -> str:
    if field.default is MISSING:
        return "" if field.default_factory is MISSING else "none"
    if isinstance(field.default, bool):
        return f"`{str(field.default).lower()}`"
    return "none" if field.default in ((), "", None) else f"`{field.default}`"


def prose(docstring: str | None) -> str:
    """A docstring as paragraphs."""
    parts = dedent(inspect.cleandoc(docstring or "")).split("\n\n")
    return "\n\n".join(" ".join(part.split()) for part in parts)


def kinds_page(kinds: Mapping[str, Any], used: Mapping[str, Iterable[str]]) -> str:
    """The page of kinds. `used` are links to the rules of each, as Markdown."""
    lines = ["# Kinds of check", "", "A rule file names its kind in `check:`. The kind decides what other keys there are.", ""]
    lines += ["## Keys of every rule", "", *_listed(rulefile.Keys), ""]
    for name, module in sorted(kinds.items()):
        lines += [f"## {name}", "", prose(module.__doc__), "", *_listed(module.Options), ""]
        placeholders = ", ".join(f"`{{{field}}}`" for field in ("match", *getattr(module, "FIELDS", ())))
        lines += [f"Placeholders of its messages: {placeholders}.", ""]
        if links := list(used.get(name, ())):
            lines += [f"Rules of this kind: {', '.join(links)}.", ""]
    lines += ["## What can be measured", "", *_measures(), "", "## Traits", "", *_traits(), ""]
    return "\n".join(lines)


def _listed(kind: Any) -> Iterator[str]:
    return (key.line() for key in keys(kind))


def _measures() -> Iterator[str]:
    for name, measure in sorted({**counts.MEASURES, **readability.MEASURES}.items()):
        yield f"- **`{name}`** {' '.join((measure.__doc__ or '').split())}"


def _traits() -> Iterator[str]:
    """What a `weigh` rule may put a weight on, those that begin alike on one line."""
    yield from ("What may be true of a sentence whatever its words, for `traits` of a `weigh` rule.", "")
    for start, ends in (("", traits.PLAIN), *traits.VARIED, ("", "|".join(headlines.NAMES))):
        of = "Of a headline: " if ends.startswith(headlines.NAMES[0]) else ""
        yield f"- {of}{', '.join(f'`{start}{end}`' for end in ends.split('|'))}."
    yield "- `desk` and the name of a desk: `desk sports`."


def phrases_page() -> str:
    """The page of the language of phrases: every sign, as the types it is parsed into tell it."""
    lines = ["# The language of phrases", "", prose(phrases.__doc__).partition("\n\n")[2], ""]
    lines += [f"- {text}" for text in _signs()]
    return "\n".join([*lines, ""])


def _signs() -> Iterator[str]:
    for kind in (phrases.Word, phrases.Choice, phrases.Maybe, phrases.Gap, phrases.Mark, phrases.Phrase):
        text = prose(kind.__doc__)
        if kind is not phrases.Phrase:
            yield text
        yield from (said for said in docstrings(kind).values() if said.startswith("`"))


def settings_page() -> str:
    """The page of newslint.yaml."""
    lines = ["# Keys of newslint.yaml", "", *(f"- **`{key}`** {text}" for key, text in MANUAL.items())]
    return "\n".join([*lines, ""])
