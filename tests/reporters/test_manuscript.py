"""An article as HTML prose."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.finding import Checked, Finding, Passage, Said, Unchecked
from newslint.reporters import Style
from newslint.reporters.manuscript import Manuscript, beside, rows, within
from newslint.spans import Lines, Span

TEXT = "Judul Berita\n\n“Kami siap,” kata Tono. Pasar itu rapuh.\n\nTiga."


def finding(start: int, end: int, *, level: str = "warning", whole: bool = False, text: str = TEXT) -> Finding:
    return Finding(start, end, "id/loaded/x", "LOD001", "loaded", level, "Mengapa?", text[start:end], "0" * 16, whole=whole)  # type: ignore[arg-type]


def page(checked: Checked, style: Style) -> str:
    paper = Manuscript(checked, style.wording("id"), "a1", Lines(checked.article.source))
    return "\n".join(rows(paper, {}, ["<card>"]))


def article(*findings: Finding, passages: bool = True) -> Checked:
    given = (
        Passage(0, 12, "headline", (Said(0, 12, "narrator"),)),
        Passage(
            14, 54, "body", (Said(14, 37, "mixed", "Tono <b>", "named"), Said(38, 54, "indirect", "Tono <b>", "named")), (Span(14, 26),)
        ),
        Passage(56, 61, "body", (Said(56, 61, "narrator"),)),
    )
    return Checked(Article("a.txt", TEXT, TEXT), "id", findings, passages=given if passages else ())


def test_headline_voices_and_quotations(style: Style) -> None:
    html = page(article(), style)
    assert '<h2 id="a1h" class="headline">Judul Berita</h2>\n</div>\n<card>' in html
    assert 'title="Tono &lt;b&gt; (bernama): kutipan langsung dan tak langsung" data-who="Tono &lt;b&gt;"' in html
    assert '<span class="quote">“Kami siap,”</span> kata Tono.</span>' in html
    assert html.count("data-who") == 1


def test_marks_nest_and_lead_to_their_notes(style: Style) -> None:
    crossing = article(finding(20, 32), finding(28, 45, level="error"))
    html = page(crossing, style)
    marks = re.findall(r'<a class="mark" href="#(\w+)"( id="\w+")? data-f="([\d ]+)"(?: data-n="([\d ]+)")? data-level="(\w+)"', html)
    assert marks == [
        ("a1n1", ' id="a1m1"', "1", "", "warning"),
        ("a1n1", "", "1", "", "warning"),
        ("a1n2", ' id="a1m2"', "2 1", "1", "error"),
        ("a1n2", "", "2", "", "error"),
        ("a1n2", "", "2", "", "error"),
        ("a1n2", "", "2", "2", "error"),
    ]
    assert html.count('<li class="note"') == 2


@pytest.mark.parametrize("passages", [True, False])
def test_no_finding_is_lost(style: Style, passages: bool) -> None:
    """One of something missing, one in blank space, one over everything, one of the whole article, one at the very end."""
    found = (finding(0, 0), finding(12, 13), finding(0, len(TEXT)), finding(0, 12, whole=True), finding(61, 61))
    html = page(article(*found, passages=passages), style)
    assert sorted(re.findall(r'<li class="note" id="(\w+)"', html)) == ["a1n1", "a1n2", "a1n3", "a1n4", "a1n5"]
    assert len(re.findall(r'id="a1m3"', html)) == 1
    assert 'class="mark long"' in html
    assert 'class="mark"' not in html


def test_what_the_reader_blanked_out_is_not_shown(style: Style) -> None:
    source, text = "Lihat [kabar](https://x.example) ini", "Lihat  kabar                     ini"
    assert len(source) == len(text)
    html = page(Checked(Article("a.md", source, text, wrapped=True), "id", ()), style)
    assert '<p class="body">Lihat kabar ini</p>' in html


def test_unchecked_passages_are_noted(style: Style) -> None:
    html = page(replace(article(), unchecked=(Unchecked(56, 61, "another language"),)), style)
    assert '<p class="body unchecked">Tiga.</p>' in html
    assert "tidak diperiksa: berbahasa lain" in html


def test_an_empty_article_has_a_place_for_its_notes(style: Style) -> None:
    html = page(Checked(Article("a.txt", "", ""), "id", (finding(0, 0),)), style)
    assert html.count('<li class="note"') == 1


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 61), st.integers(0, 61)), max_size=5))
def test_the_text_is_whole_however_marks_cross(spans: list[tuple[int, int]]) -> None:
    marks = [finding(min(span), max(span)) for span in spans]
    html = page(article(*sorted(marks, key=lambda each: each.start)), Style())
    prose = re.sub(r"<ul.*?</ul>", "", html, flags=re.DOTALL)
    assert unescape(re.sub(r"<[^>]*>", "", prose)).split() == TEXT.split()
    ids = re.findall(r' id="(\w+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#(\w+)"', html)) <= set(ids)


PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda pair: Span(pair[0], sum(pair))), max_size=8)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 40), unique=True, max_size=8).map(sorted), PLACES)
def test_each_stretch_has_the_spans_that_overlap_it(edges: list[int], spans: list[Span]) -> None:
    stretches = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    ordered = sorted(spans, key=lambda span: span.start)
    assert list(within(stretches, ordered)) == [[span for span in ordered if span.overlaps(each)] for each in stretches]


def test_notes_stand_beside_the_paragraph_they_begin_in_or_the_next_or_the_last() -> None:
    passages = [Passage(2, 10, "body"), Passage(12, 20, "body")]
    first, between, inside, after = Span(0, 3), Span(10, 11), Span(9, 14), Span(30, 31)
    assert beside(passages, [after, inside, first, between]) == {0: [first, inside], 1: [between, after]}
