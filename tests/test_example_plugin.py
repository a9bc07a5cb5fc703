"""The plug-in in tests/example_plugin, really installed: everything it adds is there, and works."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = Path(__file__).parent / "example_plugin"
ARTICLE = """\
Hujan Turun di Sukawangi

Hujan akhirnya turun pada hari Senin! Warga yang menunggu di balai desa itu bersorak!

@highlight

Hujan turun!
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the plug-in was installed into, away from the environment the other tests run in."""
    source, target = tmp_path_factory.mktemp("source") / "plugin", tmp_path_factory.mktemp("site")
    shutil.copytree(PLUGIN, source, ignore=shutil.ignore_patterns("__pycache__"))
    pip = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "-q",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        "--target",
        str(target),
        str(source),
    ]
    subprocess.run(pip, check=True, capture_output=True)
    return target


def run(installed: Path, tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A command in a process that sees the plug-in, with a cache of its own."""
    path = os.pathsep.join(filter(None, (str(installed), str(PLUGIN.parents[1]), os.environ.get("PYTHONPATH", ""))))
    environment = {**os.environ, "PYTHONPATH": path, "NEWSLINT_CACHE_DIR": str(tmp_path / "cache"), "PYTHONUTF8": "1"}
    return subprocess.run([sys.executable, *arguments], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)


def test_all_five_parts_are_in_the_registry(installed: Path, tmp_path: Path) -> None:
    script = (
        "from newslint.registry import collect\n"
        "found = collect()\n"
        "print(*found.problems, sep='\\n')\n"
        "print(found.plugins, found.kinds['sparing'], found.readers['.story'], found.reporters['tsv'], found.annotators['exclamations'])\n"
        "print(found.packs['example'])\n"
    )
    done = run(installed, tmp_path, "-c", script)
    assert done.stderr == ""
    problems, parts, pack = done.stdout.splitlines()
    assert problems == ""
    modules = "newslint_example.sparing newslint_example.story newslint_example.tsv newslint_example.annotate:exclamations"
    assert parts == f"('newslint-example 0.1.0',) {modules}"
    assert Path(pack) == installed / "newslint_example" / "rules"


def test_check_reads_judges_and_reports_with_the_plugins_parts(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "hujan.story").write_text(ARTICLE, "utf-8")
    done = run(installed, tmp_path, "-m", "newslint", "check", "--format", "tsv", "--select", "EXM001", "--lang", "id", "hujan.story")
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "path\tline\tcode\tmessage",
        "hujan.story\t3\tEXM001\t3 tanda seru dalam satu berita; gaya rumah mengizinkan 1. Perlukah yang ini?",
        "hujan.story\t7\tEXM001\t3 tanda seru dalam satu berita; gaya rumah mengizinkan 1. Perlukah yang ini?",
    ]
    assert done.returncode == 0


def test_an_archive_in_its_format_is_read(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.stories").write_text("x\n@story satu\nHujan turun!\n@story dua\n@highlight\nRamai.\n", "utf-8")
    script = (
        "from newslint.archive.articles import article\n"
        "from newslint.archive.walk import records\n"
        "from newslint.readers import ReadOptions\n"
        "from newslint.registry import collect\n"
        "found = collect()\n"
        "for each in records(['a.stories'], found, ReadOptions()):\n"
        "    print(repr((each.id, each.place, article(each, found.readers, None).text)) if hasattr(each, 'id') else each)\n"
    )
    done = run(installed, tmp_path, "-c", script)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "a.stories:1: belongs to no story (a story begins with a line '@story' and its identity)",
        repr(("satu", "a.stories:2", "Hujan turun!\n")),
        repr(("dua", "a.stories:4", f"{' ' * 10}\nRamai.\n")),
    ]
    checked = run(installed, tmp_path, "-m", "newslint", "check", "a.stories")
    assert (checked.returncode, "newslint audit" in checked.stderr) == (2, True)


def test_its_rule_is_listed_and_its_examples_hold(installed: Path, tmp_path: Path) -> None:
    listed = run(installed, tmp_path, "-m", "newslint", "rules")
    assert "EXM001" in listed.stdout, listed.stderr
    tested = run(installed, tmp_path, "-m", "newslint", "test", str(installed / "newslint_example" / "rules"))
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_a_plugin_that_breaks_is_named_and_the_rest_still_works(installed: Path, tmp_path: Path) -> None:
    broken = tmp_path / "site"
    shutil.copytree(installed, broken)
    (broken / "newslint_example" / "tsv.py").write_text("import no_such_module\n", "utf-8")
    done = run(
        broken,
        tmp_path,
        "-c",
        "from newslint.registry import collect\nfound = collect()\nprint(*found.problems)\nprint(sorted(found.kinds))",
    )
    problem, kinds = done.stdout.splitlines()
    assert problem.startswith("plug-in newslint-example 0.1.0: reporter 'tsv'")
    assert "no_such_module" in problem
    assert "sparing" in kinds
    assert "phrases" in kinds
