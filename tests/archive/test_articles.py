"""Records as articles, and offsets of articles as those of the archive's own fields."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.archive.articles import article, field_of, outlet_of
from newslint.article import Record
from newslint.builtin import newslint_readers
from newslint.errors import NewslintError
from newslint.linter import lint
from newslint.session import Request, Session
from newslint.settled import Settings
from newslint.spans import Span

READERS = {**newslint_readers(), ".broken": "newslint.spans:Span", ".gone": "newslint.no_such_module"}
TEXT = "SUKAMAJU - Pasar Sukamaju dibuka lagi pada Senin (2/6/2025).\n\nPembukaan ini menandai babak baru ekonomi kota.\n"


def record(text: str, title: str = "", **fields: str) -> Record:
    return Record("1", "a.jsonl:1", text, {"title": title, **fields} if title else fields)


def test_title_and_text_are_one_source() -> None:
    found = article(record("Ramai.\r\nSekali.", "Pasar 😀", lang="id", date="2025"), READERS, None)
    assert (found.path, found.source, found.text) == ("a.jsonl:1", "Pasar 😀\n\nRamai.\r\nSekali.", "Pasar 😀\n\nRamai.\r\nSekali.")
    assert (found.title, found.wrapped) == (Span(0, 7), False)
    assert found.meta == {"title": "Pasar 😀", "lang": "id", "date": "2025"}


@pytest.mark.parametrize(
    ("title", "text", "span"),
    [
        ("Pasar Dibuka", "Pasar Dibuka\nRamai.", Span(0, 12)),
        ("Pasar  dibuka ", "\n  PASAR Dibuka \r\nRamai.", Span(3, 15)),
        ("Pasar", "Pasar", Span(0, 5)),
        ("", "Pasar\nRamai.", None),
        (" \n", "Pasar\nRamai.", None),
        ("Pasar", "", Span(0, 5)),
        ("Pasar", "Pasar itu ramai.", Span(0, 5)),
    ],
)
def test_a_title_that_the_text_begins_with_stands_there_once(title: str, text: str, span: Span | None) -> None:
    found = article(record(text, title), READERS, None)
    stands_alone = span is not None and text.splitlines()[:1] in ([], ["Pasar itu ramai."])
    assert found.source == (f"{title}\n\n{text}" if stands_alone else text)
    assert found.title == span


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text("aB \n", max_size=6), st.text("aB \r\n😀", max_size=12))
def test_every_character_has_its_place_in_a_field(title: str, text: str) -> None:
    given_ = record(text, title)
    found = article(given_, READERS, None)
    fields = {"title": title, "text": text}
    places = [field_of(given_, offset) for offset in range(len(found.source) + 1)]
    assert places[-1] == ("text", len(text))
    for offset, (field, place) in enumerate(places[:-1]):
        assert 0 <= place <= len(fields[field])
        assert place == len(title) or fields[field][place] == found.source[offset] or field == "text"
    assert [found.source[offset] for offset, (field, _) in enumerate(places[:-1]) if field == "text"] == list(text)


def test_remarks_in_an_archive_are_heard() -> None:
    session = Session(Request(no_config=True))
    plan = session.plan
    told = [
        lint(article(record(text, "Pasar Sukamaju Dibuka Lagi", lang="id"), READERS, None), plan, Settings(), session.annotators)
        for text in (TEXT, TEXT.replace("Pembukaan", "newslint: allow editorial -- pidato wali kota\nPembukaan"))
    ]
    codes = [[finding.code[:3] for finding in checked.findings] for checked in told]
    assert ("EDI" in codes[0], "EDI" in codes[1]) == (True, False)
    assert [allowed.reason for allowed in told[1].allowed] == ["pidato wali kota"]


def test_a_document_is_read_by_its_reader() -> None:
    data = "---\ntitle: Pasar\nauthor: Rina\n---\nRamai “sekali”.\n".encode("windows-1252")
    given_ = Record("a.txt", "a.zip!a.txt", meta={"url": "u", "author": "Budi"}, data=data, suffix=".txt", notes=("satu",))
    found = article(given_, READERS, "windows-1252")
    assert found.source == data.decode("windows-1252")
    assert found.meta == {"url": "u", "author": "Rina", "title": "Pasar"}
    assert found.notes == ("satu",)
    assert field_of(given_, 7) == ("text", 7)


def test_readers_without_a_fast_way_are_not_told_of_it() -> None:
    given_ = Record("a.txt", "a.zip!a.txt", data=b"Ramai.\n", suffix=".txt")
    assert article(given_, READERS, None, fast=True) == article(given_, READERS, None)


@pytest.mark.parametrize(
    ("suffix", "said"),
    [
        (".txt", "a.zip!a: not text: this is gzip data (export it as plain text)"),
        (".doc", "a.zip!a: no reader for .doc documents"),
        ("", "a.zip!a: no reader for nameless documents"),
        (".broken", "a.zip!a: the reader of .broken files failed: AttributeError: "),
        (".gone", "a.zip!a: the reader of .gone files failed: ModuleNotFoundError: "),
    ],
)
def test_a_document_that_cannot_be_read_is_told(suffix: str, said: str) -> None:
    with pytest.raises(NewslintError) as raised:
        article(Record("a", "a.zip!a", data=b"\x1f\x8b", suffix=suffix), READERS, None)
    assert str(raised.value.problems[0]).startswith(said)


@pytest.mark.parametrize(
    ("meta", "outlet"),
    [
        ({}, ""),
        ({"outlet": "Warta Tirta", "url": "https://x.example/a"}, "Warta Tirta"),
        ({"url": "https://www.Wirasaba.example:8443/a/b"}, "wirasaba.example"),
        ({"url": "http://siapa:rahasia@wirasaba.example"}, "wirasaba.example"),
        ({"url": "wirasaba.example/a"}, ""),
    ],
)
def test_an_outlet_is_named_or_the_host(meta: dict[str, str], outlet: str) -> None:
    assert outlet_of(meta) == outlet
