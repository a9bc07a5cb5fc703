"""Which of several matches stand."""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from newslint.annotators.sentences import sentences
from newslint.article import Article
from newslint.document import Document
from newslint.finding import Match
from newslint.language import Language
from newslint.spans import Layer, Span
from newslint.standing import shown, uncopied, unrepeated

TEXT = {sentences: Layer((Span(0, 40), Span(41, 80)))}


def pair(name: str, start: int, end: int, level: Any = "warning") -> Any:
    family = name.split("/")[1]
    options = SimpleNamespace(modest=name.endswith("modest"), quiet=name.endswith("quiet"))
    return SimpleNamespace(name=name, family=family, code=name[-3:].upper(), options=options), Match(start, end, level=level)


@pytest.mark.parametrize(
    ("given", "always", "standing"),
    [
        # a sentence is sent back once for each family of ONCE, for its gravest fault
        ([("id/loaded/a01", 0, 5, "note"), ("id/loaded/b02", 20, 25, "warning")], (), ["id/loaded/b02"]),
        ([("id/loaded/a01", 0, 5, "warning"), ("id/loaded/b02", 50, 55, "warning")], (), ["id/loaded/a01", "id/loaded/b02"]),
        ([("id/loaded/a01", 0, 5, "warning"), ("id/editorial/b02", 0, 5, "warning")], (), ["id/editorial/b02", "id/loaded/a01"]),
        # a modest rule leaves the sentence to another, unless it is graver
        ([("id/loaded/modest", 0, 30, "warning"), ("id/loaded/b02", 20, 25, "warning")], (), ["id/loaded/b02"]),
        ([("id/loaded/modest", 0, 30, "warning"), ("id/loaded/b02", 20, 25, "note")], (), ["id/loaded/modest"]),
        # a quiet rule's note leaves words to another family that reports them, but not the rest of the sentence
        ([("id/loaded/quiet", 0, 30, "note"), ("id/attribution/b02", 20, 40, "warning")], (), ["id/attribution/b02"]),
        ([("id/loaded/quiet", 20, 30, "note"), ("id/attribution/b02", 0, 30, "note")], (), ["id/attribution/b02"]),
        ([("id/loaded/quiet", 0, 30, "note"), ("id/attribution/quiet", 20, 40, "note")], (), ["id/loaded/quiet"]),
        ([("id/loaded/quiet", 0, 20, "note"), ("id/attribution/b02", 20, 40, "warning")], (), ["id/attribution/b02", "id/loaded/quiet"]),
        ([("id/loaded/quiet", 0, 30, "warning"), ("id/attribution/b02", 20, 40, "error")], (), ["id/attribution/b02", "id/loaded/quiet"]),
        ([("id/loaded/quiet", 0, 30, "note"), ("id/ethics/b02", 20, 40, "error")], (), ["id/ethics/b02", "id/loaded/quiet"]),
        # what it left unsaid no lesser note of its family says
        (
            [("id/loaded/quiet", 0, 30, "note"), ("id/attribution/b02", 20, 40, "warning"), ("id/loaded/c03", 0, 5, "note")],
            (),
            ["id/attribution/b02"],
        ),
        # elsewhere what crosses a graver one, or says the same of the same words, goes
        ([("id/language/a01", 0, 5, "warning"), ("id/language/b02", 3, 9, "note")], (), ["id/language/a01"]),
        ([("id/language/a01", 0, 5, "warning"), ("id/language/b02", 0, 5, "warning")], (), ["id/language/a01"]),
        # also where one rule reads every word and is never dropped otherwise
        ([("id/language/a01", 0, 5, "warning"), ("id/language/b02", 0, 5, "warning")], ("id/language/a01",), ["id/language/a01"]),
        ([("id/language/a01", 0, 5, "warning"), ("id/language/b02", 0, 5, "note")], ("id/language/b02",), ["id/language/a01"]),
        # inside a graver one of another rule it stands when it is more than a note
        (
            [("id/boilerplate/a01", 0, 30, "error"), ("id/boilerplate/b02", 5, 9, "warning")],
            (),
            ["id/boilerplate/a01", "id/boilerplate/b02"],
        ),
        ([("id/boilerplate/a01", 0, 30, "error"), ("id/boilerplate/b02", 5, 9, "note")], (), ["id/boilerplate/a01"]),
        ([("id/boilerplate/a01", 0, 30, "error"), ("id/boilerplate/b02", 5, 9, "note")], ("id/boilerplate/b02",), None),
    ],
)
def test_what_stands(given: list[tuple[Any, ...]], always: tuple[str, ...], standing: list[str] | None) -> None:
    doc: Any = TEXT
    kept = [rule.name for rule, _ in unrepeated([pair(*row) for row in given], doc, always)]
    assert sorted(kept) == (standing if standing is not None else [row[0] for row in given])


