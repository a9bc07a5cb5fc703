"""A plug-in that adds one of everything: an annotator, a kind, a pack of rules, a reader and a reporter."""

from __future__ import annotations

from pathlib import Path

from pluggy import HookimplMarker

hookimpl = HookimplMarker("newslint")


@hookimpl
def newslint_annotators() -> dict[str, str]:
    """Name -> a function of one Document."""
    return {"exclamations": "newslint_example.annotate:exclamations"}


@hookimpl
def newslint_kinds() -> dict[str, str]:
    """Name that a rule file gives in `check:` -> module."""
    return {"sparing": "newslint_example.sparing"}


@hookimpl
def newslint_packs() -> dict[str, str]:
    """Name -> directory laid out like newslint's own `rules/`."""
    return {"example": str(Path(__file__).parent / "rules")}


@hookimpl
def newslint_readers() -> dict[str, str]:
    """File suffix -> module."""
    return {".story": "newslint_example.story", ".stories": "newslint_example.stories"}


@hookimpl
def newslint_reporters() -> dict[str, str]:
    """Name that `--format` takes -> module."""
    return {"tsv": "newslint_example.tsv"}
