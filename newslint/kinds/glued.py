"""Words that ran together: `ProvinsiBengkulu`, `pasarsaham`, `Trumpitu`. Scraped links and careless pasting leave them.

A word is one unless it falls apart into frequent words, or into a function word and a word that the article uses by itself, or where the
language has a vocabulary, into two words of it while the whole is none. Real compounds that fall apart so are listed in `compounds`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, pairwise

from newslint import context
from newslint import expressions as re
from newslint.annotators.counts import times
from newslint.annotators.styles import DOMAINS
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Forms, Language, of_forms
from newslint.partings import COMMON, LONG, LONGEST, PART, Vocabulary, by_long_end, by_vocabulary, by_words, class_of, has_edge, is_formed
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Span
from newslint.vocabulary import Vocabulary as Listed

FIELDS = ("apart",)
LETTERS = re.later(r"[^\W\d_]+")
CASE_PIECE = re.later(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
ACRONYM_TAIL = re.later(r"[A-Z]{2,}([a-z]{2,})")
TAGS = ("@", "#", "_", "/")
"""Characters in front of account names and addresses."""
ADDRESS = re.later(rf"[@_]|(?:\.[a-z]{{2,20}})?\.(?:{'|'.join(sorted(DOMAINS))})\b")
"""What follows the name of a site or an account."""
SHORTEST = 5
"""Letters a word needs to be two."""
SURE = 5
"""Letters of a function word that ends no name: `Isfahaniharus`."""
SURNAME = 2
"""Letters of a function word in which many names end, `Rosadi`: one that recurs is a name."""
REMEMBERED = 50_000
"""Words remembered of which it is known whether they are whole, before that memory starts anew."""
NO_NAME = 16
"""Letters from which a word with a capital is hardly the name of a place, `Tanjungpinang`."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `glued` rule. The lists are words in lower case, separated by spaces."""

    words: str
    """Frequent words; of two letters only those that often stick, such as prepositions."""
    joints: str = ""
    """Function words that stick to a neighbour which the article uses elsewhere: `yang`, `untuk`."""
    lone: str = ""
    """Function words that no word begins or ends with, whatever stands beside them: `secara`, `atau`."""
    compounds: str = ""
    """Words that look glued and are not; `tribun*` allows a family of names."""
    heads: str = ""
    """First parts that make a compound, not an accident: `pasca`, `multi`."""
    capitals: bool = False
    """Whether only a capital inside a word counts, for languages whose compounds are too many to list; in a word that begins with
    one only where a joint follows, for such words are names (`HealthHarbour`)."""


