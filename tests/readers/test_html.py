from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.cli import main
from newslint.errors import NewslintError
from newslint.readers.html import decoded_page, read, stated_encoding
from newslint.spans import Lines
from newslint.tight import tightened
from tests.readers.pages import HEADLINE, page


def article(source: str, *, fast: bool = False) -> Article:
    return read("a.html", source.encode(), None, fast=fast)


def shown(read_as: Article) -> list[str]:
    return tightened(read_as).text.split("\n")


@pytest.mark.parametrize("fast", [False, True])
def test_the_article_is_read_and_the_page_around_it_is_not(fast: bool) -> None:
    read_as = article(page(), fast=fast)
    lines = [line for line in shown(read_as) if line.strip()]
    assert lines[0] == HEADLINE
    assert lines[1].startswith("TIRTASARI - Wali Kota Tirtasari Ratna Dewi membuka kembali Pasar Tirtasari, Senin")
    assert lines[2] == "“Semua kios sudah terisi,” kata Ratna di depan para pedagang."
    assert len(lines) == 6
    assert read_as.notes == ()
    assert not read_as.wrapped


def test_what_stands_above_the_headline_is_not_the_article() -> None:
    teaser = "<main><div><h5>Pilihan</h5><p>Taksiran kerugian itu belum termasuk yang diderita para pelaku usaha di kota.</p></div></main>"
    lines = shown(article(page().replace("<main>", f"{teaser}<main>")))
    assert lines[0] == HEADLINE
    below = page().replace(f'<h1 class="judul">{HEADLINE}</h1>', "").replace("</article>", f"<h1>{HEADLINE}</h1></article>")
    assert shown(article(below))[0].startswith("TIRTASARI")


CAPTION = "Warga berteduh di teras Pasar Tirtasari yang dibuka kembali setelah diperbaiki, Senin. Foto: Harian Wirasari/Laras"


@pytest.mark.parametrize("name", ["imageCaption", "metro-more-link", "penulis"])
def test_captions_are_told_by_their_class_and_left_out(name: str) -> None:
    lines = [line for line in shown(article(page())) if line.strip()]
    there = [line for line in shown(article(page().replace("</article>", f'<p class="{name}">{CAPTION}</p></article>'))) if line.strip()]
    assert there == (lines if name != "penulis" else [*lines, CAPTION])


def test_an_article_in_an_element_with_a_misleading_name_is_read() -> None:
    lines = shown(article(page()))
    assert shown(article(page().replace("<article>", '<article><div class="related">').replace("</article>", "</div></article>"))) == lines


def test_what_the_page_says_of_itself() -> None:
    read_as = article(page())
    expected = {"title": HEADLINE, "author": "Sari Utami", "section": "Ekonomi", "date": "2025-02-03", "outlet": "Warta Tirta"}
    assert dict(read_as.meta) == expected
    assert read_as.title is not None
    assert read_as.source[read_as.title.start : read_as.title.end] == HEADLINE
    assert Lines(read_as.source).locate(read_as.title.start) == (9, 23)


def test_offsets_are_those_of_the_page() -> None:
    read_as = article(page())
    assert len(read_as.text) == len(read_as.source)
    place = read_as.source.index("menandai babak baru")
    assert read_as.text[place : place + 19] == "menandai babak baru"
    assert "Terpopuler" not in read_as.text
    assert "href" not in read_as.text


def test_a_piece_of_a_page_is_taken_whole() -> None:
    assert shown(article("<h1>Judul <i>di</i> sini</h1><p>Satu.<br>Dua &amp; tiga.</p>Empat")) == [
        "Judul di sini",
        "Satu.",
        "Dua & tiga.",
        "Empat",
    ]
    code = "import sys; from newslint.readers import html; html.read('a.html', b'<p>Satu.</p>', None); print('trafilatura' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout == "False\n"


