"""Blocks: what each paragraph is — headline, subhead, body, bullet, caption, credit, residue or a dateline of its own."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from itertools import pairwise

from newslint import expressions as re
from newslint.annotators.datelines import dash_end, dateline_end, is_dash, is_date_line, is_place_line
from newslint.annotators.paragraphs import paragraphs, residual
from newslint.document import Document
from newslint.language import Language
from newslint.records import unguarded
from newslint.spans import Layer, Span

HEADLINE_LONGEST = 180
SUBHEAD_LONGEST = 110
SUBHEAD_OVER = 80
CREDIT_LONGEST = 140
SIGNATURE_LONGEST = 70
CAPTION_LONGEST = 260
STOPS = ".,;:"


@unguarded(frozen=True, slots=True)
class Block(Span):
    """One paragraph of `paragraphs`, at the same position in the layer, and what it is."""

    name: str
    """A zone: headline, subhead, dateline, body, bullet, caption, residue or credit."""
    prose: int
    """Where its text begins: after a dateline, else at `start`."""


def blocks(doc: Document) -> Layer[Block]:
    """What each paragraph is. Credits are told before residue, both before the structure they stand in."""
    layer = doc[paragraphs]
    lines = [doc.text[paragraph.start : paragraph.end] for paragraph in layer]
    names = _marked(doc, layer, lines)
    _headline(doc, layer, lines, names)
    prose = _datelines(doc, layer, lines, names)
    _listed(layer, lines, names, prose)
    _subheads(doc.language, lines, names)
    return Layer(
        Block(paragraph.start, paragraph.end, name or "body", start) for paragraph, name, start in zip(layer, names, prose, strict=True)
    )


def _marked(doc: Document, layer: Sequence[Span], lines: Sequence[str]) -> list[str]:
    """The names of the paragraphs that say themselves what they are; empty for the others."""
    residue, caption = doc[residual], _caption(doc.language.captions)
    names = []
    for index, line in enumerate(lines):
        if _is_credit(line, doc.language, first=index < 3, last=index >= len(lines) - 8):
            names.append("credit")
        elif index in residue or (index - 1 in residue and _announces(lines[index - 1]) and _is_short(line)):
            names.append("residue")
        else:
            names.append("caption" if _is_caption(line, caption, doc.language) else "")
    return names


def _is_credit(line: str, language: Language, *, first: bool, last: bool) -> bool:
    """Whether a line names a source or an author; near the edges of the article a byline, an agency or initials will do."""
    if len(line) > CREDIT_LONGEST or line[-1] == "?":
        return False
    if ":" in line and _credit(language.credits).match(line):
        return True
    if not (first or last) or len(line) > SIGNATURE_LONGEST:
        return False
    byline = _byline(language.bylines).match(line)
    if byline is not None and _titled(line[byline.end() :], language):
        return True
    parts = [part.strip().lower() for part in re.split(r"[/,&|]", line.strip("()[]. -–—"))]
    if parts[0] in language.agencies and (len(parts) == 1 or len(line) <= 24):
        return True
    return last and _initials().match(line) is not None


def _is_caption(line: str, caption: re.Pattern[str], language: Language) -> bool:
    """Whether a line says what a picture shows, or who took it."""
    if len(line) > CAPTION_LONGEST:
        return False
    return caption.match(line) is not None or (":" in line and _photographer(language.captions).search(line) is not None)


def _announces(line: str) -> bool:
    """Whether a residue line only announces the next one: `Baca juga:` over the title of a link."""
    return line.endswith(":") and len(line) <= 30


def _headline(doc: Document, layer: Sequence[Span], lines: Sequence[str], names: list[str]) -> None:
    """Names the headline: what the source says is the title, else the first line when it looks like one; a repetition is residue."""
    title = doc.article.title
    first = next((index for index, name in enumerate(names) if not name), None)
    if title is not None and title.end > title.start:
        words = " ".join(doc.article.source[title.start : title.end].split()).strip("\"'").casefold()
        for index, paragraph in enumerate(layer):
            if paragraph.start >= title.end:
                break
            if paragraph.overlaps(title):
                names[index] = "headline"
        first = next((index for index, name in enumerate(names) if not name), None)
        if first is not None and " ".join(lines[first].lstrip("# ").split()).casefold() == words:
            names[first] = "residue"
    elif first is not None and _is_headline(doc, layer, lines, names, first):
        names[first] = "headline"
        again = next((index for index in range(first + 1, min(first + 4, len(lines))) if not names[index]), first)
        if again != first and lines[again].casefold() == lines[first].casefold():
            names[again] = "residue"


def _is_headline(doc: Document, layer: Sequence[Span], lines: Sequence[str], names: Sequence[str], index: int) -> bool:
    """Whether the first line that is anything looks like a headline."""
    line, language = lines[index], doc.language
    if not 3 <= len(line) <= HEADLINE_LONGEST or _ends_sentence(line) or _bullet().match(line) or " " not in line:
        return False
    titled = _titled(line, language)
    if is_date_line(line, language) or (not titled and (dateline_end(line, 0, len(line), language) or _inner_stop().search(line))):
        return False
    following = next((place for place in range(index + 1, len(lines)) if not names[place]), None)
    if following is None:
        return titled
    if _is_alone(line, lines[following]) or (is_place_line(line, language) and is_dash(lines[following][:1])):
        return False
    gap = doc.text[layer[index].end : layer[index + 1].start]
    if gap.count("\n") + gap.count("\r") - gap.count("\r\n") > 1:
        return titled or len(lines[following]) > len(line) // 2
    if line[0].islower() or (_resumes(lines[following]) and not (titled and line.count(" ") > 2)):
        return False
    return titled or (len(line) <= SUBHEAD_LONGEST and 2 * len(lines[following]) > len(line))


def _datelines(doc: Document, layer: Sequence[Span], lines: Sequence[str], names: list[str]) -> list[int]:
    """Where the prose of each paragraph begins; paragraphs that are nothing but dateline are named so."""
    prose = [paragraph.start for paragraph in layer]
    plain = [index for index, name in enumerate(names) if not name][:5]
    for index, following in pairwise([*plain, -1]):
        line, paragraph = lines[index], layer[index]
        if is_dash(line) or is_date_line(line, doc.language):
            names[index] = "dateline"
            continue
        bare = line.rstrip("-–—― \xa0")
        below = lines[following] if following >= 0 else ""
        if _is_alone(line, below) or ((bare != line or is_dash(below[:1])) and is_place_line(bare, doc.language)):
            names[index] = "dateline"
            continue
        prose[index] = dateline_end(doc.text, paragraph.start, paragraph.end, doc.language)
        if prose[index] == paragraph.start and (following < 0 or not _bullet().match(lines[following])):
            prose[index] = dash_end(doc.text, paragraph.start, paragraph.end)
        if prose[index] > paragraph.start or not _is_short(line):
            break
    return prose


def _is_alone(line: str, below: str) -> bool:
    """Whether a line is a place whose dash stands alone on the next."""
    return bool(below) and is_dash(below) and line[0].isupper() and line.count(" ") < 3 and _is_short(line)


def _listed(layer: Sequence[Span], lines: Sequence[str], names: list[str], prose: Sequence[int]) -> None:
    """Names the list items. A lone numbered line over a long paragraph is the subhead of a listicle, and is left."""
    bullet = _bullet()
    for index, line in enumerate(lines):
        if names[index] or prose[index] > layer[index].start or not bullet.match(line):
            continue
        following = next((place for place in range(index + 1, min(index + 4, len(lines))) if names[place] != "residue"), None)
        over = following is not None and not names[following] and len(lines[following]) > 100 and not bullet.match(lines[following])
        names[index] = "subhead" if line[0].isdecimal() and over and _is_short(line) else "bullet"


def _subheads(language: Language, lines: Sequence[str], names: list[str]) -> None:
    """Names the subheads: short lines without a final stop, written like a title, over a longer paragraph."""
    following, over = "", ""
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if names[index] in ("residue", "caption", "dateline"):
            continue
        if not names[index] and following in ("body", "bullet") and _is_subhead(line, over, following, language):
            names[index] = "subhead"
        following, over = names[index] or "body", line


def _is_subhead(line: str, over: str, following: str, language: Language) -> bool:
    """Whether a line looks like a subhead, when it stands over the line `over` of the zone `following`."""
    if len(line) < 3 or not _is_short(line) or not (line[0].isupper() or line[0].isdecimal()):
        return False
    if _resumes(over) or line.count(",") > 1 or not any(char.isalpha() for char in line):
        return False
    if following == "bullet":
        return _titled(line, language) and len(line.split()) > 1
    if len(over) <= len(line) or not (_ends_sentence(over) or len(over) > 2 * SUBHEAD_LONGEST):
        return False
    return _titled(line, language) or (len(over) > SUBHEAD_OVER and len(line.split()) <= 12 and line[-1] not in '"”)')


def _is_short(line: str) -> bool:
    """Whether a line is as short as a subhead and ends like one."""
    return len(line) <= SUBHEAD_LONGEST and not _ends_sentence(line)


def _resumes(line: str) -> bool:
    """Whether a line goes on with the sentence of the line before, which scraping broke at a link."""
    return line[0].islower() or line[0] in "(,.;"


def _ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences and list headings do; an ellipsis, a question or a cry may end a title."""
    bare = line.rstrip("\"”»'’)] \xa0")
    return bare[-1:] in STOPS and not bare.endswith("...")


