"""The text of an HTML page with the place of every character, and what the page says of itself.

Only text and its places are wanted, of every page there is, so pages are cut into pieces here, as browsers do it, in linear time: Python's
`html.parser` needs minutes for some broken pages, and other parsers keep no places. What the article is, extractors decide.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from html import unescape

from newslint.readers.flat import Flat
from newslint.records import dataclass, field
from newslint.spans import Span

INLINE = re.compile(
    r"a|abbr|acronym|b|bdi|bdo|big|blink|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|ruby|rb|s|samp|small|span|strike"
    r"|strong|sub|sup|time|tt|u|var|wbr"
).fullmatch
"""Elements that stand within a word or a line without parting it."""
SPACED = re.compile(r"\w+-[^:]*|img|svg|button|input|object|iframe|picture|video|audio|canvas|math|meter|progress|noscript|rt|rp").fullmatch
"""Elements that part words, but not lines; and so do those with a hyphen in their names."""
HIDDEN = frozenset(["svg", "noscript", "select", "textarea", "template", "object", "canvas", "math", "iframe"])
"""Elements whose content is no text of the page."""
TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*)((?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+|(?=>)))?)*+)>")
"""A tag with its attributes; a quote that is not closed is part of its attribute's name."""
ATTRIBUTE = re.compile(r"([^\s/>=\"']+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
REFERENCE = re.compile(r"&(?:#[0-9]{1,9}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{0,39});?")
BESIDE = frozenset(["figcaption", "nav", "footer", "aside"])
"""Elements whose content is no part of the story that stands around them."""
BOX = re.compile(
    r"(?:(?<![^\s\"'_-])|(?-i:(?<=[a-z])(?=[A-Z])))(?:captions?|credits?|copyrights?|photographer|biography"
    r"|author[-_]*(?:bio|box|card|details?|info)|newsletter|sign-?up|recommended|related|terkait|(?:baca|lihat|simak)[-_]*juga|comments?"
    r"|more[-_]*(?:links?|stories|topics?)|(?:read|see|also)[-_]*(?:also|more|next|read))(?-i:(?![a-z]))",
    re.IGNORECASE,
)
"""Names of classes by which content systems mark such elements; a word begins at a hyphen or with a capital."""
CLASS = re.compile(r"(?<![^\s/\"'])class\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)", re.IGNORECASE)
STATE = re.compile(r"(?:has|is|js|no|with|tag|category|post|single)[-_]")
"""How names of classes begin that say something of an element's neighbours, or of an article's subject."""
RAW = ("script", "style")
"""Elements whose content is no markup."""


@dataclass(slots=True)
class Tokens:
    """What one pass over a page finds."""

    flat: Flat
    """The text, its title element included. Offsets are those of the page."""
    comments: list[Span] = field(default_factory=list)
    headings: list[Span] = field(default_factory=list)
    """First-level headings, as stretches of the flat text."""
    titles: list[Span] = field(default_factory=list)
    """The title element, likewise; at most one."""
    beside: list[Span] = field(default_factory=list)
    """What stands beside a story by its element or class, likewise: captions, related links, who wrote it; none inside another."""
    lang: str = ""
    properties: dict[str, str] = field(default_factory=dict)
    """`meta` elements: name or property, lower case, to the first content."""
    linked: list[str] = field(default_factory=list)
    """JSON-LD, as written."""
    whole: bool = False
    """Whether it is a page and not a piece of one."""


def tokens(source: str, *, cdata: bool = False, inline: Callable[[str], object] = INLINE) -> Tokens:
    """`source` in pieces, however broken it is. `cdata`: whether CDATA sections are text, as in XML, or comments, as in HTML.

    `inline` says of the name of an element whether it stands within a line.
    """
    page = _Page(source, inline)
    for kind, start, end in _pieces(source):
        if kind == "text":
            page.text(start, end)
        elif kind == "tag":
            page.tag(start)
        elif cdata and source.startswith("<![CDATA[", start):
            page.found.flat.add(source[start + 9 : end].removesuffix("]]>"), start + 9)
        elif source.startswith("<!--", start):
            page.found.comments.append(Span(start, end))
    return page.closed()


def _pieces(source: str) -> Iterator[tuple[str, int, int]]:
    """Text, tags and comments with where they begin and end; what a script or style holds is one piece by its own name."""
    at = 0
    while at < len(source):
        start = source.find("<", at)
        start = start if start >= 0 else len(source)
        following = source[start + 1 : start + 2]
        if following in ("!", "?") or (following == "/" and not source[start + 2 : start + 3].isalpha()):
            end = _comment_end(source, start)
            kind = "comment"
        else:
            tag = TAG.match(source, start)
            end = tag.end() if tag else start + 1
            kind = "tag" if tag else "text"
            if not tag and (following.isalpha() or following == "/"):
                end = len(source)  # a tag without an end: the rest of the page is lost to a browser, too
                kind = "comment"
        if start > at:
            yield "text", at, start
        if start < len(source):
            yield kind, start, end
        at = end
        if kind == "tag" and tag and not tag[1] and (name := tag[2].lower()) in RAW:
            close = re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE).search(source, at)
            yield name, at, close.start() if close else len(source)
            at = close.start() if close else len(source)


