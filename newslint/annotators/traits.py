"""Traits: what is true of a sentence whatever its words: who speaks, what stands before and after it, where it stands in what article.

Each is a plain name that a `weigh` rule can put a weight on.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint import expressions as re
from newslint.annotators.headlines import headline
from newslint.annotators.mentions import UNPROSED
from newslint.annotators.quotes import quotes
from newslint.annotators.sections import section
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.speech import Speech, speech
from newslint.annotators.statements import Statement, statements
from newslint.document import Document
from newslint.records import dataclass

SHORT, LONG, VERY_LONG = 8, 25, 35
"""Words of a sentence: fewer than SHORT is short, more than LONG long."""
BRIEF, EXTENSIVE = 8, 30
"""Sentences of an article: fewer than BRIEF is brief, more than EXTENSIVE extensive."""

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


def traits(doc: Document) -> list[tuple[str, ...]]:
    """The traits of each sentence; none for residue, credits and captions."""
    layer, said, heard = doc[sentences], doc[speech], doc[statements]
    prose = [index for index, sentence in enumerate(layer) if sentence.zone not in UNPROSED and sentence.zone != "headline"]
    whole = _article(doc, [layer[index] for index in prose], [said[index] for index in prose])
    found: list[tuple[str, ...]] = [()] * len(layer)
    for index, sentence in enumerate(layer):
        if sentence.zone == "headline":
            found[index] = (*_spoken(said[index]), *_form(doc, sentence, heard[index]), *headline(doc, sentence, heard[index]))
    for order, index in enumerate(prose):
        before = prose[order - 1] if order else -1
        after = prose[order + 1] if order + 1 < len(prose) else -1
        here = layer[index].paragraph
        opens = before < 0 or layer[before].paragraph != here
        place = Place(order, len(prose), opens, opens and (after < 0 or layer[after].paragraph != here))
        found[index] = (
            *_spoken(said[index]),
            *_form(doc, layer[index], heard[index]),
            *_placed(place, layer[index].zone),
            *(_beside("before", said[before], same=not opens) if before >= 0 else ()),
            *(_beside("after", said[after], same=layer[after].paragraph == here) if after >= 0 else ()),
            *whole,
        )
    return found


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


def _form(doc: Document, sentence: Sentence, statement: Statement) -> list[str]:
    """Length, marks, figures, quotation and names."""
    first, last = statement.words
    count, text = last - first, doc.text[sentence.start : sentence.end]
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


def _article(doc: Document, prose: Sequence[Sentence], said: Sequence[Speech]) -> list[str]:
    """What holds for all sentences of the article."""
    names = [f"desk {doc[section]}"] if doc[section] else []
    if not doc[quotes]:
        names.append("article without quotation")
    sourced = sum(one.attributed for one in said)
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
