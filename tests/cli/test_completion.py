"""`newslint completion`: the scripts, in the shells themselves where these are at hand."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newslint.cli import COMMANDS
from newslint.cli.completion import HINTS

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("shell", HINTS)
def test_every_command_and_option_is_in_the_script(command: Command, shell: str) -> None:
    status, out, err = command("completion", shell)
    assert (status, err) == (0, "")
    assert [name for name in COMMANDS if name not in out] == []
    sign = "-l " if shell == "fish" else "--"
    assert all(f"{sign}{name}" in out for name in ("unsafe-fixes", "select", "yes", "accept-new"))


@pytest.mark.parametrize("shell", HINTS)
def test_the_shell_reads_it(command: Command, shell: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")
    Path("script").write_text(command("completion", shell)[1], "utf-8")
    done = subprocess.run([shell, "--no-execute" if shell == "fish" else "-n", "script"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not shutil.which("bash"), reason="no bash here")
@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("newslint che", ["check"]),
        ("newslint check --fai", ["--fail-on"]),
        ("newslint check --fail-on w", ["warning"]),
        ("newslint baseline p", ["prune", "pasar.txt"]),
        ("newslint schema c", ["config"]),
        ("newslint check pas", ["pasar.txt"]),
    ],
)
def test_bash_completes(command: Command, line: str, choices: list[str]) -> None:
    Path("pasar.txt").write_text("", "utf-8")
    words = line.split()
    Path("script").write_text(command("completion", "bash")[1], "utf-8")
    asked = f'source ./script; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _newslint; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", asked], env={**os.environ, "LC_ALL": "C"}, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == choices


@pytest.mark.skipif(not shutil.which("fish"), reason="no fish here")
@pytest.mark.parametrize(
    ("line", "choices"),
    [
        ("newslint che", ["check"]),
        ("newslint check --fai", ["--fail-on"]),
        ("newslint check --fail-on w", ["warning"]),
        ("newslint schema c", ["config"]),
    ],
)
def test_fish_completes(command: Command, tmp_path: Path, line: str, choices: list[str]) -> None:
    Path("script").write_text(command("completion", "fish")[1], "utf-8")
    asked = ["fish", "--no-config", "-c", f"source script; complete -C '{line}'"]
    done = subprocess.run(asked, env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True, check=True)
    assert [row.split("\t")[0] for row in done.stdout.splitlines()] == choices
