"""An article under analysis: `doc[quotes]` calls the annotator `quotes` once and remembers what it said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from newslint.article import Article
from newslint.hits import spots_of
from newslint.language import Language
from newslint.scan import Hit, Hits, Row, Scanned, Scanner, Spot, Words, words_of
from newslint.spans import Lines, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    T = TypeVar("T")
else:
    Any = object

LEXICON = "lexicon:"
"""What the scanner calls the lists of a language's lexicon: this and the list's name."""


class Document(dict[Any, Any]):
    """The text, its words, the lexicon's hits in it, and every annotation asked of it so far, by annotator: most are asked for often."""

    __slots__ = ("_annotators", "_cues", "_lines", "article", "language", "residue", "scanned", "scanner", "text", "words")

    def __init__(
        self,
        article: Article,
        language: Language,
        *,
        words: Words | None = None,
        cues: Mapping[str, Sequence[Hit]] | None = None,
        residue: Sequence[Span] = (),
        annotators: Mapping[str, Callable[[Document], Any]] | None = None,
        scanner: Scanner | None = None,
        scanned: Scanned | None = None,
    ) -> None:
        self.article = article
        self.text = article.text
        self.language = language
        self.residue = tuple(residue)
        """Spans that `residue` rules found: what is not the article but was left in it. Sorted."""
        self.words = words if words is not None else words_of(article.text)
        """Every word with its offsets."""
        self._cues = cues or {}
        self._annotators = annotators or {}
        self.scanner, self.scanned = scanner, scanned
        """The scanner that read the text, and what it found; where there was none, `cues` are all that is known."""
        self._lines: Lines | None = None

    @property
    def lines(self) -> Lines:
        """Line starts of the source."""
        if self._lines is None:
            self._lines = Lines(self.text)
        return self._lines

    def line(self, offset: int) -> int:
        """The 1-based line of `offset` in the file."""
        return self.article.page.line(offset) if self.article.page else self.lines.locate(offset)[0]

    def on_page(self, span: Span) -> Span:
        """Where `span` lies in the file."""
        return self.article.page.span(span) if self.article.page else span

    def cues(self, name: str) -> Sequence[Hit]:
        """Where the language's lexicon list `name` occurs, in order."""
        return self._cues.get(name, ())

    def places(self, name: str) -> Sequence[Row]:
        """The same as plain data, whatever was looked for: the start and the end come first."""
        hits = self._cues.get(name)
        if hits is None:
            return ()
        return hits.rows if isinstance(hits, Hits) else [(hit.start, hit.end, -1) for hit in hits]

    def spots(self, name: str) -> Sequence[Spot]:
        """The same as plain data, with the group and what was looked for."""
        hits = self._cues.get(name)
        return () if hits is None else spots_of(hits)

    def pattern(self, source: str) -> Any:
        """The pattern of a hit, compiled: by the scan, if one was made."""
        if self.scanner is not None:
            return self.scanner.pattern(source)
        from newslint.patterns import compile_pattern

        return compile_pattern(source)

    def all_cues(self) -> Iterable[tuple[str, Sequence[Hit]]]:
        """Every list that occurs: those of the lexicon (`claims.forecast`) and of the language's rules (`editorial/significance`)."""
        return self._cues.items()

    def __missing__(self, annotator: Callable[[Document], T]) -> T:
        self[annotator] = layer = annotator(self)
        return layer

    if TYPE_CHECKING:

        def __getitem__(self, annotator: Callable[[Document], T]) -> T: ...

    def named(self, name: str) -> Any:
        """The annotation that goes by `name` in the registry; KeyError when there is none."""
        return self[self._annotators[name]]

    def slice(self, span: Span) -> str:
        """The characters of `span`."""
        return self.text[span.start : span.end]
