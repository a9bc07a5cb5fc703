"""The lexicon laid over the words: what each word is to the analysis, as parallel columns that later passes only index into."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import itemgetter

from newslint.annotators.gaps import SPACE, STOP, gaps, set_off
from newslint.annotators.quotes import quotes
from newslint.annotators.styles import addresses, styled
from newslint.document import LEXICON, Document
from newslint.records import dataclass
from newslint.scan import LARGEST_MEMO, Scanner

ENDLESS = 1 << 30
Meaning = tuple[int, int, bool]
"""The lists that a phrase is in, as bits; the characters of a single word, ENDLESS of others: what is longer bears an ending; and
whether one of the lists only keeps shorter phrases from counting."""

_LISTS = (
    "sources.role",
    "sources.title",
    "sources.expert",
    "sources.crowd",
    "sources.institution",
    "sources.house",
    "sources.house_word",
    "sources.outlet",
    "sources.metonym",
    "sources.place",
    "sources.acronym",
    "pronouns.personal",
    "sources.quantifier",
    "grammar.event",
    "grammar.particle",
    "grammar.link",
    "grammar.purpose",
    "grammar.not_name",
    "pronouns.pointing",
    "grammar.relative",
    "grammar.preposition",
    "grammar.boundary",
    "grammar.relativizer",
    "grammar.adverb",
    "grammar.negation",
    "grammar.date",
    "sources.document",
    "pronouns.article",
    "pronouns.possessive",
    "pronouns.demonstrative",
    "reporting.active",
    "reporting.strong",
    "reporting.tag",
    "reporting.anywhere",
    "reporting.passive",
    "reporting.view",
    "reporting.attitude",
    "reporting.holder",
    "reporting.noun",
    "reporting.within",
    "reporting.show",
    "reporting.act",
    "sources.preposition",
    "sources.according",
    "sources.view_of",
    "sources.whoever",
    "sources.media",
    "sources.record",
    "sources.observed",
    "sources.no_source",
    "passives.opinion",
    "passives.hearsay",
    "passives.report",
    "passives.forecast",
    "passives.agent",
    "reporting.as",
    "reporting.homograph",
    "reporting.friend",
    "reporting.report_to",
    "passives.exempt",
    "sources.plan",
    "reporting.deed",
    "reporting.bare",
    "sources.written",
    "sources.drawn",
    "sources.single",
    "grammar.complement",
    "grammar.future",
    "sources.recording",
    "sources.thing",
    "sources.audience",
)
"""The thirty of grammar and names come first: a number of thirty bits is compared faster than a longer one."""
(
    ROLE, TITLE, EXPERT, CROWD, INSTITUTION, HOUSE, HOUSE_WORD, OUTLET, METONYM, PLACE, ACRONYM, PRONOUN, QUANTIFIER, EVENT,
    PARTICLE, LINK, PURPOSE, NOT_NAME, POINTING, RELATIVE, PREPOSITION, BOUNDARY, RELATIVIZER, ADVERB, NEGATION, DATE, DOCUMENT,
    ARTICLE, POSSESSIVE, DEMONSTRATIVE, ACTIVE, STRONG, TAG, ANYWHERE, PASSIVE, VIEW, ATTITUDE, HOLDER, NOUN, WITHIN, SHOW, ACT,
    PREPOSED, ACCORDING, VIEW_OF, WHOEVER, MEDIA, RECORD, OBSERVED, NO_SOURCE, OPINION, HEARSAY, REPORT, FORECAST, AGENT, AS,
    HOMOGRAPH, _FRIEND, _REPORT_TO, _EXEMPT, _PLAN, DEED, BARE, WRITTEN, DRAWN, SINGLE, COMPLEMENT, FUTURE, RECORDING, THING, AUDIENCE,
) = (1 << position for position in range(len(_LISTS)))  # fmt: skip
_BITS = {name: 1 << place for place, name in enumerate(_LISTS)}
_OWNERS = {LEXICON + name: bit for name, bit in _BITS.items()}
_SILENT = _FRIEND | _REPORT_TO | _EXEMPT | _PLAN
"""Lists that only keep shorter phrases from counting."""
AGENTLESS = OPINION | HEARSAY | REPORT | FORECAST
GRAMMAR = PREPOSITION | BOUNDARY | RELATIVE | RELATIVIZER | ADVERB | NEGATION


@dataclass(frozen=True, slots=True)
class Tokens:
    """One entry a word. Positions of words are indices into these columns; a position may be one past the last."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    lower: Sequence[str]
    gap: bytearray
    """What stands before the word: SPACE … BREAK; BREAK before the first."""
    sign: Sequence[int]
    """The lists whose longest phrase begins at the word, as bits."""
    signed: Sequence[int]
    """The positions of the words at which such a phrase begins."""
    until: Sequence[int]
    """The position after that phrase; the next word where there is none."""
    owned: frozenset[int]
    """Where a phrase ends in a pronoun written onto it: `ujarnya`, `pernyataannya`."""
    genitive: frozenset[int]
    """Where a word ends in a clitic set off by an apostrophe: `Lavrov's`."""
    sites: Mapping[int, int]
    """Where a web address begins, and the position after it: `kompas.com`."""
    tails: Mapping[int, int]
    """Where a name ends that degrees follow, and the position after them: `Rina Sari, S.H., M.Si.`"""
    capital: Sequence[bool]
    quoted: bytearray
    """1 where the word stands inside a quotation."""

    def find(self, offset: int) -> int:
        """The position of the first word that starts at `offset` or after it."""
        return bisect_left(self.starts, offset)


