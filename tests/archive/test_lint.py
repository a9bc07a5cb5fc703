"""What a batch gives: the findings of `newslint check`, in the archive's own fields, and a row for every article."""

from __future__ import annotations

import pickle
from pathlib import Path

import pyarrow as pa
import pytest

from newslint.archive.fingerprint import rule_set
from newslint.archive.lint import WORDS, lint_batch, lint_batches, unread_batch, with_digests
from newslint.archive.schemas import COVERAGE, FINDINGS
from newslint.archive.shards import articles
from newslint.article import Record
from newslint.errors import NewslintError
from newslint.finding import Checked
from newslint.session import Request, Session
from newslint.spans import Lines
from tests.archive.newsroom import story
from tests.archive.rules import SELECTED, linter, rules

TITLE = "Heboh, Harga Beras Naik!!!"
TEXT = (
    "WIRASABA - Harga beras naik pada Senin (2/6/2025). Oknum pedagang dicurigai menimbun.\n\n“Warga heboh,” kata Rina Wulandari.\n"
    "Sejumlah pengamat menilai harga akan turun.\nPemerintah harus segera bertindak.\nBaca juga: Harga Gula\nScroll to Top\n"
)


def batch_of(*records: Record) -> pa.RecordBatch:
    return articles(records)


@pytest.mark.parametrize("title", ["", TITLE])
def test_findings_are_those_of_check(tmp_path: Path, title: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"{title}\n\n{TEXT}" if title else TEXT, "utf-8")
    checked = Session(Request(select=SELECTED, no_config=True, language="id")).one(str(path))
    assert isinstance(checked, Checked)
    found = lint_batch(batch_of(Record("r", "a.jsonl:1", TEXT, {"title": title} if title else {})), linter())[0].to_pylist()
    assert [(row["rule"], row["words"], row["level"], row["fingerprint"]) for row in found] == [
        (each.rule, each.text, each.level, each.fingerprint) for each in checked.findings
    ]
    assert len(found) > 2


def test_a_finding_stands_in_its_field() -> None:
    fields = {"title": TITLE, "text": TEXT}
    found = lint_batch(batch_of(Record("r", "a.jsonl:1", TEXT, {"title": TITLE})), linter())[0].to_pylist()
    assert {row["field"] for row in found} == {"title", "text"}
    for row in found:
        content = fields[row["field"]]
        assert content[row["start"] : row["end"]] == row["words"]
        assert Lines(content).locate(row["start"]) == (row["line"], row["column"])


def test_a_finding_that_is_a_paragraph_is_not_a_copy_of_it() -> None:
    paragraph = " ".join(f"Pedagang ke-{number} sudah menempati kios yang baru di pasar itu." for number in range(40))
    ruled = rule_set(Session(Request(select=("STR007",), no_config=True, language="id"))).compiled()
    (row,) = lint_batch(batch_of(Record("r", "a", f"{TEXT}{paragraph}\n")), ruled)[0].to_pylist()
    assert row["words"] == paragraph[: WORDS - 1] + "…"
    assert row["end"] - row["start"] == len(paragraph)


def test_a_finding_says_whose_words_the_sentence_gives() -> None:
    found = lint_batch(batch_of(Record("r", "a", TEXT)), linter())[0].to_pylist()
    spoken = {row["code"]: row["speech"] for row in found}
    assert spoken["EDI001"] == "narrator"
    assert spoken["BPL004"] in (None, "narrator")


def test_coverage_counts_sources_and_words() -> None:
    meta = {"url": "https://www.wirasaba.example/a", "section": "Ekonomi", "author": "Budi", "date": "2 Juni 2025"}
    (row,) = lint_batch(batch_of(Record("r", "a.jsonl:1", TEXT, meta)), linter())[1].to_pylist()
    assert (row["record"], row["place"], row["outlet"], row["section"]) == ("r", "a.jsonl:1", "wirasaba.example", "Ekonomi")
    assert (row["status"], row["reason"], row["language"]) == ("checked", None, "id")
    assert (row["sources_named"], row["sources_vague"], row["quotations"]) == (1, 1, 1)
    assert row["words"] == 35
    assert row["digest"] is None


def test_digests_are_entered_afterwards() -> None:
    table = pa.Table.from_batches([lint_batch(batch_of(Record("r", "a", TEXT), Record("s", "b", TEXT)), linter())[1]])
    found = with_digests(table, [b"x" * 16, b""])
    assert found.schema == COVERAGE
    assert found["digest"].to_pylist() == [b"x" * 16, None]
    assert found.drop_columns("digest").equals(table.drop_columns("digest"))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (Record("r", "a", "zzz qqq www"), "language not recognised"),
        (Record("r", "a", " \n "), "no text"),
        (Record("r", "a", data=b"x", suffix=".xyz"), "no reader for .xyz documents"),
        (Record("r", "a", data=b"\x00\x01\xff\xfe\x00", suffix=".txt"), "text"),
    ],
)
def test_what_is_not_checked_has_its_row_and_its_reason(record: Record, reason: str) -> None:
    good = Record("good", "b", TEXT, {"lang": "id"})
    findings, coverage = lint_batch(batch_of(good, record, good), linter(language=""))
    rows = coverage.to_pylist()
    assert [row["status"] for row in rows] == ["checked", "not checked", "checked"]
    assert reason in rows[1]["reason"]
    assert rows[1]["findings"] == 0
    assert sum(row["findings"] for row in rows) == len(findings) == 2 * rows[0]["findings"] > 0


def test_engines_get_findings_batch_by_batch() -> None:
    """As Spark does it: the rules pickled, batches one after the other, only the fields there are."""
    stories = [story(number) for number in range(6)]
    small = [
        pa.RecordBatch.from_pylist([{"record": row["id"], "text": row["text"]} for row in part]) for part in (stories[:4], stories[4:])
    ]
    found = list(lint_batches(iter(small), pickle.loads(pickle.dumps(rules()))))
    assert [batch.schema for batch in found] == [FINDINGS, FINDINGS]
    assert {row["record"] for batch in found for row in batch.to_pylist()} == {f"a{number}" for number in range(6)}


def test_a_batch_without_records_names_is_refused() -> None:
    with pytest.raises(NewslintError, match="no field 'record'"):
        list(lint_batches([pa.RecordBatch.from_pylist([{"text": "x"}])], rules()))


def test_articles_are_counted_before_they_are_begun() -> None:
    heard: list[int] = []
    lint_batch(batch_of(*(Record(str(number), "a", TEXT) for number in range(3))), linter(), heard.append)
    assert heard == [0, 1, 2]


def test_a_batch_that_could_not_be_checked_is_covered() -> None:
    findings, coverage = unread_batch(batch_of(Record("r", "a", TEXT, {"outlet": "O"})), "killed the worker")
    assert len(findings) == 0
    assert coverage.schema == COVERAGE
    (row,) = coverage.to_pylist()
    assert (row["record"], row["outlet"], row["status"], row["reason"]) == ("r", "O", "not checked", "killed the worker")
