"""Configurations and plans from the cache: as fresh as their files, and without what only making them needs."""

from __future__ import annotations

import json
import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from newslint import cache
from newslint.language import Language
from newslint.plan import Plan, compile_language
from newslint.registry import collect
from newslint.session import Request, Session

RULE = """\
check: phrases
code: HSE001
say: {id: "Apa {match}?"}
why: Kabur.
phrases: [heboh]
flags: ["Warga [[heboh]]."]
passes: ["Warga tenang."]
"""
PARSERS = (
    "yaml",
    "pydantic",
    "textstat",
    "importlib.metadata",
    "newslint.schema",
    "newslint.rulefile",
    "newslint.configfile",
    "newslint.pack",
)


@pytest.fixture(scope="module")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for all tests, since what was compiled there serves the next."""
    return tmp_path_factory.mktemp("newsroom")


@pytest.fixture
def house(newsroom: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom as before any edit: a configuration that extends another, a pack of one rule, an article."""
    monkeypatch.chdir(newsroom)
    shutil.rmtree(newsroom / "house", ignore_errors=True)
    rules = newsroom / "house" / "id" / "house"
    rules.mkdir(parents=True)
    (rules / "heboh.yaml").write_text(RULE, "utf-8")
    (newsroom / "desk.yaml").write_text("fail-on: error\n", "utf-8")
    (newsroom / "newslint.yaml").write_text("extends: [default, desk.yaml]\npacks: [house]\n", "utf-8")
    (newsroom / "a.txt").write_text("Pada hari Senin warga heboh dan pasar itu geger.\n", "utf-8")
    return newsroom


def found() -> list[tuple[str, str]]:
    session = Session(Request(paths=("a.txt",), select=("HSE001",), language="id"))
    return [(finding.text, finding.level) for result in session.check() for finding in getattr(result, "findings", ())]


def edit(path: Path, old: str, new: str) -> None:
    """An edit that leaves size and time of the file as they were, where the sizes allow it."""
    before = path.stat()
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


EDITS: list[tuple[str, str, str, list[tuple[str, str]]]] = [
    ("house/id/house/heboh.yaml", "heboh", "geger", [("geger", "warning")]),
    ("house/id/house/heboh.yaml", "phrases: [heboh]", "phrases: [heboh, geger]", [("heboh", "warning"), ("geger", "warning")]),
    ("newslint.yaml", "packs", "rules: {HSE001: error}\npacks", [("heboh", "error")]),
    ("newslint.yaml", "packs", "rules: {HSE001: {phrases: [geger]}}\npacks", [("geger", "warning")]),
    ("newslint.yaml", "packs", "rules: {HSE001: {level: note, phrases: [pasar]}}\npacks", [("pasar", "note")]),
    ("desk.yaml", "fail-on: error", "rules: {HSE001: note}", [("heboh", "note")]),
]


@pytest.mark.parametrize(("name", "old", "new", "expected"), EDITS)
def test_an_edit_is_noticed(house: Path, name: str, old: str, new: str, expected: list[tuple[str, str]]) -> None:
    assert found() == found() == [("heboh", "warning")]
    edit(house / name, old, new)
    assert found() == expected
    edit(house / name, new, old)
    assert found() == [("heboh", "warning")]


def test_a_new_rule_and_a_rule_that_is_gone_are_noticed(house: Path) -> None:
    assert found() == [("heboh", "warning")]
    (house / "house/id/house/heboh.yaml").rename(house / "house/id/house/other.yaml")
    assert Session(Request()).selected(["HSE001"]) == {"id/house/other"}


def test_mistakes_are_told_again_when_the_plan_comes_from_the_cache(house: Path) -> None:
    edit(house / "house/id/house/heboh.yaml", "phrases:", "frases:")
    told = [[str(problem) for problem in _problems()] for _ in range(2)]
    assert told[0] == told[1]
    assert any("heboh.yaml:5:1: unknown key 'frases' (did you mean 'phrases'?)" in line for line in told[0])


def _problems() -> list[object]:
    session = Session(Request())
    assert session.plan.names
    return list(session.complaints())


