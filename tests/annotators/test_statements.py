from __future__ import annotations

import pytest

from newslint.annotators.statements import statements
from tests.annotators.reading import Reader


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Rina Sari bertemu Joko Laksana.", ["Rina Sari"]),
        ("Rina Sari dan Joko Laksana bertemu.", ["Rina Sari", "Joko Laksana"]),
        ("Kemarin hadir Rina Sari, Joko Laksana, dan Anwar Idris.", ["Rina Sari", "Joko Laksana", "Anwar Idris"]),
        ("Kemarin hujan turun.", []),
        ("Warga menunggu hujan.", []),
        ("Kemarin Presiden dan Joko Laksana tiba.", ["Joko Laksana"]),
    ],
)
def test_whom_a_sentence_is_about(read: Reader, text: str, people: list[str]) -> None:
    assert read(text)[statements][0].people == people


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ('"Kami menolak usulan itu," kata Rina Sari.', "direct"),
        ('Rina Sari berkata: "Kami menolak usulan itu."', "direct"),
        ('Rina Sari menyebutnya "bagus" kemarin.', "mixed"),
        ("Rina Sari menyebutnya bagus.", "indirect"),
    ],
)
def test_voices(read: Reader, text: str, voice: str) -> None:
    assert read(text)[statements][0].voice(attributed=True) == voice


@pytest.mark.parametrize(
    ("text", "evidence", "status"),
    [
        ("Dalam pernyataannya, Rina Sari menambahkan itu.", "E1", "named"),
        ("Sejumlah pengamat menyebut Rina Sari mengatakan itu.", "E1", "vague"),
        ("Sejumlah pengamat menolak itu, menurut Rina Sari.", "E2", "named"),
        ("Rina Sari tiba di Ngawi.", "E10", "absent"),
    ],
)
def test_what_a_sentence_rests_on(read: Reader, text: str, evidence: str, status: str) -> None:
    best = read(text)[statements][0].best
    assert best is not None
    assert (best.evidence, best.status) == (evidence, status)
