"""Which reader takes a file."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

import pytest

from newslint.readers import SHIPPED, suffix_of


@pytest.mark.parametrize(
    ("path", "suffixes", "suffix"),
    [
        ("berita/banjir.txt", SHIPPED, ".txt"),
        ("berita/A.MD", SHIPPED, ".md"),
        ("laporan.Markdown", SHIPPED, ".markdown"),
        (".txt", SHIPPED, ".txt"),
        ("a.txt.bak", SHIPPED, None),
        ("folder.txt/README", SHIPPED, None),
        ("folder.md\\berita.txt", SHIPPED, ".txt"),
        ("folder.txt\\README", SHIPPED, None),
        ("notxt", SHIPPED, None),
        ("", SHIPPED, None),
        ("pasar 😀.txt", SHIPPED, ".txt"),
        ("a.story.txt", (".txt", ".story.txt"), ".story.txt"),
        ("a.story.txt", (".story.txt", ".txt"), ".story.txt"),
        ("a.txt", (), None),
    ],
)
def test_the_longest_suffix_takes_the_file(path: str, suffixes: Collection[str], suffix: str | None) -> None:
    assert suffix_of(path, suffixes) == suffix


@pytest.mark.parametrize("name", sorted(set(SHIPPED.values())))
def test_a_reader_says_which_suffixes_it_reads(name: str) -> None:
    reader = import_module(f"newslint.readers.{name}")
    assert sorted(reader.SUFFIXES) == sorted(suffix for suffix, module in SHIPPED.items() if module == name)
    article = reader.read(f"a{reader.SUFFIXES[0]}", "Pasar Wirasaba buka 😀.\r\n".encode(), None)
    assert (article.source, len(article.text)) == ("Pasar Wirasaba buka 😀.\r\n", len(article.source))
