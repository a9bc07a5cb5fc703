"""A rule as it stands in its file, typed and checked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from newslint import expressions as re
from newslint.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from newslint.choices import Level

LEVELS: tuple[Level, ...] = ("note", "warning", "error")
"""From the mildest to the gravest."""
ONCE = frozenset({"attribution", "editorial", "loaded"})
"""Families that report a sentence once, its gravest finding: the editor sends back the sentence, not each word of it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. Its name is its path under the pack, without the suffix: `id/attribution/vague-source`."""

    name: str
    check: str
    """The kind that judges it."""
    code: str
    say: Mapping[str, str]
    """The message, by interface language; `{match}` and the kind's own fields are filled in."""
    why: str
    level: Level
    within: tuple[str, ...]
    """Zones it looks in (`in:`); empty means every zone that `outside` does not name."""
    outside: tuple[str, ...]
    sections: Mapping[str, str]
    """Desk to level or `off`: `{opinion: off, sports: note}`."""
    options: Any
    """The kind's own keys: an instance of the kind's `Options`."""
    optional: bool = False
    """Whether it runs only where settings or the command line name it."""
    basis: str = ""
    links: tuple[str, ...] = ()
    since: str = ""
    formerly: tuple[str, ...] = ()
    flags: tuple[str, ...] = field(default=())
    passes: tuple[str, ...] = field(default=())
    misses: tuple[str, ...] = field(default=())
    overflags: tuple[str, ...] = field(default=())
    path: str = ""
    """The file it was read from."""

    def reads(self, zone: str) -> bool:
        """Whether it looks in that zone."""
        return (not self.within or zone in self.within) and zone not in self.outside

    @property
    def reasons(self) -> tuple[str, ...]:
        """The paragraphs of `why`, each on one line."""
        return tuple(" ".join(part.split()) for part in re.split(r"\n\s*\n", self.why) if part.strip())

    @property
    def language(self) -> str:
        """`id`, `en`, … or `any`: the first folder of its name."""
        return self.name.split("/", 1)[0]

    @property
    def family(self) -> str:
        """The folder it lies in: `attribution`, `boilerplate`, …"""
        return _family(self.name)


@cache
def _family(name: str) -> str:
    return name.rsplit("/", 2)[-2]
