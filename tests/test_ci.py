"""The GitHub action and the GitLab component: valid by their schemas, and their scripts run as they stand, in a repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION, COMPONENT = ROOT / "action.yml", ROOT / "templates" / "newslint.yml"
LEAD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\n"
NAME = "berita kota/Jum’at pagi.txt"
COMMIT = re.compile(r"[\w-]+/[\w/-]+@[0-9a-f]{40}")
OURS = {f"GIT_{who}_{what}": "redaksi@wirasaba.example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
KEPT = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI", "PYTHON", "PIP_", "NEWSLINT"))}
PIP = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_ROOT_USER_ACTION": "ignore"}
"""pip installs from here alone: nothing is downloaded, and what newslint needs is there already."""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the scripts are for bash and sh")


def action() -> Any:
    return yaml.safe_load(ACTION.read_text("utf-8"))


def component() -> tuple[Any, Any]:
    """The inputs, and the job."""
    head, body = yaml.safe_load_all(COMPONENT.read_text("utf-8"))
    return head, body


def valid(schema: str, path: Path) -> None:
    call = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_one(tmp_path: Path) -> None:
    valid("vendor.github-actions", ACTION)
    (tmp_path / "action.yml").write_text(ACTION.read_text("utf-8").replace("using: composite", "using: compose"), "utf-8")
    with pytest.raises(AssertionError):
        valid("vendor.github-actions", tmp_path / "action.yml")


def test_the_component_is_one(tmp_path: Path) -> None:
    for number, part in enumerate(component()):
        (tmp_path / f"{number}.yml").write_text(yaml.safe_dump(part), "utf-8")
        valid("vendor.gitlab-ci", tmp_path / f"{number}.yml")


def test_what_the_action_uses_is_pinned_by_commit() -> None:
    lines = re.findall(r"uses: (.*)", ACTION.read_text("utf-8"))
    assert len(lines) == 2
    assert all(re.fullmatch(COMMIT.pattern + r" # v\d+\.\d+\.\d+", line) for line in lines)


def test_no_script_holds_what_comes_from_outside() -> None:
    scripts = [step["run"] for step in action()["runs"]["steps"] if "run" in step] + component()[1]["newslint"]["script"]
    assert len(scripts) == 5
    assert [script for script in scripts if "${{" in script or "$[[" in script or "eval" in script] == []


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with an article that has an old residue on its main branch, and a new one in the pull request."""
    desk = tmp_path / "desk"
    (desk / "berita kota").mkdir(parents=True)
    monkeypatch.chdir(desk)
    Path(NAME).write_text(f"{LEAD}Advertisement\n", "utf-8")
    Path("bersih.txt").write_text(LEAD, "utf-8")
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "awal")
    git("update-ref", "refs/remotes/origin/main", "HEAD")
    Path(NAME).write_text(f"{LEAD}Advertisement\nScroll to Top\n", "utf-8")
    git("commit", "-q", "-a", "-m", "ubah")
    return desk


