"""XML that expands nothing, fetches nothing and is told when it is hostile. lxml is loaded when such a file is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from newslint.errors import NewslintError, Problem

HEAD = 2**16
"""Bytes in which the root of a document must begin."""
FLAGS: dict[str, Any] = {"resolve_entities": False, "no_network": True, "huge_tree": False, "load_dtd": False}
"""No entity is expanded, no DTD read; texts above ten million bytes and nesting beyond 256 elements are refused by libxml2 itself."""
ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]")
SKIPPED = re.compile(rb"<!--.*?-->|<\?.*?\?>", re.DOTALL)
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def etree(path: str, extra: str) -> Any:
    """lxml.etree. Raises NewslintError when it is not installed; `extra` brings it."""
    try:
        from lxml import etree as found
    except ImportError as error:
        raise NewslintError(Problem(path, "needs lxml", f"pip install 'newslint[{extra}]'")) from error
    return found


def root_of(path: str, head: bytes) -> str:
    """The name of the root element, without its prefix, or nothing when the beginning of the file shows none.

    Raises NewslintError for a document that declares entities: no newsroom's does, and every bomb.
    """
    wide = next((name for mark, name in WIDE.items() if head.startswith(mark)), "")
    plain = SKIPPED.sub(b" ", head.decode(wide, "replace").encode() if wide else head)
    root = ROOT.search(plain)
    if b"<!ENTITY" in (plain[: root.start()] if root else plain):
        raise NewslintError(Problem(path, "declares entities, which are never expanded", "remove its <!ENTITY …> lines"))
    return root[2].decode() if root else ""


def parsed(path: str, data: bytes, extra: str) -> Any:
    """The root of the document. Raises NewslintError where it is not well-formed."""
    module = etree(path, extra)
    root_of(path, data[:HEAD])
    try:
        return module.fromstring(data, module.XMLParser(**FLAGS, remove_comments=True, remove_pis=True))
    except (module.XMLSyntaxError, ValueError) as error:
        raise NewslintError(_fault(path, error)) from error


def elements(path: str, stream: BinaryIO, names: frozenset[str], freed: frozenset[str], extra: str) -> Iterator[Any]:
    """Each element of those local names once it is complete, in flat memory: those in `freed`, and what came before them, are forgotten.

    Raises NewslintError where the document breaks off; what came before was given.
    """
    module = etree(path, extra)
    events = module.iterparse(stream, events=("end",), tag=[f"{{*}}{name}" for name in sorted(names)], remove_comments=True, **FLAGS)
    try:
        for _, element in events:
            yield element
            if local(element) not in freed:
                continue
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except (module.XMLSyntaxError, ValueError) as error:
        raise NewslintError(_fault(path, error)) from error


def local(element: Any) -> str:
    """The name of an element without its namespace; nothing for what is no element."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: Any) -> str:
    """All text of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def first(element: Any, *names: str) -> Any:
    """The first element below with one of those local names, the earlier name first; None when there is none."""
    for name in names:
        found = next(element.iter(f"{{*}}{name}"), None)
        if found is not None:
            return found
    return None


def said(element: Any, *names: str) -> str:
    """The words of that element; nothing when there is none."""
    found = first(element, *names)
    return words(found) if found is not None else ""


def _fault(path: str, error: Any) -> Problem:
    line, column = getattr(error, "position", None) or (0, 0)
    reason = re.sub(r", line \d+, column \d+.*|\s*\(.*?, line \d+\)", "", str(error)).strip() or "it is empty"
    return Problem(f"{path}:{line}:{column}" if line else path, f"not well-formed XML: {reason}", "is it cut off?")
