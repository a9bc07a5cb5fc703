"""What a newsroom has settled: which settings hold for which file, and where each was written. Reading the files is `configfile`'s work."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence

from newslint import expressions
from newslint.errors import NewslintError, Problem
from newslint.globs import Glob
from newslint.hashing import blake2b
from newslint.packfiles import content
from newslint.records import dataclass, field
from newslint.rule import LEVELS as GRAVITY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NAMES = ("newslint.yaml", ".newslint.yaml", "pyproject.toml")
"""File names of a configuration; pyproject.toml counts when it has a table `[tool.newslint]`."""
TABLE = r"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*newslint[ \t]*[].]"
OFF = "off"
LEVELS: tuple[str, ...] = (OFF, *reversed(GRAVITY))
"""What a rule can be set to."""


@dataclass(frozen=True, slots=True)
class ConfigSource:
    """A configuration file as found; `path` is absolute."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of one key; a list is one Setting an item."""

    key: str
    value: str
    origin: str
    """`path:line:column`, the path absolute."""
    root: str
    """The folder that paths and globs in it are relative to."""


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What is settled for the rules that `selector` names: keys of a rule file with the values that replace theirs."""

    selector: str
    """A name, a code, a family, a folder of rules, or a glob of names or codes."""
    patch: Mapping[str, Any] = field(hash=False)
    """Plain data (texts, lists, mappings); `level` may be `off`."""
    origin: str


@dataclass(frozen=True, slots=True)
class Block:
    """Settings that hold together: for every file (`glob` None) or for the files of one glob."""

    glob: Glob | None
    settings: tuple[Setting, ...] = ()
    rules: tuple[RuleSetting, ...] = ()


@dataclass(frozen=True, slots=True)
class RulePatch:
    """All that is settled for one rule: the merged patch, and by key who had the last word."""

    patch: Mapping[str, Any] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)

    @property
    def level(self) -> str | None:
        """A level or `off`; None where the rule's own holds."""
        return self.patch.get("level")


@dataclass(frozen=True, slots=True)
class Effective:
    """The settings of one file. Of single values the last one holds; lists add up."""

    settings: tuple[Setting, ...] = ()
    rules: tuple[RuleSetting, ...] = ()

    @property
    def lang(self) -> str:
        """The articles' language; empty when each article tells."""
        return self.last("lang")

    @property
    def ui_lang(self) -> str:
        """The language of messages; empty for the article's."""
        return self.last("ui-lang")

    @property
    def encoding(self) -> str | None:
        """The declared encoding of articles."""
        return self.last("encoding") or None

    @property
    def fail_on(self) -> str:
        """The mildest level that fails a run; empty when nothing is settled."""
        return self.last("fail-on")

    @property
    def packs(self) -> tuple[str, ...]:
        """Directories of further rules, absolute."""
        return tuple(dict.fromkeys(os.path.normpath(os.path.join(item.root, item.value)) for item in self.listed("packs")))

    @property
    def include(self) -> tuple[Glob, ...]:
        """In directories, only these files."""
        return tuple(Glob(setting.value, setting.root) for setting in self.listed("include"))

    @property
    def exclude(self) -> tuple[Glob, ...]:
        """In directories, not these."""
        return tuple(Glob(setting.value, setting.root) for setting in self.listed("exclude"))

    @property
    def allow(self) -> tuple[str, ...]:
        """Phrases in which nothing is found."""
        return tuple(dict.fromkeys(setting.value for setting in self.listed("allow")))

    def last(self, key: str) -> str:
        """The value of a key that holds one; empty when nothing is settled."""
        return next((setting.value for setting in reversed(self.settings) if setting.key == key), "")

    def listed(self, key: str) -> tuple[Setting, ...]:
        """The items of a key that holds a list."""
        return tuple(setting for setting in self.settings if setting.key == key)

    def rule(self, name: str, code: str) -> RulePatch:
        """What is settled for one rule; later settings overrule earlier ones key by key."""
        patch: dict[str, Any] = {}
        origins: dict[str, str] = {}
        for setting in self.rules:
            if selects(setting.selector, name, code):
                patch = merged(patch, setting.patch)
                origins.update(dict.fromkeys(setting.patch, setting.origin))
        return RulePatch(patch, origins)

    def levels(self, rules: Iterable[tuple[str, str]]) -> dict[str, str]:
        """Level or `off` by rule name, where one is settled; `rules` are pairs of name and code."""
        found = ((name, self.rule(name, code).level) for name, code in (rules if self.rules else ()))
        return {name: level for name, level in found if level}


