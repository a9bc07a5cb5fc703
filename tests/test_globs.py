"""Patterns of paths, and the way from a directory."""

from __future__ import annotations

import os

import pytest

from newslint.globs import Glob, from_root, lies_below


@pytest.mark.parametrize(
    ("pattern", "path", "taken"),
    [
        ("*.md", "a/b/c.md", True),
        ("*.md", "c.mdx", False),
        ("/*.md", "a/c.md", False),
        ("/*.md", "c.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**/*.md", "a/b/c.md", True),
        ("a/**/*.md", "a/c.md", True),
        ("a/**", "a/b/c.md", True),
        ("opini", "x/opini/y/z.md", True),
        ("opini/", "opini/z.md", True),
        ("./opini", "opini/z.md", True),
        ("202[45]-?.md", "2025-1.md", True),
        ("202[!45]-?.md", "2025-1.md", False),
        ("a.b", "aXb", False),
        ("[", "[", True),
        ("[]]", "]", True),
        ("[z-a]", "z", False),
        ("*.txt", "../luar/a.txt", True),
    ],
)
def test_globs(pattern: str, path: str, taken: bool) -> None:
    assert Glob(pattern, "/akar").matches(os.path.normpath(f"/akar/{path}")) is taken


@pytest.mark.parametrize(
    ("path", "root", "way", "below"),
    [
        ("/akar/a/b.txt", "/akar", "a/b.txt", True),
        ("/akar", "/akar", ".", True),
        ("/akar/..a/b.txt", "/akar", "..a/b.txt", True),
        ("/akar2/b.txt", "/akar", "../akar2/b.txt", False),
        ("/", "/akar", "..", False),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_the_way_from_a_directory(path: str, root: str, way: str, below: bool) -> None:
    assert (from_root(path, root), lies_below(path, root)) == (way, below)


@pytest.mark.skipif(os.name != "nt", reason="only Windows has drives")
def test_no_way_leads_to_another_drive() -> None:
    assert (from_root(r"D:\a.txt", r"C:\akar"), lies_below(r"D:\a.txt", r"C:\akar")) == (None, False)
    assert not Glob("*.txt", r"C:\akar").matches(r"D:\a.txt")
