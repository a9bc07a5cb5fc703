"""Extracts: paragraphs of somebody's words without marks, through `quotes`."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.extracts import extracts
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.language import Language
from tests.annotators.reading import Reader
from tests.annotators.structure import document

Languages = Mapping[str, Language]
WORDS = "The bridge is a disgrace. We must mend it now, whatever it costs."


def found(text: str, languages: Languages, code: str = "en", *, residue: tuple[str, ...] = ()) -> list[str]:
    doc = document(text, languages, code, residue=residue)
    return [doc.slice(span) for span in extracts(doc)]


@pytest.mark.parametrize(
    "lead",
    [
        "Mayor Dana Holt said:",
        "Dana Holt said in a statement on Sunday:",
        "“It is a shame,” said Dana Holt, adding:",
        "Dana Holt, who was there, told the Tirta Post:",
        "Holt’s statement reads:",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n\r\n", " \n", "\u00a0\r\n \n", "\n\nRead more\n\n"])
def test_a_paragraph_behind_a_verb_of_saying_and_a_colon(lead: str, gap: str, languages: Languages) -> None:
    assert found(f"{lead}{gap}{WORDS}\nThe council met.", languages, residue=("Read more",)) == [WORDS]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dana Holt said:",
        "Dana Holt said:\n",
        f"These are the plans of the council:\n{WORDS}",
        f"Dana Holt said the following plans of the council have all been put off for now:\n{WORDS}",
        f"It is meant for the United States and its friends:\n{WORDS}",
        f"Dana Holt said.\n{WORDS}",
        f"Dana Holt said: yes.\n{WORDS}",
        f"Dana Holt said:\n“{WORDS}”",
        f"Dana Holt said:\n'{WORDS}'",
        "Dana Holt said:\nRead the letter",
        "Dana Holt said:\nThe plans of the council for next year are these:\nmore bridges and more roads for all of us",
    ],
)
def test_what_leads_no_extract_in(text: str, languages: Languages) -> None:
    assert found(text, languages) == []


@pytest.mark.parametrize("before", ["The bridge fell.\r\n", "The bridge fell.\r", "\n"])
@pytest.mark.parametrize("gap", ["\n", "\r", "\r\n"])
def test_line_ends_of_several_kinds(before: str, gap: str, languages: Languages) -> None:
    assert found(f"{before}Dana Holt said:{gap}{WORDS}", languages) == [WORDS]


def test_a_language_without_such_verbs_has_none(languages: Languages) -> None:
    assert found(f"Camat Tirta said:\n{WORDS}", languages, "id") == []


def test_an_extract_is_a_quotation_with_sentences_of_its_own(languages: Languages) -> None:
    doc = document(f"Dana Holt said:\n{WORDS} They said “no”.\n", languages, "en")
    assert [doc.slice(quote) for quote in doc[quotes]] == [f"{WORDS} They said “no”."]
    assert not doc[quotes][0].marked
    assert len(doc[sentences]) == 4


def test_whose_words_they_are(read: Reader) -> None:
    said = read(f"The bridge fell on Monday.\nMayor Dana Holt said in a statement:\n{WORDS}\nThe council met.", "en")[speech]
    assert [(one.voice, one.name) for one in said[-3:-1]] == [("direct", "Dana Holt")] * 2
    assert not said[-1].attributed


@pytest.mark.parametrize("text", ["Holt said:\n" * 50_000, f"Holt said:\n{WORDS}\n" * 5_000, ":\n" * 100_000])
def test_time_grows_with_length_only(text: str, languages: Languages) -> None:
    assert all(span.end <= len(text) for span in extracts(document(text, languages, "en")))
