from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article, Record
from newslint.cli import main
from newslint.errors import NewslintError
from newslint.readers import ReadOptions
from newslint.readers.xml import read, records
from newslint.spans import Lines
from newslint.tight import tightened
from tests.readers.wires import ATOM, INLINE_DATA, MESSAGE, NEWS_ITEM, NITF, RSS, WXR, XHTML


def article(document: str) -> Article:
    return read("a.xml", document.encode(), None)


def test_nitf_is_read_where_it_stands() -> None:
    read_as = article(NITF)
    lines = tightened(read_as).text.split("\n")
    assert lines[0] == "Pasar Tirtasari Dibuka Kembali"
    assert lines[4:8] == [
        "Wali Kota Ratna Dewi membuka kembali pasar itu & menyapa pedagang.",
        "“Semua kios terisi,” katanya.",
        "Harga cabai",
        "turun",
    ]
    assert "Foto pasar" not in read_as.text
    assert len(read_as.text) == len(read_as.source)
    assert read_as.title is not None
    assert Lines(read_as.source).locate(read_as.title.start) == (9, 18)
    assert read_as.notes == ()
    assert read_as.meta["section"] == "Ekonomi"


@pytest.mark.parametrize("document", [NEWS_ITEM, XHTML, INLINE_DATA])
def test_newsml_is_read_where_it_stands(document: str) -> None:
    read_as = article(document)
    tight = tightened(read_as)
    assert [line for line in tight.text.split("\n") if line] == ["Pasar Dibuka", "Wali Kota membuka pasar.", "Pedagang senang."]
    assert tight.title is not None
    assert tight.text[tight.title.start : tight.title.end] == "Pasar Dibuka"


def test_what_is_left_unread_of_a_message_is_told() -> None:
    assert article(MESSAGE).notes == ("not checked: 1 further articles in it",)


def test_other_encodings() -> None:
    read_as = read("a.xml", NITF.replace("UTF-8", "windows-1252").replace("&#8220;", "“").encode("windows-1252"), None)
    assert read_as.encoding == "cp1252"
    assert "“Semua kios" in read_as.text
    assert "“Semua kios" in tightened(read("a.xml", NITF.replace("UTF-8", "UTF-16").encode("utf-16"), None)).text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "holds no article"),
        (b"<project><name>x</name></project>", "neither NITF nor NewsML-G2.*<project>"),
        (WXR.encode(), "holds many articles .*newslint audit"),
        (NITF[:-100].encode(), r"a.xml:\d+:\d+: not well-formed XML"),
        (b"<nitf><body><body.content/></body></nitf>", "no article found"),
        (b'<!DOCTYPE nitf [<!ENTITY a "b">]><nitf/>', "declares entities"),
        (b"<nitf>" + b"<block>" * 50_000, "not well-formed XML"),
    ],
)
def test_what_is_no_article_is_told(data: bytes, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        read("a.xml", data, None)


@pytest.mark.parametrize(("document", "count"), [(WXR, 2), (RSS, 2), (ATOM, 2), (NITF, 1), (NEWS_ITEM, 1)])
def test_records_of_feeds_and_of_single_documents(document: str, count: int) -> None:
    found = list(records("a.xml", io.BytesIO(document.encode()), ReadOptions()))
    assert len(found) == count
    assert isinstance(found[0], Record)
    assert found[0].data is not None
    assert (found[0].suffix == ".xml") is (count == 1)
    assert found[0].data == document.encode() or count > 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "holds no articles"),
        (b"<project/>", "holds no articles"),
        (b'<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "declares entities"),
        (b"<rss><channel>" + b"<a>" * 50_000, "not well-formed"),
        (b"<nitf>" + b"x" * 2000, "larger than 1000 B"),
    ],
)
def test_what_holds_no_records_is_told(data: bytes, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        list(records("a.xml", io.BytesIO(data), ReadOptions(limit=1000)))


def test_directories_of_other_xml_are_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pom.xml").write_text("<project/>", "utf-8")
    (tmp_path / "package.json").write_text("{}", "utf-8")
    (tmp_path / "kawat.xml").write_text(NITF, "utf-8")
    (tmp_path / "a.txt").write_text("Pasar itu dibuka pada hari Senin oleh wali kota.", "utf-8")
    check = ("--no-config", "--exit-zero", "--format", "concise")
    assert main(["check", str(tmp_path), *check]) == 0
    assert capsys.readouterr().err == ""
    assert main(["check", str(tmp_path / "pom.xml"), *check]) == 2
    assert "pom.xml: holds no article" in capsys.readouterr().err
    assert main(["check", str(tmp_path), "--include", "kawat*.xml", *check]) == 0
    assert "artikel: 1 " in capsys.readouterr().out
    (tmp_path / "a.txt").unlink()
    assert main(["check", str(tmp_path), *check]) == 2
    assert ".json and .xml are read when they are named" in capsys.readouterr().err


PIECES = [
    "<nitf>",
    "<body.content>",
    "<p>",
    "</p>",
    "</body.content>",
    "</nitf>",
    "Kata ",
    "&amp;",
    "&#x201c;",
    "<![CDATA[",
    "]]>",
    "<em>",
    "</em>",
    "\n",
]


@settings(derandomize=True, max_examples=80, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=20).map(lambda pieces: "".join(pieces).encode()),
        st.text(alphabet="a é“&;<]>\n", max_size=30).map(
            lambda text: f"<nitf><body.content><p>Kata</p><p>{text}</p></body.content></nitf>".encode()
        ),
    )
)
def test_any_bytes_are_an_article_or_told(data: bytes) -> None:
    try:
        read_as = read("a.xml", data, None)
    except NewslintError:
        return
    assert len(read_as.text) == len(read_as.source)
    assert len(tightened(read_as).text) == len(tightened(read_as).source)
