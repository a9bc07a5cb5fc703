"""Text from anywhere as it may stand in Markdown, on GitHub and GitLab too."""

from __future__ import annotations

from newslint import expressions as re
from newslint.reporters.markup import FORBIDDEN
from newslint.terminal import plain

MARKS = re.later(r"[\\`*_\[\]<>|~&$#@]|:(?=\S)|(?<=\bwww)\.|^[-+=]", re.IGNORECASE)
"""What Markdown obeys anywhere: marks, autolinks, names of emoji; and what begins a list or a heading where a line begins."""
NUMBERED = re.later(r"^(\d{1,9})([.)])")
BROKEN = "<!-- -->"
"""An empty comment: it parts a sign from a name or number, so that nobody is called and nothing is referred to."""


def markdown(text: str) -> str:
    """`text` on one line, no part of it a mark, a link, a call to a person or a reference to an issue."""
    line = FORBIDDEN.sub("\ufffd", plain(text)).strip()
    return NUMBERED.sub(r"\1\\\2", MARKS.sub(lambda found: "\\" + found[0] + (BROKEN if found[0] in "@#" else ""), line))


def code(text: str) -> str:
    """`text` as code: shown as it is, in a fence longer than any in it."""
    inner = FORBIDDEN.sub("\ufffd", plain(text)).strip() or " "
    fence = "`" * (max(map(len, re.findall("`+", inner)), default=0) + 1)
    pad = " " if inner.startswith("`") or inner.endswith("`") else ""
    return f"{fence}{pad}{inner}{pad}{fence}"
