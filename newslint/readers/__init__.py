"""Readers turn the bytes of one format into an Article, or into many Records. A reader is one module here, imported when needed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from newslint.article import Article, Record
from newslint.errors import Problem
from newslint.records import dataclass, field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import BinaryIO, Protocol
else:
    Protocol = object

SHIPPED = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".json": "ninjs",
    ".xml": "xml",
}
"""Suffix -> module of this package that reads one article; what the hook `newslint_readers` offers."""
ARCHIVES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".json": "ninjs",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".zip": "zip",
    ".tar": "tar",
}
"""Suffix -> module of this package that reads many; the same hook offers them. A suffix may stand in both tables: `check` asks the first,
an audit this one."""
ASKED = (".json", ".xml")
"""Suffixes of many files that hold no article: in directories they are read only where an `include` names the suffix."""
COMPRESSIONS = (".gz", ".zst", ".bz2", ".xz")
"""Suffixes that may follow any other."""
SHORT = {".tgz": ".tar.gz", ".tbz2": ".tar.bz2", ".txz": ".tar.xz", ".tzst": ".tar.zst"}
"""Suffixes that stand for two."""
LIMIT = 64 * 2**20


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How the user wants an archive read."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    """Our field -> theirs, from `--map text=body,title=headline`; fields not named are guessed."""
    encoding: str | None = None
    """What text is encoded in, if it is declared."""
    limit: int = LIMIT
    """The largest record, in bytes; a larger one is a Problem."""
    fast: bool = False
    """Whether speed matters more than the best extraction of pages."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive."""

    name: str
    """Its path in the archive."""
    stream: BinaryIO
    """Its content; can be read until the next member is asked for."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a file's name says of how to read it."""

    suffix: str
    """The suffix of the reader: `.jsonl`."""
    compression: str = ""
    """The suffix of what it is compressed with: `.gz`; may be empty."""


class Reader(Protocol):
    """What the module of a format with one article holds. It never cuts and never rewrites: what is not the article becomes blanks."""

    SUFFIXES: tuple[str, ...]
    """File suffixes it reads, with their dot, lower case."""

    def read(self, path: str, data: bytes, encoding: str | None) -> Article:
        """The article in `data`. `encoding` is what the user declared, or None. Raises NewslintError when `data` cannot be read.

        One that also takes `fast` is told by it that an audit is to be quick rather than thorough (`--fast`).
        """


class ArchiveReader(Protocol):
    """What the module of a format with many articles holds."""

    SUFFIXES: tuple[str, ...]
    """File suffixes it reads, with their dot, lower case."""

    def records(self, path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
        """Each record as it comes, in flat memory; one that cannot be read is a Problem at its place.

        `stream` may not be able to seek. A Problem with `setup` is about the options, not a record. Raises NewslintError where
        nothing more can be read.
        """


class Container(Protocol):
    """What the module of a format holds that holds files."""

    SUFFIXES: tuple[str, ...]
    """File suffixes it reads, with their dot, lower case."""

    def members(self, path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Member | Problem]:
        """Each file in it; one that cannot be read is a Problem at `path!name`. Raises NewslintError where nothing more can be read."""


def audit_of(path: str) -> str:
    """The command that reads an archive, to be copied."""
    from shlex import quote

    return f"newslint audit {quote(path)} --out audit"


def suffix_of(path: str, suffixes: Collection[str]) -> str | None:
    """The longest of `suffixes` that `path` ends in, capitals aside; None when no reader takes it."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1].lower()
    return max((suffix for suffix in suffixes if name.endswith(suffix)), key=len, default=None)


def form_of(path: str, suffixes: Collection[str]) -> Form | None:
    """How to read `path` when readers take `suffixes`, compressed or not; None when none does."""
    suffix = suffix_of(path, suffixes)
    if suffix:
        return Form(suffix)
    short = suffix_of(path, SHORT)
    name = path[: -len(short)] + SHORT[short] if short else path
    compression = suffix_of(name, COMPRESSIONS)
    inner = suffix_of(name[: -len(compression)], suffixes) if compression else None
    return Form(inner, compression or "") if inner else None
