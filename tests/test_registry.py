"""Plug-ins as pip leaves them: a package and its dist-info on the path. What is wrong with one is told by name, and costs only itself."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from newslint.cli import main
from newslint.readers import ARCHIVES, SHIPPED
from newslint.registry import HOOKS, OWN, Registry, collect, resolve

KIND = """
from dataclasses import dataclass
from newslint.finding import Match
from newslint.scan import Needle

@dataclass(frozen=True, slots=True)
class Options:
    words: tuple[str, ...]

def needles(options, language):
    return [Needle(phrase=word) for word in options.words]

def judge(rule, doc, hits):
    for hit in hits:
        yield Match(hit.start, hit.end)
"""
PARTS = {
    "kind.py": KIND,
    "notes.py": "def shouts(doc):\n    return doc.text.count('!')\n",
    "typed.py": KIND.replace("\nfrom dataclasses", "from __future__ import annotations\nfrom dataclasses", 1).replace(
        "words: tuple", "level: Level\n    words: tuple"
    ),
    "story.py": "from newslint.readers.text import SUFFIXES, read\n",
    "lines.py": "def report(results, style):\n    yield from (result.article.path for result in results)\n",
    "rules/id/house/.keep": "",
}
HEAD = "from pathlib import Path\nfrom newslint.hooks import hookimpl\n"
Install = Callable[..., None]


def hook(name: str, answer: str) -> str:
    return f"{HEAD}@hookimpl\ndef newslint_{name}():\n    return {answer}\n"


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a distribution with one plug-in on the path: its name, its version, its `__init__.py`."""
    before = set(sys.modules)

    def put(name: str, version: str, source: str, *, entry: str = "", folder: str = "site", files: Mapping[str, str] = PARTS) -> None:
        site = tmp_path / folder
        package, info = site / name.replace("-", "_"), site / f"{name.replace('-', '_')}-{version}.dist-info"
        for path, content in {"__init__.py": source, **files}.items():
            (package / path).parent.mkdir(parents=True, exist_ok=True)
            (package / path).write_text(content, "utf-8")
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n", "utf-8")
        (info / "entry_points.txt").write_text(f"[newslint]\n{entry or f'it = {package.name}'}\n", "utf-8")
        if str(site) not in sys.path:
            monkeypatch.syspath_prepend(str(site))

    yield put
    for module in set(sys.modules) - before:
        if module.startswith("plug"):
            del sys.modules[module]


def told() -> list[str]:
    return [str(problem) for problem in collect().problems]


def names(registry: Registry) -> dict[str, set[str]]:
    return {each: set(getattr(registry, each)) for each in HOOKS}


def test_our_own_parts_come_through_the_same_hooks() -> None:
    found = collect()
    assert found.problems == ()
    assert {"phrases", "swap", "pattern", "measure", "require", "consistent", "repeat", "residue"} <= set(found.kinds)
    assert set(found.readers) == set(SHIPPED)
    assert set(found.archives) == set(ARCHIVES)
    assert {"text", "json", "jsonl"} <= set(found.reporters)
    assert {name: Path(path, "id", "language.yaml").is_file() for name, path in found.packs.items()} == {OWN: True}
    assert "sentences" in found.all_annotators()


@pytest.mark.parametrize("each", HOOKS)
def test_every_reference_of_ours_resolves(each: str) -> None:
    if each != "packs":
        assert all(resolve(reference) for reference in getattr(collect(), each).values())


@pytest.mark.parametrize(
    ("part", "answer", "name", "reference"),
    [
        ("kinds", "{'shout': 'plugone.kind'}", "shout", "plugone.kind"),
        ("annotators", "{'shouts': 'plugone.notes:shouts'}", "shouts", "plugone.notes:shouts"),
        ("readers", "{'.story': 'plugone.story'}", ".story", "plugone.story"),
        ("reporters", "{'lines': 'plugone.lines'}", "lines", "plugone.lines"),
        ("packs", "{'house': str(Path(__file__).parent / 'rules')}", "house", ""),
    ],
)
def test_a_plugin_adds_a_part(install: Install, part: str, answer: str, name: str, reference: str) -> None:
    install("plugone", "1.2", hook(part, answer))
    before, found = names(Registry()), collect()
    assert before[part] == set()
    assert (found.problems, found.plugins) == ((), ("plugone 1.2",))
    assert reference in getattr(found, part)[name]
    assert {"phrases"} <= set(found.kinds)


