"""Where a finding lies, as the programs count that read the reports: paths from the root, URIs, columns in bytes."""

from __future__ import annotations

import os
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


def byte_place(source: str, lines: Lines, offset: int) -> dict[str, int]:
    """The 1-based line and column of `offset`, the column in bytes of UTF-8."""
    line, column = lines.locate(offset)
    before = source[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
