"""The phrase language: what is read, and what is refused and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.phrases import FEW, Choice, Gap, Mark, Maybe, Phrase, PhraseError, Word, is_plain, parse
from newslint.sequences import Read, read, sequences

READ = {
    "kata": (Word("kata"),),
    "Baca Juga:": (Word("Baca"), Word("Juga"), Mark(":")),
    "benar-benar": (Word("benar-benar"),),
    "jum\u2019at": (Word("jum'at"),),
    "provokat*": (Word("provokat", prefix=True),),
    "~tuduh": (Word("tuduh", root=True),),
    "=kata": (Word("kata", bare=True),),
    "kata|ujar": (Choice(((Word("kata"),), (Word("ujar"),))),),
    "kata | ujar": (Choice(((Word("kata"),), (Word("ujar"),))),),
    "Dr.|Prof.": (Choice(((Word("Dr"), Mark(".")), (Word("Prof"), Mark(".")))),),
    "(sangat) besar": (Maybe((Word("sangat"),)), Word("besar")),
    "Juga(:)": (Word("Juga"), Maybe((Mark(":"),))),
    "a ... b": (Word("a"), Gap(), Word("b")),
    "a \u2026 b": (Word("a"), Gap(), Word("b")),
    r"\(abc/def\)": (Mark("("), Word("abc"), Mark("/"), Word("def"), Mark(")")),
    r"US\$": (Word("US"), Mark("$")),
    "\u201cresmi\u201d": (Mark('"'), Word("resmi"), Mark('"')),
    "-nya": (Mark("-"), Word("nya")),
    "klik \U0001f447": (Word("klik"), Mark("\U0001f447")),
    "per\u00a0tahun": (Word("per"), Word("tahun")),
}

REFUSED = {
    "": (0, "no word at all"),
    "   ": (0, "no word at all"),
    "^$": (0, "no word at all"),
    ":": (0, "no word at all"),
    "(kata) :": (0, "no word at all"),
    "(kata": (0, "'(' is never closed"),
    "kata)": (4, "')' without '('"),
    "()": (0, "empty parentheses"),
    "kata|": (4, "empty alternative"),
    "|kata": (0, "empty alternative"),
    "a||b": (1, "empty alternative"),
    "(a)|b": (3, "'|' after a parenthesis"),
    "a|(b)": (1, "'|' before a parenthesis"),
    "... kata": (0, "'...' at the start"),
    "kata ...": (5, "'...' at the end"),
    "kata ... (juga)": (5, "'...' at the end"),
    "kata ... :": (5, "'...' next to punctuation"),
    "a ... ... b": (6, "'...' twice"),
    "provo*tif": (5, "'*' in the middle of a word"),
    "*tif": (0, "unexpected '*'"),
    "=kata*": (0, "'=' and '*' contradict each other"),
    "~Tuduh": (1, "a root with a capital"),
    "~ tuduh": (0, "'~' without a word"),
    "kata(nya)": (4, "'(' inside a word"),
    "(ter)baik": (4, "')' inside a word"),
    "kata ^ini": (5, "unexpected '^'"),
    "US$ 5": (2, "unexpected '$'"),
    "a=b": (1, "unexpected '='"),
    r"\kata": (0, "'\\' escapes nothing"),
    "foto|gambar:": (11, "':' belongs to the last alternative only"),
    "baca (juga|pula,)": (15, "',' belongs to the last alternative only"),
    "(a) " * 13 + "z": (0, "stands for 8192 word sequences, more than 5000"),
}


@pytest.mark.parametrize("source", READ)
def test_reads(source: str) -> None:
    assert parse(source) == Phrase(READ[source])


@pytest.mark.parametrize("source", REFUSED)
def test_refuses_with_place_and_hint(source: str) -> None:
    with pytest.raises(PhraseError) as caught:
        sequences(parse(source))
    assert (caught.value.position, caught.value.what) == REFUSED[source]
    assert caught.value.hint


def test_anchors() -> None:
    assert parse("^Ini alasannya$") == Phrase((Word("Ini"), Word("alasannya")), opens=True, closes=True)


@given(st.text(alphabet="aB ()|*~=^$.…:-'\\\u2019\u00a0\U0001f447", max_size=14))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_any_text_is_a_phrase_or_an_error_inside_it(source: str) -> None:
    try:
        rows = sequences(parse(source))
    except PhraseError as told:
        error: PhraseError | None = told
    else:
        error = None
    if error is not None:
        assert 0 <= error.position <= len(source)
        assert error.what
        return
    assert rows
    assert all(row.slots and len(row.joints) == len(row.slots) - 1 for row in rows)


PLAIN = st.from_regex(r"([a-zB1]{1,3}([-'][az]{1,2})?\*?|=[aB]|~[ab])(\|[abB]\*?)?", fullmatch=True)
PARTS = st.tuples(PLAIN, st.sampled_from(["{}", "{}", "({})", "({} z|y)", "... {}"])).map(lambda part: part[1].format(part[0]))


@given(st.sampled_from(["", "", "^", "^ "]), st.lists(PARTS, min_size=1, max_size=6))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_what_is_plain_is_read_as_any_phrase(opens: str, parts: list[str]) -> None:
    """There is a shorter way for it, and nothing can be wrong with it."""
    source = opens + " ".join(parts)
    try:
        phrase = parse(source)
        rows = sequences(phrase)
    except PhraseError:
        assert not is_plain(source)
    else:
        assert read(source) == Read(rows, phrase.opens, phrase.closes)


@pytest.mark.parametrize(
    "source",
    ["a", "a b|c", "(a) b", "(a b|c) (d) e (f)", "a ... (b) c", "a (b) ... c", "^ a", "^(a) b", "~a =b c*", "don't 12-year-old", "a|a b"],
)
def test_most_phrases_are_plain(source: str) -> None:
    assert is_plain(source)
    assert read(source) == Read(sequences(parse(source)), opens=source[0] == "^")


@pytest.mark.parametrize(
    "source",
    [
        *("", " a", "a ", "a  b", "a||b", "|a", "a|", "a-", "a--b", "a**", "a(b)", "(a)", "(a) (b)", "a:", "jum\u2019at", "a$", "^^ a"),
        *("... a", "a ...", "(a) ... b", "a ... (b)", "a ... (b) ... c", "a ... ... b", "~A", "~a*", "=a*", "a|(b)", "((a) b) c"),
        " ".join(["(a)"] * (FEW + 1)) + " b",
    ],
)
def test_what_is_not_plain_is_parsed(source: str) -> None:
    assert not is_plain(source)
