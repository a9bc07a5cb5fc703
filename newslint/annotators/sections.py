"""Sections: the desk an article comes from, which decides what is asked of it."""

from __future__ import annotations

from newslint.document import Document


def section(doc: Document) -> str:
    """The desk, by the names the language gives it: what the article says of itself, else a folder of its path; '' when unknown."""
    desks = {name: desk for desk, names in doc.language.sections.items() for name in (desk, *names)}
    said = doc.article.meta.get("section", "")
    if said:
        return next((desks[name] for name in _names(said) if name in desks), "")
    folders = doc.article.path.replace("\\", "/").split("/")[:-1]
    return next((desks[folder] for folder in map(_plain, reversed(folders)) if folder in desks), "")


def _names(said: str) -> list[str]:
    """The section as stated, and its parts: `Kolom / Opini`."""
    return [_plain(said), *(_plain(part) for part in said.replace(">", "/").replace(",", "/").replace("|", "/").split("/"))]


def _plain(name: str) -> str:
    """A name as language data writes it: lower case, spaces between words."""
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())
