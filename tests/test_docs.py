"""What the documentation says is so."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from newslint import hooks
from newslint.cli import COMMANDS, main
from newslint.cli.parser import parse
from newslint.configfile import KEYS
from newslint.language import Language
from newslint.scan import Needle, Scanner
from tests.guide import Block, Shell, blocks, like, steps, written

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests" / "example_plugin").glob("*.md")])


def test_readme_has_two_commands_for_a_fresh_machine_and_ci_runs_the_second() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    check, test = re.findall(r"^ +(python3 -m venv .*)$", readme, re.MULTILINE)
    assert check.endswith("newslint check seeds/")
    assert "pytest" in test
    assert "'2s/" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_readme_lists_every_command_and_no_other() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = re.findall(r"^ {4}newslint (\w+)", readme, re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)


def test_every_hook_is_shown_in_the_example_plugin() -> None:
    specified = {name for name in vars(hooks) if name.startswith("newslint_")}
    page = (ROOT / "tests" / "example_plugin" / "README.md").read_text("utf-8")
    assert set(re.findall(r"`(newslint_\w+)`", page)) == specified


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_inside_the_repository_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


GUIDES = [ROOT / "README.md", *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.name != "formats.md")]
EXAMPLE = ROOT / "tests" / "example_plugin"
HOUSE = "house-rules"
LOADED = "Pasar itu dibuka pada Senin (3/2/2025) oleh wali kota, dan pertunjukan yang fenomenal itu ditonton oleh 312 warga.\n"
"""A sentence with something to allow."""


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.name)
def test_what_a_page_tells_to_do_works(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Its files are written, its commands run in order, and they print what it shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    shell = Shell(lambda: "".join(capfd.readouterr()))
    for block in blocks(page.read_text("utf-8")):
        if block.skipped:
            continue
        if block.kind == "console":
            for step in steps(block):
                printed = shell.run(step.command)
                place = f"{page.name}:{block.line}: {step.command}"
                assert not step.shown or re.fullmatch(like(step.shown), printed), f"{place}\n{printed}"
                assert shell.status != 3, place
        elif block.kind in ("python", "toml") and page.name == "guide-plugin.md":
            assert block.body in (EXAMPLE / block.name).read_text("utf-8"), f"{page.name}:{block.line}"
        else:
            _assert_sound(block, f"{page.name}:{block.line}")
    if Path(HOUSE).is_dir():
        assert main(["test", HOUSE]) == 0, f"{page.name}: its rules"


def _assert_sound(block: Block, place: str) -> None:
    """A file, or a piece of one, that newslint can read."""
    if block.kind == "markdown" and not block.name:
        block = Block(block.line, block.kind, f"{block.body}\n{LOADED}", "piece.md")
    if block.kind == "yaml":
        data = yaml.safe_load(block.body)
        if not block.name and set(data) <= set(KEYS):
            block = Block(block.line, block.kind, block.body, "piece/newslint.yaml")
        assert block.name, f"{place}: a piece of YAML that nothing reads"
    elif block.kind == "toml":
        assert tomllib.loads(block.body)
        block = Block(block.line, block.kind, block.body, "toml/pyproject.toml")
    assert block.name, f"{place}: say which file this is, or why it is not run"
    written(block)
    _assert_read(block, place)


def _assert_read(block: Block, place: str) -> None:
    if block.name.endswith(("newslint.yaml", "pyproject.toml")):
        for pack in re.findall(r"packs(?:: | = )\[\"?([\w-]+)", block.body):
            (Path(block.name).parent / pack).mkdir(exist_ok=True)
        assert main(["config", str(Path(block.name).parent)]) == 0, place
    elif block.name.endswith(".md"):
        assert main(["check", block.name, "--select", "newslint", "--fail-on", "note"]) == 0, place


def _rows(page: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """The tables of phrases: phrase, what it finds, what it does not."""
    for table in re.findall(r"^\| phrase \| finds \| does not find \|\n\|[-|]+\|\n((?:\|.*\n)+)", page, re.MULTILINE):
        for row in table.splitlines():
            cells = [re.findall(r"`([^`]+)`", cell.replace(r"\|", "|")) for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
            yield cells[0][0], cells[1], cells[2]


@pytest.mark.parametrize(("phrase", "finds", "passes"), list(_rows((ROOT / "docs" / "phrases.md").read_text("utf-8"))))
def test_phrases_find_what_the_page_says(phrase: str, finds: list[str], passes: list[str], languages: Mapping[str, Language]) -> None:
    scanner = Scanner.compile({"id/a/b": [Needle(phrase=phrase)]}, [languages["id"]])
    assert [text for text in finds if not scanner.scan(text).hits] == []
    assert [text for text in passes if scanner.scan(text).hits] == []


def test_every_key_of_the_configuration_has_its_heading() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    assert set(re.findall(r"`([\w-]+)`", "".join(re.findall(r"^### .*$", page, re.MULTILINE)))) == set(KEYS)


def test_every_format_is_described() -> None:
    from newslint.reporters import SHIPPED

    page = (ROOT / "docs" / "formats.md").read_text("utf-8")
    assert [name for name in SHIPPED if f"`{name}`" not in page] == []


def test_the_picture_is_one_file_and_loads_nothing() -> None:
    """Drawn by bench/picture.py."""
    picture = (ROOT / "docs" / "output.svg").read_text("utf-8")
    root = ElementTree.fromstring(picture)
    assert {element.tag.rpartition("}")[2] for element in root.iter()} == {"svg", "rect", "circle", "text"}
    assert not re.search(r"href|url\(|@import|<script", picture.replace('xmlns="http://www.w3.org/2000/svg"', ""))


def test_the_tree_in_the_architecture_is_the_tree() -> None:
    """Every module has its place there, and nothing there is gone."""
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    tree = page[page.index("**Ground**") : page.index("## What is kept")]
    listed = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^(?:\|[^|]*\||\*\*What is wrong.*)", tree, re.MULTILINE))))
    modules = {path.stem for path in (ROOT / "newslint").rglob("*.py") if not path.stem.startswith("__")}
    assert listed == modules


def _commands() -> Iterator[tuple[str, str]]:
    """Calls of newslint that stand in files of CI and in lines with pipes, which no test runs here."""
    for page in PAGES:
        for block in blocks(page.read_text("utf-8")):
            if block.kind in ("yaml", "sh"):
                for call in re.findall(r"(?:^|[ '])(newslint (?:check|test|baseline|docs)\b[^|\n#']*)", block.body, re.MULTILINE):
                    yield f"{page.name}:{block.line}", call


@pytest.mark.parametrize(("place", "call"), list(_commands()))
def test_calls_in_files_of_ci_are_understood(place: str, call: str) -> None:
    words = shlex.split(call)[1:]
    assert hasattr(parse(words), "run"), place
