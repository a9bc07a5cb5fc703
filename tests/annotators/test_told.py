"""An article by paragraphs with who says what."""

from __future__ import annotations

from collections.abc import Mapping

from newslint.annotators.told import told
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.scan import Scanner

ARTICLE = (
    "Pasar Wirasaba Pindah\n"
    "\n"
    "WIRASABA – Pedagang pindah pada Senin (3/2/2025).\n"
    "\n"
    "“Kami siap pindah,” kata Lurah Tono Wirya. Ia menyebut pasar lama rapuh.\n"
)


def test_paragraphs_with_their_voices(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> None:
    scanned = lexicons["id"].scan(ARTICLE)
    doc = Document(Article("a.txt", ARTICLE, ARTICLE), languages["id"], cues=scanned.hits)
    passages = told(doc)
    assert [ARTICLE[each.start : each.end] for each in passages] == [line for line in ARTICLE.split("\n") if line]
    assert [each.zone for each in passages] == ["headline", "body", "body"]
    first, second = passages[2].said
    assert (first.name, first.status, first.voice) == ("Tono Wirya", "named", "direct")
    assert ARTICLE[first.start : first.end] == "“Kami siap pindah,” kata Lurah Tono Wirya."
    assert second.name == "Tono Wirya"
    assert [ARTICLE[each.start : each.end] for each in passages[2].quotes] == ["“Kami siap pindah,”"]
    assert [(each.name, each.status) for each in passages[1].said] == [("", "")]
