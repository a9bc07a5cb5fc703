"""What a start with a warm cache loads: nothing that this run has no use for. Times are measured in bench/start.py."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ARTICLE = """Pasar Sukamaju Dibuka Lagi

SUKAMAJU - Pasar Sukamaju dibuka lagi pada Senin, (2/6/2025) setelah tiga bulan ditutup. “Semua kios sudah terisi,” kata Kepala Dinas
Perdagangan Sukamaju, Rina Wulandari.

Pembukaan ini menandai babak baru ekonomi kota.
"""
WHOLE = ("yaml", "pydantic", "textstat", "nltk", "pathspec", "pyromark", "pluggy", "multiprocessing", "regex", "regex._regex_core")
"""Packages that come with what newslint depends on, or that fork."""
STANDARD = """
dataclasses inspect ast pathlib shutil difflib textwrap tempfile subprocess datetime email ipaddress urllib socket logging
importlib.metadata pkgutil tomllib html xml ctypes decimal _hashlib typing re enum fnmatch argparse gettext locale contextlib json
math heapq
"""
OURS = """
schema storing nodes mistakes pack rulefile configfile phrases sequences tables affixes refusal literals shapes proof examples hooks workers
mend writing selftest manual reference explain sources cli.fixer cli.baseline cli.progress cli.parser choices baseline changed allow
kinds.allowance readers.frontmatter
readers.markdown readers.html readers.docx readers.xml readers.ninjs
archive readers.jsonl readers.csv readers.lines readers.fields readers.streams readers.compressed
reporters.html reporters.json reporters.jsonl reporters.sarif
"""
KEEPING = "newslint.results newslint.sqlite _sqlite3 zlib"
"""What a run needs that takes results of earlier runs, and none told not to."""
LINTING = "linter standing context annotators.sentences annotators.speech kinds.weigh"
"""What an article needs that is checked, and none whose result is kept."""
FORBIDDEN = {*WHOLE, *STANDARD.split(), *(f"newslint.{name}" for name in OURS.split())}
RUN = "import sys; from newslint.cli import main; main(sys.argv[1:]); print(*sorted(sys.modules), file=sys.stderr)"
"""Imports nothing by itself: `json` would bring `re` along, and hide who else asks for it."""


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def run(*command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *command], env=environment, capture_output=True, text=True, check=False)


def test_a_warm_check_loads_what_it_uses(house: Path) -> None:
    bare = run("-c", "import sys; print(*sorted(sys.modules))").stdout.split()
    first, second = (run("-c", RUN, "check", "--no-cache", "a.txt") for _ in range(2))
    assert "EDI0" in first.stdout
    assert second.stdout == first.stdout
    assert "newslint.schema" in first.stderr.splitlines()[-1].split()
    loaded = set(second.stderr.splitlines()[-1].split())
    assert sorted((loaded - {*bare}) & {*FORBIDDEN, *KEEPING.split()}) == []
    assert {f"newslint.{name}" for name in LINTING.split()} <= loaded


def test_an_article_that_was_checked_before_loads_no_linter(house: Path) -> None:
    bare = run("-c", "import sys; print(*sorted(sys.modules))").stdout.split()
    first, second = (run("-c", RUN, "check", "a.txt") for _ in range(2))
    assert "EDI0" in first.stdout
    assert second.stdout == first.stdout
    loaded = set(second.stderr.splitlines()[-1].split()) - {*bare}
    assert sorted(loaded & {*FORBIDDEN, *(f"newslint.{name}" for name in LINTING.split())}) == []
    assert [name for name in loaded if name.startswith(("newslint.annotators.", "newslint.kinds."))] == []


@pytest.mark.parametrize("name", OURS.split())
def test_what_must_not_be_loaded_exists(name: str) -> None:
    """Or the test above would forbid nothing."""
    place = ROOT / "newslint" / name.replace(".", "/")
    assert place.with_suffix(".py").is_file() or place.is_dir()


def test_the_process_ends_with_its_status_and_all_it_had_to_say(house: Path) -> None:
    (house / "b.txt").write_text(ARTICLE * 40, "utf-8")
    whole = run("-c", "from newslint.cli import main; raise SystemExit(main())", "check", "b.txt", "gone.txt", "--fail-on", "note")
    short = run("-m", "newslint", "check", "b.txt", "gone.txt", "--fail-on", "note")
    assert (short.returncode, short.stdout, short.stderr) == (whole.returncode, whole.stdout, whole.stderr)
    assert whole.returncode == 2
    assert len(whole.stdout) > 10_000
