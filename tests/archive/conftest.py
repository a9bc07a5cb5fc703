"""A newsroom with an archive of a hundred articles, audited once without disturbance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archive.newsroom import Newsroom, furnish, story


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Newsroom:
    """`berita.jsonl` and its audit in `undisturbed`, by one worker."""
    found = furnish(tmp_path_factory.mktemp("newsroom"))
    found.write("berita.jsonl", (story(number) for number in range(100)))
    done = found.audit("berita.jsonl", "--out", "undisturbed", "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    return found


@pytest.fixture
def fresh(tmp_path: Path) -> Newsroom:
    """A newsroom of this test's own."""
    return furnish(tmp_path / "newsroom")
