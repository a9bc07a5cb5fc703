"""The options that say which findings of an article count: `--changed` and `--baseline`."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from functools import cached_property

from newslint.cli.settings import chosen
from newslint.errors import NewslintError, Problem
from newslint.files import STDIN
from newslint.finding import Checked
from newslint.session import Session

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from newslint.baseline import Baseline
    from newslint.changed import Changes
    from newslint.mend import Changed


def add_scope(parser: ArgumentParser) -> None:
    """What commands take that may leave old findings alone."""
    group = parser.add_argument_group("old findings")
    group.add_argument(
        "--changed", nargs="?", const="", metavar="REF", help="only what stands in lines changed since REF (default: HEAD), as git has it"
    )
    group.add_argument("--baseline", metavar="FILE", help="not the findings on record there; see newslint baseline")


class Scope:
    """Which findings count in this run, and what of the baseline is out of date."""

    def __init__(self, options: Namespace, session: Session) -> None:
        self._session = session
        self._changes: Changes | None = None
        self._baseline: Baseline | None = None
        self._stale = self._unchanged = 0
        self._articles: set[str] = set()
        if options.changed is not None:
            from newslint.changed import OPTION, changes

            self._changes = changes(options.changed)
            if STDIN in options.paths:
                raise NewslintError(Problem(OPTION, "standard input has no history", "give the file"))
        if options.baseline is not None:
            from newslint import baseline

            self._baseline = baseline.read(options.baseline)

    def changed(self, checked: Checked) -> Changed:
        """Where the article was changed; everywhere when that was not asked. Raises NewslintError."""
        return self._changes.spans(checked.article.path, checked.article.source) if self._changes else None

    def narrow(self, checked: Checked, spans: Changed) -> Checked:
        """The article with the findings that count."""
        if not self._baseline and not self._changes:
            return checked
        from newslint import baseline, changed

        if self._baseline:
            checked = baseline.weigh(checked, self._baseline, changed.touching(spans) if self._changes else None)
        return changed.only(checked, spans) if self._changes else checked

    def judged(self, checked: Checked, spans: Changed) -> Checked:
        """The same, and remembers what the baseline has of the article and the article no longer has."""
        if self._baseline:
            from newslint import baseline

            stale = baseline.stale(checked, self._baseline, self._codes)
            self._stale += sum(entry.count for entry in stale.values())
            self._articles |= {checked.article.path} if stale else set()
        return self.narrow(checked, spans)

    def passed_over(self, checked: Checked) -> bool:
        """Whether nothing of the article was changed, and nothing of it has to be told: reports leave it out, and it is counted."""
        silent = bool(checked.language) and not checked.findings and not checked.crashes and self.changed(checked) == ()
        self._unchanged += silent
        return silent

    def told(self, *, quiet: bool) -> bool:
        """Whether the baseline is out of date, which is then told on standard error, as are articles that were left out."""
        if self._unchanged and not quiet:
            print(f"newslint: unchanged: {self._unchanged} (not in the report)", file=sys.stderr)
        if self._stale and self._baseline:
            articles = ", ".join(sorted(self._articles)[:3]) + (", …" if len(self._articles) > 3 else "")
            what = f"{self._stale} on record no longer found in {articles}"
            print(f"newslint: {Problem(self._baseline.path, what, 'newslint baseline prune')}", file=sys.stderr)
        return bool(self._stale)

    @cached_property
    def _codes(self) -> Collection[str] | None:
        return codes(self._session)


def codes(session: Session) -> Collection[str] | None:
    """The codes of the rules that the command line chooses; None when it chooses none."""
    if not session.request.select and not session.request.ignore:
        return None
    names = chosen(session)
    return {code for name, code in session.plan.codes if name in names}


def unjudged(checked: Checked) -> Problem | None:
    """Why no rule looked at the article, if none did."""
    if checked.language or not checked.unchecked:
        return None
    return Problem(checked.article.path, f"not checked: {checked.unchecked[0].reason}", "say --lang")


def settle(options: Namespace) -> None:
    """`--changed a.txt`: what is a file and no commit is a path, not the commit to compare with."""
    if options.changed and os.path.exists(options.changed):
        from newslint.changed import is_commit

        if not is_commit(options.changed):
            options.paths.insert(0, options.changed)
            options.changed = ""