def _titled(line: str, language: Language) -> bool:
    """Whether most words of a line but the small ones begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]*", line) if word.lower() not in language.function_words]
    return len(words) > 0 and sum(word[0].isupper() for word in words) >= 0.65 * len(words)


@cache
def _bullet() -> re.Pattern[str]:
    sign, number, letter = (
        r"[-*•▪►✓✔●○‣·▶➢]+\s*(?=[^\W_]|[\"“(])|[–—]\s+(?=\w)",
        r"\(?\d{1,2}[.)]\s*(?=[^\W\d_]|[\"“(])",
        r"[a-h][.)]\s+(?=\w)",
    )
    return re.compile(f"{sign}|{number}|{letter}")


@cache
def _inner_stop() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}\.\s+[A-Z]")


@cache
def _initials() -> re.Pattern[str]:
    return re.compile(r"\([\w*.]+(?: ?[/,-] ?[\w*.]+){0,3}\)$|\([A-Z][\w.]*(?: [A-Z][\w.]*){1,3}\)$")


@cache
def _credit(markers: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s(\[*]*(?i:{_either(markers)})\s*:\s*\S")


@cache
def _byline(markers: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"[(\[]?(?i:{_either(markers)})\s+(?=[A-Z])")


@cache
def _caption(markers: Collection[str]) -> re.Pattern[str]:
    return re.compile(rf"[(\[]?\s*(?i:{_either(markers)})(?:\s*[:/]|\.\s)")


@cache
def _photographer(markers: Collection[str]) -> re.Pattern[str]:
    """The end of a caption: `Terminal Sukamaju. Foto: Rina`, or `Terminal Sukamaju (Foto: Rina)` without a sentence before."""
    names = _either(markers)
    return re.compile(rf"\s(?:{names})\s?:[^:]{{1,60}}$|^[^.]{{3,150}}\((?:{names})\s?:[^()]{{1,60}}\)$")


def _either(words: Collection[str]) -> str:
    """An alternation of `words`, longest first; it matches nothing when there are none."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))) or r"(?!)"