def _boxed(written: str) -> bool:
    """Whether an element's class says that it stands beside the story."""
    found = CLASS.search(written)
    if found is None or not BOX.search(found[1]):
        return False
    return any(BOX.search(name) and not STATE.match(name) for name in found[1].strip("\"'").split())


def _comment_end(source: str, start: int) -> int:
    if source.startswith("<!--", start):
        end = re.compile(r"--!?>").search(source, start + 2 if source.startswith(("<!-->", "<!--->"), start) else start + 4)
        return end.end() if end else len(source)
    closing = "]]>" if source.startswith("<![CDATA[", start) and source.find("]]>", start) >= 0 else ">"
    end_at = source.find(closing, start)
    return end_at + len(closing) if end_at >= 0 else len(source)


class _Page:
    """What is known of a page as its pieces come."""

    def __init__(self, source: str, inline: Callable[[str], object]) -> None:
        self.found = Tokens(Flat())
        self._source, self._inline = source, inline
        self._hidden = ""
        self._last: dict[str, int] = {}
        self._linked = False
        self._open: dict[str, int] = {}
        self._spans: dict[str, list[Span]] = {"h1": [], "title": []}
        self._boxes: list[Span] = []
        self._beside: tuple[str, int] | None = None
        self._depth = 0
        self._quoted = 0

    def text(self, start: int, end: int) -> None:
        """Text with its references."""
        if self._hidden:
            return
        flat, data = self.found.flat, self._source[start:end]
        if "&" not in data:
            flat.add(data, start)
            return
        at = 0
        for reference in REFERENCE.finditer(data):
            said = unescape(reference[0])
            if said != reference[0]:
                flat.add(data[at : reference.start()], start + at)
                flat.add_reference(said, start + reference.start(), start + reference.end())
                at = reference.end()
        flat.add(data[at:], start + at)

    def tag(self, start: int) -> None:
        """A tag: what it parts, hides and says."""
        match = TAG.match(self._source, start)
        if match is None:
            return
        closing, name = bool(match[1]), match[2].lower()
        self._beside_story(name, match[3], start, closing=closing)
        if SPACED(name):
            self.found.flat.space()
        elif not self._inline(name) and name not in RAW:
            self.found.flat.line()
        if self._hidden:
            self._hidden = "" if closing and name == self._hidden else self._hidden
        elif closing and name in self._open:
            self._spans[name].append(Span(self._open.pop(name), start))
        elif closing:
            return
        elif name in HIDDEN:
            self._hidden = name if not match[3].endswith("/") and self._ends(name, start) else ""
        elif name in self._spans and name not in self._open and (name == "h1" or not self._spans[name]):
            self._open[name] = start
        elif name in ("html", "head", "body", "meta"):
            self._described(name, match[3])
        elif name == "script" and "ld+json" in match[3].lower():
            end = re.compile("</script", re.IGNORECASE).search(self._source, match.end())
            self.found.linked.append(self._source[match.end() : end.start() if end else len(self._source)])

    def closed(self) -> Tokens:
        """What was found, once the page is at its end."""
        starts = self.found.flat.close().starts
        kinds = (self._spans["h1"], self.found.headings), (self._spans["title"], self.found.titles), (self._boxes, self.found.beside)
        for spans, kept in kinds:
            kept += [Span(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans]
        return self.found

    def _beside_story(self, name: str, written: str, start: int, *, closing: bool) -> None:
        """Notes where an element that stands beside the story begins and ends. One without an end is none."""
        if name == "blockquote":  # whose footer names who is quoted
            self._quoted = max(self._quoted + (-1 if closing else 1), 0)
        if self._beside and name == "p" == self._beside[0] and not closing:
            self._beside = None  # a new paragraph ends it
        if self._beside is None:
            spoken = self._quoted and name == "footer"
            if not closing and not spoken and (name in BESIDE or _boxed(written)) and self._ends(name, start):
                self._beside, self._depth = (name, start), 1
        elif name == self._beside[0]:
            self._depth += -1 if closing else 1
            if not self._depth:
                self._boxes.append(Span(self._beside[1], start))
                self._beside = None

    def _ends(self, name: str, start: int) -> bool:
        """Whether an end of the element is still to come; one without an end hides nothing."""
        if name not in self._last:
            self._last[name] = max((match.start() for match in re.finditer(f"</{name}", self._source, re.IGNORECASE)), default=-1)
        return self._last[name] > start

    def _described(self, name: str, written: str) -> None:
        attributes = {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in ATTRIBUTE.finditer(written)}
        if name != "meta":
            self.found.whole = True
            self.found.lang = self.found.lang or attributes.get("lang", "").strip()
            return
        key = (attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or "").lower()
        if key and attributes.get("content", "").strip():
            self.found.properties.setdefault(key, attributes["content"].strip())
