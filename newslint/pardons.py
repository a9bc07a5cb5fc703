"""What may stand although a rule objects: what the configuration allows, and what remarks in the text do."""

from __future__ import annotations

from newslint.document import Document
from newslint.finding import Match
from newslint.plan import Plan
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.spans import Cover

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from newslint.spans import Span

Found = tuple[Rule, Match]


@dataclass(frozen=True, slots=True)
class Pardon:
    """A match that may stand, and why."""

    rule: Rule
    match: Match
    reason: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """What remains of an article's matches once its allowances are heard, and what is wrong with these."""

    standing: tuple[Found, ...]
    pardons: tuple[Pardon, ...] = ()
    faults: tuple[Found, ...] = ()


def weigh(doc: Document, found: Sequence[Found], plan: Plan, phrases: Sequence[Span], chosen: frozenset[str] | None = None) -> Weighed:
    """Hears what the text and the configuration (`phrases`: where its phrases occur) say of what was found.

    `chosen` are the only rules that ran.
    """
    if not phrases and not doc.article.remarks:
        return Weighed(tuple(found))
    standing: list[Found] = []
    pardons: list[Pardon] = []
    allowed = Cover(phrases)
    for rule, match in found:
        if allowed.holds(match):
            pardons.append(Pardon(rule, match, ""))
        else:
            standing.append((rule, match))
    if not doc.article.remarks:
        return Weighed(tuple(standing), tuple(pardons))
    from newslint.allow import heard  # which an article without remarks does without

    return heard(doc, standing, plan, pardons, chosen)
