"""What fixes change in a source, and what they must leave alone."""

from __future__ import annotations

from collections import Counter
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.quotes import quotes
from newslint.article import Article
from newslint.choices import Safety
from newslint.document import Document
from newslint.finding import Checked, Finding, Fix, Match
from newslint.fix import ROUNDS, Edit, applied, edits, moved, sound
from newslint.language import Language
from newslint.rule import Rule
from newslint.session import Request, Session
from newslint.spans import Span


def fixed(text: str, *pairs: tuple[str, str], unsafe: bool = False, safety: Safety = "safe") -> str:
    """`text` with every occurrence of the first of a pair fixed to the second."""
    found = [
        Finding(at, at + len(bad), "id/x/y", "X1", "x", "note", "", bad, "", fix=Fix(good, safety))
        for bad, good in pairs
        for at in range(len(text))
        if text.startswith(bad, at)
    ]
    return applied(text, edits(text, found, unsafe=unsafe))


@pytest.mark.parametrize(
    ("text", "pairs", "expected"),
    [
        ("warga apapun itu", [("apapun", "apa pun")], "warga apa pun itu"),
        ("A\nIklan\nB\n", [("Iklan", "")], "A\nB\n"),
        ("A\r\nIklan\r\nB\r\n", [("Iklan", "")], "A\r\nB\r\n"),
        ("A\rIklan\rB", [("Iklan", "")], "A\rB"),
        ("A\n  Iklan \u00a0\nB\n", [("Iklan", "")], "A\nB\n"),
        ("A\nIklan", [("Iklan", "")], "A\n"),
        (" Iklan\nB", [("Iklan", "")], "B"),
        ("satu\n\n  dua", [("\n\n", "")], "satu  dua"),
        ("satu\r\ndua", [("\ndua", "")], "satu\r"),
        ("Iklan\nB\n", [("Iklan", "")], "B\n"),
        ("Iklan", [("Iklan", "")], ""),
        ("A\n\nIklan\n\nB\n", [("Iklan", "")], "A\n\nB\n"),
        ("A\r\n\r\nIklan\r\n\r\nB\r\n", [("Iklan", "")], "A\r\n\r\nB\r\n"),
        ("A\n\nIklan\n", [("Iklan", "")], "A\n"),
        ("Iklan\n\nB\n", [("Iklan", "")], "B\n"),
        ("A\n\nIklan\nB\n", [("Iklan", "")], "A\n\nB\n"),
        ("A\nIklan Promo\nB\n", [("Iklan", ""), ("Promo", "")], "A\nB\n"),
        ("A\nIklan\nPromo\nB\n", [("Iklan", ""), ("Promo", "")], "A\nB\n"),
        ("satu Iklan dua", [("Iklan", "")], "satu dua"),
        ("satu Iklan", [("Iklan", "")], "satu"),
        ("satu Iklan.", [("Iklan", "")], "satu."),
        ("Iklan dua", [("Iklan", "")], "dua"),
        ("satu (Iklan) dua", [("Iklan", "")], "satu () dua"),
        ("satu  , dua", [("  ,", ",")], "satu, dua"),
        ("abcd", [("abc", "x"), ("bcd", "y")], "xd"),
        ("abcd", [("ab", "x"), ("abcd", "y")], "y"),
        ("abcd", [("ab", "x"), ("cd", "y")], "xy"),
        ("ab", [("ab", "ab")], "ab"),
        ("satu IklanMurid", [("Iklan", "")], "satu Murid"),
        ("satuIklan dua", [("Iklan", "")], "satu dua"),
        ("MIklan dua", [("Iklan", "")], "M dua"),
        ("satu\u00a0Iklan dua", [("Iklan", "")], "satu dua"),
        ("satu\tIklan\tdua", [("Iklan", "")], "satu\tdua"),
        ("satu Iklan ) dua", [("Iklan", "")], "satu ) dua"),
        ("satu Iklan) dua", [("Iklan", "")], "satu) dua"),
        ("Iklan", [("Iklan", "Warta")], "Warta"),
        ("A\n\nIklan\n\nB\n\nC", [("Iklan", "")], "A\n\nB\n\nC"),
        ("\nIklan\n\nB", [("Iklan", "")], "\nB"),
        ("A\n\n\nIklan\n\n\nB", [("Iklan", "")], "A\n\n\n\nB"),
        ("A\n\nIklan\n\n", [("Iklan", "")], "A\n\n"),
        ("A\r\rIklan\r\rB", [("Iklan", "")], "A\r\rB"),
        ("satu Iklan\nB", [("Iklan", "")], "satu\nB"),
        ("\rIklan\r\rB", [("Iklan", "")], "\rB"),
        ("a Iklan Promo b", [("Iklan", ""), ("Promo", "")], "a b"),
        ("a Iklan, Promo b", [("Iklan", ""), ("Promo", "")], "a, b"),
    ],
)
def test_what_becomes_of_a_text(text: str, pairs: list[tuple[str, str]], expected: str) -> None:
    assert fixed(text, *pairs) == expected