@pytest.mark.parametrize(
    ("given", "levels"),
    [
        # two quiet rules of different families ask for the same words: one warns, the modest one asks in a note
        ([("id/editorial/quiet", 0, 30, "warning"), ("id/loaded/quiet", 20, 40, "warning")], ["warning", "note"]),
        ([("id/editorial/quiet", 0, 20, "warning"), ("id/loaded/quiet", 20, 40, "warning")], ["warning", "warning"]),
        ([("id/editorial/quiet", 0, 30, "error"), ("id/loaded/quiet", 20, 40, "error")], ["error", "error"]),
        ([("id/editorial/b02", 0, 30, "warning"), ("id/loaded/quiet", 20, 40, "warning")], ["warning", "warning"]),
    ],
)
def test_a_clause_is_warned_of_once(given: list[tuple[Any, ...]], levels: list[str]) -> None:
    doc: Any = TEXT
    assert [match.level for _, match in unrepeated([pair(*row) for row in given], doc, ())] == levels


def test_of_matches_as_grave_those_heard_come_first() -> None:
    doc: Any = TEXT
    first, second = pair("id/loaded/a01", 0, 5), pair("id/loaded/b02", 20, 25)
    assert next(unrepeated([first, second], doc, ()))[1] is first[1]
    assert next(unrepeated([first, second], doc, (), {id(second[1])}))[1] is second[1]


SENTENCE = "Hal ini membuktikan bahwa rencana itu matang, dan pemerintah harus segera membangun jembatan itu."


def by_clause(name: str, words: str, level: Any = "warning") -> Any:
    rule, _ = pair(name, 0, 1)
    rule.options.mark = "clause"
    at = SENTENCE.index(words)
    return rule, Match(at, at + len(words), {"count": "1"}, level=level)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        # the clause is shown, and the message names the words
        (
            [by_clause("id/editorial/a01", "ini membuktikan")],
            [("ini membuktikan", "Hal ini membuktikan bahwa rencana itu matang")],
        ),
        # two clauses, two faults; but one is enough for a clause
        (
            [by_clause("id/editorial/a01", "ini membuktikan"), by_clause("id/editorial/b02", "harus segera")],
            [
                ("ini membuktikan", "Hal ini membuktikan bahwa rencana itu matang"),
                ("harus segera", "dan pemerintah harus segera membangun jembatan itu"),
            ],
        ),
        (
            [by_clause("id/editorial/a01", "ini membuktikan"), by_clause("id/editorial/b02", "matang")],
            [("ini membuktikan", "Hal ini membuktikan bahwa rencana itu matang")],
        ),
        # a note holds for the whole sentence
        (
            [by_clause("id/editorial/a01", "ini membuktikan"), by_clause("id/editorial/b02", "harus segera", "note")],
            [("ini membuktikan", "Hal ini membuktikan bahwa rencana itu matang")],
        ),
    ],
)
def test_rules_that_mark_clauses(languages: Mapping[str, Language], given: list[Any], told: list[tuple[str, str]]) -> None:
    doc = Document(Article("story.txt", SENTENCE, SENTENCE), languages["id"])
    kept = [shown(rule, match, doc) for rule, match in unrepeated(given, doc, ())]
    assert [(match.fields["match"], doc.slice(match), match.fields["count"]) for match in kept] == [(*row, "1") for row in told]


def test_what_a_copy_says_again_is_told_once() -> None:
    text = "Ia datang ke Tirta. Ia datang ke Tirta. Ia pulang."
    doc: Any = SimpleNamespace(slice=lambda span: text[span.start : span.end])

    def told(name: str, start: int, end: int, check: str = "phrases", copies: tuple[Span, ...] = ()) -> Any:
        return SimpleNamespace(name=name, check=check), Match(start, end, copies=copies)

    doubled = told("id/language/doubled", 20, 39, "repeat", (Span(20, 39),))
    first, again = told("id/language/come", 3, 9), told("id/language/come", 23, 29)
    only, left_over = told("id/language/place", 33, 38), told("id/boilerplate/menu", 20, 22, "residue")
    menu = told("id/boilerplate/menu", 0, 2, "residue")
    found = [doubled, first, again, only, left_over, menu]
    assert uncopied(found, doc) == [doubled, first, only, left_over, menu]
    assert uncopied([first, again], doc) == [first, again]
