"""Statements: each sentence with the evidence found in it, before anything outside it is asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newslint.annotators.evidence import Evidence
from newslint.annotators.gaps import COMMA, QUOTE, SPACE, STOP
from newslint.annotators.mentions import Speakers, speakers, words_between
from newslint.annotators.names import phrases
from newslint.annotators.reporting import Finder
from newslint.annotators.sentences import Sentence, sentences
from newslint.annotators.sources import Phrase
from newslint.annotators.tokens import (
    ACTIVE,
    ARTICLE,
    COMPLEMENT,
    FORECAST,
    POSSESSIVE,
    QUANTIFIER,
    RELATIVE,
    RELATIVIZER,
    SINGLE,
    Tokens,
    tokens,
)
from newslint.document import Document
from newslint.records import unguarded
from newslint.spans import Layer, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.annotators.evidence import Voice

_TOLD = frozenset({"named", "role", "document"})
SHORTEST_SPEECH = 3
"""Words in quotation marks that can be a statement by themselves."""
LONGEST_AFTER = 2
"""Words after a tag that ends its sentence: `said on Monday`."""
_INNER = frozenset({"E1", "E4", "E12"})


@unguarded(frozen=True, slots=True)
class Statement(Span):
    """One sentence and what stands in it."""

    paragraph: int
    t: Tokens
    words: tuple[int, int]
    """Its words, as positions."""
    evidence: tuple[Evidence, ...]
    phrases: Sequence[Phrase]
    """The noun phrases in it, quoted ones too."""
    speakers: Speakers
    """What to call the noun phrases."""
    quoted: int
    """How many of its words stand in quotation marks."""
    anonymous: bool
    denied: bool
    """Whether hearsay takes back the attribution: `kabarnya disampaikan X`."""
    plurals: frozenset[int]
    """Offsets of plural pronouns in the whole text."""

    @property
    def best(self) -> Evidence | None:
        """The evidence the sentence rests on: the first cue with a source; a crowd or nobody only when there is no better."""
        if not self.evidence:
            return None
        kept = [found for found in self.evidence if found.evidence]
        if not kept:
            return None
        kept.sort(key=lambda found: found.cue[0])
        told = [found for found in kept if found.source[1] and found.evidence != "E10"]
        if len(told) > 1:  # "Dalam pernyataannya, X menambahkan": the verb tells more than the noun
            told = [found for found in told if not (found.evidence == "E6" and found.anaphoric)] or told
        if told and self.closed(told[-1]):
            return told[-1]
        if told and told[0].status == "vague":  # what the crowd's sentence says in turn is the crowd's; a tag of its own is not
            return next((found for found in told if found.evidence not in _INNER and found.status in _TOLD), told[0])
        for found in told:
            if found.status in _TOLD or (found.anaphoric and found is told[0]):
                return found
        return (told or [found for found in kept if found.evidence != "E10"] or kept)[0]

    def closed(self, found: Evidence) -> bool:
        """Whether the evidence is a tag that ends the sentence after a comma: all before it is what was said."""
        t, (first, last) = self.t, self.words
        at = min(found.cue[0], found.source[0])
        while at > first and t.gap[at] == SPACE and t.sign[at - 1] & (ARTICLE | QUANTIFIER | POSSESSIVE):
            at -= 1
        return at > first and t.gap[at] in (COMMA, QUOTE) and last - max(found.cue[1], found.source[1]) <= LONGEST_AFTER

    @property
    def impostor(self) -> str:
        """The impostor the sentence rests on: none when anything in it attributes, unless hearsay takes that back."""
        if self.denied:
            return "agentless"
        first = ""
        for found in self.evidence:
            if found.evidence and found.evidence != "E10":
                return ""
            first = first or found.impostor
        return first

    def people(self) -> list[str]:
        """Whom the sentence is about: the one it opens with, else everybody it names outside quotations, else the offices, once each."""
        t = self.t
        names: dict[str, list[str]] = {"person": [], "role": []}
        for phrase in self.phrases:
            written = t.capital[phrase.first] and (t.gap[phrase.first] < STOP or phrase.house[1])  # not only for where it stands
            if t.quoted[phrase.first] or not (phrase.kind == "person" or (phrase.kind == "role" and written)):
                continue
            name = self.speakers.name(phrase) or words_between(t, (phrase.first, phrase.last))
            joined = phrase.last < len(t.starts) and t.sign[phrase.last] & RELATIVE
            if phrase.first == self.words[0] and not joined:
                return [name]
            names[phrase.kind].append(name)
        return list(dict.fromkeys(names["person"] or names["role"]))

    def rivals(self) -> list[str]:
        """People who act beside the speaker, after a conjunction: `X menolak dan [Y] mendukungnya`."""
        t, first = self.t, self.words[0]
        found = []
        for place, phrase in enumerate(self.phrases):
            before = phrase.first - 1
            if any(t.sign[p] & COMPLEMENT for p in range(self.phrases[place - 1].last if place else first, before)):
                break  # what follows is said, not done
            if (
                phrase.kind != "person"
                or before <= first
                or t.quoted[before]
                or not t.sign[before] & RELATIVE
                or t.sign[before] & RELATIVIZER
            ):
                continue
            listed = place > 0 and self.phrases[place - 1].last == before
            followed = place + 1 < len(self.phrases) and self.phrases[place + 1].first == phrase.last
            if not listed and not followed:
                found.append(self.speakers.name(phrase))
        return found

    def voice(self, *, attributed: bool) -> Voice:
        """Whose words they are: a quotation that opens the sentence or follows a colon is direct, one inside it makes it mixed."""
        if self.quoted >= SHORTEST_SPEECH and self.direct():
            return "direct"
        if not attributed:
            return "narrator"
        return "mixed" if self.quoted else "indirect"

    def direct(self) -> bool:
        """Whether the quotation is the sentence, and not a part of it."""
        t, (first, last) = self.t, self.words
        if t.quoted[first] or self.quoted == last - first:
            return True
        opening = next((p for p in range(first + 1, last) if t.quoted[p]), last)
        if opening == last:
            return False
        lead = t.text[t.ends[opening - 1] : t.starts[opening]]
        introduced = "," in lead or bool(t.sign[opening - 1] & ACTIVE)
        return ":" in lead or (introduced and 2 * self.quoted >= last - first)

    def span(self, words: tuple[int, int]) -> Span | None:
        """The text span of the words; None when there are none."""
        first, last = words
        return Span(self.t.starts[first], self.t.ends[last - 1]) if last > first and first < len(self.t.starts) else None

    def name(self, found: Evidence) -> str:
        """What to call the source of `found`."""
        if found.phrase is not None:
            name = self.speakers.name(found.phrase)
            if name:
                return name
        return words_between(self.t, found.source)

    def before(self, found: Evidence) -> list[str]:
        """The one person named in this sentence before the pronoun, outside quotations."""
        names = [
            self.speakers.name(p) for p in self.phrases if p.kind == "person" and p.last <= found.cue[0] and not self.t.quoted[p.first]
        ]
        return names if len(set(names)) == 1 else []

    def one_of_many(self, found: Evidence) -> bool:
        """Whether the source is one of many without a name: `salah seorang petugas`, `seorang warga`, but not `seorang dokter RSUD`."""
        t, (first, after) = self.t, found.source
        if not after:
            return False
        at = first if t.sign[first] & SINGLE or first == self.words[0] or t.gap[first] != SPACE else first - 1
        if not t.sign[at] & SINGLE:
            return False
        near = [phrase for phrase in self.phrases if at <= phrase.first <= after + 2]
        if t.until[at] == at + 1 and (found.status != "role" or any(phrase.house[1] for phrase in near)):
            return False
        return all(phrase.kind != "person" for phrase in near)  # "... bernama Raka"

    def plural(self, found: Evidence) -> bool:
        """Whether the pronoun means more than one."""
        return bool(found.source[1]) and self.t.starts[found.source[0]] in self.plurals

    def new_actor(self) -> bool:
        """Whether the sentence opens with a person or a body of its own."""
        first = self.words[0]
        return any(p.first <= first + 1 and p.kind in {"person", "role", "organisation"} for p in self.phrases[:2])


def statements(doc: Document) -> list[Statement]:
    """One for each sentence."""
    t, found = doc[tokens], doc[phrases]
    finder = Finder(t, found, doc.language.lexicon.get("grammar.verb_prefix", ()), doc.language.function_words)
    names = doc[speakers]
    anonymous = _sentences_of(doc, "sources.anonymous")
    denied = _sentences_of(doc, "passives.denies")
    excused = _excused(doc)
    plural = frozenset([start for start, *_ in doc.places("pronouns.plural")])
    result: list[Statement] = []
    starts, firsts, at = t.starts, [phrase.first for phrase in found], 0
    for index, sentence in enumerate(doc[sentences]):
        start, end, paragraph = sentence.start, sentence.end, sentence.paragraph
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        begin = bisect_left(firsts, first, at)
        at = bisect_left(firsts, last, begin)
        cues = finder.find(first, last)
        evidence = tuple([one for one in cues if not one.impostor or not _exempt(one, t, sentence, excused)]) if cues else ()
        words, quoted = (first, last), t.quoted.count(1, first, last)
        unnamed, hearsay = index in anonymous, index in denied
        result.append(Statement(start, end, paragraph, t, words, evidence, found[begin:at], names, quoted, unnamed, hearsay, plural))
    return result


def _sentences_of(doc: Document, name: str) -> frozenset[int]:
    """The positions of the sentences in which the list occurs."""
    layer: Layer[Sentence] = doc[sentences]
    return frozenset([layer.index_at(start) for start, *_ in doc.places(name)])


def _excused(doc: Document) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Paragraphs where an authority stands, sentences with a schedule, and offsets of words an authority excuses."""
    layer = doc[sentences]
    told = (layer.at(start) for start, *_ in doc.places("sources.authority"))
    authority = frozenset(sentence.paragraph for sentence in told if sentence is not None)
    scheduled = (layer.at(start) for start, *_ in doc.places("passives.schedule"))
    schedule = frozenset(sentence.start for sentence in scheduled if sentence is not None)
    return authority, schedule, frozenset([start for start, *_ in doc.places("sources.authority_words")])


def _exempt(found: Evidence, t: Tokens, sentence: Sentence, excused: tuple[frozenset[int], frozenset[int], frozenset[int]]) -> bool:
    """Whether a passive without an agent is the wording that law or schedule asks for."""
    if found.impostor != "agentless":
        return False
    authority, schedule, words = excused
    at = found.cue[0]
    if t.starts[at] in words and sentence.paragraph in authority:
        return True
    return bool(t.sign[at] & FORECAST) and sentence.start in schedule
