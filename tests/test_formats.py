"""One run over a folder of articles, in every format at once: each report is sound, and all have the same findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.cli import main
from newslint.reporters import SHIPPED
from tests.consumers import CONSUMERS

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
COPIES = 4
NASTY = (
    "Wali Kota Wirasaba membuka pasar baru itu pada Senin (3/2/2025).\r\n"
    "::error::palsu ]]> <b>&amp; \u202e👩\u200d👧 e\u0301 ##[group] yang tidak fenomenal dan sangat memalukan di pasar itu.\r\n"
    "Sejumlah pengamat menilai pembukaan itu terlambat, dan akan dilakukan lagi.\r\nScroll to Top\r\n"
)


def test_every_format_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("naskah kota").mkdir()
    for number in range(COPIES):
        for seed in SEEDS:
            Path("naskah kota", f"{number} – Jum’at {seed.name}").write_bytes(seed.read_bytes())
    Path("naskah kota/nakal #1 100%.txt").write_text(NASTY, "utf-8-sig", newline="")
    formats = [f"--format={name}:laporan.{name}" for name in SHIPPED]
    assert main(["check", "naskah kota", *formats]) == 1
    assert capfd.readouterr() == ("", "")
    assert sorted(CONSUMERS) == sorted(SHIPPED)
    found = {name: CONSUMERS[name](Path(f"laporan.{name}")) for name in SHIPPED}
    assert found == dict.fromkeys(SHIPPED, found["jsonl"])
    assert found["jsonl"] > 50 * COPIES
    for name in SHIPPED:
        if name != "github":
            lines = Path(f"laporan.{name}").read_text("utf-8").splitlines()
            assert [line for line in lines if line.lstrip().startswith("::") or "##[" in line] == [], name
