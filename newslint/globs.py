"""Patterns of paths, as in a configuration, and where a path lies seen from a directory."""

from __future__ import annotations

import os

from newslint import expressions as re
from newslint.records import dataclass


@dataclass(frozen=True, slots=True)
class Glob:
    """A pattern of paths below `root`: `*` and `?` stay within a folder, `**` does not, `[ab]` is either.

    Without a slash it names a file or folder at any depth; what lies below a folder that matches, matches.
    """

    pattern: str
    root: str
    """An absolute directory."""

    def matches(self, path: str) -> bool:
        """Whether the pattern takes the absolute `path`."""
        relative = from_root(path, self.root)
        return relative is not None and re.fullmatch(_regex(_composed(self.pattern)), _composed(relative)) is not None


def from_root(path: str, root: str) -> str | None:
    """`path` seen from the directory `root`, with forward slashes; None where no way leads there: another drive of Windows."""
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:
        return None


def spellings(path: str) -> tuple[str, ...]:
    """A path as written, then with its accents composed and apart: `é` is one letter to most systems, and two to those of macOS."""
    if path.isascii():
        return (path,)
    from unicodedata import normalize

    return path, normalize("NFC", path), normalize("NFD", path)


def lies_below(path: str, root: str) -> bool:
    """Whether `path` is the directory `root` or lies in it, as far as their names tell."""
    way = from_root(path, root)
    return way is not None and way.split("/", 1)[0] != os.pardir


def _regex(pattern: str) -> str:
    """A glob as a regular expression for a path relative to its root."""
    from fnmatch import translate

    pattern = pattern.replace("\\", "/").removeprefix("./")
    anchored = "/" in pattern.rstrip("/")
    parts = []
    for piece in re.findall(r"\*\*/|\*\*|\*|\?|\[!?\]?[^\]/]*\]|[^*?]", pattern.strip("/")):
        if piece.startswith("[") and len(piece) > 2:
            parts.append(f"(?!/){translate(piece)[4:-3]}")  # without the frame that fnmatch puts around a pattern
        else:
            parts.append({"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece) or re.escape(piece))
    return f"(?s:{'' if anchored else '(?:.*/)?'}{''.join(parts)}(?:/.*)?)"


def _composed(path: str) -> str:
    return path if path.isascii() else spellings(path)[1]
