"""Words that are none and look like a slip of the fingers: `pembagunan` for `pembangunan`, `kesuskesan` for `kesuksesan`.

A word is suspect when the language's vocabulary does not have it, its affixes do not make it, and one letter swapped, left out, put in or
mistaken makes it a much more frequent word. Only words in small letters: names are nobody's slip. What an article writes again and
again, or elsewhere with a capital, is a name or a term, and so is what stands beside other words that the vocabulary does not have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress

from newslint import expressions as re
from newslint.annotators.counts import times
from newslint.context import in_name, quoted
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Forms, Language, of_forms
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Span
from newslint.vocabulary import Candidate, Vocabulary, slipped

FIELDS = ("fix",)
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
"""The keyboard: a key is mistaken for its neighbour in the row, in the row above or the row below."""
VOWELS = frozenset("aeiou")
NEEDED = {4: 6, 5: 4, 6: 3, 7: 2, 8: 1, 9: 0}
"""How frequent the word must be that was meant, by the letters of the one that was written; longer ones are hardly anything else."""
FAR, SHORT, CLEAR = 2, 1, 2
"""Classes of frequency that a slip to a far key costs, that a wrong letter costs in a short word, and by which the word meant must
lead all others: ten times as frequent."""
ANYWAY = 4
"""From this class a long word with a letter missing is a slip even if affixes could make it."""
LONG = 7
"""Letters of a long word: it may look like several others and still be none."""
AGAIN = 3
"""Times from which a word is the article's own."""
TWO_CAPITALS = 4
"""Letters of the longest word that may begin with two capitals: `PBBs`."""
CAPITALS = re.later(r"[A-Z\u0080-\U0010ffff](?=[A-Z\u0080-\U0010ffff][^A-Z\s]{3})")
"""What a word that begins with two capitals begins with, and some others do."""
ROOM = 3
"""Letters at the beginning or the end of a long word of which a single slip leaves one whole."""
LONGEST = 40
"""Letters of the longest word worth looking at: a longer one is data, and would take for ever."""
REMEMBERED = 100_000
"""Words whose verdicts are kept in memory."""
OR = " / "
"""What stands between two words either of which may have been meant."""
JOINED = frozenset("@#_/\\.-'&+=")
"""Characters next to which a word is part of an address, an account or a compound."""
ATTACHED = frozenset("@_*[")
"""Those that never follow a word that ends."""
MENDED = frozenset("])*")
"""Those before a word of which a letter was put in or out: `[G]overnment`."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `spelling` rule. The lists are words in lower case, separated by spaces."""

    known: str = ""
    """Words that the vocabulary lacks and that are right."""
    heads: str = ""
    """What may stand before a word and make another one: `antar`, `pasca`."""
    endings: str = ""
    """What may follow a word besides the language's clitics: `ku`, `mu`."""
    titles: str = ""
    """Words of seven letters or more that everybody knows in names, `universitas`: with a capital only these may be meant."""


