"""A session: which settings hold where, which rules are meant, and what becomes of files that cannot be read."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from newslint.cli.check import reporter
from newslint.errors import NewslintError, Problem
from newslint.finding import Checked
from newslint.session import Request, Session

RESIDUE = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nScroll to Top\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(*names: str, text: str = RESIDUE) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, "utf-8")


def told(results: Iterable[object]) -> list[str]:
    """Problems as lines, articles as path and codes."""
    return [
        f"{result.article.path}: {' '.join(finding.code for finding in result.findings if finding.code == 'BPL004')}"
        if isinstance(result, Checked)
        else str(result)
        for result in results
    ]


def test_the_configuration_of_a_folder_above_holds() -> None:
    write("desk/berita/a.txt", "b.txt")
    Path("desk/newslint.yaml").write_text("rules: {BPL004: off}\n", "utf-8")
    assert told(Session(Request(paths=(".",))).check()) == ["b.txt: BPL004", "desk/berita/a.txt: "]
    assert told(Session(Request(paths=(".",), no_config=True)).check()) == ["b.txt: BPL004", "desk/berita/a.txt: BPL004"]
    assert told(Session(Request(paths=(".",), config="desk/newslint.yaml")).check()) == ["b.txt: ", "desk/berita/a.txt: "]


def test_a_broken_configuration_stops_only_its_folder() -> None:
    write("desk/a.txt", "b.txt")
    Path("desk/newslint.yaml").write_text("rulez: {}\nlang: 7\n", "utf-8")
    assert told(Session(Request(paths=(".",))).check()) == [
        "b.txt: BPL004",
        "desk/newslint.yaml:1:1: unknown key 'rulez' (did you mean 'rules'?)",
        "desk/newslint.yaml:2:7: 'lang' must be a language code, not '7' (such as id or en)",
    ]


def test_a_language_in_the_configuration_that_is_none_is_told_once() -> None:
    write("a.txt", "b.txt")
    Path("newslint.yaml").write_text("ui-lang: xx\n", "utf-8")
    problem = "newslint.yaml:1:10: no language is called 'xx' (there are en, id)"
    assert told(Session(Request(paths=(".",))).check()) == ["a.txt: BPL004", "b.txt: BPL004", problem]


def test_a_file_that_vanishes_between_walk_and_reading_costs_only_itself() -> None:
    write("a.txt", "b.txt", "c.txt")
    results = Session(Request(paths=(".",))).check()
    first = next(results)
    Path("b.txt").unlink()
    assert told([first, *results]) == ["a.txt: BPL004", "b.txt: cannot be read: No such file or directory", "c.txt: BPL004"]


UNREADABLE = """
import os
from newslint.session import Request, Session
session = Session(Request(paths=(".",)))
warm = session.one("a.txt")
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
print(*(result if hasattr(result, "what") else result.article.path for result in session.check()), sep="\\n")
"""


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_may_not_be_read_is_told_and_the_rest_checked(here: Path) -> None:
    write("a.txt", "closed/b.txt", "c.txt")
    for folder in (here, *(above for above in here.parents if above.is_relative_to(tempfile.gettempdir()))):
        if folder != Path(tempfile.gettempdir()):
            folder.chmod(folder.stat().st_mode | 0o055)
    Path("closed").chmod(0)
    Path("c.txt").chmod(0)
    try:
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-c", UNREADABLE], env=environment, capture_output=True, text=True, check=False)
    finally:
        Path("closed").chmod(0o700)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["closed: cannot be read: Permission denied", "a.txt", "c.txt: cannot be read: Permission denied"]


@pytest.mark.parametrize(
    ("selectors", "expected"),
    [
        (["BPL004"], {"id/boilerplate/navigation", "en/boilerplate/navigation"}),
        (["id/boilerplate/navigation"], {"id/boilerplate/navigation"}),
        (["*/boilerplate/nav*"], {"id/boilerplate/navigation", "en/boilerplate/navigation"}),
        (["bpl00[4]"], {"id/boilerplate/navigation", "en/boilerplate/navigation"}),
        ([], set()),
    ],
)
def test_rules_by_name_code_and_glob(selectors: list[str], expected: set[str]) -> None:
    assert Session(Request()).selected(selectors) == expected


def test_every_misspelt_rule_is_told() -> None:
    with pytest.raises(NewslintError) as caught:
        Session(Request()).selected(["BPL004", "id/boilerplate/navigatoin", "nothing-like-it"])
    assert [str(problem) for problem in caught.value.problems] == [
        "no rule is called 'id/boilerplate/navigatoin' (did you mean 'id/boilerplate/navigation'?)",
        "no rule is called 'nothing-like-it' (see newslint rules)",
    ]


def test_a_rule_that_is_off_runs_when_it_is_asked_for() -> None:
    write("a.txt")
    Path("newslint.yaml").write_text("rules: {BPL004: off}\n", "utf-8")
    assert told(Session(Request(paths=("a.txt",))).check()) == ["a.txt: "]
    assert told(Session(Request(paths=("a.txt",), select=("BPL004",))).check()) == ["a.txt: BPL004"]
    assert told(Session(Request(paths=("a.txt",), select=("boilerplate",), ignore=("BPL004",))).check()) == ["a.txt: "]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (Request(paths=("a.txt",), language="xx"), "--lang: no language is called 'xx' (there are en, id)"),
        (Request(paths=("a.txt",), interface="xx"), "--ui-lang: no language is called 'xx' (there are en, id)"),
        (Request(paths=("a.txt",), ignore=("BPX",)), "no rule is called 'BPX'"),
        (Request(paths=("a.txt",), config="none.yaml"), "none.yaml: no such configuration file"),
    ],
)
def test_a_mistake_on_the_command_line_stops_the_run(request_: Request, message: str) -> None:
    write("a.txt")
    with pytest.raises(NewslintError) as caught:
        list(Session(request_).check())
    assert str(caught.value).startswith(message)


def test_an_article_under_analysis() -> None:
    write("a.txt")
    write("b.txt", text="Der Bürgermeister eröffnete gestern den neuen Markt und dankte den Händlern für ihre Geduld.\n")
    session = Session(Request())
    doc = session.document("a.txt")
    assert not isinstance(doc, Problem)
    assert [doc.slice(span) for span in doc.residue] == ["Scroll to Top"]
    assert str(session.document("b.txt")) == "b.txt: not checked: language not recognised (say --lang)"


@pytest.mark.parametrize(
    ("asked", "settled", "level"), [(None, "", 2), ("note", "", 0), (None, "fail-on: warning\n", 1), ("error", "fail-on: note\n", 2)]
)
def test_the_level_that_fails_the_run(asked: str | None, settled: str, level: int) -> None:
    if settled:
        Path("newslint.yaml").write_text(settled, "utf-8")
    assert Session(Request()).fail_on(asked) == level


def test_a_format_that_is_none() -> None:
    with pytest.raises(NewslintError, match=r"no format is called 'jsonll' \(did you mean 'jsonl'\?\)"):
        reporter("jsonll", Session(Request()))


def test_articles_leave_the_garbage_collector_nothing() -> None:
    """It hardly ever comes: two thousand articles that each held themselves took half a gigabyte."""
    session = Session(Request(no_config=True))
    gc.disable()
    try:
        for _ in range(2):  # what is remembered of words and rules is made with the first
            gc.collect()
            for path in sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))[:5]:
                session.one(str(path))
        assert gc.collect() == 0
    finally:
        gc.enable()