def test_a_readers_module_says_whether_it_reads_one_or_many(install: Install) -> None:
    many = "def records(path, stream, options):\n    return iter(())\n"
    files = {"many.py": many, "both.py": f"{many}\nfrom newslint.readers.text import SUFFIXES, read\n"}
    install("plugone", "1.2", hook("readers", "{'.many': 'plugone.many', '.both': 'plugone.both', '.csv': 'plugone.both'}"), files=files)
    found = collect()
    assert (set(found.readers) - {*SHIPPED}, set(found.archives) - {*ARCHIVES}) == ({".both"}, {".both", ".many"})
    assert found.archives[".csv"] == "newslint.readers.csv"
    assert [str(problem).split(" (")[0] for problem in found.problems] == ["plug-ins: both newslint and plugone 1.2 offer reader '.csv'"]


BROKEN = [
    ("import no_such_thing\n", "cannot be loaded: ModuleNotFoundError: No module named 'no_such_thing' (update or uninstall it)"),
    ("raise SystemExit(0)\n", "cannot be loaded: SystemExit: 0 (update or uninstall it)"),
    ("def broken(:\n", "cannot be loaded: SyntaxError: invalid syntax"),
    (hook("kinds", "1 / 0"), "hook newslint_kinds failed: ZeroDivisionError: division by zero (update or uninstall it)"),
    (hook("kinds", "None"), "hook newslint_kinds must return a dict, not NoneType (hooks are listed in newslint/hooks.py)"),
    (hook("kinds", "['ab']"), "hook newslint_kinds must return a dict, not list (hooks are listed in newslint/hooks.py)"),
    (hook("kinds", "{'shout': None}"), "kind 'shout': name and reference must be texts, not str and NoneType (update or uninstall it)"),
    (
        hook("kinds", "{'shout': 'plugone.no'}"),
        "kind 'shout': plugone.no cannot be loaded: ModuleNotFoundError: No module named 'plugone.no'",
    ),
    (hook("kinds", "{'shout': 'plugone.kind:No'}"), "kind 'shout': plugone.kind:No cannot be loaded: AttributeError: "),
    (hook("kinds", "{'shout': 'plugone.notes'}"), "kind 'shout': plugone.notes lacks Options and needles and judge"),
    (
        hook("readers", "{'.story': 'plugone.kind'}"),
        "reader '.story': plugone.kind lacks read, records and members; a reader has one of them",
    ),
    (hook("readers", "{'story': 'plugone.story'}"), "reader 'story': a reader goes by a file suffix with its dot, in small letters"),
    (
        hook("kinds", "{'shout': 'plugone.typed'}"),
        "kind 'shout': plugone.typed: the types of its Options cannot be read: NameError: name 'Level' is not defined",
    ),
    (hook("reporters", "{'lines': 'plugone.kind'}"), "reporter 'lines': plugone.kind lacks report"),
    (hook("annotators", "{'shouts': 'plugone.notes'}"), "annotator 'shouts': plugone.notes lacks __call__"),
    (hook("packs", "{'house': '/no/such'}"), "pack 'house': no such directory: /no/such"),
    (hook("kindz", "{}"), "unknown hook 'newslint_kindz' (hooks are listed in newslint/hooks.py)"),
    (f"{HEAD}@hookimpl\ndef newslint_kinds(extra):\n    return {{}}\n", "Argument(s) {'extra'} are declared in the hookimpl but"),
    ("def newslint_kinds():\n    return {}\n", "offers nothing: no function is marked as hookimpl"),
]