@lru_cache(maxsize=16)
def vocabulary(options: Options, parts: Mapping[str, bytes] | None = None, forms: Forms = ((), (), ())) -> Vocabulary:
    """The lists of `options`, the words of the language and what their forms depend on, ready to ask."""
    listed = options.compounds.split()
    return Vocabulary(
        frozenset(options.words.split()),
        frozenset(options.joints.split()),
        frozenset(word for word in listed if not word.endswith("*")),
        tuple(word[:-1] for word in listed if word.endswith("*")),
        frozenset(options.heads.split()),
        options.capitals,
        None if parts is None or options.capitals else Listed(parts),
        of_forms(forms),
        frozenset(options.lone.split()),
    )


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """Nothing: any word may be glued."""
    return iter(())


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every run of letters that is two words or more, with the fix that parts them."""
    known = vocabulary(rule.options, doc.language.vocabulary or None, doc.language.forms)
    suspects = suspected(doc, known)
    own = doc[times] if suspects else {}
    verdicts: dict[str, str] = {}
    titled = {doc.text[start:end].lower() for start, end in suspects if context.titled(doc, [Span(start, end)])}
    for start, end in suspects:
        for part in LETTERS.finditer(doc.text, start, end):
            word = part.group()
            if len(word) > LONGEST or doc.text[max(part.start() - 1, 0) : part.start()] in TAGS:
                continue
            if word not in verdicts:
                verdicts[word] = verdict(word, known, own, titled=word.lower() in titled)
            if verdicts[word] and not in_address(doc.text, part.end(), word):
                yield Match(part.start(), part.end(), {"apart": verdicts[word]}, fix=Fix(verdicts[word], "unsafe"))


def suspected(doc: Document, known: Vocabulary) -> list[tuple[int, int]]:
    """Where words stand that may be two: those neither frequent nor whole in whatever article they stand."""
    words, text = doc.words, doc.text
    rare = frozenset([word for word in doc[times] if len(word) >= SHORTEST and word not in known.words])
    places: Iterable[tuple[int, int]] = compress(zip(words.starts, words.ends, strict=True), map(rare.__contains__, words.lower))
    if known.capitals:
        places = ((start, end) for start, end in places if not text[start + 1 : end].islower())
    whole = _wholes(known)
    return [(start, end) for start, end in places if end - start > LONGEST or not whole[text[start:end]]]


def in_address(text: str, end: int, word: str) -> bool:
    """Whether the `word` that ends at `end` is the name of a site or an account; `mengutipKabar.com` is a word and a site."""
    return (word.islower() or word[0].isupper()) and ADDRESS.match(text, end) is not None


def verdict(word: str, known: Vocabulary, own: Mapping[str, int], *, titled: bool = False) -> str:
    """`word` with the spaces it should have, allowed words whole; empty for one word or a name that recurs in the article.

    `own` are the article's words, and how often each occurs; `titled`, whether the headline has it, where a name stands: `EVLink`.
    """
    parted = rejoined(apart(word, known, own), known)
    if " " not in parted:
        return ""
    if word[0].isupper() and own.get(word.lower(), 0) > 1:
        if word[1:].islower():
            return "" if len(parted.split()[-1]) <= SURNAME else parted
        if titled:
            return ""
        stranger = any(piece.lower() not in known.words and piece.lower() not in own for piece in parted.split())
        return "" if stranger else parted
    return parted


def rejoined(parted: str, known: Vocabulary) -> str:
    """`parted` with the words whole again that are allowed: `dari You Tube` becomes `dari YouTube`."""
    pieces = parted.split()
    for size in range(len(pieces), 1, -1):
        for at in range(len(pieces) - size + 1):
            joined = "".join(pieces[at : at + size])
            if joined.lower() in known.compounds or (pieces[at + 1][0].isupper() and known.allows(joined.lower())):
                return rejoined(" ".join([*pieces[:at], joined, *pieces[at + size :]]), known)
    return parted


def apart(word: str, known: Vocabulary, own: Collection[str]) -> str:
    """`word` with spaces where it should have them; empty when it is one word. `own` are the article's words."""
    lower = word.lower()
    if len(word) < SHORTEST or word.isupper() or known.allows(lower):
        return ""
    if not word[1:].islower():
        return by_case(word, known, own)
    if known.capitals:
        return ""
    whole, tail = by_list(lower, known)
    cut = whole or by_article(lower, known, own) or tail or (not is_name(word) and by_vocabulary(lower, known)) or 0
    if cut and is_short_end(word, cut, known):
        return ""
    if cut and cut in (whole, tail) and is_formed(lower, known):  # `biasakan`
        return ""
    if not cut:
        cut = by_name(lower, known) if word[0].isupper() else 0
    if not cut:
        return ""
    rest = word[cut:]
    return f"{word[:cut]} {apart(rest, known, own) or rest}"


def is_name(word: str) -> bool:
    """Whether a capital tells a name that only lists of words can part."""
    return not word.islower() and len(word) < NO_NAME


def is_short_end(word: str, cut: int, known: Vocabulary) -> bool:
    """Whether what a name would end with behind `cut` is too short to be a word that ran into it."""
    return word[0].isupper() and len(word) - cut < LONG and word[cut:].lower() not in known.joints


def by_case(word: str, known: Vocabulary, own: Collection[str]) -> str:
    """A capital inside: `ProvinsiBengkulu`, `UMKMyang`."""
    tail = ACRONYM_TAIL.fullmatch(word)
    if tail and tail.group(1) in known.words and word[tail.start(1) - 1 :].lower() not in known.words:  # `WIBJumat`
        return f"{word[: tail.start(1)]} {tail.group(1)}"
    pieces = acronyms(small_first(CASE_PIECE.findall(word), known), known)
    if len(pieces) < 2 or "".join(pieces) != word:
        return ""
    if known.capitals and word[0].isupper() and not known.joints & {piece.lower() for piece in pieces[1:]}:
        return ""
    parted = " ".join(apart(piece, known, own) or piece for piece in pieces)
    if parted.count(" ") >= len(pieces) or any(piece.lower() in known.words for piece in pieces) or are_names(pieces, known, own):
        return parted
    return parted if word[0].islower() and (len(pieces[0]) > 3 or class_of(pieces[0], known) > COMMON) else ""


