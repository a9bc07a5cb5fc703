"""Mutation testing: breaks a module in one small way at a time and asks whether its own tests notice.

    python bench/mutants.py [MODULE ...] [--sample 100] [--skip 0] [--seed 8]
    python bench/mutants.py spans fix --sample 1000 --line 60-90
    python bench/mutants.py --record /tmp/mutants.jsonl     (again, after it broke off: goes on where it was)

What is changed, `bench/mutations.py` says. Each mutant stands alone in a copy of the package in a temporary folder and meets the tests
that mirror the module, until the first fails. One that hangs is killed, and counts so. Survivors are printed with their line;
docs/reliability.md tells of those that no test can tell from the original.
With --record each attempt is a line of that file at once, and so is how the run ended; attempts of which neither the module nor its
tests have changed are not made again. Exit status 1 when fewer than 0.80 are killed in some module, 143 when it was told to stop.
Needs `os.fork`: Linux or macOS.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mutations import Mutant, changed, mutants

ROOT = Path(__file__).resolve().parent.parent
ENOUGH = 0.80
MODULES = ("spans", "fix", "baseline", "annotators/quotes", "scan", "annotators/statements", "annotators/speech")
MEMORY = 4 << 30
"""Bytes that an attempt may take: a mutant that never ends may eat, too."""
FAILED = (5, 70, 71)
"""What the process of the tests returns when there were none, or it broke off; any other failure kills the mutant."""
MORE_TESTS = {
    "fix": ("tests/test_mend.py",),
    "scan": ("tests/test_patterns.py",),
    "annotators/statements": ("tests/annotators/test_speech.py",),
}
"""Tests of a module that do not bear its name."""
COPIED = ("newslint", "rules", "tests", "seeds", "docs", "templates", "action.yml", "pyproject.toml", "README.md")


class Bench:
    """A copy of the project in which modules are broken, and a process for each attempt."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="newslint-mutants-"))
        for name in COPIED:
            source, target = ROOT / name, self.folder / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy2(source, target)
        self.clock = int(time.time()) - 10_000_000

    def start(self, module: str, data: bytes) -> int:
        """The id of a process that tests the module with `data` as its source."""
        path = self.folder / "newslint" / f"{module}.py"
        path.write_bytes(data)
        self.clock += 2
        os.utime(path, (self.clock, self.clock))  # bytecode is kept by the second, and mutants come faster
        child = os.fork()
        if not child:
            self._test(module)
        return child

    def _test(self, module: str) -> None:
        """Runs the tests and ends the process with pytest's status."""
        status = FAILED[1]
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            log = os.open(self.folder / "log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(log, 1)
            os.dup2(log, 2)
            os.chdir(self.folder)
            os.environ["PYTHONPATH"] = str(self.folder)
            sys.path.insert(0, str(self.folder))
            sys.dont_write_bytecode = False
            import pytest

            options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--basetemp", str(self.folder / "tmp"), "-m", "not slow"]
            status = int(pytest.main([*options, *tests_of(module)]))
        except BaseException:
            status = FAILED[-1]
        finally:
            os._exit(status)

    def log(self) -> str:
        """What the last tests printed."""
        return (self.folder / "log").read_text("utf-8", "replace")

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


class Record:
    """The attempts of this run and of those before it, one JSON object a line, each written when it is known."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._known: dict[tuple[str, ...], int | None] = {}
        rows = [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()] if path and os.path.exists(path) else []
        for row in rows:
            if "mutant" in row:
                self._known[tuple(row["mutant"])] = row["status"]
        if rows and "ended" not in rows[-1]:
            print(f"the run before broke off after {len(self._known)} attempts; going on", flush=True)

    def status(self, key: tuple[str, ...]) -> int | None:
        """How the tests ended of a mutant tried before; None when they hung. KeyError when it was not tried."""
        return self._known[key]

    def add(self, **row: Any) -> None:
        """Writes one line."""
        if self._path:
            with open(self._path, "a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")


def digest_of(module: str, data: bytes) -> str:
    """What an attempt depends on: the module and its tests."""
    parts = [data, *((ROOT / name).read_bytes() for name in tests_of(module))]
    return hashlib.blake2b(b"\0".join(parts), digest_size=8).hexdigest()


def tests_of(module: str) -> tuple[str, ...]:
    """The test files of a module, which mirror it."""
    folder, _, name = module.rpartition("/")
    return (f"tests/{folder}/test_{name}.py".replace("//", "/"), *MORE_TESTS.get(module, ()))


def waited(child: int, seconds: float) -> int | None:
    """The exit status of a process; None when it took too long and was killed with all it started."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.05)
    for stop in (os.killpg, os.kill):
        try:
            stop(child, signal.SIGKILL)
        except ProcessLookupError:
            continue
    os.waitpid(child, 0)
    return None


def survivors(module: str, chosen: Sequence[Mutant], bench: Bench, data: bytes, seconds: float, record: Record) -> Iterator[Mutant]:
    """Those that the tests of the module do not notice."""
    digest = digest_of(module, data)
    for mutant in chosen:
        key = (module, digest, str(mutant.start), str(mutant.end), mutant.text)
        try:
            status = record.status(key)
        except KeyError:
            status = waited(bench.start(module, changed(data, mutant)), seconds)
            if status in FAILED:
                raise SystemExit(f"{module}: the tests did not run (status {status}):\n{bench.log()}") from None
            record.add(mutant=key, status=status, line=mutant.line)
        if status == 0:
            yield mutant


def examine(module: str, options: argparse.Namespace, bench: Bench, record: Record) -> tuple[int, int]:
    """How many mutants of a module were tried and how many of them survived; survivors are printed as they are met."""
    data = (ROOT / "newslint" / f"{module}.py").read_bytes()
    low, high = options.line
    every = [mutant for mutant in mutants(data) if low <= mutant.line <= high]
    order = random.Random(f"{options.seed} {module}").sample(every, len(every))
    chosen = order[options.skip : options.skip + options.sample]
    chosen.sort(key=lambda mutant: (mutant.start, mutant.end))
    begin = time.monotonic()
    if waited(bench.start(module, data), 600) != 0:
        raise SystemExit(f"{module}: its tests fail as it stands:\n{bench.log()}")
    seconds = 10 + 5 * (time.monotonic() - begin)
    left = 0
    for mutant in survivors(module, chosen, bench, data, seconds, record):
        left += 1
        was = " ".join(data[mutant.start : mutant.end].decode().split())
        print(f"  survived: newslint/{module}.py:{mutant.line}: {was}  ->  {mutant.text}", flush=True)
    (bench.folder / "newslint" / f"{module}.py").write_bytes(data)
    share = 1 - left / len(chosen) if chosen else 1.0
    took = time.monotonic() - begin
    print(f"{module}: {len(chosen) - left} of {len(chosen)} killed ({share:.2f}), of {len(every)} there are; {took:.0f} s", flush=True)
    return len(chosen), left


def main() -> int:
    """Examines the modules one after the other."""
    options = _options()
    import hypothesis
    import pydantic
    import pytest
    import regex
    import yaml

    loaded = (hypothesis, pydantic, pytest, regex, yaml)  # once, before any process is forked
    assert all(loaded)
    assert "newslint" not in sys.modules
    record, bench, short, ended = Record(options.record), Bench(), False, "by an error"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for module in options.modules or MODULES:
            tried, left = examine(module, options, bench, record)
            short |= tried > 0 and 1 - left / tried < ENOUGH
            record.add(module=module, tried=tried, killed=tried - left)
        ended = str(int(short))
    except BaseException as error:
        ended = f"{type(error).__name__}: {error}"
        raise
    finally:
        record.add(ended=ended)
        bench.remove()
    return int(short)


def _lines(text: str) -> tuple[int, int]:
    low, _, high = text.partition("-")
    return int(low), int(high or low)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"as spans or annotators/quotes (default: {' '.join(MODULES)})")
    parser.add_argument("--sample", type=int, default=100, metavar="N", help="mutants of each module (default: 100)")
    parser.add_argument("--seed", type=int, default=8, help="which ones (default: 8)")
    parser.add_argument("--skip", type=int, default=0, metavar="N", help="leave out the first N: those whose survivors were read for tests")
    parser.add_argument("--record", default="", metavar="FILE", help="where attempts are kept, to go on after a run that broke off")
    parser.add_argument("--line", type=_lines, default=(1, 10**9), metavar="A-B", help="only mutants of these lines")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
