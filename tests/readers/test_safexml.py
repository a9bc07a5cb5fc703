from __future__ import annotations

import io
import sys
import tracemalloc
from typing import BinaryIO, cast

import pytest

from newslint.errors import NewslintError
from newslint.readers.safexml import elements, etree, first, local, parsed, root_of, said, words

LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><nitf title="&c;"><p>&c;</p></nitf>"""
OUTSIDE = b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><p>&x;</p></nitf>'


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b'\xef\xbb\xbf<?xml version="1.0"?><!-- <rss> --><nitf version="1">', "nitf"),
        (b'<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd"><nitf>', "nitf"),
        (b"<rdf:RDF xmlns:rdf='x'>", "RDF"),
        ('<?xml version="1.0" encoding="utf-16"?><newsItem/>'.encode("utf-16"), "newsItem"),
        (b"{}", ""),
        (b"", ""),
    ],
)
def test_the_root_is_found_without_parsing(head: bytes, root: str) -> None:
    assert root_of("a.xml", head) == root


@pytest.mark.parametrize("data", [LAUGHS, OUTSIDE, LAUGHS.decode().encode("utf-16")])
def test_entities_are_refused_before_anything_is_parsed(data: bytes) -> None:
    with pytest.raises(NewslintError, match="declares entities"):
        parsed("a.xml", data, "feeds")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "a.xml.*: not well-formed XML: Document is empty"),
        (b"<a><b></a>", "a.xml:1:11: not well-formed XML"),
        (b"<a>\n<b>cut of", "a.xml:2:10: not well-formed XML"),
        (b"<a>" * 50_000, "not well-formed XML: .*depth"),
        (b"<a>&gone;</a>", "a.xml:1:10: not well-formed XML: Entity 'gone' not defined"),
        (b"<a>\xff\xfe</a>", "not well-formed XML"),
    ],
)
def test_what_is_not_well_formed_is_told_with_its_place(data: bytes, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        parsed("a.xml", data, "feeds")


def test_parts_of_a_document() -> None:
    root = parsed("a.xml", b'<a xmlns="urn:x"><!-- no --><b>satu\n <i>dua</i></b><c/></a>', "feeds")
    assert (local(root), said(root, "gone", "b"), first(root, "gone")) == ("a", "satu dua", None)
    assert words(root) == "satu dua"


class Long(io.RawIOBase):
    """A feed without end, and where it breaks off."""

    def __init__(self, count: int) -> None:
        self._pieces = iter([b"<rss><channel>", *[b"<item><title>satu</title>" + b"x" * 10_000 + b"</item>"] * count, b"<item>"])
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_elements_come_one_by_one_and_are_forgotten() -> None:
    both = elements("a.xml", io.BytesIO(b"<r><t>x</t><e><t>y</t></e></r>"), frozenset(("e", "t")), frozenset(("e",)), "feeds")
    assert [(local(each), words(each)) for each in both] == [("t", "x"), ("t", "y"), ("e", "y")]
    stream = cast("BinaryIO", io.BufferedReader(Long(3000)))
    found = elements("a.xml", stream, frozenset(("item",)), frozenset(("item",)), "feeds")
    tracemalloc.start()
    assert [local(next(found)) for _ in range(3000)] == ["item"] * 3000
    with pytest.raises(NewslintError, match=r"a.xml:\d+:\d+: not well-formed XML"):
        next(found)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(NewslintError, match=r"needs lxml \(pip install 'newslint\[docx\]'\)"):
        etree("a.docx", "docx")
