"""Results kept between runs: what comes back is what the linter would find, or nothing."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint import results
from newslint.article import Article
from newslint.cli import main
from newslint.errors import Problem
from newslint.finding import Allowed, Card, Checked, Finding, Fix, Unchecked
from newslint.records import replace
from newslint.results import Results, basis, key_of
from newslint.session import Request, Session
from newslint.settled import Settings
from newslint.spans import Span

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))[:12]
TEXT = "Pasar Sukamaju Dibuka\n\nPembukaan ini menandai babak baru ekonomi kota. Berlangganan gratis WA Kabar Kita.\n"
ARTICLE = Article("a.txt", TEXT, TEXT)
FINDING = Finding(
    3,
    9,
    rule="id/editorial/significance",
    code="EDI003",
    family="editorial",
    level="warning",
    message="Siapa yang menilai “babak baru”?",
    text="babak baru",
    fingerprint="00ff",
    basis="KEJ 3",
    fix=Fix("", "unsafe"),
    cues=("babak baru", "body"),
    sentence=Span(0, 20),
    whole=True,
)
CHECKED = Checked(
    ARTICLE,
    "id",
    (FINDING, replace(FINDING, start=4, fix=None, sentence=None)),
    (Unchecked(0, 3, "another language"),),
    Card(("Rina Wulandari",), 2, "answered", "2/6/2025", "SUKAMAJU"),
    allowed=(Allowed(FINDING, "kutipan"),),
    known=(FINDING,),
    words=14,
)
RULE = """check: phrases
code: HSE001
level: error
basis: KEJ 1
say: {id: "Ganti “{match}”.", en: "Replace “{match}”."}
phrases: [WORD]
why: Kabur.
flags: ["Ada [[WORD]] di sini."]
passes: ["Warga tenang."]
"""
KEY = b"k" * 20
POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "cache"


def kept(checked: Checked = CHECKED) -> Results:
    made = Results()
    made.put(KEY, checked)
    made.write()
    return made


def test_every_field_comes_back(folder: Path) -> None:
    empty = Checked(ARTICLE, "", ())
    defaults = {name for name in Checked.__match_args__ if getattr(CHECKED, name) == getattr(empty, name)}
    assert defaults == {"article", "crashes", "passages"}, "what is always empty when a result is kept"
    assert Results().get(KEY, ARTICLE) is None
    kept()
    assert Results().get(KEY, ARTICLE) == CHECKED
    assert Results().get(b"another", ARTICLE) is None
    assert [path.name for path in folder.iterdir()] == [results.NAME]


def test_a_kept_result_is_what_the_linter_finds(folder: Path) -> None:
    plain = Session(Request(no_config=True))
    expected = [plain.one(str(path)) for path in SEEDS]
    for _ in range(2):
        session = Session(Request(no_config=True, kept=True, paths=tuple(map(str, SEEDS))))
        assert [*session.check()] == expected
    rows = sqlite3.connect(folder / results.NAME).execute("SELECT count(*) FROM results").fetchall()
    assert rows == [(len(SEEDS),)]


@pytest.mark.parametrize(
    "other",
    [
        replace(ARTICLE, path="b.txt"),
        replace(ARTICLE, source=TEXT.replace("baru", "lama")),
        replace(ARTICLE, text=TEXT.replace("baru", "    ")),
        replace(ARTICLE, title=Span(0, 5)),
        replace(ARTICLE, meta={"section": "opini"}),
        replace(ARTICLE, wrapped=True),
        replace(ARTICLE, remarks=(Span(0, 2),)),
        replace(ARTICLE, gaps=(Span(0, 2),)),
    ],
)
def test_another_article_has_another_key(other: Article) -> None:
    assert key_of(other, KEY) != key_of(ARTICLE, KEY) == key_of(replace(ARTICLE), KEY)


@pytest.mark.parametrize(
    "other",
    [
        Settings(levels={"id/editorial/significance": "error"}),
        Settings(chosen=frozenset()),
        Settings(language="id"),
        Settings(interface="en"),
        Settings(speech=True),
        Settings(asleep=frozenset({"id/language/slips"})),
    ],
)
def test_other_settings_have_other_keys(other: Settings) -> None:
    assert basis("plan", other) != basis("plan", Settings()) == basis("plan", Settings(levels={}))
    assert basis("plan", Settings()) != basis("other", Settings())


@pytest.mark.parametrize("folder", ["site-packages", "vendor"])
def test_another_library_may_find_something_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    installed = tmp_path / folder
    (installed / "regex").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(installed))
    before = basis("plan", Settings())
    os.utime(installed, (1, 1))
    assert basis("plan", Settings()) != before


def test_what_failed_is_not_kept(folder: Path) -> None:
    kept(replace(CHECKED, crashes=("id/house/slow: pattern ran out of time",)))
    assert Results().get(KEY, ARTICLE) is None


@pytest.mark.parametrize(
    "damage", [lambda data: b"", lambda data: b"no database", lambda data: data[:5000], lambda data: data[:100] + bytes(len(data) - 100)]
)
def test_a_damaged_file_is_made_anew(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    kept()
    file = folder / results.NAME
    file.write_bytes(damage(file.read_bytes()))
    assert Results().get(KEY, ARTICLE) is None
    kept()
    kept()
    assert Results().get(KEY, ARTICLE) == CHECKED


@pytest.mark.parametrize("change", ["key = x'6f74686572'", "body = x'00'", "body = substr(body, 1, 40)", "body = zeroblob(60)"])
def test_a_damaged_row_is_no_result(folder: Path, change: str) -> None:
    kept()
    with sqlite3.connect(folder / results.NAME) as file:
        file.execute(f"UPDATE results SET {change}")
    assert Results().get(KEY, ARTICLE) is None
    assert Results().get(b"other", ARTICLE) is None


@POSIX
@pytest.mark.parametrize("umask", [0o000, 0o002, 0o022])
def test_nobody_else_reads_what_was_found(folder: Path, umask: int) -> None:
    folder.mkdir(0o755)
    before = os.umask(umask)
    try:
        kept()
    finally:
        os.umask(before)
    assert (folder / results.NAME).stat().st_mode & 0o777 == 0o600
    assert Results().get(KEY, ARTICLE) == CHECKED


def test_an_interpreter_without_sqlite_checks_all_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept()
    for name in ("newslint.sqlite", "_sqlite3", "sqlite3"):
        monkeypatch.setitem(sys.modules, name, None)
    assert Results().get(KEY, ARTICLE) is None
    kept()
    session = Session(Request(no_config=True, kept=True, paths=tuple(map(str, SEEDS[:2]))))
    assert [type(result) for result in session.check()] == [Checked, Checked]


@POSIX
@pytest.mark.parametrize("foreign", ["folder", "file"])
def test_what_others_can_write_to_is_not_read(folder: Path, foreign: str) -> None:
    kept()
    (folder if foreign == "folder" else folder / results.NAME).chmod(0o777)
    assert Results().get(KEY, ARTICLE) is None
    assert kept().get(KEY, ARTICLE) is None


@pytest.mark.parametrize("value", ["", "file/cache"])
def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", value)
    assert kept().get(KEY, ARTICLE) is None
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_locked_file_is_done_without(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "PATIENCE", 0.01)
    kept()
    with sqlite3.connect(folder / results.NAME, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert Results().get(KEY, ARTICLE) is None
        kept()
        other.execute("ROLLBACK")
    assert Results().get(KEY, ARTICLE) == CHECKED


def test_what_was_unused_for_longest_goes_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "_today", lambda: 1)
    old = Results()
    for number in range(6):
        old.put(b"%d" % number, CHECKED)
    old.write()
    monkeypatch.setattr(results, "_today", lambda: 2)
    again = Results()
    assert [again.get(b"%d" % number, ARTICLE) for number in (1, 4, 5)] == [CHECKED] * 3
    monkeypatch.setattr(results, "LARGEST", 0)
    again.write()
    assert [number for number in range(6) if Results().get(b"%d" % number, ARTICLE)] == [1, 4, 5]


def test_results_used_again_are_not_held_until_the_end(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "TOGETHER", 4)
    monkeypatch.setattr(results, "_today", lambda: 1)
    first, again = Results(), Results()
    for number in range(8):
        first.put(b"%d" % number, CHECKED)
    monkeypatch.setattr(results, "_today", lambda: 2)
    assert [again.get(b"%d" % number, ARTICLE) for number in range(7)] == [CHECKED] * 7
    days = "SELECT day, count(*) FROM results GROUP BY day ORDER BY day"
    assert sqlite3.connect(folder / results.NAME).execute(days).fetchall() == [(1, 4), (2, 4)]


def test_a_run_that_is_stopped_keeps_what_it_found(folder: Path) -> None:
    session = Session(Request(no_config=True, kept=True, paths=tuple(map(str, SEEDS))))
    first = next(session.check())
    assert not isinstance(first, Problem)
    assert Session(Request(no_config=True, kept=True)).one(first.article.path) == first
    assert sqlite3.connect(folder / results.NAME).execute("SELECT count(*) FROM results").fetchone() == (1,)


def test_a_changed_rule_is_heeded(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "newslint.yaml").write_text("packs: [house]\n", "utf-8")
    rule = tmp_path / "house" / "id" / "house" / "heboh.yaml"
    rule.parent.mkdir(parents=True)
    outputs = []
    for word in ("ekonomi", "kota", "kota"):
        rule.write_text(RULE.replace("WORD", word), "utf-8")
        main(["check", "a.txt", "--select", "HSE001", "--lang", "id", "--format", "jsonl"])
        outputs.append(capsys.readouterr().out)
    assert ["ekonomi" in outputs[0], "kota" in outputs[1], outputs[2] == outputs[1]] == [True] * 3
    assert "kota" not in outputs[0]


@pytest.mark.parametrize(("arguments", "there"), [([], True), (["--no-cache"], False)])
def test_no_cache_keeps_nothing(folder: Path, tmp_path: Path, arguments: list[str], there: bool) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    main(["check", "a.txt", "--no-config", "--exit-zero", *arguments])
    assert (folder / results.NAME).exists() is there


def test_runs_at_once_share_the_file(folder: Path, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}Kios nomor {number} dibuka.\n", "utf-8")
    command = [sys.executable, "-m", "newslint", "check", ".", "--no-config", "--exit-zero", "--format", "jsonl"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    runs = [subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    told = [run.communicate() for run in runs]
    assert told[0][0].count(b"\n") > 40
    assert told == [told[0]] * 3
    again = subprocess.run([*command, "--jobs", "2"], env=environment, capture_output=True, check=False)
    assert (again.stdout, again.stderr) == told[0]
    assert sqlite3.connect(folder / results.NAME).execute("SELECT count(*) FROM results").fetchone() == (40,)