@dataclass(frozen=True, slots=True)
class Config:
    """Settings in the order in which they apply: what is extended first, what holds for some paths after what holds for all."""

    blocks: tuple[Block, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    """Every file that was read, with the digest of its bytes."""

    def effective(self, path: str) -> Effective:
        """What holds for the file at `path`."""
        absolute = os.path.abspath(path)
        blocks = [block for block in self.blocks if block.glob is None or block.glob.matches(absolute)]
        settings = tuple(setting for block in blocks for setting in block.settings)
        return Effective(settings, tuple(setting for block in blocks for setting in block.rules))

    def everywhere(self) -> Effective:
        """What holds for all files: what a run needs before it knows any (`packs`, `exclude`)."""
        blocks = [block for block in self.blocks if block.glob is None]
        settings = tuple(setting for block in blocks for setting in block.settings)
        return Effective(settings, tuple(setting for block in blocks for setting in block.rules))

    def is_fresh(self) -> bool:
        """Whether every file it was made from still reads the same."""
        return all(_digest_of_file(path) == known for path, known in self.sources)

    def freeze(self) -> tuple[Any, ...]:
        """Plain data that `marshal` takes."""
        return tuple(_frozen(block) for block in self.blocks), self.sources

    @classmethod
    def thaw(cls, data: Sequence[Any]) -> Config:
        """The Config that `freeze` was asked of."""
        blocks, sources = data
        return cls(tuple(_thawed(*block) for block in blocks), tuple((path, known) for path, known in sources))


def locate(directory: str) -> tuple[ConfigSource, ...]:
    """The configuration nearest upwards of `directory`: empty when there is none, several when one folder holds several (a mistake)."""
    at = os.path.abspath(directory)
    while True:
        found = tuple(source for name in NAMES if (source := _source(os.path.join(at, name))))
        above = os.path.dirname(at)
        if found or above == at:
            return found
        at = above


def read_source(path: str) -> ConfigSource:
    """The configuration file that the user names. Raises NewslintError when it cannot be read."""
    try:
        with open(path, "rb") as file:
            return ConfigSource(os.path.abspath(path), file.read())
    except OSError as error:
        what = "no such configuration file" if isinstance(error, FileNotFoundError) else f"cannot be read: {error.strerror or error}"
        raise NewslintError(Problem(path, what)) from error


def selects(selector: str, name: str, code: str) -> bool:
    """Whether a selector takes the rule: its name, its code, its family, a folder it lies in, or a glob of name or code."""
    if selector in (name, code) or name.startswith(f"{selector.rstrip('/')}/") or f"/{selector}/" in f"/{name.rpartition('/')[0]}/":
        return True
    if not any(sign in selector for sign in "*?["):
        return selector.upper() == code.upper()
    from fnmatch import fnmatchcase

    return fnmatchcase(name, selector) or fnmatchcase(code.upper(), selector.upper())


def unmatched(config: Config, rules: Iterable[tuple[str, str]]) -> tuple[Problem, ...]:
    """Selectors that take none of `rules`, pairs of name and code: most often a rule that was misspelt."""
    known = tuple(rules)
    problems = []
    for setting in (setting for block in config.blocks for setting in block.rules):
        if not any(selects(setting.selector, name, code) for name, code in known):
            problems.append(
                Problem(shown(setting.origin), f"no rule is called '{setting.selector}'", did_you_mean(setting.selector, known))
            )
    return tuple(dict.fromkeys(problems))


def nearest(selector: str, rules: Iterable[tuple[str, str]]) -> str:
    """The name, code, family or short name among `rules`, pairs of name and code, that was probably meant; empty when none is near."""
    from newslint import mistakes

    return mistakes.nearest(selector, {word for name, code in rules for word in (name, code, *name.split("/")[-2:])})


def did_you_mean(selector: str, rules: Iterable[tuple[str, str]]) -> str:
    """The same as a hint."""
    if selector in LEVELS:
        return "that is a level; --fail-on says from which on the exit status is 1"
    found = nearest(selector, rules)
    return f"did you mean '{found}'?" if found else "see newslint rules"


def merged(base: Mapping[str, Any], patch: Mapping[str, Any]) -> dict[str, Any]:
    """`base` with the values of `patch`; mappings merge key by key, everything else is replaced."""
    result = dict(base)
    for key, value in patch.items():
        below = result.get(key)
        result[key] = merged(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
    return result


def shown(where: str) -> str:
    """A place as a person reads it: relative when it lies below the working directory."""
    return where.removeprefix(os.path.join(os.getcwd(), ""))


def digest(data: bytes) -> str:
    """What a file's bytes are remembered by."""
    return blake2b(data, digest_size=20).hexdigest()


def _source(path: str) -> ConfigSource | None:
    try:
        os.lstat(path)  # hardly any is there, and `open` takes three times as long to find that out
        data = content(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise NewslintError(Problem(shown(path), f"cannot be read: {error.strerror or error}")) from error
    if path.endswith(".toml") and not (b"newslint" in data and expressions.search(TABLE, data.decode("latin-1"))):
        return None
    return ConfigSource(path, data)


def _digest_of_file(path: str) -> str:
    try:
        return digest(content(path))
    except OSError:
        return ""


def _frozen(block: Block) -> tuple[Any, ...]:
    settings = tuple((setting.key, setting.value, setting.origin, setting.root) for setting in block.settings)
    rules = tuple((setting.selector, dict(setting.patch), setting.origin) for setting in block.rules)
    return (block.glob.pattern, block.glob.root) if block.glob else None, settings, rules


def _thawed(glob: Sequence[str] | None, settings: Iterable[Sequence[str]], rules: Iterable[Sequence[Any]]) -> Block:
    made = tuple(RuleSetting(selector, patch, origin) for selector, patch, origin in rules)
    return Block(Glob(*glob) if glob else None, tuple(Setting(*setting) for setting in settings), made)
