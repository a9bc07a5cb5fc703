"""Applies the fixes of `newslint check --fix` and `--diff` to files and to standard input, or only shows them."""

from __future__ import annotations

import os
import sys

from newslint import files, mend, writing
from newslint.cli.scope import Scope
from newslint.errors import NewslintError, Problem
from newslint.files import STDIN
from newslint.reporters import Result
from newslint.session import Session
from newslint.terminal import disarmed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


class Fixer:
    """Applies fixes as articles are checked, and counts them."""

    def __init__(self, options: Namespace, session: Session, scope: Scope) -> None:
        self._options, self._session, self._scope = options, session, scope
        self._fixes = self._files = 0
        self._problems: list[Problem] = []

    def one(self, path: str) -> Result:
        """The article as it is now on disk, checked; with `--diff` as it was."""
        data = None
        try:
            data = files.read_bytes(path)
            mended = mend.mend(self._session, path, data, self._scope.changed, self._scope.narrow, unsafe=self._options.unsafe_fixes)
        except NewslintError as error:
            mended = error.problems[0]
        if isinstance(mended, Problem):
            if data is not None and path == STDIN and not self._options.diff:
                _print(data)
            return mended
        if mended.problem:
            self._problems.append(mended.problem)
        if self._options.diff:
            sys.stdout.write(_fenced("".join(mend.diff(mended))))
        elif self._write(mended):
            return self._scope.judged(mended.after, mended.changed)
        return self._scope.judged(mended.before, self._scope.changed(mended.before))

    def problems(self) -> list[Problem]:
        """Why articles could not be fixed, as far as not told yet."""
        found, self._problems = self._problems, []
        return found

    def told(self) -> None:
        """Says on standard error how much was fixed."""
        if self._fixes and not self._options.quiet:
            print(f"newslint: fixes: {self._fixes} (files: {self._files})", file=sys.stderr)

    def _write(self, mended: mend.Mended) -> bool:
        """Whether the article now stands as mended."""
        try:
            if mended.path == STDIN:
                _print(mended.new)
            elif mended.new != mended.old:
                writing.replace(mended.path, mended.new, was=mended.old)
        except NewslintError as error:
            self._problems += error.problems
            return False
        self._fixes += mended.fixes
        self._files += bool(mended.fixes)
        return True


def _fenced(diff: str) -> str:
    """The diff as it is; where GitHub would take a line of it for a command, GitHub is told to take none until it is over.

    The word that ends it is made anew, so that no article can hold it. Tools that apply a diff pass over what stands around it.
    """
    if os.environ.get("GITHUB_ACTIONS") != "true" or disarmed(diff) == diff:
        return diff
    word = os.urandom(16).hex()
    return f"::stop-commands::{word}\n{diff}::{word}::\n"


def _print(data: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