def by_name(word: str, known: Vocabulary) -> int:
    """Where a long function word begins that a name, known or not, ran into; 0 for nowhere."""
    cut = next((cut for cut in range(len(word) - SURE + 1) if word[cut:] in known.joints), 0)
    return cut if cut >= PART and known.listed and not known.listed.knows(word) and not known.listed.near(word) else 0


def are_names(pieces: Sequence[str], known: Vocabulary, own: Collection[str]) -> bool:
    """Whether the article or the language has each of the pieces by itself, and the article one of them."""
    lower = [piece.lower() for piece in pieces]
    mine = [piece in own for piece in lower]
    listed = known.listed
    if known.capitals or listed is None or not any(mine) or min(map(len, pieces)) < PART:
        return False
    return all(has or listed.knows(piece) for has, piece in zip(mine, lower, strict=True))


def small_first(pieces: Sequence[str], known: Vocabulary) -> list[str]:
    """`pieces` with the first letter of a brand given back to it: `hargai`, `Phone` are `harga`, `iPhone`."""
    found = [*pieces]
    for at in range(len(found) - 1, 0, -1):
        head, tail = found[at - 1], found[at]
        if len(head) < PART or head.lower() in known.words or head[:-1].lower() not in known.words:
            continue
        brand = (head[-1] + tail).lower()
        size = next((size for size in range(len(brand), PART, -1) if brand[:size] in known.compounds), 0)
        if size and (size == len(brand) or brand[size:] in known.joints):
            found[at - 1 : at + 1] = [head[:-1], head[-1] + tail[: size - 1], *filter(None, [tail[size - 1 :]])]
    return found


def acronyms(pieces: Sequence[str], known: Vocabulary) -> list[str]:
    """`pieces` with the last capital of an acronym given back to it: `BR`, `Imemberi` are `BRI`, `memberi`."""
    found = [*pieces]
    for at, (head, tail) in enumerate(pairwise(pieces)):
        if len(head) > 1 and head.isupper() and tail[0].isupper() and tail[1:] in known.words and tail.lower() not in known.words:
            found[at], found[at + 1] = head + tail[0], tail[1:]
    return found


@lru_cache(maxsize=10_000)
def by_list(word: str, known: Vocabulary) -> tuple[int, int]:
    """What `by_words` and `by_long_end` say of `word`: the dearest question, and the same in every article."""
    return by_words(word, known), by_long_end(word, known)


def by_article(word: str, known: Vocabulary, own: Collection[str]) -> int:
    """Where a function word meets a word that the article uses by itself; 0 for nowhere."""
    return next((cut for cut, other in joined(word, known) if other in own), 0)


@lru_cache(maxsize=10_000)
def joined(word: str, known: Vocabulary) -> tuple[tuple[int, str], ...]:
    """Where a function word begins or ends `word`, and what else is in it."""
    found = []
    for cut in range(2, len(word) - 1):
        head, tail = word[:cut], word[cut:]
        if tail in known.joints and len(head) > 3:
            found.append((cut, head))
        if head in known.joints and len(head) > 2 and len(tail) > 3:
            found.append((cut, tail))
    return tuple(found)


class Wholes(dict[str, bool]):
    """Of the words met so far, whether each is whole: a dictionary holds them in a third of what a cache takes."""

    def __init__(self, known: Vocabulary) -> None:
        self.known = known

    def __missing__(self, word: str) -> bool:
        if len(self) >= REMEMBERED:
            self.clear()
        self[word] = whole = is_whole(word, self.known)
        return whole


@lru_cache(maxsize=16)
def _wholes(known: Vocabulary) -> Wholes:
    return Wholes(known)


def is_whole(word: str, known: Vocabulary) -> bool:
    """Whether a word is one in whatever article it stands, or each run of letters in it is."""
    if not word.isalpha():
        return all(part.isalpha() and is_whole(part, known) for part in LETTERS.findall(word))
    lower = word.lower()
    if len(word) < SHORTEST or word.isupper() or known.allows(lower):
        return True
    if not word[1:].islower():
        return False
    if known.capitals:
        return True
    if has_edge(lower, known):
        whole, tail = by_list(lower, known)
        if whole:
            return is_short_end(word, whole, known) or is_formed(lower, known)
        if tail or joined(lower, known):
            return False
    return is_name(word) or not by_vocabulary(lower, known)
