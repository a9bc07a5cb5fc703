"""Commands as a person runs them, in an empty directory."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli import main

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs `newslint`; gives exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> tuple[int, str, str]:
        try:
            status = main(arguments)
        except SystemExit as stop:
            status = int(stop.code or 0)
        shown = capfd.readouterr()
        return status, shown.out, shown.err

    return call
