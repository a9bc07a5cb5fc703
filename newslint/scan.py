"""The scanner: where phrases and patterns occur in a text. All search, and all its speed, is here.

Every word of the text is looked up once. A word that decides alone is a hit; one that is the rarest of a longer phrase asks
for its neighbours. `newslint.tables` prepares what is looked up, so that a warm start parses and compiles nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import compress

from newslint.hits import Hit, Hits, Needle, Row, Spot, Told
from newslint.neighbours import View
from newslint.records import dataclass, field
from newslint.words import LONGEST_WORD, Words, words_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from newslint.language import Language

    T = TypeVar("T")
else:
    Any = object

__all__ = ["Hit", "Hits", "Needle", "Row", "Scanned", "Scanner", "Spot", "Words", "words_of"]

LARGEST_MEMO = 200_000
"""Distinct words remembered before the memory starts anew."""
NOTHING: tuple[()] = ()
"""The role of most words."""
LEAST_SECONDS = 1.0
SECONDS_A_CHARACTER = 1e-5
"""Wall time a pattern may take: a hundred times what sound ones do, so that a busy machine changes no result."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """What one scan found."""

    hits: Mapping[str, Hits] = field(default_factory=dict)
    """By owner, sorted by start; an owner without hits is absent."""
    timeouts: tuple[str, ...] = ()
    """Owners of patterns that ran out of time on this text; none of those patterns' hits are kept."""
    known: Sequence[Sequence[Any]] = ()
    """What each word is to the scanner: empty, or the needles that it decides alone and what else it may belong to."""
    wider: Sequence[Row] = ()
    """The hits that no word decides alone, once each, though several own them; sorted."""


Role = tuple[Sequence[int], Sequence[tuple[int, tuple[str, ...], Sequence[tuple[tuple[str, ...], int]]]], Sequence[int]]
"""What a word may be: the needles that it decides; by neighbour (-1, 1; 0 for none) how that must begin, and the variants that it may
belong to, each with what it asks of the neighbour; and the needles that it may be alone where no longer words for them overlap it."""


class _Memo(dict[str, Any]):
    """The Role of each word met so far, or NOTHING."""

    __slots__ = ("beginnings", "endings", "lengths", "prefixes", "roles", "stems", "whole")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.whole: Callable[[str], int | None] = data["words"].get
        self.endings = tuple(clitic for clitics, _ in data["stems"] for clitic in clitics)
        self.stems: Sequence[tuple[tuple[str, ...], Mapping[str, int]]] = data["stems"]
        self.prefixes: Mapping[str, int] = data["prefixes"]
        self.beginnings = tuple(self.prefixes)
        self.lengths: Sequence[int] = data["lengths"]
        self.roles: Mapping[int, Role] = data["roles"]

    def __missing__(self, word: str) -> Any:
        found = {self.whole(word)}
        if word.endswith(self.endings):
            found |= {table.get(word[: -len(clitic)]) for clitics, table in self.stems for clitic in clitics if word.endswith(clitic)}
        if word.startswith(self.beginnings):
            found |= {self.prefixes.get(word[:length]) for length in self.lengths}
        known: Any = NOTHING
        if found != {None}:
            roles = [self.roles[number] for number in found if number is not None]
            known = _both(roles) if len(roles) > 1 else roles[0] if roles else NOTHING
        if len(word) <= LONGEST_WORD:
            if len(self) >= LARGEST_MEMO:
                self.clear()
            self[word] = known
        return known


def _both(roles: Sequence[Role]) -> Role:
    """The roles of one word in one."""
    decided = tuple(sorted({number for decided, _, _ in roles for number in decided}))
    alone = tuple(sorted({number for _, _, alone in roles for number in alone}))
    return decided, tuple(side for _, sides, _ in roles for side in sides), alone


class _Owners(dict[int, tuple[int, ...]]):
    """Who owns a needle, by the needle's number; an owner of several groups that have it, once for each."""

    def __init__(self, sets: Sequence[tuple[int, ...]], whose: bytes) -> None:
        self.sets, self.whose = sets, memoryview(whose).cast("I")

    def __missing__(self, number: int) -> tuple[int, ...]:
        self[number] = owners = self.sets[self.whose[number]]
        return owners


class _AllTold(dict[int, Told]):
    """What each owner is told of its needles."""

    __slots__ = ("_needles",)

    def __init__(self, needles: Mapping[int, Any]) -> None:
        self._needles = needles

    def __missing__(self, owner: int) -> Told:
        self[owner] = told = Told(owner, self._needles)
        return told


class _Idle(dict[int, bool]):
    """Whether needles have none but idle owners: found out when one is first asked for."""

    def __init__(self, idle: frozenset[str], owners: Sequence[str], whose: _Owners) -> None:
        self.idle, self.owners, self.whose = idle, owners, whose

    def __missing__(self, number: int) -> bool:
        self[number] = told = self.idle.issuperset([self.owners[owner] for owner in self.whose[number]])
        return told


