"""Expressions of our own: what is compiled from numbers matches as what `re` compiles."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint import cache, expressions

PATTERNS = [
    (r"\d+(?:[.,]\d+)*( ?%)?", 0),
    (r"(?P<left>[A-Z]\w+)(?:,)?(?P<dash>\s*[-–—]{1,2}\s*)(?=\S)", 0),
    (r"^kata$", expressions.IGNORECASE | expressions.MULTILINE),
    ("[\x00-\x1f\u200b\u2028-\u202e\U000e0000-\U000e007f]", 0),
    (r"(?i:foto|dok)\s*:.*", expressions.DOTALL),
    (r"(?<!\w)(kata)\1?", 0),
    ("", 0),
]
TEXT = "Kata Foto: 1.200,5 % — SUKAMAJU - kata\nkata\u200bkatakata DOK : x\ny"


def said(pattern: re.Pattern[str]) -> object:
    found = [(match.span(), match.groups(), match.groupdict(), match.lastgroup) for match in pattern.finditer(TEXT)]
    return found, pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex)


@pytest.mark.parametrize(("source", "flags"), PATTERNS)
def test_a_pattern_is_what_re_makes_of_it(source: str, flags: int) -> None:
    assert said(expressions.compile(source, flags)) == said(re.compile(source, flags))
    numbers = expressions._numbers(source, flags)
    ready = expressions._ready(source, numbers)
    assert ready is not None
    assert said(ready) == said(re.compile(source, flags))


def test_the_functions_are_those_of_re() -> None:
    word = r"\w+"
    assert expressions.findall(word, TEXT) == re.findall(word, TEXT)
    assert expressions.split(r"\s", TEXT) == re.split(r"\s", TEXT)
    assert [match.span() for match in expressions.finditer(word, TEXT)] == [match.span() for match in re.finditer(word, TEXT)]
    assert expressions.sub(r"(\w)\w", r"\1", TEXT, 3) == re.sub(r"(\w)\w", r"\1", TEXT, count=3)
    assert expressions.sub(word, lambda found: found[0].upper(), TEXT) == re.sub(word, lambda found: found[0].upper(), TEXT)
    for ours, theirs in ((expressions.search, re.search), (expressions.match, re.match), (expressions.fullmatch, re.fullmatch)):
        for pattern in ("kata", "Kata", r"(?s).*y", "no"):
            one, other = ours(pattern, TEXT), theirs(pattern, TEXT)
            assert (one and one.span()) == (other and other.span())


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_escape_is_that_of_re(text: str) -> None:
    assert expressions.escape(text) == re.escape(text)


def test_a_wrong_pattern_is_refused_as_re_does() -> None:
    with pytest.raises(re.error):
        expressions.compile("(")


def test_a_constant_is_compiled_when_it_is_used() -> None:
    pattern = expressions.later("k(a)ta")
    assert vars(pattern).keys() == {"_source", "_flags"}
    assert pattern.findall("kata") == ["a"]
    assert "findall" in vars(pattern)


@pytest.mark.parametrize("numbers", [(0, b"", 0, {}, ()), (0, b"\xff" * 8, 0, {}, (None,)), (0, b"abc", 0, {}, (None,)), (), (1, 2, 3)])
def test_numbers_that_the_matcher_refuses_are_done_without(numbers: tuple[object, ...]) -> None:
    assert expressions._ready("kata", numbers) is None


LOADED = "import sys; from newslint import expressions; {}; print('re' in sys.modules); expressions.keep()"


def run(folder: Path, script: str) -> str:
    environment = {**os.environ, "NEWSLINT_CACHE_DIR": str(folder), "PYTHONPATH": str(Path(__file__).parents[1])}
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {environment['PYTHONPATH']!r}); {script}"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_the_next_run_needs_no_re(tmp_path: Path) -> None:
    """And a file that is damaged, or not ours, costs only time."""
    script = LOADED.format("assert expressions.findall(r'k(a)t', 'kata') == ['a']; assert expressions.search('ta$', 'kata')")
    folder = tmp_path / "cache"
    assert [run(folder, script) for _ in range(2)] == ["True\n", "False\n"]
    kept = next(folder.iterdir())
    whole = bytearray(kept.read_bytes())
    for place in (len(whole) - 1, 60, 20):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert [run(folder, script) for _ in range(2)] == ["True\n", "False\n"], place
    more = LOADED.format("expressions.search('more', 'kata'); expressions.search('ta$', 'kata')")
    assert [run(folder, more), run(folder, more), run(folder, script)] == ["True\n", "False\n", "False\n"]
    assert run(Path(os.devnull), script) == "True\n"


def test_what_is_new_is_kept_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    shelf = expressions._Shelf()
    monkeypatch.setattr(expressions, "_shelf", _always(shelf))
    shelf.new = {"0 kata": expressions._numbers("kata", 0)}
    expressions.keep()
    assert shelf.new == {}
    assert list(cache.sections(shelf.key) or {}) == ["0 kata"]


def _always(shelf: expressions._Shelf) -> object:
    from functools import cache as remembered

    @remembered
    def found() -> expressions._Shelf:
        return shelf

    found()
    return found
