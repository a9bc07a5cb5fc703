"""Sections: the desk an article comes from, which decides what is asked of it."""

from __future__ import annotations

from collections.abc import Sequence

from newslint.annotators.blocks import HEADLINE_LONGEST
from newslint.annotators.quotes import addressed, quotes
from newslint.document import Document
from newslint.scan import Row

TITLED, TALKED = "titles.", "desks."
"""The lists of the lexicon that a desk is known by where the article does not name it: phrases of its headlines, and words it talks in."""
DIFFERENT, OFTEN = 4, 0.03
"""Different words of a list, and the share of the article's words that are of it, from which it is the desk's."""
SPOKEN = 2
"""Words for the reader outside quotations from which a headline that promises advice keeps its promise."""
GUIDANCE, OPINION = "guidance", "opinion"


def section(doc: Document) -> str:
    """The desk, by the names the language gives it: what the article says of itself, else a folder of its path; '' when unknown."""
    said, folders = doc.article.meta.get("section", ""), doc.article.path.replace("\\", "/").split("/")[:-1]
    if not said and not folders:
        return ""
    desks = {name: desk for desk, names in doc.language.sections.items() for name in (desk, *names)}
    if said:
        return next((desks[name] for name in _names(said) if name in desks), "")
    return next((desks[folder] for folder in map(_plain, reversed(folders)) if folder in desks), "")


def desk(doc: Document) -> str:
    """The desk that is stated, else the one an article seems to be from by its headline or its words; '' when neither tells."""
    if stated := doc[section]:
        return stated
    for name in doc.language.sections:
        titles, words = doc.places(TITLED + name), doc.places(TALKED + name)
        if (titles and _titled(doc, name, titles)) or (len(words) >= DIFFERENT and _talked(doc, name, words)):
            return name
    return ""


def _titled(doc: Document, name: str, hits: Sequence[Row]) -> bool:
    """Whether the first line says what sort of article it is, and is no paragraph. Advice is one only when it speaks to somebody."""
    begin = len(doc.text) - len(doc.text.lstrip())
    line = doc.text[begin : begin + HEADLINE_LONGEST + 1].splitlines()[0]
    if len(line) > HEADLINE_LONGEST or hits[0][0] >= begin + len(line):
        return False
    return name != GUIDANCE or len(doc[addressed]) >= SPOKEN


def _talked(doc: Document, name: str, hits: Sequence[Row]) -> bool:
    """Whether enough different words of the desk stand close enough together; of an opinion, in the writer's own voice."""
    least = max(DIFFERENT, OFTEN * len(doc.words.starts))
    if name == OPINION and len(hits) >= least:
        hits = [hit for hit in hits if doc[quotes].at(hit[0]) is None]
    if len(hits) < least:
        return False
    return len({doc.text[start:end].lower() for start, end, _ in hits}) >= DIFFERENT


def _names(said: str) -> list[str]:
    """The section as stated, and its parts: `Kolom / Opini`."""
    return [_plain(said), *(_plain(part) for part in said.replace(">", "/").replace(",", "/").replace("|", "/").split("/"))]


def _plain(name: str) -> str:
    """A name as language data writes it: lower case, spaces between words."""
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())
