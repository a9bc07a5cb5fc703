"""The reporters. A reporter is one module here, or a plug-in's, that turns what was checked into lines of output."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newslint.errors import Problem
from newslint.files import Skipped
from newslint.finding import Checked
from newslint.records import dataclass, field
from newslint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

SHIPPED = (
    "checkstyle",
    "concise",
    "github",
    "gitlab",
    "html",
    "json",
    "jsonl",
    "junit",
    "markdown",
    "rdjson",
    "rdjsonl",
    "sarif",
    "tap",
    "text",
)
"""The modules of this package that `--format` knows."""

Result = Checked | Problem
"""What became of one input: an article checked, or the reason why it could not be."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a report should look, and what it may say besides the findings."""

    colour: bool = False
    width: int = 100
    """Columns of the terminal."""
    language: str = ""
    """Interface language; each article's own when empty."""
    allowed: bool = False
    """Whether to list what allowances let stand."""
    quiet: bool = False
    """Whether reports for a terminal leave out everything but findings and what was not checked."""
    interfaces: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Language code -> `Language.interface`."""
    rules: Mapping[str, Rule] = field(default_factory=dict)
    """The rules by name, for reports that explain them. A rule of another configuration may be missing."""
    root: str = ""
    """The directory that paths in reports for programs are relative to; empty leaves absolute paths absolute."""
    baseline: bool = False
    """Whether findings are new in comparison with a baseline."""
    skipped: Sequence[Skipped] = ()
    """What was met in the directories given and not read, and why."""

    def wording(self, language: str) -> Mapping[str, str]:
        """The interface for an article in `language`; the first there is when that language has none."""
        for code in (self.language, language, *sorted(self.interfaces)):
            if self.interfaces.get(code):
                return self.interfaces[code]
        return {}


class Reporter(Protocol):
    """What a reporter's module holds. One that shows who says what sets `NEEDS_SPEECH = True` besides."""

    def report(self, results: Iterable[Result], style: Style) -> Iterator[str]:
        """Lines of output without their line ends, as results arrive: an archive never sits in memory."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was found, by level, and how much was not checked. Tallies add up, in any order."""

    articles: int = 0
    levels: Mapping[str, int] = field(default_factory=dict)
    unchecked: Mapping[str, int] = field(default_factory=dict)
    """Reason -> inputs and passages that were not checked."""
    crashes: int = 0
    allowed: int = 0
    """Findings that an allowance lets stand."""
    known: int = 0
    """Findings that the baseline has."""
    setup: int = 0
    """Mistakes in rules, settings and plug-ins."""

    @classmethod
    def of(cls, result: Result) -> Tally:
        """The tally of one input."""
        if isinstance(result, Problem) and result.setup:
            return cls(setup=1)
        if isinstance(result, Problem):
            return cls(unchecked={result.what.partition(":")[0]: 1})
        return cls(
            articles=1,
            levels=counted(finding.level for finding in result.findings),
            unchecked=counted(passage.reason for passage in result.unchecked),
            crashes=len(result.crashes),
            allowed=len(result.allowed),
            known=len(result.known),
        )

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.articles + other.articles,
            _merged(self.levels, other.levels),
            _merged(self.unchecked, other.unchecked),
            self.crashes + other.crashes,
            self.allowed + other.allowed,
            self.known + other.known,
            self.setup + other.setup,
        )


def counted(names: Iterable[str]) -> dict[str, int]:
    """How often each name occurs, in order of first occurrence."""
    counts: dict[str, int] = {}
    for name in names:
        counts[name] = counts.get(name, 0) + 1
    return counts


def _merged(some: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    return {name: some.get(name, 0) + more.get(name, 0) for name in {**some, **more}}
