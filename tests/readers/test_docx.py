from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx as word
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.cli import main
from newslint.errors import NewslintError
from newslint.readers.docx import BODY, LARGEST, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def stored(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def article(document: Any) -> Article:
    return read("a.docx", stored(document), None)


def packed(body: bytes, **others: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {BODY: body, **others}.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_each_paragraph_is_a_line() -> None:
    document = word.Document()
    document.core_properties.title = "Pasar"
    document.core_properties.author = "Sari Utami"
    document.core_properties.category = "Ekonomi"
    document.add_paragraph("Ekonomi")
    document.add_paragraph("Pasar Dibuka Kembali", "Title")
    document.add_heading("Tiga bulan ditutup", 2)
    paragraph = document.add_paragraph("Wali Kota ")
    paragraph.add_run("membuka").bold = True
    paragraph.add_run(" pasar.").add_break()
    paragraph.add_run("Baris\tdua")
    document.add_paragraph("")
    document.add_paragraph("cabai", "List Bullet")
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Kios", "120"
    read_as = article(document)
    assert read_as.text.split("\n") == [
        "Ekonomi",
        "Pasar Dibuka Kembali",
        "Tiga bulan ditutup",
        "Wali Kota membuka pasar.\vBaris\tdua",
        "",
        "- cabai",
        "Kios",
        "120",
    ]
    assert read_as.source == read_as.text
    assert read_as.title is not None
    assert read_as.text[read_as.title.start : read_as.title.end] == "Pasar Dibuka Kembali"
    assert {key: read_as.meta[key] for key in ("title", "author", "section")} == {
        "title": "Pasar",
        "author": "Sari Utami",
        "section": "Ekonomi",
    }


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<w:ins w:id='1' w:author='x'><w:r><w:t xml:space='preserve'> baru</w:t></w:r></w:ins>", "Kata baru"),
        ("<w:del w:id='1' w:author='x'><w:r><w:delText> lama</w:delText></w:r></w:del>", "Kata"),
        ("<w:moveFrom w:id='1' w:author='x'><w:r><w:t> sana</w:t></w:r></w:moveFrom>", "Kata"),
        ("<w:moveTo w:id='1' w:author='x'><w:r><w:t xml:space='preserve'> sini</w:t></w:r></w:moveTo>", "Kata sini"),
        ("<w:sdt><w:sdtContent><w:r><w:t>kendali</w:t></w:r></w:sdtContent></w:sdt>", "Katakendali"),
        ("<w:hyperlink w:anchor='a'><w:r><w:t>taut</w:t></w:r></w:hyperlink>", "Katataut"),
        ("<w:r><w:noBreakHyphen/><w:t>kata</w:t></w:r>", "Kata\u2011kata"),
        ("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t><w:br/></w:r>", "Kataa\u00adb"),
        ("<w:r><w:footnoteReference w:id='1'/></w:r>", "Kata"),
        ("<w:fldSimple w:instr='DATE'><w:r><w:t>2025</w:t></w:r></w:fldSimple>", "Kata2025"),
        ("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r>", "Kata"),
    ],
)
def test_what_a_reader_of_the_final_text_sees(xml: str, text: str) -> None:
    document = word.Document()
    document.add_paragraph("Kata")._p.append(
        parse_xml(xml.replace(" ", f" {W} ", 1) if " " in xml.split(">")[0] else xml.replace(">", f" {W}>", 1))
    )
    assert article(document).text == text


def test_paragraphs_in_content_controls_and_deleted_ones() -> None:
    document = word.Document()
    document.add_paragraph("Kata")
    body = document.element.body
    body.insert(1, parse_xml(f"<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>kendali</w:t></w:r></w:p></w:sdtContent></w:sdt>"))
    body.insert(2, parse_xml(f"<w:del {W} w:id='1' w:author='x'><w:p><w:r><w:t>hapus</w:t></w:r></w:p></w:del>"))
    assert article(document).text == "Kata\nkendali"


@pytest.mark.parametrize(
    ("styles", "title"), [(["Heading 1"], "Satu"), (["Normal", "Heading 1"], "Dua"), (["Heading 1", "Title"], "Dua"), (["Normal"], None)]
)
def test_the_headline_is_in_the_style_of_one(styles: list[str], title: str | None) -> None:
    document = word.Document()
    for style, text in zip(styles, ("Satu", "Dua"), strict=False):
        document.add_paragraph(text, style)
    span = article(document).title
    assert (article(document).text[span.start : span.end] if span else None) == title


def test_a_finding_is_told_at_its_paragraph_and_never_fixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = word.Document()
    document.add_paragraph("Pasar itu dibuka oleh wali kota pada hari Senin.")
    document.add_paragraph("Dia dinilai bertanggungjawab untuk pasar itu dan kota yang lain.")
    path = tmp_path / "a.docx"
    path.write_bytes(before := stored(document))
    assert main(["check", str(path), "--no-config", "--select", "LNG001", "--format", "concise", "--fix"]) == 2
    out = capsys.readouterr()
    assert f"{path}:2:13:" in out.out
    assert "newslint cannot write this format" in out.err
    assert path.read_bytes() == before


DOCUMENT = f"<w:document {W}><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "not a readable Word document"),
        (b"{\\rtf1 x}", "not a readable Word document"),
        (stored(word.Document())[:3000], "not a readable Word document.*cut off"),
        (packed(b"")[: len(packed(b"")) - 30], "not a readable Word document"),
        (packed(b"<w:document"), "not well-formed XML"),
        (packed(DOCUMENT.encode() % b""), "the document has no text"),
        (packed(b'<!DOCTYPE a [<!ENTITY b "c">]>' + DOCUMENT.encode() % b"&b;"), "declares entities"),
        (packed(b"<a>" * 50_000), "not well-formed XML"),
        (packed(b"<a>" + b" " * LARGEST), "larger than 64 MiB when unpacked"),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        read("a.docx", data, None)


def test_another_zip_is_told() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "x")
    with pytest.raises(NewslintError, match="not a Word document"):
        read("a.docx", file.getvalue(), None)


WHOLE = packed(DOCUMENT.encode() % b"Kata pertama di sini.")


@settings(derandomize=True, max_examples=80, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.tuples(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=3))))
def test_any_bytes_are_an_article_or_told(drawn: bytes | tuple[int, bytes]) -> None:
    data = drawn if isinstance(drawn, bytes) else WHOLE[: drawn[0]] + drawn[1] + WHOLE[drawn[0] + len(drawn[1]) :]
    try:
        read_as = read("a.docx", data, None)
    except NewslintError:
        return
    assert len(read_as.text) == len(read_as.source)
