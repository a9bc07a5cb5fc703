"""Text from anywhere as it may stand in XML and HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from newslint import expressions as re
from newslint.terminal import UNSAFE, plain

FORBIDDEN = re.later("[\ufdd0-\ufdef\ufffe\uffff]")
"""What neither XML nor HTML may hold, and `plain` leaves."""


def inert(text: str) -> str:
    """`text` on one line for content or a quoted attribute: nothing in it is a tag, an entity, a control or a hidden character."""
    return escape(FORBIDDEN.sub("\ufffd", plain(text)))


def prose(text: str) -> str:
    """The same for running text, where white space is kept as it is."""
    safe = UNSAFE.sub(lambda found: found[0] if found[0] in "\t\n\r" else plain(found[0]), text)
    return escape(FORBIDDEN.sub("\ufffd", safe))


def element(name: str, attributes: Mapping[str, str], content: str) -> str:
    """An element around `content`, which is markup already. Attributes are made inert here."""
    listed = "".join(f' {key}="{inert(value)}"' for key, value in attributes.items())
    return f"<{name}{listed}>{content}</{name}>"
