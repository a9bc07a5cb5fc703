"""The shape of the repository: sizes, names, and a test for every module."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

from newslint.packfiles import VOCABULARY

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "newslint"
MODULES = sorted(PACKAGE.rglob("*.py"))
OURS = [*MODULES, *sorted((ROOT / "tests" / "example_plugin").rglob("*.py"))]
TESTS = sorted(path for path in (ROOT / "tests").rglob("test_*.py"))
FORBIDDEN_NAMES = {"utils", "util", "common", "helpers", "helper", "base", "core", "constants", "misc", "tools"}
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
PROTOCOL = {"needles", "judge"}
WHOLE = {
    "test_accounting",
    "test_faults",
    "test_fuzz",
    "test_example_plugin",
    "test_tree",
    "test_layers",
    "test_docs",
    "test_seeds",
    "test_rules",
    "test_cli",
    "test_main",
    "test_plugins",
    "test_precommit",
    "test_disk",
    "test_ci",
    "test_formats",
    "test_giants",
    "test_platforms",
    "test_start",
    "test_wheel",
}
"""Tests of the whole rather than of one module."""
TEXT = {".py", ".md", ".yaml", ".toml", ".json", ".cfg", ".txt", ".sh", ""}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@pytest.mark.parametrize("path", OURS, ids=name)
def test_module_is_small_and_says_why_it_exists(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert path.stem not in FORBIDDEN_NAMES
    if source.strip():
        assert ast.get_docstring(tree(path)), "a module begins with a sentence on what it is for"


@pytest.mark.parametrize("path", OURS, ids=name)
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    sizes = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {each: size for each, size in sizes.items() if size > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_public_names_have_docstrings(path: Path) -> None:
    """What a protocol describes (a kind's `needles` and `judge`) needs no second description."""
    nodes = (node for node in tree(path).body if isinstance(node, (ast.FunctionDef, ast.ClassDef)))
    public = [node for node in nodes if not node.name.startswith("_") and node.name not in PROTOCOL and not _is_overload(node)]
    assert [node.name for node in public if not ast.get_docstring(node)] == []


def _is_overload(node: ast.FunctionDef | ast.ClassDef) -> bool:
    return any(isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_module_keeps_no_state(path: Path) -> None:
    """Names bound at the top of a module are constants, types or dunders; nothing rebinds them."""
    body = tree(path).body
    bound = [target.id for node in body if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)]
    assert not any(isinstance(node, ast.Global) for node in ast.walk(tree(path)))
    assert [each for each in bound if not re.fullmatch(r"_?[A-Z][A-Za-z0-9_]*|__\w+__|hookspec|hookimpl", each)] == []


def test_no_code_asks_which_language_it_reads() -> None:
    codes = {folder.name for folder in (ROOT / "rules").iterdir() if folder.is_dir()} - {"any"}
    found = [
        f"{name(path)}:{node.lineno}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Compare)
        and any(isinstance(side, ast.Constant) and side.value in codes for side in (node.left, *node.comparators))
    ]
    assert found == []


def test_every_module_has_its_tests() -> None:
    """Modules that only declare types and constants need none, and a package's `__init__` is tested by `test_init` where it has code."""
    present = {name(path) for path in TESTS}
    wanted = {_test_of(path) for path in MODULES if _acts(path)}
    assert sorted(wanted - present) == []


def test_every_test_has_its_module() -> None:
    modules = {_test_of(path) for path in MODULES}
    assert [name(path) for path in TESTS if name(path) not in modules and path.stem not in WHOLE] == []


def _test_of(path: Path) -> str:
    folder = path.relative_to(PACKAGE).parent
    return (Path("tests") / folder / f"test_{path.stem.strip('_')}.py").as_posix()


def _acts(path: Path) -> bool:
    """Whether a module has a function with something in it. Protocols and hook specifications have not."""
    if path.name == "__main__.py":
        return False
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    return any(not isinstance(node.body[-1], (ast.Raise, ast.Expr)) for node in functions)


def _published() -> list[Path]:
    """The files that git would publish; all of them where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        return [path for folder in ("newslint", "rules", "tests", "docs") for path in (ROOT / folder).rglob("*")]
    return [ROOT / line for line in listed.stdout.split("\0") if line]


def test_nothing_points_at_one_persons_machine() -> None:
    homes = re.compile(rf"(?<![\w.])(/home/|/Users/|/root/|C:\\\\Users|{re.escape(str(ROOT))}/)[a-z]")
    paths = [path for path in _published() if path.suffix in TEXT and path.is_file() and path != Path(__file__)]
    assert [name(path) for path in paths if homes.search(path.read_text("utf-8", "replace"))] == []


def test_rules_are_data_only_and_wording_never_calls_it_bias() -> None:
    files = [path for path in (ROOT / "rules").rglob("*") if path.is_file() and path.suffix != ".yaml"]
    assert [name(path) for path in files if path.name != VOCABULARY or path.parents[1] != ROOT / "rules"] == []
    says = re.compile(r"^say:.*(?:\n[ \t]+.*)*", re.MULTILINE)
    for path in sorted((ROOT / "rules").rglob("*.yaml")):
        text = path.read_text("utf-8")
        wording = [text] if path.name == "interface.yaml" else says.findall(text)
        assert not any(re.search(r"\bbias(nya|ed)?\b", each, re.IGNORECASE) for each in wording), name(path)
