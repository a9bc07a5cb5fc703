"""Affixed forms of a root by the language's rows, with the assimilation of Indonesian as the case in point."""

from __future__ import annotations

import pytest

from newslint.affixes import forms, roots
from newslint.language import Language

INDONESIAN = Language(
    "id",
    "Bahasa Indonesia",
    frozenset(),
    nasal=(
        ("b f v pr", "mem", 0),
        ("p", "mem", 1),
        ("t", "men", 1),
        ("tr c,d,j,z", "men", 0),
        ("s", "meny", 1),
        ("k", "meng", 1),
        ("a i u e o g h", "meng", 0),
        ("l m n r w y", "me", 0),
    ),
    affixes=("{nasal}", "{nasal}kan", "di{root}", "p{nasal:1}an"),
)


@pytest.mark.parametrize(
    ("root", "expected"),
    [
        ("tuduh", "tuduh menuduh menuduhkan dituduh penuduhan"),
        ("bunuh", "bunuh membunuh membunuhkan dibunuh pembunuhan"),
        ("pukul", "pukul memukul memukulkan dipukul pemukulan"),
        ("serang", "serang menyerang menyerangkan diserang penyerangan"),
        ("kritik", "kritik mengritik mengritikkan dikritik pengritikan"),
        ("ancam", "ancam mengancam mengancamkan diancam pengancaman"),
        ("lapor", "lapor melapor melaporkan dilapor pelaporan"),
        ("transfer", "transfer mentransfer mentransferkan ditransfer pentransferan"),
        ("proses", "proses memproses memproseskan diproses pemprosesan"),
    ],
)
def test_forms(root: str, expected: str) -> None:
    assert forms(root, INDONESIAN) == tuple(expected.split())


def test_root_no_row_fits_takes_only_affixes_without_nasal() -> None:
    assert forms("xilem", INDONESIAN) == ("xilem", "dixilem")


def test_language_without_affixes_has_the_root_alone() -> None:
    assert forms("claim", Language("en", "English", frozenset())) == ("claim",)


def test_unknown_place_in_an_affix_is_told() -> None:
    with pytest.raises(ValueError, match=r"affix 'x\{stem\}' of language 'xx'"):
        forms("a", Language("xx", "X", frozenset(), affixes=("x{stem}",)))


@pytest.mark.parametrize("root", ["tuduh", "bunuh", "pukul", "serang", "kritik", "ancam", "lapor", "transfer", "proses", "cari", "nilai"])
def test_roots_are_found_again(root: str) -> None:
    assert all(root in roots(form, INDONESIAN) for form in forms(root, INDONESIAN) if form != root)


@pytest.mark.parametrize(("word", "found"), [("memukul", ("pukul", "mukul")), ("dituduh", ("tuduh",)), ("rumah", ()), ("di", ())])
def test_roots_of_a_word(word: str, found: tuple[str, ...]) -> None:
    assert [root for root in roots(word, INDONESIAN) if root in found or not found] == list(found)
