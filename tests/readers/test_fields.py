"""Which field of a record is which."""

from __future__ import annotations

import datetime

import pytest

from newslint.article import Record
from newslint.errors import NewslintError, Problem
from newslint.readers.fields import GUESSES, chosen, lacking, listed, parse_mapping, record, unmapped, value, whole, written


def test_a_mapping_is_read() -> None:
    assert parse_mapping("text=body, title = head line,date=meta.date,") == {"text": "body", "title": "head line", "date": "meta.date"}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ["--map: names no field (such as text=body,title=headline)"]),
        ("text", ["--map: 'text' is not of the form field=name (such as text=body,title=headline)"]),
        ("text=", ["--map: 'text=' is not of the form field=name (such as text=body,title=headline)"]),
        ("tittle=a", ["--map: no field is called 'tittle' (did you mean 'title'?)"]),
        (
            "xyz=a,=b",
            [f"--map: no field is called 'xyz' (there are {', '.join(GUESSES)})", "--map: '=b' is not of the form field=name (such"],
        ),
        ("text=a,text=b", ["--map: names text twice ('a' or 'b')"]),
    ],
)
def test_every_mistake_in_a_mapping_is_told(given: str, said: list[str]) -> None:
    with pytest.raises(NewslintError) as raised:
        parse_mapping(given)
    assert [str(problem).startswith(each) for problem, each in zip(raised.value.problems, said, strict=True)] == [True] * len(said)


@pytest.mark.parametrize("ours", GUESSES)
def test_the_first_usual_name_with_something_in_it_wins(ours: str) -> None:
    row = {"text": "Isi."} | {guess: f"from {guess}" for guess in reversed(GUESSES[ours])}
    row[GUESSES[ours][0]] = ""
    found = record("a", row, {})
    assert isinstance(found, Record)
    said = {**found.meta, "text": found.text, "id": found.id}[ours]
    assert said == f"from {GUESSES[ours][1]}"


def test_names_are_found_whatever_their_capitals_and_the_identity_falls_back() -> None:
    assert record("a", {"TEXT": "x", "Headline": "T"}, {}) == Record("a", "a", "x", {"title": "T"})
    assert record("a", {"text": "x", "canonical_url": "u"}, {}) == Record("u", "a", "x", {"url": "u"})
    assert record("a", {"text": "x", "id": 0}, {}) == Record("0", "a", "x")
    assert chosen(["BODY", "isi", "url"], {"title": "t"}) == {"text": "BODY", "id": "url", "url": "url", "title": "t"}


@pytest.mark.parametrize(
    ("found", "text"),
    [
        (" a ", "a"),
        (3, "3"),
        (None, ""),
        (True, ""),
        (["a", None, {"name": "b"}], "a, b"),
        ({"name": ["a", "b"]}, "a, b"),
        ({"x": 1}, ""),
        (datetime.date(2025, 6, 2), "2025-06-02"),
    ],
)
def test_a_value_as_text(found: object, text: str) -> None:
    assert written(found) == text


def test_a_name_with_a_dot_leads_inside() -> None:
    row = {"a": {"b": {"c": 1}}, "a.b": 2}
    assert (value(row, "a.b"), value(row, "a.b.c"), value(row, "a.x"), value(row, "x.y")) == (2, None, None, None) or value(
        row, "a.b.c"
    ) == 1
    assert lacking(row, {"text": "a.z", "title": "x.y", "date": "z"}) == {"title": "x.y", "date": "z"}


def test_a_lone_surrogate_is_replaced_in_place() -> None:
    assert [whole("a\ud83db"), whole("a😀b"), whole("\ud83d\ude00")] == ["a�b", "a😀b", "��"]


def test_hints_name_the_fields_there_are() -> None:
    assert listed([]) == "there are none"
    assert listed([f"f{number}" for number in range(14)]).endswith("f11, …")
    (problem,) = unmapped("a", {"date": "x"}, "no record has")
    assert problem == Problem("a", "no record has 'x', which --map names for date", setup=True)
