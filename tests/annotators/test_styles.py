"""Degrees after names, and the names of accounts."""

from __future__ import annotations

import pytest

from newslint.annotators.names import phrases
from newslint.annotators.speech import speech
from newslint.annotators.styles import handles
from newslint.annotators.tokens import tokens
from tests.annotators.reading import Reader


@pytest.mark.parametrize(("between", "found"), [(["", " @"], [1]), (["@", " (@", "@"], [1]), (["", " "], []), ([], [])])
def test_accounts(between: list[str], found: list[int]) -> None:
    assert list(handles(between)) == found


DEGREES = [
    "Psikolog anak dan keluarga Rina Sari, MPsi, MHPEd., menyebutkan dua hambatan.",
    "Psikolog Rina Sari, M.Psi., Psikolog, mengatakan anak perlu bermain.",
    "dr. Rina Sari, Sp.A(K), mengatakan anak perlu bermain.",
    "dr. Rina Sari, Sp.OT (K), mengatakan anak perlu bermain.",
    "Prof. Dr. Rina Sari, S.H., M.H. mengatakan anak perlu bermain.",
    "Rina Sari, S.Psi, M.Psi, seorang psikolog, mengatakan anak perlu bermain.",
    '"Anak perlu bermain," kata Rina Sari, M.Psi., Psikolog.',
]


@pytest.mark.parametrize("text", DEGREES)
def test_degrees_belong_to_the_name_before(read: Reader, text: str) -> None:
    doc = read(text)
    assert (doc[speech][-1].name, doc[speech][-1].status) == ("Rina Sari", "named")
    later = [doc.text[doc[tokens].starts[one.first]] for one in doc[phrases] if doc[tokens].starts[one.first] > doc.text.index(" Sari")]
    assert "".join(later).islower() or not later


@pytest.mark.parametrize("text", ["Di desa itu, SE menjual ikan.", "Pasar itu ramai, ST tidak.", "Rina Sari, MK, dan warga datang."])
def test_letters_that_are_no_degree_keep_their_capitals(read: Reader, text: str) -> None:
    t = read(text)[tokens]
    at = next(p for p, word in enumerate(t.lower) if word in ("se", "st", "mk"))
    assert t.capital[at]
