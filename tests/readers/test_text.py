from __future__ import annotations

from newslint.readers import text


def test_plain_text_is_kept_whole() -> None:
    source = "Judul\r\n\r\n# Bukan judul, *bukan* tekanan\r\n"
    article = text.read("a.txt", b"\xef\xbb\xbf" + source.encode(), None)
    assert (article.source, article.text, article.wrapped, article.title) == (source, source, False, None)


def test_front_matter_is_blanked_but_for_the_title() -> None:
    article = text.read("a.txt", "---\r\ntitle: Hujan 😀\r\nlang: id\r\n---\r\nIsi\r\n".encode(), None)
    assert article.text == "   \r\n       Hujan 😀\r\n        \r\n   \r\nIsi\r\n"
    assert article.meta == {"title": "Hujan 😀", "lang": "id"}
    assert article.title is not None
    assert article.source[article.title.start : article.title.end] == "Hujan 😀"


def test_the_note_of_a_guess_reaches_the_article() -> None:
    article = text.read("a.txt", b"kata \x93ya\x94 katanya", None)
    assert article.source == "kata “ya” katanya"
    assert "windows-1252" in article.notes[0]
