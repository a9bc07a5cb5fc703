"""Single quotation marks: which of them set off a quotation, and which are apostrophes. Where that is doubtful, nothing is quoted.

A stray mark must not swallow text. So a quotation has both its marks in one paragraph, or is taken up by a mark at the start of the next; a
mark that opens anew makes the one before it a stray; and a mark that may as well be an apostrophe closes a few words at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint import expressions as re
from newslint.annotators.paragraphs import paragraphs, residual
from newslint.document import Document
from newslint.language import Language
from newslint.records import unguarded
from newslint.spans import Cover, Layer, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.annotators.quotes import Quote

BEFORE = frozenset(' \n\r\t\xa0([/:—–"“') | {""}
"""What stands before a mark that opens; nothing at the start of a text."""
WITHIN = frozenset('"“([$£€#@…')
"""What a quotation may begin with besides letters and figures."""
AFTER = frozenset(',.;:?!…)]-–—/"”\r\n') | {""}
"""What stands after a mark that closes rather than after an apostrophe."""
ENDING = frozenset(',.?!…;:)]%"”')
"""What no apostrophe follows."""
TERMINAL = frozenset(",.?!…")
FEW = 12
"""Words of a quotation whose closing mark may as well be an apostrophe."""
LONGEST = 400
"""Characters of one that goes on behind such a mark."""

WORD = re.later(r"\w{1,20}")
YEARS = re.later(r"\d\ds")
"""`'90s`: a decade, whose century is left out."""


@unguarded(frozen=True, slots=True)
class Single(Span):
    """A quotation in single marks, or the part of it in one paragraph."""

    continues: bool = False
    """True when it has no closing mark of its own, and the next one takes it up."""


@unguarded(frozen=True, slots=True)
class Mark:
    """A single mark that opens or closes, surely or perhaps."""

    start: int
    opens: bool
    sure: bool


def singles(doc: Document, doubles: Sequence[Quote]) -> list[Single]:
    """The quotations in single marks that stand in none of `doubles`; those of `doubles` that stand in one are part of it."""
    text, language = doc.text, doc.language
    if not any(_may_open(text, mark) for mark in language.single_marks):
        return []
    outer, residue = Layer(doubles), Cover(doc.residue)
    marks = [mark for mark in _marks(text, language) if outer.at(mark.start) is None]
    found: list[Single] = []
    pending: list[tuple[Single, list[Single]]] = []
    """Paragraphs that may end inside a quotation: its part there, and what stands there if it is none."""
    skipped, at = residual(doc), 0
    for index, paragraph in enumerate(doc[paragraphs]):
        first = at
        while at < len(marks) and marks[at].start < paragraph.end:
            at += 1
        if index in skipped or (first == at and not pending):
            continue
        here = marks[first:at]
        whole = [single for single in _paired(here, text, language.single_marks) if _sound(text, single, outer, residue)]
        part = _running(here, paragraph, text)
        if part is not None and not _sound(text, part, outer, residue):
            part = None
        resumed = bool(here) and here[0].opens and here[0].start == paragraph.start
        if not (resumed and part is not None and part.start == paragraph.start):
            ended = resumed and bool(whole) and whole[0].start == paragraph.start and _ends_speech(text, whole[0].end)
            found += _settled(pending, runs=ended)
            pending = []
        if part is not None:
            pending.append((part, whole))
        else:
            found += whole
    return found + _settled(pending, runs=False)


def _may_open(text: str, mark: str) -> bool:
    """Whether `mark` stands anywhere but behind a letter, a figure or a stop."""
    return mark in text and not BEFORE.isdisjoint([before[-1:] for before in text.split(mark)[:-1]])


def _places(text: str, mark: str) -> Iterator[int]:
    """Where `mark` stands: found one by one, faster than by an expression, since most articles have a few dozen."""
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


def _marks(text: str, language: Language) -> Iterator[Mark]:
    """The single marks of the text that open or close."""
    pairs = language.single_marks
    every = {*pairs, *"".join(pairs.values())}
    for at in sorted(place for mark in every for place in _places(text, mark)):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (before.isalnum() and after.isalnum()) or before in every or after in every:
            continue
        if before in BEFORE and (after.isalnum() or after in WITHIN):
            if text[at] in pairs and (word := _word_after(text, at)) not in language.elisions and not YEARS.fullmatch(word):
                yield Mark(at, opens=True, sure=not (len(word) == 2 and word.isdecimal()))
        elif not (before.isspace() or after.isalnum()) or (before in TERMINAL and text[at + 1 : at + 3].isalpha()):
            yield Mark(at, opens=False, sure=_surely_closes(text, at, language.apostrophe_ends))


def _word_after(text: str, at: int) -> str:
    """The word behind the mark at `at`; what is left out of it makes `em` of `'em`."""
    match = WORD.match(text, at + 1)
    return match[0] if match else ""


def _surely_closes(text: str, at: int, endings: tuple[str, ...]) -> bool:
    """Whether the mark at `at` can be no apostrophe: `the workers' union`, `goin' home`, `6' tall`."""
    if text[at - 1] in ENDING or text[at + 1 : at + 2] in AFTER:
        return True
    return not (text[at - 1].isdecimal() or text.endswith(endings, 0, at) or not text[at - 2 : at].isalnum())


def _paired(marks: Sequence[Mark], text: str, pairs: Mapping[str, str]) -> Iterator[Single]:
    """The quotations that `marks` of one paragraph delimit."""
    opened: Mark | None = None
    perhaps: Mark | None = None
    for mark in marks:
        if mark.opens:
            if opened is not None and not mark.sure:
                continue
            if opened is not None and perhaps is not None:
                yield Single(opened.start, perhaps.start + 1)
            opened, perhaps = mark, None
        elif opened is None or text[mark.start] not in pairs[text[opened.start]]:
            continue
        elif mark.sure:
            end = mark if perhaps is None or mark.start - opened.start <= LONGEST else perhaps
            yield Single(opened.start, end.start + 1)
            opened, perhaps = None, None
        elif perhaps is None and opened.sure and mark.start - opened.start <= LONGEST and _brief(text[opened.start : mark.start]):
            perhaps = mark
    if opened is not None and perhaps is not None:
        yield Single(opened.start, perhaps.start + 1)


def _brief(words: str) -> bool:
    """Whether `words` are so few that a mark which may be an apostrophe closes them all the same."""
    return len(words.split(maxsplit=FEW)) <= FEW and not any(stop in words for stop in (". ", "? ", "! "))


def _running(marks: Sequence[Mark], paragraph: Span, text: str) -> Single | None:
    """What of a quotation may run on from `paragraph` into the next: from the last mark that opens to the end of a sentence."""
    opening = next((mark for mark in reversed(marks) if mark.sure), None)
    if opening is None or not opening.opens or text[paragraph.end - 1] not in TERMINAL:
        return None
    led = text[paragraph.start : opening.start].rstrip()
    return Single(opening.start, paragraph.end, continues=True) if not led or led[-1] in ":," else None


def _settled(pending: Sequence[tuple[Single, list[Single]]], *, runs: bool) -> list[Single]:
    """What stands in the paragraphs that may end inside a quotation, once it is known whether it runs on."""
    found: list[Single] = []
    for part, whole in pending:
        found += [*(single for single in whole if single.end <= part.start), part] if runs else whole
    return found


def _ends_speech(text: str, end: int) -> bool:
    """Whether a quotation that ends before `end` has a stop or a comma at its closing mark: a term has none."""
    return text[end - 2] in TERMINAL or text[end : end + 1] in (",", ".")


def _sound(text: str, single: Single, doubles: Layer[Quote], residue: Cover) -> bool:
    """Whether a quotation holds words, cuts across none in double marks, and touches nothing that is not the article's."""
    inside = doubles.overlapping(single.start, single.end)
    if not all(quote.closed and single.start < quote.start and quote.end <= single.end for quote in inside):
        return False
    return any(map(str.isalnum, text[single.start : single.end])) and not residue.touches(single)
