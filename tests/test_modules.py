"""newslint's modules out of the cache: the same modules, and never those of another source."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COPIED = ("__init__", "cache", "storing", "hashing", "modules", "records", "expressions", "terminal", "errors", "globs", "spans")
SCRIPT = """
import sys
from newslint.modules import installed
modules = installed()
{}
print(*(type(sys.modules[f"newslint.{{name}}"].__loader__).__name__ for name in ("errors", "terminal", "spans")))
modules.keep()
"""
IMPORTS = "import newslint.errors, newslint.spans"
FOUND, KEPT = "SourceFileLoader", "_Loader"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A few modules of newslint, to be edited. `errors` imports `terminal`."""
    (tmp_path / "newslint" / "annotators").mkdir(parents=True)
    for name in COPIED:
        shutil.copy2(ROOT / "newslint" / f"{name}.py", tmp_path / "newslint")
    shutil.copy2(ROOT / "newslint" / "annotators" / "__init__.py", tmp_path / "newslint" / "annotators")
    return tmp_path


def run(tree: Path, script: str = SCRIPT.format(IMPORTS), **settings: str) -> str:
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(tree / "cache"), **settings}
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(tree)!r}); {script}"]
    return subprocess.run(command, env=environment, cwd=tree, capture_output=True, text=True, check=True).stdout


def loaders(tree: Path, **settings: str) -> list[str]:
    return run(tree, **settings).split()


def kept(tree: Path) -> Path:
    (found,) = (tree / "cache").iterdir()
    return found


def prepare(tree: Path) -> None:
    """The folder is there, as whoever keeps a plan makes it, and a first run has been, which keeps nothing."""
    (tree / "cache").mkdir(mode=0o700)
    assert loaders(tree) == [FOUND] * 3


def test_the_third_run_looks_for_none(tree: Path) -> None:
    prepare(tree)
    assert [loaders(tree) for _ in range(3)] == [[FOUND] * 3, [KEPT] * 3, [KEPT] * 3]
    before = kept(tree).read_bytes()
    loaders(tree)
    assert kept(tree).read_bytes() == before


def test_modules_imported_together_are_read_together(tree: Path) -> None:
    prepare(tree)
    sections = SCRIPT.format(f"{IMPORTS}; print(*[each[0] for each in modules._states.values()], *modules._read)")
    run(tree, sections)
    assert {*run(tree, sections).splitlines()[0].split()} == {"newslint.errors", "newslint.spans"}


def test_where_nothing_is_kept_all_are_found(tree: Path) -> None:
    assert [loaders(tree, NEWSLINT_CACHE_DIR="") for _ in range(2)] == [[FOUND] * 3] * 2
    assert [loaders(tree, NEWSLINT_CACHE_DIR=os.devnull) for _ in range(2)] == [[FOUND] * 3] * 2


def test_an_edited_module_is_read_anew(tree: Path) -> None:
    """Whatever was kept of it, and of what is imported with it; the others stay kept."""
    prepare(tree)
    terminal = tree / "newslint" / "terminal.py"
    script = SCRIPT.format(f"{IMPORTS}; from newslint import terminal; print(getattr(terminal, 'EDITED', 0))")
    assert [run(tree, script).split()[0] for _ in range(3)] == ["0"] * 3
    for number in (1, 2):
        terminal.write_text(f"{terminal.read_text('utf-8')}\nEDITED = {number}\n", "utf-8")
        assert [run(tree, script).split()[0] for _ in range(3)] == [str(number)] * 3
    assert run(tree, script).split()[1:] == [KEPT] * 3


def test_a_module_edited_while_newslint_runs_is_told(tree: Path) -> None:
    """The file is found by all sources beside it: this is of those that change after that."""
    prepare(tree)
    loaders(tree)
    edit = "import os; os.utime(modules._folder + '/terminal.py', (1, 1)); " + IMPORTS
    assert run(tree, SCRIPT.format(edit)).split() == [KEPT, FOUND, KEPT]


def test_what_is_damaged_costs_only_time(tree: Path) -> None:
    prepare(tree)
    loaders(tree)
    whole = kept(tree).read_bytes()
    for place in (*range(0, len(whole), len(whole) // 9), len(whole) - 1):
        kept(tree).write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        first, _, third = (loaders(tree) for _ in range(3))
        assert FOUND in first, place
        assert third == [KEPT] * 3, place
    kept(tree).write_bytes(whole[:-9])
    assert [FOUND in loaders(tree) for _ in range(2)] == [True, False]


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_others_may_have_written_is_not_run(tree: Path) -> None:
    prepare(tree)
    loaders(tree)
    kept(tree).chmod(0o666)
    assert [loaders(tree) for _ in range(3)] == [[FOUND] * 3, [FOUND] * 3, [KEPT] * 3]
    (tree / "cache").chmod(0o777)
    assert [loaders(tree) for _ in range(2)] == [[FOUND] * 3] * 2


def test_new_modules_join_those_that_are_kept(tree: Path) -> None:
    prepare(tree)
    loaders(tree)
    more = SCRIPT.format(f"import newslint.globs; {IMPORTS}; print(type(newslint.globs.__loader__).__name__)")
    assert [run(tree, more).split() for _ in range(2)] == [[FOUND, KEPT, KEPT, KEPT], [KEPT] * 4]
    assert loaders(tree) == [KEPT] * 3


def test_a_kept_module_is_what_it_was(tree: Path) -> None:
    """To whoever looks for its source, imports it again, or asks for a folder's modules."""
    prepare(tree)
    told = (
        "module.__file__, module.__name__, module.__package__, module.room.__code__.co_filename, len(inspect.getsource(module.room))",
        "package.__path__, package.__package__, package.__file__, [each.name for each in pkgutil.iter_modules(package.__path__)]",
        "importlib.reload(module) is module, importlib.util.find_spec('newslint.globs').name, module.__spec__.has_location",
    )
    script = SCRIPT.format(
        f"{IMPORTS}; import newslint.annotators as package, newslint.terminal as module, inspect, importlib, pkgutil;"
        f"print({', '.join(told)}, sep='|')"
    )
    first, second = run(tree, script).splitlines(), run(tree, script).splitlines()
    assert first[:1] == second[:1]
    assert (first[1].split(), second[1].split()) == ([FOUND] * 3, [KEPT] * 3)


def test_another_optimisation_is_kept_by_itself(tree: Path) -> None:
    prepare(tree)
    loaders(tree)
    command = [sys.executable, "-I", "-O", "-c", f"import sys; sys.path.insert(0, {str(tree)!r}); {SCRIPT.format(IMPORTS)}"]
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(tree / "cache")}
    said = [subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.split() for _ in range(3)]
    assert said == [[FOUND] * 3, [FOUND] * 3, [KEPT] * 3]


def test_the_command_finds_its_modules_there(tmp_path: Path) -> None:
    """And says what it said."""
    (tmp_path / "a.txt").write_text("Pembukaan ini menandai babak baru ekonomi kota.\n", "utf-8")
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-v", "-m", "newslint", "check", "--lang", "id", "a.txt"]
    runs = [subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False) for _ in range(3)]
    assert len({(each.returncode, each.stdout) for each in runs}) == 1
    assert [str(ROOT / "newslint" / "session.py") in each.stderr for each in runs] == [True, True, False]
