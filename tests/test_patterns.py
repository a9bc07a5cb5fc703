"""Patterns: what they find, that they stay compiled, that none can hold up a run."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import cache, patterns
from newslint.scan import Needle, Scanner

FOUND = [
    (r"ini\b", "Ini INI kini-ini", ["Ini", "INI", "ini", "ini"]),
    (r"(?-i:AS)", "AS as", ["AS"]),
    (r"^baca juga$", "Baca juga\nbaca juga, ya\r\nBACA JUGA\r\nbaca juga", ["Baca juga", "BACA JUGA", "baca juga"]),
    (r"(?:kata|ujar)\s+\w+", "kata Rina, ujar Budi", ["kata Rina", "ujar Budi"]),
    (r"\b\d{1,3}(?:\.\d{3})+\b", "Rp 5.000.000 dan 12", ["5.000.000"]),
    (r"\p{Lu}{3,}", "(?) abc", ["abc"]),
    (r"[\u2018\u2019]", "Jum\u2019at", ["\u2019"]),
    (r"kunci", "\u212aunci dan kunci", ["\u212aunci", "kunci"]),
    (r"satu\s+dua", "x\r\n\r\nsatu\r\ndua \U0001f600", ["satu\r\ndua"]),
    (r"(\w)\1\1", "hmmm, aaa", ["mmm", "aaa"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), FOUND)
def test_finds_at_offsets_of_the_text(pattern: str, text: str, expected: list[str]) -> None:
    scanner = Scanner.compile({"x": [Needle(pattern=pattern)]})
    for ready in (scanner, Scanner.thaw(marshal.loads(marshal.dumps(scanner.freeze())))):
        assert [text[hit.start : hit.end] for hit in ready.scan(text).hits["x"]] == expected


def test_a_pattern_out_of_time_is_named_and_the_others_go_on() -> None:
    needles = {"slow": [Needle(pattern=r"(a|a)*b")], "quick": [Needle(pattern=r"a+c"), Needle(phrase="b")]}
    scanned = Scanner.compile(needles).scan("a" * 40 + "c b", seconds=0.05)
    assert scanned.timeouts == ("slow",)
    assert [(hit.start, hit.end) for hit in scanned.hits["quick"]] == [(0, 41), (42, 43)]


def test_lines_share_one_time_limit() -> None:
    pattern, text = regex.compile("a+"), "a\nb\naa\n"
    assert patterns._on_lines(pattern, text, [0, 4], 5.0) == [(0, 1), (4, 6)]
    with pytest.raises(TimeoutError):
        patterns._on_lines(pattern, text, [0, 4], 0.0)


def test_a_warm_start_compiles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    frozen = marshal.dumps(Scanner.compile({"x": [Needle(pattern=r"ka(ta|ji)")]}).freeze())
    monkeypatch.delattr(regex, "compile")
    assert len(Scanner.thaw(marshal.loads(frozen)).scan("kata kaji").hits["x"]) == 2


@pytest.mark.parametrize("spoilt", [{"engine": ("0",)}, {"compiled": None}, {"compiled": ("other", 0)}])
def test_what_another_engine_compiled_is_compiled_anew(spoilt: dict[str, object]) -> None:
    data = dict(Scanner.compile({"x": [Needle(pattern="kata")]}).freeze())
    ((number, source, strings, compiled, *place),) = data["patterns"]
    data["engine"] = spoilt.get("engine", data["engine"])
    data["patterns"] = ((number, source, strings, spoilt.get("compiled", compiled), *place),)
    assert [hit.start for hit in Scanner.thaw(data).scan("kata").hits["x"]] == [0]


def test_patterns_of_many_are_kept_between_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path))
    few, many = ([f"ka(ta|ji){number}" for number in range(count)] for count in (patterns.MANY - 1, patterns.MANY))
    patterns.frozen(few)
    assert not [*tmp_path.iterdir()]
    made = patterns.frozen(many)
    assert made == {source: patterns.freeze(source) for source in many}
    (kept,) = tmp_path.iterdir()
    asked: list[str] = []

    def freeze(source: str) -> tuple[str]:
        asked.append(source)
        return (source,)

    with monkeypatch.context() as patch:
        patch.setattr(patterns, "freeze", freeze)
        assert patterns.frozen([*many, "new"]) == {**made, "new": ("new",)}
        assert asked == ["new"]
        patch.setattr(patterns, "engine", lambda: ("another",))
        patterns.frozen(many)
        assert asked == ["new", *many]
    kept.write_bytes(kept.read_bytes()[:-9])
    assert patterns.frozen(many) == made
    others = [f"x{number}" for number in range(patterns.MANY)]
    monkeypatch.setattr(patterns, "KEPT", patterns.MANY)
    patterns.frozen(others)
    assert [*(cache.load(kept.stem) or ())] == others


def test_flags_are_those_of_the_engine() -> None:
    assert patterns.FLAGS == regex.IGNORECASE | regex.MULTILINE


ALONE = """
import marshal, sys
from newslint.patterns import Matcher, compile_pattern
matcher = Matcher(*marshal.loads(sys.stdin.buffer.read()))
text = "Kata, KATA\\nkata2"
print(matcher.match(text, ["kata", "kata", "kata2"], 5.0), "regex" in sys.modules)
match = matcher.pattern(r"(?P<mark>kata)(?P<figure>\\d)?$").match(text, 6)
print(match.span("mark"), match.expand(r"<\\g<mark>>"))
import regex
from hypothesis import given, settings
from hypothesis import strategies as st
print(regex.fullmatch("(?i)k(a|t)+", "Kata")[1], compile_pattern("KATA").match("kata").span())
"""


def test_the_engine_runs_without_what_compiles_for_it_and_with_it_later() -> None:
    frozen = Scanner.compile({"x": [Needle(pattern=r"(?P<mark>kata)(?P<figure>\d)?$")]}).freeze()
    data = marshal.dumps((frozen["patterns"], frozen["engine"], frozen["traces"]))
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", ALONE], input=data, capture_output=True, env=environment, check=False)
    lines = done.stdout.decode().split("\n")
    assert (lines, done.stderr) == (["([(6, 10, 0), (11, 16, 0)], []) False", "(6, 10) <KATA>", "a (0, 4)", ""], b"")


PARTS = (
    "ka",
    "[A-Z]",
    ",",
    r"(?<=\w),(?=[a-z])",
    r"\A",
    "^",
    "$",
    r"[^\n]{0,3}",
    r"\s",
    r"(?<=\n ?)",
    r"(?=\s|$)",
    r"(?!\n)",
    r"\.",
    "[a-z]+",
)


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=4), st.text(alphabet="kaKA,. \n\r", max_size=60))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_looking_around_places_finds_what_the_engine_finds(parts: list[str], text: str) -> None:
    pattern, text = f"(?-i:{''.join(parts)})", text.replace("\r", "\n") + "k" * 250
    expected = [match.span() for match in regex.finditer(pattern, text, patterns.FLAGS) if match[0]]
    found = Scanner.compile({"x": [Needle(pattern=pattern)]}).scan(text).hits.get("x", ())
    assert [(hit.start, hit.end) for hit in found] == expected


LINES = (
    "^",
    "^",
    "katak",
    "(?:katak|takat)",
    "ka",
    r"\n",
    r"\s*",
    r"\b",
    " ",
    "[a-z]+",
    "$",
    r"(?<=\n)",
    r"(?<=a\n)",
    r"(?<=a )",
    r"[^\n]*",
)
WRITTEN = ("katak", "Takat", "ka", "a", " ", ". ", "\n", "\n\n", "\r\n", "-", "\u00ad", "\u212a", "x" * 70)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=4), st.lists(st.sampled_from(WRITTEN), max_size=12))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_looking_in_lines_finds_what_the_engine_finds(parts: list[str], written: list[str]) -> None:
    pattern, text = "".join(parts), "".join(written) + " " + "k" * 450
    read = text.replace("\r\n", "\n")
    expected = [match[0] for match in regex.finditer(pattern, read, patterns.FLAGS) if match[0]]
    found = Scanner.compile({"x": [Needle(pattern=pattern)]}).scan(text).hits.get("x", ())
    assert [text[hit.start : hit.end].replace("\r\n", "\n") for hit in found] == expected


def test_a_pattern_that_begins_where_lines_do_takes_their_ends_along() -> None:
    text = "a\nb\nb\n\nb\nc" + "\nkata" * 100
    for pattern in (r"^b\n", r"^b\n+(?=[bc])", r"^(?:a|b)\n", r"(?-i:^\s*b)"):
        expected = [match.span() for match in regex.finditer(pattern, text, patterns.FLAGS)]
        found = Scanner.compile({"x": [Needle(pattern=pattern)]}).scan(text).hits["x"]
        assert [(hit.start, hit.end) for hit in found] == expected


@given(st.lists(st.sampled_from(LINES), max_size=3), st.lists(st.sampled_from(WRITTEN[:-1]), max_size=12))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_looking_where_words_begin_finds_what_the_engine_finds(parts: list[str], written: list[str]) -> None:
    pattern, text = r"\b(?:katak|ka)\b" + "".join(parts), "".join(written) + " kata" * 200
    read = text.replace("\r\n", "\n")
    expected = [match[0] for match in regex.finditer(pattern, read, patterns.FLAGS) if match[0]]
    found = Scanner.compile({"x": [Needle(pattern=pattern)]}).scan(text).hits.get("x", ())
    assert [text[hit.start : hit.end].replace("\r\n", "\n") for hit in found] == expected


@pytest.mark.parametrize("text", ["ka, kaka, ka ka", "kaka-ka ka", "ka'ka-ka, KA", "ka ka ka", "xka _ka ka"])
def test_matches_where_words_begin_do_not_overlap(text: str) -> None:
    text += " kata" * 100
    for pattern in (r"\bka(?:\W+ka)?\b", r"(?-i:\bka\b)", r"\bka\b\W+(?=ka)"):
        expected = [match.span() for match in regex.finditer(pattern, text, patterns.FLAGS)]
        found = Scanner.compile({"x": [Needle(pattern=pattern)]}).scan(text).hits.get("x", ())
        assert [(hit.start, hit.end) for hit in found] == expected


def test_matches_that_go_on_from_a_line_that_tells_and_those_that_begin_with_capitals() -> None:
    text = "Baca ini\nbaca\n\nini\nBACA\nini, Baca\n  baca ini\n" + " kata" * 100
    for pattern in (r"^baca\n+ini", r"^\s*baca", r"^[ \t]*baca(?:\n+ini)?", r"^\s*\Kbaca", r"(?-i:\bBaca\b)", r"(?-i:\b(?:Baca|BACA)\b\n)"):
        expected = [match.span() for match in regex.finditer(pattern, text, patterns.FLAGS)]
        found = Scanner.compile({"x": [Needle(pattern=pattern)]}).scan(text).hits["x"]
        assert [(hit.start, hit.end) for hit in found] == expected


def test_all_places_where_words_begin_have_the_seconds_of_one_pattern() -> None:
    scanner = Scanner.compile({"x": [Needle(pattern=r"\bkata (x|x)*y")], "y": [Needle(phrase="kata")]})
    scanned = scanner.scan("kata " + "x" * 40 + " y" + " lain" * 100, seconds=0.05)
    assert (scanned.timeouts, list(scanned.hits)) == (("x",), ["y"])
