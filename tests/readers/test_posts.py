from __future__ import annotations

import pytest

from newslint.readers.posts import post


@pytest.mark.parametrize(
    ("html", "document"),
    [
        ("Satu.\n\nDua.\r\n \r\nTiga.", "<h1>A &amp; B</h1>\nSatu.\n\n<p>Dua.\n\n<p>Tiga."),
        ("<p>Satu.</p>\n\n<p>Dua.</p>", "<h1>A &amp; B</h1>\n<p>Satu.</p>\n\n<p>Dua.</p>"),
        ("[gallery ids='1']Satu [sic] [caption]x[/caption]", "<h1>A &amp; B</h1>\nSatu [sic]\n\n<p>x"),
    ],
)
def test_the_document_of_a_post(html: str, document: str) -> None:
    record = post("", "a.xml#1", html, {"title": "A & B", "url": "https://warta.example/1"})
    assert record.data == document.encode()
    assert (record.id, record.place, record.suffix) == ("https://warta.example/1", "a.xml#1", ".html")


def test_without_a_title_there_is_no_heading() -> None:
    assert post("7", "a.xml#1", "<p>Satu.", {}).data == b"<p>Satu."
    assert post("", "a.xml#1", "x", {}).id == "a.xml#1"
