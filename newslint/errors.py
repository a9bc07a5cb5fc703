"""What newslint tells a person who gave it something it cannot use: one line, where and what and a hint."""

from __future__ import annotations

import os
from collections.abc import Iterable

from newslint import expressions as re
from newslint.records import dataclass
from newslint.terminal import plain

FAULTS = (Exception, SystemExit)
"""What may go wrong in code of ours or of a plug-in, whose exit must not be the run's."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in what was given: a path, a rule file, a setting, a plug-in."""

    where: str
    """A path, `path:line:column`, or the name of an option. Lines and columns are 1-based."""
    what: str
    """What is wrong, in one line."""
    hint: str = ""
    """What to do about it; may be empty."""
    setup: bool = False
    """Whether it lies in rules, settings or plug-ins; otherwise an article could not be checked for it."""

    @property
    def file(self) -> str:
        """`where` without line and column. A drive of Windows has a colon too."""
        return re.sub(r"(?::\d+)+$", "", self.where)

    def __str__(self) -> str:
        line = f"{self.where}: {self.what}" if self.where else self.what
        return plain(f"{line} ({self.hint})" if self.hint else line)


class NewslintError(Exception):
    """Something the user gave cannot be used. Carries every problem found, not the first only."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class ChangedError(NewslintError):
    """The files of a pack are no longer those that the rest of it was compiled from: no fault of the article that met it."""


def fault(error: BaseException) -> str:
    """An exception in one line, with the place it comes from."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f" ({os.path.basename(last.tb_frame.f_code.co_filename)}:{last.tb_lineno})" if last else ""
    return " ".join(f"{type(error).__name__}: {error}".split()) + place