def test_of_two_fixes_of_one_empty_place_the_first_is_made() -> None:
    found = [Finding(1, 1, "id/x/y", code, "x", "note", "", "", "", fix=Fix(text, "safe")) for code, text in (("X1", "y"), ("X2", "x"))]
    assert edits("ab", found) == (Edit(1, 1, "x"),)


def test_fixes_are_safe_ones_unless_asked_otherwise() -> None:
    found = [Finding(0, 1, "id/x/y", "X1", "x", "note", "", "a", "", fix=Fix("b", "unsafe"))]
    assert (edits("a", found), edits("a", found, unsafe=True)) == ((), (Edit(0, 1, "b"),))


def test_suggestions_wait_until_they_are_asked_for() -> None:
    assert fixed("abc", ("b", "x"), safety="unsafe") == "abc"
    assert fixed("abc", ("b", "x"), safety="unsafe", unsafe=True) == "axc"


def test_a_finding_of_another_text_is_left_out() -> None:
    stray = Finding(0, 1, "id/x/y", "X1", "x", "note", "", "z", "", fix=Fix("y", "safe"))
    assert edits("abc", [stray]) == ()


@pytest.mark.parametrize(
    ("span", "expected"),
    [((0, 1), (0, 1)), ((1, 3), (1, 5)), ((2, 4), (1, 6)), ((4, 6), (6, 7)), ((5, 6), (6, 7)), ((6, 7), (7, 8)), ((0, 9), (0, 10))],
)
def test_where_spans_go(span: tuple[int, int], expected: tuple[int, int]) -> None:
    """`abcdefghi`, `bc` to `WXYZ` and `e` to nothing."""
    changes = [Edit(1, 3, "WXYZ"), Edit(4, 5, "")]
    assert [(each.start, each.end) for each in moved([Span(*span)], changes)] == [expected]


def test_a_span_that_begins_inside_an_edit_goes_where_its_text_went() -> None:
    changes = [Edit(1, 3, "WXYZ"), Edit(4, 7, "!"), Edit(8, 9, "")]
    assert moved([Span(5, 8), Span(2, 6), Span(8, 8), Span(6, 9)], changes) == (Span(6, 8), Span(1, 7), Span(8, 8), Span(6, 8))


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 2), (0, 5)),
        ((1, 1), (1, 1)),
        ((2, 2), (1, 5)),
        ((3, 4), (5, 6)),
        ((4, 5), (6, 6)),
        ((6, 7), (7, 10)),
        ((7, 7), (8, 10)),
        ((7, 8), (8, 11)),
        ((9, 9), (12, 12)),
    ],
)
def test_where_spans_go_at_the_edges_of_edits(span: tuple[int, int], expected: tuple[int, int]) -> None:
    """`abcdefghi`, `bc` to `WXYZ`, `e` to nothing, and `++` put in before `h`."""
    changes = [Edit(1, 3, "WXYZ"), Edit(4, 5, ""), Edit(7, 7, "++")]
    assert [(each.start, each.end) for each in moved([Span(*span)], changes)] == [expected]


@pytest.mark.parametrize(
    ("words", "text", "check", "options", "kept"),
    [
        ("apapun", "apa pun", "swap", {}, True),
        ("pukul 12", "pukul 13", "swap", {}, False),
        ("pukul 12", "", "swap", {}, False),
        ("kata “baik”", "kata baik", "swap", {}, False),
        ("5 Foto", "", "residue", {}, True),
        ("itu heboh", "itu ramai", "swap", {}, False),
        ("itu heboh", "", "residue", {}, False),
        ("itu heboh", "itu  heboh", "pattern", {"quotations": True}, True),
    ],
)
def test_figures_and_quotations_are_nobodys_to_change(
    languages: dict[str, Language], words: str, text: str, check: str, options: dict[str, bool], kept: bool
) -> None:
    source = "Warga apapun datang pukul 12, kata “baik” dan 5 Foto. Ia berkata, “Pasar itu heboh sekali.”"
    doc = Document(Article("a.txt", source, source), languages["id"])
    rule = Rule("id/x/y", check, "X1", {}, "", "note", (), (), {}, SimpleNamespace(**options))
    at = source.index(words)
    fix = Fix(text, "safe")
    assert sound(rule, Match(at, at + len(words), fix=fix), doc) == (fix if kept else None)