def test_mistakes_from_the_cache_lie_where_they_are_seen_from(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (house / "newslint.yaml").write_text("packs: [house]\nallow: ['(warga']\nrules: {HSE001: {say: {id: '{kabur}'}}}\n", "utf-8")
    (house / "sub").mkdir(exist_ok=True)
    for folder, below in ((house, ""), (house / "sub", f"{house}{os.sep}")):
        monkeypatch.chdir(folder)
        session = Session(Request())
        assert "HSE001" not in dict(session.plan.codes).values()
        assert {problem.where for problem in session.complaints()} == {f"{below}newslint.yaml:2:9", f"{below}newslint.yaml:3:9"}


def test_a_faulty_configuration_is_told_every_time(house: Path) -> None:
    edit(house / "newslint.yaml", "extends", "extents")
    for _ in range(2):
        done = newslint("check", "a.txt")
        assert (done.returncode, "newslint.yaml:1:1: unknown key 'extents'" in done.stderr) == (2, True)


def test_a_rule_of_a_language_that_no_pack_describes_is_told(house: Path) -> None:
    (house / "house" / "id").rename(house / "house" / "xx")
    assert any("house/xx/house/heboh.yaml: no pack describes the language 'xx'" in str(problem) for problem in _problems())


def test_a_message_in_no_language_there_is_is_told(house: Path) -> None:
    edit(house / "house" / "id" / "house" / "heboh.yaml", "id:", "in:")
    assert any("the message is in no language there is: in (write it in en or id)" in str(problem) for problem in _problems())


def newslint(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with the cache of this one."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", f"import sys\nfrom newslint.cli import main\nstatus = main(sys.argv[1:])\n{REPORT}", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


REPORT = f"import json\nprint(json.dumps([name for name in {PARSERS!r} if name in sys.modules]), file=sys.stderr)\nsys.exit(status)"


def imported(done: subprocess.CompletedProcess[str]) -> list[str]:
    names: list[str] = json.loads(done.stderr.splitlines()[-1])
    return names


def test_a_warm_start_imports_no_parser(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(house / "cache"))
    (house / "house" / "id" / "house" / "heboh.yaml").unlink()
    first, second = newslint("check", "a.txt", "--format", "jsonl"), newslint("check", "a.txt", "--format", "jsonl")
    assert {"yaml", "newslint.schema"} <= set(imported(first))
    assert imported(second) == []
    assert (second.stdout, second.returncode) == (first.stdout, first.returncode)


@pytest.mark.parametrize("key", ["", "elsewhere"])
def test_without_a_cache_the_result_is_the_same(house: Path, monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    with_cache = found()
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", key and str(house / key))
    assert found() == with_cache == [("heboh", "warning")]


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9])
def test_a_damaged_plan_is_made_anew_in_the_middle_of_a_run(house: Path, monkeypatch: pytest.MonkeyPatch, kept: float) -> None:
    """From some place on every part is damaged; the index is whole, so that a run begins with the file."""
    folder = house / f"damaged-{kept}"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(folder))
    before = found()
    plan = max(folder.iterdir(), key=lambda path: path.stat().st_size)
    whole = bytearray(plan.read_bytes())
    begin = cache.PREFACE + int.from_bytes(whole[cache.PREFACE - 8 : cache.PREFACE], "little")
    place = begin + int(kept * (len(whole) - begin))
    plan.write_bytes(whole[:place] + bytes(byte ^ 1 for byte in whole[place:]))
    assert found() == before == [("heboh", "warning")]
    mended = cache.sections(plan.stem)
    assert mended is not None
    assert all(mended[name] is not None for name in mended)


def test_a_language_is_compiled_when_an_article_in_it_comes(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(house / "languages"))
    met: list[str] = []

    def compiling(language: Language, *rest: Any) -> Mapping[str, Any]:
        met.append(language.code)
        return compile_language(language, *rest)

    monkeypatch.setattr("newslint.compiled.compile_language", compiling)
    first, second = Session(Request()), Session(Request())
    assert first.plan.names == second.plan.names
    assert met == []
    assert first.plan.scanner("id").scan("warga heboh") == second.plan.scanner("id").scan("warga heboh")
    assert met == ["id"]
    second.plan.prepare()
    assert met == ["id", "en"]
    assert dict(second.plan.freeze()) == dict(first.plan.freeze())
    assert met == ["id", "en"]


def damaged(cache_folder: Path, places: Callable[[int], slice]) -> tuple[Path, bytearray]:
    """The largest plan, with zeros at `places` of its size in bytes; and what it holds then."""
    largest = max(cache_folder.glob("*.plan"), key=lambda path: path.stat().st_size)
    data = bytearray(largest.read_bytes())
    where = places(len(data))
    data[where] = bytes(len(data[where]))
    largest.write_bytes(data)
    return largest, data


def test_a_damaged_language_is_made_anew(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_folder = house / "damaged"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(cache_folder))
    before = Session(Request()).plan.scanner("id").scan("warga heboh")
    largest, data = damaged(cache_folder, lambda size: slice(size // 3, None, 200))
    assert Session(Request()).plan.scanner("id").scan("warga heboh") == before
    assert largest.read_bytes() != data


def test_a_plan_that_goes_elsewhere_has_no_damaged_row(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache_folder = house / "elsewhere"
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(cache_folder))
    before = Session(Request()).plan.scanner("id").scan("Baca juga: warga heboh di pasar itu")
    largest, data = damaged(cache_folder, lambda size: slice(-size // 4, None, 50))  # rows, which nothing proves but looking them up
    sent = marshal.loads(marshal.dumps(dict(Session(Request()).plan.freeze())))
    assert Plan(sent, collect().kind_modules()).scanner("id").scan("Baca juga: warga heboh di pasar itu") == before
    assert largest.read_bytes() != data


def test_a_pack_that_changes_before_a_language_is_needed_stops_what_needs_it(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scanner and rules would not be of one make, and the cache would keep them as what they are not."""
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(house / "changed"))
    assert Session(Request()).plan.names
    (house / "b.txt").write_text((house / "a.txt").read_text("utf-8"), "utf-8")
    session = Session(Request(paths=("a.txt", "b.txt"), language="id"))
    assert session.plan.names
    edit(house / "house/id/house/heboh.yaml", "heboh", "geger")
    told = [str(result) for result in session.check()]
    unchecked = "not checked: rules were changed during the run (start newslint again)"
    assert told[:2] == [f"a.txt: {unchecked}", f"b.txt: {unchecked}"]
    assert [line.partition(":")[2] for line in told[2:]] == [" was changed while newslint read it (start newslint again)"]
    (house / "b.txt").unlink()
    assert found() == [("geger", "warning")]