class Scanner:
    """Finds needles of many owners in one pass. Immutable but for its memory of words, and of what others note of its needles."""

    __slots__ = ("_data", "_idle", "_memo", "_notes", "_owners", "_patterns", "_told")

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._idle: dict[frozenset[str], _Idle] = {}
        self._memo = _Memo(data)
        self._owners = _Owners(data["sets"], data["whose"])
        self._told = _AllTold(data["needles"])
        self._notes: dict[Callable[[Scanner], Any], Any] = {}
        self._patterns: Any = None

    @classmethod
    def compile(cls, needles: Mapping[str, Sequence[Needle]], languages: Sequence[Language] = ()) -> Scanner:
        """A scanner for `needles` by owner; an owner named `<code>/…` follows that language alone, others all of `languages`.

        Raises PhraseError, regex.error or ValueError at the first needle that cannot be used.
        """
        from newslint.tables import build

        return cls(build(needles, languages))

    def freeze(self) -> dict[str, Any]:
        """Plain data that marshal takes and `thaw` takes back."""
        return self._data

    @classmethod
    def thaw(cls, data: dict[str, Any]) -> Scanner:
        """The scanner that was frozen. Parses and compiles nothing."""
        return cls(data)

    def scan(
        self, text: str, words: Words | None = None, *, wrapped: bool = False, seconds: float = 0, idle: frozenset[str] = frozenset()
    ) -> Scanned:
        """Every needle's hits: of one phrase leftmost, longest and not overlapping. `words` is `words_of(text)` when at hand.

        `wrapped`: a line end before a line that is not blank is a space. `seconds`: wall time for one pattern; 0 for the usual.
        `idle`: owners whose patterns need not be run.
        """
        if words is None or not words.between:
            words = words_of(text)
        known = list(map(self._memo.__getitem__, words.lower))
        found, candidates = self._met(View(text, words, wrapped), known)
        wider: list[Row] = []
        for needle, spans in candidates.items():
            wider += [(start, end, needle) for start, end in (spans if len(spans) == 1 else _leftmost_longest(spans))]
        late: tuple[str, ...] = ()
        if self._data["patterns"]:
            late = self._match(text, words, seconds or LEAST_SECONDS + SECONDS_A_CHARACTER * len(text), wider, idle)
        wider.sort()
        return Scanned(self._hits(sorted(found + wider)), late, known, wider)

    def needle(self, number: int) -> str:
        """A needle as written."""
        written: str = self._data["needles"][number][0]
        return written

    def owners(self, number: int) -> list[str]:
        """The owners of a needle, which are told without reading it."""
        return [self._data["owners"][owner] for owner in self._owners[number]]

    def noted(self, make: Callable[[Scanner], T]) -> T:
        """What `make` makes of this scanner, made once: a table of what its needles are to somebody."""
        if make not in self._notes:
            self._notes[make] = make(self)
        notes: T = self._notes[make]
        return notes

    def pattern(self, source: str) -> Any:
        """A pattern that hit something, compiled."""
        return self._patterns.pattern(source)

    def _met(self, view: View, known: Sequence[Sequence[Any]]) -> tuple[list[Row], dict[int, list[tuple[int, int]]]]:
        """Spans of needles that one word decides, and the candidates of the others by needle."""
        starts, ends, lower = view.words.starts, view.words.ends, [*view.words.lower, ""]
        rows = self._data["variants"]
        met = list(compress(range(len(known)), known))
        found = [(starts[index], ends[index], number) for index in met for number in known[index][0]]
        candidates: dict[int, list[tuple[int, int]]] = {}
        for index in met:
            _, sides, alone = known[index]
            for number in alone:
                candidates.setdefault(number, []).append((starts[index], ends[index]))
            for step, begins, variants in sides:
                neighbour = lower[index + step]
                if neighbour.startswith(begins):
                    for beginnings, number in variants:
                        if neighbour.startswith(beginnings) and (spans := view.spans(rows[number], index)):
                            candidates.setdefault(rows[number][0], []).extend(spans)
        return found, candidates

    def _match(self, text: str, words: Words, seconds: float, found: list[Row], idle: frozenset[str]) -> tuple[str, ...]:
        """Adds the spans of patterns to `found`; the owners of those out of time."""
        from newslint.patterns import Matcher

        if self._patterns is None:
            self._patterns = Matcher(self._data["patterns"], self._data["engine"], self._data["traces"])
        owners, whose = self._data["owners"], self._owners
        if idle not in self._idle:
            self._idle[idle] = _Idle(idle, owners, whose)
        spans, late = self._patterns.match(text, words.lower, seconds, self._idle[idle] if idle else None, words.starts)
        found += spans
        return tuple(sorted({owners[owner] for needle in late for owner in whose[needle]}))

    def _hits(self, found: Sequence[Row]) -> dict[str, Hits]:
        rows: defaultdict[int, list[Row]] = defaultdict(list)
        owners, whose, told = self._data["owners"], self._owners, self._told
        for row in found:
            for owner in whose[row[2]]:
                rows[owner].append(row)
        return {owners[owner]: Hits(found, told[owner]) for owner, found in rows.items()}


def _leftmost_longest(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of candidates the leftmost, of those the longest, and then the next one that does not overlap it."""
    kept: list[tuple[int, int]] = []
    free = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= free:
            kept.append((start, end))
            free = end
    return kept