@pytest.mark.parametrize(
    ("data", "encoding", "name"),
    [
        ("<meta charset='iso-8859-1'><p>“Ya,” kata Rina é".encode("windows-1252"), None, "cp1252"),
        ("<meta http-equiv=content-type content='text/html; charset=gb2312'><p>市场重新开放了".encode("gb2312"), None, "gb2312"),
        ("\ufeff<meta charset='iso-8859-1'><p>é".encode(), None, "utf-8"),
        ("<meta charset='iso-8859-1'><p>é".encode(), None, "utf-8"),
        ("<p>é".encode("utf-16"), None, "utf-16-le"),
        ("<p>é".encode("windows-1252"), "windows-1252", "cp1252"),
        ("<?xml version='1.0' encoding='windows-1252'?><p>é".encode("windows-1252"), None, "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str | None, name: str) -> None:
    decoded = decoded_page("a.html", data, encoding)
    assert (decoded.encoding, "\ufffd" in decoded.text) == (name, False)
    assert decoded.text.encode(name.removesuffix("-le")).lstrip(b"\xff\xfe") == data.lstrip(b"\xff\xfe").removeprefix(b"\xef\xbb\xbf")


def test_an_encoding_nobody_knows_is_told() -> None:
    assert stated_encoding(b"<meta charset=klingon>") == "klingon"
    with pytest.raises(NewslintError, match="unknown encoding 'klingon'"):
        read("a.html", b"<meta charset=klingon><p>\xe9\x81\xff", None)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "no article found"),
        (b"   \n", "no article found"),
        (b"<html><body><nav><a href='/'>Beranda</a></nav></body></html>", "no article found"),
        (b"<html><body></body></html>", "no article found"),
        (b"<p>1 2 3</p>", "no article found"),
        (b"<html>\xff\xfe\xfa\x00", "NUL"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"<html><body>" + b"<div>" * 50_000, "no article found"),
    ],
)
def test_what_is_no_article_is_told(data: bytes, what: str) -> None:
    with pytest.raises(NewslintError, match=what):
        read("a.html", data, None)


def test_a_page_cut_off_in_the_middle_is_read_as_far_as_it_goes() -> None:
    whole = page()
    read_as = article(whole[: whole.index("Kepala Dinas") + 40])
    assert "menandai babak baru" in read_as.text
    assert len(read_as.text) == len(read_as.source)


def test_deep_nesting_is_told() -> None:
    deep = "<b>" * 20_000 + "Kata pembuka yang cukup panjang untuk sebuah paragraf berita." + "</b>" * 20_000
    assert len(article(deep).text) == len(deep)
    with pytest.raises(NewslintError, match="no article found"):
        article(page(deep))


def test_an_allowance_in_a_comment_holds_for_the_paragraph_below(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(), "utf-8")
    select = ("--no-config", "--select", "editorial", "--exit-zero", "--format", "concise")
    assert main(["check", str(path), *select]) == 0
    first = capsys.readouterr().out
    assert "a.html:14:" in first
    code = first.split("[")[1].split()[0]
    path.write_text(
        page().replace("      <p>Pembukaan", f"      <!-- newslint: allow {code} -- kata dinas -->\n      <p>Pembukaan"), "utf-8"
    )
    assert main(["check", str(path), *select, "--show-allowed"]) == 0
    assert f"[{code}" not in capsys.readouterr().out


def test_reports_show_the_article_and_not_its_markup(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    path.write_text(page().replace("menandai babak baru", "menandai <b>babak</b> baru"), "utf-8")
    for name in ("text", "html", "markdown", "junit", "json", "sarif", "rdjsonl", "concise", "tap", "jsonl"):
        assert main(["check", str(path), "--no-config", "--select", "editorial", "--exit-zero", "--format", name]) == 0
        out = capsys.readouterr().out
        assert "14" in out
        assert "<b>babak" not in out.replace("&lt;", "<")


def test_a_fix_is_written_into_the_page_unless_markup_stands_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.html"
    wrong = page().replace("mulai melayani", "bertanggungjawab melayani").replace("tahun lalu", "tahun <b>bertanggung</b>jawab")
    path.write_text(wrong, "utf-8")
    assert main(["check", str(path), "--no-config", "--select", "LNG001", "--exit-zero", "--fix"]) == 0
    assert path.read_text("utf-8") == wrong.replace("bertanggungjawab melayani", "bertanggung jawab melayani")
    assert "LNG001" in capsys.readouterr().out


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(NewslintError, match=r"needs trafilatura \(pip install 'newslint\[html\]'\)"):
        article(page())
    monkeypatch.setitem(sys.modules, "resiliparse.extract.html2text", None)
    with pytest.raises(NewslintError, match="needs resiliparse"):
        article(page(), fast=True)


PIECES = [
    "<html>",
    "<body>",
    "<p>",
    "</p>",
    "Kata pembuka yang cukup panjang. ",
    "&ldquo;",
    "&#",
    "<!-- newslint: allow X -- y -->",
    "<b",
    "\n",
    "\xad",
    "<br>",
    "\r",
]


@settings(derandomize=True, max_examples=60, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map(lambda pieces: "".join(pieces).encode())))
def test_any_bytes_are_an_article_or_told(data: bytes) -> None:
    try:
        read_as = read("a.html", data, None)
    except NewslintError:
        return
    assert len(read_as.text) == len(read_as.source)
    tight = tightened(read_as)
    assert len(tight.text) == len(tight.source)
    assert read_as.source.encode(read_as.encoding).endswith(data[-1:])
