"""Who says what in an article: `newslint sources`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from newslint.annotators.card import card
from newslint.annotators.counts import words_in
from newslint.annotators.mentions import UNPROSED, Mention, mentions
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import Speech, speech
from newslint.document import Document
from newslint.reporters.wording import Wording, say
from newslint.spans import Span
from newslint.terminal import plain, width

SHOWN = 12
"""Lines of one source that the table lists."""


@dataclass(frozen=True, slots=True)
class Source:
    """One who is given words in an article."""

    name: str
    """The fullest name; for an office, a crowd or a document its words."""
    role: str
    status: str
    """named, role, document, vague, anonymous, or absent when a pronoun could mean several."""
    direct: int
    """Sentences with the source's own words."""
    indirect: int
    """Sentences that report what the source says."""
    words: int
    """Words in both."""
    line: int
    """1-based line of the first."""
    lines: tuple[int, ...]
    """1-based lines of all, each once."""


@dataclass(frozen=True, slots=True)
class Account:
    """The sources of an article, and how much of it nobody but the narrator says."""

    sources: tuple[Source, ...]
    narrated: float
    """Share of the words of the prose that are the narrator's own, 0 to 1."""
    reply: str
    """As in the article card."""


def account(doc: Document) -> Account:
    """Adds up the speech of an article by source, in order of first words."""
    roles = {mention.name: _office(mention) for mention in reversed(doc[mentions]) if mention.name and mention.role}
    rows: dict[str, list[Any]] = {}
    total = own = 0
    for sentence, said in zip(doc[sentences], doc[speech], strict=True):
        if sentence.zone in UNPROSED:
            continue
        count = len(words_in(doc, sentence))
        total += count
        if not said.attributed:
            own += count
            continue
        name = said.name or (_one_line(doc, said.source) if said.source else "?")
        row = rows.setdefault(name, [said.status, 0, 0, 0, {}])
        row[1 if said.voice in ("direct", "mixed") else 2] += 1
        row[3] += count
        row[4][doc.line(sentence.start)] = None
    found = tuple(_source(name, roles.get(name, ""), *row) for name, row in rows.items())
    return Account(found, own / total if total else 1.0, doc[card].reply)


def _source(name: str, role: str, status: str, direct: int, indirect: int, words: int, lines: Mapping[int, None]) -> Source:
    return Source(name, role, status, direct, indirect, words, line=next(iter(lines)), lines=tuple(lines))


def _office(mention: Mention) -> str:
    """The role with the house it belongs to, whose words may overlap: `Kepala Biro Humas` and `Humas Polri`."""
    role, house = mention.role.split(), mention.institution.split()
    if mention.institution in (mention.name, ""):
        return mention.role
    shared = next(size for size in range(len(house), -1, -1) if role[len(role) - size :] == house[:size])
    return " ".join(role if mention.institution in mention.role else [*role, *house[shared:]])


def record(doc: Document) -> dict[str, Any]:
    """What `--format json` prints of an article; offsets are code points of the file."""
    return {
        "path": doc.article.path,
        "sources": [asdict(source) for source in account(doc).sources],
        "sentences": [_sentence(doc, index, said) for index, said in enumerate(doc[speech])],
    }


def _sentence(doc: Document, index: int, said: Speech) -> dict[str, Any]:
    place = doc.on_page(said)
    return {
        "start": place.start,
        "end": place.end,
        "line": doc.line(said.start),
        "zone": doc[sentences][index].zone,
        "speech": said.voice,
        "attributed": said.attributed,
        "evidence": said.evidence,
        "cue": doc.slice(said.cue) if said.cue else None,
        "source": doc.slice(said.source) if said.source else None,
    }


def table(doc: Document, wording: Wording) -> Iterator[str]:
    """What people read: a row a source with the lines where it speaks, then the narrator's share and the right of reply."""
    found = account(doc)
    yield plain(doc.article.path)
    heads = ("name", "status", "direct", "indirect", "words", "lines")
    rows = [tuple(say(wording, f"sources.{head}") for head in heads)]
    for each in found.sources:
        told = each.role and each.role.lower() != each.name.lower()
        name = plain(f"{each.name}, {each.role}" if told else each.name)
        figures = map(str, (each.direct, each.indirect, each.words))
        rows.append((name, say(wording, f"status.{each.status}"), *figures, _listed(each.lines)))
    sizes = [max(width(row[column]) for row in rows) for column in range(len(heads))]
    for row in rows if found.sources else ():
        cells = (_aligned(cell, size, right=1 < column < 5) for column, (cell, size) in enumerate(zip(row, sizes, strict=True)))
        yield f"  {'  '.join(cells)}".rstrip()
    if not found.sources:
        yield f"  {say(wording, 'sources.none')}"
    yield f"  {say(wording, 'sources.narrated')}: {round(100 * found.narrated)} %"
    yield f"  {say(wording, 'card.reply')}: {say(wording, f'reply.{found.reply}')}"


def _listed(lines: Sequence[int]) -> str:
    """The first lines of many."""
    return ", ".join(map(str, lines[:SHOWN])) + ", …" * (len(lines) > SHOWN)


def _aligned(cell: str, size: int, *, right: bool) -> str:
    padding = " " * (size - width(cell))
    return padding + cell if right else cell + padding


def _one_line(doc: Document, span: Span) -> str:
    return " ".join(doc.slice(span).split())
