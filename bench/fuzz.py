"""Bytes as articles, rule files and configurations, guided by coverage until the time is up. Needs `pip install atheris`.

    python bench/fuzz.py article [--seconds 60] [--keep FOLDER]
    python bench/fuzz.py rule [--seconds 60]

What fails is written to FOLDER (default: a temporary one, named at the end) as libFuzzer does. Exit status 1 when something failed.
`tests/test_fuzz.py` holds what must hold; this only looks for inputs that it does not think of.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris  # type: ignore[import-not-found, unused-ignore]

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
with atheris.instrument_imports(include=["newslint"]):
    from test_fuzz import READ, SHIPPED, inert, sound

    from newslint.cli.check import reporter
    from newslint.errors import Problem
    from newslint.pack import read_pack
    from newslint.registry import collect, resolve
    from newslint.reporters import Style
    from newslint.session import Request, Session


def article() -> Callable[[bytes], None]:
    """One article through the whole street and every format; its first byte chooses the reader."""
    session = Session(Request(no_config=True))
    suffixes = sorted(session.registry.readers)
    style = Style(interfaces=session.interfaces, rules=session.plan.rules)
    reporters = {name: reporter(name, session) for name in SHIPPED}

    def attempt(data: bytes) -> None:
        result = session.one(f"a{suffixes[data[0] % len(suffixes)] if data else '.txt'}", data[1:])
        if isinstance(result, Problem):
            if "failed" in result.what:
                raise AssertionError(result)
            return
        sound(result)
        for name, module in reporters.items():
            READ.get(name, inert)("\n".join(module.report([result], style)))

    return attempt


def rule() -> Callable[[bytes], None]:
    """Bytes as a rule file: a rule, or problems that say where."""
    modules = {name: resolve(target) for name, target in collect().kinds.items()}
    folder = Path(tempfile.mkdtemp())
    file = folder / "id/x/r.yaml"
    file.parent.mkdir(parents=True)

    def attempt(data: bytes) -> None:
        file.write_bytes(data)
        rules, problems = read_pack(folder, modules)
        if not rules and not problems:
            raise AssertionError("neither a rule nor a problem")

    return attempt


def main() -> int:
    """Runs one target; libFuzzer ends the process with a status of its own when something fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=("article", "rule"))
    parser.add_argument("--seconds", type=int, default=60, help="how long (default: 60)")
    parser.add_argument("--keep", metavar="FOLDER", help="where inputs that fail are written")
    options = parser.parse_args()
    keep = options.keep or tempfile.mkdtemp(prefix="newslint-fuzz-")
    os.makedirs(keep, exist_ok=True)
    corpus = tempfile.mkdtemp()
    seeds = ROOT / ("seeds" if options.target == "article" else "rules/id")
    for number, path in enumerate(sorted(seeds.rglob("*.*"))[:300]):
        Path(corpus, str(number)).write_bytes((b"\2" if options.target == "article" else b"") + path.read_bytes())
    limits = [f"-max_total_time={options.seconds}", f"-artifact_prefix={keep}/", "-timeout=20", "-rss_limit_mb=3000", "-max_len=8000"]
    print(f"inputs that fail go to {keep}", file=sys.stderr)
    atheris.Setup([sys.argv[0], *limits, corpus], {"article": article, "rule": rule}[options.target]())
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
