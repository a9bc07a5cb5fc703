from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.examples import Example, ExampleError, Mark, parse, readable


@pytest.mark.parametrize(
    ("written", "text", "marks"),
    [
        ("Tidak ada tanda.", "Tidak ada tanda.", []),
        ("", "", []),
        ("[[Diduga]] hilang.", "Diduga hilang.", [(0, 6, None)]),
        ("Ia [[merubah -> mengubah]] jadwal.", "Ia merubah jadwal.", [(3, 10, "mengubah")]),
        ("Ia [[merubah->mengubah]] jadwal.", "Ia merubah jadwal.", [(3, 10, "mengubah")]),
        ("Ia [[sangat ->]]lelah", "Ia sangatlelah", [(3, 9, "")]),
        ("[[a]] dan [[b -> c]]\n\n[[d]]", "a dan b\n\nd", [(0, 1, None), (6, 7, "c"), (9, 10, None)]),
        ("[[dua\nbaris]] di sini", "dua\nbaris di sini", [(0, 9, None)]),
        ("satu [kurung] biasa -> bukan tanda", "satu [kurung] biasa -> bukan tanda", []),
        ("[[[a] b]]", "[a] b", [(0, 5, None)]),
        ("[[[a b]]]", "[a b]", [(0, 5, None)]),
        ("[[ spasi ]]", " spasi ", [(0, 7, None)]),
    ],
)
def test_marks(written: str, text: str, marks: list[tuple[int, int, str | None]]) -> None:
    assert parse(written) == Example(text, tuple(Mark(*mark) for mark in marks))


@pytest.mark.parametrize(
    ("written", "offset", "what"),
    [
        ("satu [[dua", 5, "[[ without ]]"),
        ("satu dua]] tiga", 8, "]] without [["),
        ("[[a [[b]] c]]", 4, "[[ inside [["),
        ("a [[]] b", 4, "a mark with nothing in it"),
        ("a [[ \n ]] b", 4, "a mark with nothing in it"),
        ("a [[ -> b]]", 4, "a mark with nothing in it"),
        ("[[a -> b -> c]]", 8, "two arrows in one mark"),
        ("[[a]]]]", 5, "]] without [["),
    ],
)
def test_broken_marks(written: str, offset: int, what: str) -> None:
    with pytest.raises(ExampleError) as caught:
        parse(written)
    assert caught.value.problems[0].what == what
    assert caught.value.problems[0].hint
    assert caught.value.offset == offset


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text(alphabet="ab[]-> \n", max_size=30))
def test_any_text_is_an_example_or_an_error_in_it(written: str) -> None:
    wrong: ExampleError | None = None
    example = Example("")
    try:
        example = parse(written)
    except ExampleError as error:
        wrong = error
    assert wrong is None or 0 <= wrong.offset <= len(written)
    assert len(example.text) <= len(written)
    ends = 0
    for mark in example.marks:
        assert ends <= mark.start < mark.end <= len(example.text)
        ends = mark.end


@settings(derandomize=True, max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(alphabet="ab \n", max_size=5), st.text(alphabet="cd", min_size=1, max_size=4), st.none() | st.text("ef", max_size=3)
        )
    )
)
def test_marks_give_back_what_was_marked(parts: list[tuple[str, str, str | None]]) -> None:
    written = "".join(f"{plain}[[{bad}]]" if good is None else f"{plain}[[{bad} -> {good}]]" for plain, bad, good in parts)
    example = parse(written)
    assert example.text == "".join(plain + bad for plain, bad, _ in parts)
    assert [(example.text[m.start : m.end], m.replacement) for m in example.marks] == [(bad, good) for _, bad, good in parts]


@pytest.mark.parametrize("written", ["Warga [[heboh", "Warga heboh]]", "[[a -> b -> c]]"])
def test_an_example_that_cannot_be_read_is_as_written(written: str) -> None:
    assert readable(written) == Example(written)
    assert readable(f"[[a]] {written.replace('[', '').replace(']', '')}").marks == (Mark(0, 1),)
