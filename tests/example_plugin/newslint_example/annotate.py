"""What an article says that newslint's own annotators do not look for."""

from __future__ import annotations

import re

from newslint.document import Document
from newslint.spans import Layer, Span


def exclamations(doc: Document) -> Layer[Span]:
    """Every run of exclamation marks."""
    return Layer(Span(*found.span()) for found in re.finditer("!+", doc.text))
