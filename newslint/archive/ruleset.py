"""Rules, settings and language as plain data: what a process somewhere else needs in order to find the same."""

from __future__ import annotations

import marshal
import os
import re
import sys
from collections.abc import Callable, Sequence

from newslint.archive.articles import article
from newslint.article import Article, Record
from newslint.config import Config, Effective
from newslint.errors import NewslintError, Problem
from newslint.finding import Checked
from newslint.linter import lint
from newslint.plan import Plan
from newslint.records import dataclass, field, replace
from newslint.registry import collect
from newslint.settled import Settings, settings_under
from newslint.tight import tightened
from newslint.words import Words, words_of

PLACE = re.compile(r"[:#@]\d+$")
"""What in a record's place comes after the file's path."""
REMEMBERED = 10_000
"""Paths whose settings are remembered, where settings depend on paths."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """What decides the findings of an archive. It can be pickled, hashed by its fingerprint, and needs no file where it is compiled.

    Rules and scanners travel compiled: a worker that is started again in the middle of a run has the very same ones, whatever became
    of the files. Compiled data fit one version of Python; what is installed as a plug-in must be installed there too.
    """

    fingerprint: str
    """Hash of rules, settings and newslint's code; the same on every machine."""
    plan: bytes = field(compare=False)
    config: bytes = field(compare=False)
    select: tuple[str, ...] = field(default=(), compare=False)
    ignore: tuple[str, ...] = field(default=(), compare=False)
    language: str = field(default="", compare=False)
    encoding: str | None = field(default=None, compare=False)
    fast: bool = field(default=False, compare=False)
    sketched: bool = field(default=False, compare=False)
    """Whether each article is to have a sketch, by which near-duplicates are found."""
    folder: str = field(default="", compare=False)
    """What the places of records are relative to."""
    interpreter: str = field(default=sys.implementation.cache_tag, compare=False)

    def compiled(self) -> Linter:
        """The rules ready to run in this process. Raises NewslintError when they were compiled by another Python."""
        return Linter(self)


class Linter:
    """A rule set compiled. Whoever runs it holds it: nothing is kept in the module."""

    def __init__(self, rules: RuleSet) -> None:
        if rules.interpreter != sys.implementation.cache_tag:
            told = f"were compiled by {rules.interpreter}, this is {sys.implementation.cache_tag}"
            raise NewslintError(Problem("", f"the rules {told}", "use one version of Python on all machines"))
        registry = collect()
        self.rules = replace(rules, plan=b"", config=b"")
        """Without what is made of them here: some megabytes that every worker would hold twice."""
        self._sketch = sketching() if rules.sketched else None
        self._plan = Plan(marshal.loads(rules.plan), registry.kind_modules())
        self._annotators, self._readers = registry.all_annotators(), registry.readers
        self._config = Config.thaw(marshal.loads(rules.config))
        self._by_path = any(block.glob is not None for block in self._config.blocks)
        self._settings: dict[str, tuple[Settings, str | None]] = {}
        self._made: dict[Effective, tuple[Settings, str | None]] = {}
        self._last: tuple[Article | None, Words | None] = None, None
        """The article checked last, and its words: they are what is sketched next."""

    def check(self, record: Record) -> tuple[Article, Checked]:
        """The record as an article, and what was found in it. Raises NewslintError when it cannot be read."""
        settings, encoding = self._settled(record.place if self._by_path else "")
        made = article(record, self._readers, encoding, fast=self.rules.fast)
        words = words_of(made.text) if self._sketch and not made.gaps else None
        self._last = made, words
        return made, lint(made, self._plan, settings, self._annotators, words)

    def sketch(self, article: Article) -> bytes | None:
        """The MinHash of the article's words, as a reader of its page sees them; None where it has no words or nobody asked."""
        if self._sketch is None:
            return None
        last, words = self._last
        return self._sketch((words if words and last is article else words_of(tightened(article).text)).lower) or None

    def _settled(self, place: str) -> tuple[Settings, str | None]:
        """The settings and the encoding that hold at a place; everywhere when it is empty."""
        path = os.path.join(self.rules.folder, PLACE.sub("", place)) if place else ""
        if path not in self._settings:
            if len(self._settings) >= REMEMBERED:
                self._settings.clear()
            self._settings[path] = self._settled_under(self._config.effective(path) if path else self._config.everywhere())
        return self._settings[path]

    def _settled_under(self, effective: Effective) -> tuple[Settings, str | None]:
        if effective not in self._made:
            rules = self.rules
            made = settings_under(
                effective,
                self._plan.codes,
                optional=self._plan.optional,
                select=rules.select,
                ignore=rules.ignore,
                language=rules.language,
                speech=True,
            )
            self._made[effective] = made, rules.encoding or effective.encoding
        return self._made[effective]


def sketching() -> Callable[[Sequence[str]], bytes]:
    """What makes a sketch of words. Raises NewslintError where its libraries are not installed."""
    try:
        from newslint.archive.duplicates import sketch
    except ModuleNotFoundError as error:
        told = f"near-duplicates need {error.name}"
        raise NewslintError(Problem("", told, "pip install 'newslint[archive]', or give --no-duplicates")) from error
    return sketch
