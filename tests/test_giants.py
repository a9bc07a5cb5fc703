"""Articles that nobody writes and somebody sends: no crash, no hang, memory within bounds, and an account of each.

Each is checked as plain text and as Markdown by a process of its own, with limits of time and memory that a sound run is far from.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SECONDS = 120
"""Wall time; the slowest takes a tenth of it on an idle machine."""
MEGABYTES = 700
"""Of memory at the most, for at most 1 MB of text."""
LEAD = "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).\n" * 3
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
from newslint.cli import main
status = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "linux" else 1 << 20), file=sys.stderr)
sys.exit(status)
"""
GIANTS = {
    "500 KB without a line end": "Harga beras naik di pasar kota itu dan warga mengeluh, kata Sari Utami. " * 7_000,
    "one sentence of 300 KB": "harga beras naik di pasar dan " * 10_000,
    "one word of 1 MB": "a" * 1_000_000,
    "100,000 quotation marks": '"' * 100_000,
    "100,000 opening marks": "“" * 100_000,
    "50,000 brackets deep": "(" * 50_000 + ")" * 50_000,
    "50,000 square brackets deep": "[" * 50_000 + "]" * 50_000,
    "50,000 quotations of Markdown deep": ">" * 50_000 + " a",
    "1,000 lists deep": "".join(" " * depth + "- a\n" for depth in range(1_000)),
    "100,000 stars": "*a " * 50_000,
    "30,000 links never closed": "[a](b" * 30_000,
    "30,000 elements never closed": "<div>" * 30_000,
    "20,000 remarks to newslint never closed": "<!-- newslint: allow " * 20_000,
    "text that turns its direction": "\u202eharga\u2066 naik\u2069\u202c di pasar itu. " * 3_000,
    "byte order marks in the middle": "Harga\ufeff beras naik di pasar\ufeff itu. \ufeff" * 3_000,
    "words of joiners": "harga\u200b beras\u200d naik di pasar itu. " * 1_000,
    "200,000 accents on one letter": "e" + "\u0301" * 200_000,
    "500,000 line ends": "\n" * 500_000,
    "500,000 carriage returns": "\r" * 500_000,
    "1 MB of spaces": " " * 1_000_000 + "a",
    "200,000 tabs": "\t" * 200_000 + "a",
    "10,000 figures": "12.500,75 persen dari Rp 3,2 miliar " * 10_000,
    "20,000 words in capitals": "HARGA BERAS NAIK " * 7_000,
}


