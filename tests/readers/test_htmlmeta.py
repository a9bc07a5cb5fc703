from __future__ import annotations

import json

import pytest

from newslint.readers.htmlmeta import described, headline
from newslint.readers.htmltext import tokens


def linked(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


NEWS = {
    "@type": "NewsArticle",
    "headline": "Pasar Dibuka",
    "author": [{"name": "Rina"}, {"name": "Budi"}],
    "publisher": {"name": "Warta"},
    "articleSection": ["Ekonomi", "Kota"],
    "datePublished": "2025-06-02",
}


@pytest.mark.parametrize(
    ("page", "meta"),
    [
        (
            linked(NEWS),
            {"title": "Pasar Dibuka", "author": "Rina, Budi", "outlet": "Warta", "section": "Ekonomi, Kota", "date": "2025-06-02"},
        ),
        (linked([{"@graph": [{"@type": "WebPage"}, {"@type": ["ReportageNewsArticle"], "headline": "A"}]}]), {"title": "A"}),
        (linked({"@type": "WebSite", "headline": "A"}), {}),
        ('<script type="application/ld+json">{broken</script><meta name=author content="Rina &amp; Budi">', {"author": "Rina & Budi"}),
        ('<meta property="article:author" content="https://facebook.example/rina">', {}),
        ('<meta property="og:site_name" content="Warta">' + linked({"@type": "NewsArticle", "publisher": {}}), {"outlet": "Warta"}),
        ("[" * 100_000, {}),
        ('<script type="application/ld+json">' + "[" * 100_000 + "</script>", {}),
    ],
)
def test_what_a_page_says_of_its_article(page: str, meta: dict[str, str]) -> None:
    assert described(tokens(page)) == meta


@pytest.mark.parametrize(
    ("page", "titles", "shown"),
    [
        ("<title>Pasar Dibuka - Warta</title><h1>Warta</h1><h1>Pasar <i>Dibuka</i></h1>", ["Pasar Dibuka"], "PasarDibuka"),
        ("<title>Pasar Dibuka - Warta</title><h1>Warta</h1>", ["Pasar Dibuka"], "PasarDibuka"),
        ("<title>Pasar Dibuka</title>", [], "PasarDibuka"),
        ("<h1>Pasar Dibuka Lagi</h1>", [], "PasarDibukaLagi"),
        ("<h1>Pasar Tirtasari Dibuka Kembali</h1>", ["Pasar Tirtasari Kembali Dibuka | Warta"], "PasarTirtasariDibukaKembali"),
        ("<p>tanpa judul</p>", ["Pasar"], None),
        ("<title></title><h1></h1>", [], None),
        (f"<h1>{'kata ' * 200}</h1>", [], None),
    ],
)
def test_the_headline_is_where_the_reader_sees_it(page: str, titles: list[str], shown: str | None) -> None:
    found = tokens(page)
    span = headline(found, titles)
    assert (found.flat.text[span.start : span.end] if span else None) == shown
