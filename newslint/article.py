"""An article as it was read, its source untouched, with what is not prose blanked out; and one as an archive stores it."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.records import dataclass, field
from newslint.spans import Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.tight import Page


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
    gaps: tuple[Span, ...] = ()
    """Blanks of `text` that only keep the offsets: markup, at which a reader of the page sees nothing. Sorted, apart, no remark in them."""
    page: Page | None = None
    """Of an article without its gaps: the way back to the page it stands on."""

    def __post_init__(self) -> None:
        if len(self.text) != len(self.source):
            raise ValueError(f"an article's text is as long as its source: {len(self.text)} characters for {len(self.source)}")


@dataclass(frozen=True, slots=True)
class Record:
    """One article of an archive as it is stored, and the way back to it."""

    id: str
    """The archive's own id, else its URL, else `place`; for a file, its path below the directory or container given. Not always unique."""
    place: str
    """Path and where in it: `news.jsonl:12` (1-based line), `news.parquet#17` (0-based row), `dump.zip!a/b.html`,
    `crawl.warc.gz@8123` (byte offset of the record), `blog.xml#3`."""
    text: str = ""
    """Where the archive holds text. No lone surrogates."""
    meta: Mapping[str, str] = field(default_factory=dict)
    """title outlet section author date lang url: those it has, lower-case keys."""
    data: bytes | None = None
    """Where the archive holds a document: its bytes ..."""
    suffix: str = ""
    """... and the suffix of the reader that takes it (`.html`)."""
    notes: tuple[str, ...] = ()
    """What its reader wants the user to know (a guessed encoding)."""
