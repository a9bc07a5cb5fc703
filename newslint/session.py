"""One run: settings, rules and languages brought together, files found and read, each article linted, nothing lost on the way."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from newslint import files
from newslint.article import Article
from newslint.compiled import Compiled, read_config, read_plan, variant
from newslint.config import Config, Effective, did_you_mean, locate, read_source, shown, unmatched
from newslint.errors import FAULTS, ChangedError, NewslintError, Problem, fault
from newslint.files import Found
from newslint.globs import Glob
from newslint.language import Language
from newslint.plan import Plan
from newslint.readers import suffix_of
from newslint.records import dataclass, replace
from newslint.registry import Registry, collect, resolve
from newslint.reporters import Result
from newslint.rule import LEVELS
from newslint.settled import Settings, settings_under, taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newslint.document import Document, T
    from newslint.finding import Checked
    from newslint.results import Results


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for; it overrules the configuration."""

    paths: tuple[str, ...] = ()
    stdin_name: str = "stdin.txt"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    no_config: bool = False
    language: str = ""
    interface: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    encoding: str | None = None
    jobs: int = 1
    speech: bool = False
    """Whether a report shows who says what."""
    kept: bool = False
    """Whether the results of earlier runs are taken, and new ones kept."""


class Session:
    """Everything a run needs, found out once and kept for its length."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.registry: Registry = collect()
        self.annotators: Mapping[str, Callable[[Document], Any]] = self.registry.all_annotators()
        self._configs: dict[str, Config | NewslintError] = {}
        self._plans: dict[str, Compiled] = {}
        self._settings: dict[tuple[str, Effective], Settings] = {}
        self.told: dict[Problem, None] = {}
        """Mistakes in rules, settings and plug-ins, in the order in which they were met."""
        self._settled: set[Problem] = set()

    # What holds

    def config(self, directory: str) -> Config:
        """The configuration for the files of `directory`. Raises NewslintError."""
        if directory not in self._configs:
            try:
                self._configs[directory] = read_config(self._sources(directory))
            except NewslintError as error:
                self._configs[directory] = error
        if isinstance(found := self._configs[directory], NewslintError):
            raise found
        return found

    def _sources(self, directory: str) -> tuple[Any, ...]:
        if self.request.no_config:
            return ()
        if self.request.config is not None:
            return (read_source(self.request.config),)
        return locate(directory)

    def configuration(self, path: str) -> Config:
        """The configuration for the file at `path`, there or not. Raises NewslintError."""
        return self.config(os.path.dirname(os.path.abspath(path)))

    def effective(self, path: str) -> Effective:
        """The settings of the file at `path`. Raises NewslintError."""
        return self.configuration(path).effective(path)

    def compiled(self, effective: Effective) -> Compiled:
        """Rules and languages under these settings, compiled or taken from the cache."""
        key = variant(effective)
        if key not in self._plans:
            self._plans[key] = read_plan(self.registry, effective)
            self.tell(self._plans[key].problems)
        return self._plans[key]

    @cached_property
    def here(self) -> Effective:
        """The settings of the working directory."""
        return self.config(os.getcwd()).everywhere()

    @cached_property
    def plan(self) -> Plan:
        """Rules and languages under the settings of the working directory."""
        return self.compiled(self.here).plan

    @cached_property
    def interfaces(self) -> Mapping[str, Mapping[str, str]]:
        """The wording of the interface, by language."""
        return {code: language.interface for code, language in self.plan.languages.items()}

    @property
    def interface(self) -> str:
        """The interface language asked for or configured; empty for each article's own."""
        return self.request.interface or self.here.ui_lang

    def fail_on(self, asked: str | None) -> int:
        """The place in LEVELS of the mildest level that fails the run."""
        return LEVELS.index(asked or self.here.fail_on or "error")

    # Rules

    def selected(self, selectors: Iterable[str], plan: Plan | None = None) -> frozenset[str]:
        """The names of the rules that `selectors` take. Raises NewslintError for each that takes none."""
        rules = (plan or self.plan).codes
        chosen: set[str] = set()
        problems = []
        for selector in selectors:
            found = taken([selector], rules)
            chosen |= found
            if not found:
                problems.append(Problem("", f"no rule is called '{selector}'", did_you_mean(selector, rules)))
        if problems:  # a rule that is broken is not there either
            raise NewslintError((*problems, *self.told))
        return frozenset(chosen)

    # Articles

    def check(self, one: Callable[[str], Result] | None = None) -> Iterator[Result]:
        """Each article with its findings (as `one` gives them), and each thing that could not be checked, in the order of the paths."""
        self.tell(self.registry.problems)
        found = self.found
        self.validate()
        yield from self.complaints()
        yield from found.problems
        try:
            if one is None and self.request.jobs > 1 and len(found.paths) > 1:
                from newslint.workers import spread

                yield from spread(self, found.paths)
            else:
                yield from map(one or self.one, found.paths)
        finally:
            if self.results is not None:
                self.results.write()
        yield from self.complaints()

    @cached_property
    def found(self) -> Found:
        """The files to check, and what was wrong with the paths given."""
        include, exclude = self.globs
        readers, archives, stdin = self.registry.readers, self.registry.archives, self.request.stdin_name
        return files.find(self.request.paths, readers, include=include, exclude=exclude, stdin=stdin, archives=archives)

    @property
    def globs(self) -> tuple[tuple[Glob, ...], tuple[Glob, ...]]:
        """In directories, only the files that the first take, and none that the second take."""
        cwd = os.getcwd()
        include = tuple(Glob(pattern, cwd) for pattern in self.request.include) or self.here.include
        return include, (*self.here.exclude, *(Glob(pattern, cwd) for pattern in self.request.exclude))

    def validate(self) -> None:
        """A misspelt rule or language on the command line stops the run before it starts; one in a configuration is told."""
        self.selected((*self.request.select, *self.request.ignore))
        asked = {"--lang": self.request.language, "--ui-lang": self.request.interface}
        problems = [_no_language(option, code, self.plan) for option, code in asked.items() if code and code not in self.plan.languages]
        if problems:
            raise NewslintError(problems)

    def one(self, path: str, data: bytes | None = None) -> Result:
        """One article checked, or why it could not be; `data` in place of what the file holds."""
        return self._with(path, self._result, data)

    def _result(self, article: Article, made: Compiled, settings: Settings) -> Checked:
        """What an earlier run found, or else this one finds. What a plug-in's code rests on nobody can know, so nothing of it is kept."""
        if self.results is None or self.registry.plugins or settings.speech:
            return self._linted(article, made, settings)
        return self.results.taken(article, made.key, settings, lambda: self._linted(article, made, settings))

    @cached_property
    def results(self) -> Results | None:
        """What earlier runs found, where it is taken and new results are kept."""
        if not self.request.kept:
            return None
        from newslint.results import Results

        return Results()

    def _linted(self, article: Article, made: Compiled, settings: Settings) -> Checked:
        from newslint.linter import lint  # which an article whose result is kept does without

        return lint(article, made.plan, settings, self.annotators)

    def document(self, path: str) -> Document | Problem:
        """One article under analysis, or why it cannot be."""

        def prepared(article: Article, made: Compiled, settings: Settings) -> Document | Problem:
            from newslint.linter import read

            reading = read(article, made.plan, settings, self.annotators)
            return reading.doc if reading else Problem(article.path, "not checked: language not recognised", "say --lang")

        return self._with(path, prepared)

    def _with(self, path: str, work: Callable[[Article, Compiled, Settings], T], data: bytes | None = None) -> T | Problem:
        try:
            name = self.request.stdin_name if path == files.STDIN else path
            effective = self.effective(name)
            article = self._read(path, name, effective, data)
            made = self.compiled(effective)
            return work(article, made, self._settings_of(name, made, effective))
        except ChangedError as error:  # the pack is told once, and each article that it left unchecked by its name
            self.tell(error.problems)
            return Problem(name, "not checked: rules were changed during the run", "start newslint again")
        except NewslintError as error:
            self.tell(error.problems[1:])
            return error.problems[0]

    def _read(self, path: str, name: str, effective: Effective, data: bytes | None) -> Article:
        if (suffix := suffix_of(name, self.registry.readers)) is None:
            raise NewslintError(Problem(name, "no reader for this name", f"articles end in {', '.join(self.registry.readers)}"))
        content, encoding = files.read_bytes(path) if data is None else data, self.request.encoding or effective.encoding
        try:
            article: Article = resolve(self.registry.readers[suffix]).read(name, content, encoding)
        except NewslintError:
            raise
        except FAULTS as error:  # a reader that fails must not take the other files with it
            raise NewslintError(Problem(name, f"the reader of {suffix} files failed: {fault(error)}")) from error
        return article

    def _settings_of(self, path: str, made: Compiled, effective: Effective) -> Settings:
        key = (made.key, effective)
        if key not in self._settings:
            names = made.plan.codes
            self.tell(unmatched(self.configuration(path), (*names, *made.broken)))
            stated = {setting.key: setting for setting in effective.settings if setting.key in ("lang", "ui-lang")}.values()
            self.tell(_no_language(each.origin, each.value, made.plan) for each in stated if each.value not in made.plan.languages)
            self._settings[key] = settings_under(
                effective,
                names,
                optional=made.plan.optional,
                select=self.request.select,
                ignore=self.request.ignore,
                language=self.request.language,
                interface=self.request.interface,
                speech=self.request.speech,
            )
        return self._settings[key]

    # What went wrong

    def complain(self) -> int:
        """Prints the mistakes in rules, settings and plug-ins on standard error; 2 when there are any, else 0."""
        self.tell(self.registry.problems)
        problems = list(self.complaints())
        for problem in problems:
            print(f"newslint: {problem}", file=sys.stderr)
        return 2 if problems else 0

    def tongue(self, code: str = "") -> Language:
        """The language to speak to the user in: the one asked for or configured, else `code`, else the first there is."""
        languages = self.plan.languages
        return next(languages[each] for each in (self.interface, code, *sorted(languages)) if each in languages)

    def tell(self, problems: Iterable[Problem]) -> None:
        """Remembers mistakes for `complaints`."""
        for problem in problems:
            self.told.setdefault(replace(problem, where=shown(problem.where), setup=True))

    def complaints(self) -> Iterator[Problem]:
        """Mistakes in rules, settings and plug-ins met since this was last asked; each is told once."""
        for problem in list(self.told):
            if problem not in self._settled:
                self._settled.add(problem)
                yield problem


def _no_language(where: str, code: str, plan: Plan) -> Problem:
    return Problem(where, f"no language is called '{code}'", f"there are {', '.join(sorted(plan.languages))}")