class Speller:
    """What is known of words in one language, and what was thought of those met so far."""

    __slots__ = ("_endings", "_heads", "_known", "_language", "_right", "_strange", "_titles", "_verdicts", "_vocabulary")

    def __init__(self, options: Options, vocabulary: Mapping[str, bytes], language: Language) -> None:
        self._language = language
        self._vocabulary = Vocabulary(vocabulary)
        self._known = frozenset(options.known.split())
        self._heads = tuple(options.heads.split())
        self._endings = (*language.clitics, *options.endings.split())
        self._titles: dict[str, list[str]] = {}
        for title in options.titles.split():
            for part in (title[:ROOM], title[-ROOM:]):
                self._titles.setdefault(part, []).append(title)
        self._right: set[str] = set()
        self._strange: set[str] = set()
        self._verdicts: dict[str, str] = {}

    def strangers(self, words: Iterable[str]) -> set[str]:
        """Those of `words`, in lower case, that are neither listed nor a listed one with an ending or a head."""
        if len(self._right) + len(self._strange) > REMEMBERED:
            self._right.clear()
            self._strange.clear()
        unmet = {*words} - self._right
        new = unmet - self._strange
        self._strange.update([word for word in new if not self._is_right(word)])
        self._right |= new - self._strange
        return unmet & self._strange

    def verdict(self, stranger: str) -> str:
        """The word that was meant, or the two it may be with `OR` between; empty when there is none."""
        if len(self._verdicts) > REMEMBERED:
            self._verdicts.clear()
        if stranger not in self._verdicts:
            self._verdicts[stranger] = self.meant(stranger)
        return self._verdicts[stranger]

    def frequent(self, word: str) -> bool:
        """Whether `word`, in lower case, may be proposed for another."""
        return self._vocabulary.frequency(word) > 0

    def title(self, stranger: str) -> str:
        """The word of a name that was meant by a `stranger` with a capital; empty when there is none. A foreign ending is no slip."""
        if len(stranger) < LONG:
            return ""
        for meant in chain(self._titles.get(stranger[:ROOM], ()), self._titles.get(stranger[-ROOM:], ())):
            slip, at = slipped(stranger, meant)
            if slip and not (slip == "extra" and at == len(meant)) and not (slip == "wrong" and not beside(stranger[at], meant[at])):
                return meant
        return ""

    def _is_right(self, word: str) -> bool:
        if len(word) > LONGEST or not word.isalpha() or self._listed(word):
            return True
        if word.endswith(self._endings) and any(word.endswith(one) and self._listed(word[: -len(one)]) for one in self._endings):
            return True
        return word.startswith(self._heads) and any(word.startswith(one) and self._listed(word[len(one) :]) for one in self._heads)

    def _listed(self, word: str) -> bool:
        return len(word) > 2 and (self._vocabulary.knows(word) or word in self._known)

    def meant(self, word: str) -> str:
        """The word that was meant by an unlisted lower-case `word`, or the two it may be with `OR` between; empty when there is none."""
        if len(word) < min(NEEDED):
            return ""
        found = self._best(word)
        if found:
            return found
        for clitic in self._language.clitics:
            stem = word[: -len(clitic)]
            if word.endswith(clitic) and len(stem) >= LONG and (found := self._best(stem)):
                return OR.join(choice + clitic for choice in found.split(OR))
        return ""

    def _best(self, word: str) -> str:
        weighed = sorted(((weight(one, word), one) for one in self._vocabulary.near(word)), key=lambda pair: -pair[0])
        if not weighed or weighed[0][0] < NEEDED.get(len(word), -1) - is_inner(weighed[0][1], word):
            return ""
        rivals = [one.word for least, one in weighed[1:] if weighed[0][0] - least < CLEAR]
        best, size = weighed[0][1], len(word)
        anyway = best.slip == "missing" and size >= LONG and best.frequency + (size > LONG + 1) >= ANYWAY
        if (rivals and size < LONG) or (not anyway and self._formed(word)):
            return ""
        return OR.join((best.word, *rivals[:1]))

    def _formed(self, word: str) -> bool:
        """Whether the language's affixes and clitics make `word` of a root."""
        from newslint.affixes import formed

        stems = (word, *(word[: -len(ending)] for ending in self._endings if word.endswith(ending)))
        return formed(stems, self._language, self._vocabulary.is_root)


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """Nothing: any word may be misspelled."""
    return iter(())


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every slip, with the word that was meant; the fix is made on demand only."""
    if not doc.language.vocabulary:
        return
    speller = opened(rule.options, doc.language.vocabulary, doc.language.forms)
    words = doc.words
    strangers = speller.strangers(doc[times])
    met = list(compress(range(len(words.lower)), map(strangers.__contains__, words.lower)))
    suspects = [number for number in met if _plain(doc, number) and speller.verdict(words.lower[number])]
    yield from _titles(doc, met, speller)
    yield from _capitals(doc, speller)
    if not suspects:
        return
    places = _places(doc, {words.lower[number] for number in suspects})
    named = {lower for lower, spans in places.items() if 1 < len(spans) < AGAIN and any(in_name(doc, span) for span in spans)}
    for number in suspects:
        lower = words.lower[number]
        if len(places[lower]) < AGAIN and lower not in named and not _among(strangers, number, doc, speller):
            yield _match(doc, Span(words.starts[number], words.ends[number]), speller.verdict(lower))


def _titles(doc: Document, strangers: Iterable[int], speller: Speller) -> Iterator[Match]:
    """Slips in the words of names that everybody knows: `Universita Tirta`."""
    words, text, found = doc.words, doc.text, []
    for start, end, lower in [(words.starts[number], words.ends[number], words.lower[number]) for number in strangers]:
        if end - start >= LONG and text[start:end] == lower.capitalize() and (meant := speller.title(lower)):
            found.append((start, end, lower, meant))
    number = doc[times] if found else {}
    for start, end, lower, meant in found:
        alone = text[max(start - 1, 0) : start] not in JOINED and text[end : end + 1] not in ATTACHED
        if alone and number[lower] < AGAIN:
            yield _match(doc, Span(start, end), meant)


def _capitals(doc: Document, speller: Speller) -> Iterator[Match]:
    """Words with a second capital, from a key held too long: `TInggal`."""
    words, text = doc.words, doc.text
    for begun in CAPITALS.finditer(text):
        start = begun.start()
        number = bisect_left(words.starts, start)
        if number == len(words.starts) or words.starts[number] != start:
            continue
        end, lower = words.ends[number], words.lower[number]
        if end - start > TWO_CAPITALS and text[start + 1].isupper() and text[start].isupper() and text[start + 2 : end].islower():
            alone = text[max(start - 1, 0) : start] not in JOINED and text[end : end + 1] not in JOINED
            if alone and speller.frequent(lower):
                yield _match(doc, Span(start, end), lower)


def _places(doc: Document, wanted: Container[str]) -> dict[str, list[Span]]:
    """Where the article writes each of the words, with a capital or without."""
    found: dict[str, list[Span]] = {}
    for start, end, lower in zip(doc.words.starts, doc.words.ends, doc.words.lower, strict=True):
        if lower in wanted:
            found.setdefault(lower, []).append(Span(start, end))
    return found


def _match(doc: Document, span: Span, meant: str) -> Match:
    """What is told of a slip: the words that may be meant, and a fix when it is one and the words are not somebody else's."""
    choices = [choice if doc.text[span.start].islower() else choice.capitalize() for choice in meant.split(OR)]
    fix = Fix(choices[0], "unsafe") if len(choices) == 1 and not quoted(doc, span) else None
    return Match(span.start, span.end, {"fix": OR.join(choices)}, fix=fix)


