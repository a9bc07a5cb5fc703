"""Sentences: what can be true or false, and owes a source. A quotation and its tag are one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newslint import expressions as re
from newslint.annotators.blocks import Block, blocks
from newslint.annotators.quotes import Quote, quotes, tags
from newslint.document import Document
from newslint.language import Language
from newslint.records import unguarded
from newslint.spans import Layer, Span

MARKS = '"“”„«»'


@unguarded(frozen=True, slots=True)
class Sentence(Span):
    """A sentence, or a line that stands for one, without the white space around it."""

    zone: str
    """The zone of its paragraph: a quotation in the body stands in `body`."""
    paragraph: int
    """The position of its paragraph in `paragraphs`."""


def sentences(doc: Document) -> Layer[Sentence]:
    """The sentences of every paragraph. A dateline and bare punctuation are none; a line that is not body or bullet is one."""
    found = []
    for index, block in enumerate(doc[blocks]):
        if block.name == "dateline":
            continue
        if block.name not in ("body", "bullet"):
            found.append(Sentence(block.prose, block.end, block.name, index))
            continue
        begin = block.prose
        for end, following in _breaks(doc, block):
            found.append(Sentence(begin, end, block.name, index))
            begin = following
        if any(map(str.isalnum, doc.text[begin : block.end])):
            found.append(Sentence(begin, block.end, block.name, index))
    return Layer(found)


def _breaks(doc: Document, block: Block) -> Iterator[tuple[int, int]]:
    """Where sentences end inside a block, and where the next ones begin."""
    text, spoken = doc.text, doc[quotes]
    begin, marker = block.prose, block.prose
    if block.name == "bullet":
        item = _item().match(text, block.start, block.end)
        marker = item.end() if item else marker
    for match in _stop().finditer(text, block.prose, block.end):
        at, stop = match.span()
        after = text[stop : stop + 1]
        if at <= begin or at <= marker or (after != " " and after.isalnum() and not after.isupper()):
            continue  # a decimal point, a domain
        quote = spoken.at(at) if spoken else None
        if quote is not None and not quote.marked:
            quote = None  # layout alone sets it off: it has sentences as prose has
        end = stop if after == " " else _after_marks(text, stop, block.end, spoken, quote)
        if end >= block.end or (quote is not None and quote.closed and end < quote.end):
            continue
        following = _next(text, end, block.end)
        if at - begin <= 3 and (text[begin:at].isdecimal() or at - begin == 1):
            continue  # the number or letter of a list item
        if following >= block.end or not _ends(doc, block, match, end, following, quote):
            continue
        yield end, following
        begin = following


def _ends(doc: Document, block: Block, match: re.Match[str], end: int, following: int, quote: Quote | None) -> bool:
    """Whether a sentence ends at `end`, when the next would begin at `following`."""
    text, language = doc.text, doc.language
    head = text[following]
    lead = text[following + 1 : following + 2] if head in "\"“„«‘'([" else head
    if lead.islower() and not (_torn(doc, block, match, following) and quote is None):
        return False
    if lead in ";:)" or (head == "," and not text[following + 1 : following + 3].lstrip(MARKS)[:1].isupper()):
        return False
    if head == "(" and _aside().fullmatch(text, following, block.end):
        return False
    spaced = following > end
    if quote is not None and quote.closed:
        return (spaced or lead.isupper()) and head not in "-–—" and not _named_tag(doc, following)
    if match[0][0] in "?!" and "." not in match[0]:
        return lead.isupper() or spaced
    if not spaced:
        return end > match.end() or _glued(text, match, block, language)
    if match[0] != ".":
        return _word_at(text, following).lower() in language.function_words  # an ellipsis goes on unless a plain word begins anew
    return _full_stop(text, match.start(), block.prose, following, language)


def _torn(doc: Document, block: Block, match: re.Match[str], following: int) -> bool:
    """Whether a stop ends a sentence although a small letter follows: `… (yoy). utang`, and `… aman . kata` where words are torn apart."""
    text, at, language = doc.text, match.start(), doc.language
    if match[0] != "." or following == match.end():
        return False
    if text[at - 1] == ")":
        return _word_at(text, following) not in doc[tags]
    word = _word_before(text, at - 1, block.prose) if text[at - 1] == " " else ""
    return len(word) > 2 and not _dotted(word) and word.lower() not in language.abbreviations


def _named_tag(doc: Document, start: int) -> bool:
    """Whether a tag with the speaker before the verb begins at `start`: `“Why?” Smith asked.`"""
    match = _speaker().match(doc.text, start)
    return match is not None and match[1] in doc[tags]


def _full_stop(text: str, at: int, begin: int, following: int, language: Language) -> bool:
    """Whether the stop at `at` ends a sentence, and not an abbreviation or an initial; the next would begin at `following`."""
    word = _word_before(text, at, begin)
    bare = word.lower()
    closing = bare in language.abbreviations_closing
    if len(word) > 1 and bare in language.abbreviations_numbered and (word.islower() or not closing):
        return not _word_at(text, following)[:1].isdecimal()
    if closing or (len(word) == 1 and word.isupper()) or _dotted(word):
        return _word_at(text, following).lower() in language.function_words
    return bare not in language.abbreviations


def _glued(text: str, match: re.Match[str], block: Block, language: Language) -> bool:
    """Whether a stop without a space after it ends a sentence: `…itu.Dia`, `…itu.,Dia`, but not `EKOIN.CO`, `S.Pd` or `Detik.Com`."""
    comma = text[match.end()] == ","  # a link was lost, or a paragraph began
    at = match.end() + comma
    upcoming = _word_at(text, at)
    if len(match[0]) > 1:
        return upcoming[:1].isupper() and upcoming[1:2].islower()
    word = _word_before(text, match.start(), block.prose)
    if not word and text[match.start() - 1] in MARKS + ") ":
        return upcoming[:1].isupper() and (text[match.start() - 1] != " " or upcoming[1:2].islower())
    if len(word) < (2 if comma else 3) or _dotted(word) or word.lower() in language.abbreviations or not upcoming[:1].isupper():
        return False
    if upcoming.lower() in ("com", "co", "id", "net", "org", "go", "ac", "tv", "news", "info"):
        return False
    return upcoming[1:2].islower() and text[at + len(upcoming) : at + len(upcoming) + 1] != "."


def _after_marks(text: str, at: int, limit: int, spoken: Layer[Quote], quote: Quote | None) -> int:
    """The offset after the quotation marks and brackets that close together with a stop before `at`."""
    while at < limit:
        char = text[at]
        if char in MARKS:
            if not (quote is not None and quote.closed and at < quote.end) and spoken.at(at) is not None:
                break  # it opens the next quotation
        elif char not in ")]’'”":
            break
        at += 1
    return at


def _next(text: str, at: int, limit: int) -> int:
    """The first character from `at` on that is not white space."""
    if text[at : at + 1] == " " and not text[at + 1 : at + 2].isspace():
        return min(at + 1, limit)
    match = _blank().match(text, at, limit)
    return match.end() if match else at


def _word_before(text: str, end: int, limit: int) -> str:
    """The letters, figures and inner stops that stand right before `end`; at most 24."""
    limit = max(limit, end - 24)
    spaced = max(text.rfind(" ", limit, end) + 1, limit)
    if text[spaced:end].isalnum():
        return text[spaced:end]
    begin = end
    while begin > limit and (text[begin - 1].isalnum() or text[begin - 1] == "."):
        begin -= 1
    return text[begin:end]


def _word_at(text: str, start: int) -> str:
    """The word that begins at `start`, past an opening mark; at most 24 characters of it."""
    match = _word().match(text, start)
    return match[1] if match else ""


def _dotted(word: str) -> bool:
    """Whether a word is letters with stops between them, such as `S.H` or `a.n`."""
    return "." in word.strip(".") and all(len(part) <= 4 and not part.isdecimal() for part in word.strip(".").split("."))


@cache
def _speaker() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Z][\w.'’-]{0,20} ){1,4}([a-z]{1,20})\b")


@cache
def _aside() -> re.Pattern[str]:
    """A short bracket that ends a paragraph belongs to the sentence before it: `(*)`, `(abc/def)`."""
    return re.compile(r"\([^()]{0,60}\)\.?")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.?!…][.?!…]*")  # one sign of a set first: looked for faster than a run


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"\W*(?:\w{1,3}[.)])?\s*")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(r"\s*")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\"“„«‘'(\[]*(\w{1,24})")
