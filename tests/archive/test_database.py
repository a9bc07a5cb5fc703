"""The tables that can be asked, and that nothing else can."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb
import pytest

from newslint.archive.database import Database
from newslint.errors import NewslintError
from newslint.language import Language
from tests.archive.ledger import article, audit, finding, unread


@pytest.fixture(scope="session")
def names(languages: Mapping[str, Language]) -> Mapping[str, int]:
    return {name: number for language in languages.values() for name, number in language.months.items()}


def rows(folder: Path, names: Mapping[str, int], sql: str, **options: Any) -> list[tuple[Any, ...]]:
    with Database(str(folder), names, **options) as database:
        return database.query(sql).rows


def test_findings_belong_to_their_article_where_ids_are_not_unique(tmp_path: Path, names: Mapping[str, int]) -> None:
    one, two, three = finding(words="satu"), finding(words="dua"), finding(words="tiga")
    first = [article("1", one, two, place="a:1"), article("2", place="a:2"), unread("3", place="a:3"), article("1", three, place="a:4")]
    second = [article("1", one, place="b:1"), article("1", place="b:2")]
    out = audit(tmp_path / "o'ut", first, second)
    for often in (False, True):
        found = rows(out, names, "select words, record, place, article from findings order by article, start, words desc", often=often)
        assert sorted(found) == [("dua", "1", "a:1", 0), ("satu", "1", "a:1", 0), ("satu", "1", "b:1", 4), ("tiga", "1", "a:4", 3)]
    assert rows(out, names, "select count(*), count(*) filter (status = 'checked') from coverage") == [(6, 5)]


def test_months_are_told_by_outlet(tmp_path: Path, names: Mapping[str, int]) -> None:
    dates = ["2025-06-18T14:05:00Z", "Diperbarui 18 Jun 2025, 14:05 WIB", "Senin, 3 Februari 2025", "12/05/2024 10:00", "kemarin", None]
    shard = [article(str(at), finding(), date=date) for at, date in enumerate(dates)]
    shard += [article("6", date="12/05/2024", outlet="Warta Tirta"), article("7", date="25/05/2024", outlet="Warta Tirta")]
    out = audit(tmp_path, shard)
    found = [month for (month,) in rows(out, names, "select month from articles order by record")]
    assert found == ["2025-06", "2025-06", "2025-02", None, None, None, "2024-05", "2024-05"]
    assert rows(out, names, "select month from findings order by record") == [(month,) for month in found[:6]]


def test_near_duplicates_are_in_their_table_and_not_among_the_articles(tmp_path: Path, names: Mapping[str, int]) -> None:
    shard = [article("1", finding()), article("2", finding()), article("3", finding(), finding(start=9)), unread("4")]
    out = audit(tmp_path, shard, doubles=[("3", "1")])
    with Database(str(out), names) as database:
        assert database.sketched
        assert database.query("select record, first_record, findings from duplicates").rows == [("3", "1", 2)]
        assert database.query("select record from articles order by record").rows == [("1",), ("2",)]
        assert database.query("select duplicate, count(*) from findings group by all order by all").rows == [(False, 2), (True, 2)]


def test_without_their_table_nothing_is_a_duplicate(tmp_path: Path, names: Mapping[str, int]) -> None:
    with Database(str(audit(tmp_path, [article("1"), article("1")])), names) as database:
        assert not database.sketched
        assert database.query("select count(*) from articles").rows == [(2,)]


def test_an_audit_of_nothing_has_empty_tables(tmp_path: Path, names: Mapping[str, int]) -> None:
    for out in (audit(tmp_path / "none"), audit(tmp_path / "empty", [])):
        for table in ("coverage", "articles", "findings", "duplicates"):
            assert rows(out, names, f"from {table}", often=True) == []


def test_two_audits_stand_side_by_side(tmp_path: Path, names: Mapping[str, int]) -> None:
    now, before = audit(tmp_path / "now", [article("1")]), audit(tmp_path / "before", [article("1", finding()), article("2")])
    counts = "select (select count(*) from articles), (select count(*) from before.articles), (select count(*) from before.findings)"
    assert rows(now, names, counts, against=str(before)) == [(1, 2, 1)]


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("", "one query was expected"),
        ("selct 1", "syntax error"),
        ("select 1; select 2", "one query was expected"),
        ("from nowhere", "nowhere does not exist"),
        ("select missing from findings", '"missing" not found'),
        ("select 'a'::int", "Could not convert"),
        ("from read_text('{secret}')", "disabled by configuration"),
        ("from '{secret}'", "does not exist"),
        ("from read_csv('https://example.org/a.csv')", "disabled by configuration"),
        ("copy (select 1) to '{secret}'", "one query was expected"),
        ("copy (select 1) to '{audit}/findings/x.parquet'", "one query was expected"),
        ("attach '{secret}'", "one query was expected"),
        ("install httpfs", "one query was expected"),
        ("load httpfs", "one query was expected"),
        ("set enable_external_access = true", "one query was expected"),
        ("set memory_limit = '100GB'", "one query was expected"),
        ("create table a (b int)", "one query was expected"),
        ("drop view findings", "one query was expected"),
        ("delete from _records", "one query was expected"),
        ("from names", "names does not exist"),
    ],
)
def test_a_query_can_only_ask(tmp_path: Path, names: Mapping[str, int], sql: str, told: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("rahasia", "utf-8")
    out = audit(tmp_path / "out", [article("1")])
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(NewslintError) as caught, Database(str(out), names) as database:
        database.query(sql.format(secret=secret, audit=out))
    (problem,) = caught.value.problems
    assert told in problem.what
    assert "\n" not in str(problem)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
    assert secret.read_text("utf-8") == "rahasia"


def test_settings_are_locked_beneath_the_check_of_statements(tmp_path: Path, names: Mapping[str, int]) -> None:
    with Database(str(audit(tmp_path, [article("1")])), names) as database:
        for setting in ("enable_external_access = true", "lock_configuration = false", "autoinstall_known_extensions = true"):
            with pytest.raises(duckdb.Error):
                database._connection.execute(f"set {setting}")


def test_an_error_while_rows_are_fetched_is_told_too(tmp_path: Path, names: Mapping[str, int]) -> None:
    with pytest.raises(NewslintError, match="query: "), Database(str(audit(tmp_path, [article("1")])), names) as database:
        database.query("select case when i = 99999 then error('late') else i end from range(100000) t(i)")


@pytest.mark.parametrize("state", ["running", "interrupted"])
def test_an_audit_that_is_not_finished_is_not_asked(tmp_path: Path, names: Mapping[str, int], state: str) -> None:
    with pytest.raises(NewslintError, match=f"the audit is not finished: {state}"):
        Database(str(audit(tmp_path, [article("1")], state=state)), names)


def test_what_is_no_audit_is_told(tmp_path: Path, names: Mapping[str, int]) -> None:
    with pytest.raises(NewslintError, match="holds no finished audit"):
        Database(str(tmp_path), names)
    (tmp_path / "latest").write_text("gone\n", "utf-8")
    with pytest.raises(NewslintError, match="holds no audit"):
        Database(str(tmp_path), names)


def test_a_file_that_is_gone_or_damaged_is_told(tmp_path: Path, names: Mapping[str, int]) -> None:
    out = audit(tmp_path, [article("1", finding())])
    (path,) = out.glob("*/findings/*.parquet")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NewslintError, match=r"\.parquet"):
        Database(str(out), names)
    path.unlink()
    with pytest.raises(NewslintError, match="is missing"):
        Database(str(out), names)


def test_only_the_shards_of_the_manifest_count(tmp_path: Path, names: Mapping[str, int]) -> None:
    out = audit(tmp_path, [article("1")], [article("2")])
    (path,) = out.glob("*/manifest.json")
    found = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**found, "shards": found["shards"][:1]}), "utf-8")
    assert rows(out, names, "select record from coverage") == [("1",)]


def test_an_impossible_memory_is_told(tmp_path: Path, names: Mapping[str, int]) -> None:
    with pytest.raises(NewslintError, match="--memory: "):
        Database(str(audit(tmp_path, [article("1")])), names, memory="much")
