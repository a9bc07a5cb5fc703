"""CSV and TSV: what becomes of each row."""

from __future__ import annotations

import csv as library
import io

import pytest
from hypothesis import given as randomly
from hypothesis import settings
from hypothesis import strategies as st

from newslint.errors import NewslintError
from newslint.readers import csv
from tests.readers.many import given, records, told

HEADING = "id,judul,isi\n"


def written(rows: list[list[str]], **dialect: str) -> bytes:
    out = io.StringIO()
    library.writer(out, **dialect).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_rows_are_records_at_the_lines_they_begin_on(delimiter: str) -> None:
    rows = [["Id", "Judul", "Isi"], ["1", "Pasar", 'Kata dia, "ramai";\r\nlalu\tpulang |'], [], ["2", "Hujan", "Turun."], ["3", "", ""]]
    found = records(given(csv, written(rows, delimiter=delimiter)))
    assert [(each.id, each.place, each.text) for each in found] == [
        ("1", "a.x:2", rows[1][2]),
        ("2", "a.x:5", "Turun."),
        ("3", "a.x:6", ""),
    ]
    assert [each.meta for each in found] == [{"title": "Pasar"}, {"title": "Hujan"}, {}]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("1,a\n", "a.x:2: has 2 fields, the heading 3 (a quotation mark or a delimiter may be missing)"),
        ("1,a,b,c\n", "a.x:2: has 4 fields, the heading 3 (a quotation mark or a delimiter may be missing)"),
        ('1,"a"b,c\n', "a.x:2: not a row of CSV: ',' expected after '\"' (a quotation mark may be missing)"),
        ("1,a,b\0\n", "a.x:2: not text: it holds NUL bytes"),
        ('1,a,"b\n\xc3(\xe2\x82 \xc3\xa9\nc"\n', "a.x:3:1: not valid UTF-8"),
    ],
)
def test_a_row_that_is_no_article_is_told_and_the_rest_read(rows: str, said: str) -> None:
    data = HEADING.encode() + rows.encode("latin-1") + b"9,Pasar,Ramai.\n"
    found = given(csv, data)
    assert told(found)[0].startswith(said)
    assert len(found) == 2
    assert [each.id for each in records(found)] == ["9"]


def test_a_file_cut_off_in_a_quoted_field_is_told() -> None:
    found = given(csv, HEADING.encode() + b'1,Pasar,Ramai.\n2,Pasar,"Ramai\nsekali')
    assert [each.id for each in records(found)] == ["1"]
    assert told(found) == ["a.x:3: not a row of CSV (up to line 4): unexpected end of data (a quotation mark may be missing)"]


def test_a_quotation_mark_in_tsv_may_be_just_that() -> None:
    (found,) = records(given(csv, b'id\ttext\n1\t"Ramai," kata Rina.\n'))
    assert found.text == '"Ramai," kata Rina.'


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        (b"a,b\n1,2\n", "a.x:1: no column with the text (name it with --map text=NAME; there are a, b)"),
        (b'a,"b"c\n', "a.x:1: not a heading of CSV: ',' expected after '\"'"),
        (b"\n\n\x1f\x8b\x08\n", "a.x:3: not text: this is gzip data (export it as plain text)"),
        (b"text" * 30 + b"\n", "a.x:1: larger than 64 B, the most that is read of one record"),
    ],
)
def test_without_a_heading_nothing_is_read(heading: bytes, said: str) -> None:
    assert told(given(csv, heading, limit=64)) == [said]


def test_an_empty_file_holds_nothing() -> None:
    assert given(csv, b"") == given(csv, b"\n\n") == given(csv, HEADING.encode()) == []


def test_a_row_longer_than_the_limit_is_told() -> None:
    found = given(csv, HEADING.encode() + b"1,a," + b"b" * 5000 + b"\n2,a,b\n", limit=1000)
    assert told(found) == ["a.x:2: larger than 1000 B, the most that is read of one record"]
    assert [each.id for each in records(found)] == ["2"]


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-8-sig", None), ("utf-16", None), ("windows-1252", None), ("windows-1252", "windows-1252")]
)
def test_what_a_spreadsheet_saves(encoding: str, declared: str | None) -> None:
    found = given(csv, f"{HEADING}1,Pasar,“Ramai”\r\n".encode(encoding), encoding=declared)
    assert [each.text for each in records(found)] == ["“Ramai”"]
    assert bool(records(found)[0].notes) == (encoding == "windows-1252" and declared is None)


def test_the_mapping_names_columns_and_those_not_there_are_told() -> None:
    data = b"satu,dua\nPasar,Ramai.\n"
    found = given(csv, data, mapping={"text": "dua", "title": "satu", "date": "tiga"})
    assert [(each.text, each.meta) for each in records(found)] == [("Ramai.", {"title": "Pasar"})]
    assert told(found) == ["a.x:1: the heading has no 'tiga', which --map names for date (there are satu, dua)"]
    assert told(given(csv, data, mapping={"text": "isi"}))[1].startswith("a.x:1: no column with the text")


@settings(derandomize=True, max_examples=100, deadline=None)
@randomly(st.binary(max_size=200), st.booleans())
def test_any_bytes_give_records_or_problems(data: bytes, headed: bool) -> None:
    found = given(csv, HEADING.encode() * headed + data)
    for each in records(found):
        "".join((each.id, each.text, *each.meta.values())).encode("utf-8")
    assert len(found) <= data.count(b"\n") + data.count(b"\r") + 2


@settings(derandomize=True, max_examples=100, deadline=None)
@randomly(
    st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip), max_size=8), st.sampled_from(",;\t|")
)
def test_what_the_library_writes_is_read_back(texts: list[str], delimiter: str) -> None:
    rows = [["id", "text"], *([str(number), text] for number, text in enumerate(texts))]
    try:
        found = given(csv, written(rows, delimiter=delimiter))
    except NewslintError:
        raise AssertionError from None
    assert [each.text for each in records(found)] == texts
