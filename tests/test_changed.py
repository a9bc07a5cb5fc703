"""Changed lines, as a real git tells them."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.changed import Changes, changes, is_commit, only, parse
from newslint.errors import NewslintError
from newslint.finding import Checked, Finding
from newslint.spans import Span

Git = Callable[..., str]
NAME = 'berita/Jum’at – kédua "kali".txt'


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """git in an empty repository, which is then the working directory."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> str:
        identity = ("-c", "user.name=Redaksi", "-c", "user.email=redaksi@example.org")
        return subprocess.run(["git", *identity, *arguments], capture_output=True, text=True, check=True).stdout

    run("init", "-q", "-b", "main")
    return run


def commit(git: Git, **files: str) -> None:
    """Writes files, `a` as a.txt, and commits everything."""
    for name, text in files.items():
        Path(f"{name}.txt").write_bytes(text.encode())
    git("add", "-A")
    git("commit", "-q", "-m", "isi")


def lines(path: str, ref: str = "") -> list[str] | None:
    """The text of the changed stretches; None for all of it."""
    source = Path(path).read_bytes().decode("utf-8", "replace")
    spans = changes(ref).spans(path, source)
    return None if spans is None else [source[span.start : span.end] for span in spans]


def test_lines_since_the_last_commit(git: Git) -> None:
    commit(git, a="satu\ndua\ntiga\nempat\n", b="tetap\n")
    Path("a.txt").write_text("satu\nDUA\ntiga\nempat\nlima")
    assert lines("a.txt") == ["DUA\n", "lima"]
    assert lines("b.txt") == []
    Path("a.txt").write_bytes(b"satu\r\ndua\r\ntiga\r\nempat\r\n")
    assert lines("a.txt") == ["satu\r\ndua\r\ntiga\r\nempat\r\n"]
    Path("a.txt").write_text("satu\nempat\n")
    assert lines("a.txt") == [""]
    assert changes().spans("a.txt", "satu\nempat\n") == (Span(5, 5),)


def test_new_files_are_new_throughout(git: Git) -> None:
    commit(git, a="satu\n")
    Path("new.txt").write_text("baru\n")
    Path("staged.txt").write_text("baru\n")
    Path(".gitignore").write_text("ignored.txt\n")
    Path("ignored.txt").write_text("baru\n")
    git("add", "staged.txt")
    assert [lines(f"{name}.txt") for name in ("new", "staged", "ignored")] == [None, None, None]
    git("rm", "-q", "--cached", "a.txt")
    assert lines("a.txt") is None


def test_names_renames_and_folders(git: Git) -> None:
    Path("berita").mkdir()
    Path(NAME).write_text("satu\ndua\ntiga\n")
    commit(git, a="satu\ndua\ntiga\nempat\nlima\n")
    Path(NAME).write_text("satu\ndua\n++ b/lain.txt\n@@ -1 +1 @@\ntiga\n")
    git("mv", "a.txt", "berita/pindah.txt")
    Path("berita/pindah.txt").write_text("satu\ndua\ntiga\nempat\nLIMA\n")
    assert lines(NAME) == ["++ b/lain.txt\n@@ -1 +1 @@\n"]
    assert lines("berita/pindah.txt") == ["LIMA\n"]
    os.chdir("berita")
    assert lines("pindah.txt") == ["LIMA\n"]


def test_binary_and_changed_type_are_changed_throughout(git: Git) -> None:
    Path("link.txt").symlink_to("a.txt")
    commit(git, a="satu\n", wide="\ufeffdua\0\n")
    Path("wide.txt").write_bytes("dua\ntiga\n".encode("utf-16"))
    Path("link.txt").unlink()
    Path("link.txt").write_text("kini berkas\n")
    Path("a.txt").chmod(0o755)
    found = changes()
    assert [found.spans(name, "x\n") for name in ("wide.txt", "link.txt", "a.txt")] == [None, None, ()]


def test_refs(git: Git) -> None:
    commit(git, a="satu\n")
    git("tag", "awal")
    commit(git, a="satu\ndua\n")
    git("checkout", "-q", "-b", "cabang", "awal")
    commit(git, a="nol\nsatu\n")
    assert lines("a.txt", "awal") == lines("a.txt", "HEAD~1") == ["nol\n"]
    assert lines("a.txt", "main") == ["nol\n"], "what main has since done is not our change"
    assert lines("a.txt") == []
    assert (is_commit("main"), is_commit("a.txt"), is_commit("--all"), is_commit("")) == (True, False, False, False)
    with pytest.raises(NewslintError, match="git knows no commit 'tidak-ada'"):
        changes("tidak-ada")


