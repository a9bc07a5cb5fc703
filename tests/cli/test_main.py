"""The command line as a whole: help, mistakes, and how it ends when the world breaks off."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from newslint import __version__
from newslint.cli import COMMANDS, main

Command = Callable[..., tuple[int, str, str]]
ROOT = Path(__file__).parents[2]
RESIDUE = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\nScroll to Top\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(command: Command, name: str) -> None:
    status, out, err = command(name, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: newslint {name}")
    assert "exit status:" in out


def test_help_names_every_command(command: Command) -> None:
    status, out, _ = command("--help")
    assert status == 0
    assert all(f"\n    {name}" in out for name in COMMANDS)


def test_version(command: Command) -> None:
    assert command("--version") == (0, f"newslint {__version__}\n", "")


def test_without_a_command_help_and_status_2(command: Command) -> None:
    status, out, err = command()
    assert (status, out) == (2, "")
    assert err.startswith("usage: newslint")


MISTAKES = [
    (["chek"], "no command 'chek'; did you mean check?"),
    (["check", "--no-such"], "unrecognized arguments: --no-such"),
    (["check", "a.txt", "--jobs", "abc"], "argument --jobs: 'abc' is not a number of processes (0 means one a processor)"),
    (["check", "a.txt", "--jobs", "-1"], "argument --jobs: '-1' is not a number of processes (0 means one a processor)"),
    (["check", "a.txt", "--lang"], "argument --lang: expected one argument"),
    (["check", "a.txt", "--select", ""], "--select: names no rule"),
    (["check", "a.txt", "--select", ",,"], "--select: names no rule"),
    (["check", "a.txt", "--ui-lang", "xx"], "--ui-lang: no language is called 'xx' (there are en, id)"),
    (["check", "a\nb\x1b[31m.txt"], "a b␛[31m.txt: no such file or directory"),
    (["check", ""], "'': no such file or directory"),
    (["check", "a.txt", "--output", "."], ".: cannot be written: Is a directory"),
    (["check", "a.txt", "--output", "./a.txt"], "a.txt: is an article to check and would be overwritten"),
    (["check", ".", "--format", "jsonl:a.txt"], "a.txt: is an article to check and would be overwritten"),
    (["check", "a.txt", "--format", "text:b", "--format", "jsonl:./b"], "--format: two formats for one output"),
]


@pytest.mark.parametrize(("arguments", "message"), MISTAKES)
def test_a_mistake_is_one_line_and_status_2(command: Command, arguments: list[str], message: str) -> None:
    Path("a.txt").write_text(RESIDUE, "utf-8")
    status, _, err = command(*arguments)
    assert status == 2
    assert err.startswith(f"newslint: {message}")
    assert err.count("\n") == 1
    assert Path("a.txt").read_text("utf-8") == RESIDUE


def run(tmp_path: Path, script: str, **options: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    return subprocess.Popen(
        script, shell=True, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )


NEWSLINT = f"{sys.executable} -m newslint"


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")
@pytest.mark.parametrize(
    ("script", "status", "out", "err"),
    [
        (f"{{ {NEWSLINT} check . --format jsonl; echo $? >&2; }} | true", 0, "", "141\n"),
        (f"{NEWSLINT} check - <&-", 2, None, "newslint: -: standard input is closed\n"),
        (f"{NEWSLINT} check a.txt >&-", 1, "", ""),
        (f"{NEWSLINT} check - - <a.txt --format jsonl | wc -l", 0, "1\n", ""),
        (
            f"sed 's/$/\\r/' a.txt | {NEWSLINT} check - --format jsonl | cut -c1-64",
            0,
            '{{"path": "stdin.txt", "line": 2, "column": 1, "end_line": 2, "en\n'.replace("{{", "{"),
            "",
        ),
        (f"{NEWSLINT} explain BPL004 | grep -c '“'", 0, None, ""),
    ],
)
def test_pipes(tmp_path: Path, script: str, status: int, out: str | None, err: str) -> None:
    for number in range(300 if "| true" in script else 0):
        (tmp_path / f"{number}.txt").write_text(RESIDUE, "utf-8")
    (tmp_path / "a.txt").write_text(RESIDUE, "utf-8")
    process = run(tmp_path, script)
    shown = process.communicate()
    assert (process.returncode, shown[1]) == (status, err)
    assert out is None or shown[0] == out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
@pytest.mark.parametrize(
    ("arguments", "what"), [("a.txt > /dev/full", "output: "), ("a.txt --output /dev/full", "/dev/full: not written: ")]
)
def test_a_full_disk_is_one_line(tmp_path: Path, arguments: str, what: str) -> None:
    (tmp_path / "a.txt").write_text(RESIDUE, "utf-8")
    process = run(tmp_path, f"{NEWSLINT} check {arguments}")
    assert process.communicate()[1] == f"newslint: {what}No space left on device\n"
    assert process.returncode == 2


def test_our_own_fault_is_told_as_such(capfd: pytest.CaptureFixture[str]) -> None:
    """Arguments that are no texts stand for a mistake of ours."""
    assert main([7]) == 3  # type: ignore[list-item]
    err = capfd.readouterr().err
    assert "Traceback" in err
    assert err.endswith("this is a fault of newslint, not of your text; please report it with the lines above\n")


NAMES = ("a b.txt", "😀.txt", "two\nlines.txt", "'quoted'.txt", "-dash.txt", "%s{x}.txt", "deep/er/a.txt")


def test_strange_names(command: Command) -> None:
    Path("deep/er").mkdir(parents=True)
    for name in NAMES:
        Path(name).write_text(RESIDUE, "utf-8")
    status, out, err = command("check", ".", "--format", "jsonl")
    assert (status, err, len(out.splitlines())) == (1, "", len(NAMES))
    assert command("check", "./two\nlines.txt")[0] == 1


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"", 0),
        (b"\xef\xbb\xbf", 0),
        (b"\n\n", 0),
        (b"\x00\x01\x02", 2),
        (b"\x89PNG\r\n\x1a\n", 2),
        (bytes(range(256)), 2),
        (b"\xff\xfe", 0),
    ],
)
def test_what_is_hardly_text(command: Command, data: bytes, status: int) -> None:
    Path("a.txt").write_bytes(data)
    found, _, err = command("check", "a.txt", "--format", "jsonl")
    assert found == status
    assert err.count("\n") == (bool(status) or "holds no text" in err)


BARE = """
import sys
EXTRA = {"pyarrow", "numpy", "rensa", "duckdb", "zstandard", "lxml", "trafilatura", "resiliparse", "fastwarc", "pyspark"}
class Bare:
    def find_spec(self, name, path, target=None):
        if name in EXTRA:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
