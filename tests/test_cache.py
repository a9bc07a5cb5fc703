"""The cache on disk: what comes back is what was put there, or nothing."""

from __future__ import annotations

import marshal
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from newslint import cache

VALUE: dict[str, Any] = {"rules": {"a": (1, 2.5, None, True, "“kata”")}, "bytes": b"\0\xff", "many": tuple(range(300))}
KEY = "0123456789abcdef"
POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "deep" / "cache"))
    return tmp_path / "deep" / "cache"


def plan(folder: Path) -> Path:
    return folder / f"{KEY}.plan"


def test_what_was_stored_comes_back(folder: Path) -> None:
    assert cache.load(KEY) is None
    cache.store(KEY, VALUE)
    assert cache.load(KEY) == VALUE
    assert [path.name for path in folder.iterdir()] == [f"{KEY}.plan"]


@POSIX
def test_nobody_else_may_write_there(folder: Path) -> None:
    cache.store(KEY, VALUE)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022, 0o077])
def test_what_was_stored_is_read_again_under_any_umask(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        cache.store(KEY, VALUE)
        assert cache.load(KEY) == VALUE
        assert stat.S_IMODE(plan(folder).stat().st_mode) == 0o600
    finally:
        os.umask(before)


def test_a_changed_byte_anywhere_is_noticed(folder: Path) -> None:
    cache.store(KEY, VALUE)
    whole = plan(folder).read_bytes()
    for position in (*range(0, len(whole), 50), len(whole) - 1):
        changed = bytearray(whole)
        changed[position] ^= 0x41
        plan(folder).write_bytes(changed)
        assert cache.load(KEY) is None, position
    plan(folder).write_bytes(whole)
    assert cache.load(KEY) == VALUE


@pytest.mark.parametrize("size", [0, 1, 15, 16, 40, 48, 100, -1])
def test_a_truncated_file_is_noticed(folder: Path, size: int) -> None:
    cache.store(KEY, VALUE)
    plan(folder).write_bytes(plan(folder).read_bytes()[:size])
    assert cache.load(KEY) is None


def test_another_version_of_the_file_is_not_read(folder: Path) -> None:
    cache.store(KEY, VALUE)
    plan(folder).write_bytes(plan(folder).read_bytes().replace(b"newslint plan 3", b"newslint plan 2"))
    assert cache.load(KEY) is None


def test_a_file_under_the_name_of_another_is_not_read(folder: Path) -> None:
    other = KEY[::-1]
    cache.store(other, VALUE)
    (folder / f"{other}.plan").rename(plan(folder))
    assert cache.load(KEY) is None


def test_sections_are_read_one_by_one(folder: Path) -> None:
    """What is wrong with one section is noticed when that is looked up, and costs no other."""
    cache.store_sections(KEY, {"a": VALUE, "b": b"plain bytes", "c": "kata"})
    whole = plan(folder).read_bytes()
    plan(folder).write_bytes(whole.replace(b"plain bytes", b"other bytes"))
    found = cache.sections(KEY)
    assert found is not None
    assert (len(found), list(found), "b" in found, "d" in found) == (3, ["a", "b", "c"], True, False)
    assert (found["a"], found["c"]) == (VALUE, "kata")
    with pytest.raises(cache.DamagedError):
        found["b"]
    with pytest.raises(KeyError):
        found["d"]


@pytest.mark.parametrize("place", ["a", "b", "c"])
def test_a_changed_byte_in_a_section_is_noticed(folder: Path, place: str) -> None:
    parts: dict[str, Any] = {"a": [1, 2, 300], "b": b"plain bytes", "c": "kata"}
    cache.store_sections(KEY, parts)
    whole = bytearray(plan(folder).read_bytes())
    end = len(whole) - sum(len(marshal.dumps(parts[name])) if name != "b" else 11 for name in parts if name > place)
    whole[end - 1] ^= 1
    plan(folder).write_bytes(whole)
    found = cache.sections(KEY)
    assert found is not None
    with pytest.raises(cache.DamagedError):
        found[place]


def test_what_proves_itself_is_read_in_pieces(folder: Path) -> None:
    cache.store_sections(KEY, {"a": cache.Rowed(b"0123456789"), "b": 1})
    plan(folder).write_bytes(plan(folder).read_bytes().replace(b"01234", b"01x34"))
    found = cache.sections(KEY)
    assert found is not None
    rows = found["a"]
    assert (rows[5:7], rows[1:3], cache.whole(rows), cache.whole(1)) == (b"56", b"1x", b"01x3456789", 1)
    found.close()
    assert rows[5:7] == b""


def test_a_file_cut_while_it_is_read_is_noticed(folder: Path) -> None:
    cache.store_sections(KEY, {"a": 1, "b": "x" * 1000})
    found = cache.sections(KEY)
    assert found is not None
    os.truncate(plan(folder), 300)
    assert found["a"] == 1
    with pytest.raises(cache.DamagedError):
        found["b"]


def test_a_file_that_is_replaced_is_read_to_its_end(folder: Path) -> None:
    """A run that began with one file goes on with it, whatever another process puts in its place."""
    cache.store_sections(KEY, {"a": "old", "b": "old"})
    found = cache.sections(KEY)
    assert found is not None
    cache.store_sections(KEY, {"a": "new", "b": "new"})
    assert (found["a"], found["b"]) == ("old", "old")
    again = cache.sections(KEY)
    assert again is not None
    assert again["b"] == "new"


def test_what_is_damaged_is_made_anew(folder: Path) -> None:
    cache.store_sections(KEY, {"a": 1, "b": b"plain bytes"})
    plan(folder).write_bytes(plan(folder).read_bytes().replace(b"plain bytes", b"other bytes"))
    made: list[int] = []

    def make() -> dict[str, Any]:
        made.append(1)
        return {"a": 2, "b": b"made anew"}

    found = cache.sections(KEY)
    assert found is not None
    mended = cache.Mended(found, make)
    assert ("b" in mended, "c" in mended, mended["a"], made) == (True, False, 1, [])
    assert (mended["b"], mended["a"], len(made), list(mended), len(mended)) == (b"made anew", 2, 1, ["a", "b"], 2)


@POSIX
@pytest.mark.parametrize("mode", [0o666, 0o620, 0o602])
def test_a_file_that_others_can_write_to_is_not_trusted(folder: Path, mode: int) -> None:
    cache.store(KEY, VALUE)
    plan(folder).chmod(mode)
    assert cache.load(KEY) is None


@POSIX
@pytest.mark.parametrize("mode", [0o777, 0o770, 0o722, 0o702])
def test_a_folder_that_others_can_write_to_is_not_trusted(folder: Path, mode: int) -> None:
    cache.store(KEY, VALUE)
    folder.chmod(mode)
    assert cache.load(KEY) is None
    cache.store("other", VALUE)
    assert not (folder / "other.plan").exists()


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "file" / "cache"))
    cache.store(KEY, VALUE)
    assert cache.load(KEY) is None


