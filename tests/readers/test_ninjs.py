from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article, Record
from newslint.errors import NewslintError, Problem
from newslint.readers import ReadOptions
from newslint.readers.ninjs import read, records
from newslint.spans import Lines
from newslint.tight import tightened
from tests.readers.wires import NITF

FIRST = {
    "uri": "https://warta.example/1",
    "type": "text",
    "versioncreated": "2025-02-03T10:00:00Z",
    "language": "id",
    "byline": "Sari Utami",
    "subject": [{"name": "Ekonomi", "code": "04000000"}],
    "headline": "Pasar \u201cTirtasari\u201d Dibuka",
    "body_text": "Wali Kota membuka pasar.\nPedagang senang.",
    "body_html": "<p>Wali Kota <b>membuka</b> pasar.</p>\n<p>\u201cKami senang,\u201d kata Budi &amp; Rina.</p>",
}
SECOND = {
    "uri": "urn:warta:2",
    "bodies": [
        {"role": "text", "contentType": "text/plain", "value": "Wali Kota membuka pasar.\n\nPedagang senang."},
        {"role": "main", "contentType": "application/nitf+xml", "value": NITF},
    ],
    "headlines": [{"role": "short", "value": "Pasar"}, {"role": "main", "value": "Pasar Dibuka Kembali"}],
    "by": "Sari Utami",
    "copyrightHolder": "Warta",
}


def article(item: object, *, ascii_only: bool = True) -> Article:
    return read("a.json", json.dumps(item, indent=1, ensure_ascii=ascii_only).encode(), None)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_the_first_version_has_one_body_of_each_kind(ascii_only: bool) -> None:
    read_as = article(FIRST, ascii_only=ascii_only)
    tight = tightened(read_as)
    assert tight.text.split("\n") == ["Pasar “Tirtasari” Dibuka", "Wali Kota membuka pasar.", "“Kami senang,” kata Budi & Rina.", ""]
    assert tight.title is not None
    assert tight.text[tight.title.start : tight.title.end] == FIRST["headline"]
    assert len(read_as.text) == len(read_as.source)
    place = read_as.source.index("kata Budi")
    assert read_as.text[place : place + 9] == "kata Budi"
    assert Lines(read_as.source).locate(place)[0] == 15
    assert dict(read_as.meta) == {
        "title": FIRST["headline"],
        "author": "Sari Utami",
        "date": "2025-02-03T10:00:00Z",
        "section": "Ekonomi",
        "lang": "id",
        "url": "https://warta.example/1",
    }


def test_later_versions_have_lists_and_of_nitf_its_content_is_read() -> None:
    read_as = article(SECOND)
    lines = [line for line in tightened(read_as).text.split("\n") if line.strip()]
    assert lines[-1] == "Pasar Dibuka Kembali"  # below the bodies, as in the file
    assert lines[1] == "Wali Kota Ratna Dewi membuka kembali pasar itu & menyapa pedagang."
    assert "Judul arsip" not in read_as.text
    assert (read_as.meta["outlet"], read_as.meta["title"]) == ("Warta", "Pasar Dibuka Kembali")


def test_each_line_of_plain_text_is_a_paragraph() -> None:
    lines = tightened(article({"uri": "x", "body_text": FIRST["body_text"]})).text.split("\n")
    assert lines[:2] == ["Wali Kota membuka pasar.", "Pedagang senang."]


def test_a_body_behind_brackets_or_blanks_is_read_all_the_same() -> None:
    """It was located by a reader that gave up at 200 brackets and 40 blanks, and the article passed as empty."""
    body = json.dumps(FIRST["body_text"])
    for source in (f'{{"uri": "x", "y": {"[" * 300}{"]" * 300}, "body_text": {body}}}', f'{{"uri": "x", "body_text"{" " * 60}: {body}}}'):
        assert tightened(read("a.json", source.encode(), None)).text.split("\n")[:2] == ["Wali Kota membuka pasar.", "Pedagang senang."]


@pytest.mark.parametrize(
    ("item", "what"),
    [
        ({"name": "newslint", "version": "1"}, "a.json: holds no article: it is no ninjs item"),
        ([], "it is no ninjs item"),
        ("x", "it is no ninjs item"),
        ({"uri": "x", "type": "picture", "body_text": "x"}, "a ninjs item of type picture"),
        ({"uri": "x", "headline": "y"}, "has no body"),
        ({"uri": "x", "bodies": [{"value": 3}, 4]}, "has no body"),
        ([FIRST, FIRST], "holds many articles .*newslint audit"),
    ],
)
def test_what_is_no_article_is_told(item: object, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        article(item)


@pytest.mark.parametrize("data", [b"", b'{"uri": "x", "body_te', b"\xff\xfe\x00", b"[" * 100_000])
def test_what_is_no_json_is_told(data: bytes) -> None:
    with pytest.raises(NewslintError, match=r"a\.json"):
        read("a.json", data, None)


def test_a_list_is_an_archive() -> None:
    data = json.dumps([FIRST, {"uri": "x", "type": "video"}, {"uri": "urn:3", "headline": "Tiga", "body_text": "Isi."}, 5]).encode()
    found = list(records("a.json", io.BytesIO(data), ReadOptions()))
    first, second, third, last = found
    assert isinstance(first, Record)
    assert isinstance(third, Record)
    assert (first.id, first.place, first.suffix, first.meta["title"]) == (FIRST["uri"], "a.json#1", ".html", FIRST["headline"])
    assert second == Problem("a.json#2", "holds no article: a ninjs item of type video")
    assert (third.id, third.text, third.data) == ("urn:3", "Isi.", None)
    assert isinstance(last, Problem)


def test_a_file_of_one_item_is_one_record() -> None:
    data = json.dumps(FIRST).encode()
    assert [record.data for record in records("a.json", io.BytesIO(data), ReadOptions()) if isinstance(record, Record)] == [data]
    with pytest.raises(NewslintError, match="larger than"):
        list(records("a.json", io.BytesIO(data), ReadOptions(limit=10)))


TEXTS: Any = st.text(alphabet='ab <>&;\n"\\\u201c\u0301\ud800\U0001f600/', max_size=20)


@settings(derandomize=True, max_examples=80, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=40),
        st.tuples(TEXTS, TEXTS, st.sampled_from(["body_html", "body_text"])).map(
            lambda drawn: json.dumps({"uri": "x", "headline": drawn[0], drawn[2]: "x" + drawn[1]}).encode()
        ),
    )
)
def test_any_bytes_are_an_article_or_told(data: bytes) -> None:
    try:
        read_as = read("a.json", data, None)
    except NewslintError:
        return
    assert len(read_as.text) == len(read_as.source)
    tight = tightened(read_as)
    assert len(tight.text) == len(tight.source)
    tight.text.encode()
