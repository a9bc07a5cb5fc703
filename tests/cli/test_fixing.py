"""Which options of `newslint check` that mend go together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--unsafe-fixes", "a.txt"), "newslint: --unsafe-fixes: goes with --fix or --diff"),
        (("--fix", "-", "a.txt"), "newslint: --fix: standard input cannot be fixed together with files"),
    ],
)
def test_mistakes(command: Command, arguments: tuple[str, ...], message: str) -> None:
    Path("a.txt").write_text("Pasar itu dibuka.\n", "utf-8")
    status, out, err = command("check", *arguments)
    assert (status, out, err[: len(message)]) == (2, "", message)