READ_ONLY = """
import os, tempfile
from newslint import cache, storing  # before it may no longer read them
with tempfile.TemporaryDirectory() as folder:
    os.environ["NEWSLINT_CACHE_DIR"] = folder
    if os.getuid() == 0:  # root may write everywhere, nobody may not
        os.chown(folder, 65534, 65534)
        os.setgid(65534)
        os.setuid(65534)
    cache.store("first", [1])
    os.chmod(folder, 0o500)
    cache.store("second", [2])
    print(cache.load("first"), cache.load("second"))
    os.chmod(folder, 0o700)
"""


@POSIX
def test_a_read_only_folder_is_read() -> None:
    done = subprocess.run([sys.executable, "-c", READ_ONLY], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[1] None\n", "")


@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"NEWSLINT_CACHE_DIR": ""}, None),
        ({"NEWSLINT_CACHE_DIR": "here", "XDG_CACHE_HOME": "/there"}, "here"),
        ({"XDG_CACHE_HOME": "/there"}, "/there/newslint"),
        ({"XDG_CACHE_HOME": "relative", "HOME": "/at/home"}, "/at/home/.cache/newslint"),
        ({"HOME": "/at/home"}, "/at/home/.cache/newslint"),
        ({"HOME": "nowhere"}, None),
    ],
)
@POSIX
def test_where_the_cache_lies(variables: dict[str, str], expected: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEWSLINT_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache.directory() == expected


def test_without_a_folder_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", "")
    monkeypatch.chdir(tmp_path)
    cache.store(KEY, VALUE)
    assert cache.load(KEY) is None
    assert list(tmp_path.iterdir()) == []


def test_two_processes_at_once(folder: Path) -> None:
    """Both write and read one key over and over; neither ever meets half a file."""
    script = (
        "from newslint import cache\n"
        "value = ['x' * 1000] * 1000\n"
        "for _ in range(60):\n"
        "    cache.store('k', value)\n"
        "    assert cache.load('k') == value\n"
    )
    both = [subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(each.communicate()[1], each.returncode) for each in both] == [("", 0), ("", 0)]
    assert [path.name for path in folder.iterdir()] == ["k.plan"]


@pytest.mark.parametrize(
    ("some", "others"), [([b"ab", b"c"], [b"a", b"bc"]), ([b"a"], [b"a", b""]), ([b"a", b"b"], [b"b", b"a"]), ([], [b""])]
)
def test_keys_differ_when_parts_do(some: list[bytes], others: list[bytes]) -> None:
    assert cache.key_of(some) == cache.key_of(list(some))
    assert cache.key_of(some) != cache.key_of(others)


@pytest.mark.parametrize("damaged", ["a", "b"])
def test_what_belongs_together_is_of_one_make(folder: Path, damaged: str) -> None:
    """Rows of a table fit the ends they were written with, and no others."""
    parts = {"a": b"first part", "b": b"second part"}
    cache.store_sections(KEY, parts)
    plan(folder).write_bytes(plan(folder).read_bytes().replace(parts[damaged], parts[damaged].upper()))
    found = cache.sections(KEY)
    assert found is not None
    mended = cache.Mended(found, lambda: {"a": "new", "b": "newer"})
    assert cache.together(mended, "ab") == ["new", "newer"]
    assert cache.together(mended, "ba") == ["newer", "new"]


def test_what_somebody_found_damaged_is_made_anew(folder: Path) -> None:
    """And once, though several parts of one make may be damaged."""
    made: list[int] = []
    cache.store_sections(KEY, {"a": "old"})
    found = cache.sections(KEY)
    assert found is not None

    def make() -> dict[str, Any]:
        made.append(1)
        return {"a": "new"}

    mended = cache.Mended(found, make)
    assert [cache.together(mended, "a", anew=anew) for anew in (False, True, True)] == [["old"], ["new"], ["new"]]
    assert made == [1]


def test_what_is_whole_is_read_together(folder: Path) -> None:
    cache.store_sections(KEY, {"a": 1, "b": 2})
    found = cache.sections(KEY)
    assert found is not None
    assert cache.together(cache.Mended(found, dict), "ab") == [1, 2]
    assert cache.together({"a": 1, "b": 2}, "ba") == [2, 1]
