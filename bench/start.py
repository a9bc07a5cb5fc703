"""What one article costs as a whole process: CPU time of a run with a warm and with a cold cache, beside the bare interpreter.

    python bench/start.py [ARTICLE] [--runs N]

Prints medians and ratios of one sitting; the runs of the commands are interleaved, so that a machine that slows down slows all alike.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SEED = Path(__file__).parent.parent / "seeds" / "002_22ccdcbf5b311fe6.txt"


def main() -> None:
    """Times the commands and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", default=str(SEED))
    parser.add_argument("--runs", type=int, default=15)
    options = parser.parse_args()
    check = [sys.executable, "-m", "newslint", "check", "--exit-zero", options.article]
    commands = {
        "python -I -c pass": [sys.executable, "-I", "-c", "pass"],
        "python -c 'import yaml, regex, pluggy'": [sys.executable, "-c", "import yaml, regex, pluggy"],
        "newslint check, warm cache": check,
        "newslint check, no cache": check,
    }
    with tempfile.TemporaryDirectory() as cache:
        settings = {name: {"NEWSLINT_CACHE_DIR": "" if name.endswith("no cache") else cache} for name in commands}
        for name, command in commands.items():
            seconds(command, settings[name])
        rounds = [{name: seconds(command, settings[name]) for name, command in commands.items()} for _ in range(options.runs)]
    bare = statistics.median(each["python -I -c pass"] for each in rounds)
    size = Path(options.article).stat().st_size
    print(f"{size} bytes, Python {sys.version.split()[0]}, {options.runs} runs, CPU milliseconds of the whole process")
    for name in commands:
        found = [each[name] for each in rounds]
        middle = statistics.median(found)
        print(f"{name:42s} {1000 * middle:7.1f}  (least {1000 * min(found):.1f})  {middle / bare:5.1f} x bare")


def seconds(command: Sequence[str], settings: Mapping[str, str]) -> float:
    """User and system time of one run."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | settings
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
