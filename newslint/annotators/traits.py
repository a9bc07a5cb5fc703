"""Traits: what is true of a sentence whatever its words: who speaks, what stands before and after it, where it stands in what article.

Each is a plain name that a `weigh` rule can put a weight on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from newslint import expressions as re
from newslint.annotators.headlines import NAMES, headline
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import addressed, quotes
from newslint.annotators.sections import desk
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.speech import Speech, speech
from newslint.annotators.statements import Statement, statements
from newslint.document import Document

SHORT, LONG, VERY_LONG = 8, 25, 35
"""Words of a sentence: fewer than SHORT is short, more than LONG long."""
BRIEF, EXTENSIVE = 8, 30
"""Sentences of an article: fewer than BRIEF is brief, more than EXTENSIVE extensive."""
ADVISES = 3
"""Words for the reader that make an article one of advice."""
OPENING = 3
"""Words before the phrase a sentence opens with at most."""
NEAR = 3
"""Sentences before and after in which one source may speak."""
CONTENT = 5
"""Letters of a word that carries content."""
REPEATED, SHARED = 2, 0.5
"""Content words of the headline, and the share of those that sourced sentences hold, that make a sentence a repetition."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
else:
    Any = object

FIGURE = re.later(r"\d\S*")
MARKS = (("?", "question mark"), ("!", "exclamation mark"))
HEADLINE = "headline"

AT_ONCE = (
    *("voice ", "sourced", "unsourced", "identified", "evidence ", "source ", "impostor ", "carried", "two possible speakers"),
    *("desk ", "article ", "brief article", "extensive article"),
    *("question in the headline", "exclamation in the headline", "headline opens with a figure"),
)
"""How the names of traits begin that are known at once: of who speaks, and of the whole article."""
WORDED = ("opens: ", "without a verb", "addresses the reader", "repeats ")
"""How those begin for which the words of the sentence are read."""

PLAIN = "sourced|unsourced|identified|carried|two possible speakers|short|long|very long|question mark|exclamation mark|ends in a colon|\
figure|many figures|quotation|mostly quotation|mostly names|in a bullet|lead|opening|last|closing|\
opens its paragraph|alone in its paragraph|between words of one source|without a verb|addresses the reader|repeats the headline|\
repeats what a source says|article without quotation|article without source|article mostly sourced|article of advice|article with list|\
brief article|extensive article|question in the headline|exclamation in the headline|headline opens with a figure"
VARIED = (
    ("voice ", "narrator|direct|indirect|mixed"),
    ("evidence ", "E1|E2|E3|E4|E5|E6|E7|E8|E9|E10|E11|E12"),
    ("source ", "named|role|document|vague|anonymous|absent"),
    ("impostor ", "event|agentless|foggy"),
    ("opens: ", "person|role|organisation|document|metonym|pronoun|definite|vague|nobody"),
    ("before: ", AROUND := "direct|indirect|mixed|narrator|identified|identified, same paragraph|unsourced|unsourced, same paragraph"),
    ("after: ", AROUND),
)
"""The names of traits, and those that begin alike."""


def named(desks: Collection[str]) -> frozenset[str]:
    """Every name that a trait may have, where articles come from `desks`."""
    varied = [start + end for start, ends in VARIED for end in ends.split("|")]
    return frozenset((*PLAIN.split("|"), *NAMES, *varied, *(f"desk {desk}" for desk in desks)))


def traits(doc: Document) -> Traits:
    """The traits of each sentence; none for residue, credits and captions."""
    return Traits(doc)


