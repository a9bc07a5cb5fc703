from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers.htmltext import tokens


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>a &amp; b &lt;i&gt; &#8220;c&#x201d; &copy; &nbsp;&shy;d</p>", "a&b<i>“c”©d"),
        ("a &tidakada; b & c &amp", "a&tidakada;b&c&"),
        ("<script>var a = '<p>x</p>'</script>y<style>p{}</style>z", "yz"),
        ("<script>x", ""),
        ("a<!-- b -->c<!-- d", "ac"),
        ("a<!-->b<!--->c<!-- x --!>d", "abcd"),
        ("<noscript><p>x</p></noscript>y<noscript>z", "yz"),
        ("<svg><title>x</title></svg>y <textarea>z</textarea>", "y"),
        ("<a title='x > y' href=\"z>\">b</a>", "b"),
        ('<div class="a""><p>b</p>', "b"),
        ("<a href=x'y>b</a>", "b"),
        ("1 < 2 dan 3 > 2", "1<2dan3>2"),
        ("<p", ""),
        ("a</>b</ x>c<?php d ?>e<!x>f", "abcef"),
        ("<![CDATA[x]]>y", "y"),
        ("<P>a</P><BR/>b", "ab"),
    ],
)
def test_text_is_what_a_browser_takes_for_text(source: str, text: str) -> None:
    flat = tokens(source).flat
    assert flat.text == text
    for index, (start, end) in enumerate(zip(flat.starts, flat.ends, strict=True)):
        assert flat.text[index] in flat.written.get(index, source[start:end])


def test_cdata_is_text_in_xml() -> None:
    assert tokens("<p><![CDATA[a < b]]></p>", cdata=True).flat.text == "a<b"


def test_what_the_page_says_of_itself() -> None:
    found = tokens(
        '<!doctype html><HTML LANG="id-ID"><meta property="og:title" content="A &amp; B"><meta name=author content=Rina>'
        '<script type="application/ld+json">{"a": 1}</script><title>T</title><!-- newslint: x --><h1>A</h1><h1>B</h1></html>'
    )
    assert found.whole
    assert found.lang == "id-ID"
    assert found.properties == {"og:title": "A & B", "author": "Rina"}
    assert found.linked == ['{"a": 1}']
    assert [found.flat.text[span.start : span.end] for span in (*found.titles, *found.headings)] == ["T", "A", "B"]
    assert len(found.comments) == 1
    assert not tokens("<p>a</p>").whole


@pytest.mark.parametrize(
    ("source", "beside"),
    [
        ("a<figcaption>b <span>c</span></figcaption>d", ["bc"]),
        ("a<nav><nav>b</nav>c</nav>d<footer>e</footer>f<aside>g</aside>", ["bc", "e", "g"]),
        ("<blockquote>a<footer>b</footer></blockquote><footer>c</footer>", ["c"]),
        ("<p class=imageCaption>a<p>b</p>", []),
        ("<p class=imageCaption>a<p class=imageCaption>b</p>", ["b"]),
        ('<img class="related-thumb">a<input class=newsletter><li class=related>b<aside>c</aside>', ["c"]),
        ("<p class='lead photo__caption'>a</p><p>b</p>", ["a"]),
        ('<div class="inner-link-baca-juga">a<div>b</div></div>c<p class=lihatJuga>d</p>', ["ab", "d"]),
        ('<div CLASS="relatedPosts">a</div><li class="more-topic__item">b</li><a class="read-more">c</a>', ["a", "b", "c"]),
        ('<p class="author-bio">a</p><p class="nnr-ab-author-info-x">b</p><p class=author>c</p>', ["a", "b"]),
        ('<p class="discredited">a</p><p class="captioned">b</p><p class="unrelated">c</p><p data-class="related">d</p>', []),
        ('<p class="has-caption">a</p><p class="tag-comment x">b</p><p class="no-related">c</p><p class="category-credit-card">d</p>', []),
        ("<aside>a", []),
        ("<p>e\u0301<aside>o\u0308b</aside>", ["öb"]),
    ],
)
def test_what_stands_beside_the_story(source: str, beside: list[str]) -> None:
    found = tokens(source)
    assert [found.flat.text[span.start : span.end] for span in found.beside] == beside


@pytest.mark.parametrize(
    ("between", "spaced", "broken"),
    [
        ("<b>", False, False),
        ("</a>", False, False),
        ("<br>", False, True),
        ("<p>", False, True),
        (" ", True, False),
        ("<img>", True, False),
        ("<my-tag>", True, False),
        ("<!-- -->", False, False),
        ("<script></script>", False, False),
        ("&nbsp;", True, False),
    ],
)
def test_what_parts_words_and_lines(between: str, spaced: bool, broken: bool) -> None:
    flat = tokens(f"a{between}b").flat
    assert (1 in flat.spaces, 1 in flat.breaks) == (spaced, broken)


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<!",
        "<!--",
        "<a ",
        "<a href='",
        '<a b="',
        "&",
        "&#",
        "&#x",
        "<p>",
        "</",
        "<![CDATA[",
        "<?",
        "<svg>",
        "<script>",
        "<noscript>",
        "<h1>",
        "x ",
    ],
)
def test_broken_pages_take_linear_time(piece: str) -> None:
    begin = time.process_time()
    tokens(piece * 30_000)
    assert time.process_time() - begin < 5


PIECES = [
    "<p>",
    "</p>",
    "<b",
    ">",
    "&amp;",
    "&#",
    "'",
    '"',
    "=",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    " ",
    "a",
    "é",
    "e\u0301",
    "<![CDATA[",
    "]]>",
    "\n",
    "<svg>",
]


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_places_rise_and_lie_in_the_source(source: str) -> None:
    flat = tokens(source).flat
    edges = [place for pair in zip(flat.starts, flat.ends, strict=True) for place in pair]
    assert edges == sorted(edges)
    assert not edges or (edges[0] >= 0 and edges[-1] <= len(source))
