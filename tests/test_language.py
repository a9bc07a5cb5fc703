"""Languages as data: single words of a lexicon, and which language a text is in."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from newslint.language import Language, vote, written
from newslint.words import words_of

SMALL = Language(
    "id", "Bahasa Indonesia", frozenset({"yang", "dan"}), lexicon={"verbs.say": ("kata", "Ujar", "angkat bicara"), "verbs.none": ()}
)


@pytest.mark.parametrize(("name", "words"), [("verbs.say", {"kata", "ujar"}), ("verbs.none", set()), ("verbs.ask", set()), ("say", set())])
def test_the_single_words_of_a_list(name: str, words: set[str]) -> None:
    assert SMALL.words(name) == words


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Wali Kota Wirasaba membuka pasar baru yang dibangun dengan dana desa, dan warga menyambutnya.", "id"),
        ("The mayor of Wexcombe opened the new market that was built with money from the county.", "en"),
        ("The council, kata Rangga, adalah tempat bagi warga untuk menyampaikan keluhan mereka.", "id"),
        ("Rangga said the word “pasar” on Monday, and it was the talk of the town.", "en"),
        ("Der Bürgermeister eröffnete gestern den neuen Markt und dankte den Händlern für ihre Geduld.", None),
        ("12 34 56", None),
        ("", None),
    ],
)
def test_function_words_vote(languages: Mapping[str, Language], text: str, code: str | None) -> None:
    assert vote(words_of(text).lower, tuple(languages.values())) == code


PRICES = "Harga Karta Vento 1.5 MT: Rp 218.900.000. Harga Karta Vento 1.5 AT: Rp 229.900.000. Harga Karta Lima 2.4 G AT: Rp 611.200.000. "
SCORES = "Wexcombe 2-1 Norbury, Halden 0-0 Marlow, Ashby 3-3 Tilney. "


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"{PRICES * 6}Itu daftar yang dirilis dealer untuk bulan ini, dan harga dapat berubah sesuai dengan wilayah.", "id"),
        (f"{SCORES * 12}These are the results for the whole of the league in the first week of this month.", "en"),
        (PRICES * 6, None),
        (f"{SCORES * 12}Il nuovo listino dei prezzi per le auto, con sconti speciali a chi compra in questo mese di saldi.", None),
    ],
)
def test_names_and_figures_belong_to_every_language(languages: Mapping[str, Language], text: str, code: str | None) -> None:
    words, known = words_of(text), tuple(languages.values())
    assert vote(words.lower, known) is None
    assert written(text, words, known) == code


@pytest.mark.parametrize(
    ("words", "least", "code"),
    [
        (["yang"], 1.0, "id"),
        (["yang", "pasar"], 0.5, "id"),
        (["yang", "pasar"], 0.51, None),
        (["YANG"], 0.1, None),
        (["pasar"], 0.0, "id"),
    ],
)
def test_a_share_of_the_words_is_needed(words: list[str], least: float, code: str | None) -> None:
    assert vote(words, [SMALL], least=least) == code


def test_without_languages_nobody_wins() -> None:
    assert vote(["yang"], []) is None


def test_languages_that_ship_keep_their_words_in_lower_case(languages: Mapping[str, Language]) -> None:
    for code, language in languages.items():
        assert language.code == code
        assert language.name
        for words in (language.function_words, language.abbreviations, language.months, language.days):
            assert words
            assert all(word == word.lower() and word.strip() == word for word in words)
        assert language.abbreviations_closing <= language.abbreviations, code
        assert language.abbreviations_numbered <= language.abbreviations, code
        assert language.function_words & {"yang", "the"}


def test_languages_that_ship_say_the_same_things(languages: Mapping[str, Language]) -> None:
    keys = {code: set(language.interface) for code, language in languages.items()}
    assert keys["id"] == keys["en"]
    assert all(text.strip() for language in languages.values() for text in language.interface.values())
