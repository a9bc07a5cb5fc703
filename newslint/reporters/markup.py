"""Text from anywhere as it may stand in XML and HTML."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from newslint import expressions as re
from newslint.terminal import COMMAND, UNSAFE, visible

FORBIDDEN = re.later("[\ufdd0-\ufdef\ufffe\uffff]")
"""What neither XML nor HTML may hold, and `plain` leaves."""


def inert(text: str) -> str:
    """`text` on one line for content or a quoted attribute: nothing in it is a tag, an entity, a control or a hidden character."""
    return _escaped(visible(text))


def prose(text: str) -> str:
    """The same for running text, where white space is kept as it is."""
    safe = UNSAFE.sub(lambda found: found[0] if found[0] in "\t\n\r" else visible(found[0]), text)
    return _escaped(safe)


def _escaped(text: str) -> str:
    """Text as markup; what a runner of CI would take for a command in the log becomes a reference to the same character."""
    escaped = escape(FORBIDDEN.sub("\ufffd", text))
    return COMMAND.sub(lambda found: f"&#{ord(found[0])};", escaped)


def element(name: str, attributes: Mapping[str, str], content: str) -> str:
    """An element around `content`, which is markup already. Attributes are made inert here."""
    listed = "".join(f' {key}="{inert(value)}"' for key, value in attributes.items())
    return f"<{name}{listed}>{content}</{name}>"
