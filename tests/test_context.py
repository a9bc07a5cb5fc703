from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import context
from newslint.article import Article
from newslint.choices import Reach
from newslint.document import Document
from newslint.language import Language
from newslint.rule import Rule
from newslint.scan import Scanner
from newslint.spans import Span

STORY = "Warga Wirasaba Memutar Jalan\n\nRangga tiba. Ia bicara, lalu Sutomo pulang.\n“Kami pergi,” kata Rangga. Ia pulang.\n"
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(pair[0], pair[0] + pair[1])), max_size=12)


def document(languages: Mapping[str, Language], text: str = STORY, residue: tuple[Span, ...] = ()) -> Document:
    return Document(Article("story.txt", text, text), languages["id"], residue=residue)


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        ("sentence", "Rangga tiba."),
        ("next", "Rangga tiba. Ia bicara, lalu Sutomo pulang."),
        ("paragraph", "Rangga tiba. Ia bicara, lalu Sutomo pulang."),
        ("article", STORY),
    ],
)
def test_reach(languages: Mapping[str, Language], reach: Reach, words: str) -> None:
    doc = document(languages)
    assert doc.slice(context.reached(doc, at(STORY, "tiba"), reach)) == words


@pytest.mark.parametrize(
    ("words", "name", "perhaps"),
    [("Rangga tiba", False, False), ("Sutomo", True, False), ("bicara", False, False), ("Memutar", False, True), ("Warga", False, True)],
)
def test_capitals_make_names_inside_sentences(languages: Mapping[str, Language], words: str, name: bool, perhaps: bool) -> None:
    doc, span = document(languages), at(STORY, words)
    assert (context.in_name(doc, span), context.may_be_name(doc, span)) == (name, perhaps)


@pytest.mark.parametrize(
    ("words", "goes_on"),
    [("Warga Tirta", True), ("Masyarakat", False), ("Publik", False), ("umum", False)],
)
def test_words_that_go_on_a_name(languages: Mapping[str, Language], words: str, goes_on: bool) -> None:
    text = "Judul Berita\n\nKini Forum Warga Tirta bubar. Masyarakat umum, Publik juga, menilai begitu.\n"
    assert context.goes_on_name(document(languages, text), at(text, words)) is goes_on


def test_quoted_words_are_somebody_elses(languages: Mapping[str, Language]) -> None:
    doc = document(languages)
    assert context.quoted(doc, at(STORY, "Kami pergi"))
    assert not context.quoted(doc, at(STORY, "kata Rangga"))


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("Rangga telah divonis setahun. Ia pulang ke Tirta.\n", True),
        ("Rangga pulang ke Tirta kemarin siang. Rekannya telah divonis setahun.\n", False),
        ("Rangga pulang ke Tirta.\n", False),
    ],
)
def test_a_verdict_settles_an_article_from_its_first_half(
    languages: Mapping[str, Language], lexicons: Mapping[str, Scanner], text: str, settled: bool
) -> None:
    doc = Document(Article("story.txt", text, text), languages["id"], cues=lexicons["id"].scan(text).hits)
    assert context.settled(doc, "court.verdict") is settled
    assert not context.settled(doc, "")


def test_a_word_list_is_named_or_not() -> None:
    assert [*context.word_list("court.verdict"), *context.word_list("")] == [("court.verdict", "court.verdict")]


@pytest.mark.parametrize(
    ("within", "outside", "words", "there"),
    [((), (), "Kami", True), ((), ("quote",), "Kami", False), (("headline",), (), "Warga", True), (("headline",), (), "tiba", False)],
)
def test_in_place(languages: Mapping[str, Language], within: tuple[str, ...], outside: tuple[str, ...], words: str, there: bool) -> None:
    rule = Rule("id/x/y", "phrases", "ABC001", {}, "", "note", within, outside, {}, None)
    assert context.in_place(rule, document(languages), at(STORY, words)) is there


def test_an_article_is_shown_at_its_headline(languages: Mapping[str, Language]) -> None:
    doc = document(languages)
    assert doc.slice(context.anchor(doc)) == "Warga Wirasaba Memutar Jalan"


def test_or_at_its_first_line_that_is_not_residue(languages: Mapping[str, Language]) -> None:
    text = "Baca juga: banjir\nRangga tiba, kata warga desa.\nIa pulang.\n"
    doc = document(languages, text, (Span(0, 17),))
    assert doc.slice(context.anchor(doc)) == "Rangga tiba, kata warga desa."
    empty = document(languages, " \n")
    assert doc.slice(context.anchor(empty)) == ""


@settings(derandomize=True, max_examples=100, deadline=None)
@given(SPANS)
def test_longest_keeps_the_longest_and_no_overlap(spans: list[Span]) -> None:
    kept = context.longest(spans)
    assert all(one.end <= two.start for one, two in pairwise(kept))
    assert set(kept) <= set(spans)
    assert all(any(span.overlaps(one) for one in kept) for span in spans)
    largest = max((span.end - span.start for span in spans), default=0)
    assert largest == max((span.end - span.start for span in kept), default=0)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(" \n\u00a0ab", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_trimmed_has_no_space_around_it(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    span = context.trimmed(text, Span(start, end))
    words = text[span.start : span.end]
    assert words == words.strip() == text[start:end].strip()


def test_what_is_counted_is_not_below_zero() -> None:
    context.counted(most=0, per=3)
    with pytest.raises(ValueError, match="'per' is a number from 0 on"):
        context.counted(most=0, per=-1)