sys.meta_path.insert(0, Bare())
from newslint.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""newslint where only the core is installed."""
RULE = "check: phrases\ncode: TST001\nsay: {id: x}\nwhy: x\nphrases: [ramai]\nflags: ['[[ramai]]']\npasses: [b]\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("check a.html", "a.html: needs trafilatura (pip install 'newslint[html]')"),
        ("check a.docx", "a.docx: needs lxml (pip install 'newslint[docx]')"),
        ("check a.jsonl", "a.jsonl: an archive of articles, not one article (newslint audit a.jsonl --out audit)"),
        ("check 'b c.warc'", "b c.warc: an archive of articles, not one article (newslint audit 'b c.warc' --out audit)"),
        ("audit --out out", "nothing to audit (give archives or directories)"),
        ("audit a.jsonl --out out", "audit needs pyarrow (pip install 'newslint[archive]')"),
        ("mine", "nothing to mine (give archives or directories)"),
        ("mine a.jsonl", "mine needs numpy (pip install 'newslint[archive]')"),
        ("try a.yaml a.parquet", "a.parquet: needs pyarrow to be read (pip install 'newslint[archive]')"),
        ("try a.yaml a.html", "a.html: needs trafilatura (pip install 'newslint[html]')"),
        ("try a.yaml a.html --fast", "a.html: needs resiliparse (pip install 'newslint[html]')"),
        ("try a.yaml", "nothing to try it on (give archives, articles or directories)"),
    ],
)
def test_what_an_extra_would_bring_is_told_in_a_line(tmp_path: Path, arguments: str, told: str) -> None:
    for name in ("a.html", "a.docx", "a.jsonl", "a.parquet", "b c.warc"):
        (tmp_path / name).write_bytes(docx() if name == "a.docx" else b"<html><body><article><p>Pasar ramai.</p></article></body></html>")
    (tmp_path / "a.yaml").write_text(RULE, "utf-8")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-c", BARE, *shlex.split(arguments), *["--quiet"][: arguments.startswith("check")]]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, f"newslint: {told}\n")


def docx() -> bytes:
    """The least that a reader of Word documents opens."""
    with BytesIO() as file:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("word/document.xml", "<document/>")
        return file.getvalue()