def tokens(doc: Document) -> Tokens:
    """The words with all the lexicon says of them."""
    text, words = doc.text, doc.words
    starts, lower, size = words.starts, words.lower, len(words.starts)
    gap = gaps(words.between[:size])
    sign, until, owned = _signs(doc, gap)
    sites = addresses(lower, _unstop(doc, gap, sign))
    endings = tuple(clitic for clitic in doc.language.clitics if not clitic[:1].isalpha())
    genitive = frozenset([p for p, word in enumerate(lower) if "'" in word and word.endswith(endings)]) if endings else frozenset()
    quoted = bytearray(size)
    for quote in doc[quotes]:
        first, last = bisect_left(starts, quote.start), bisect_left(starts, quote.end)
        quoted[first:last] = b"\1" * (last - first)
        set_off(gap, first, last)
    capital = list(map(str.isupper, _initials(text, starts)))
    tails = styled(doc, (gap, sign, until), capital, ACTIVE | PASSIVE | SHOW)
    signed = list(compress(range(size), sign))
    return Tokens(text, starts, words.ends, lower, gap, sign, signed, until, owned, genitive, sites, tails, capital, quoted)


def _initials(text: str, starts: Sequence[int]) -> Sequence[str]:
    """The first character of every word."""
    return itemgetter(*starts)(text) if len(starts) > 1 else [text[start] for start in starts]


def _unstop(doc: Document, gap: bytearray, sign: Sequence[int]) -> list[int]:
    """Makes space of stops that end no clause: after initials, abbreviations, titles, in addresses. Gives words joined by one alone."""
    between, lower, abbreviations = doc.words.between, doc.words.lower, doc.language.abbreviations
    joined = []
    position = gap.find(STOP, 1)
    while position > 0:
        mark, before = between[position], lower[position - 1]
        if mark == ".":
            joined.append(position)
            gap[position] = SPACE
        elif mark.strip() == "." and (len(before) == 1 or before in abbreviations or sign[position - 1] & TITLE):
            gap[position] = SPACE
        position = gap.find(STOP, position + 1)
    return joined


class _Lists(dict[int, int]):
    """The lists that needles are in, as bits, by the needles' numbers: told by their owners, without reading them."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner

    def __missing__(self, number: int) -> int:
        self[number] = bits = sum({_OWNERS[owner] for owner in self.scanner.owners(number) if owner in _OWNERS})
        return bits


class _Meanings(dict[int, Meaning]):
    """What needles are to the analysis by their numbers, and what words are that decide some alone: found out when they are first met."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner, self.lists = scanner, _Lists(scanner)
        self.words: dict[str, int] = {}
        self.odd: dict[str, Meaning] = {}
        """The lists of a word, as bits; and what the words mean that may bear an ending, or hush."""

    def __missing__(self, number: int) -> Meaning:
        bits = self.lists[number]
        length = _length(self.scanner.needle(number)) if bits else ENDLESS
        self[number] = meaning = bits, length, bool(bits & _SILENT)
        return meaning

    def learn(self, word: str, numbers: Sequence[int], clitics: tuple[str, ...]) -> None:
        """Takes note of a word that decides those needles; how long they are counts where it may bear one of `clitics`."""
        bits = 0
        for number in numbers:
            bits |= self.lists[number]
        length = min([self[number][1] for number in numbers]) if bits and word.endswith(clitics) else ENDLESS
        self.words[word] = bits
        if len(word) > length or bits & _SILENT:
            self.odd[word] = bits, length, bool(bits & _SILENT)


