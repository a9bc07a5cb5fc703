"""What a pack is read from, as bytes: which files count, and whether anything in them has changed."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import packfiles
from newslint.packfiles import content, digest, hidden, listing, shipped, state
from tests.rulefiles import RULE, put


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return put(tmp_path / "pack", id__x__b=RULE, id__x__a="x", default="y")


def test_yaml_files_in_order(pack: Path) -> None:
    (pack / "id/x/c.yml").write_bytes("é\r\n".encode("latin-1"))
    for name in ("notes.txt", ".hidden.yaml", "_draft.yaml", "a.yaml~", ".git/a.yaml", "id/_old/a.yaml"):
        (pack / name).parent.mkdir(exist_ok=True)
        (pack / name).write_text("no rule", "utf-8")
    assert list(listing(pack)) == [
        ("default.yaml", b"y"),
        ("id/x/a.yaml", b"x"),
        ("id/x/b.yaml", RULE.encode()),
        ("id/x/c.yml", b"\xe9\r\n"),
    ]


def test_a_pack_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(listing(tmp_path / "none")) == []
    (tmp_path / "empty").mkdir()
    assert digest(tmp_path / "none") == digest(tmp_path / "empty")


@pytest.mark.skipif(os.name != "posix", reason="a link that leads nowhere")
def test_a_file_that_cannot_be_read_is_empty(pack: Path) -> None:
    (pack / "id/x/c.yaml").symlink_to("nowhere.yaml")
    assert dict(listing(pack))["id/x/c.yaml"] == b""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_pipes_and_devices_are_not_read(pack: Path) -> None:
    os.mkfifo(pack / "pipe.yaml")
    (pack / "device.yaml").symlink_to("/dev/zero")
    found = dict(listing(pack))
    assert (found["pipe.yaml"], found["device.yaml"]) == (b"", b"")
    with pytest.raises(OSError, match="not a regular file"):
        content(str(pack / "pipe.yaml"))


def test_equal_content_has_one_digest(pack: Path, tmp_path: Path) -> None:
    shutil.copytree(pack, tmp_path / "copy")
    (tmp_path / "copy" / "README.md").write_text("not a rule", "utf-8")
    os.utime(tmp_path / "copy" / "default.yaml", (0, 0))
    assert digest(tmp_path / "copy") == digest(pack)


def rewritten(pack: Path) -> None:
    (pack / "id/x/a.yaml").write_text("z", "utf-8")


def renamed(pack: Path) -> None:
    (pack / "id/x/a.yaml").rename(pack / "id/x/c.yaml")


def removed(pack: Path) -> None:
    (pack / "id/x/a.yaml").unlink()


def added(pack: Path) -> None:
    (pack / "id/x/c.yaml").write_bytes(b"")


def shifted(pack: Path) -> None:
    """The bytes of two files taken together stay what they were."""
    (pack / "id/x/a.yaml").write_bytes(b"")
    (pack / "default.yaml").write_text("yx", "utf-8")


@pytest.mark.parametrize("change", [rewritten, renamed, removed, added, shifted])
def test_any_change_has_another_digest(pack: Path, change: Callable[[Path], None]) -> None:
    before = digest(pack)
    change(pack)
    assert digest(pack) != before


@pytest.mark.parametrize(("name", "passed_over"), [(".git", True), ("_draft.yaml", True), ("a_b.yaml", False), ("id", False)])
def test_hidden(name: str, passed_over: bool) -> None:
    assert hidden(name) == passed_over


def test_the_shipped_rules_are_found() -> None:
    assert all((shipped() / name).is_file() for name in ("default.yaml", "id/language.yaml", "en/language.yaml"))


def same_size_and_time(pack: Path) -> None:
    path = pack / "id/x/a.yaml"
    before = path.stat()
    path.write_text("z", "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


UNSEEN = pytest.param(same_size_and_time, marks=pytest.mark.skipif(os.name != "posix", reason="the time of the last change of any kind"))


@pytest.mark.parametrize("change", [rewritten, renamed, removed, added, shifted, UNSEEN])
def test_any_change_is_another_state(pack: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packfiles, "SETTLED", 0)
    before = state(str(pack))
    assert before == state(str(pack)) != b""
    change(pack)
    assert state(str(pack)) != before


def test_what_was_written_just_now_may_be_written_again_in_the_same_moment(pack: Path) -> None:
    assert state(str(pack)) == b""
