from __future__ import annotations

import pytest

from newslint.readers.htmltext import tokens
from newslint.readers.laid import lay
from newslint.spans import Span


def laid(source: str, *blocks: str, remarks: tuple[str, ...] = ()) -> tuple[str, str]:
    """The text over `source` with dots for its gaps, and the text without them."""
    flat = tokens(source).flat
    spans = [[Span(flat.text.index(block), flat.text.index(block) + len(block))] for block in blocks or [flat.text]]
    places = [Span(source.index(remark), source.index(remark) + len(remark)) for remark in remarks]
    result = lay(source, flat, spans, places)
    assert len(result.text) == len(source)
    shown = list(result.text)
    for gap in result.gaps:
        assert not result.text[gap.start : gap.end].strip()
        shown[gap.start : gap.end] = "." * (gap.end - gap.start)
    return "".join(shown), "".join(char for char, dot in zip(result.text, shown, strict=True) if char == dot or char == ".")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Kata <b>tebal</b>.</p>", "Kata tebal.\n"),
        ("<b>S</b>etelah itu", "Setelah itu"),
        ("a\n   b", "a b"),
        ("satu<br>dua", "satu\ndua"),
        ("<p>satu</p>\n\n<p>dua</p>", "satu\ndua\n"),
        ("&ldquo;Ya,&rdquo; kata&nbsp;Rina &amp; Budi", "“Ya,” kata Rina & Budi"),
        ("per&shy;kara ke\u00adlas", "perkara kelas"),
        ("kata<img src=a>kata", "kata kata"),
        ("bitcoin<button></button>, kata", "bitcoin, kata"),
        ("<li>satu</li><li>dua</li>", "satu\ndua\n"),
        ("m<sup>2</sup>", "m2\n"),
        ("cafe\u0301 baru", "cafe\u0301 baru"),
        ("", ""),
    ],
)
def test_the_text_reads_as_the_page_shows_it(source: str, text: str) -> None:
    assert laid(source)[1] == text


def test_characters_stay_at_their_places() -> None:
    assert laid("<p>Kata &ldquo;<i>ya</i>&rdquo;</p>")[0] == "...Kata “.........ya....”......\n..."


def test_between_two_blocks_a_line_ends_even_where_the_page_has_none() -> None:
    assert laid("<span>Foto</span> <span>Isi</span>", "Foto", "Isi")[1] == "Foto\nIsi\n"


def test_what_stands_between_the_pieces_of_a_block_is_a_space() -> None:
    source = "<p>satu <q>dua</q> tiga</p>"
    flat = tokens(source).flat
    result = lay(source, flat, [[Span(0, 4), Span(flat.text.index("tiga"), len(flat))]])
    assert result.text.split() == ["satu", "tiga"]
    assert result.text.count("\n") == 1


def test_remarks_are_blank_but_no_gaps_and_have_a_line_of_their_own() -> None:
    remark = "<!-- newslint: allow EDI001 -- kata menteri -->"
    assert laid(f"<p>satu</p>{remark}<p>dua</p>", remarks=(remark,))[1] == "satu\n" + " " * len(remark) + "\n" + "dua\n"
    assert laid(f"<div>{remark}<p>dua</p>", remarks=(remark,))[1] == " " * len(remark) + "\ndua\n"
    assert laid(f"<p>satu {remark} dua</p>", remarks=(remark,))[1].count("\n") == 1


def test_overlapping_blocks_are_written_once() -> None:
    source = "<p>satu dua</p>"
    flat = tokens(source).flat
    assert lay(source, flat, [[Span(0, 7)], [Span(2, 5)], [Span(5, 7)]]).text.split() == ["satu", "dua"]