class Traits(Sequence[tuple[str, ...]]):
    """The traits of each sentence, found out when somebody asks for them. Holds no document, so that an article is freed as it is done."""

    __slots__ = (
        *("_advice", "_between", "_heard", "_known", "_layer", "_marks", "_prose", "_read", "_said", "_told", "_verbs", "_voices"),
        *("order", "whole"),
    )

    def __init__(self, doc: Document) -> None:
        self._layer, self._said, self._heard = doc[sentences], doc[speech], doc[statements]
        self._prose = [at for at, sentence in enumerate(self._layer) if sentence.zone not in UNPROSED]
        self.order = dict(zip(self._prose, range(len(self._prose)), strict=True))
        """The place among the sentences of prose, by position; others have none."""
        self._advice = _advice(doc)
        self._marks = [(mark, name) for mark, name in MARKS if mark in doc.text]
        self.whole = _article(doc, [self._layer[at] for at in self._prose], [self._said[at] for at in self._prose], self._advice)
        """What holds for all sentences of prose."""
        self._verbs = tuple(doc.language.lexicon.get("grammar.verb_prefix", ()))
        self._told: tuple[frozenset[str], frozenset[str]] | None = None
        self._between: Collection[int] | None = None
        self._voices: dict[int, list[str]] = {}
        self._known: dict[int, list[str]] = {}
        self._read: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._layer)

    def __getitem__(self, at: Any) -> Any:
        return (*self.spoken(at), *self.others(at), *self.worded(at), *(self.whole if at in self.order else ()))

    def spoken(self, at: int) -> list[str]:
        """The traits known at once, beside those of the whole article: who speaks, and how the reader is told."""
        if at not in self._voices:
            self._voices[at] = _spoken(self._said[at]) if at in self.order or self._layer[at].zone == HEADLINE else []
        return self._voices[at]

    def others(self, at: int) -> list[str]:
        """The traits of the sentence that take some time to find: its form, its place, its neighbours."""
        if at not in self._known:
            self._known[at] = self._found(at)
        return self._known[at]

    def worded(self, at: int) -> list[str]:
        """The traits of the sentence for which its words are read, which takes as long as all others."""
        if at not in self._read:
            self._read[at] = self._opened(at) if at in self.order else []
        return self._read[at]

    def _found(self, at: int) -> list[str]:
        layer, said, prose = self._layer, self._said, self._prose
        sentence, order = layer[at], self.order.get(at, -1)
        if self._between is None:
            self._between = _between([said[at] for at in prose])
        if order < 0:
            return [*self._form(at), *headline(sentence, self._heard[at])] if sentence.zone == HEADLINE else []
        before = prose[order - 1] if order else -1
        after = prose[order + 1] if order + 1 < len(prose) else -1
        opens = before < 0 or layer[before].paragraph != sentence.paragraph
        closes = after < 0 or layer[after].paragraph != sentence.paragraph
        found = self._form(at) + _placed(order, len(prose), sentence.zone)
        if opens:
            found.append("alone in its paragraph" if closes else "opens its paragraph")
        if order in self._between:
            found.append("between words of one source")
        if before >= 0:
            found += _beside("before", said[before], same=not opens)
        if after >= 0:
            found += _beside("after", said[after], same=not closes)
        return found

    def _form(self, at: int) -> list[str]:
        """Length, marks, figures, quotation and names."""
        sentence, heard = self._layer[at], self._heard[at]
        (first, last), start, end, text = heard.words, sentence.start, sentence.end, heard.t.text
        count = last - first
        names = ["short"] if count < SHORT else ["very long", "long"] if count > VERY_LONG else ["long"] if count > LONG else []
        if self._marks:
            names += [name for mark, name in self._marks if text.find(mark, start, end) >= 0]
        if text[end - 1] == ":":
            names.append("ends in a colon")
        figures = len(FIGURE.findall(text, start, end))
        if figures:
            names += ["figure", "many figures"] if figures > 2 else ["figure"]
        if heard.quoted:
            names += ["mostly quotation", "quotation"] if 2 * heard.quoted > count else ["quotation"]
        if 5 * sum(heard.t.capital[first:last]) > 2 * count:
            names.append("mostly names")
        return names

    def _opened(self, at: int) -> list[str]:
        """What the sentence opens with, whether it has a verb, to whom it speaks, and what it repeats."""
        heard = self._heard[at]
        opening = [phrase.kind for phrase in heard.phrases[:2] if phrase.first - heard.words[0] <= OPENING]
        names = [f"opens: {opening[0]}" if opening else "opens: nobody"]
        if self._verbs and not self._verbal(heard):
            names.append("without a verb")
        if at in self._advice:
            names.append("addresses the reader")
        if self._told is None:
            self._told = _told(self._layer, self._said, self._heard)
        title, sourced = self._told
        if title or sourced:
            words = _content(heard)
            if len(words & title) >= REPEATED:
                names.append("repeats the headline")
            if words and len(words & sourced) >= SHARED * len(words):
                names.append("repeats what a source says")
        return names

    def _verbal(self, heard: Statement) -> bool:
        """Whether a word looks like a verb."""
        t, (first, last) = heard.t, heard.words
        for at, word in enumerate(t.lower[first:last], first):
            if word.startswith(self._verbs) and len(word) >= CONTENT and not t.capital[at]:
                return True
        return False


