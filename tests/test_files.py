from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.errors import NewslintError
from newslint.files import Found, find, read_bytes
from newslint.globs import Glob

SUFFIXES = (".md", ".txt")


def tree(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Isi.\n", "utf-8")


def look(*paths: str, include: str = "", exclude: str = "") -> Found:
    here = os.getcwd()
    globs = [[Glob(pattern, here) for pattern in given.split()] for given in (include, exclude)]
    return find(paths, SUFFIXES, include=globs[0], exclude=globs[1])


def reasons(found: Found) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in found.skipped}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "kerja").mkdir()
    monkeypatch.chdir(tmp_path / "kerja")
    return tmp_path / "kerja"


def test_directories_are_walked_and_paths_are_sorted(here: Path) -> None:
    tree(here, "b.txt", "a/z.md", "a/A.TXT", "a/foto.png", ".rahasia/c.txt", "a/._b.txt", "a-1.txt")
    found = look(".")
    assert found.paths == ("a-1.txt", "a/A.TXT", "a/z.md", "b.txt")
    assert found.problems == ()
    assert reasons(found) == {".rahasia": "hidden", "a/._b.txt": "hidden", "a/foto.png": "no reader"}


def test_paths_are_taken_once_and_sorted(here: Path) -> None:
    tree(here, "a/b.txt", "c.md")
    found = look("c.md", "-", "a", "./a//b.txt", str(here / "c.md"), "-")
    assert found.paths == ("-", "a/b.txt", "c.md")
    assert reasons(found) == {"a/b.txt": "given twice", str(here / "c.md"): "given twice", "-": "given twice"}
    assert found.problems == ()


def test_an_absolute_directory_gives_absolute_paths(here: Path) -> None:
    tree(here, "a/b.txt")
    assert look(str(here)).paths == (f"{here}/a/b.txt",)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("tiada.txt", "tiada.txt: no such file or directory"),
        ("", "'': no such file or directory"),
        ("foto.png", "foto.png: no reader for .png files (articles end in .md, .txt)"),
        ("BACA", "BACA: no reader for a file without a suffix (articles end in .md, .txt)"),
        ("arsip.jsonl.gz", "arsip.jsonl.gz: an archive of articles, not one article (newslint audit arsip.jsonl.gz --out audit)"),
        ("arsip", "arsip: nothing to check here (2 are archives: newslint audit arsip --out audit)"),
        ("kosong", "kosong: nothing to check here (articles end in .md, .txt)"),
        ("putus.txt", "putus.txt: no such file or directory (the link leads nowhere)"),
        ("a\0b.txt", "a␀b.txt: no such file or directory"),
    ],
)
def test_what_cannot_be_checked_is_told_and_the_rest_still_found(here: Path, given: str, said: str) -> None:
    tree(here, "foto.png", "BACA", "ada.txt", "kosong/x.png", "arsip.jsonl.gz", "arsip/a.csv", "arsip/b.zip", "arsip/c.png")
    (here / "putus.txt").symlink_to("nowhere")
    found = look(given, "ada.txt")
    assert [str(problem) for problem in found.problems] == [said]
    assert found.paths == ("ada.txt",)


def test_a_file_name_that_is_not_utf8_is_told(here: Path) -> None:
    try:
        Path(os.fsdecode(b"a\xff.txt")).write_text("x", "utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")
    found = look(".", os.fsdecode(b"a\xff.txt"))
    assert found.paths == ()
    assert [str(problem).encode("utf-8") for problem in found.problems] == [
        b"a\\udcff.txt: the file name is not valid UTF-8 (rename the file)"
    ] * 2


def test_globs_hold_in_directories_only(here: Path) -> None:
    tree(here, "a/x.txt", "a/y.md", "arsip/lama/z.txt", "node_modules/n.md", "b.md")
    found = look(".", "arsip/lama/z.txt", include="*.md arsip/**/*.txt", exclude="node_modules")
    assert found.paths == ("a/y.md", "arsip/lama/z.txt", "b.md")
    assert reasons(found) == {"a/x.txt": "not included", "node_modules": "excluded", "arsip/lama/z.txt": "given twice"}
    assert [str(problem) for problem in look("a", exclude="*").problems] == [
        "a: nothing to check here (2 left out by settings or .gitignore)"
    ]


def test_gitignore_files_are_respected_at_every_depth(here: Path) -> None:
    tree(here, ".git/HEAD", "a/x.txt", "a/konsep.txt", "a/b/konsep.txt", "a/b/y.md", "build/z.txt", "a/build.txt", "umum.md", "!.txt")
    (here / ".gitignore").write_text("\ufeff# catatan\nkonsep.txt\n/build/\n*.md\n!umum.md\n!\n", "utf-8")
    (here / "a/b/.gitignore").write_text("!konsep.txt\ny.md\n", "utf-8")
    expected = ("a/b/konsep.txt", "a/build.txt", "a/x.txt")
    assert look(".").paths == ("!.txt", *expected, "umum.md")
    assert look("a").paths == expected
    assert look("a/konsep.txt").paths == ("a/konsep.txt",)
    assert reasons(look("."))["build"] == "ignored by git"


def test_gitignore_above_counts_only_inside_a_repository(here: Path) -> None:
    tree(here, "a/x.txt")
    (here / ".gitignore").write_text("x.txt\n", "utf-8")
    assert look("a").paths == ("a/x.txt",)
    assert look(".").paths == ()


def test_links(here: Path) -> None:
    tree(here, "a/x.txt", "../luar.txt")
    (here / "a/putaran").symlink_to("..")
    (here / "a/y.txt").symlink_to("x.txt")
    (here / "a/keluar.txt").symlink_to("../../luar.txt")
    (here / "a/putus.txt").symlink_to("tiada")
    found = look("a")
    assert found.paths == ("a/x.txt",)
    assert reasons(found) == {
        "a/keluar.txt": "link out of the directory",
        "a/putaran": "link to a directory",
        "a/putus.txt": "link that leads nowhere",
        "a/y.txt": "given twice",
    }
    assert look("a/putaran/a", "a/keluar.txt").paths == ("a/keluar.txt", "a/putaran/a/x.txt")


def test_bytes_of_a_file_or_a_problem(here: Path) -> None:
    tree(here, "a.txt")
    assert read_bytes("a.txt") == b"Isi.\n"
    with pytest.raises(NewslintError, match=r"^tiada.txt: cannot be read: No such file"):
        read_bytes("tiada.txt")
    with pytest.raises(NewslintError, match=r"^\.: cannot be read"):
        read_bytes(".")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_directory_without_permission_is_told(here: Path) -> None:
    tree(here, "a/x.txt", "b/y.txt")
    (here / "a").chmod(0)
    found = look(".")
    (here / "a").chmod(0o700)
    assert found.paths == ("b/y.txt",)
    assert str(found.problems[0]) == "a: cannot be read: Permission denied"


def test_pathspec_is_loaded_only_for_a_gitignore(here: Path) -> None:
    tree(here, "a.txt")
    code = "import sys; from newslint.files import find; find(['.'], ('.txt',)); print('pathspec' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    run = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout.strip()]
    (here / ".gitignore").write_text("x", "utf-8")
    run.append(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment).stdout.strip())
    assert run == ["False", "True"]
