"""The tables of a report against counts made by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.archive.database import Database
from newslint.archive.figures import EXAMPLES, FREQUENT, SMALL, Figure, figures, fill
from tests.archive.ledger import article, audit, finding, unread

ARTICLES = [
    article("1", finding(start=5), finding(rule="id/loaded/label", words="oknum", level="note"), date="2025-06-18", section="Kota"),
    article(
        "2", finding(start=9, words="Iklan  lagi"), finding(words="Iklan lagi"), outlet="Warta Tirta", sources_named=2, sources_vague=2
    ),
    article("3", outlet=None, date="", author="Rina", sources_named=1, sources_anonymous=1, reply="missing"),
    article("4", finding(words="sama"), outlet="Warta Tirta"),
    unread("5", "language not recognised"),
    unread("6", "language not recognised", outlet="Warta Tirta"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    out = audit(tmp_path_factory.mktemp("figures"), ARTICLES, doubles=[("4", "2")])
    with Database(str(out), {}) as found:
        yield found


def named(database: Database, key: str) -> list[dict[str, Any]]:
    (figure,) = (each for each in figures(authors=True) if each.key == key)
    filled = fill(database, figure)
    return [dict(zip(filled.columns, row, strict=True)) for row in filled.rows]


def test_records_articles_and_findings_add_up(database: Database) -> None:
    (row,) = named(database, "totals")
    assert (row["records"], row["checked"], row["not_checked"]) == (6, 4, 2)
    assert (row["articles"], row["duplicates"]) == (3, 1)
    assert (row["findings_in_all"], row["findings"], row["findings_in_duplicates"]) == (5, 4, 1)
    assert (row["words"], row["per_1000"], row["outlets"], row["without_month"]) == (300, 13.33, 2, 3)
    assert named(database, "unchecked") == [{"reason": "language not recognised", "records": 2}]


def test_rates_by_what_findings_and_articles_have(database: Database) -> None:
    assert named(database, "families") == [
        {"family": "boilerplate", "findings": 3, "articles": 2, "share_of_articles": 66.7, "per_1000": 10.0},
        {"family": "loaded", "findings": 1, "articles": 1, "share_of_articles": 33.3, "per_1000": 3.33},
    ]
    assert named(database, "outlets") == [
        {"outlet": "Harian Wirasari", "articles": 1, "words": 100, "findings": 2, "per_1000": 20.0},
        {"outlet": "Warta Tirta", "articles": 1, "words": 100, "findings": 2, "per_1000": 20.0},
        {"outlet": None, "articles": 1, "words": 100, "findings": 0, "per_1000": 0.0},
    ]
    assert [(row["section"], row["articles"]) for row in named(database, "sections")] == [(None, 2), ("Kota", 1)]
    assert [(row["month"], row["findings"]) for row in named(database, "months")] == [("2025-06", 4), (None, 0)]


def test_families_by_outlet_and_month_name_those_without_findings(database: Database) -> None:
    crossed = [(row["outlet"], row["family"], row["findings"], row["per_1000"]) for row in named(database, "outlet_families")]
    assert crossed == [
        ("Harian Wirasari", "boilerplate", 1, 10.0),
        ("Harian Wirasari", "loaded", 1, 10.0),
        ("Warta Tirta", "boilerplate", 2, 20.0),
        ("Warta Tirta", "loaded", 0, 0.0),
    ]
    assert [(row["month"], row["family"], row["per_1000"]) for row in named(database, "month_families")] == [
        ("2025-06", "boilerplate", 15.0),
        ("2025-06", "loaded", 5.0),
    ]


def test_a_clean_up_removes_each_character_once(database: Database) -> None:
    """“Iklan lagi” stands at 0 to 10 and “Iklan  lagi” at 9 to 20 of one article, “Iklan” at 5 to 10 of another."""
    (row,) = named(database, "cleanup")
    assert (row["findings"], row["texts"], row["articles"], row["outlets"], row["characters"]) == (3, 2, 2, 2, 25)
    texts = [(row["text"], row["findings"], row["articles"], row["characters"]) for row in named(database, "inventory")]
    assert texts == [("Iklan lagi", 2, 1, 20), ("Iklan", 1, 1, 5)]
    assert {row["codes"] for row in named(database, "inventory")} == {"/AD ad"}
    assert [(row["outlet"], row["share_of_articles"]) for row in named(database, "boilerplate_outlets")] == [
        ("Warta Tirta", 100.0),
        ("Harian Wirasari", 100.0),
    ]


def test_sources_are_counted_over_articles_and_over_sources(database: Database) -> None:
    (row,) = named(database, "sources")
    assert (row["articles_two_named"], row["share_two_named"]) == (1, 33.3)
    assert (row["sources"], row["share_named"], row["share_anonymous"], row["share_vague"]) == (6, 50.0, 16.7, 33.3)
    assert (row["quotations"], row["quotations_per_article"]) == (3, 1.0)
    assert [(row["reply"], row["articles"]) for row in named(database, "reply")] == [("none accused", 2), ("missing", 1)]


def test_examples_are_those_of_the_rules_and_the_same_every_time(database: Database) -> None:
    found = named(database, "examples")
    assert {(row["rule"], row["matched"]) for row in found} == {
        ("id/boilerplate/ad", "Iklan"),
        ("id/boilerplate/ad", "Iklan lagi"),
        ("id/boilerplate/ad", "Iklan  lagi"),
        ("id/loaded/label", "oknum"),
    }
    assert found == named(database, "examples")


def test_every_frequent_rule_has_its_examples(tmp_path: Path) -> None:
    found = [finding(f"id/loaded/r{rule:03}", "oknum", number) for rule in range(FREQUENT + 5) for number in range(EXAMPLES + 1)]
    with Database(str(audit(tmp_path, [article("1", *found)])), {}) as database:
        (examples,) = (fill(database, figure) for figure in figures(authors=False) if figure.key == "examples")
    assert Counter(row[0] for row in examples.rows) == {f"id/loaded/r{rule:03}": EXAMPLES for rule in range(FREQUENT)}


def test_what_could_be_checked_and_what_was_left_out(database: Database) -> None:
    found = {row["outlet"]: (row["records"], row["checked"], row["share_checked"], row["languages"]) for row in named(database, "coverage")}
    assert found == {"Harian Wirasari": (2, 1, 50.0, "id"), "Warta Tirta": (3, 2, 66.7, "id"), None: (1, 1, 100.0, "id")}
    assert named(database, "duplicates") == [{"outlet": "Warta Tirta", "duplicates": 1, "findings_in_duplicates": 1}]


def test_authors_only_when_asked_and_only_with_enough_articles(tmp_path: Path) -> None:
    shard = [article(f"a{at}", author="Rina") for at in range(SMALL)] + [article(f"b{at}", author="Dewi") for at in range(SMALL - 1)]
    with Database(str(audit(tmp_path, shard)), {}) as database:
        assert [(row["author"], row["articles"]) for row in named(database, "authors")] == [("Rina", SMALL)]
    assert [figure.key for figure in figures(authors=False) if "author" in figure.sql] == []


def test_of_many_rows_the_first_are_shown_and_the_query_says_so(database: Database) -> None:
    filled = fill(database, Figure("x", "select i from range(1000) t(i) order by i", most=3))
    assert (filled.rows, filled.total) == ([(0,), (1,), (2,)], 1000)
    assert database.query(filled.sql).rows == filled.rows
    assert fill(database, Figure("x", "select 1", most=3)).sql == "select 1"


def test_an_audit_of_nothing_can_be_counted(tmp_path: Path) -> None:
    with Database(str(audit(tmp_path)), {}) as database:
        filled = {figure.key: fill(database, figure) for figure in figures(authors=True)}
    assert filled["totals"].rows[0][:5] == (0, 0, 0, 0, 0)
    assert filled["outlets"].rows == []
