"""The same thing twice: a doubled word, a sentence or a paragraph that comes again.

A doubled word stands twice in a row with only space between (`yang yang`); reduplication is written with a hyphen and is one word. Names
(`Bora Bora`), an acronym after the word it looks like (`di DI Yogyakarta`) and figures are left alone. Sentences and paragraphs count as
the same when they share nearly all their words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import eq

from newslint import context
from newslint.annotators.counts import rare, times, tokens
from newslint.annotators.units import SCOPES, Unit
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle
from newslint.spans import Cover, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from newslint.choices import Safety

FIELDS = ("fix", "line", "times")
PASSAGES = ("near", "apart", "inside", "ended", "first")
"""Keys that mean nothing of words."""
ALONE = 2
"""Times that a word of a name must stand by itself for the article to know it so."""
STOPS, CLOSERS = (".", "!", "?", "…"), " \t\"”’'»)]*"
"""What a sentence ends with, and what may stand behind it."""
EDGES = 2
"""Words of a passage, its first and its last, that may be parts of other words where it stands again."""
MOST = 250
"""Earlier sentences or paragraphs, at most, that one is compared with: in a text of very few words all might be like it."""
NEAR = 50_000
"""Characters before a sentence or paragraph in which one that holds it is looked for: more than an article has."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `repeat` rule."""

    unit: Literal["word", "sentence", "paragraph"] = "word"
    """What must not come twice."""
    allow: tuple[str, ...] = ()
    """Words that may stand twice in a row, lower case: `had`, `kupu`."""
    near: int = 0
    """When above 0, how many sentences or paragraphs apart two may be to count as a repetition; 0 for the whole article."""
    alike: float = 0.8
    """Which share of all their words two sentences or paragraphs must have in common, from above 0 to 1."""
    least: int = 6
    """How many different words a sentence or paragraph must have; shorter ones may recur."""
    apart: bool = False
    """Whether a sentence counts only where its paragraph does not come again as a whole: a rule with `unit: paragraph` tells those."""
    inside: bool = False
    """Whether a sentence or paragraph counts that stands word for word inside a longer one before it; of several in a row the first."""
    ended: bool = False
    """Whether a sentence or paragraph counts only where it ends as a sentence does: a heading may stand over each of two tables."""
    first: bool = False
    """Whether only the first sentence or paragraph that comes again is reported, with those behind it that do: a story pasted twice is
    one fault. What other rules find in a copy as in what it copies is told once."""
    safety: Safety = "unsafe"
    """Whether dropping the second of two words is `safe`."""

    def __post_init__(self) -> None:
        context.counted(near=self.near, least=self.least)
        key = next((key for key in PASSAGES if getattr(self, key)), "")
        if self.unit == "word" and key:
            raise ValueError(f"'{key}' goes with sentences and paragraphs: give 'unit'")
        if not 0 < self.alike <= 1:
            raise ValueError("'alike' is a share from above 0 to 1")


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """Nothing: repetition is not a matter of particular words."""
    return iter(())


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Doubled words, function words with the fix that drops the second; sentences and paragraphs that came before, with its line.

    `times` is how many sentences or paragraphs of the article come again.
    """
    options: Options = rule.options
    if options.unit == "word":
        yield from _doubled(options, doc)
        return
    units = doc[SCOPES[options.unit]]
    again: Cover | None = None
    like = {index: units[first].start for index, first in _alike(options, doc, options.unit).items()}
    if options.inside:
        like = {**_inside(options, doc), **like}
    kept: list[tuple[int, int]] = []
    for index, before in sorted(like.items()):
        span = units[index]
        if options.ended and not doc.text[span.start : span.end].rstrip(CLOSERS).endswith(STOPS):
            continue
        if options.apart:
            again = again or _again(options, doc)
            if again.touches(span):
                continue
        if not options.first or context.in_place(rule, doc, span):
            kept.append((index, before))
    copies = tuple([Span(units[index].start, units[index].end) for index in like]) if options.first else ()
    for index, before in kept[:1] if options.first else kept:
        last = index
        while options.first and last + 1 in like:
            last += 1
        fields = {"fix": "", "line": str(doc.line(before)), "times": str(len(kept))}
        yield Match(units[index].start, units[last].end, fields, copies=copies)


def _known(doc: Document) -> dict[tuple[Any, ...], dict[int, int]]:
    """What rules of this kind have found out of the article so far: two may ask the same of its paragraphs."""
    return {}


def _alike(options: Options, doc: Document, unit: str) -> Mapping[int, int]:
    """Index of each unit that is like an earlier one, and of that one."""
    key = unit, options.near, options.alike, options.least
    if key not in doc[_known]:
        units, known = doc[SCOPES[unit]], doc[rare]
        likely = [at for at, each in enumerate(units) if _may_recur(options, *_rare(known, each))]
        bags = {at: frozenset(tokens(doc, units[at])) for at in likely} if len(likely) > 1 else {}
        doc[_known][key] = dict(_recurring(options, bags))
    return doc[_known][key]


def _rare(known: Mapping[int, tuple[int, int]], unit: Unit) -> tuple[int, int]:
    """How many words a unit has, and how many of them stand nowhere else in the article."""
    if len(unit.sentences) == 1:
        return known[unit.sentences[0].start]
    found = [known[part.start] for part in unit.sentences]
    return sum([count for count, _ in found]), sum([own for _, own in found])


def _may_recur(options: Options, count: int, own: int) -> bool:
    """Whether enough of `count` words, `own` of which stand nowhere else, could be in another unit."""
    return count >= options.least and own <= count - int(options.alike * count)


def _held(doc: Document, unit: str) -> Mapping[int, int]:
    """Index of each unit that stands word for word in the NEAR characters before it, and where."""
    if (unit,) not in doc[_known]:
        text, known = doc.text, doc[rare]
        likely = [(at, each) for at, each in enumerate(doc[SCOPES[unit]]) if _rare(known, each)[1] <= EDGES]
        found = {at: text.find(text[each.start : each.end], max(0, each.start - NEAR), each.start) for at, each in likely}
        doc[_known][unit,] = {at: before for at, before in found.items() if before >= 0}
    return doc[_known][unit,]


def _inside(options: Options, doc: Document) -> dict[int, int]:
    """Of the units that stand in the text before them those with enough words, without those whose neighbour before stands there too."""
    units = doc[SCOPES[options.unit]]
    found = {at: before for at, before in _held(doc, options.unit).items() if len({*tokens(doc, units[at])}) >= options.least}
    return {at: before for at, before in found.items() if at - 1 not in found}


def _again(options: Options, doc: Document) -> Cover:
    """The paragraphs that come again as a whole, by themselves or within a longer one."""
    units = doc[SCOPES["paragraph"]]
    return Cover([units[at] for at in {*_alike(options, doc, "paragraph"), *_held(doc, "paragraph")}])


def _doubled(options: Options, doc: Document) -> Iterator[Match]:
    words = doc.words
    doubles = list(compress(range(len(words.lower)), map(eq, words.lower, words.lower[1:])))
    named = _named(doc, doubles) if doubles else frozenset()
    last = -1
    for index in doubles:
        word = words.lower[index]
        if index == last or not word[0].isalpha() or word in options.allow or index in named:
            continue
        first, second = Span(words.starts[index], words.ends[index]), Span(words.starts[index + 1], words.ends[index + 1])
        if doc.text[first.start : first.end].islower() and second.end - second.start > 1 and doc.text[second.start : second.end].isupper():
            continue
        between = doc.text[first.end : second.start]
        if between.strip() or (not doc.article.wrapped and ("\n" in between or "\r" in between)):
            continue
        last = index + 1
        kept = doc.slice(first)
        meant = word not in doc.language.function_words  # may be a reduplication that lacks its hyphen
        fix = None if meant or context.quoted(doc, first) else Fix(kept, options.safety)
        yield Match(first.start, second.end, {"fix": kept, "line": str(doc.line(first.start)), "times": "1"}, fix=fix)


def _named(doc: Document, doubles: Sequence[int]) -> frozenset[int]:
    """Of words twice in a row those that are a name by their two capitals.

    None where the article has the word twice or more by itself and never twice in a row again.
    """
    words, text = doc.words, doc.text
    number, rows = doc[times], Counter(words.lower[at] for at in doubles)
    places = frozenset(doubles)
    found = []
    for at in doubles:
        if text[words.starts[at]].isupper() and text[words.starts[at + 1]].isupper():
            word = words.lower[at]
            own = sum(near in places for near in (at - 1, at, at + 1))  # three times in a row is two rows
            if number[word] - 2 < ALONE or rows[word] > own:
                found.append(at)
    return frozenset(found)


def _recurring(options: Options, bags: Mapping[int, frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Number of each bag of words that is like an earlier one, and of the first it is like; `bags` by their numbers, in order.

    Two bags that share enough words share one of the rarest few of each, so only those are looked up; a bag too few of whose
    words occur in any other has no like.
    """
    seen: set[str] = set()
    again: set[str] = set()
    for bag in bags.values():
        again |= seen & bag
        seen |= bag
    likely = [at for at, bag in bags.items() if len(bag) >= max(options.least, 1) and len(bag & again) >= int(options.alike * len(bag))]
    if len(likely) < 2:
        return
    common = Counter(chain.from_iterable(bags.values()))
    holders: dict[str, list[int]] = {}
    known: dict[frozenset[str], int] = {}
    for index in likely:
        bag = bags[index]
        if not options.near and bag in known:
            yield index, known[bag]
            continue
        rarest = sorted(sorted(bag), key=common.__getitem__)
        telling = rarest[: len(bag) - int(-(-options.alike * len(bag) // 1)) + 1]
        before = [holders.setdefault(word, []) for word in telling]
        if options.near:
            before = [others[bisect_left(others, index - options.near) :] for others in before]
        earlier = sorted(chain.from_iterable([others[:MOST] for others in before if others]))[:MOST]
        first = next((other for other in earlier if _are_alike(bag, bags[other], options.alike)), -1)
        if first >= 0:
            yield index, first
        known[bag] = first if first >= 0 else index
        for word in telling:
            holders[word].append(index)


def _are_alike(one: frozenset[str], two: frozenset[str], share: float) -> bool:
    """Whether two bags have that share of all their words in common."""
    common = len(one & two)
    return common / (len(one) + len(two) - common) >= share
