"""`.stories` files: stories one after the other, each under a line `@story` with its identity."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newslint.article import Record
from newslint.errors import Problem
from newslint.readers import ReadOptions

SUFFIXES = (".stories",)


def records(path: str, stream: BinaryIO, options: ReadOptions) -> Iterator[Record | Problem]:
    """Each story, as a document that the reader of `.story` files takes."""
    identity, place, lines = "", "", list[bytes]()
    for number, line in enumerate(stream, 1):
        if line.startswith(b"@story "):
            if place:
                yield Record(identity, place, data=b"".join(lines), suffix=".story")
            identity, place, lines = line[7:].decode("utf-8", "replace").strip(), f"{path}:{number}", []
        elif place:
            lines.append(line)
        elif line.strip():
            yield Problem(f"{path}:{number}", "belongs to no story", "a story begins with a line '@story' and its identity")
    if place:
        yield Record(identity, place, data=b"".join(lines), suffix=".story")
