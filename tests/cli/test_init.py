"""`newslint init`: what it writes is sound, answers to what was asked, and nothing is ever overwritten."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
RULE = "house-rules/id/house/first-rule.yaml"
HOOKS = ".pre-commit-config.yaml"
WRITTEN = f"newslint.yaml written\n{HOOKS} written\n{RULE} written\nnext: newslint check .\n"


@pytest.mark.parametrize("arguments", [(), ("--yes",)])
def test_three_files_that_are_sound(command: Command, arguments: tuple[str, ...]) -> None:
    """Standard input of a test is no terminal: the first answer to every question."""
    assert command("init", *arguments) == (0, WRITTEN, "")
    assert command("config")[::2] == (0, "")
    assert command("test", "house-rules") == (0, "1 rule, 2 examples, 0 failures\n", "")
    Path("a.txt").write_text("Pasar Wirasaba dibuka untuk masyarakat luas pada Senin (3/2/2025).\n", "utf-8")
    assert "HSE001" in command("check", ".")[1]


def test_so_is_what_the_configuration_holds_in_comments(command: Command) -> None:
    """Whoever takes the comment signs away gets what the comments promise."""
    command("init")
    lines = Path("newslint.yaml").read_text("utf-8").splitlines()
    shown = [line.removeprefix("# ") if line.startswith(("# paths:", "#   ")) else line for line in lines]
    Path("newslint.yaml").write_text("\n".join(shown).replace("editorial: off", "BPL004: off"), "utf-8")
    assert command("config", "opini/a.txt")[2] == ""
    assert "id/boilerplate/navigation: off" in command("config", "opini/a.txt")[1]
    assert "id/boilerplate/navigation: off" not in command("config", "berita/a.txt")[1]


def test_an_existing_configuration_stays_and_nothing_else_is_written(command: Command) -> None:
    Path("newslint.yaml").write_text("rules: {}\n", "utf-8")
    assert command("init") == (2, "", "newslint: newslint.yaml: is there already (edit it, or remove it first)\n")
    assert Path("newslint.yaml").read_text("utf-8") == "rules: {}\n"
    assert os.listdir() == ["newslint.yaml"]


@pytest.mark.parametrize("name", [HOOKS, RULE])
def test_the_other_files_stay_too(command: Command, name: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text("# ours\n", "utf-8")
    status, out, err = command("init")
    assert (status, err) == (0, f"newslint: {name}: is there already and stays as it is\n")
    assert f"{name} written" not in out
    assert Path(name).read_text("utf-8") == "# ours\n"


@pytest.mark.parametrize(("where", "reason"), [("none", "No such file or directory"), ("file", "Not a directory")])
def test_a_directory_that_is_none(command: Command, where: str, reason: str) -> None:
    Path("file").write_text("", "utf-8")
    assert command("init", where) == (2, "", f"newslint: {where}/newslint.yaml: cannot be written: {reason}\n")


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(
    ("answers", "status", "said"),
    [
        ("berita/kota\nen\ngoing forward\n", 0, "next: newslint check berita/kota"),
        ("berita jum'at\nid\nviral\n", 0, "next: newslint check berita jum'at"),
        ("\n\n\n", 0, "next: newslint check ."),
        ("\nxx\n", 2, "no language is called 'xx' (there are id, en)"),
        ("../elsewhere\n", 2, "../elsewhere: is not a folder below the configuration"),
        ("\n\nkata (lain)\n", 2, "'kata (lain)' is not a word or a few"),
    ],
)
def test_on_a_terminal_it_asks(tmp_path: Path, answers: str, status: int, said: str) -> None:
    import pty

    control, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "newslint", "init"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    os.write(control, answers.encode())
    shown = process.communicate(timeout=60)[0]
    os.close(terminal)
    os.close(control)
    assert process.returncode == status, shown
    assert "Where do the articles lie? [.]" in shown
    assert said in shown
    if status:
        assert os.listdir(tmp_path) == []
    else:
        _assert_sound(tmp_path, answers.split("\n"))


def _assert_sound(root: Path, answers: list[str]) -> None:
    import yaml

    folder, language, word = (given or first for given, first in zip(answers, (".", "id", "masyarakat luas"), strict=False))
    hook = yaml.safe_load((root / HOOKS).read_text("utf-8"))["repos"][0]["hooks"][0]
    assert re.search(hook["files"], f"{folder}/deep/a.md".removeprefix("./"))
    assert re.search(hook["files"], f"{folder}/A.TXT".removeprefix("./"))
    assert bool(re.search(hook["files"], "elsewhere/a.md")) == (folder == ".")
    assert re.search(hook["exclude"], "docs/README.md")
    assert not re.search(hook["files"], f"{folder}/package.json".removeprefix("./"))
    rule = yaml.safe_load((root / f"house-rules/{language}/house/first-rule.yaml").read_text("utf-8"))
    assert rule["phrases"] == [word]
