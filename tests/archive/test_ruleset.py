"""Rules as plain data find the same in another process, under settings that hold for a path."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from newslint.archive.duplicates import similarity, sketch
from newslint.archive.fingerprint import rule_set
from newslint.article import Record
from newslint.errors import NewslintError
from newslint.records import replace
from newslint.session import Request, Session
from newslint.tight import tightened
from newslint.words import words_of
from tests.archive.rules import linter, rules
from tests.readers.pages import page

TEXT = "Harga beras naik pada Senin (2/6/2025). Oknum pedagang menimbun beras.\nScroll to Top\n"


def test_rules_survive_pickling() -> None:
    again = pickle.loads(pickle.dumps(rules()))
    assert again == rules()
    assert hash(again) == hash(rules())
    record = Record("r", "a", TEXT)
    assert again.compiled().check(record)[1].findings == linter().check(record)[1].findings != ()


def test_rules_of_another_python_are_refused() -> None:
    with pytest.raises(NewslintError, match="were compiled by cpython-299"):
        replace(rules(), interpreter="cpython-299").compiled()


def test_levels_hold_below_their_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = "lang: id\nrules: {loaded: note}\npaths: {'opini/**': {rules: {loaded: off}}}\n"
    (tmp_path / "newslint.yaml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    session = Session(Request())
    ready = rule_set(session).compiled()
    assert list(session.complaints()) == []
    for place, levels in {"berita/a.jsonl:3": {"note"}, "opini/a.jsonl:3": set(), "opini/a.zip!b.txt": set()}.items():
        checked = ready.check(Record("r", place, TEXT))[1]
        assert {each.level for each in checked.findings if each.family == "loaded"} == levels, place


@pytest.mark.parametrize("fast", [False, True])
def test_pages_are_read_the_fast_way_where_that_is_asked_for(*, fast: bool) -> None:
    """The thorough way leaves out the beginning of another story."""
    source = page().replace("</article>", "<div class='teaser'><p>Ramai sekali pasar ini, kata pembaca.</p></div></article>")
    given = Record("r", "a.zip!a.html", data=source.encode(), suffix=".html")
    article, _ = replace(rules(), fast=fast).compiled().check(given)
    assert ("kata pembaca" in tightened(article).text) == fast


def test_a_sketch_is_of_what_readers_see() -> None:
    """The same story as a page and as text."""
    ready = replace(rules(), sketched=True).compiled()
    of_page, _ = ready.check(Record("r", "a.html", data=page().encode(), suffix=".html"))
    text = tightened(of_page).text
    of_text, _ = ready.check(Record("s", "a.jsonl:1", text.upper()))
    sketches = ready.sketch(of_page), ready.sketch(of_text), sketch(words_of(text).lower)
    assert sketches[0] is not None
    assert similarity(sketches[0], sketches[2]) == 1
    assert sketches[0] == sketches[1]
    assert ready.sketch(ready.check(Record("t", "a.jsonl:2", "?"))[0]) is None
    assert linter().sketch(of_page) is None


def test_an_optional_rule_sleeps_in_archives_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    record = Record("r", "a.jsonl:1", TEXT + "Namun harga gula tetap.\n")
    for settings, found in (("lang: id\n", set()), ("lang: id\nrules: {LNG018: note}\n", {"LNG018"})):
        (tmp_path / "newslint.yaml").write_text(settings, "utf-8")
        checked = rule_set(Session(Request())).compiled().check(record)[1]
        assert {each.code for each in checked.findings if each.code == "LNG018"} == found
