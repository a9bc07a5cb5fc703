"""Sources that no verb of saying needs: `menurut X`, `dalam keterangannya`, `demikian tertulis di laman X`, documents and observations."""

from __future__ import annotations

from newslint.annotators.evidence import STATUS, Evidence, foggy, of_phrase
from newslint.annotators.gaps import ASIDE, COLON, COMMA, SPACE
from newslint.annotators.sources import Phrase
from newslint.annotators.subjects import Clauses
from newslint.annotators.tokens import (
    ACCORDING,
    ACTIVE,
    ARTICLE,
    ATTITUDE,
    BOUNDARY,
    DOCUMENT,
    DRAWN,
    HEARSAY,
    HOLDER,
    HOMOGRAPH,
    MEDIA,
    NO_SOURCE,
    NOUN,
    OBSERVED,
    POINTING,
    POSSESSIVE,
    PREPOSED,
    PREPOSITION,
    QUANTIFIER,
    RECORD,
    RECORDING,
    SHOW,
    VIEW_OF,
    WHOEVER,
    WITHIN,
    Tokens,
)  # fmt: skip
from newslint.records import replace


class Citations:
    """Reads what stands after a preposition, beside a statement noun or a document."""

    __slots__ = ("clauses", "starting", "t")

    def __init__(self, t: Tokens, clauses: Clauses, starting: dict[int, Phrase]) -> None:
        self.t, self.clauses, self.starting = t, clauses, starting

    def led(self, at: int, bits: int, last: int) -> Evidence | None:
        """What a cue before its source says."""
        if bits & PREPOSED:
            return self.preposed(at, last)
        if bits & NO_SOURCE:
            return None if bits & HEARSAY else foggy("E2", (at, self.t.until[at]), (self.t.until[at] - 1, self.t.until[at]))
        return self.written(at, last)

    def cited(self, at: int, bits: int, first: int, last: int) -> Evidence | None:
        """What a statement, a document, an attitude or a nameless source says."""
        found = None
        if bits & (NOUN | DOCUMENT | RECORD | OBSERVED):
            found = self.recorded(at, bits, first, last)
        if found is None and bits & ATTITUDE:
            found = self.held(at, last)
        if found is None and bits & VIEW_OF:
            found = self.viewed(at, first, last)
        if found is None and bits & ACCORDING:
            found = self.based(at, last)
        if found is None and bits & (WHOEVER | MEDIA):
            found = foggy("E1", (at, self.t.until[at]), (at, self.t.until[at]))
        return found

    def preposed(self, at: int, last: int) -> Evidence | None:
        """`menurut X`, `according to X`, `dilansir dari laman X`."""
        t, after = self.t, self.t.until[at]
        cue = (at, after)
        if at in t.owned:
            return Evidence("E5", cue, (at, after), anaphoric=True)
        strict = bool(t.sign[at] & ACTIVE)  # `mengutip X`: what it quotes may be anything
        document = -1
        for here in range(after, min(after + 5, last)):
            bits = t.sign[here]
            if here > after and t.gap[here] not in (SPACE, ASIDE) and not (t.gap[here] == COMMA and document >= 0):
                break
            who = self.starting.get(here)
            if who is not None:
                return self.drawn("E2", cue, who)
            if bits & (MEDIA | WHOEVER):
                return foggy("E2", cue, (here, t.until[here]))
            if bits & (DOCUMENT | RECORD | NOUN):
                if here in t.owned:
                    return Evidence("E5", cue, (here, here + 1), anaphoric=True)
                document = here
            elif strict and (bits & QUANTIFIER or (not bits and t.text[t.starts[here] : t.ends[here]].islower())):
                break
        if document >= 0:
            return self.of_document(document, cue, last) or foggy("E2", cue, (document, document + 1))
        named = after < last and t.text[t.starts[after]].isalpha() and not t.text[t.starts[after] : t.ends[after]].islower()  # `detikNews`
        return None if strict and not named else self.unread(cue, last)

    def unread(self, cue: tuple[int, int], last: int) -> Evidence | None:
        """A preposition whose source no list knows, or whose source the text has lost: `Dilansir dari , ...`."""
        t, (at, after) = self.t, cue
        if after < last and t.gap[after] == SPACE:
            return Evidence("E2", cue, (after, after + 1), status="role")
        return Evidence("E2", cue) if t.sign[at] & DRAWN and after < last and t.gap[after] == COMMA else None

    def drawn(self, evidence: str, cue: tuple[int, int], who: Phrase) -> Evidence:
        """Whom or what the cue leads to: a publication that is drawn on is a document."""
        found = of_phrase(evidence, cue, who)
        if self.t.sign[cue[0]] & DRAWN and who.kind in ("person", "organisation") and not who.office[1]:
            return replace(found, status="document")
        return found

    def viewed(self, at: int, first: int, last: int) -> Evidence | None:
        """`Bagi Rina, ...`: how a person sees it, where a clause begins."""
        who = self.starting.get(self.t.until[at])
        if who is None or who.kind != "person" or who.last >= last or self.t.gap[who.last] != COMMA:
            return None
        return of_phrase("E2", (at, self.t.until[at]), who) if at == first or self.t.gap[at] >= COMMA else None

    def written(self, at: int, last: int) -> Evidence | None:
        """`demikian tertulis di laman X`, `dimuat dalam Maklumat Nomor 1`: the document that says so."""
        t, after = self.t, self.t.until[at]
        cue = (at, after)
        for here in range(after, min(after + 4, last)):
            if t.gap[here] not in (SPACE, ASIDE):
                return None
            who = self.starting.get(here)
            if t.sign[here] & (DOCUMENT | RECORD | NOUN | RECORDING):
                end = self.named_document(here, last)
                end = max(end, who.last) if who is not None else end
                return Evidence("E7", cue, (here, end), status="document") if end else foggy("E7", cue, (here, t.until[here]))
            if who is not None:
                if who.kind in ("organisation", "document"):
                    return replace(of_phrase("E7", cue, who), status="document")
                return None
        return None

    def recorded(self, at: int, bits: int, first: int, last: int) -> Evidence | None:
        """A statement with its owner, a document with its name, an observation with its outlet."""
        t = self.t
        led = at > first and t.gap[at] == SPACE and bool(t.sign[at - 1] & (WITHIN | ACCORDING | PREPOSED))
        if led and bits & NOUN and t.sign[at - 1] & WITHIN and t.sign[at - 1] & ACCORDING:
            led = at - 1 == first or t.gap[at - 1] >= COMMA  # `bermula dari unggahan`, `berasal dari keterangan` only tell where it began
        opens = at == first or t.gap[at] >= COLON or (t.gap[at] == COMMA and bool(bits & OBSERVED))
        if bits & NOUN and (led or opens or t.sign[at - 1] & POSSESSIVE):
            if at in t.owned or (at > first and t.sign[at - 1] & POSSESSIVE and led):
                return Evidence("E6", (at, t.until[at]), (at, t.until[at]), anaphoric=True)
            owner = self.clauses.owner(at, last)
            if owner is not None and (led or not self.clauses.shows(owner.last, last)):
                return of_phrase("E6", (at, t.until[at]), owner) if led else None
        if bits & (DOCUMENT | RECORD) and led:
            return self.of_document(at, (at - 1, t.until[at]), last)
        if bits & OBSERVED and (opens or led):
            who = self.starting.get(t.until[at])
            if who is not None and who.kind in {"person", "organisation", "document"}:
                return Evidence("E11", (at, t.until[at]), (who.first, who.last), who, "named")
        return None

    def of_document(self, at: int, cue: tuple[int, int], last: int) -> Evidence | None:
        """The document at `at`, when it bears a name, a number or a year."""
        end = self.named_document(at, last)
        return Evidence("E7", cue, (at, end), status="document") if end else None

    def held(self, at: int, last: int) -> Evidence | None:
        """An attitude with its holder: `kekhawatiran di antara A dan B bahwa`."""
        t, after = self.t, self.t.until[at]
        if after >= last or t.gap[after] != SPACE or not t.sign[after] & HOLDER:
            return None
        who = self.starting.get(t.until[after])
        return of_phrase("E12", (at, t.until[after]), who) if who is not None and STATUS[who.kind] in {"named", "role"} else None

    def based(self, at: int, last: int) -> Evidence | None:
        """`berdasarkan data BPS`, `based on the 2024 census`."""
        t, after = self.t, self.t.until[at]
        for here in range(after, min(after + 4, last)):
            if t.gap[here] != SPACE:
                break
            if t.sign[here] & (DOCUMENT | RECORD):
                return self.of_document(here, (at, t.until[here]), last)
        return None

    def named_document(self, at: int, last: int) -> int:
        """The position after the document at `at` when a name, a number or a year marks it out; 0 otherwise."""
        t = self.t
        end = t.until[at] if t.sign[at] & RECORD else 0
        before = self.clauses.ending.get(at)
        if before is not None and t.gap[at] == SPACE:
            end = t.until[at]
        if at > 0 and t.gap[at] == SPACE and t.lower[at - 1].isdigit():
            end = t.until[at]
        if any(t.sign[p] & ARTICLE for p in (at - 1, at - 2) if p >= 0 and t.gap[p + 1] == SPACE == t.gap[at]):
            end = t.until[at]  # "the report", told of before
        here = t.until[at]
        if here < last and t.gap[here] == SPACE and t.sign[here] & POINTING:
            return here + 1
        while here < min(at + 8, last) and t.gap[here] in (SPACE, ASIDE):
            who = self.starting.get(here)
            if who is not None:
                if who.kind in {"pronoun", "vague", "definite"}:
                    break
                return who.last
            if t.lower[here][:1].isdigit() or t.capital[here]:
                return here + 1
            after = t.until[here]
            printed = t.sign[here] & HOMOGRAPH and after < last and t.sign[after] & PREPOSITION  # "published in"
            if t.sign[here] & (ACTIVE | SHOW | BOUNDARY) and not printed:
                break
            here = after
        return end
