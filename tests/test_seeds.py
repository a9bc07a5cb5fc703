"""The five seed articles as `newslint check` reports them.

The reports stand in tests/snapshots/seeds to be read. After a change that is meant, write them anew and read the difference:

    for s in seeds/*.txt; do COLUMNS=100 python -m newslint check --no-config --color never $s >tests/snapshots/$s; done
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.terminal import UNSAFE, width

ROOT = Path(__file__).parents[1]
SNAPSHOTS = ROOT / "tests" / "snapshots"
SEEDS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "seeds").glob("*.txt"))
COLUMNS = 100
BOILERPLATE = [
    ("000", 2, "BPL001", "Berlangganan gratis WA NEWS EKOIN"),
    ("000", 2, "BPL011", "https://whatsapp.com/channel/"),
    ("000", 29, "BPL010", "(*)"),
    ("001", 25, "BPL004", "Scroll to Top"),
    ("002", 12, "BPL002", "Baca Juga : Netanyahu Ingin Calonkan Trump"),
    ("002", 37, "BPL007", "Kutipan:"),
    ("003", 3, "BPL002", "Baca Juga"),
    ("003", 5, "BPL003", "Advertisement"),
    ("003", 20, "BPL008", "Â"),
    ("003", 21, "BPL008", "Â"),
    ("003", 22, "BPL003", "Advertisement"),
]


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", str(COLUMNS))


def test_what_is_not_the_article_is_found_and_nothing_else(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "seeds/", "--no-config", "--select", "boilerplate", "--format", "jsonl"]) == 1
    out, err = capfd.readouterr()
    rows = [json.loads(line) for line in out.splitlines()]
    assert err == ""
    assert [(row["path"].removeprefix("seeds/")[:3], row["line"], row["code"]) for row in rows] == [row[:3] for row in BOILERPLATE]
    assert [row["text"].startswith(start) for row, (*_, start) in zip(rows, BOILERPLATE, strict=True)] == [True] * len(BOILERPLATE)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_report(capfd: pytest.CaptureFixture[str], seed: str) -> None:
    """When this fails and the change is meant: the command at the top of this file."""
    main(["check", "--no-config", "--color", "never", seed])
    out, err = capfd.readouterr()
    assert err == ""
    assert out == (SNAPSHOTS / seed).read_text("utf-8")


@pytest.mark.parametrize("seed", SEEDS)
def test_the_report_can_be_read(capfd: pytest.CaptureFixture[str], seed: str) -> None:
    main(["check", "--no-config", "--color", "never", seed])
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == seed
    assert max(map(width, lines)) <= COLUMNS
    assert not any(UNSAFE.search(line) for line in lines)


def test_a_snapshot_for_each_seed() -> None:
    assert [path.relative_to(SNAPSHOTS).as_posix() for path in sorted(SNAPSHOTS.rglob("*.txt"))] == SEEDS