def _length(written: str) -> int:
    return len(written) if written.isalpha() else ENDLESS


def _alone(doc: Document, clitics: tuple[str, ...]) -> tuple[list[int], list[tuple[int, Meaning]]]:
    """The lists of each word by itself, and what the words are, by position, that may bear an ending, or hush."""
    lower = doc.words.lower
    if doc.scanner is None or doc.scanned is None:
        return [0] * len(lower), []
    known, meanings = doc.scanned.known, doc.scanner.noted(_Meanings)
    if len(meanings.words) >= LARGEST_MEMO:
        meanings.words.clear()
        meanings.odd.clear()
    new = {*compress(lower, known)}.difference(meanings.words)
    roles = dict(zip(lower, known, strict=True)) if new else {}
    for word in new:
        meanings.learn(word, roles[word][0], clitics)
    sign, odd = [*map(meanings.words.get, lower, repeat(0))], meanings.odd  # what is odd is on a list
    return sign, [(position, odd[lower[position]]) for position in compress(range(len(lower)), sign) if lower[position] in odd]


def _met(doc: Document) -> Iterable[tuple[int, int, Meaning]]:
    """Where phrases of the lists stand that no word makes alone, and what they mean; without a scanner all of them, list by list."""
    if doc.scanner is not None and doc.scanned is not None:
        meanings = doc.scanner.noted(_Meanings)
        return [(start, end, meaning) for start, end, number in doc.scanned.wider if (meaning := meanings[number])[0]]
    spots = [(spot, bit) for name, bit in _BITS.items() for spot in doc.spots(name)]
    return [(start, end, (bit, _length(written), bool(bit & _SILENT))) for (start, end, _, written), bit in spots]


def _signs(doc: Document, gap: Sequence[int]) -> tuple[list[int], list[int], frozenset[int]]:
    """The longest phrase at each word. What a longer phrase covers counts no more: `akan tetapi` holds no `akan`."""
    starts, ends, lower = doc.words.starts, doc.words.ends, doc.words.lower
    clitics = tuple(doc.language.lexicon.get("pronouns.clitic", ()))
    size, (sign, odd) = len(starts), _alone(doc, clitics)
    until = list(range(1, size + 1))
    owned = {position for position, (_, length, _) in odd if len(lower[position]) > length and lower[position].endswith(clitics)}
    long: set[int] = set()
    silent = {position for position, (_, _, hushes) in odd if hushes}
    for start, end, (bits, length, hushes) in _met(doc):
        position = bisect_left(starts, start)
        if position == size or starts[position] != start:
            continue
        after = position + 1 if end <= ends[position] else bisect_left(starts, end)
        if after == until[position]:
            sign[position] |= bits
        elif after > until[position]:
            sign[position], until[position] = bits, after
            long.add(position)
        if hushes:
            silent.add(position)
        if len(lower[position]) > length and lower[position].endswith(clitics):
            owned.add(position)
    _silence(sign, until, sorted(long), silent)
    for start, *_ in doc.places("pronouns.clitic"):
        position = bisect_left(starts, start)
        if lower[position] in clitics and gap[position] == SPACE:
            _own(sign, until, position, owned)
    return sign, until, frozenset(owned)


def _own(sign: list[int], until: list[int], clitic: int, owned: set[int]) -> None:
    """Gives the phrase before `clitic` its pronoun, which the text has torn off: `ujar nya`, `keterangan tertulis nya`."""
    for position in range(clitic - 1, max(clitic - 4, -1), -1):
        if sign[position] and until[position] == clitic:
            until[position] = clitic + 1
            owned.add(position)
            return


def _silence(sign: list[int], until: list[int], long: Sequence[int], silent: set[int]) -> None:
    """Clears what a longer phrase covers, and what only stands in a list to keep shorter phrases from counting."""
    for position in long:
        if sign[position]:
            for covered in range(position + 1, until[position]):
                sign[covered], until[covered] = 0, covered + 1
    for position in silent:
        if sign[position] & _SILENT:
            sign[position] &= PREPOSITION | ADVERB
