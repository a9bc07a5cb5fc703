"""The cues of one sentence: verbs, tags, prepositions, passives, statements and documents, each with who stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newslint.annotators.citations import Citations
from newslint.annotators.evidence import STATUS, Evidence, foggy, of_phrase
from newslint.annotators.gaps import ASIDE, COLON, COMMA, QUOTE, SPACE, STOP
from newslint.annotators.sources import Phrase
from newslint.annotators.subjects import FRAMING, Clauses, Subject
from newslint.annotators.tokens import (
    ACCORDING,
    ACT,
    ACTIVE,
    ADVERB,
    AGENT,
    AGENTLESS,
    ANYWHERE,
    ATTITUDE,
    BARE,
    COMPLEMENT,
    DEED,
    DOCUMENT,
    FORECAST,
    FUTURE,
    HEARSAY,
    HOMOGRAPH,
    MEDIA,
    NO_SOURCE,
    NOUN,
    OBSERVED,
    PASSIVE,
    POINTING,
    POSSESSIVE,
    PREPOSED,
    PREPOSITION,
    PRONOUN,
    PURPOSE,
    QUANTIFIER,
    RECORD,
    RECORDING,
    RELATIVIZER,
    SHOW,
    STRONG,
    TAG,
    VIEW,
    VIEW_OF,
    WHOEVER,
    WRITTEN,
    Tokens,
)  # fmt: skip

_LED = PREPOSED | NO_SOURCE | WRITTEN
_CITED = NOUN | DOCUMENT | RECORD | OBSERVED | ATTITUDE | VIEW_OF | ACCORDING | WHOEVER | MEDIA
_CUES = _LED | _CITED | TAG | ACTIVE | SHOW | BARE | PASSIVE | AGENTLESS | ACT | STRONG


class Finder:
    """Finds the evidence in sentences of one text."""

    __slots__ = ("citations", "clauses", "marks", "starting", "t")

    def __init__(self, t: Tokens, found: Sequence[Phrase], verbs: tuple[str, ...] = (), function: frozenset[str] = frozenset()) -> None:
        self.t = t
        self.clauses = Clauses(t, found, verbs, function)
        self.starting = self.clauses.starting
        self.citations = Citations(t, self.clauses, self.starting)
        self.marks = self._marks()

    def _marks(self) -> list[int]:
        """Where a cue may stand: outside quotations a word of the lists, or what follows a quotation."""
        t, sign, quoted = self.t, self.t.sign, self.t.quoted
        cues = [p for p in t.signed if sign[p] & _CUES and not quoted[p]]
        after = 0
        while after := t.quoted.find(b"\1\0", after) + 1:
            if t.gap[after] == QUOTE:
                cues.append(after)
        return sorted({*cues})

    def find(self, first: int, last: int) -> Sequence[Evidence]:
        """All evidence and all impostors among the words `first` to `last` that stand outside quotations."""
        t, marks = self.t, self.marks
        opening, begin = t.quoted.find(1, first, last), bisect_left(marks, first)
        end = bisect_left(marks, last, begin)
        if begin == end and opening <= first:  # as in most sentences
            return ()
        found = [self.introduced(opening, first)] if opening > first else []
        for at in marks[begin:end]:
            if t.gap[at] == QUOTE and at > first and t.quoted[at - 1]:
                found.append(self.beside(at, last))
            if t.sign[at] & _CUES:
                found.append(self.judge(at, t.sign[at], first, last))
        return [one for one in found if one is not None]

    def introduced(self, opening: int, first: int) -> Evidence | None:
        """A name that opens the sentence with nothing but its explanation before a colon: `Rina Sari (bek): "..."`."""
        t, who = self.t, self.starting.get(first)
        if who is None or who.kind != "person" or opening - who.last > 6 or ":" not in t.text[t.ends[opening - 1] : t.starts[opening]]:
            return None
        if opening > who.last and (t.gap[who.last] not in (COMMA, ASIDE) or any(t.sign[p] & _CUES for p in range(who.last, opening))):
            return None
        return of_phrase("E3", (who.first, who.last), who)

    def beside(self, at: int, last: int) -> Evidence | None:
        """A speaker right after a quotation, whatever the verb: `"...," doa X`, `"...," X memposting`, `"...," candanya`."""
        t = self.t
        if self.t.text[t.ends[at - 1]] not in ",?!":
            return None
        who = self.starting.get(at)
        if who is not None and STATUS[who.kind] in ("named", "role"):
            spoken = who.last < last and bool(t.sign[who.last] & ACTIVE)
            return None if spoken else of_phrase("E3", (who.first, who.last), who)
        if t.sign[at] & _CUES or t.capital[at] or at + 1 >= last or t.gap[at + 1] != SPACE:
            return None
        who = self.starting.get(at + 1)
        return of_phrase("E3", (at, at + 1), who) if who is not None and who.kind in ("person", "role", "pronoun") else None

    def judge(self, at: int, bits: int, first: int, last: int) -> Evidence | None:
        """The strongest reading of the cue at `at`."""
        found = None
        if bits & _LED:
            found = self.citations.led(at, bits, last)
        if found is None and bits & TAG:
            found = self.tagged(at, bits, first, last)
        if found is None and bits & (ACTIVE | SHOW):
            found = self.spoken(at, bits, first, last)
        if found is None and bits & BARE:
            found = self.stripped(at, first)
        if found is None and bits & (PASSIVE | AGENTLESS):
            found = self.suffered(at, bits, last)
        if found is None and bits & _CITED:
            found = self.citations.cited(at, bits, first, last)
        if found is None and bits & ACT and self.clauses.subject(at, first) is not None:
            found = Evidence("E10", (at, self.t.until[at]))
        return found

    def framed(self, at: int, last: int) -> bool:
        """Whether words follow that are somebody's: a clause with `bahwa`, a quotation, or what a comma or colon sets off."""
        t, after = self.t, self.t.until[at]
        if after < last and (t.gap[after] in (COLON, QUOTE) or (t.gap[after] == COMMA != t.gap[at])):
            return True
        for here in range(after, min(after + FRAMING, last)):
            if t.gap[here] not in (SPACE, ASIDE):
                return t.gap[here] == QUOTE and bool(t.quoted[here])
            if t.sign[here] & COMPLEMENT or (here == after and t.sign[here] & (NOUN | FUTURE | PRONOUN)):
                return True
        return False

    def stripped(self, at: int, first: int) -> Evidence | None:
        """`Hal itu ia sampaikan`, `Hal itu Rina sampaikan`: the bare stem right after its pronoun or name."""
        who = self.clauses.ending.get(at)
        if who is None or who.kind not in ("pronoun", "person") or who.first < first or self.t.gap[at] != SPACE:
            return None
        return of_phrase("E4" if who.kind == "pronoun" else "E1", (at, self.t.until[at]), who)

    def tagged(self, at: int, bits: int, first: int, last: int) -> Evidence | None:
        """`"...," ujar X`; `Rusia, tegas X, ...`; `"...," ujarnya`."""
        t, after = self.t, self.t.until[at]
        beside = t.gap[at] in (QUOTE, COMMA, ASIDE) or (t.gap[at] == STOP and at > first)
        cue = (at, after)
        if not beside and not bits & ANYWHERE:
            return self.leading(at, last) if at == first and not bits & ACTIVE else None
        if at in t.owned:
            if bits & ANYWHERE and t.gap[at] not in (QUOTE, COMMA, ASIDE):
                return None
            return Evidence("E5", cue, cue, anaphoric=True)
        here = after
        while here < last and here < after + 3 and t.gap[here] in (SPACE, ASIDE):
            who = self.starting.get(here)
            if who is not None:
                return of_phrase("E3", cue, who) if not bits & ACTIVE or self.clauses.inverted(who, last) else None
            if not t.sign[here] & (ADVERB | POSSESSIVE) and not (bits & ACTIVE and not t.sign[here]):
                break
            here = t.until[here]
        if t.gap[at] == QUOTE and here < last and t.gap[here] == SPACE and not bits & ACTIVE:
            pointed = next((p for p in range(here, min(here + 8, last)) if t.sign[p] & (POINTING | PREPOSITION)), 0)
            if pointed and t.sign[pointed] & POINTING:  # `lanjut pemandu acara itu`
                return Evidence("E4", cue, (here, pointed + 1), anaphoric=True)
            return Evidence("E3", cue, (here, here + 1), status="role")
        return None

    def leading(self, at: int, last: int) -> Evidence | None:
        """A tag that opens its sentence: `Lanjut Rina, warga sepakat.`"""
        t, after = self.t, self.t.until[at]
        who = self.starting.get(after)
        if who is None or t.gap[after] != SPACE or who.kind not in ("person", "role", "pronoun") or who.last >= last:
            return None
        return of_phrase("E3", (at, after), who) if t.gap[who.last] in (COMMA, COLON) else None

    def spoken(self, at: int, bits: int, first: int, last: int) -> Evidence | None:
        """A verb of saying and its subject; an event that "shows" is an impostor."""
        t, after = self.t, self.t.until[at]
        cue = (at, after)
        if bits & HOMOGRAPH and not self.clauses.predicate(at, first):
            return None
        subject = self.clauses.subject(at, first)
        if bits & SHOW and (subject is None or subject.event or subject.statement):
            if self.clauses.infinitive(at, first):
                return None
            start = subject.first if subject is not None else self.clauses.pointer(at, first)
            return Evidence("", (at, after), (start, at), impostor="event") if start >= 0 else None
        if subject is not None and subject.document:
            if t.sign[at - 1] & RELATIVIZER:
                return None
            if t.sign[subject.first] & RECORDING:
                if any(t.sign[p] & RELATIVIZER for p in range(subject.last, at)):
                    return None
                return Evidence("E7", cue, (subject.first, subject.last), status="document")
            return self.citations.of_document(subject.first, cue, at) or foggy("E7", cue, (subject.first, subject.last))
        if not bits & ACTIVE or self.merely_done(at, bits, first, last) or self.clauses.alleged(at, first):
            return Evidence("E10", cue) if bits & ACTIVE and bits & DEED and subject is not None else None
        if subject is not None:
            return self.told(subject, cue, bits, first, last)
        return self.unlisted(at, bits, first)

    def merely_done(self, at: int, bits: int, first: int, last: int) -> bool:
        """Whether the verb tells an act and no words: `memutuskan pindah`, `diutus untuk menyampaikan undangan`."""
        t, before = self.t, at - 1
        if bits & DEED:
            return not self.framed(at, last)
        if before < first or t.gap[at] != SPACE:
            return False
        aside = bool(t.sign[before] & (PURPOSE | FUTURE)) or (bool(bits & PREPOSED) and self.clauses.infinitive(at, first))
        return aside and not self.framed(at, last)

    def unlisted(self, at: int, bits: int, first: int) -> Evidence | None:
        """A verb of saying whose subject no list knows: `pesulap itu mengatakan`, `warganya mengatakan`."""
        cue = (at, self.t.until[at])
        if not bits & HOMOGRAPH:
            described = self.clauses.described(at, first)
            if described is not None:
                return Evidence("E4", cue, described, anaphoric=True)
            if self.clauses.unknown(at, first):
                many = at - 2 >= first and self.t.sign[at - 2] & QUANTIFIER
                return foggy("E1", cue, (at - 2, at)) if many else Evidence("E1", cue, (at - 1, at), status="role")
        return Evidence("E1", cue, status="absent", anaphoric=True) if bits & STRONG else None

    def told(self, subject: Subject, cue: tuple[int, int], bits: int, first: int, last: int) -> Evidence | None:
        """A verb of saying with a subject: a speaker, a statement with its owner, or something that cannot speak."""
        at, after = cue
        if subject.statement:
            owner = self.clauses.owner(subject.first, at)
            if owner is not None:
                return of_phrase("E6", cue, owner)
            return Evidence("E6", cue, (subject.first, subject.last), anaphoric=True)
        if subject.phrase is not None:
            if subject.phrase.kind == "vague" and (self.clauses.infinitive(at, first) or self.t.sign[at - 1] & RELATIVIZER):
                return None
            return of_phrase("E12" if bits & VIEW and self.clauses.as_view(after, last) else "E1", cue, subject.phrase)
        return Evidence("E1", cue, (subject.first, subject.last), status="role") if bits & STRONG else None

    def suffered(self, at: int, bits: int, last: int) -> Evidence | None:
        """A passive: attributed when its agent stands beside it, with or without `oleh`; otherwise nobody said it.

        In a clause with `yang` its agent answers for that clause alone.
        """
        t, after = self.t, self.t.until[at]
        cue = (at, after)
        if at in t.owned:
            return Evidence("E5", cue, cue, anaphoric=True)
        here = after
        relative = at > 0 and t.gap[at] == SPACE and bool(t.sign[at - 1] & RELATIVIZER)
        while here < last and here < after + 4 and t.gap[here] in (SPACE, ASIDE) and not relative:
            if t.sign[here] & AGENT:
                return self.agent(here, cue, last)
            who = self.starting.get(here)
            if who is not None:
                if bits & FORECAST and (who.last >= last or t.sign[who.last] & RELATIVIZER):
                    break  # what he is thought to be: "pelakunya diduga aparat desa"
                if bits & HEARSAY and who.kind == "person" and who.last < last and not t.sign[who.last] & PREPOSITION:
                    break  # of whom it is told: "digosipkan Rina akan menikah"
                return self.citations.drawn("E1", cue, who) if who.kind != "metonym" or here == after else None
            if not t.sign[here] & ADVERB:
                break
            here = t.until[here]
        here = self.clauses.agent(after, last)
        if here:
            return None if relative else self.agent(here, cue, last)
        if relative and after < last and after in self.starting and t.gap[after] == SPACE:
            return None
        if bits & AGENTLESS and not any(t.sign[here] & AGENT and t.gap[here + 1] == SPACE for here in range(max(at - 4, 0), at)):
            return Evidence("", cue, impostor="agentless")
        return None

    def agent(self, here: int, cue: tuple[int, int], last: int) -> Evidence:
        """What follows `oleh`."""
        after = self.t.until[here]
        for position in range(after, min(after + 4, last)):
            if position > after and self.t.gap[position] not in (SPACE, ASIDE):
                break  # the agent is what stands before the comma
            who = self.starting.get(position)
            if who is not None:
                return of_phrase("E1", cue, who)
        if after < last and self.t.sign[after] & QUANTIFIER:
            return foggy("E1", cue, (after, min(after + 2, last)))  # `oleh banyak orang`
        return Evidence("E1", cue, (after, min(after + 1, last)), status="role" if after < last else "absent")
