"""A report as a whole."""

from __future__ import annotations

from pathlib import Path

from newslint.archive.changes import compared
from newslint.archive.database import Database
from newslint.archive.figures import figures
from newslint.archive.report import SECTIONS, language_of, report
from tests.archive.ledger import article, audit, finding, unread


def test_every_figure_has_its_place_on_the_page_and_every_place_its_figure() -> None:
    made = [figure.key for figure in (*figures(authors=True), *compared())]
    assert sorted(made) == sorted(key for keys in SECTIONS.values() for key in keys)


def test_what_was_not_asked_for_is_not_there(tmp_path: Path) -> None:
    out = audit(tmp_path, [article("1", finding()), unread("2")])
    with Database(str(out), {}) as database:
        found = report(database)
    assert {"comparison", "authors"}.isdisjoint(name for name, _ in found.sections())
    assert found.before is None
    assert found.totals["records"] == 2
    with Database(str(out), {}, against=str(out)) as database:
        found = report(database, authors=True)
    assert [name for name, _ in found.sections()] == list(SECTIONS)
    assert found.before == found.manifest


def test_a_report_speaks_the_language_of_most_articles(tmp_path: Path) -> None:
    shard = [article("1", language="en"), article("2", language="en"), article("3")]
    for folder, rows, language in (("a", shard, "en"), ("b", shard[2:], "id"), ("c", [], "")):
        with Database(str(audit(tmp_path / folder, rows)), {}) as database:
            assert language_of(report(database)) == language
