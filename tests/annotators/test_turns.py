"""Turns of an interview or transcript set as a script, through `quotes`."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.paragraphs import paragraphs
from newslint.annotators.quotes import quotes
from newslint.annotators.sentences import sentences
from newslint.annotators.speech import speech
from newslint.annotators.turns import turns
from newslint.language import Language
from newslint.spans import Span
from tests.annotators.reading import Reader
from tests.annotators.structure import document

Languages = Mapping[str, Language]
ASKED = "How long will the bridge stay closed, and who is going to pay for it in the end?"
ANSWER = "We have to be patient, since nobody can say now what it will take to mend it."
SCRIPT = "\n".join(
    [f"Tom Lane: {ASKED}", f"Dana Holt: {ANSWER}"] + [f"TL: {ASKED}", f"DH: {ANSWER}", "It is what we must do, and we will do it."] * 3
)


def spoken(text: str, languages: Languages, code: str = "en", *, residue: tuple[str, ...] = ()) -> list[tuple[str, bool]]:
    doc = document(text, languages, code, residue=residue)
    return [(doc.slice(turn), turn.continues) for turn in turns(doc)]


def test_a_script_is_its_speakers_words(languages: Languages) -> None:
    answered = [(ANSWER, True), ("It is what we must do, and we will do it.", False)]
    last = [(ANSWER, False)]  # what follows the last name may be the writer's
    assert spoken(SCRIPT, languages) == [(ASKED, False), (ANSWER, False), *[(ASKED, False), *answered] * 2, (ASKED, False), *last]


@pytest.mark.parametrize("code", ["id", "en"])
def test_of_a_script_within_an_article_only_what_has_a_name(code: str, languages: Languages) -> None:
    script = "\n".join([f"LANE: {ASKED}", f"HOLT (mayor): {ANSWER}", "The mayor paused."] * 3)
    story = "The bridge over the river was closed by the mayor on Monday.\n" * 40
    assert spoken(story + script + "\n" + story, languages, code) == [(ASKED, False), (ANSWER, False)] * 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        f"Tom Lane: {ASKED}\nDana Holt: {ANSWER}\n" * 2,
        f"Q: {ASKED}\nA: {ANSWER}\n" * 5,
        f"Tom Lane: {ANSWER}\nDana Holt: {ANSWER}\n" * 5,
        f"Tom Lane: {ASKED}\n" * 9,
        "Price: how much?\nTarget: 40?\n" * 9,
        "Read: How long will the bridge stay closed?\nThe mayor knows: nobody will pay for it in the end.\n" * 9,
        f"the mayor: {ASKED}\nthe reporter: {ANSWER}\n" * 5,
    ],
)
def test_what_is_no_script(text: str, languages: Languages) -> None:
    assert spoken(text, languages) == []


def test_quotations_in_a_turn_are_part_of_it(languages: Languages) -> None:
    text = f"LANE: {ASKED}\nHOLT: They said “no” and 'never' to us, and that is all I know of it today.\n" * 3
    doc = document(text, languages, "en")
    assert [doc.slice(quote)[:4] for quote in doc[quotes]] == ["How ", "They"] * 3
    assert all(quote.closed and quote.inner == Span(quote.start, quote.end) for quote in doc[quotes])


def test_residue_is_nobodys_turn(languages: Languages) -> None:
    text = SCRIPT.replace("It is what we must do, and we will do it.", "Read more", 1)
    assert "Read more" not in [words for words, _ in spoken(text, languages, residue=("Read more",))]


def test_labels_of_residue_are_no_speakers(languages: Languages) -> None:
    links = f"Read More: {ASKED}", f"See Also: {ANSWER}"
    text = "\n".join([*links, "The bridge fell on Monday and nobody can say when it will be open again."] * 3)
    assert spoken(text, languages, residue=links) == []
    assert spoken(text, languages) != []


def test_a_turn_has_sentences_as_prose_has(languages: Languages) -> None:
    text = f"LANE: {ASKED}\nHOLT: We wait. {ANSWER} They said no. Why?\n" * 3
    doc = document(text, languages, "en")
    said = ["HOLT: We wait.", ANSWER, "They said no.", "Why?"]
    assert [doc.slice(sentence) for sentence in doc[sentences]][1:5] == said
    assert not any(quote.marked for quote in doc[quotes])


def test_who_speaks_is_told_by_the_name(read: Reader) -> None:
    script = "\n".join([f"Tom Lane: {ASKED}", f"Dana Holt: {ANSWER}"] * 3)
    said = [(one.voice, one.name) for one in read(script, "en")[speech]]
    assert said == [("direct", "Tom Lane"), ("direct", "Dana Holt")] * 3


@settings(derandomize=True, max_examples=100, deadline=None)
@given(parts=st.lists(st.sampled_from(["Ann:", "Bob:", " is it so? ", "“no", "no”", "'", "\n", " we say it as it is "]), max_size=60))
def test_quotations_lie_in_paragraphs_and_do_not_overlap(parts: list[str], languages: Languages) -> None:
    doc = document("".join(parts), languages, "en")
    for quote in doc[quotes]:
        paragraph = doc[paragraphs].at(quote.start)
        assert paragraph is not None
        assert paragraph.contains(quote)
    assert all(first.end <= second.start for first, second in pairwise(doc[quotes]))


@pytest.mark.parametrize(
    "text", ["Ann: is it?\n" * 50_000, "Ann Lane " * 50_000 + ":?" * 9, "A" * 200_000 + ":?" * 9, "Ann: (" * 50_000 + "??"]
)
def test_time_grows_with_length_only(text: str, languages: Languages) -> None:
    assert all(turn.end <= len(text) for turn in turns(document(text, languages, "en")))
