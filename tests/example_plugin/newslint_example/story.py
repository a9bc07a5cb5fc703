"""`.story` files: paragraphs, then each highlight under a line `@highlight`. The markers are not the article and become blanks."""

from __future__ import annotations

import re

from newslint.article import Article
from newslint.readers.decode import decode

SUFFIXES = (".story",)


def read(path: str, data: bytes, encoding: str | None) -> Article:
    """The article in a .story file."""
    decoded = decode(path, data, encoding)
    text = re.sub(r"(?m)^@highlight\b", lambda found: " " * len(found[0]), decoded.text)
    return Article(path, decoded.text, text, encoding=decoded.encoding, notes=decoded.notes)
