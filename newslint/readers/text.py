"""Plain text: each line a paragraph; front matter at the top is blanked but for its title, and so are remarks to newslint."""

from __future__ import annotations

from newslint.article import Article
from newslint.directives import in_front_matter, in_text
from newslint.readers.decode import decode
from newslint.readers.mask import masked, without
from newslint.spans import Span

SUFFIXES = (".txt",)
FENCES = ("---", "+++")
"""How a text with front matter begins."""


def read(path: str, data: bytes, encoding: str | None) -> Article:
    """The article in a text file."""
    decoded = decode(path, data, encoding)
    source, front = decoded.text, None
    if source.startswith(FENCES):
        from newslint.readers.frontmatter import front_matter

        front = front_matter(path, source)
    begin = front.end if front else 0
    text = masked(source, [*([front.title] if front and front.title else []), Span(begin, len(source))]) if front else source
    remarks = in_text(source, begin)
    return Article(
        path,
        source,
        without(text, remarks),
        front.title if front else None,
        front.meta if front else {},
        encoding=decoded.encoding,
        remarks=(*in_front_matter(source, begin), *remarks),
        notes=decoded.notes + (front.notes if front else ()),
    )
