from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article
from newslint.finding import Allowed, Checked, Finding, Fix, Passage, Said, Unchecked
from newslint.spans import Span
from newslint.tight import FAR, NEAR, around, on_page, tightened, visible

SOURCE = "<p>&ldquo;Ya<b>,</b>&rdquo; kata</p>\n<p>Rina"
TEXT = "   “       Ya   ,    ”       kata\n       Rina".ljust(len(SOURCE))
GAPS = (Span(0, 3), Span(4, 10), Span(12, 15), Span(16, 20), Span(21, 27), Span(33, 40))


def article() -> Article:
    text = list(" " * len(SOURCE))
    for place, words in ((3, "“"), (10, "Ya"), (15, ","), (20, "”"), (27, " kata"), (32, "\n"), (40, "Rina")):
        text[place : place + len(words)] = words
    return Article("a.html", SOURCE, "".join(text), Span(40, 44), gaps=GAPS)


def test_the_tight_text_reads_as_plain_text() -> None:
    tight = tightened(article())
    assert tight.text == tight.source == "“Ya,” kata\nRina"
    assert tight.title == Span(11, 15)
    assert tight.gaps == ()
    plain = Article("a.txt", "Kata", "Kata")
    assert tightened(plain) is plain


def test_every_place_leads_back_to_the_page() -> None:
    page = tightened(article()).page
    assert page is not None
    assert page.span(Span(0, 1)) == Span(3, 10)  # the whole reference
    assert page.span(Span(1, 3)) == Span(10, 12)
    assert page.span(Span(0, 5)) == Span(3, 27)
    assert page.span(Span(6, 10)) == Span(28, 32)
    assert page.span(Span(11, 15)) == Span(40, 44)
    assert page.span(Span(3, 3)) == Span(15, 15)
    assert [page.inner(place) for place in (0, 3, 5, 10, 44)] == [0, 0, 1, 1, 15]
    assert (page.line(0), page.line(11)) == (1, 2)
    assert page.end(0) == 0


def finding(start: int, end: int, text: str, fix: Fix | None) -> Finding:
    return Finding(start, end, "r", "R", "f", "note", "m", text, "0", fix=fix, sentence=Span(0, 10))


def test_findings_are_told_on_the_page_and_fixes_do_not_touch_markup() -> None:
    tight = tightened(article())
    assert tight.page is not None
    found = (
        finding(1, 3, "Ya", Fix("Tidak", "safe")),
        finding(1, 4, "Ya,", Fix("Ya", "safe")),
        finding(6, 10, "kata", Fix("<i>", "safe")),
        finding(6, 10, "kata", None),
    )
    passage = Passage(0, 10, "body", (Said(0, 5, "direct"),), (Span(0, 5),))
    checked = Checked(tight, "id", found, (Unchecked(11, 15, "x"),), allowed=(Allowed(found[0], "y"),), passages=(passage,))
    told = on_page(checked, tight.page)
    assert told.article.source == SOURCE
    assert [(each.start, each.end, each.fix and each.fix.text) for each in told.findings] == [
        (10, 12, "Tidak"),
        (10, 16, None),
        (28, 32, None),
        (28, 32, None),
    ]
    assert told.findings[0].sentence == Span(3, 32)
    assert (told.unchecked[0].start, told.allowed[0].finding.start) == (40, 10)
    assert told.passages == (Passage(3, 32, "body", (Said(3, 27, "direct"),), (Span(3, 27),)),)


def test_what_is_visible() -> None:
    assert visible(article(), 3, 32) == "“Ya,” kata"
    assert visible(article(), 12, 20) == ","
    assert visible(Article("a.txt", "Kata", "Kata"), 1, 3) == "at"


def test_remarks_are_kept_as_they_are() -> None:
    source = "<p>satu<!-- newslint: x --></p>"
    tight = tightened(Article("a", source, "   satu" + " " * 24, remarks=(Span(7, 27),), gaps=(Span(0, 3), Span(27, 31))))
    assert tight.source == "satu<!-- newslint: x -->"
    assert tight.text == "satu" + " " * 20
    assert tight.remarks == (Span(4, 24),)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.booleans(), max_size=40))
def test_there_and_back(kept: list[bool]) -> None:
    source = "".join(chr(97 + place % 26) for place in range(len(kept)))
    text = "".join(char if keep else " " for char, keep in zip(source, kept, strict=True))
    gaps = tuple(Span(place, place + 1) for place, keep in enumerate(kept) if not keep)
    tight = tightened(Article("a", source, text, gaps=gaps))
    assert tight.text == text.replace(" ", "")
    if gaps and tight.page:
        for offset in range(len(tight.text)):
            place = tight.page.start(offset)
            assert source[place] == tight.text[offset]
            assert tight.page.inner(place) == offset
            assert tight.page.end(offset + 1) == place + 1


def test_what_stands_around_a_finding_is_cut_only_where_a_sentence_is_very_long() -> None:
    text = f"{'a' * NEAR} kata {'b' * NEAR}"
    start = text.index("kata")
    long = Article("a.txt", text, text)
    assert around(long, Span(1, len(text) - 1), start, start + 4) == (text[1:start], "kata", text[start + 4 : -1])
    whole = Span(0, len(text))
    assert around(long, whole, start, start + 4) == (f"…{'a' * (NEAR - 1)} ", "kata", f" {'b' * (NEAR - 1)}…")
    assert around(long, whole, 0, start) == ("", f"{'a' * NEAR} ", f"kata {'b' * (NEAR - 5)}…")


def test_what_a_page_has_between_two_words_does_not_count_as_text() -> None:
    source = f"Satu <{'x' * (FAR - 100)}> kata"
    page = Article("a.html", source, source[:5] + " " * (len(source) - 9) + "kata", gaps=(Span(5, len(source) - 5),))
    assert around(page, Span(0, len(source)), len(source) - 4, len(source)) == ("Satu  ", "kata", "")
