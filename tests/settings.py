"""A configuration in the working directory, for tests of settings."""

from __future__ import annotations

from pathlib import Path

from newslint import configfile
from newslint.config import Config, Effective, locate

RULES = [
    ("id/attribution/vague-source", "ATT002"),
    ("id/loaded/labels", "LOD001"),
    ("en/loaded/labels", "LOD001"),
    ("any/language/double-space", "LNG001"),
]
"""Rules by name and code: one of them in two languages, one in any."""


def write(path: str, text: str) -> None:
    """A file and the folders above it."""
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def parsed(text: str = "", name: str = "newslint.yaml") -> Config:
    """The configuration that a file with `text` makes, with those beside it."""
    write(name, text)
    return configfile.parse(locate("."))


def effective(text: str, path: str = "a.txt") -> Effective:
    """What it settles for one file."""
    return parsed(text).effective(path)