def checked(folder: Path, *arguments: str) -> tuple[int, str, str, int]:
    """Status, standard output, standard error and the megabytes of a run within limits."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", LIMITED, "check", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
    *said, size = done.stderr.splitlines() or ["", "0"]
    assert size.isdecimal(), done.stderr
    return done.returncode, done.stdout, "\n".join(said), int(size)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are set as POSIX sets them")
@pytest.mark.parametrize("name", GIANTS)
def test_giants_are_checked_in_bounded_time_and_memory(name: str, tmp_path: Path) -> None:
    for suffix in ("txt", "md"):
        (tmp_path / f"a.{suffix}").write_bytes((LEAD + GIANTS[name]).encode())
    status, out, err, megabytes = checked(tmp_path, ".", "--lang", "id", "--format", "json", "--no-config")
    assert status in (0, 1), err
    report = json.loads(out)
    assert sorted(article["path"] for article in report["articles"]) == ["a.md", "a.txt"]
    assert report["problems"] == []
    assert megabytes < MEGABYTES


STEEP_ONCE = (
    "quotation marks",
    "small letters after a stop",
    "names that sound alike",
    "different names allowed",
    "names in one remark",
    "findings in one sentence",
    "fixes",
    "domains",
    "quantifiers",
    "lines below a headline",
)
"""Shapes on which some stage took the square of the length, each report included."""


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster_where_it_once_did() -> None:
    only = [word for shape in STEEP_ONCE for word in ("--only", shape)]
    command = [sys.executable, str(ROOT / "bench/steep.py"), "--largest", "16384", *only]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "0 steep"), done.stdout + done.stderr


REFUSED = {
    "NUL": (LEAD.encode() + b"\0", "a.txt: not text: it holds NUL bytes"),
    "NUL in UTF-16": ((LEAD + "\0").encode("utf-16"), "a.txt: not text: it holds NUL characters"),
    "lone surrogates": ((LEAD + "ééé").encode() + "\ud800".encode("utf-8", "surrogatepass"), "a.txt:4:4: not valid UTF-8: byte 0xED"),
    "lone surrogates in UTF-16": ((LEAD + "\ud800").encode("utf-16", "surrogatepass"), "a.txt: not valid utf-16-le"),
    "half a character at the end": ((LEAD + "éé").encode()[:-1], "a.txt:4:2: not valid UTF-8: byte 0xC3"),
    "1 MB of control characters": (b"\x01" * 1_000_000, "a.txt: not text: 1000000 of 1000000 characters are control characters"),
}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are set as POSIX sets them")
@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused_and_the_rest_is_checked(data: bytes, told: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.txt").write_text(LEAD + "Scroll to Top\n", "utf-8")
    status, out, err, _ = checked(tmp_path, ".", "--lang", "id", "--format", "jsonl", "--no-config")
    assert (status, [json.loads(line)["path"] for line in out.splitlines() if "BPL004" in line]) == (2, ["b.txt"])
    assert err.startswith(f"newslint: {told}")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "front", ['title: "\\ud800"', "title: " + "[" * 50_000, "a: &a [x]\n" + "b: [*a]\n" * 100, 'title: "\\0"', "title: " + "x" * 500_000]
)
@pytest.mark.skipif(sys.platform == "win32", reason="limits of memory are set as POSIX sets them")
def test_front_matter_that_means_harm(front: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\n{LEAD}Scroll to Top\n", "utf-8")
    status, out, err, _ = checked(tmp_path, "a.md", "--lang", "id", "--format", "jsonl", "--no-config", "--select", "BPL004")
    assert (status, out.count("BPL004")) == (1, 1), err


RULE = """\
check: pattern
code: HSE00{number}
level: error
say: {{id: "“{{match}}”?"}}
why: uji
pattern: "{pattern}"
flags: ["{flags}"]
passes: ["Pasar itu buka."]
"""


@pytest.mark.slow
def test_a_rule_out_of_time_is_named_and_the_others_still_find(tmp_path: Path) -> None:
    """Status 3, the rule by its name, and every finding of the others in this article and the next."""
    rules = {"evil": (1, "\\\\w+!", "Pasar itu [[ramai!]]"), "sound": (2, "heboh\\\\w*", "Pasar itu [[heboh]].")}
    (tmp_path / "house/id/x").mkdir(parents=True)
    for name, (number, pattern, flags) in rules.items():
        (tmp_path / f"house/id/x/{name}.yaml").write_text(RULE.format(number=number, pattern=pattern, flags=flags), "utf-8")
    (tmp_path / "newslint.yaml").write_text("packs: [house]\n", "utf-8")
    (tmp_path / "a.txt").write_text(f"{LEAD}Pasar itu heboh.\n{'a' * 400_000} ramai!\n", "utf-8")  # takes its square
    (tmp_path / "b.txt").write_text(f"{LEAD}Pasar itu heboh dan ramai!\n", "utf-8")
    status, out, err, _ = checked(tmp_path, "a.txt", "b.txt", "--lang", "id", "--format", "jsonl", "--select", "HSE001,HSE002")
    found = [(row["path"], row["code"]) for row in map(json.loads, out.splitlines())]
    assert (status, err) == (3, "newslint: a.txt: id/x/evil: pattern ran out of time")
    assert found == [("a.txt", "HSE002"), ("b.txt", "HSE002"), ("b.txt", "HSE001")]
