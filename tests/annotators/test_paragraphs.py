from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.paragraphs import paragraphs, residual
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.spans import Span
from tests.annotators.structure import BAD_TEXT, document

Languages = Mapping[str, Language]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu.\nDua.", ["Satu.", "Dua."]),
        ("Satu.\r\n\r\nDua.\rTiga.", ["Satu.", "Dua.", "Tiga."]),
        ("\n\n  Satu. \xa0\n\xa0\n\u200b\nDua.\ufeff", ["Satu.", "Dua."]),
        ("Satu \u2028 masih satu.", ["Satu \u2028 masih satu."]),
        ("", []),
        (" \n\t\n\xa0", []),
    ],
)
def test_each_line_is_a_paragraph(text: str, expected: list[str], languages: Languages) -> None:
    doc = document(text, languages)
    assert [doc.slice(span) for span in doc[paragraphs]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Satu\nmasih satu.\n\nDua.", ["Satu\nmasih satu.", "Dua."]),
        ("Satu\r\nmasih satu.\r\n \r\nDua.", ["Satu\r\nmasih satu.", "Dua."]),
        ("Poin:\n- satu\n- dua\n  lanjutan\n1. tiga", ["Poin:", "- satu", "- dua\n  lanjutan", "1. tiga"]),
        ("# Judul\nTeks langsung.", ["# Judul", "Teks langsung."]),
    ],
)
def test_wrapped_lines_join_up_to_a_blank_one(text: str, expected: list[str], languages: Languages) -> None:
    doc = document(text, languages, wrapped=True)
    assert [doc.slice(span) for span in doc[paragraphs]] == expected


def test_a_masked_heading_mark_still_ends_a_paragraph(languages: Languages) -> None:
    source, text = "## Judul\nTeks.", "   Judul\nTeks."
    doc = Document(Article("a.md", source, text, wrapped=True), languages["id"])
    assert [doc.slice(span) for span in doc[paragraphs]] == ["Judul", "Teks."]


def test_a_paragraph_is_residue_when_half_of_it_is(languages: Languages) -> None:
    text = "Satu dua tiga empat. (*)\nBaca Juga: Judul\nLima.\nIklan\nIklan"
    doc = document(text, languages, residue=["(*)", "Baca Juga:", "Iklan\nIklan"])
    assert residual(doc) == {1, 3, 4}


@settings(derandomize=True, max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from(BAD_TEXT), max_size=60), wrapped=st.booleans(), cuts=st.lists(st.integers(0, 60), max_size=4))
def test_paragraphs_hold_every_visible_character(text: str, wrapped: bool, cuts: list[int], languages: Languages) -> None:
    residue = [Span(cut, cut + 7) for cut in sorted(cuts)]
    doc = Document(Article("x", text, text, wrapped=wrapped), languages["id"], residue=residue)
    layer = doc[paragraphs]
    inside = "".join(doc.slice(span) for span in layer)
    assert "".join(inside.split()).replace("\u200b", "") == "".join(text.split()).replace("\u200b", "")
    assert all(span.start < span.end for span in layer)
    assert residual(doc) <= set(range(len(layer)))
