"""What is known of contents, and that only one audit at a time writes into a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.archive.index import NAME, Index
from newslint.errors import NewslintError


def keys(*numbers: int) -> list[bytes]:
    return [number.to_bytes(16, "big") for number in numbers]


def test_a_content_is_found_where_it_was_last_entered(tmp_path: Path) -> None:
    index = Index(str(tmp_path))
    assert index.is_empty
    index.enter("one", [*keys(1, 2), b"", *keys(3)])
    index.enter("two", keys(2, 4))
    one, two, three, four, five = keys(1, 2, 3, 4, 5)
    assert index.find([one, two, three, four, five]) == {one: ("one", 0), two: ("two", 0), three: ("one", 3), four: ("two", 1)}
    index.close()
    again = Index(str(tmp_path))
    assert not again.is_empty
    assert (again.has("one"), again.has("three")) == (True, False)
    again.forget(["one"])
    assert again.find([one, two, three]) == {two: ("two", 0)}
    again.clear()
    assert again.find([two]) == {}
    again.close()


def test_a_folder_is_one_audits_at_a_time(tmp_path: Path) -> None:
    first = Index(str(tmp_path))
    with pytest.raises(NewslintError, match="another audit is writing there"):
        Index(str(tmp_path))
    first.close()
    Index(str(tmp_path)).close()


@pytest.mark.parametrize("content", [b"no database at all, but some text " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_spoilt_index_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    index = Index(str(tmp_path))
    assert index.is_empty
    index.enter("one", keys(1))
    index.close()
