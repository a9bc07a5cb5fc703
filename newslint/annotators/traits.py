"""Traits: what is true of a sentence whatever its words: who speaks, what stands before and after it, where it stands in what article.

Each is a plain name that a `weigh` rule can put a weight on.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint import expressions as re
from newslint.annotators.headlines import headline
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import addressed, quotes
from newslint.annotators.sections import desk
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.speech import Speech, speech
from newslint.annotators.statements import Statement, statements
from newslint.document import Document
from newslint.records import dataclass

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


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence of prose stands among the others."""

    order: int
    of: int
    opens: bool
    """Whether it is the first of its paragraph."""
    alone: bool
    """Whether it is the only one of its paragraph."""


def traits(doc: Document) -> Traits:
    """The traits of each sentence; none for residue, credits and captions."""
    return Traits(doc)


class Traits(Sequence[tuple[str, ...]]):
    """The traits of each sentence, found out when somebody asks for them. Holds no document, so that an article is freed as it is done."""

    __slots__ = ("_advice", "_heard", "_known", "_layer", "_order", "_prose", "_said", "_told", "_verbs", "_whole")

    def __init__(self, doc: Document) -> None:
        self._layer, self._said, self._heard = doc[sentences], doc[speech], doc[statements]
        self._prose = [at for at, sentence in enumerate(self._layer) if sentence.zone not in UNPROSED]
        self._order = {at: order for order, at in enumerate(self._prose)}
        self._advice = _advice(doc)
        self._whole = _article(doc, [self._layer[at] for at in self._prose], [self._said[at] for at in self._prose], self._advice)
        self._verbs = tuple(doc.language.lexicon.get("grammar.verb_prefix", ()))
        self._told = _told(self._layer, self._said, self._heard)
        self._known: dict[int, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._layer)

    def __getitem__(self, at: Any) -> Any:
        if at not in self._known:
            self._known[at] = tuple(self._found(at))
        return self._known[at]

    def _found(self, at: int) -> list[str]:
        layer, said = self._layer, self._said
        sentence, order = layer[at], self._order.get(at, -1)
        if order < 0 and sentence.zone != "headline":
            return []
        found = [*_spoken(said[at]), *_form(sentence, self._heard[at])]
        if order < 0:
            return [*found, *headline(sentence, self._heard[at])]
        before = self._prose[order - 1] if order else -1
        after = self._prose[order + 1] if order + 1 < len(self._prose) else -1
        opens = before < 0 or layer[before].paragraph != sentence.paragraph
        closes = after < 0 or layer[after].paragraph != sentence.paragraph
        found += _placed(Place(order, len(self._prose), opens, opens and closes), sentence.zone)
        found += self._opened(at)
        if self._between(order):
            found.append("between words of one source")
        if before >= 0:
            found += _beside("before", said[before], same=not opens)
        if after >= 0:
            found += _beside("after", said[after], same=not closes)
        return found + self._whole

    def _opened(self, at: int) -> list[str]:
        """What the sentence opens with, whether it has a verb, to whom it speaks, and what it repeats."""
        heard = self._heard[at]
        kind = next((phrase.kind for phrase in heard.phrases[:2] if phrase.first - heard.words[0] <= OPENING), "")
        names = [f"opens: {kind}"] if kind else ["opens: nobody"]
        if self._verbs and not self._verbal(heard):
            names.append("without a verb")
        if at in self._advice:
            names.append("addresses the reader")
        words, (title, sourced) = _content(heard), self._told
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

    def _between(self, order: int) -> bool:
        """Whether the same source is the last one before the sentence and the first one after it."""
        before = (self._said[at] for at in reversed(self._prose[max(order - NEAR, 0) : order]))
        after = (self._said[at] for at in self._prose[order + 1 : order + 1 + NEAR])
        earlier, later = (next((said.name for said in side if said.identified), "") for side in (before, after))
        return bool(earlier) and earlier == later


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


def _form(sentence: Sentence, statement: Statement) -> list[str]:
    """Length, marks, figures, quotation and names."""
    first, last = statement.words
    count, text = last - first, statement.t.text[sentence.start : sentence.end]
    names = ["short"] if count < SHORT else ["very long", "long"] if count > VERY_LONG else ["long"] if count > LONG else []
    names += [name for mark, name in (("?", "question mark"), ("!", "exclamation mark")) if mark in text]
    if text.endswith(":"):
        names.append("ends in a colon")
    figures = len(FIGURE.findall(text))
    if figures:
        names += ["figure", "many figures"] if figures > 2 else ["figure"]
    if statement.quoted:
        names += ["mostly quotation", "quotation"] if 2 * statement.quoted > count else ["quotation"]
    if 5 * sum(statement.t.capital[first:last]) > 2 * count:
        names.append("mostly names")
    return names


def _placed(place: Place, zone: str) -> list[str]:
    """Where in the article and in its paragraph."""
    names = [] if zone == "body" else [f"in a {zone}"]
    if place.order == 0:
        names.append("lead")
    if place.order < 3:
        names.append("opening")
    if place.order == place.of - 1:
        names.append("last")
    if place.order >= place.of - 3:
        names.append("closing")
    if place.opens:
        names.append("alone in its paragraph" if place.alone else "opens its paragraph")
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
