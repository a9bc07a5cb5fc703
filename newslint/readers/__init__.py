"""Readers turn the bytes of one format into an Article. A reader is one module here; it is imported when a file asks for it."""

from __future__ import annotations

from collections.abc import Collection

from newslint.article import Article

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Protocol
else:
    Protocol = object

SHIPPED = {".txt": "text", ".md": "markdown", ".markdown": "markdown"}
"""Suffix -> module of this package; what the hook `newslint_readers` offers."""


class Reader(Protocol):
    """What a reader's module holds. It never cuts and never rewrites: what is not the article becomes blanks of equal length."""

    SUFFIXES: tuple[str, ...]
    """File suffixes it reads, with their dot, lower case."""

    def read(self, path: str, data: bytes, encoding: str | None) -> Article:
        """The article in `data`. `encoding` is what the user declared, or None. Raises NewslintError when `data` cannot be read."""


def suffix_of(path: str, suffixes: Collection[str]) -> str | None:
    """The longest of `suffixes` that `path` ends in, capitals aside; None when no reader takes it."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1].lower()
    return max((suffix for suffix in suffixes if name.endswith(suffix)), key=len, default=None)
