"""Which of several matches stand: a sentence is told once, words are told once, and so is what stands in the article twice."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator

from newslint.annotators.sentences import sentences
from newslint.annotators.signals import clause
from newslint.document import Document
from newslint.finding import Match
from newslint.plan import RESIDUE
from newslint.records import replace
from newslint.rule import LEVELS, ONCE, Rule
from newslint.spans import Cover, Span

WORDS = frozenset({"language"})
"""Families whose rules mark the word that is wrong: the same one is told once, whichever way it was found."""


def uncopied(matches: list[tuple[Rule, Match]], doc: Document) -> list[tuple[Rule, Match]]:
    """The matches without those in a copy of an earlier passage whose rule says the same words elsewhere; left-overs of pages stay."""
    spans = [span for _, match in matches for span in match.copies]
    if not spans:
        return matches
    copies = Cover(spans)
    said = {(rule.name, doc.slice(match)) for rule, match in matches if not copies.touches(match)}
    return [
        (rule, match)
        for rule, match in matches
        if match.copies or rule.check == RESIDUE or not copies.touches(match) or (rule.name, doc.slice(match)) not in said
    ]


def unrepeated(
    matches: Iterable[tuple[Rule, Match]], doc: Document, always: Collection[str], heard: Collection[int] = ()
) -> Iterator[tuple[Rule, Match]]:
    """The gravest finding a sentence for families in ONCE; elsewhere a finding is dropped that repeats or crosses a graver one.

    Where rules mark clauses, those of one sentence that are more than notes are told clause by clause.
    Of two `quiet` rules that ask for the same words, each in its way, the later one does so in a note: a clause is warned of once.
    A note of a `quiet` rule goes where another of these families reports the same words: once is enough to ask for them anew.
    What lies inside a graver finding of another rule stays when it is more than a note: a bare address in a line of advertising.
    Of matches as grave, those whose ids are `heard` come first, and those of a `modest` rule last, then the longest.
    """
    taken: dict[str, list[tuple[int, int, str]]] = {}
    told: dict[int, list[tuple[bool, Match]]] = {}
    words: set[tuple[int, int]] = set()
    for rule, match in sorted(matches, key=lambda pair: _order(pair[0], pair[1], heard)):
        family = rule.family
        held = taken.setdefault(family, [])
        whole = doc[sentences].at(match.start) if family in ONCE else None
        if whole:
            known, quiet = told.setdefault(whole.start, []), getattr(rule.options, "quiet", False)
            said = match.level == "note" and quiet and any(match.overlaps(other) for _, other in known)
            start, end = _around(match, whole, doc) if _by_clause(rule) and _gravity(match) else (whole.start, whole.end)
            if _enter(held, (start, end, "")) and not said:
                asked = quiet and match.level == "warning" and any(match.overlaps(other) for aloud, other in known if aloud)
                known.append((quiet and match.level != "note", match))
                yield rule, replace(match, level="note") if asked else match
        elif family in WORDS and (match.start, match.end) in words:
            continue
        elif rule.name in always or _enter(held, (match.start, match.end, rule.code if _gravity(match) else "")):
            words.add((match.start, match.end))
            yield rule, match


def _order(rule: Rule, match: Match, heard: Collection[int]) -> tuple[int, bool, bool, int, int, str]:
    """What stands first among matches that cross."""
    modest = getattr(rule.options, "modest", False)
    return -_gravity(match), id(match) not in heard, modest, match.start - match.end, match.start, rule.name


def shown(rule: Rule, match: Match, doc: Document) -> Match:
    """A match as it is told: over its clause where its rule marks clauses; the message names the words."""
    sentence = doc[sentences].at(match.start) if _by_clause(rule) else None
    if sentence is None:
        return match
    start, end = _around(match, sentence, doc)
    return replace(match, start=start, end=end, fields={"match": doc.slice(match), **match.fields})


def _around(match: Match, sentence: Span, doc: Document) -> tuple[int, int]:
    """From where to where a match is told with its clause."""
    around = clause(doc, sentence, match.start, match.end)
    return min(around.start, match.start), max(around.end, match.end)


def _by_clause(rule: Rule) -> bool:
    return getattr(rule.options, "mark", "") == "clause" and rule.family in ONCE


def _enter(taken: list[tuple[int, int, str]], span: tuple[int, int, str]) -> bool:
    """Enters `span` into the sorted list `taken` unless it crosses one there; inside one of another code it may stand."""
    at = bisect_left(taken, (*span[:2], ""))
    around = [other for other in taken[max(at - 1, 0) : at + 1] if (other[0] < span[1] and span[0] < other[1]) or other[:2] == span[:2]]
    if around:
        return bool(span[2]) and all(other[2] != span[2] and _inside(span, other) for other in around)
    taken.insert(at, span)
    return True


def _inside(span: tuple[int, int, str], other: tuple[int, int, str]) -> bool:
    return other[:2] != span[:2] and other[0] <= span[0] and span[1] <= other[1]


def _gravity(match: Match) -> int:
    return LEVELS.index(match.level) if match.level else -1
