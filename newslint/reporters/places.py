"""Where a finding lies, as the programs count that read the reports: paths from the root, URIs, columns in bytes."""

from __future__ import annotations

import os
from bisect import bisect_left
from itertools import accumulate
from urllib.parse import quote

from newslint.globs import lies_below
from newslint.spans import Lines


def relative(path: str, root: str) -> str:
    """`path` with slashes and without `./`, from `root` where it lies below it."""
    if root and os.path.isabs(path) and lies_below(path, root):
        path = os.path.relpath(path, root)
    return os.path.normpath(path).replace(os.sep, "/")


def uri(path: str, root: str) -> str:
    """A URI reference for `path`, percent-encoded: relative, or `file:` for what lies elsewhere."""
    place = relative(path, root)
    drive, rest = os.path.splitdrive(place)
    encoded = drive + quote(os.fsencode(rest), safe="/")
    return f"file://{'/' if drive else ''}{encoded}" if os.path.isabs(place) else encoded


class BytePlaces:
    """Lines and columns of a source, the columns in bytes of UTF-8."""

    __slots__ = ("_lines", "_more", "_wide")

    def __init__(self, source: str) -> None:
        self._lines = Lines(source)
        wide = [] if source.isascii() else [(at, ord(char)) for at, char in enumerate(source) if char > "\x7f"]
        self._wide = [at for at, _ in wide]
        self._more = [0, *accumulate(1 + (code > 0x7FF) + (code > 0xFFFF) for _, code in wide)]

    def at(self, offset: int) -> dict[str, int]:
        """The 1-based line and column of `offset`."""
        line, column = self._lines.locate(offset)
        more = self._more[bisect_left(self._wide, offset)] - self._more[bisect_left(self._wide, offset - column + 1)]
        return {"line": line, "column": column + more}
