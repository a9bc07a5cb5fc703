"""Articles taken out of a page, without the page between their words, and the way back to where each word stands.

A reader of pages blanks markup and lists in `Article.gaps` the blanks at which a reader of the page sees nothing at all. The analysis
reads the article without them, as if it were plain text; what it finds is told at its place on the page.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, chain

from newslint.article import Article
from newslint.finding import Checked, Finding, Passage, Said, Unchecked
from newslint.records import replace
from newslint.spans import Lines, Span

MARKUP = frozenset('&<>"\\\r\n')
"""What cannot be written into a page as it is; a fix with one of these is not offered there."""

NEAR, FAR = 1_000, 20_000
"""How much of a very long sentence a report shows on each side of a finding, as read and as it stands on a page, in characters."""


class Page:
    """The article as it stands on its page, and where on it each character of its tight text is."""

    __slots__ = ("_ends", "_lines", "_outer", "_starts", "article")

    def __init__(self, article: Article, pieces: list[tuple[int, int]]) -> None:
        self.article = article
        self._outer = [start for start, _ in pieces]
        self._starts = [0, *accumulate(end - start for start, end in pieces)]
        self._ends = _references(article, pieces)
        self._lines: Lines | None = None

    def start(self, offset: int) -> int:
        """The place on the page of the character at `offset`; past the last one the end of the page."""
        if offset >= self._starts[-1]:
            return self.end(offset)
        index = bisect_right(self._starts, offset) - 1
        return self._outer[index] + offset - self._starts[index]

    def end(self, offset: int) -> int:
        """Where on the page the character before `offset` ends."""
        if offset <= 0 or not self._outer:
            return 0
        last = self.start(min(offset, self._starts[-1]) - 1)
        return self._ends.get(last, last + 1)

    def span(self, span: Span) -> Span:
        """Where on the page `span` of the tight text lies."""
        start = self.start(span.start)
        return Span(start, max(self.end(span.end), start) if span.end > span.start else start)

    def inner(self, offset: int) -> int:
        """The offset in the tight text of the first character at or after `offset` on the page."""
        index = bisect_right(self._outer, offset) - 1
        if index < 0:
            return 0
        return min(self._starts[index] + offset - self._outer[index], self._starts[index + 1])

    def line(self, offset: int) -> int:
        """The 1-based line of the page on which the character at `offset` stands."""
        if self._lines is None:
            self._lines = Lines(self.article.source)
        return self._lines.locate(self.start(offset))[0]


def tightened(article: Article) -> Article:
    """`article` without its gaps; itself when it has none."""
    if not article.gaps:
        return article
    edges = chain((0,), chain.from_iterable((gap.start, gap.end) for gap in article.gaps), (len(article.text),))
    pieces = [(start, end) for start, end in zip(edges, edges, strict=True) if start < end]
    page = Page(article, pieces)
    read, at = [], 0
    for remark in article.remarks:
        read += [article.text[at : remark.start], article.source[remark.start : remark.end]]
        at = remark.end
    source = "".join([*read, article.text[at:]])
    moved = [Span(page.inner(span.start), page.inner(span.end)) for span in ([article.title] if article.title else []) + [*article.remarks]]
    return replace(
        article,
        source="".join(source[start:end] for start, end in pieces),
        text="".join(article.text[start:end] for start, end in pieces),
        title=moved.pop(0) if article.title else None,
        remarks=tuple(moved),
        gaps=(),
        page=page,
    )


def visible(article: Article, start: int, end: int) -> str:
    """What is to be read between two offsets: the source, or where the article was taken out of a page its text without the gaps."""
    if not article.gaps:
        return article.source[start:end]
    pieces, at = [], start
    first = max(bisect_right(article.gaps, start, key=lambda gap: gap.start) - 1, 0)
    for index in range(first, len(article.gaps)):
        gap = article.gaps[index]
        if gap.start >= end:
            break
        pieces.append(article.text[at : max(gap.start, at)])
        at = max(gap.end, at)
    return "".join([*pieces, article.text[at:end]])


def around(article: Article, whole: Span, start: int, end: int) -> tuple[str, str, str]:
    """What is to be read of `whole`: before `start`, from there to `end`, and after; an ellipsis where it goes on for very long."""
    low, high = max(whole.start, start - FAR), min(whole.end, end + FAR)
    before, words, after = visible(article, low, start), visible(article, start, end), visible(article, end, high)
    if low > whole.start or len(before) > NEAR:
        before = "…" + before[-NEAR:]
    if high < whole.end or len(after) > NEAR:
        after = after[:NEAR] + "…"
    return before, words, after


def on_page(checked: Checked, page: Page) -> Checked:
    """What was found in a tight article, at its places on the page."""
    return replace(
        checked,
        article=page.article,
        findings=tuple(_finding(finding, page) for finding in checked.findings),
        unchecked=tuple(Unchecked(page.start(each.start), page.span(each).end, each.reason) for each in checked.unchecked),
        allowed=tuple(replace(each, finding=_finding(each.finding, page)) for each in checked.allowed),
        passages=tuple(_passage(passage, page) for passage in checked.passages),
    )


def _finding(finding: Finding, page: Page) -> Finding:
    """A fix that would write over markup, or write some, is left out."""
    place = page.span(finding)
    unfit = finding.fix and (page.article.source[place.start : place.end] != finding.text or MARKUP & {*finding.fix.text})
    sentence = page.span(finding.sentence) if finding.sentence else None
    return replace(finding, start=place.start, end=place.end, sentence=sentence, fix=None if unfit else finding.fix)


def _passage(passage: Passage, page: Page) -> Passage:
    said = tuple(Said(page.start(each.start), page.span(each).end, each.voice, each.name, each.status) for each in passage.said)
    return Passage(
        page.start(passage.start), page.span(passage).end, passage.zone, said, tuple(page.span(quote) for quote in passage.quotes)
    )


def _references(article: Article, pieces: list[tuple[int, int]]) -> dict[int, int]:
    """By its place, the end of each character that the page writes in a longer way: as `&rdquo;`, as `\\u201d`."""
    gaps = {gap.start: gap.end for gap in article.gaps}
    found = {}
    for _, end in pieces:
        if end in gaps and article.text[end - 1] != article.source[end - 1] and not article.text[end - 1].isspace():
            found[end - 1] = gaps[end]
    return found
