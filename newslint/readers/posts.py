"""Records whose text is a piece of HTML, as feeds, exports and ninjs hold it: the headline above it, in a document of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from newslint.article import Record

SHORTCODE = re.compile(r"\[/?(?:caption|gallery|embed|audio|video|playlist|wp_caption|youtube|vimeo|twitter|instagram)\b[^\]\r\n]*\]")
"""What WordPress puts a picture or a player for."""
PARAGRAPHED = re.compile(r"<(?:p|br|div|li|h[1-6])\b", re.IGNORECASE)
SUFFIX = ".html"


def post(own: str, place: str, html: str, meta: Mapping[str, str]) -> Record:
    """The record of `html`. Where that has no paragraphs of its own, blank lines part them, as in WordPress' old editor."""
    body = SHORTCODE.sub("\n\n", html).strip()
    if not PARAGRAPHED.search(body):
        body = re.sub(r"[^\S\r\n]*(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*", "\n\n<p>", body)
    title = meta.get("title", "")
    document = f"<h1>{escape(title, quote=False)}</h1>\n{body}" if title else body
    return Record(own or meta.get("url", "") or place, place, meta=meta, data=document.encode("utf-8", "replace"), suffix=SUFFIX)
