"""A run over folders of articles in every format at once, each report read back by a consumer of its format.

    python bench/formats.py FOLDER... [--most N] [--jobs N]

Prints a line a format: its size, how many findings its consumer counts, and how long that took. Status 1 when a report is not sound
or the counts differ.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from consumers import CONSUMERS  # noqa: E402  (tests/consumers.py)

from newslint.reporters import SHIPPED  # noqa: E402


def main() -> int:
    """Checks, reads back, prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--most", type=int, default=300, help="at most so many articles, in the order of their names")
    parser.add_argument("--jobs", default="1")
    options = parser.parse_args()
    paths = [path for folder in options.folders for path in sorted(folder.resolve().glob("*.txt"))][: options.most]
    with tempfile.TemporaryDirectory() as folder:
        formats = [f"--format={name}:{folder}/report.{name}" for name in SHIPPED]
        began = time.perf_counter()
        above = os.path.commonpath([path.parent for path in paths])
        call = [sys.executable, "-m", "newslint", "check", "--no-cache", "--jobs", options.jobs, *formats, "--"]
        call += [str(path.relative_to(above)) for path in paths]
        done = subprocess.run(call, cwd=above, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
        print(f"articles: {len(paths)}, exit status: {done.returncode}, {time.perf_counter() - began:.1f} s")
        rows = [_row(name, Path(folder, f"report.{name}")) for name in SHIPPED]
    counts = {count for _, count in rows}
    for line, _ in rows:
        print(line)
    return int(len(counts) != 1 or None in counts)


def _row(name: str, path: Path) -> tuple[str, int | None]:
    began = time.perf_counter()
    try:
        count: int | None = CONSUMERS[name](path)
        said = str(count)
    except Exception as error:  # whatever a consumer objects to
        count, said = None, f"{type(error).__name__}: {str(error)[:200]}"
    return f"{name:12}{path.stat().st_size:>12} bytes  {time.perf_counter() - began:6.1f} s  findings: {said}", count


if __name__ == "__main__":
    sys.exit(main())
