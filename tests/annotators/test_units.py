"""An article is taken apart as its rules speak of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.units import SCOPES, prose
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language

TITLE = "Jembatan Wirasaba Ditutup Sejak Senin Pagi"
LEAD = "Jembatan Wirasaba ditutup sejak Senin. Warga memutar lewat kota."
REST = "“Kami minta maaf atas gangguan ini,” kata Rangga Sutomo."
STORY = f"{TITLE}\n\n{LEAD}\n{REST}\n"


@pytest.mark.parametrize(
    ("scope", "text", "units"),
    [
        ("headline", STORY, [TITLE]),
        ("lead", STORY, [LEAD]),
        ("lead", f"{TITLE}\n\n{LEAD}\n", []),
        ("paragraph", STORY, [LEAD, REST]),
        ("sentence", STORY, ["Jembatan Wirasaba ditutup sejak Senin.", "Warga memutar lewat kota.", REST]),
        ("article", STORY, [f"{LEAD}\n{REST}"]),
        ("article", "", []),
    ],
)
def test_units(languages: Mapping[str, Language], scope: str, text: str, units: list[str]) -> None:
    doc = Document(Article("story.txt", text, text), languages["id"])
    assert [doc.slice(unit) for unit in doc[SCOPES[scope]]] == units


def test_prose_has_no_headline(languages: Mapping[str, Language]) -> None:
    doc = Document(Article("story.txt", STORY, STORY), languages["id"])
    assert doc.slice(doc[prose][0]) == "Jembatan Wirasaba ditutup sejak Senin."
