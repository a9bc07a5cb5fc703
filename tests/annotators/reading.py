"""Documents with cues for the tests of speech: the real languages, the real scanner."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.scan import Scanner
from newslint.spans import Span
from newslint.words import words_of


class Reader:
    """Turns texts into documents, in Indonesian unless said otherwise."""

    def __init__(self, languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> None:
        self.languages, self.lexicons = languages, lexicons

    def __call__(self, text: str, code: str = "id", *, residue: tuple[str, ...] = ()) -> Document:
        words = words_of(text)
        spans = sorted({Span(text.index(part), text.index(part) + len(part)) for part in residue}, key=lambda span: span.start)
        cues = self.lexicons[code].scan(text, words).hits
        article = Article("berita.txt", text, text, meta={"title": "-"})
        return Document(article, self.languages[code], words=words, cues=cues, residue=spans)