@pytest.mark.parametrize(("source", "message"), BROKEN)
def test_a_broken_plugin_is_told_with_distribution_and_version(install: Install, source: str, message: str) -> None:
    whole = names(collect())
    install("plugone", "1.2", source)
    found = collect()
    (problem,) = map(str, found.problems)
    assert problem.startswith(f"plug-in plugone 1.2: {message}")
    assert "\n" not in problem
    assert names(found) == whole


@pytest.mark.parametrize("source", [BROKEN[0][0], BROKEN[4][0], BROKEN[9][0], BROKEN[15][0]])
def test_a_broken_plugin_gives_status_2_and_the_article_is_checked(
    install: Install, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    install("plugone", "1.2", source)
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Wali Kota Wirasaba membuka pasar baru pada Senin.\nScroll to Top\n", "utf-8")
    assert main(["check", "a.txt", "--format", "jsonl"]) == 2
    out, err = capfd.readouterr()
    assert '"BPL004"' in out
    assert err.startswith("newslint: plug-in plugone 1.2: ")
    assert err.count("\n") == 1
    assert main(["schema"]) == 2
    assert capfd.readouterr().err == err


def test_a_name_that_two_plugins_claim_is_nobodys(install: Install) -> None:
    install("plugone", "1.2", hook("kinds", "{'shout': 'plugone.kind'}"))
    install("plugtwo", "0.9", hook("kinds", "{'shout': 'plugtwo.kind', 'sigh': 'plugtwo.kind'}"))
    found = collect()
    assert [str(problem) for problem in found.problems] == [
        "plug-ins: both plugone 1.2 and plugtwo 0.9 offer kind 'shout' (neither is used; uninstall one of them)"
    ]
    assert "shout" not in found.kinds
    assert found.kinds["sigh"] == "plugtwo.kind"


@pytest.mark.parametrize("marker", ["@hookimpl", "@hookimpl(tryfirst=True)", "@hookimpl(trylast=True)"])
def test_our_names_stay_ours(install: Install, marker: str) -> None:
    install("plugone", "1.2", hook("kinds", "{'phrases': 'plugone.kind'}").replace("@hookimpl", marker))
    found = collect()
    assert found.kinds["phrases"] == "newslint.kinds.phrases"
    assert [str(problem) for problem in found.problems] == [
        "plug-ins: both newslint and plugone 1.2 offer kind 'phrases' (newslint's own is used; the plug-in must take another name)"
    ]


def test_one_distribution_may_hold_two_plugins(install: Install) -> None:
    more = {**PARTS, "more.py": hook("reporters", "{'lines': 'plugone.lines'}")}
    install("plugone", "1.2", hook("kinds", "{'shout': 'plugone.kind'}"), entry="a = plugone\nb = plugone.more", files=more)
    found = collect()
    assert (found.problems, found.plugins) == ((), ("plugone 1.2", "plugone 1.2 (b)"))
    assert ("shout" in found.kinds, "lines" in found.reporters) == (True, True)


def test_a_distribution_that_lies_on_the_path_twice_counts_once(install: Install) -> None:
    for folder in ("site", "other"):
        install("plugone", "1.2", hook("kinds", "{'shout': 'plugone.kind'}"), folder=folder)
    assert told() == []


def test_metadata_that_nobody_can_read_stop_nothing(install: Install, tmp_path: Path) -> None:
    install("plugone", "1.2", hook("kinds", "{'shout': 'plugone.kind'}"))
    info = tmp_path / "site" / "strange-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_bytes(b"\xff\xfe\0")
    (info / "entry_points.txt").write_text("[newslint]\nno equals sign\n[[[", "utf-8")
    found = collect()
    assert (found.plugins, found.problems) == (("plugone 1.2",), ())


def test_the_missing_format_of_a_broken_plugin_is_explained(install: Install, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    install("plugone", "1.2", "import no_such_thing\n")
    (tmp_path / "a.txt").write_text("Pasar itu buka setiap hari.\n", "utf-8")
    assert main(["check", os.fspath(tmp_path / "a.txt"), "--format", "lines"]) == 2
    first, second = capfd.readouterr().err.splitlines()
    assert first.startswith("newslint: --format: no format is called 'lines'")
    assert "plugone 1.2: cannot be loaded" in second
