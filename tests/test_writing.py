"""Files are replaced whole, keep their mode, and stay as they are when anything is in the way."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from newslint.errors import NewslintError
from newslint.writing import Draft, replace


def said(path: Path, data: bytes, was: bytes | None = None) -> str:
    """Why the file was not written; the folder must then hold what it held."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(NewslintError) as caught:
        replace(str(path), data, was=was)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before
    (problem,) = caught.value.problems
    assert problem.where == str(path)
    return problem.what


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664])
def test_mode_stays(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "berita – Jum’at pagi.txt"
    path.write_bytes(b"a")
    path.chmod(mode)
    replace(str(path), b"b", was=b"a")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"b", mode)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_new_file_gets_the_usual_mode(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        replace(str(tmp_path / "new"), b"x")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    target, link = tmp_path / "deep" / "a.txt", tmp_path / "link.txt"
    target.write_bytes(b"a")
    link.symlink_to(Path("deep", "a.txt"))
    replace(str(link), b"b", was=b"a")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"b")


def test_what_is_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    assert said(path, b"b", was=b"old") == "not written: the file was changed while it was checked"
    path.chmod(0o444)
    assert said(path, b"b", was=b"a") == "not written: the file is read-only"
    assert said(tmp_path / "gone.txt", b"b", was=b"a") == "not written: the file is gone"
    assert said(tmp_path, b"b") == "not written: not an ordinary file"
    os.mkfifo(tmp_path / "pipe.txt")
    assert said(tmp_path / "pipe.txt", b"b") == "not written: not an ordinary file"
    with pytest.raises(NewslintError, match="No such file or directory"):
        replace(str(tmp_path / "no" / "a.txt"), b"b")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    tmp_path.chmod(0o555)
    try:
        assert said(path, b"b") == "not written: Permission denied"
    finally:
        tmp_path.chmod(0o755)


def test_a_reader_never_sees_half(tmp_path: Path) -> None:
    """While one thread writes, another reads only one content or the other."""
    path = tmp_path / "a.txt"
    contents = [b"a" * 200_000, b"b" * 200_000]
    path.write_bytes(contents[0])
    done = threading.Event()

    def write() -> None:
        for turn in range(20):
            replace(str(path), contents[turn % 2])
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    seen = set()
    while not done.is_set():
        seen.add(path.read_bytes())
    writer.join()
    assert seen <= set(contents)


def drafted(path: Path, text: str, *, fails: bool = False) -> str:
    """What came of a draft: nothing, or why it did not take its place."""
    try:
        with Draft(str(path)) as draft:
            draft.write(text[:1])
            assert path.exists() is False or path.is_dir() or path.read_text("utf-8") != text
            draft.write(text[1:])
            if fails:
                raise KeyError("broken off")
    except NewslintError as error:
        return str(error)
    except KeyError:
        return "broken off"
    return ""


def test_a_draft_takes_its_place_when_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "laporan Jum’at.txt"
    assert drafted(path, "é\n\ud800") == ""
    assert path.read_bytes() == b"\xc3\xa9\n\\ud800"
    path.chmod(0o640)
    assert drafted(path, "kedua", fails=True) == "broken off"
    assert path.read_bytes() == b"\xc3\xa9\n\\ud800"
    assert drafted(path, "kedua") == ""
    assert (path.read_text("utf-8"), stat.S_IMODE(path.stat().st_mode)) == ("kedua", 0o640)
    link = tmp_path / "link"
    link.symlink_to(path.name)
    assert drafted(link, "ketiga") == ""
    assert (link.is_symlink(), path.read_text("utf-8")) == (True, "ketiga")
    assert sorted(os.listdir(tmp_path)) == ["laporan Jum’at.txt", "link"]


def test_what_is_in_the_way_of_a_draft(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a", "utf-8")
    path.chmod(0o444)
    assert drafted(path, "b") == f"{path}: not written: the file is read-only"
    assert drafted(tmp_path, "b") == f"{tmp_path}: cannot be written: Is a directory"
    assert drafted(tmp_path / "no" / "b", "b") == f"{tmp_path / 'no' / 'b'}: cannot be written: No such file or directory"
    assert (os.listdir(tmp_path), path.read_text("utf-8")) == (["a.txt"], "a")


def test_a_draft_for_a_pipe_goes_into_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    with Draft(str(tmp_path / "pipe")) as draft:
        draft.write("a\nb\n")
    reader.join()
    assert read == [b"a\nb\n"]
    assert os.listdir(tmp_path) == ["pipe"]


def test_a_full_disk(tmp_path: Path) -> None:
    """A limit on the size of files stands for it: the system stops the writing half-way."""
    resource = pytest.importorskip("resource")
    path = tmp_path / "a.txt"
    path.write_bytes(b"a")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert said(path, b"b" * 5000) == "not written: File too large"
        assert drafted(path, "b" * 500_000) == f"{path}: not written: File too large"
        assert (os.listdir(tmp_path), path.read_bytes()) == (["a.txt"], b"a")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
