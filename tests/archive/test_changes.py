"""What became of findings between two audits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newslint.archive.changes import compared
from newslint.archive.database import Database
from newslint.archive.figures import fill
from tests.archive.ledger import article, audit, finding

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    label = finding(rule="id/loaded/label", words="oknum")
    before = [
        article("1", finding(), finding(start=20), label),
        article("2", finding(), outlet="Warta Tirta"),
        article("3", finding(words="hilang")),
    ]
    now = [
        article("1", finding(start=3), label, finding(rule="id/loaded/new", words="heboh")),
        article("2", finding(), outlet="Warta Tirta", words=200),
        article("4", finding(words="baru")),
    ]
    folder = tmp_path_factory.mktemp("changes")
    with Database(str(audit(folder / "now", now)), {}, against=str(audit(folder / "before", before))) as database:
        filled = [fill(database, figure) for figure in compared()]
    return {each.figure.key: [dict(zip(each.columns, row, strict=True)) for row in each.rows] for each in filled}


def test_findings_are_new_gone_or_kept_and_add_up(changed: dict[str, Rows]) -> None:
    """A finding that only moved is kept; of two alike one can go; what goes or comes with its record is told apart."""
    (row,) = changed["changed"]
    assert (row["findings_before"], row["kept"], row["gone"], row["gone_with_record"]) == (5, 3, 2, 1)
    assert (row["findings_now"], row["new"], row["new_with_record"]) == (5, 2, 1)
    assert (row["records_in_both"], row["records_only_before"], row["records_only_now"]) == (2, 1, 1)
    assert (row["per_1000_before"], row["per_1000_now"]) == (16.67, 12.5)


def test_only_what_changed_is_listed(changed: dict[str, Rows]) -> None:
    rules = {
        row["rule"]: (row["findings_before"], row["gone"], row["kept"], row["new"], row["findings_now"]) for row in changed["changed_rule"]
    }
    assert rules == {"id/boilerplate/ad": (4, 2, 2, 1, 3), "id/loaded/new": (0, 0, 0, 1, 1)}
    assert [row["family"] for row in changed["changed_family"]] == ["boilerplate", "loaded"]
    (outlet,) = changed["changed_outlet"]
    assert (outlet["outlet"], outlet["per_1000_before"], outlet["per_1000_now"]) == ("Harian Wirasari", 20.0, 20.0)


def test_an_audit_beside_itself_has_no_changes(tmp_path: Path) -> None:
    out = audit(tmp_path, [article("1", finding(), finding()), article("1", finding())])
    with Database(str(out), {}, against=str(out)) as database:
        filled = {figure.key: fill(database, figure) for figure in compared()}
    assert filled["changed"].rows[0][:7] == (3, 0, 0, 3, 0, 0, 3)
    assert [filled[key].rows for key in filled if key != "changed"] == [[], [], []]
