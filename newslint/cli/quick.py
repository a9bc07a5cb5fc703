"""A command line read without `argparse`, which takes longer to import than to say what most command lines say.

A command declares its options once, by `add_argument`; here they are collected instead of handed to `argparse`. Whatever is not plainly
right (a mistake, a shortened option, `--help`, a value that may be an option) is left to `argparse`, which knows what to say of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace

from newslint.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLAIN = frozenset({"action", "choices", "const", "default", "help", "metavar", "nargs", "type"})
"""What may be said of an option and is understood here."""
ACTIONS = frozenset({"store", "store_true", "append"})


class NotPlainError(Exception):
    """Something that only `argparse` can read."""


@dataclass(frozen=True, slots=True)
class Option:
    """What a command said of one option."""

    name: str
    action: str
    choices: Sequence[str]
    convert: Callable[[str], Any] | None
    const: str | None
    """The value of an option that may stand without one; None for others."""


@dataclass(slots=True)
class Declared:
    """Stands in for a parser while a command declares what it takes."""

    options: dict[str, Option] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    """What holds where nothing is said."""
    paths: list[str] = field(default_factory=list)
    """The one positional argument that takes any number of words."""
    _said: set[str] = field(default_factory=set)

    def add_argument(self, name: str, *others: str, **said: Any) -> None:
        """As a parser takes it. Raises NotPlainError for what is not understood here."""
        action, takes = said.get("action", "store"), said.get("nargs")
        names = (name, *others)
        dest = next((each for each in names if each.startswith("--")), name).lstrip("-").replace("-", "_")
        if not PLAIN.issuperset(said) or action not in ACTIONS or dest in self._said:
            raise NotPlainError
        self._said.add(dest)
        if not name.startswith("-"):
            if takes != "*" or self.paths or "default" in said:
                raise NotPlainError
            self.paths.append(dest)
            self.values[dest] = []
            return
        if takes not in (None, "?") or (takes is None) != ("const" not in said):
            raise NotPlainError
        option = Option(dest, action, said.get("choices", ()), said.get("type"), said.get("const"))
        default = said.get("default", self.values.get(dest, False if action == "store_true" else None))
        self.values[dest] = _made(option, default, written=True) if isinstance(default, str) else default
        self.options |= dict.fromkeys(names, option)

    def add_argument_group(self, title: str) -> Declared:
        """Groups are for the help only."""
        return self

    def __getattr__(self, name: str) -> Any:
        raise NotPlainError(name)

    def set_defaults(self, **values: Any) -> None:
        """As a parser takes it."""
        self.values |= values


def read(declare: Callable[[Any], None], words: Sequence[str]) -> Any | None:
    """What `words` say to the command whose options `declare` adds; None when `argparse` must be asked."""
    declared = Declared()
    try:
        declare(declared)
        return SimpleNamespace(**_values(declared, words))
    except (NotPlainError, AttributeError):  # a command that says more of itself than Declared has room for
        return None


def _values(declared: Declared, words: Sequence[str]) -> dict[str, Any]:
    values, paths = dict(declared.values), []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            paths.append(word)
            continue
        name, equals, value = word.partition("=")
        option = declared.options.get(name)
        if option is None or (option.action == "store_true" and equals) or (option.const is not None and not equals):
            raise NotPlainError
        if option.action == "store_true":
            values[option.name] = True
            continue
        if not equals:
            value = next(rest, "-")
        made = _made(option, value, written=bool(equals))
        values[option.name] = [*(values[option.name] or ()), made] if option.action == "append" else made
    if paths:
        if not declared.paths:
            raise NotPlainError
        values[declared.paths[0]] = paths
    return values


def _made(option: Option, value: str, *, written: bool) -> Any:
    """The value as the command wants it. `written`: it stands behind a sign of equality, so that it is no option."""
    if value.startswith("-") and not written:
        raise NotPlainError
    try:
        made = option.convert(value) if option.convert else value
    except Exception as error:  # argparse tells which of them is a mistake of the user's
        raise NotPlainError from error
    if option.choices and made not in option.choices:
        raise NotPlainError
    return made
