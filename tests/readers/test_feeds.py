from __future__ import annotations

import io

import pytest

from newslint.archive.articles import article
from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.feeds import entries
from newslint.tight import tightened
from tests.readers.wires import ATOM, RDF, RSS, WXR

READERS = {".html": "newslint.readers.html"}


def found(document: str, limit: int = 2**20) -> list[Record | Problem]:
    return list(entries("a.xml", io.BytesIO(document.encode()), ReadOptions(limit=limit)))


def lines(record: Record | Problem) -> list[str]:
    assert isinstance(record, Record)
    return [line for line in tightened(article(record, READERS, None)).text.split("\n") if line.strip()]


def test_of_a_wordpress_export_the_published_posts() -> None:
    first, second = found(WXR)
    assert isinstance(first, Record)
    assert (first.place, first.id) == ("a.xml#1", "https://warta.example/?p=1")
    assert dict(first.meta) == {
        "title": "Pasar & Jalan",
        "outlet": "Warta Tirta",
        "section": "Ekonomi",
        "author": "sari",
        "date": "2025-02-03 10:00:00",
        "lang": "id-ID",
        "url": "https://warta.example/?p=1",
    }
    assert lines(first) == ["Pasar & Jalan", "Foto", "Wali Kota membuka pasar.", "Pedagang senang."]
    assert isinstance(second, Record)
    assert second.place == "a.xml#4"
    assert lines(second) == ["Dua", "Isi kedua."]


def test_the_headline_of_a_post_is_its_title() -> None:
    first = found(WXR)[0]
    assert isinstance(first, Record)
    read_as = tightened(article(first, READERS, None))
    assert read_as.title is not None
    assert read_as.text[read_as.title.start : read_as.title.end] == "Pasar & Jalan"


@pytest.mark.parametrize(
    ("document", "meta", "text"),
    [
        (
            RSS,
            {"title": "Satu", "outlet": "Warta", "section": "Ekonomi", "author": "sari@warta.example", "url": "https://warta.example/1"},
            ["Satu", "Isi satu."],
        ),
        (RDF, {"title": "Satu", "outlet": "Warta", "date": "2025-02-03", "url": "https://warta.example/1"}, ["Satu", "Isi."]),
        (
            ATOM,
            {"title": "Satu", "outlet": "Warta", "section": "Ekonomi", "author": "Sari Utami", "url": "https://warta.example/1"},
            ["Satu", "Isi satu."],
        ),
    ],
)
def test_feeds(document: str, meta: dict[str, str], text: list[str]) -> None:
    first = found(document)[0]
    assert isinstance(first, Record)
    assert {key: first.meta[key] for key in meta} == meta
    assert lines(first) == text


def test_an_entry_with_nothing_in_it_is_told() -> None:
    assert found(RSS)[1] == Problem("a.xml#2", "has neither text nor title")


def test_a_record_that_is_too_large_is_told_and_the_rest_goes_on() -> None:
    large = WXR.replace("Wali Kota membuka pasar.", "x" * 5000)
    first, second = found(large, limit=1000)
    assert isinstance(first, Problem)
    assert (first.where, isinstance(second, Record)) == ("a.xml#1", True)


def test_what_comes_before_the_break_is_given() -> None:
    cut = entries("a.xml", io.BytesIO(WXR[: WXR.index("<item><title>Draf")].encode()), ReadOptions())
    assert isinstance(next(cut), Record)
    with pytest.raises(NewslintError, match="not well-formed XML"):
        next(cut)
