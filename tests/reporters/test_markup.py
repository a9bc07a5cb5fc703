"""Text in XML and HTML."""

from __future__ import annotations

from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.reporters.markup import inert, prose


@pytest.mark.parametrize(
    ("text", "one_line", "running"),
    [
        ("a <b> & \"c\" 'd'", "a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;", "a &lt;b&gt; &amp; &quot;c&quot; &#x27;d&#x27;"),
        ("a\r\nb\tc", "a  b c", "a\r\nb\tc"),
        ("\x00\x1b[31m\x7f\x9b", "␀␛[31m␡&lt;9B&gt;", "␀␛[31m␡&lt;9B&gt;"),
        ("\u202e\ufeff\ufffe\ud83d", "&lt;202E&gt;&lt;FEFF&gt;\ufffd&lt;D83D&gt;", "&lt;202E&gt;&lt;FEFF&gt;\ufffd&lt;D83D&gt;"),
        ("::error::x\n ::y a::b ##[z]", "&#58;:error::x  &#58;:y a::b ##&#91;z]", "&#58;:error::x\n &#58;:y a::b ##&#91;z]"),
        ("👩\u200d👧 e\u0301\u00a0", "👩\u200d👧 e\u0301\u00a0", "👩\u200d👧 e\u0301\u00a0"),
    ],
)
def test_text(text: str, one_line: str, running: str) -> None:
    assert inert(text) == one_line
    assert prose(text) == running


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_content_and_attribute(text: str) -> None:
    tree = ElementTree.fromstring(f'<a b="{inert(text)}">{inert(text)}</a>'.encode())
    assert len(tree) == 0
    assert (tree.text or "") == (tree.get("b") or "")
    tags: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: tags.append(tag)  # type: ignore[method-assign]
    parser.feed(f'<p title="{inert(text)}">{prose(text)}</p>')
    assert tags == ["p"]
