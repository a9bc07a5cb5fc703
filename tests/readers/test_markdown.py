from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.errors import NewslintError
from newslint.readers.markdown import read


def article(source: str) -> Article:
    return read("a.md", source.encode(), None)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Kata **kata** dan *kata*.", "Kata   kata   dan  kata ."),
        ("***Tebal _dalam_ miring***", "   Tebal  dalam  miring   "),
        ("~~hapus~~ snake_case_tetap", "  hapus   snake_case_tetap"),
        ("Lihat [tautan **ini**](http://a.b/c 'judul') ya", "Lihat  tautan   ini" + 26 * " " + "ya"),
        ("[satu][r] [r]\n\n[r]: http://a.b 'judul'\n", " satu      r \n\n" + 23 * " " + "\n"),
        ("![teks alt *x*](a.png) isi", "                       isi"),
        ("Kode `x = 1` habis", "Kode         habis"),
        ("<http://a.b> <a@b.c> https://a.b", "                     https://a.b"),
        ("Isi <b>tebal</b> <!-- rahasia --> lagi", "Isi    tebal                      lagi"),
        ("# Judul #\nIsi\n", "  Judul  \nIsi\n"),
        ("Judul\n=====\nIsi\n", "Judul\n     \nIsi\n"),
        ("> kutip\n> dua\n\nIsi", "  kutip\n  dua\n\nIsi"),
        ("- satu\n- [x] dua\n  1. tiga\n", "- satu\n-     dua\n  1. tiga\n"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |\n", "  a   b  \n         \n  1   2  \n"),
        ("```py\nkode\n```\nIsi\n\n    kode\n", "     \n    \n   \nIsi\n\n        \n"),
        ("<div class='a>b'>\nisi <i>x</i>\n</div>\n", "                 \nisi    x    \n      \n"),
        ("<!-- a\n\nb -->\nIsi", "      \n\n     \nIsi"),
        ("<script>\nvar a = '<b>'\n</script>\n", "        \n             \n         \n"),
        ("> <div>\n> isi </div>\n", "       \n  isi       \n"),
        ("A &amp; B &#8220;ya&#8221;", "A &amp; B &#8220;ya&#8221;"),
        ("Bintang \\* dan garis\\\nbaru", "Bintang  * dan garis \nbaru"),
        ("Catatan[^1]\n\n[^1]: Isinya.\n", "Catatan    \n\n      Isinya.\n"),
        ("😀 **é** e\u0301 _\u00a0x_", "😀   é   e\u0301 _\u00a0x_"),
        ("# Judul\r\n\r\nIsi **a**\r\n", "  Judul\r\n\r\nIsi   a  \r\n"),
        ("---\nlang: id\n---\n\nIsi", "   \n        \n   \n\nIsi"),
        ("---\n\nIsi\n\n---\n", "   \n\nIsi\n\n   \n"),
    ],
)
def test_prose_stays_and_markup_becomes_blanks(source: str, text: str) -> None:
    read_as = article(source)
    assert read_as.text == text
    assert read_as.source == source
    assert read_as.wrapped


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# Harga *cabai* naik\n\nIsi", "Harga  cabai  naik"),
        ("Harga naik\n===\n\nIsi", "Harga naik"),
        ("## Harga naik\n\nIsi", "Harga naik"),
        ("Ekonomi\n\n# Harga naik\n\nIsi", "Harga naik"),
        ("Ekonomi\n\n## Harga naik\n\nIsi", None),
        ("Satu\n\nDua\n\n# Bukan judul\n", None),
        ("Isi saja", None),
        ("# ![gambar](a.png)\n\nIsi", None),
        ("---\ntitle: Harga naik\n---\nIsi", "Harga naik"),
        ("---\ntitle: Harga naik\n---\n# Lain\n", "Harga naik"),
    ],
)
def test_headline(source: str, title: str | None) -> None:
    read_as = article(source)
    assert (read_as.text[read_as.title.start : read_as.title.end] if read_as.title else None) == title


def test_a_title_stated_twice_is_read_once() -> None:
    read_as = article('---\ntitle: "Harga Cabai, Naik"\n---\n# Harga *cabai* naik\n')
    assert read_as.text.split() == ["Harga", "cabai", "naik"]
    assert read_as.title is not None
    assert read_as.title.start == read_as.source.index("Harga *")


def test_the_parser_is_loaded_only_when_markdown_is_read() -> None:
    code = """
import sys
from newslint.readers import markdown, text
text.read("a.txt", b"x", None)
print("pyromark" in sys.modules, "yaml" in sys.modules)
markdown.read("a.md", b"---\\ntitle: x\\n---\\n", None)
print("pyromark" in sys.modules, "yaml" in sys.modules)
"""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout
    assert printed.split() == ["False", "False", "True", "False"]


@pytest.mark.parametrize(
    "piece", ["> ", "[a](", "**a *b ", "- ", "<a \"'", "<!--", "[^a]: ", "`", "| a ", "\\", "<script>\n", "# [", "![", "&#8", "~"]
)
def test_nothing_is_slow_or_too_deep(piece: str) -> None:
    source = piece * 3000
    assert len(article(source).text) == len(source)


PIECES = [
    "# ",
    "**",
    "*",
    "_",
    "[a](b)",
    "[a]: b",
    "![",
    "](",
    ")",
    "`",
    "```\n",
    "<!-- ",
    "-->",
    "<div>",
    "</div>",
    "<b ",
    ">",
    "- ",
    "1. ",
    "| ",
    "|-|\n",
]
PIECES += [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "    ",
    "\t",
    "kata",
    "😀",
    "e\u0301",
    "\xa0",
    "\u2028",
    "\x85",
    "\\",
    "&amp;",
    "---\n",
    "title: x\n",
    "[^1]",
    "[^1]: ",
    "~~",
    "===\n",
    "“",
    "\ufeff",
]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60))
def test_masking_keeps_length_and_line_ends(source: str) -> None:
    try:
        read_as = article(source)
    except NewslintError:
        return
    assert len(read_as.text) == len(read_as.source)
    assert re.sub("[^\r\n]", "", read_as.text) == re.sub("[^\r\n]", "", read_as.source)
    assert all(mine in (theirs, " ") for mine, theirs in zip(read_as.text, read_as.source, strict=True))


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.binary(max_size=80))
def test_any_bytes_are_an_article_or_a_problem(data: bytes) -> None:
    source = text = refusal = ""
    try:
        read_as = read("a.md", data, None)
        source, text = read_as.source, read_as.text
    except NewslintError as error:
        refusal = str(error)
    assert len(source) == len(text)
    assert refusal.startswith("a.md:" if refusal else "")
