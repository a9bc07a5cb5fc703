"""Words or phrases with a better form: the fix puts it in.

For spellings, set phrases and house style: `kerjasama` becomes `kerja sama`, `Kerjasamanya` becomes `Kerja samanya`. Capitals and clitics
of the original stay. A lower-case phrase is not looked for inside names, and nothing inside a quotation is ever changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newslint import context
from newslint import expressions as re
from newslint.document import Document
from newslint.finding import Fix, Match
from newslint.language import Language
from newslint.records import dataclass
from newslint.rule import Rule
from newslint.scan import Hit, Needle

TYPE_CHECKING = False
if TYPE_CHECKING:
    from newslint.choices import Reach, Safety

FIELDS = ("fix",)
SYNTAX = re.later(r"[()=^$|\s]+|\.\.\.")
"""What parts the words of a phrase."""
TAGS, JOINS = frozenset("@#_/."), frozenset("@_/.")
"""Characters before and behind a word that make it part of an address."""


@dataclass(frozen=True, slots=True)
class Options:
    """Keys of a `swap` rule."""

    swap: Mapping[str, str]
    """Phrase to replacement. Alternatives (`lumpuh: tunadaksa|difabel fisik`) are shown in `{fix}` and left to the writer."""
    safety: Safety = "safe"
    """`safe` when the replacement cannot change the meaning; `unsafe` fixes are shown and applied only on demand."""
    unless: tuple[str, ...] = ()
    """Phrases that excuse a hit they overlap."""
    near: tuple[str, ...] = ()
    """Phrases of which one must stand within `reach` of the hit, or it does not count."""
    not_near: tuple[str, ...] = ()
    """Phrases that excuse a hit within whose `reach` they stand."""
    reach: Reach = "sentence"
    """How far `near` and `not_near` look: sentence, next (the sentence and the one after), paragraph or article."""
    once: bool = False
    """Whether each phrase is told at its first place in an article only: a habit of the desk's is one fault, however often it recurs."""


def needles(options: Options, language: Language | None) -> Iterator[Needle]:
    """The phrases to replace, and the circumstances that excuse them."""
    yield from (Needle(phrase=phrase) for phrase in options.swap)
    yield from context.needles(options)


def judge(rule: Rule, doc: Document, hits: Sequence[Hit]) -> Iterator[Match]:
    """Every hit that nothing excuses and that is not already what it should be."""
    options: Options = rule.options
    told: set[str] = set()
    for hit in context.standing(doc, options, hits):
        if options.once and hit.needle in told:
            continue
        found, replacement = doc.slice(hit), options.swap[hit.needle]
        if found == replacement and is_plain(found, hit.needle):
            continue
        if hit.needle == hit.needle.lower() and (context.in_name(doc, hit) or in_address(doc.text, hit)):
            continue
        if options.once and not context.in_place(rule, doc, hit):
            continue
        choices = [respelled(found, hit.needle, choice.strip(), doc.language.clitics) for choice in replacement.split("|")]
        if found in choices:
            continue
        told.add(hit.needle)
        fix = None
        if len(choices) == 1 and "*" not in hit.needle and not context.quoted(doc, hit):
            fix = Fix(choices[0], "unsafe" if context.may_be_name(doc, hit) else options.safety)
        yield Match(hit.start, hit.end, {"fix": " / ".join(choices)}, fix=fix)


def is_plain(found: str, phrase: str) -> bool:
    """Whether `found` is the words of `phrase` without any ending, in whatever capitals: most names are written as they should be."""
    return found.lower() == phrase.lower() and found.replace(" ", "").isalpha()


def in_address(text: str, hit: Hit) -> bool:
    """Whether a hit is part of an account, a hashtag or the name of a site."""
    after = text[hit.end : hit.end + 2]
    return text[max(hit.start - 1, 0) : hit.start] in TAGS or (after[:1] in JOINS and after[1:].isalnum())


def respelled(found: str, phrase: str, replacement: str, clitics: Sequence[str]) -> str:
    """`replacement` as it should stand for `found`: with its capitals and the clitic that `phrase` does not have."""
    rest = clitic(found, phrase, clitics) if replacement else ""
    return cased(found[: len(found) - len(rest)], replacement, keep=phrase != phrase.lower()) + rest


def cased(found: str, replacement: str, *, keep: bool) -> str:
    """`replacement` in the capitals of `found`: all, every first, the first, or none; `keep`: it has capitals of its own.

    Where nothing but space is put in, every letter stays as it was: `keBandara` becomes `ke Bandara`.
    """
    if not keep and "".join(replacement.split()).lower() == found.lower():
        old = iter(found)
        return "".join(letter if letter.isspace() or next(old).islower() else letter.upper() for letter in replacement)
    letters = [letter for letter in found if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return replacement.upper() if not keep or " " in found or len(letters) > 5 else replacement
    if keep or not letters or not letters[0].isupper():
        return replacement
    words = found.split()
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return re.sub(r"(?<![\w'’-])\w", lambda letter: letter.group().upper(), replacement)
    return replacement[:1].upper() + replacement[1:]


def clitic(found: str, phrase: str, clitics: Sequence[str]) -> str:
    """The ending of `found` that is a clitic of the language and not part of the phrase's own words."""
    whole = found.replace("’", "'").lower()
    last = whole.split()[-1] if whole.split() else ""
    words = [word for word in SYNTAX.split(phrase.replace("’", "'").lower()) if word]
    if last in words:
        return ""
    for word in sorted(words, key=len, reverse=True):
        rest = last[len(word) :]
        if last.startswith(word) and _chained(rest.lstrip("-"), clitics):
            return found[len(found) - len(rest) :]
    return ""


def _chained(rest: str, clitics: Sequence[str]) -> bool:
    """Whether `rest` is one clitic or several (`nyalah`)."""
    return any(rest == one or (rest.startswith(one) and _chained(rest[len(one) :], clitics)) for one in clitics if one and rest)
