"""The line of a long run, on terminals only."""

from __future__ import annotations

import io

import pytest

from newslint.archive.progress import Progress, clock, state


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "shown"), [(0, "0:00"), (61.4, "1:01"), (3661, "1:01:01"), (-3, "0:00")])
def test_times_are_read_like_a_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


@pytest.mark.parametrize(
    ("records", "kept", "seconds", "share", "line"),
    [
        (0, 0, 0.0, None, "0 records, 0/s"),
        (12_000, 0, 10.0, None, "12,000 records, 1,200/s"),
        (12_000, 2_000, 10.0, 0.25, "12,000 records, 1,000/s, 25 %, 0:30 left"),
        (12_000, 0, 1.0, 0.25, "12,000 records, 12,000/s, 25 %"),
        (12_000, 0, 10.0, 1.0, "12,000 records, 1,200/s, 100 %"),
    ],
)
def test_a_state_says_what_is_known(records: int, kept: int, seconds: float, share: float | None, line: str) -> None:
    assert state(records, kept, seconds, share) == line


def test_a_terminal_has_one_line_and_in_the_end_none() -> None:
    terminal = Terminal()
    progress = Progress(terminal)
    progress.tell(5, 0, None)
    progress.tell(6, 0, None)
    assert terminal.getvalue().startswith("\r5 records, ")
    assert terminal.getvalue().count("\r") == 1
    progress.clear()
    assert terminal.getvalue().endswith(" \r")


def test_a_file_gets_nothing() -> None:
    file = io.StringIO()
    progress = Progress(file)
    progress.tell(5, 0, None)
    progress.clear()
    assert file.getvalue() == ""
