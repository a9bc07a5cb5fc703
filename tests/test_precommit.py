"""The hooks newsrooms get, with the real pre-commit and prek: tried out, then in the way of a commit until the article is mended."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from newslint.readers import ASKED, SHIPPED

ROOT = Path(__file__).parents[1]
OFFLINE = (
    "No matching distribution",
    "Could not find a version",
    "NewConnectionError",
    "Temporary failure in name resolution",
    "error sending request",
    "Failed to install uv",
)
LEAD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\n"
NAME = "berita/Jum’at pagi.txt"
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def runner(request: pytest.FixtureRequest) -> str:
    """The program that runs hooks: beside this interpreter, else on the path."""
    path = shutil.which(str(request.param), path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if path is None:
        pytest.skip(f"{request.param} is not installed")
    return path


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Nothing of the user's git or pre-commit, and no newslint but the one that pre-commit installs."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PRE_COMMIT", "PREK", "PYTHONPATH", "NEWSLINT"))}
    named = {
        f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Redaksi"), ("EMAIL", "r@example.org"))
    }
    home = str(tmp_path_factory.mktemp("precommit"))
    return {
        **kept,
        **named,
        "PRE_COMMIT_HOME": home,
        "PREK_HOME": f"{home}/prek",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "NEWSLINT_CACHE_DIR": home,
        "LC_ALL": "C.UTF-8",
    }


def run(environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One command; the test is skipped when it fails for want of a network."""
    done = subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode and any(sign in done.stdout + done.stderr for sign in OFFLINE):
        pytest.skip("newslint's dependencies cannot be installed: no network")
    return done


def git(environment: dict[str, str], folder: Path, *arguments: str) -> str:
    done = run(environment, folder, "git", *arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory, environment: dict[str, str]) -> Path:
    """This repository as it is now, committed."""
    listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    copy = tmp_path_factory.mktemp("newslint")
    for name in filter(None, listed.stdout.split("\0")):
        if not name.startswith(("tests/", "bench/", "docs/", "seeds/")) and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, copy / name)
    git(environment, copy, "init", "-q")
    git(environment, copy, "add", "-A")
    git(environment, copy, "commit", "-q", "-m", "newslint")
    return copy


@pytest.fixture
def newsroom(tmp_path: Path, environment: dict[str, str], hooks: Path, runner: str) -> Path:
    """A newsroom's repository with an article that has an old residue, and the hooks installed."""
    revision = git(environment, hooks, "rev-parse", "HEAD").strip()
    config = f"repos:\n  - repo: {hooks}\n    rev: {revision}\n    hooks:\n      - id: newslint-fix\n      - id: newslint\n"
    (tmp_path / ".pre-commit-config.yaml").write_text(config, "utf-8")
    (tmp_path / "berita").mkdir()
    (tmp_path / NAME).write_text(f"{LEAD}Advertisement\n", "utf-8")
    (tmp_path / "requirements.txt").write_text("Advertisement\n", "utf-8")
    git(environment, tmp_path, "init", "-q")
    git(environment, tmp_path, "add", "-A")
    git(environment, tmp_path, "commit", "-q", "-m", "awal")
    assert run(environment, tmp_path, runner, "install").returncode == 0
    return tmp_path


def commit(environment: dict[str, str], folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """Commits the article with `text` in it."""
    (folder / NAME).write_text(text, "utf-8")
    git(environment, folder, "add", "-A")
    return run(environment, folder, "git", "commit", "-m", "ubah")


def test_a_commit_is_blocked_and_then_passes(environment: dict[str, str], newsroom: Path) -> None:
    old = f"{LEAD}Advertisement\n"
    blocked = commit(environment, newsroom, f"{old}Scroll to Top\nTeks ini rusak: Ã¢â‚¬Å“.\n")
    said = blocked.stdout + blocked.stderr
    assert blocked.returncode == 1, said
    assert "newslint: fixes: 1 (files: 1)" in said
    assert re.search(rf"{NAME}\n +3:", said), said
    assert "BPL003" not in said, "the old residue is nobody's business today"
    assert (newsroom / NAME).read_text("utf-8") == f"{old}Teks ini rusak: Ã¢â‚¬Å“.\n"
    passed = commit(environment, newsroom, f"{old}Teks ini sudah benar.\n")
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert git(environment, newsroom, "log", "--format=%s").split() == ["ubah", "awal"]


def test_try_repo(environment: dict[str, str], newsroom: Path, hooks: Path, runner: str) -> None:
    with (newsroom / NAME).open("a", encoding="utf-8") as file:
        file.write("Scroll to Top\n")
    git(environment, newsroom, "add", "-A")
    tried = run(environment, newsroom, runner, "try-repo", str(hooks), "newslint", "--files", NAME, "requirements.txt", "--verbose")
    assert tried.returncode == 1, tried.stdout + tried.stderr
    assert "BPL004" in tried.stdout
    assert "BPL003" not in tried.stdout


HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("berita/a.txt", True),
        ("berita/Jum’at pagi.MD", True),
        ("a.markdown", True),
        ("arsip/2019/berita.html", True),
        ("a.htm", True),
        ("a.xhtml", True),
        ("naskah.docx", True),
        ("readme-warga.txt", False),
        ("data.json", False),
        ("package.json", False),
        ("a.jsonl", False),
        ("arsip.zip", False),
        ("a.txt.bak", False),
        ("berita.html.j2", False),
        ("requirements-dev.txt", False),
        ("docs/README.md", False),
        ("robots.txt", False),
        ("LICENSE.txt", False),
        ("CHANGELOG.md", False),
        ("atxt", False),
    ],
)
def test_which_files_are_articles(hook: dict[str, str], name: str, *, taken: bool) -> None:
    """As pre-commit asks: `files` somewhere in the path, `exclude` nowhere."""
    taken = taken and not (hook["id"] == "newslint-fix" and name.endswith(".docx"))
    assert (bool(re.search(hook["files"], name)) and not re.search(hook["exclude"], name)) == taken


def test_the_hooks_take_every_article_that_can_be_read() -> None:
    assert [suffix for suffix in SHIPPED if suffix not in ASKED and not re.search(HOOKS[0]["files"], f"berita{suffix}")] == []
    assert {hook["exclude"] for hook in HOOKS} == {HOOKS[0]["exclude"]}


PAGE = "<!DOCTYPE html><html lang='id'><title>Pasar Baru</title><body><article><h1>Pasar Baru Dibuka</h1>{}</article></body></html>"
"""A web page with room for paragraphs."""


def test_a_web_page_is_blocked_too(environment: dict[str, str], newsroom: Path) -> None:
    page = PAGE.format("".join(f"<p>{line}</p>\n" for line in (LEAD.strip(), "Pasar itu dibuka untuk warga.", "Teks ini rusak: Ã¢â‚¬Å“.")))
    (newsroom / "berita" / "pasar.html").write_text(page, "utf-8")
    blocked = commit(environment, newsroom, f"{LEAD}Advertisement\n")
    assert blocked.returncode == 1, blocked.stdout
    assert "BPL0" in (blocked.stdout + blocked.stderr).partition("berita/pasar.html")[2]


def test_the_hooks_bring_what_their_readers_need() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    needed = {*extras["html"], *extras["docx"]} - {"lxml>=5.2"}
    assert all({*hook["additional_dependencies"]} == needed for hook in HOOKS)