def _between(said: Sequence[Speech]) -> frozenset[int]:
    """The sentences of prose, by order, for which the last source named before and the first one after are the same."""
    sources = [(order, one.name) for order, one in enumerate(said) if one.identified]
    found: set[int] = set()
    for (order, name), (other, second) in pairwise(sources):
        if name and name == second:
            found.update(range(max(order + 1, other - NEAR), min(other, order + NEAR + 1)))
    for (order, name), (own, _), (other, second) in zip(sources, sources[1:], sources[2:], strict=False):
        if name and name == second and own - order <= NEAR and other - own <= NEAR:
            found.add(own)
    return frozenset(found)


def _content(heard: Statement) -> frozenset[str]:
    """The words of a sentence that carry content, outside quotations."""
    t, (first, last) = heard.t, heard.words
    words = t.lower[first:last]
    if heard.quoted:
        return frozenset([word for word, quoted in zip(words, t.quoted[first:last], strict=True) if len(word) >= CONTENT and not quoted])
    return frozenset([word for word in words if len(word) >= CONTENT])


def _told(layer: Sequence[Sentence], said: Sequence[Speech], heard: Sequence[Statement]) -> tuple[frozenset[str], frozenset[str]]:
    """The content words of the headline, and those of all sentences whose source is known."""
    title = next((_content(heard[at]) for at, sentence in enumerate(layer) if sentence.zone == "headline"), frozenset())
    return title, frozenset().union(*[_content(heard[at]) for at, one in enumerate(said) if one.identified])


def _advice(doc: Document) -> frozenset[int]:
    """The sentences that speak to the reader, outside quotations."""
    layer = doc[sentences]
    return frozenset([layer.index_at(start) for start in doc[addressed]])


def _spoken(said: Speech) -> list[str]:
    """Who speaks, and how the reader is told."""
    names = [f"voice {said.voice}", "sourced" if said.attributed else "unsourced"]
    if said.identified:
        names.append("identified")
    if said.evidence:
        names.append(f"evidence {said.evidence}")
    if said.attributed:
        names.append(f"source {said.status}")
    if said.impostor:
        names.append(f"impostor {said.impostor}")
    if said.carry:
        names.append("carried")
    if said.rivals:
        names.append("two possible speakers")
    return names


def _placed(order: int, of: int, zone: str) -> list[str]:
    """Where in the article: the sentence's `order` among the `of` sentences of prose."""
    names = [] if zone == "body" else [f"in a {zone}"]
    if order == 0:
        names.append("lead")
    if order < 3:
        names.append("opening")
    if order == of - 1:
        names.append("last")
    if order >= of - 3:
        names.append("closing")
    return names


def _beside(side: str, said: Speech, *, same: bool) -> list[str]:
    """Who speaks in the neighbour on one side."""
    if not said.attributed:
        return [f"{side}: unsourced, same paragraph"] if same else [f"{side}: unsourced"]
    names = [f"{side}: {said.voice}"]
    if said.identified:
        names.append(f"{side}: identified, same paragraph" if same else f"{side}: identified")
    return names


def _article(doc: Document, prose: Sequence[Sentence], said: Sequence[Speech], advice: frozenset[int]) -> list[str]:
    """What holds for all sentences of the article; `advice`: those that speak to the reader."""
    names = [f"desk {doc[desk]}"] if doc[desk] else []
    if not doc[quotes]:
        names.append("article without quotation")
    sourced = sum(one.attributed for one in said)
    if len(advice) >= ADVISES:
        names.append("article of advice")
    if not sourced:
        names.append("article without source")
    elif 2 * sourced > len(said):
        names.append("article mostly sourced")
    if sum(sentence.zone == "bullet" for sentence in prose) > 2:
        names.append("article with list")
    if len(prose) < BRIEF:
        names.append("brief article")
    elif len(prose) > EXTENSIVE:
        names.append("extensive article")
    title = next((doc.slice(sentence) for sentence in doc[sentences] if sentence.zone == "headline"), "")
    marks = (("?", "question in the headline"), ("!", "exclamation in the headline"))
    names += [name for mark, name in marks if mark in title]
    if title[:3].strip()[:1].isdecimal():
        names.append("headline opens with a figure")
    return names
