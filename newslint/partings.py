"""Where words meet that ran together, by the vocabulary of a language: `fluktuasiharga`, `tarifcukaidapat`, `dancontraflowyang`."""

from __future__ import annotations

from functools import lru_cache

from newslint.language import Language
from newslint.records import dataclass
from newslint.vocabulary import Vocabulary as Listed

HALF = 4
"""Letters that each of two words of the vocabulary must have."""
COMMON, PLAIN = 4, 13
"""How frequent one of them must be, unless they have so many letters together: short rare ones make names and terms, `speedboat`."""
RARE = 6
"""Letters of a listed word that is too rare to be proposed, when it runs together with one that is not."""
AFFIXED = 7
"""Letters of an affixed word that another one ran into; shorter ones begin other words."""
ROOT = "{root}"
"""What suffixes of the language follow."""
LONG = 6
"""Letters from which a frequent word may be taken off the end of an unknown one."""
PART = 4
"""Letters of each of two names that ran together, `SukabumiMuara`: brands have shorter ones."""
LONGEST = 80
"""Letters of the longest run worth parting: a longer one is a script without spaces, or data, and would take for ever."""


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The options as sets; two are the same only when they are one, which makes it a quick key of a cache."""

    words: frozenset[str]
    joints: frozenset[str]
    compounds: frozenset[str]
    families: tuple[str, ...]
    heads: frozenset[str]
    capitals: bool
    listed: Listed | None
    """The vocabulary of the language."""
    language: Language
    """What is known of its affixes and clitics."""
    lone: frozenset[str] = frozenset()
    """Function words that no word begins or ends with."""

    def allows(self, word: str) -> bool:
        """Whether the lower-case `word` is a listed compound or of a listed family."""
        return word in self.compounds or word.startswith(self.families)


@dataclass(frozen=True, slots=True)
class _Edges:
    """How words begin and end, the longest first."""

    suffixes: tuple[str, ...]
    """Clitics of two letters or more, and what affixes put behind a root."""
    joints: tuple[str, ...]
    """Those of three letters or more."""
    lone: tuple[str, ...]

    @staticmethod
    @lru_cache(maxsize=16)
    def of(known: Vocabulary) -> _Edges:
        """The edges that the lists of a vocabulary tell."""
        language = known.language
        suffixes = (*language.clitics, *(affix[len(ROOT) :] for affix in language.affixes if affix.startswith(ROOT)))
        joints, lone = (sorted(words, key=len, reverse=True) for words in (known.joints, known.lone))
        return _Edges(tuple([one for one in suffixes if len(one) > 1]), tuple([one for one in joints if len(one) > 2]), tuple(lone))


def has_edge(word: str, known: Vocabulary) -> bool:
    """Whether a listed word ends `word`, or a function word begins it: without one no list parts it."""
    ends = [word[at:] for at in range(1, len(word) - 1)]
    begins = [word[:cut] for cut in range(3, len(word) - 3)]
    return not (known.words.isdisjoint(ends) and known.joints.isdisjoint(ends) and known.joints.isdisjoint(begins))


def by_vocabulary(word: str, known: Vocabulary) -> int:
    """Where the first of the words ends that `word` is a run of, as the vocabulary has them but not the whole.

    0 for nowhere, and for what affixes make or a slip explains.
    """
    listed = known.listed
    if listed is None or not 2 * HALF <= len(word) <= LONGEST or listed.knows(word) or _clung(word, known):
        return 0
    return _met(word, known)


@lru_cache(maxsize=10_000)
def _met(word: str, known: Vocabulary) -> int:
    """What `by_vocabulary` says of a word that is not listed: the dearest question, and the same in every article."""
    cut = _two(word, known) or _several(word, known) or _hemmed(word, known) or _led(word, known)
    return cut if cut and known.listed and not known.listed.near(word) and not is_formed(word, known) else 0


def _two(word: str, known: Vocabulary) -> int:
    """Where two words of the vocabulary meet, one of them frequent or both together long."""
    for cut in range(HALF, len(word) - HALF + 1):
        head = word[:cut]
        first = class_of(head, known)
        if first and head not in known.heads:
            last = class_of(word[cut:], known)
            if last and (first >= COMMON or last >= COMMON or len(word) >= PLAIN):
                return cut
    return 0


def _several(word: str, known: Vocabulary) -> int:
    """Where the first word of a long run ends that is all words: frequent ones, and at most one rare one."""
    size = len(word)
    if size < PLAIN:
        return 0
    best = {size: (False, size)}
    """From where on all is words, the last place first: whether one is rare, and where the first ends."""
    for at in range(size - 3, -1, -1):
        for end, (rare, _) in best.items():
            if end - at < 3:
                break
            part = word[at:end]
            if part == word or (at == 0 and part in known.heads):
                continue
            frequent = _frequent(part, known)
            if frequent or (not rare and len(part) >= RARE and known.listed and known.listed.knows(part)):
                best[at] = (rare or not frequent, end)
                break
    return best[0][1] if 0 in best else 0


def _frequent(part: str, known: Vocabulary) -> bool:
    return (len(part) > 2 and part in known.words) or (len(part) >= HALF and class_of(part, known) > 0)


def _hemmed(word: str, known: Vocabulary) -> int:
    """Where the function word ends that begins a run which another one ends, whatever stands between: `dancontraflowyang`."""
    joints = _Edges.of(known).joints
    if not (word.endswith(joints) and word.startswith(joints)):
        return 0
    tail = next(len(joint) for joint in joints if word.endswith(joint))
    return next((cut for cut in range(3, len(word) - tail - HALF + 1) if word[:cut] in known.joints), 0)


def _led(word: str, known: Vocabulary) -> int:
    """Where an unknown word ran into a function word or an affixed one: `atauobstruction`, `fastingadalah`, `melakukanpressing`."""
    edges = _Edges.of(known)
    tail = next((len(one) for one in edges.lone if word.endswith(one)), 0) if word.endswith(edges.lone) else 0
    if tail and len(word) - tail > HALF:
        return len(word) - tail
    if word.endswith(edges.suffixes) or word[-HALF:] == word[-1] * HALF:  # `cantiknyaaaa`
        return 0
    head = next((len(one) for one in edges.lone if word.startswith(one)), 0) if word.startswith(edges.lone) else 0
    if head and len(word) - head > HALF:
        return head
    for cut in range(len(word) - 1, AFFIXED - 1, -1):
        part = word[:cut]
        if len(word) - cut < HALF:
            if known.listed and known.listed.knows(part):
                return 0
        elif (class_of(part, known) > 1 or part in known.words) and (is_formed(part, known) or _clung(part, known)):
            return cut
    return 0


def _clung(word: str, known: Vocabulary) -> bool:
    """Whether `word` is a listed one with a clitic."""
    listed = known.listed
    return listed is not None and word.endswith(known.language.clitics) and any(map(listed.knows, _stems(word, known)))


def _stems(word: str, known: Vocabulary) -> list[str]:
    """What `word` is without a clitic."""
    return [word[: -len(clitic)] for clitic in known.language.clitics if word.endswith(clitic) and len(word) >= HALF + len(clitic)]


def class_of(word: str, known: Vocabulary) -> int:
    """How frequent a word of the vocabulary is, with a clitic or without; 0 for one that is not in it."""
    if known.listed is None:
        return 0
    found = known.listed.frequency(word)
    if word.endswith(known.language.clitics):
        found = max((found, *map(known.listed.frequency, _stems(word, known))))
    return found


@lru_cache(maxsize=10_000)
def is_formed(word: str, known: Vocabulary) -> bool:
    """Whether affixes and clitics make `word` of a root; few words are asked for, and the same ones in many articles."""
    from newslint.affixes import formed

    return known.listed is not None and formed((word, *_stems(word, known)), known.language, known.listed.is_root)


def by_words(word: str, known: Vocabulary) -> int:
    """Where the first of the frequent words ends that make up all of `word`; 0 when they do not."""
    listed, ends, first = known.words, [len(word)], 0  # `ends`: from where on all is made up, the last place first
    for at in range(len(word) - 2, -1, -1):
        for end in ends:
            if at + 1 < end and word[at:end] in listed and _joins(word, at, end, known):
                ends.append(at)
                first = end
                break
    return first if ends[-1] == 0 else 0


def _joins(word: str, at: int, end: int, known: Vocabulary) -> bool:
    """Whether the frequent word `word[at:end]` may stand there: not the whole, and one of two letters only at the end."""
    if (at, end) == (0, len(word)) or (end - at < 3 and end < len(word)):
        return False
    return at > 0 or word[:end] not in known.heads


def by_long_end(word: str, known: Vocabulary) -> int:
    """Where a long frequent word begins that ends an unknown one; 0 for nowhere."""
    for cut in range(4, len(word) - LONG):
        if word[cut:] in known.words and word[:cut] not in known.heads:
            return cut - _prefix(word, cut, known)
    return 0


def _prefix(word: str, cut: int, known: Vocabulary) -> int:
    """Letters before `cut` that make one word with what follows: `meng` of `Meninggalmengeksplorasi`."""
    sizes = (size for size in range(min(4, cut - PART), 1, -1) if word[cut - size : cut] in known.heads)
    return next((size for size in sizes if known.listed and known.listed.knows(word[cut - size :])), 0)
