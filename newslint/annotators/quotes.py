"""Quotations: where somebody's own words begin and end. Double marks only, and what layout sets off: an apostrophe never opens one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from newslint import expressions as re
from newslint.annotators.extracts import extracts
from newslint.annotators.paragraphs import paragraphs, residual
from newslint.annotators.turns import turns
from newslint.document import Document
from newslint.records import replace, unguarded
from newslint.spans import Layer, Span

OPENERS = "“„«"
CLOSERS = "”»"
OPENING_BEFORE = "([{/-–—―'‘’:"
CLOSING_AFTER = ",.;:?!…)]}/-–—―'’"
TERMINAL = ",.?!…"


@unguarded(frozen=True, slots=True)
class Quote(Span):
    """A quotation within one paragraph, its marks included; quotations inside it are part of it."""

    inner: Span
    """What is between the marks."""
    closed: bool
    """False when a mark is missing: a quotation without its closing mark ends where the next one or the paragraph's end cuts it off,
    and one without its opening mark begins with the paragraph."""
    continues: bool = False
    """True when the quotation goes on in the next one of the layer, which has an opening mark of its own or begins a paragraph."""

    @property
    def marked(self) -> bool:
        """Whether it has a quotation mark; a turn of a script and an extract have none."""
        return self.start < self.inner.start or self.inner.end < self.end


@unguarded(frozen=True, slots=True)
class Mark:
    """A quotation mark and what it does: open, close, or either."""

    start: int
    end: int
    role: str
    figure: bool
    """A digit stands before it, so it may mean inches or seconds."""


def quotes(doc: Document) -> Layer[Quote]:
    """The quotations. Residue between two paragraphs does not break one that runs on."""
    skipped, layer = doc[residual], doc[paragraphs]
    marks = _outside(_marks(doc.text), doc.residue)
    found: list[Quote] = []
    at, pending = 0, False
    for index, paragraph in enumerate(layer):
        first = at
        while at < len(marks) and marks[at].start < paragraph.end:
            at += 1
        if index in skipped or (first == at and not pending):
            continue
        inside = marks[first:at]
        head = _continuation(paragraph, inside) if pending else None
        if head is not None and not _tagged(doc, found[-1]):
            found[-1] = replace(found[-1], closed=True, continues=True)
            if inside[0].start > paragraph.start or inside[0].role == "close":
                found.append(head)
                inside = inside[1:]
        for quote in _paired(inside, paragraph, doc.text):
            if found and _is_open(found[-1]) and found[-1].start >= paragraph.start and _resumed(doc, found[-1]):
                found[-1] = replace(found[-1], closed=True, continues=True)
            found.append(quote)
        pending = bool(found) and _is_open(found[-1]) and found[-1].end == paragraph.end
    return Layer(_parts(found, _unmarked(doc)))


def _unmarked(doc: Document) -> list[Quote]:
    """The quotations that layout alone sets off: the turns of a script, or extracts."""
    said = turns(doc)
    if said:
        return [Quote(turn.start, turn.end, Span(turn.start, turn.end), True, turn.continues) for turn in said]
    return [Quote(one.start, one.end, one, True) for one in extracts(doc)]


def _parts(found: list[Quote], outer: list[Quote]) -> list[Quote]:
    """The quotations of both lists, in order; what stands inside one of `outer` is part of it."""
    if not outer:
        return found
    around = Layer(outer)
    return sorted([*(quote for quote in found if around.at(quote.start) is None), *outer], key=lambda quote: quote.start)


def addressed(doc: Document) -> list[int]:
    """Where the reader is spoken to outside quotations: the offsets of `Anda`, `kamu`."""
    quoted = doc[quotes]
    return [start for start, *_ in doc.places("pronouns.reader") if quoted.at(start) is None]


def tags(doc: Document) -> frozenset[str]:
    """The verbs that name the speaker beside a quotation: `ujar`, `said`."""
    return doc.language.words("reporting.tag")


def _is_open(quote: Quote) -> bool:
    """Whether a quotation lacks its closing mark."""
    return not quote.closed and quote.start < quote.inner.start


def _resumed(doc: Document, quote: Quote) -> bool:
    """Whether a quotation cut off by the next one ran to the end of a sentence: two paragraphs of it set as one."""
    return doc.text[quote.end - 1] in ".?!…" and not _tagged(doc, quote)


def _tagged(doc: Document, quote: Quote) -> bool:
    """Whether an unclosed quotation holds its own tag, so that what it lacks is the mark before it: `"Kami siap, kata Rina.`"""
    _, comma, clause = doc.text[max(quote.inner.start, quote.end - 80) : quote.end].rpartition(",")
    words = re.findall(r"\w+", clause)
    return bool(comma) and len(words) <= 8 and any(word in doc[tags] for word in words)


def _marks(text: str) -> list[Mark]:
    """Every double quotation mark of the text with the role its glyph and its neighbours give it."""
    found = []
    size = len(text)
    for match in _mark().finditer(text):
        start, end = match.span()
        before = text[start - 1] if start else " "
        after = text[end] if end < size else " "
        found.append(Mark(start, end, _role(match[0], before, after), before.isdecimal()))
    return found


def _role(glyph: str, before: str, after: str) -> str:
    """What a mark does, judged by its neighbours; its glyph decides where they do not."""
    opens = before.isspace() or before in OPENING_BEFORE or before in OPENERS
    closes = after.isspace() or after in CLOSING_AFTER or after in CLOSERS
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if glyph in OPENERS:
        return "open"
    if glyph in CLOSERS or glyph == "’’":
        return "close"
    if not opens and before in TERMINAL:
        return "end"  # glued: `…,"kata`
    return "either"


def _paired(marks: Sequence[Mark], paragraph: Span, text: str) -> Iterator[Quote]:
    """The quotations that `marks` of one paragraph delimit."""
    opened: Mark | None = None
    depth = 0
    for index, mark in enumerate(marks):
        if opened is None:
            if _begins(marks, index, text):
                opened, depth = mark, 1
            elif len(marks) == 1 and mark.role in ("close", "end") and text[mark.start - 1] in TERMINAL:
                yield Quote(paragraph.start, mark.end, Span(paragraph.start, mark.start), closed=False)
        elif _closes(marks, index, depth, text):
            depth -= 1
            if not depth:
                yield Quote(opened.start, mark.end, Span(opened.end, mark.start), closed=True)
                opened = None
        elif mark.role != "open":
            continue
        elif _nested(marks, index):
            depth += 1
        else:
            end = opened.end + len(text[opened.end : mark.start].rstrip())
            yield Quote(opened.start, end, Span(opened.end, end), closed=False)
            opened, depth = mark, 1
    if opened is not None:
        yield Quote(opened.start, paragraph.end, Span(min(opened.end, paragraph.end), paragraph.end), closed=False)


def _begins(marks: Sequence[Mark], index: int, text: str) -> bool:
    """Whether a mark outside any quotation opens one."""
    mark = marks[index]
    if mark.figure and mark.role != "open":
        return False
    if mark.role in ("open", "either"):
        return True
    if mark.role == "end":
        return text[mark.end : mark.end + 2].lstrip("(")[:1].isupper()  # glued: `Budi."Kami`, `Budi."(Itu?) Ya`
    # `bilang" Kami pergi," ujarnya`: a misplaced space; the next mark closes what this one must have opened
    return mark.role == "close" and len(marks) % 2 == 0 and index + 1 < len(marks) and marks[index + 1].role == "close"


def _closes(marks: Sequence[Mark], index: int, depth: int, text: str) -> bool:
    """Whether a mark inside a quotation closes it (or the one nested in it)."""
    mark = marks[index]
    following = marks[index + 1].role if index + 1 < len(marks) else ""
    if mark.role == "open":
        if depth > 1:
            return False
        # a closing mark with its space on the wrong side: `… , "kata Budi`
        before = text[max(marks[index - 1].end, mark.start - 4) : mark.start].rstrip()[-1:]
        after = text[mark.end : mark.end + 1]
        return (before in TERMINAL and bool(before) and after.islower()) or (not following and after.islower())
    return not (mark.figure and mark.role == "close" and following == "close" and depth == 1)


def _nested(marks: Sequence[Mark], index: int) -> bool:
    """Whether an opening mark inside a quotation opens a nested one: two closing marks follow."""
    return [mark.role == "open" for mark in marks[index + 1 : index + 3]] == [False, False]


def _continuation(paragraph: Span, marks: Sequence[Mark]) -> Quote | None:
    """The head of `paragraph` when a quotation left open before it goes on there."""
    if not marks:
        return None
    first = marks[0]
    if first.start == paragraph.start or first.role in ("close", "end"):
        return Quote(paragraph.start, first.end, Span(paragraph.start, first.start), closed=True)
    return None


def _outside(marks: Iterable[Mark], residue: Sequence[Span]) -> list[Mark]:
    """The marks that are not part of residue."""
    if not residue:
        return list(marks)
    kept, at, until = [], 0, -1
    for mark in marks:
        while at < len(residue) and residue[at].start <= mark.start:
            until = max(until, residue[at].end)
            at += 1
        if mark.start >= until:
            kept.append(mark)
    return kept


@cache
def _mark() -> re.Pattern[str]:
    return re.compile("\"|“|”|„|‟|«|»|＂|''|‘‘|’’|``")  # no set: where all begin with a letter of their own, the search is faster
