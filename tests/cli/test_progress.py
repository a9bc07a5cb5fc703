"""The progress of a long run: only where somebody is looking, and gone when the run is over."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from newslint.article import Article
from newslint.cli.progress import Audited, Line, duration, on_terminal, state, watched
from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result

ROOT = Path(__file__).parents[2]
CHECKED = Checked(Article("a.txt", "", ""), "", ())
RESULTS: list[Result] = [CHECKED, Problem("b.txt", "cannot be read"), Problem("newslint.yaml", "x", setup=True), CHECKED, CHECKED]
TEXT = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nScroll to Top\n"


def screen(written: str) -> list[str]:
    """What a terminal shows after each piece: the last line, as overwritten."""
    shown, line = [], ""
    for piece in re.findall(r"\r|\n|[^\r\n]+", written):
        if piece == "\r":
            at = 0
        elif piece == "\n":
            line, at = "", 0
        else:
            at = 0 if not line else at
            line = line[:at] + piece + line[at + len(piece) :]
            at += len(piece)
        shown.append(line.rstrip())
    return shown


@pytest.mark.parametrize(
    ("seconds", "lines"),
    [
        ((0, 0.2, 0.4, 0.5, 0.6, 0.7), []),
        ((0, 0.5, 1.0, 2.0, 4.0, 5.0), ["2/4 files, 2 a second", "2/4 files, 1 a second", "3/4 files, 1 a second"]),
        ((0, 60, 61, 62, 63, 64), ["1/4 files, 0 a second", "2/4 files, 0 a second", "2/4 files, 0 a second", "3/4 files, 0 a second"]),
    ],
)
def test_the_line_stands_only_while_one_waits(seconds: tuple[float, ...], lines: list[str]) -> None:
    stream, clock = io.StringIO(), iter(seconds)
    for result in watched(RESULTS, 4, Line(stream), lambda: next(clock)):
        assert screen(stream.getvalue())[-1:] in ([], [""]), "the screen is the report's"
        assert result in RESULTS
    assert [line for line in dict.fromkeys(screen(stream.getvalue())) if line] == [f"newslint: {line}" for line in dict.fromkeys(lines)]
    assert screen(stream.getvalue())[-1:] in ([], [""])


def test_a_run_that_is_broken_off_leaves_no_line() -> None:
    stream, clock = io.StringIO(), iter((0, 5, 5))
    results = watched(RESULTS, 4, Line(stream), lambda: next(clock))
    next(results)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert screen(stream.getvalue())[-1] == ""


@pytest.mark.parametrize(("seconds", "told"), [(0, "0:00"), (61.4, "1:01"), (3661, "1:01:01"), (-3, "0:00")])
def test_durations_are_read_like_a_clock(seconds: float, told: str) -> None:
    assert duration(seconds) == told


@pytest.mark.parametrize(
    ("records", "kept", "seconds", "share", "told"),
    [
        (0, 0, 0.0, None, "0 records, 0 a second"),
        (12_000, 0, 10.0, None, "12,000 records, 1,200 a second"),
        (12_000, 2_000, 10.0, 0.25, "12,000 records, 1,000 a second, 25 %, 0:30 left"),
        (12_000, 0, 1.0, 0.25, "12,000 records, 12,000 a second, 25 %"),
        (12_000, 0, 10.0, 1.0, "12,000 records, 1,200 a second, 100 %"),
    ],
)
def test_a_state_says_what_is_known(records: int, kept: int, seconds: float, share: float | None, told: str) -> None:
    assert state(records, kept, seconds, share) == told


def test_an_audit_has_one_line_and_in_the_end_none() -> None:
    stream, clock = io.StringIO(), iter((0, 0.9, 1.0, 1.4, 2.0))
    progress = Audited(Line(stream), lambda: next(clock))
    seen = []
    for records in (50, 60, 70, 1_000_000):
        progress.tell(records, 0, None)
        seen.append(screen(stream.getvalue())[-1:])
    first = ["newslint: 60 records, 60 a second"]
    assert seen == [[], first, first, ["newslint: 1,000,000 records, 500,000 a second"]]
    progress.clear()
    assert screen(stream.getvalue())[-1] == ""
    written = stream.getvalue()
    progress.clear()
    assert stream.getvalue() == written


def test_a_line_fits_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    stream = io.StringIO()
    drawn = Line(stream)
    drawn.draw("x" * 100)
    drawn.draw("")
    assert stream.getvalue() == "x" * 29 + "\r" + " " * 29 + "\r"


def test_where_nobody_looks_nothing_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    drawn = on_terminal()
    drawn.draw("newslint: 1/2 files")
    drawn.draw("")
    assert (drawn.is_seen, capsys.readouterr().err) == (False, "")


def run(folder: Path, *arguments: str, **environment: str) -> tuple[str, str, int]:
    """What a run prints on its standard output, and on the terminal that its standard error is. The first article takes its time."""
    import pty

    control, terminal = pty.openpty()
    kept = {name: value for name, value in os.environ.items() if name not in ("CI", "TERM")}
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", *arguments],
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=terminal,
        text=True,
    )

    def late() -> None:
        with (folder / "a.txt").open("w", encoding="utf-8") as pipe:  # opens when newslint begins to read
            time.sleep(1.2)
            pipe.write(TEXT)

    writer = threading.Thread(target=late)
    writer.start()
    out = process.communicate(timeout=60)[0]
    writer.join()
    os.set_blocking(control, False)
    os.close(terminal)
    shown = b""
    try:
        while part := os.read(control, 65536):
            shown += part
    except OSError:  # the terminal is closed
        pass
    os.close(control)
    return out, shown.decode(), process.returncode


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal and a named pipe")
@pytest.mark.parametrize(
    ("arguments", "environment", "seen"),
    [
        (("check", "--format", "concise", "--quiet"), {}, True),
        (("baseline", "create"), {}, True),
        (("check", "--format", "concise"), {"CI": "true"}, False),
        (("check", "--format", "concise"), {"TERM": "dumb"}, False),
    ],
)
def test_on_a_terminal(tmp_path: Path, arguments: tuple[str, ...], environment: dict[str, str], *, seen: bool) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.txt").write_bytes(b"a\0b")
    out, shown, status = run(tmp_path, *arguments, "a.txt", "b.txt", "c.txt", **environment)
    assert status == 2
    assert bool(re.search(r"newslint: 1/3 files, \d+ a second", shown)) == seen
    lines = screen(shown.replace("\r\n", "\n"))
    assert "newslint: c.txt: not text: it holds NUL bytes" in lines
    assert lines[-1] == ""
    assert "/3" not in out
