from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.blocks import blocks
from newslint.annotators.paragraphs import paragraphs
from newslint.language import Language
from tests.annotators.structure import BAD_TEXT, document

Languages = Mapping[str, Language]
BODY = "Pemerintah kota menambah dua armada bus mulai pekan depan, kata kepala dinas perhubungan setempat kepada warga."


def test_a_block_is_a_paragraph_with_its_prose(languages: Languages) -> None:
    doc = document(f"Bus Baru Tiba\n\nJakarta - {BODY}\n- Jalur satu", languages)
    assert [(block.name, doc.text[block.prose : block.end]) for block in doc[blocks]] == [
        ("headline", "Bus Baru Tiba"),
        ("body", BODY),
        ("bullet", "- Jalur satu"),
    ]


def test_a_repeated_headline_is_residue(languages: Languages) -> None:
    doc = document(f"Bus Baru Tiba\n\nBus Baru Tiba\n\n{BODY}", languages)
    assert [block.name for block in doc[blocks]] == ["headline", "residue", "body"]


def test_lines_broken_at_links_are_body(languages: Languages) -> None:
    doc = document(f"{BODY}\nWarga memuji\nRina Wulandari\nyang dilantik sebagai kepala dinas pada Senin pagi di balai kota.", languages)
    assert {block.name for block in doc[blocks]} == {"body"}


@settings(derandomize=True, max_examples=100, deadline=None)
@given(text=st.text(st.sampled_from(BAD_TEXT), max_size=80), code=st.sampled_from(["id", "en"]), wrapped=st.booleans())
def test_one_block_a_paragraph(text: str, code: str, wrapped: bool, languages: Languages) -> None:
    doc = document(text, languages, code, wrapped=wrapped)
    assert [(block.start, block.end) for block in doc[blocks]] == [(paragraph.start, paragraph.end) for paragraph in doc[paragraphs]]
    assert all(block.start <= block.prose <= block.end for block in doc[blocks])