def test_what_pre_commit_names(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(git, a="satu\n")
    commit(git, a="satu\ndua\n")
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    assert lines("a.txt") == ["dua\n"]
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "0" * 40)
    assert lines("a.txt") == []


def test_before_the_first_commit_all_is_new(git: Git) -> None:
    Path("a.txt").write_text("satu\n")
    git("add", "a.txt")
    assert lines("a.txt") is None


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, git: Git) -> None:
    commit(git, a="satu\n")
    outside = tmp_path.parent / f"{tmp_path.name}-luar"
    outside.mkdir()
    (outside / "b.txt").write_text("dua\n")
    with pytest.raises(NewslintError, match="lies outside the git repository"):
        changes().spans(str(outside / "b.txt"), "dua\n")
    monkeypatch.chdir(outside)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(outside.parent))
    with pytest.raises(NewslintError, match="--changed: not a git repository"):
        changes()
    monkeypatch.setenv("PATH", str(outside))
    with pytest.raises(NewslintError, match="git cannot be run"):
        changes()


def test_what_a_hook_sets_does_not_mislead(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """git gives hooks a GIT_DIR and a GIT_INDEX_FILE of the commit it is making."""
    Path("desk").mkdir()
    commit(git, a="satu\n")
    Path("a.txt").write_text("satu\ndua\n")
    monkeypatch.setenv("GIT_DIR", str(Path(".git").resolve()))
    monkeypatch.setenv("GIT_INDEX_FILE", str(Path("none").resolve()))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "false")
    monkeypatch.chdir("desk")
    assert lines("../a.txt") == ["dua\n"]


@pytest.mark.parametrize(
    "setting",
    ["diff.interHunkContext=9", "diff.context=5", "diff.noprefix=true", "color.ui=always", "diff.relative=true", "core.quotePath=true"],
)
def test_no_setting_of_the_user_changes_it(git: Git, setting: str) -> None:
    Path("desk").mkdir()
    commit(git, a="".join(f"{number}\n" for number in range(9)))
    git("config", *setting.split("="))
    Path("a.txt").write_text("".join(f"{number * (number not in (2, 5))}\n" for number in range(9)))
    os.chdir("desk")
    assert lines("../a.txt") == ["0\n", "0\n"]


def test_output_that_does_not_add_up_means_everything() -> None:
    raw = b":100644 100644 %s %s M\0a.txt\0" % (b"0" * 40, b"1" * 40)
    assert parse(raw + b"\0diff --git a/a.txt b/a.txt\n@@ -1 +1,2 @@\n-a\n+b\n+c\n") == {"a.txt": ((1, 2),)}
    assert parse(raw + b"\0something new\n") == {"a.txt": None}
    assert parse(b"") == {}


@pytest.mark.parametrize(
    ("spans", "kept"),
    [
        (None, ["in", "empty", "whole"]),
        ((), []),
        ((Span(10, 20),), ["in", "whole"]),
        ((Span(0, 11),), ["empty", "in", "whole"]),
        ((Span(14, 14),), ["in", "whole"]),
        ((Span(10, 10),), ["whole"]),
        ((Span(15, 16),), ["whole"]),
    ],
)
def test_findings_that_touch_a_change(spans: tuple[Span, ...] | None, kept: list[str]) -> None:
    def finding(name: str, start: int, end: int, *, whole: bool = False) -> Finding:
        return Finding(start, end, name, "X1", "x", "note", "", "", "", whole=whole)

    found = (finding("in", 10, 15), finding("empty", 5, 5), finding("whole", 0, 3, whole=True))
    checked = Checked(Article("a.txt", "", ""), "id", found)
    assert sorted(each.rule for each in only(checked, spans).findings) == sorted(kept)


def test_no_lines_at_all() -> None:
    assert Changes("/", {"a.txt": ((0, 0),)}, frozenset({"a.txt"})).spans("/a.txt", "") == (Span(0, 0),)