def git(*arguments: str) -> str:
    environment = {**KEPT, **OURS, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    return subprocess.run(["git", *arguments], env=environment, capture_output=True, text=True, check=True).stdout.strip()


@dataclass
class Ran:
    """What became of an action or a job."""

    status: int = 0
    out: str = ""
    err: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    summary: str = ""


def github(folder: Path, *, base: str = "", installed: Path | None = None, **inputs: str) -> Ran:
    """Runs the action's own steps in the working directory as GitHub does: a file a step, its outputs in a file."""
    made = action()
    known = {f"inputs.{name}": str(given.get("default", "")) for name, given in made["inputs"].items()}
    assert {f"inputs.{name.replace('_', '-')}" for name in inputs} <= set(known)
    known |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
    known |= {"github.action_path": str(ROOT), "github.base_ref": base, "steps.python.outputs.python-path": sys.executable}
    ran = Ran()
    files = {name: folder / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    own = {name: str(path) for name, path in files.items()} | {"RUNNER_TEMP": str(folder), "GITHUB_ACTIONS": "true", **PIP}
    own["PIP_TARGET"] = own["PYTHONPATH"] = str(installed or folder / "installed")
    for step in made["runs"]["steps"]:
        if "run" not in step or (step["name"] == "install" and installed is not None):
            continue
        script = folder / "step.sh"
        script.write_text(step["run"], "utf-8")
        given = {name: expanded(value, known) for name, value in step.get("env", {}).items()}
        call = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(call, env={**KEPT, **own, **given}, capture_output=True, text=True, check=False)
        ran.status, ran.out, ran.err = done.returncode, ran.out + done.stdout, ran.err + done.stderr
        if files["GITHUB_OUTPUT"].exists():
            ran.outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
        known |= {f"steps.{step.get('id')}.outputs.{name}": value for name, value in ran.outputs.items()}
        if done.returncode:
            break
    ran.summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8") if files["GITHUB_STEP_SUMMARY"].exists() else ""
    return ran


def expanded(value: str, known: Mapping[str, str]) -> str:
    return re.sub(r"\$\{\{ ([\w.-]+) \}\}", lambda found: known.get(found[1], ""), value)


@pytest.fixture(scope="session")
def installed() -> Path:
    """Where newslint lies, for runs in which it need not be installed."""
    return ROOT


@pytest.mark.slow
def test_the_action_installs_itself_and_marks_the_lines(newsroom: Path, tmp_path: Path) -> None:
    ran = github(tmp_path)
    assert (ran.status, ran.err) == (1, "")
    assert (tmp_path / "installed" / "newslint" / "rules").is_dir()
    errors = [line for line in ran.out.splitlines() if line.startswith("::error ")]
    place = f"file={NAME},line={{}},endLine={{}},col=1,endColumn="
    assert [place.format(number, number) in line for number, line in zip((2, 3), errors, strict=True)] == [True, True]
    assert ran.outputs == {"status": "1"}
    assert f"### `{NAME}`" in ran.summary


@pytest.mark.parametrize(
    ("base", "inputs", "status", "lines"),
    [
        ("", {}, 1, [2, 3]),
        ("", {"changed": "true"}, 1, [2, 3]),
        ("main", {"changed": "true"}, 1, [3]),
        ("main", {}, 1, [2, 3]),
        ("", {"changed": "origin/main"}, 1, [3]),
        ("", {"changed": "HEAD"}, 0, []),
        ("", {"paths": "bersih.txt\n"}, 0, []),
        ("", {"paths": f"bersih.txt\n{NAME}\n\n"}, 1, [2, 3]),
        ("", {"paths": "berita kota"}, 1, [2, 3]),
        ("", {"args": "--ignore BPL004"}, 1, [2]),
        ("", {"args": "--exit-zero"}, 0, [2, 3]),
        ("", {"args": "--ignore 'BPL003, BPL004' --exclude \"berita kota\""}, 0, []),
        ("", {"args": "--select loaded", "fail_on": "note"}, 0, []),
        ("main", {"changed": "true", "fail_on": "warning"}, 1, [3]),
    ],
)
def test_the_inputs_of_the_action(
    newsroom: Path, tmp_path: Path, installed: Path, base: str, inputs: dict[str, str], status: int, lines: list[int]
) -> None:
    ran = github(tmp_path, base=base, installed=installed, **inputs)
    assert (ran.status, ran.outputs["status"]) == (status, str(status)), ran.err
    assert [int(number) for number in re.findall(r"^::error .*?,line=(\d+)", ran.out, re.MULTILINE)] == lines
    assert ran.summary


def test_the_reports_of_the_action(newsroom: Path, tmp_path: Path, installed: Path) -> None:
    ran = github(tmp_path, installed=installed, sarif="laporan kita.sarif", summary="false")
    assert (ran.status, ran.outputs, ran.summary) == (1, {"status": "1", "sarif": "laporan kita.sarif"}, "")
    results = json.loads(Path("laporan kita.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert [result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in results if result["level"] == "error"] == [2, 3]


HOSTILE = [
    "$(touch masuk)",
    "; touch masuk #",
    '"; touch masuk; "',
    "`touch masuk`",
    "--output=masuk",
    "-- masuk",
    "a\nstatus=0\ntouch masuk",
]


@pytest.mark.parametrize("name", ["paths", "changed", "fail_on"])
@pytest.mark.parametrize("words", HOSTILE)
def test_an_input_of_the_action_is_never_run(newsroom: Path, tmp_path: Path, installed: Path, name: str, words: str) -> None:
    ran = github(tmp_path, installed=installed, **{name: words})
    assert ran.status == 2, ran.out
    assert ran.outputs == {"status": "2"}
    assert not list(tmp_path.rglob("masuk"))


@pytest.mark.parametrize("words", ["$(touch masuk)", "; touch masuk", "`touch masuk`", "'$(touch masuk)'", "'", '"$(touch masuk)'])
def test_nor_are_further_options(newsroom: Path, tmp_path: Path, installed: Path, words: str) -> None:
    assert github(tmp_path, installed=installed, args=words).status != 0
    assert not list(tmp_path.rglob("masuk"))


def test_a_branch_is_never_run(newsroom: Path, tmp_path: Path, installed: Path) -> None:
    ran = github(tmp_path, installed=installed, base="$(touch${IFS}masuk)", changed="true")
    assert (ran.status, "git knows no commit" in ran.err) == (2, True)
    assert not list(tmp_path.rglob("masuk"))


def gitlab(folder: Path, *, installed: Path | None = None, base: str = "", **inputs: str) -> Ran:
    """Runs the component's job in the working directory: its inputs put in, its variables set, its lines in one shell."""
    head, body = component()
    known = {name: str(given.get("default", "")) for name, given in head["spec"]["inputs"].items()}
    known |= {"changed": known["changed"].lower(), **{name.replace("_", "-"): value for name, value in inputs.items()}}
    job = body["newslint"]
    variables = {name: value["value"] if isinstance(value, dict) else value for name, value in job["variables"].items()}
    variables = {name: re.sub(r"\$\[\[ inputs\.([\w-]+) \]\]", lambda found: known[found[1]], value) for name, value in variables.items()}
    place = str(installed or folder / "installed")
    path = os.pathsep.join((str(Path(sys.executable).parent), KEPT.get("PATH", "")))
    own = {**PIP, "PIP_TARGET": place, "PYTHONPATH": place, "PATH": path, "CI_MERGE_REQUEST_DIFF_BASE_SHA": base}
    script = "\n".join(job["script"][1 if installed else 0 :])
    done = subprocess.run(["sh", "-e", "-c", script], env={**KEPT, **own, **variables}, capture_output=True, text=True, check=False)
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.slow
def test_the_component_installs_and_reports(newsroom: Path, tmp_path: Path) -> None:
    ran = gitlab(tmp_path, package=str(ROOT))
    assert (ran.status, ran.err) == (1, "")
    assert "BPL004" in ran.out
    reports = component()[1]["newslint"]["artifacts"]["reports"]
    issues = json.loads(Path(reports["codequality"]).read_text("utf-8"))
    assert [(row["location"]["path"], row["location"]["lines"]["begin"]) for row in issues if row["severity"] == "major"] == [
        (NAME, 2),
        (NAME, 3),
    ]
    assert "<testsuites" in Path(reports["junit"]).read_text("utf-8")


@pytest.mark.parametrize(
    ("inputs", "status", "codes"),
    [
        ({}, 1, ["BPL003", "BPL004"]),
        ({"paths": "bersih.txt"}, 0, []),
        ({"paths": f"bersih.txt\n{NAME}"}, 1, ["BPL003", "BPL004"]),
        ({"args": "--ignore 'BPL004, loaded'"}, 1, ["BPL003"]),
        ({"fail_on": "warning", "args": "--select loaded"}, 0, []),
        ({"changed": "true"}, 1, ["BPL004"]),
        ({"paths": "$(touch masuk)"}, 2, []),
        ({"args": "; touch masuk"}, 2, ["BPL003", "BPL004"]),
        ({"fail_on": "$(touch masuk)"}, 2, []),
    ],
)
def test_the_inputs_of_the_component(
    newsroom: Path, tmp_path: Path, installed: Path, inputs: dict[str, str], status: int, codes: list[str]
) -> None:
    ran = gitlab(tmp_path, installed=installed, base=git("rev-parse", "origin/main"), **inputs)
    assert ran.status == status, ran.err
    assert [code for code in ("BPL003", "BPL004") if code in ran.out] == codes
    assert not list(tmp_path.rglob("masuk"))


def test_the_guide_knows_their_inputs() -> None:
    page = (ROOT / "docs" / "guide-ci.md").read_text("utf-8")
    table = page[page.index("| input |") : page.index("Its outputs are")]
    assert re.findall(r"^\| `([\w-]+)`", table, re.MULTILINE) == list(action()["inputs"])
    parts = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)]
    (step,) = [step for part in parts if "jobs" in part for step in part["jobs"]["articles"]["steps"] if "newslint" in step["uses"]]
    assert set(step["with"]) <= set(action()["inputs"])
    (use,) = [use for part in parts if "include" in part for use in part["include"]]
    known = component()[0]["spec"]["inputs"]
    assert set(use["inputs"]) <= set(known)
    assert [name for name in known if f"`{name}" not in page and f"{name}:" not in page] == []
