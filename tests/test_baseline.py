"""Findings on record: what is left out of a report, what is stale, and what the file may and may not become."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.baseline import HEAD, Baseline, Entry, parse, read, record_of, renewed, stale, weigh
from newslint.errors import NewslintError
from newslint.finding import Checked, Finding

A, B, C = "a" * 16, "b" * 16, "c" * 16


def finding(fingerprint: str, start: int = 0, code: str = "ABC001") -> Finding:
    return Finding(start, start + 1, "id/x/y", code, "x", "note", "", "x", fingerprint)


def checked(*fingerprints: str, path: str = "a.txt", crashes: tuple[str, ...] = (), language: str = "id") -> Checked:
    found = tuple(finding(fingerprint, at) for at, fingerprint in enumerate(fingerprints))
    return Checked(Article(path, "", ""), language, found, crashes=crashes)


def made(**articles: dict[str, int]) -> Baseline:
    """A baseline; article `a` is `a.txt`."""
    return Baseline(
        "base", {f"{name}.txt": {key: Entry(count, "ABC001") for key, count in record.items()} for name, record in articles.items()}
    )


def counts(baseline: Baseline) -> dict[str, dict[str, int]]:
    return {name: {key: entry.count for key, entry in record.items()} for name, record in baseline.articles.items()}


@pytest.mark.parametrize(
    ("found", "record", "reported"),
    [
        ([A, B], {A: 1}, [1]),
        ([A, A], {A: 1}, [1]),
        ([A, A, A], {A: 2}, [2]),
        ([A, A], {A: 5}, []),
        ([A], {B: 1}, [0]),
        ([], {A: 1}, []),
    ],
)
def test_as_many_as_are_on_record_are_known(found: Sequence[str], record: dict[str, int], reported: list[int]) -> None:
    weighed = weigh(checked(*found), made(a=record))
    assert [each.start for each in weighed.findings] == reported
    assert len(weighed.findings) + len(weighed.known) == len(found)
    assert weigh(checked(*found, path="b.txt"), made(a=record)).known == ()


def test_the_new_one_of_two_alike_is_the_one_in_a_changed_line() -> None:
    weighed = weigh(checked(A, A), made(a={A: 1}), last=lambda finding: finding.start == 0)
    assert [each.start for each in weighed.findings] == [0]


@pytest.mark.parametrize(
    ("article", "codes", "missing"),
    [
        (checked(A), None, {A: 1, B: 1}),
        (checked(A, A, B, C), None, {}),
        (checked(), None, {A: 2, B: 1}),
        (checked(), {"ABC001"}, {A: 2, B: 1}),
        (checked(), {"XYZ001"}, {}),
        (checked(crashes=("id/x/y: pattern ran out of time",)), None, {}),
        (checked(language=""), None, {}),
        (checked(path="b.txt"), None, {}),
    ],
)
def test_what_is_stale(article: Checked, codes: set[str] | None, missing: dict[str, int]) -> None:
    assert {key: entry.count for key, entry in stale(article, made(a={A: 2, B: 1}), codes).items()} == missing


def test_what_is_known_is_not_stale() -> None:
    base = made(a={A: 2})
    assert stale(weigh(checked(A, A), base), base) == {}
    assert record_of(weigh(checked(A, A, B), base)) == {A: Entry(2, "ABC001"), B: Entry(1, "ABC001")}


@pytest.mark.parametrize(
    ("old", "articles", "dropped"),
    [
        ({"a": {A: 3}}, [checked(A)], 2),
        ({"a": {A: 1, B: 2}}, [checked()], 3),
        ({"a": {A: 1}}, [checked(A)], 0),
        ({"gone": {A: 2, B: 1}}, [], 3),
        ({"gone": {A: 2}}, [checked(A)], 1),
        ({"gone": {A: 2}}, [checked(A, A)], 0),
        ({"gone": {A: 1}}, [checked(A), checked(A, path="b.txt")], 0),
        ({"gone": {A: 2}, "a": {B: 1}}, [checked(A), checked(A, path="b.txt")], 1),
    ],
)
def test_what_is_gone_is_counted_and_what_moved_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: dict[str, dict[str, int]], articles: list[Checked], dropped: int
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).touch()
    assert renewed(made(**old), articles, grow=False).stale == dropped


def test_what_moved_to_one_article_has_not_moved_to_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).touch()
    result = renewed(made(gone={A: 1}), [checked(A), checked(A, path="b.txt")], grow=False)
    assert (counts(result.baseline), result.new) == ({"a.txt": {A: 1}}, {"b.txt": 1})


@pytest.mark.parametrize(
    ("old", "articles", "grow", "new", "expected"),
    [
        ({"a": {A: 2}}, [checked(A)], False, {}, {"a.txt": {A: 1}}),
        ({"a": {A: 2}}, [checked(A, A, B)], False, {"a.txt": 1}, {"a.txt": {A: 2}}),
        ({"a": {A: 2}}, [checked(A, A, A, B)], True, {"a.txt": 2}, {"a.txt": {A: 3, B: 1}}),
        ({"a": {A: 1}}, [checked()], False, {}, {}),
        ({"a": {A: 1}, "b": {B: 1}}, [checked(A)], False, {}, {"a.txt": {A: 1}, "b.txt": {B: 1}}),
        ({"a": {A: 1}, "gone": {B: 1}}, [checked(A)], False, {}, {"a.txt": {A: 1}}),
        ({"gone": {B: 1}}, [checked(B, path="b.txt")], False, {}, {"b.txt": {B: 1}}),
        ({"gone": {B: 1}}, [checked(B, B, path="b.txt")], False, {"b.txt": 1}, {"b.txt": {B: 1}}),
    ],
)
def test_bringing_up_to_date(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    old: dict[str, dict[str, int]],
    articles: list[Checked],
    grow: bool,
    new: dict[str, int],
    expected: dict[str, dict[str, int]],
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).touch()
    result = renewed(made(**old), articles, grow=grow)
    assert (counts(result.baseline), result.new) == (expected, new)
    again = renewed(result.baseline, articles, grow=grow)
    assert again.stale == 0
    assert grow is False or again.new == {}


NO_ENTRY = "base:{}:1: not an entry of a baseline (an entry is: fingerprint count code path)"
MERGE = "base:{}:1: not an entry of a baseline (settle the merge: keep the lines of both sides)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("garbage\n", NO_ENTRY.format(1)),
        (f"{HEAD}\n{A} 1 ABC001 a.txt\n{A} 0 ABC001 b.txt\n", NO_ENTRY.format(3)),
        (f"{A} 1 ABC001\n", NO_ENTRY.format(1)),
        (f"{A[:-1]} 1 ABC001 a.txt\n", NO_ENTRY.format(1)),
        (f"{A} -1 ABC001 a.txt\n", NO_ENTRY.format(1)),
        (f"{A} 1 ABC001 a.txt\n{A} 2 ABC001 a.txt\n", "base:2:1: this entry is here twice (keep the line with the smaller count)"),
        (f"<<<<<<< HEAD\n{A} 1 ABC001 a.txt\n", MERGE.format(1)),
        (f"{A} 1 ABC001 a.txt\n||||||| base\n", MERGE.format(2)),
        (f"{A} 1 ABC001 a.txt\n=======\n", MERGE.format(2)),
        (f"{A} 1 ABC001 a.txt\n>>>>>>> desk\n", MERGE.format(2)),
    ],
)
def test_a_corrupt_file_is_located(text: str, told: str) -> None:
    with pytest.raises(NewslintError) as caught:
        parse("base", text)
    assert [str(problem) for problem in caught.value.problems] == [told]


def test_every_line_that_is_none_is_told_at_once() -> None:
    with pytest.raises(NewslintError) as caught:
        parse("base", f"x\n{A} 1 ABC001 a.txt\ny\n\n# a remark\n")
    assert [problem.where for problem in caught.value.problems] == ["base:1:1", "base:3:1"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(NewslintError):
            read(str(path))
    (tmp_path / "latin").write_bytes(b"\xff\xfe\n")
    with pytest.raises(NewslintError, match="not valid UTF-8"):
        read(str(tmp_path / "latin"))


def test_a_file_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "base"
    path.write_text(made(a={A: 2, B: 1}).text(), "utf-8")
    found = read(str(path))
    assert (found.path, found.articles, found.total) == (str(path), made(a={A: 2, B: 1}).articles, 3)
    assert path.read_text("utf-8").split("\n")[0] == ("# newslint baseline 1: fingerprint, count, code, path; written by newslint baseline")


def test_lines_are_sorted_and_one_an_entry() -> None:
    lines = made(a={C: 1, A: 2}, b={A: 1}).text().split("\n")
    assert lines == [HEAD, f"{A} 1 ABC001 b.txt", f"{A} 2 ABC001 a.txt", f"{C} 1 ABC001 a.txt", ""]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=12).filter(
    lambda name: name not in (".", "..")
)
RECORDS = st.dictionaries(
    st.sampled_from([A, B, C]), st.builds(Entry, st.integers(1, 99), st.sampled_from(["ABC001", "NWL002"])), min_size=1
)


@given(articles=st.dictionaries(NAMES, RECORDS, max_size=5), end=st.sampled_from(["\n", "\r\n"]))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_what_is_written_is_read(articles: dict[str, dict[str, Entry]], end: str) -> None:
    baseline = Baseline("base", articles)
    assert parse("base", baseline.text().replace("\n", end)) == baseline


def test_accents_composed_or_apart_are_one_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    one, other = normalize("NFC", "é.txt"), normalize("NFD", "é.txt")
    for known, asked in ((one, other), (other, one), (one, one), (other, other)):
        assert Baseline("base", {known: {A: Entry(1, "ABC001")}}).name(asked) == known
    assert Baseline("base").name(other) == other
    assert Baseline("base", {one: {}, other: {}}).name(other) == other
    assert Baseline("base").file(one) == one
    Path(other).touch()
    assert Path(Baseline("base").file(one)).exists()


def test_paths_are_those_of_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk").mkdir()
    monkeypatch.chdir(tmp_path / "desk")
    base = Baseline(os.path.join("..", "base"))
    assert base.name("a b.txt") == base.name(str(tmp_path / "desk" / "a b.txt")) == "desk/a b.txt"
    assert Path(base.file("desk/a b.txt")).resolve() == tmp_path / "desk" / "a b.txt"
