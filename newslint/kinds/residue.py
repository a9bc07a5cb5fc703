"""Text left over from a web page: invitations, related links, share buttons, menus, templates.

What these rules find becomes the residue zone of the article: no other rule reads it, and a quotation or an attribution runs on across it.
They are judged before everything else and so know nothing of sentences or quotations.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newslint import expressions as re
from newslint.context import UNLESS, counted, trimmed, word_list
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.hits import roles_of
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Cover, Span

FIELDS = ()
_ALNUM = re.later(r"[^\W_]")
_GOES_ON = re.later(r"[ \t]*(?:,|: ?[-–—]|[\r\n]+[^\r\n]{1,60}[\r\n]+[,;.] )")
"""What shows that a line is no label of its own: a comma, a dash for a value, or, where lines broke round a link, the sentence's rest."""
QUOTES = frozenset("\"“”„«»'‘")
"""A line that opens with a quotation mark is somebody's words."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `residue` rule."""

    lines: tuple[str, ...] = ()
    """Phrases that make the whole line residue when it begins with them; marks and symbols may stand before them. Where one of `patterns`
    begins at the same place, that says how much."""
    whole: tuple[str, ...] = ()
    """Phrases that are residue only when there is nothing else on the line but marks and symbols, and the sentence does not go on."""
    tails: tuple[str, ...] = ()
    """Phrases that are residue together with all that follows them on the line."""
    parts: tuple[str, ...] = ()
    """Phrases that are residue wherever they stand in a line."""
    patterns: tuple[str, ...] = ()
    """Regular expressions whose matches are residue."""
    ragged: tuple[str, ...] = ()
    """Regular expressions whose matches are residue, but where it ends is a guess: the fix leaves it to the editor."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse the line they stand in."""
    told: str = ""
    """A word list of saying (`reporting.tag`): a line with one of its words, in lower case after a comma, is told (`, kata Rina`):
    no phrase of `lines` makes it residue."""
    longest: int = 0
    """When above 0, how many words a line may have to be residue as a whole; a longer one is prose that begins alike."""
    delete: bool = False
    """Whether the fix removes it."""

    def __post_init__(self) -> None:
        counted(longest=self.longest)


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """All phrases and patterns, by what they make residue."""
    for group in ("lines", "whole", "tails", "parts"):
        yield from (Needle(phrase=phrase, group=group) for phrase in getattr(options, group))
    yield from (Needle(pattern=pattern, group=group) for group in ("patterns", "ragged") for pattern in getattr(options, group))
    yield from (Needle(phrase=phrase, group=UNLESS) for phrase in options.unless)


def refers(rule: Rule) -> Iterator[tuple[str, str]]:
    """The word list that it names."""
    return word_list(rule.options.told)


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """One match for each line that is residue, and one for each part of the others."""
    options: Options = rule.options
    roles = roles_of(hits)
    ends: dict[int, int] = {}
    own: Sequence[Hit] = roles.get("", ())
    if UNLESS in roles:
        excused = Cover(doc.lines.span(doc.lines.locate(hit.start)[0]) for hit in roles[UNLESS])
        own = [hit for hit in own if not excused.touches(hit)]
    exact = {hit.start for hit in own if hit.group == "patterns"}
    found = [(hit.group, extent(doc, options, hit, ends)) for hit in own if hit.group != "lines" or hit.start not in exact]
    sure = merged([span for group, span in found if group != "ragged" and span.end > span.start], doc.text)
    fix = Fix("", "safe") if options.delete else None
    yield from (Match(span.start, span.end, fix=fix) for span in sure)
    if guessed := [span for group, span in found if group == "ragged"]:
        known = Cover(sure)
        guessed = [span for span in guessed if not known.touches(span)]
        yield from (Match(span.start, span.end) for span in merged(guessed, doc.text))


def extent(doc: Document, options: Options, hit: Hit, ends: dict[int, int]) -> Span:
    """How much of its line `hit` makes residue; an empty span for nothing. `ends` remembers where the words of lines end."""
    if hit.group not in ("tails", "lines", "whole"):
        return trimmed(doc.text, hit)
    line, nothing = doc.lines.span(doc.lines.locate(hit.start)[0]), Span(hit.start, hit.start)
    if hit.group == "tails":
        if line.start not in ends:
            ends[line.start] = trimmed(doc.text, line).end
        return Span(hit.start, ends[line.start])
    if _worded(doc.text, line.start, hit.start) or QUOTES & {*doc.text[line.start : hit.start]}:
        return nothing
    if hit.group == "whole" and (_worded(doc.text, hit.end, line.end) or _GOES_ON.match(doc.text, hit.end)):
        return nothing
    if options.longest and len(doc.slice(line).split()) > options.longest:
        return nothing
    if hit.group == "lines" and options.told and _told(doc, options.told, line):
        return nothing
    return trimmed(doc.text, line)


def merged(spans: Sequence[Span], text: str) -> list[Span]:
    """Spans joined where they overlap or only marks and space on one line part them; lines stay apart."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        at = found[-1].end if found else -1
        if found and not _worded(text, at, span.start) and text.find("\n", at, span.start) < 0 and text.find("\r", at, span.start) < 0:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _told(doc: Document, words: str, line: Span) -> bool:
    """Whether a word of saying stands after a comma of the line."""
    rows = doc.places(words)
    said = [row[0] for row in rows[bisect_left(rows, (line.start + 1,)) : bisect_left(rows, (line.end,))]]
    return any(doc.text[at].islower() and doc.text[line.start : at].rstrip().endswith(",") for at in said)


def _worded(text: str, start: int, end: int) -> bool:
    """Whether a letter or a figure stands between the two offsets."""
    return _ALNUM.search(text, start, end) is not None
