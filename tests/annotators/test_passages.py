from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.annotators.passages import foreign
from newslint.language import Language
from tests.annotators.structure import document

ID = (
    "Pemerintah kota itu akan menambah dua armada bus mulai pekan depan karena warga sudah lama menunggu di terminal yang sempit dan panas."
)
EN = "The city will add two buses from next week because people have been waiting for a long time in a terminal that is small and hot."
DE = "Die Stadt wird ab der kommenden Woche zwei Busse mehr einsetzen, weil die Menschen schon lange auf diese neuen Linien gewartet haben."
NAMES = (
    "Kiper: Rina Wulandari, Sari Lestari, Dewi Anggraini, Budi Santoso, Ahmad Fauzi, Agus Salim, Eko Prasetyo, Tono Wijaya, Joko Susilo."
)


@pytest.mark.parametrize(
    ("paragraph", "code", "expected"),
    [(ID, "id", None), (EN, "en", None), (EN, "id", "en"), (ID, "en", "id"), (DE, "id", ""), (DE, "en", ""), (NAMES, "id", None)],
)
def test_paragraphs_in_another_language(paragraph: str, code: str, expected: str | None, languages: Mapping[str, Language]) -> None:
    home = ID if code == "id" else EN
    doc = document(f"{home}\n{paragraph}\n{home}", languages, code)
    found = [(doc.slice(passage), passage.language) for passage in foreign(doc, languages)]
    assert found == ([] if expected is None else [(paragraph, expected)])


def test_a_short_paragraph_is_not_asked(languages: Mapping[str, Language]) -> None:
    assert foreign(document("This is the end of it.", languages, "id"), languages) == ()
