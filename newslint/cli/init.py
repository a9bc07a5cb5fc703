"""`newslint init`: a first configuration, a pre-commit entry and a first rule of the house, ready to be changed."""

from __future__ import annotations

import json
import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from dataclasses import dataclass
from pathlib import Path, PurePath

from newslint import writing
from newslint.errors import NewslintError, Problem
from newslint.language import Language
from newslint.readers import ASKED, SHIPPED
from newslint.session import Request, Session
from newslint.terminal import plain

CONFIGURATION, HOOKS, HOUSE, CODE = "newslint.yaml", ".pre-commit-config.yaml", "house-rules", "HSE001"
FIRST = """\
# newslint: settings for the articles in this directory and below.
extends: default

# One line a rule, family or glob: off, note, warning or error; or a mapping of rule keys to change.
# `newslint rules` lists them, `newslint explain RULE` says what each is for.
rules: {{}}

# Rules of the house, laid out like newslint's own: <language>/<family>/<rule>.yaml
packs: [{house}]

# Other settings for some of the articles; what stands later wins.
# paths:
#   "opini/**":
#     rules: {{editorial: off}}
"""
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: newslint
        name: newslint
        entry: newslint check --changed --
        language: system
        files: {files}
        exclude: '(?i)(^|/)(readme|changelog|contributing|licen[cs]e|notice|requirements|robots)[^/]*$'
"""
ARTICLES = rf"\.(?i:{'|'.join(suffix[1:] for suffix in SHIPPED if suffix not in ASKED)})$"
"""Names of articles. A hook names its files, and one that holds no article, such as package.json, would stop the commit."""
WORDS = r"\w+(?:[-' ]\w+)*"
RULE = """\
# The first rule of the house. `newslint test {house}` runs its examples.
check: phrases
code: {code}
level: warning
outside: [quote, residue]
say:
  {tongue}: {say}
why: {why}
phrases:
  - {word}
flags:
  - {flags}
passes:
  - {passes}
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a newsroom says of itself."""

    articles: str
    """Where its articles lie, relative to the configuration."""
    language: Language
    word: str
    """A word or phrase that its own style does not want."""


def add_arguments(parser: ArgumentParser) -> None:
    """What `newslint init` takes."""
    parser.add_argument("directory", nargs="?", default=".", metavar="DIRECTORY", help="where to write it (default: here)")
    parser.add_argument("--yes", action="store_true", help="ask nothing: the first answer to every question")
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """Asks three questions on a terminal and writes three files; none that is there is touched."""
    root = Path(options.directory)
    path = root / CONFIGURATION
    if path.exists():
        raise NewslintError(Problem(str(path), "is there already", "edit it, or remove it first"))
    if not root.is_dir():
        raise NewslintError(Problem(str(path), f"cannot be written: {'Not a' if root.exists() else 'No such file or'} directory"))
    answers = _asked(_languages(), ask=sys.stdin.isatty() and not options.yes)
    for name, text in _files(answers).items():
        _write(root / name, text)
    print(f"next: newslint check {plain(str(root / answers.articles))}")
    return 0


def _languages() -> list[Language]:
    """The languages there are, the one with the most rules first."""
    plan = Session(Request(no_config=True)).plan
    rules = Counter(name.partition("/")[0] for name in plan.names)
    return sorted((plan.languages[code] for code in plan.languages), key=lambda language: (-rules[language.code], language.code))


def _asked(languages: list[Language], *, ask: bool) -> Answers:
    """The three questions. Raises NewslintError for an answer that is of no use."""

    def answer(question: str, first: str) -> str:
        if not ask:
            return first
        print(f"{question} [{first}] ", end="", flush=True)
        return sys.stdin.readline().strip() or first

    folder = PurePath(answer("Where do the articles lie?", "."))
    if folder.is_absolute() or ".." in folder.parts:
        raise NewslintError(Problem(str(folder), "is not a folder below the configuration", "such as articles"))
    names = {language.code: language for language in languages}
    code = answer(f"In which language are most of them ({', '.join(names)})?", languages[0].code)
    if code not in names:
        raise NewslintError(Problem("", f"no language is called '{code}'", f"there are {', '.join(names)}"))
    word = answer("Which word does your house not use?", names[code].interface["init.word"])
    if not re.fullmatch(WORDS, word):
        raise NewslintError(
            Problem("", f"'{word}' is not a word or a few", "letters, hyphens and single spaces; the rule can be refined later")
        )
    return Answers(folder.as_posix(), names[code], word)


def _files(answers: Answers) -> dict[str, str]:
    """What is written, by path."""
    wording = {key: text.replace("{word}", answers.word) for key, text in answers.language.interface.items() if key.startswith("init.")}
    quoted = {key.removeprefix("init."): json.dumps(text, ensure_ascii=False) for key, text in wording.items()}
    pattern = ARTICLES if answers.articles == "." else f"^{re.escape(answers.articles)}/.*{ARTICLES}"
    quoted_pattern = pattern.replace("'", "''")
    rule = RULE.format(
        house=HOUSE, code=CODE, tongue=answers.language.code, **{**quoted, "word": json.dumps(answers.word, ensure_ascii=False)}
    )
    return {
        CONFIGURATION: FIRST.format(house=HOUSE),
        HOOKS: HOOK.format(files=f"'{quoted_pattern}'"),
        f"{HOUSE}/{answers.language.code}/house/first-rule.yaml": rule,
    }


def _write(path: Path, text: str) -> None:
    """Writes a new file; one that is there stays."""
    if os.path.lexists(path):
        print(f"newslint: {Problem(str(path), 'is there already and stays as it is')}", file=sys.stderr)
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NewslintError(Problem(str(path), f"cannot be written: {error.strerror}")) from error
    writing.replace(str(path), text.encode())
    print(f"{plain(str(path))} written")
