"""The share of an archive that has been read."""

from __future__ import annotations

import gzip
from pathlib import Path

from newslint.archive import walk
from newslint.archive.reading import Reading, size
from newslint.readers import ReadOptions
from newslint.registry import collect


def test_the_share_grows_with_the_files_to_one(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "x"}\n' * 20_000, "utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "x"}\n' * 20_000))
    (tmp_path / "c.bin").write_bytes(b"x" * 1000)
    registry = collect()
    total = size([str(tmp_path)], registry)
    assert total == sum((tmp_path / name).stat().st_size for name in ("a.jsonl", "b.jsonl.gz"))
    reading = Reading(total)
    shares = [reading.share for _ in walk.records([str(tmp_path)], registry, ReadOptions(), opened=reading.opened)]
    assert len(shares) == 40_000
    assert shares == sorted(shares, key=lambda share: share or 0)
    assert 0 < (shares[0] or 0) < 0.5 < (shares[30_000] or 0) <= 1
    assert reading.share == 1.0


def test_of_an_unknown_whole_there_is_no_share(tmp_path: Path) -> None:
    reading = Reading(0)
    (tmp_path / "a").write_bytes(b"x")
    with (tmp_path / "a").open("rb") as file:
        reading.opened(file)
        assert reading.share is None
    assert size([str(tmp_path / "gone"), str(tmp_path / "a")], collect()) == 1
