"""Everything in the paths given, on real files."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import os
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from newslint.archive.walk import records, suffixes
from newslint.article import Record
from newslint.errors import Problem
from newslint.files import Skipped
from newslint.globs import Glob
from newslint.readers import ReadOptions, form_of
from newslint.registry import Registry, collect

REGISTRY = collect()


def lines(*names: str) -> bytes:
    return b"".join(json.dumps({"id": name, "text": f"Isi {name}."}).encode() + b"\n" for name in names)


def zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as made:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            made.addfile(info, io.BytesIO(data))
    return out.getvalue()


class Walk:
    """What a walk gives: ids of records by place, what is told, what is passed over."""

    def __init__(self, *paths: str, registry: Registry = REGISTRY, exclude: tuple[Glob, ...] = (), limit: int = 2**20) -> None:
        self.passed: list[Skipped] = []
        options = ReadOptions(limit=limit)
        found = list(records(paths, registry, options, exclude=exclude, passed=self.passed.append))
        self.records = [each for each in found if isinstance(each, Record)]
        self.ids = {each.place: each.id for each in self.records}
        self.told = [str(each) for each in found if isinstance(each, Problem)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, data: bytes) -> str:
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    Path(path).write_bytes(data)
    return path


def test_a_directory_of_everything(folder: Path) -> None:
    put("in/2020/b.txt", b"Ramai.")
    put("in/2020/a.md", b"# Pasar")
    put("in/c.jsonl", lines("x", "y"))
    put("in/d.jsonl.gz", gzip.compress(lines("z")))
    put("in/e.txt.bz2", bz2.compress(b"Sepi."))
    put("in/f.zip", zipped({"g/h.txt": b"Hujan.", "i.jsonl": lines("w"), "j.png": b"", ".k.txt": b"", "__MACOSX/._h.txt": b""}))
    put("in/l.TGZ", gzip.compress(tarred({"m.txt": b"Terang.", "n.zip": zipped({"o.txt": b"Gelap."})})))
    put("in/p.png", b"")
    put("in/q.jsonl", b"")
    found = Walk("in")
    assert found.ids == {
        "in/2020/a.md": "2020/a.md",
        "in/2020/b.txt": "2020/b.txt",
        "in/c.jsonl:1": "x",
        "in/c.jsonl:2": "y",
        "in/d.jsonl.gz:1": "z",
        "in/e.txt.bz2": "e.txt.bz2",
        "in/f.zip!g/h.txt": "f.zip!g/h.txt",
        "in/f.zip!i.jsonl:1": "w",
        "in/l.TGZ!m.txt": "l.TGZ!m.txt",
        "in/l.TGZ!n.zip!o.txt": "l.TGZ!n.zip!o.txt",
    }
    assert found.told == []
    assert sorted((each.path, each.reason) for each in found.passed) == [
        ("in/f.zip!.k.txt", "hidden"),
        ("in/f.zip!__MACOSX/._h.txt", "hidden"),
        ("in/f.zip!j.png", "no reader"),
        ("in/p.png", "no reader"),
        ("in/q.jsonl", "empty"),
    ]
    documents = [each for each in found.records if each.data is not None]
    assert [(each.suffix, each.data) for each in documents[:3]] == [(".md", b"# Pasar"), (".txt", b"Ramai."), (".txt", b"Sepi.")]
    assert Walk(str(folder / "in")).ids.keys() == {str(folder / place) for place in found.ids}


def test_files_by_name() -> None:
    put("a/b.txt", b"Ramai.")
    put("c.zip", zipped({"b.txt": b"Sepi."}))
    assert Walk("./a/b.txt", "c.zip").ids == {"a/b.txt": "a/b.txt", "c.zip!b.txt": "b.txt"}
    put("d/e.txt", b"x")
    os.chdir("d")
    assert Walk(".").ids == {"e.txt": "e.txt"}


def test_a_file_is_read_once_and_globs_leave_out() -> None:
    put("in/a.txt", b"satu")
    put("in/b.txt", b"dua")
    put("in/old/c.txt", b"tiga")
    os.symlink("a.txt", "in/z.txt")
    found = Walk("in", "in/a.txt", exclude=(Glob("old", os.getcwd()),))
    assert list(found.ids.values()) == ["a.txt", "b.txt"]
    assert found.told == ["in/a.txt: given twice"]
    assert {(each.path, each.reason) for each in found.passed} == {
        ("in/old", "excluded"),
        ("in/z.txt", "given twice"),
        ("in/a.txt", "given twice"),
    }


def test_what_is_not_there_or_empty_or_of_another_kind_is_told_and_the_rest_read() -> None:
    put("a.jsonl", lines("x"))
    put("b.png", b"")
    put("c.jsonl", b"\n")
    put("d.zip", zipped({}))
    os.mkdir("e")
    found = Walk("gone.jsonl", "b.png", "c.jsonl", "d.zip", "e", "-", "a.jsonl")
    assert list(found.ids.values()) == ["x"]
    kinds = f"archives and articles end in {', '.join(sorted({*REGISTRY.readers, *REGISTRY.archives}))}, and any of them in .gz, .zst …"
    assert found.told == [
        "gone.jsonl: no such file or directory",
        f"b.png: no reader for .png files ({kinds})",
        "c.jsonl: holds no record",
        "d.zip: holds no record",
        f"e: nothing to check here ({kinds})",
        "-: an archive is not read from standard input (give the file)",
    ]


def test_archives_lie_in_archives_one_deep() -> None:
    inner = zipped({"a.txt": b"satu"})
    put("x.zip", zipped({"y.zip": zipped({"z.zip": inner, "b.jsonl": lines("x")}), "c.tar.gz": gzip.compress(tarred({"d.txt": b"dua"}))}))
    found = Walk("x.zip")
    assert list(found.ids) == ["x.zip!y.zip!b.jsonl:1", "x.zip!c.tar.gz!d.txt"]
    assert found.told == ["x.zip!y.zip!z.zip: an archive in an archive in an archive is not opened (unpack one of them)"]


def test_what_is_cut_off_gives_what_it_has_and_costs_only_itself() -> None:
    many = lines(*map(str, range(9999)))
    packed = {".gz": gzip.compress(many), ".zst": zstandard.ZstdCompressor().compress(many), ".bz2": bz2.compress(many)}
    for compression, data in packed.items():
        put(f"a.jsonl{compression}", data[: len(data) // 2])
        found = Walk(f"a.jsonl{compression}")
        assert list(found.ids.values()) == list(map(str, range(len(found.ids))))
        assert len(found.ids) > (100 if compression != ".bz2" else -1)
        assert found.told == [
            f"a.jsonl{compression}: ends too early: what is compressed is cut off" + " (what came before it was read)" * bool(found.ids)
        ]
    put("b.zip", zipped({"a.txt.gz": gzip.compress(b"Ramai. " * 99)[:-9], "b.txt": b"Sepi.", "c.jsonl": lines("x")}))
    found = Walk("b.zip")
    assert list(found.ids) == ["b.zip!b.txt", "b.zip!c.jsonl:1"]
    assert found.told == ["b.zip!a.txt.gz: ends too early: what is compressed is cut off (what came before it was read)"]


def test_a_document_larger_than_the_limit_is_told() -> None:
    put("in/a.txt", b"x" * 101)
    put("in/b.txt", b"x" * 100)
    found = Walk("in", limit=100)
    assert (list(found.ids), found.told) == (["in/b.txt"], ["in/a.txt: larger than 100 B, the most that is read of one record"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told() -> None:
    os.chmod(put("in/a.txt", b"x"), 0)
    assert Walk("in").told == ["in/a.txt: cannot be read: Permission denied"]


def test_a_reader_that_fails_costs_only_its_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("plug/broken_reader.py", b"def records(path, stream, options):\n    yield from ()\n    raise KeyError('x')\n")
    monkeypatch.syspath_prepend(str(folder / "plug"))
    registry = Registry(readers=REGISTRY.readers, archives={**REGISTRY.archives, ".story": "broken_reader"})
    put("in/a.story", b"x")
    put("in/b.txt", b"x")
    found = Walk("in", registry=registry)
    assert list(found.ids) == ["in/b.txt"]
    assert found.told == ["in/a.story: the reader of .story files failed: KeyError: 'x' (broken_reader.py:3)"]


def test_every_suffix_is_found_again() -> None:
    known = {*REGISTRY.readers, *REGISTRY.archives}
    assert all(form_of(f"a{suffix}", known) for suffix in suffixes(REGISTRY))
    assert {".jsonl", ".jsonl.zst", ".tar.xz", ".tgz", ".txt.gz"} <= set(suffixes(REGISTRY))
