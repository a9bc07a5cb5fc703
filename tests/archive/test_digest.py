"""The summary in Markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import cmarkgfm

from newslint.archive.database import Database
from newslint.archive.digest import digest
from newslint.archive.numbers import Voice
from newslint.archive.report import report
from newslint.language import Language
from tests.archive.ledger import article, audit, finding, unread


def test_sums_tables_and_their_queries(tmp_path: Path, languages: Mapping[str, Language]) -> None:
    shard = [article("1", finding(words="a|b <i> [x](y)")), article("2", outlet=None), unread("3")]
    with Database(str(audit(tmp_path, shard)), {}) as database:
        found = report(database)
        text = "".join(f"{line}\n" for line in digest(found, Voice(languages["en"].interface, {})))
        asked = [database.query(sql).rows for sql in re.findall(r"```sql\n(.*?)```", text, re.DOTALL)]
    assert "- records: 3 = 2 checked + 1 not checked\n" in text
    assert "- findings per 1,000 words: 1 ÷ 200 × 1,000 = 5.00\n" in text
    assert len(asked) > 10
    html = cmarkgfm.github_flavored_markdown_to_html(text)
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)
    assert ["Harian Wirasari", "1", "100", "1", "10.00 *"] in [cells[at : at + 5] for at in range(len(cells))]
    assert "a|b &lt;i&gt; [x](y)" in html
    assert "<a " not in html
    assert html.count("<table>") == text.count("\n|---") > 5


def test_what_the_archive_does_not_say_comes_with_what_to_do(tmp_path: Path, languages: Mapping[str, Language]) -> None:
    with Database(str(audit(tmp_path, [article("1"), article("2", outlet=None, date=None)])), {}) as database:
        text = "\n".join(digest(report(database), Voice(languages["en"].interface, {})))
    assert text.count("The archive does not say it of any article.") == 1
    assert "newslint audit --map section=NAME" in text


def test_it_says_what_the_page_says_in_the_other_language(tmp_path: Path, languages: Mapping[str, Language]) -> None:
    with Database(str(audit(tmp_path, [article("1", finding())])), {}) as database:
        found = report(database)
    text = "\n".join(digest(found, Voice(languages["id"].interface, {})))
    assert text.startswith("# Laporan arsip\n")
    assert "- 1 rekaman = 1 diperiksa + 0 tidak diperiksa" in text
    assert "10,00" in text
