"""Documents for the tests of structure: a text, its language, and residue marked by its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.spans import Span

BAD_TEXT = "abAB \n\t\xa0\u200b\r.,?!:;-–—()[]\"“”«»'’…*•1/|#"
"""Characters that decide structure; hypothesis mixes them."""


def document(
    text: str, languages: Mapping[str, Language], code: str = "id", *, residue: Sequence[str] = (), wrapped: bool = False
) -> Document:
    """A document of `text`; each of `residue` is marked wherever it stands."""
    spans = sorted(
        {Span(at, at + len(words)) for words in residue for at in range(len(text)) if text.startswith(words, at)},
        key=lambda span: span.start,
    )
    return Document(Article("berita.txt", text, text, wrapped=wrapped), languages[code], residue=spans)
