"""What a cue and its source amount to: the evidence classes E1 to E12 of the definition of an unattributed claim, and its impostors."""

from __future__ import annotations

from newslint.annotators.sources import Phrase
from newslint.records import unguarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    Status = Literal["named", "role", "document", "vague", "anonymous", "absent"]
    Voice = Literal["narrator", "direct", "indirect", "mixed"]


STATUS: dict[str, Status] = {
    "person": "named",
    "organisation": "named",
    "metonym": "named",
    "role": "role",
    "document": "document",
    "vague": "vague",
    "pronoun": "absent",
    "definite": "absent",
}
"""What a noun phrase is worth as a source; a pronoun is worth what it stands for."""


@unguarded(frozen=True, slots=True)
class Evidence:
    """One cue and its source, by positions of words."""

    evidence: str
    """`E1` … `E12`; empty for an impostor."""
    cue: tuple[int, int]
    source: tuple[int, int] = (0, 0)
    phrase: Phrase | None = None
    status: Status = "absent"
    anaphoric: bool = False
    """The source is a pronoun, or written onto the cue: somebody named before."""
    impostor: str = ""
    """`event`, `agentless` or `foggy`."""


def of_phrase(evidence: str, cue: tuple[int, int], who: Phrase) -> Evidence:
    """Evidence with `who` as its source; a pronoun makes it E4."""
    if who.kind in {"pronoun", "definite"}:
        return Evidence("E4", cue, (who.first, who.last), who, "absent", anaphoric=True)
    status = STATUS[who.kind]
    return Evidence(evidence, cue, (who.first, who.last), who, status, impostor="foggy" if status == "vague" else "")


def foggy(evidence: str, cue: tuple[int, int], source: tuple[int, int]) -> Evidence:
    """Evidence whose source nobody can tell."""
    return Evidence(evidence, cue, source, status="vague", impostor="foggy")
