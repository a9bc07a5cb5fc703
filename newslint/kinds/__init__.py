"""The kinds of check. A kind is one module here; its name is its module's; its `Options` fields are its YAML keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.rule import Rule
from newslint.scan import Hit, Needle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol
else:
    Protocol = object


class Kind(Protocol):
    """What a kind's module holds. It says what to look for and what to think of it; it never searches."""

    Options: type[Any]
    """A frozen slotted dataclass of plain data (str, int, float, bool, tuples and mappings of these), with attribute docstrings."""

    def needles(self, options: Any, language: Language | None) -> Iterable[Needle]:
        """What the scanner should look for; empty for a kind that reads annotations only."""

    def judge(self, rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        """What is wrong, given this rule's hits in order. Called without hits only when the rule has no needles."""

    # A module may also hold:
    # FIELDS: tuple[str, ...], the placeholders its messages may use besides {match};
    # always(options) -> bool, whether `judge` is to be called even where none of the needles hit;
    # asks(options) -> Iterable[str], what it will ask for by name, and OWN, the names that it knows itself: others must be annotators';
    # lent(rule, rules) -> Iterable[Needle], what else it looks for that others of all `rules` have written down: their excuses;
    # refers(rule) -> Iterable[tuple[str, str]], the lists and rules it names, as written and in full; `newslint test` tells unknown ones;
    # widened(options) -> bool, whether its matches are to be shown with their clause, as only families told once a sentence are;
    # governs(rule) -> Sequence[str], names of rules that keep silent where acquits(rule, doc, offset) says so.
