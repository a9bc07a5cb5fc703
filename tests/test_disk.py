"""A disk that is full, or read-only: a clear word, status 2, and every file as it was. The disk is a real one, a small tmpfs.

It is mounted in a mount namespace of its own, which takes root or the right to make a user namespace.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DISK = "berkas Jum’at"
"""Where the small disk is mounted: a name with a space and an apostrophe."""
ARTICLE = f"{DISK}/naskah é.txt"
TEXT = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nAdvertisement\nPasar itu melayani warga apapun keperluannya.\n"
RECORD = "# newslint baseline 1: fingerprint, count, code, path; written by newslint baseline\n"
NAMESPACE = ["unshare", "--mount", *(() if os.geteuid() == 0 else ("--map-root-user",))] if hasattr(os, "geteuid") else []
ONLY = "--lang id --select BPL003,LNG001 --format concise"
FULL = "while head -c 512 /dev/zero >> isi; do :; done 2> /dev/null"
READ_ONLY = "mount -o remount,ro ."
STATES = [pytest.param(FULL, "No space left on device", id="full"), pytest.param(READ_ONLY, "Read-only file system", id="read-only")]


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder with one in it on which a disk can be mounted. The test is skipped where none can be."""
    (tmp_path / DISK).mkdir()
    if not shutil.which("unshare"):
        pytest.skip("no unshare: a small disk cannot be mounted")
    tried = subprocess.run([*NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", str(tmp_path / DISK)], capture_output=True, text=True, check=False)
    if tried.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {tried.stderr.strip()}")
    (tmp_path / "naskah.txt").write_text(TEXT, "utf-8")
    return tmp_path


def run(folder: Path, files: dict[str, str], state: str, command: str) -> tuple[int, str, dict[str, str]]:
    """Puts `files` on the disk, brings it into its state, runs a command: status, standard error, and what is on the disk then."""
    source, copy = folder / "source", folder / "copy"
    source.mkdir()
    for name, text in files.items():
        (source / name).write_text(text, "utf-8")
    place = shlex.quote(DISK)
    script = f"""
        mount -t tmpfs -o size=64k,mode=755 tmpfs {place} && cp -a source/. {place} && (cd {place} && {state}) || exit 99
        {command}
        status=$?
        cp -a {place} copy && exit $status || exit 98
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8"}
    done = subprocess.run([*NAMESPACE, "sh", "-c", script], cwd=folder, env=environment, capture_output=True, text=True, check=False)
    found = {path.relative_to(copy).as_posix(): path.read_text("utf-8") for path in sorted(copy.rglob("*")) if path.is_file()}
    found.pop("isi", None)
    return done.returncode, done.stderr, found


def newslint(*words: str) -> str:
    return shlex.join((sys.executable, "-m", "newslint", *words))


LONG = ("--format", f"html:{DISK}/laporan.html")
SCENES = [
    ({"laporan.html": "lama"}, newslint("check", "naskah.txt", "--lang", "id", *LONG), f"{DISK}/laporan.html"),
    ({}, newslint("check", "naskah.txt", "--lang", "id", *LONG), f"{DISK}/laporan.html"),
    ({"naskah é.txt": TEXT}, newslint("check", "--fix", ARTICLE, *ONLY.split()), ARTICLE),
    ({}, newslint("baseline", "create", "naskah.txt", "--lang", "id", "--baseline", f"{DISK}/utang"), f"{DISK}/utang"),
    (
        {"utang": RECORD},
        newslint("baseline", "update", "--accept-new", "naskah.txt", "--lang", "id", "--baseline", f"{DISK}/utang"),
        f"{DISK}/utang",
    ),
    ({}, newslint("init", DISK), DISK),
    ({}, newslint("docs", f"{DISK}/manual", "--select", "BPL004"), DISK),
]


@pytest.mark.parametrize(("state", "reason"), STATES)
@pytest.mark.parametrize(("files", "command", "where"), SCENES, ids=["report", "first report", "fix", "create", "update", "init", "docs"])
def test_what_cannot_be_written_stays_as_it_was(
    disk: Path, files: dict[str, str], command: str, where: str, state: str, reason: str
) -> None:
    status, err, found = run(disk, files, state, command)
    assert (status, found) == (2, files), err
    (line,) = [line for line in err.splitlines() if "written" in line]
    assert line.startswith(f"newslint: {where}")
    assert line.endswith((f"written: {reason}", "not written: the file is read-only" if state == READ_ONLY else reason))
    assert "Traceback" not in err


@pytest.mark.parametrize(("state", "reason"), STATES)
def test_a_fix_through_a_link_leaves_link_and_article(disk: Path, state: str, reason: str) -> None:
    (disk / "tautan.txt").symlink_to(ARTICLE)
    command = newslint("check", "--fix", "tautan.txt", *ONLY.split())
    status, err, found = run(disk, {"naskah é.txt": TEXT}, state, command)
    assert (status, found) == (2, {"naskah é.txt": TEXT}), err
    assert f"newslint: tautan.txt: not written: {'the file is read-only' if state == READ_ONLY else reason}\n" in err
    assert os.readlink(disk / "tautan.txt") == ARTICLE


@pytest.mark.parametrize(("state", "reason"), STATES)
def test_without_room_for_a_cache_it_does_without(disk: Path, state: str, reason: str) -> None:
    command = f"NEWSLINT_CACHE_DIR={shlex.quote(DISK)}/cache {newslint('check', 'naskah.txt', *ONLY.split(), '--quiet')}"
    status, err, found = run(disk, {}, state, f"mkdir -p {shlex.quote(DISK)}/cache 2> /dev/null; {command} > out")
    assert (status, err, found) == (1, "", {}), reason
    assert [line.split(": ")[1] for line in (disk / "out").read_text("utf-8").splitlines()] == ["error", "note"]


def test_what_is_printed_on_a_full_disk_is_told(disk: Path) -> None:
    command = newslint("check", "naskah.txt", "--lang", "id")
    status, err, _ = run(disk, {}, FULL, f"{command} > {shlex.quote(DISK)}/out")
    assert (status, err) == (2, "newslint: output: No space left on device\n")


def test_with_room_all_of_it_is_written(disk: Path) -> None:
    """So that the tests above do not pass for want of a disk."""
    (disk / "tautan.txt").symlink_to(ARTICLE)
    command = newslint("check", "--fix", "tautan.txt", *ONLY.split(), "--output", f"{DISK}/laporan.txt")
    status, err, found = run(disk, {"naskah é.txt": TEXT}, "true", command)
    assert (status, err) == (0, "newslint: fixes: 2 (files: 1)\n")
    assert found["naskah é.txt"] == TEXT.replace("Advertisement\n", "").replace("apapun", "apa pun")
    assert found["laporan.txt"].startswith("artikel: 1")
    assert os.readlink(disk / "tautan.txt") == ARTICLE
