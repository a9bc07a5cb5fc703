"""Which reader takes a file."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

import pytest

from newslint.readers import ARCHIVES, SHIPPED, Form, form_of, suffix_of


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
    own = [suffix for table in (SHIPPED, ARCHIVES) for suffix, module in table.items() if module == name]
    assert sorted(reader.SUFFIXES) == sorted(set(own))


@pytest.mark.parametrize("name", ["html", "markdown", "text"])
def test_what_is_plain_text_is_read_as_it_stands(name: str) -> None:
    reader = import_module(f"newslint.readers.{name}")
    article = reader.read(f"a{reader.SUFFIXES[0]}", "Pasar Wirasaba buka 😀.\r\n".encode(), None)
    assert (article.source, len(article.text)) == ("Pasar Wirasaba buka 😀.\r\n", len(article.source))


@pytest.mark.parametrize("name", sorted(set(ARCHIVES.values())))
def test_an_archives_reader_has_records_or_members(name: str) -> None:
    reader = import_module(f"newslint.readers.{name}")
    assert {suffix for suffix, module in ARCHIVES.items() if module == name} <= set(reader.SUFFIXES)
    assert hasattr(reader, "records") != hasattr(reader, "members")


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("a.jsonl", Form(".jsonl")),
        ("a/b.JSONL.GZ", Form(".jsonl", ".gz")),
        ("a.tar.xz", Form(".tar", ".xz")),
        ("a.tgz", Form(".tar", ".gz")),
        ("a.TZST", Form(".tar", ".zst")),
        ("a.warc.gz", Form(".warc.gz")),
        ("a.warc.zst", Form(".warc", ".zst")),
        ("a.gz", None),
        ("a.jsonl.gz.gz", None),
        ("a.jsonl.bak", None),
        ("a.jsonl/b", None),
        ("", None),
    ],
)
def test_a_name_says_how_to_read_a_file(path: str, form: Form | None) -> None:
    assert form_of(path, ARCHIVES) == form
