"""What is wrong with an allowance in the text: no reason, an unknown rule, a rule that may not be allowed there, nothing to allow.

The matches come from `newslint.allow`, which knows what the other rules found; the rule says at which level and in which words.
"""

from __future__ import annotations

from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Literal

FIELDS = ("hint",)


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of an `allowance` rule."""

    fault: Literal["reason", "unknown", "binding", "unused", "word"]
    """What is reported: no `reason`, an `unknown` rule, a `binding` one, one that nothing was allowed for (`unused`), an unknown `word`."""
    rules: tuple[str, ...] = ()
    """For `binding`: names, codes or families of the rules that only a configuration may switch off. The text cannot."""


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """Nothing: readers tell remarks from text."""
    return iter(())


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Nothing by itself."""
    return iter(())
