from __future__ import annotations

import pytest

from newslint.readers.newsxml import News, newsroom, within
from newslint.readers.safexml import parsed
from tests.readers.wires import INLINE_DATA, MESSAGE, NEWS_ITEM, NITF, XHTML


def news(document: str) -> News:
    return newsroom(parsed("a.xml", document.encode(), "feeds"))


def test_nitf() -> None:
    found = news(NITF)
    assert found.title == "Pasar Tirtasari Dibuka Kembali"
    assert found.texts == (
        "Tiga bulan ditutup",
        "Oleh Sari Utami, Redaktur Ekonomi",
        "Tirtasari, 3 Februari",
        "Wali Kota Ratna Dewi membuka kembali pasar itu & menyapa pedagang.",
        "“Semua kios terisi,” katanya.",
        "Harga cabai",
        "turun",
    )
    assert dict(found.meta) == {
        "title": "Pasar Tirtasari Dibuka Kembali",
        "author": "Sari Utami",
        "date": "20250203T100000Z",
        "section": "Ekonomi",
        "outlet": "Warta Tirta",
        "lang": "id",
    }


@pytest.mark.parametrize(
    ("document", "texts"),
    [
        (NEWS_ITEM, ("Wali Kota membuka pasar.", "Pedagang senang.")),
        (XHTML, ("Wali Kota membuka pasar.", "Pedagang senang.")),
        (INLINE_DATA, ("WaliKotamembukapasar.", "Pedagangsenang.")),
    ],
)
def test_a_news_item_holds_nitf_xhtml_or_escaped_html(document: str, texts: tuple[str, ...]) -> None:
    found = news(document)
    assert (found.title, found.texts, found.others) == ("Pasar Dibuka", texts, 0)
    assert found.meta["author"] == "Sari Utami"
    assert found.meta["section"] == "ekonomi, pasar"
    assert (found.meta["lang"], found.meta["outlet"], found.meta["date"]) == ("id", "Warta Tirta", "2025-02-03T10:00:00Z")


def test_of_a_message_the_first_text_is_taken_and_the_others_are_counted() -> None:
    assert news(MESSAGE).texts == ("Wali Kota membuka pasar.", "Pedagang senang.")
    assert news(MESSAGE).others == 1


def test_a_picture_has_no_text() -> None:
    found = news("<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentMeta><headline>Foto</headline></contentMeta></newsItem>")
    assert (found.title, found.texts, found.others) == ("Foto", (), 0)


@pytest.mark.parametrize(("name", "inline"), [("em", True), ("person", True), ("p", False), ("hl2", False), ("object.title", True)])
def test_elements_within_a_line(name: str, inline: bool) -> None:
    assert within(name) is inline
