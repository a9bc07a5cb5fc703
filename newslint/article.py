"""An article as it was read: its source untouched, and the same text with what is not prose blanked out."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.records import dataclass, field
from newslint.spans import Span


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` and `source` have the same length, so an offset into one is an offset into the other."""

    path: str
    """The path as given, or the name standard input was given."""
    source: str
    """The text as decoded, without a byte order mark; line ends as stored."""
    text: str
    """`source` with everything that is not the article (front matter, code, link targets, comments) as blanks."""
    title: Span | None = None
    """Where the source states the title apart from the body (front matter); None when only the text can tell."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """What the source says of itself: title, section, lang, date, author; keys lower case."""
    wrapped: bool = False
    """True when a line end inside a paragraph is only a space (Markdown); False when each line is a paragraph."""
    encoding: str = "utf-8"
    """What the bytes were decoded with."""
    remarks: tuple[Span, ...] = ()
    """Where the source speaks to newslint (allowances), in order; blank in `text`."""
    notes: tuple[str, ...] = ()
    """What the reader wants the user to know (a guessed encoding); each is printed once."""
