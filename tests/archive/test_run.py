"""Where an audit writes, what it will not write over, and what it does not take for articles."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from newslint.archive import manifest
from newslint.archive.doubles import FILE
from newslint.archive.index import Index
from newslint.archive.run import Heard, Outcome, Plan, run
from newslint.archive.shards import FIRST
from newslint.errors import NewslintError
from newslint.session import Request, Session
from tests.archive.newsroom import story

REQUEST = Request(select=("boilerplate",), no_config=True, language="id")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write("berita/a.jsonl", 3)
    return tmp_path


def write(name: str, count: int) -> None:
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text("".join(json.dumps(story(number)) + "\n" for number in range(count)), "utf-8")


def unheard(records: int, kept: int, share: float | None) -> None:
    """Nobody is told how far the audit is."""


def audit(
    *paths: str, out: str = "out", request: Request = REQUEST, fresh: bool = False, duplicates: bool = True, heard: Heard = unheard
) -> Outcome:
    return run(Session(request), Plan(paths, out, fresh=fresh, duplicates=duplicates), heard)


def test_other_rules_have_a_folder_of_their_own(folder: Path) -> None:
    first = audit("berita")
    second = audit("berita", request=Request(select=("loaded",), no_config=True, language="id"))
    assert first.folder != second.folder
    assert Path(first.folder, "manifest.json").exists()
    assert manifest.resolve("out") == second.folder
    assert (first.totals.records, second.totals.records) == (3, 3)


def test_the_audit_of_another_archive_is_not_thrown_away(folder: Path) -> None:
    first = audit("berita/a.jsonl")
    write("berita/b.jsonl", 5)
    with pytest.raises(NewslintError, match=r"out: holds the audit of berita/a\.jsonl"):
        audit("berita/b.jsonl")
    assert audit("berita/b.jsonl", "berita/a.jsonl").totals.records == 8
    started_over = audit("berita/b.jsonl", fresh=True)
    assert (started_over.totals.records, started_over.kept.records, started_over.taken) == (5, 0, 0)
    assert len(list(Path(first.folder, "coverage").iterdir())) == 1


def test_it_is_told_how_far_an_audit_is_also_within_a_shard(folder: Path) -> None:
    write("berita/a.jsonl", 2 * FIRST + 20)
    told: list[tuple[int, int, float | None]] = []
    audit("berita/a.jsonl", heard=lambda *state: told.append(state))
    done = [records for records, _, _ in told]
    assert done == sorted(done)
    assert told[-1] == (2 * FIRST + 20, 0, 1.0)
    assert all(share is not None and 0 <= share <= 1 for _, _, share in told)


def test_a_run_that_is_stopped_early_has_done_something(folder: Path) -> None:
    write("berita/a.jsonl", 4 * FIRST)

    def stop(records: int, kept: int, share: float | None) -> None:
        if records > FIRST:
            raise KeyboardInterrupt

    stopped = audit("berita/a.jsonl", heard=stop)
    assert (stopped.is_complete, stopped.totals.records % FIRST) == (False, 0)
    assert FIRST <= stopped.totals.records < 4 * FIRST
    whole = audit("berita/a.jsonl")
    assert (whole.is_complete, whole.kept.records, whole.totals.records) == (True, stopped.totals.records, 4 * FIRST)
    assert whole.totals == audit("berita/a.jsonl", out="undisturbed").totals


def test_its_own_results_are_no_archive(folder: Path) -> None:
    assert audit(".", out="hasil").totals.records == 3
    assert audit(".", out="hasil").totals.records == 3


def test_two_audits_do_not_write_into_one_folder(folder: Path) -> None:
    first = audit("berita")
    other = Index(first.folder)
    with pytest.raises(NewslintError, match="another audit is writing there"):
        audit("berita")
    other.close()
    assert audit("berita").kept.records == 3


def test_what_cannot_be_read_has_its_row_and_goes_on(folder: Path) -> None:
    with Path("berita/a.jsonl").open("a", encoding="utf-8") as file:
        file.write("{broken\n" + json.dumps(story(9)) + "\n")
    found = audit("berita", "gone.jsonl")
    assert (found.totals.records, found.totals.checked) == (6, 4)
    assert [place for _, place, _ in found.totals.told] == ["berita/a.jsonl:4", "gone.jsonl"]
    assert audit("berita", "gone.jsonl").totals == found.totals


@pytest.mark.parametrize("out", ["berita/a.jsonl", "berita/a.jsonl/below"])
def test_a_folder_that_cannot_be_one_is_told(folder: Path, out: str) -> None:
    with pytest.raises(NewslintError, match="cannot be written"):
        audit("berita", out=out)


def test_near_duplicates_stand_beside_the_shards_of_a_finished_audit(folder: Path) -> None:
    """Wire copy in another outlet and another shard; the id of the first is not its alone."""
    wire = " ".join(f"Kalimat nomor {number} yang panjang tentang pasar." for number in range(40))
    rows = [{**story(50, wire), "id": "a1"}, *map(story, range(12)), {**story(50, wire), "id": "wire", "outlet": "Warta Tirta"}]
    Path("wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    outcome = audit("wire.jsonl")
    found = pq.read_table(Path(outcome.folder, "duplicates.parquet")).to_pylist()
    like = [(row["place"], row["first"], row["first_place"]) for row in found if row["record"] == "wire"]
    assert like == [("wire.jsonl:14", "a1", "wire.jsonl:1")]


def test_articles_that_are_nearly_another_one_are_listed(folder: Path) -> None:
    with Path("berita/a.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps({**story(1), "id": "again", "outlet": "Warta Lain"}) + "\n")
    found = audit("berita")
    assert found.duplicates == 1
    (row,) = pq.read_table(Path(found.folder, FILE)).to_pylist()
    assert row == {"record": "again", "place": "berita/a.jsonl:4", "first": "a1", "first_place": "berita/a.jsonl:2"}
    known = manifest.read(found.folder)
    assert known is not None
    assert (known["duplicates"], known["settings"]["duplicates"]) == (1, True)
    assert audit("berita").duplicates == 1
    write("berita/a.jsonl", 3)
    again = audit("berita")
    assert (again.duplicates, again.taken) == (0, 3)


def test_nobody_need_look_for_them(folder: Path) -> None:
    found = audit("berita", duplicates=False)
    assert found.duplicates is None
    assert not Path(found.folder, FILE).exists()
    (path,) = Path(found.folder, "coverage").iterdir()
    assert pq.read_table(path)["sketch"].null_count == 3
    assert found.folder != audit("berita").folder, "or its shards would be taken for whole"
