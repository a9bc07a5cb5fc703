"""What people install: one wheel for every system and Python, with the rules in it, that works where nothing of the checkout is."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from newslint.packfiles import VOCABULARY

ROOT = Path(__file__).parents[1]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network."""
    folder = tmp_path_factory.mktemp("dist")
    call = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.mark.slow
def test_the_wheel_is_for_every_system_and_has_all_it_needs(wheel: Path) -> None:
    assert wheel.name.endswith("-py3-none-any.whl")
    with ZipFile(wheel) as file:
        names = {name for name in file.namelist() if ".dist-info/" not in name}
        about = {Path(name).name: file.read(name).decode() for name in file.namelist() if ".dist-info/" in name}
    assert {"Root-Is-Purelib: true", "Tag: py3-none-any"} <= set(about["WHEEL"].splitlines())
    assert "License-Expression: Apache-2.0 AND CC-BY-SA-4.0" in about["METADATA"].splitlines()
    assert about["NOTICE"] == (ROOT / "NOTICE").read_text("utf-8")
    assert "LICENSE" in about
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "newslint").rglob("*.py")}
    rules = {f"newslint/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "rules").rglob("*.yaml")}
    words = {f"newslint/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "rules").glob(f"*/{VOCABULARY}")}
    assert modules | rules | words <= names
    assert {Path(name).suffix for name in names - words} <= {".css", ".js", ".md", ".py", ".typed", ".yaml"}


@pytest.mark.slow
def test_what_is_installed_from_it_says_of_the_seeds_what_the_checkout_says(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own; only what newslint depends on comes from this one."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    site = sysconfig.get_path("purelib", "venv", vars={"base": str(tmp_path / "env")})
    call = [sys.executable, "-m", "pip", "--python", str(python), "install", "-q", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(call, check=True, capture_output=True)
    Path(site, "others.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment["NEWSLINT_CACHE_DIR"] = str(tmp_path / "cache")
    lies = [str(python), "-c", "import newslint, newslint.packfiles; print(newslint.__file__, newslint.packfiles.shipped_root())"]
    places = subprocess.run(lies, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout.split()
    assert [place.startswith(str(tmp_path.resolve())) for place in places] == [True, True]
    said = []
    for command, more in ((str(python.parent / "newslint"), {}), (f"{sys.executable} -m newslint", {"PYTHONPATH": str(ROOT)})):
        call = [*command.split(), "check", "--no-config", "--format", "jsonl", *map(str, SEEDS)]
        done = subprocess.run(call, cwd=tmp_path, env={**environment, **more}, capture_output=True, text=True, check=False)
        said.append((done.returncode, done.stdout, done.stderr))
    assert said[0] == said[1]
    assert said[0][1]
    assert not said[0][2]