@lru_cache(maxsize=8)
def opened(options: Options, vocabulary: Mapping[str, bytes], forms: Forms) -> Speller:
    """The speller for a rule's options and what is known of its language."""
    return Speller(options, vocabulary, of_forms(forms))


def _plain(doc: Document, number: int) -> bool:
    """Whether the word stands by itself and in small letters, or is a long one whose capital comes from its place and not from a name."""
    text, start, end, lower = doc.text, doc.words.starts[number], doc.words.ends[number], doc.words.lower[number]
    written, after = text[start:end], text[end : end + 2]
    if written != lower and (len(lower) <= LONG or written != lower.capitalize() or in_name(doc, Span(start, end))):
        return False
    before = text[max(start - 1, 0) : start]
    return before not in JOINED and before not in MENDED and after[:1] not in ATTACHED and not (after[:1] in JOINED and after[1:].isalnum())


def _among(strangers: Container[str], number: int, doc: Document, speller: Speller) -> bool:
    """Whether a word beside this one is unknown too, and no name: a passage in another language, or in dialect."""
    words = doc.words
    for at in (number - 1, number + 1):
        other = words.lower[at] if 0 <= at < len(words.lower) else ""
        if (
            other in strangers
            and len(other) > 3
            and doc.text[words.starts[at]].islower()
            and not words.between[max(at, number)].strip()
            and not speller.verdict(other)
        ):
            return True
    return False


def weight(candidate: Candidate, word: str) -> int:
    """The class of a candidate, less where fingers do not slip so (`batau`), and much less for a letter that no key has."""
    if candidate.slip in ("extra", "wrong") and not any(word[candidate.at] in keys for keys in KEYS):
        return -FAR
    if candidate.slip == "extra" and not candidate.at and not beside(word[0], word[1]):
        return candidate.frequency - FAR
    if candidate.slip != "wrong":
        return candidate.frequency
    near = beside(word[candidate.at], candidate.word[candidate.at])
    return candidate.frequency - (FAR if not near else SHORT if len(word) < LONG else 0)


def is_inner(candidate: Candidate, word: str) -> bool:
    """Whether a letter inside `word` was left out, or two of it swapped: nearly always a slip; at the ends words are inflected."""
    return len(word) > min(NEEDED) and (candidate.slip == "swapped" or (candidate.slip == "missing" and 0 < candidate.at < len(word)))


def beside(key: str, other: str) -> bool:
    """Whether two keys are neighbours on the keyboard, or two vowels, which are mistaken for one another by ear."""
    if key in VOWELS and other in VOWELS:
        return True
    places = [(row, keys.index(one)) for one in (key, other) for row, keys in enumerate(KEYS) if one in keys]
    if len(places) < 2:
        return False
    (row, column), (other_row, other_column) = places
    if row == other_row:
        return abs(column - other_column) == 1
    upper, lower = (column, other_column) if row < other_row else (other_column, column)
    return abs(row - other_row) == 1 and upper - lower in (0, 1)
