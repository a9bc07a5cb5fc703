from __future__ import annotations

from pathlib import Path

import pytest

from newslint.annotators.card import card
from newslint.annotators.counts import MEASURES
from newslint.annotators.units import SCOPES
from tests.annotators.reading import Reader

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("seed", "sources", "quotations", "place"),
    [
        ("000", ("Sergei Lavrov",), 0, ""),
        ("001", ("Sergei Lavrov", "Kyrylo Budanov"), 4, "PYONGYANG"),
        ("002", ("Sergey Lavrov",), 2, ""),
        ("003", ("Sergey Lavrov", "Leif-Eric Easley", "Choe Son Hui", "Lim Soosuk"), 4, "Pyongyang"),
    ],
)
def test_the_seeds(read: Reader, seed: str, sources: tuple[str, ...], quotations: int, place: str) -> None:
    text = next(SEEDS.glob(f"{seed}_*")).read_text("utf-8")
    found = card(read(text, residue=tuple(word for word in ("Baca Juga", "Advertisement") if seed == "003" and word in text)))
    assert set(sources) <= set(found.sources)
    assert found.quotations == quotations
    assert found.place == place


def test_a_source_is_listed_once_by_the_fullest_name(read: Reader) -> None:
    text = 'Menurut Raka, harga naik.\n\nGubernur Raka Wijaya menyebut pasokan kurang.\n\n"Pasokan kurang," kata Sari Melati.'
    assert card(read(text)).sources == ("Raka Wijaya", "Sari Melati")


def test_named_sources_can_be_measured(read: Reader) -> None:
    doc = read('Menurut Raka, harga naik.\n\nGubernur Raka Wijaya menyebut pasokan kurang.\n\n"Pasokan kurang," kata Sari Melati.')
    assert [MEASURES["named_sources"](doc, unit) for unit in doc[SCOPES["article"]]] == [2]


REPLIES = [
    ("Rumah sakit itu dituding menelantarkan pasien.", "missing"),
    ("Rumah sakit itu dituding menelantarkan pasien. Direktur Raka Wijaya membantah tudingan itu.", "answered"),
    ("Rumah sakit itu dituding menelantarkan pasien. Raka Wijaya belum memberikan tanggapan.", "declined"),
    ("Pasar itu dibuka Senin.", "none accused"),
]


@pytest.mark.parametrize(("text", "reply"), REPLIES)
def test_replies(read: Reader, text: str, reply: str) -> None:
    assert card(read(text)).reply == reply


DATES = [
    ("Pasar dibuka pada 3 Maret 2025.", "3 Maret 2025"),
    ("Pasar dibuka, Senin (3/3/2025).", "3/3/2025"),
    ("Pasar dibuka Rabu (18/10).", "18/10"),
    ("Pasar dibuka kemarin.", ""),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_dates(read: Reader, text: str, date: str) -> None:
    assert card(read(text)).date == date


def test_an_empty_article(read: Reader) -> None:
    found = card(read(""))
    assert (found.sources, found.quotations, found.reply, found.date, found.place) == ((), 0, "none accused", "", "")


@pytest.mark.parametrize("lead", ["", "\n\n", "\r\n\r\n", " \n"])
def test_a_place_is_its_words_whatever_stands_before_it(read: Reader, lead: str) -> None:
    assert card(read(f"{lead}NGAWI, KOMPAS.com - Pasar dibuka Senin.")).place == "NGAWI"
    assert card(read(f"{lead}MADRID (AP) — Shops opened on Monday.", "en")).place == "MADRID"
