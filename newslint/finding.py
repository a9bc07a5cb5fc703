"""What a kind says of a text (Match), what newslint reports of it (Finding), and what became of one article (Checked)."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.article import Article
from newslint.records import dataclass, field, unguarded
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from newslint.choices import Level, Safety


QUOTED = 16
"""Words of a passage that a message quotes whole; of a longer one it gives the first twelve."""


def brief(text: str) -> str:
    """`text` on one line, as a message quotes it."""
    words = text.split()
    return " ".join(words if len(words) <= QUOTED else [*words[: QUOTED - 4], "…"])


@dataclass(frozen=True, slots=True)
class Fix:
    """The text that should stand in the finding's place. `safe`: meaning cannot change; `unsafe`: shown, applied only on demand."""

    text: str
    safety: Safety


@unguarded(frozen=True, slots=True)
class Match(Span):
    """A place a kind objects to, before zones, allowances and levels are weighed."""

    fields: Mapping[str, str] = field(default_factory=dict)
    """What the message may name besides `{match}`."""
    fix: Fix | None = None
    level: Level | None = None
    """Set where this match is milder or graver than its rule."""
    cues: tuple[str, ...] = ()
    """What decided it, for `explain` and the report: `("dinilai", "no agent", "body")`."""
    whole: bool = False
    """Whether it is about the article as a whole; its place only says where it is shown."""
    copies: tuple[Span, ...] = ()
    """What it says stands in the article before: of what other rules have said there nothing is told again."""

    def at(self, level: Level) -> Match:
        """The same at that level: `replace` for what every article asks of all its matches."""
        return Match(self.start, self.end, self.fields, self.fix, level, self.cues, self.whole, self.copies)


@unguarded(frozen=True, slots=True)
class Finding(Span):
    """One thing an editor would send back."""

    rule: str
    code: str
    family: str
    level: Level
    message: str
    """In the interface language."""
    text: str
    """The words found, exactly as in the source."""
    fingerprint: str
    """Hash of rule, words and sentence: the same after edits elsewhere."""
    basis: str = ""
    fix: Fix | None = None
    cues: tuple[str, ...] = ()
    sentence: Span | None = None
    """The sentence or line it stands in, for the report."""
    whole: bool = False
    """Whether it is about the article as a whole; its place only says where it is shown."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A finding that somebody has said may stand."""

    finding: Finding
    reason: str
    """As written beside the allowance; empty for a phrase of the configuration."""


@dataclass(frozen=True, slots=True)
class Card:
    """What an editor asks of every article, whether or not anything was found."""

    sources: tuple[str, ...]
    """Named sources, in order of appearance."""
    quotations: int
    """Direct quotations."""
    reply: Literal["answered", "declined", "missing", "none accused"]
    """Whether an accused party answers."""
    date: str
    """The date as the article gives it; empty when there is none."""
    place: str


@dataclass(frozen=True, slots=True)
class Unchecked(Span):
    """A passage no rule looked at, and why."""

    reason: str


@unguarded(frozen=True, slots=True)
class Said(Span):
    """One sentence, and whose words it gives."""

    voice: str
    """narrator, direct, indirect or mixed."""
    name: str = ""
    """Who says it; empty when it is the narrator or when nobody can be told."""
    status: str = ""
    """named, role, document, vague, anonymous or absent; empty for the narrator."""


@unguarded(frozen=True, slots=True)
class Passage(Span):
    """A paragraph, or a line that stands for one, and who speaks in it."""

    zone: str
    """headline, subhead, dateline, body, bullet, caption, residue or credit."""
    said: tuple[Said, ...] = ()
    quotes: tuple[Span, ...] = ()
    """Quotations, their marks included."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One article with everything newslint has to say of it."""

    article: Article
    language: str
    findings: tuple[Finding, ...]
    unchecked: tuple[Unchecked, ...] = ()
    card: Card | None = None
    crashes: tuple[str, ...] = ()
    """One line for each rule that failed on this article: our bug, or a pattern out of time."""
    allowed: tuple[Allowed, ...] = ()
    """What an allowance in the text or the configuration lets stand."""
    known: tuple[Finding, ...] = ()
    """What a baseline has already; not among `findings`."""
    passages: tuple[Passage, ...] = ()
    """The article by paragraphs with who says what: only for a report that shows it."""
    words: int = 0
    """How many words the article's text has, its residue included."""