def test_an_allowance_and_a_match_without_a_fix_are_not_judged(languages: dict[str, Language]) -> None:
    """What an allowance says stands in the writer's remark, which may lie in a quotation and hold figures."""
    source = "Ia berkata, “Pasar 5 heboh.”"
    doc = Document(Article("a.txt", source, source), languages["id"])
    rules = [Rule("id/x/y", check, "X1", {}, "", "note", (), (), {}, SimpleNamespace()) for check in ("allowance", "swap")]
    at, fix = source.index("5"), Fix("", "safe")
    assert [sound(rule, Match(at, at + 1, fix=fix), doc) for rule in rules] == [fix, None]
    assert [sound(rule, Match(at, at + 1), doc) for rule in rules] == [None, None]


def test_a_figure_beside_a_fix_is_none_of_its_business(languages: dict[str, Language]) -> None:
    source = "Warga apapun5 datang"
    doc = Document(Article("a.txt", source, source), languages["id"])
    rule, fix = Rule("id/x/y", "swap", "X1", {}, "", "note", (), (), {}, SimpleNamespace()), Fix("apa pun", "safe")
    assert sound(rule, Match(6, 12, fix=fix), doc) == fix


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True, language="id"))


LINES = st.lists(
    st.sampled_from(
        [
            "Wali Kota Wirasaba membuka pasar baru pada Senin (3/2/2025).",
            "Pasar itu melayani warga apapun keperluannya , setiap hari.",
            "“Kami terima warga apapun , kapan saja ,” kata Lurah Tono Wirya.",
            "Advertisement",
            "Baca Juga: 5 Pasar Baru di Wirasaba",
            "Scroll to Top",
            "",
            "  Pedagang yang yang datang membawa 12 ton beras.",
            "Harga cabai naik 5 persen.Warga mengeluh.",
            "newslint: allow LNG001 -- brosur",
            "Ia berjualan dimana saja <!-- newslint: allow BPL003 -- acara --> sejak 1998.",
            "Menurut “pedagang” itu, apapun bisa dijual",
        ]
    ),
    max_size=8,
)


@given(lines=LINES, end=st.sampled_from(["\n", "\r\n"]), unsafe=st.booleans())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_laws_of_fixing(session: Session, lines: list[str], end: str, unsafe: bool) -> None:
    """Fixing ends, removes what it fixed, and leaves quotations and figures as they were but for those of the residue it deletes."""
    before = now = checked(session, end.join(lines))
    deleted = Counter[str]()
    for _ in range(ROUNDS):
        changes = edits(now.article.source, now.findings, unsafe=unsafe)
        if not changes:
            break
        after = checked(session, applied(now.article.source, changes))
        remaining = {(finding.rule, finding.start, finding.end) for finding in fixable(after, unsafe=unsafe)}
        for finding in fixable(now, unsafe=unsafe):
            (place,) = moved([finding], changes)
            if finding.fix and finding.fix.text and Edit(finding.start, finding.end, finding.fix.text) in changes:
                assert (finding.rule, place.start, place.end) not in remaining
            deleted.update(finding.text if finding.fix and not finding.fix.text else "")
        now = after
    assert fixable(now, unsafe=unsafe) == []
    for kept in (quoted, figures):
        assert kept(session, before) - kept(session, now) <= deleted
        assert kept(session, now) <= kept(session, before)


def figures(session: Session, each: Checked) -> Counter[str]:
    return Counter(char for char in each.article.source if char.isdigit())


def checked(session: Session, text: str) -> Checked:
    result = session.one("a.txt", text.encode())
    assert isinstance(result, Checked)
    assert result.article.source == text
    return result


def fixable(each: Checked, *, unsafe: bool) -> list[Finding]:
    return [finding for finding in each.findings if finding.fix and (unsafe or finding.fix.safety == "safe")]


def quoted(session: Session, each: Checked) -> Counter[str]:
    """The characters inside quotations; some rules may change their spacing."""
    doc = Document(each.article, session.plan.languages["id"])
    return Counter("".join("".join(doc.slice(quote).split()) for quote in doc[quotes]))
