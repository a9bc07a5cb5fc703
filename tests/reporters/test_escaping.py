"""Text in Markdown, as GitHub's own parser renders it."""

from __future__ import annotations

import re
from html import unescape

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.reporters.escaping import code, markdown
from newslint.terminal import plain

HARD = "a1 .-+=*_`~[](){}<>|#@!:&;\\\"'/\n$^é👧"


def rendered(text: str) -> str:
    """What a reader sees, and nothing but paragraphs allowed; raw HTML passes, so that a tag that slipped through shows."""
    html = cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE)
    found = re.fullmatch(r"<p>(.*)</p>\n", html, re.DOTALL)
    assert found is not None, html
    inner = found[1].replace("<!-- -->", "")
    assert "<" not in inner, html
    return unescape(inner)


@pytest.mark.parametrize(
    "text",
    [
        "Kata _miring_ dan **tebal**, `kode`, ~~coret~~.",
        "[klik](javascript:alert(1)) ![x](y) <script>alert(1)</script> <!-- -->",
        "https://contoh.example www.contoh.example surel@contoh.example :tada: &lt; &#35;",
        "# judul",
        "- butir",
        "1. satu",
        "2024) dua",
        "123456789. tiga",
        "+ tambah",
        "=== ",
        "> kutip",
        "| a | b |",
        "    kode",
        r"garis \ miring \*",
        "$x$ a_b_c",
    ],
)
def test_text_stays_as_it_is(text: str) -> None:
    assert rendered(markdown(text)) == text.strip()


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(HARD, min_size=1, max_size=40).filter(lambda text: bool(plain(text).strip())))
def test_any_text_stays_as_it_is(text: str) -> None:
    assert rendered(markdown(text)).split() == plain(text).split()


def test_nobody_is_called() -> None:
    assert markdown("@siapa #12") == "\\@<!-- -->siapa \\#<!-- -->12"


@pytest.mark.parametrize("text", ["a.txt", "a`b``c.txt", "`a`", " ", "a\nb <script>"])
def test_code_shows_what_it_is_given(text: str) -> None:
    html = cmarkgfm.github_flavored_markdown_to_html(code(text), Options.CMARK_OPT_UNSAFE)
    found = re.fullmatch(r"<p><code>(.*)</code></p>\n", html)
    assert found is not None
    assert unescape(found[1]).strip() == plain(text).strip()
