"""An article under analysis: everything is worked out once, when it is first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

import pytest

from newslint.annotators.paragraphs import paragraphs
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.scan import Hit, Scanner
from newslint.spans import Span
from newslint.tight import tightened
from newslint.words import words_of

TEXT = "Pasar 😀 Wirasaba\r\n\r\nRangga berkata pasar itu ramai.\r\n"


@pytest.fixture
def article() -> Article:
    return Article("berita.txt", TEXT, TEXT)


def test_an_annotation_is_made_once(article: Article, languages: Mapping[str, Language]) -> None:
    numbers = count(1)

    def counted(doc: Document) -> int:
        return next(numbers)

    doc = Document(article, languages["id"], annotators={"counted": counted})
    assert [doc[counted], doc[counted], doc.named("counted")] == [1, 1, 1]
    assert Document(article, languages["id"])[counted] == 2


def test_an_annotation_of_nothing_is_made_once_too(article: Article, languages: Mapping[str, Language]) -> None:
    asked: list[Document] = []
    doc = Document(article, languages["id"], annotators={"nothing": asked.append})
    assert [doc.named("nothing"), doc.named("nothing"), asked] == [None, None, [doc]]


def test_an_annotation_may_ask_for_others(article: Article, languages: Mapping[str, Language]) -> None:
    def openings(doc: Document) -> list[str]:
        return [doc.slice(paragraph).split()[0] for paragraph in doc[paragraphs]]

    assert Document(article, languages["id"])[openings] == ["Pasar", "Rangga"]


def test_an_annotation_that_fails_is_asked_again(article: Article, languages: Mapping[str, Language]) -> None:
    answers = iter(["", "ramai"])

    def picky(doc: Document) -> str:
        if not (answer := next(answers)):
            raise ValueError("nothing yet")
        return answer

    doc = Document(article, languages["id"])
    with pytest.raises(ValueError, match="nothing yet"):
        doc[picky]
    assert doc[picky] == "ramai"


def test_an_annotation_of_no_such_name(article: Article, languages: Mapping[str, Language]) -> None:
    with pytest.raises(KeyError, match="paragraf"):
        Document(article, languages["id"]).named("paragraf")


def test_words_are_found_when_the_scan_did_not_bring_them(article: Article, languages: Mapping[str, Language]) -> None:
    doc = Document(article, languages["id"])
    assert doc.words.lower == ["pasar", "wirasaba", "rangga", "berkata", "pasar", "itu", "ramai"]
    assert doc.words is doc.words
    brought = words_of(TEXT)
    assert Document(article, languages["id"], words=brought).words is brought


@pytest.mark.parametrize(("part", "place"), [("Pasar", (1, 1)), ("Wirasaba", (1, 9)), ("Rangga", (3, 1)), ("ramai", (3, 26))])
def test_lines_count_code_points(article: Article, languages: Mapping[str, Language], part: str, place: tuple[int, int]) -> None:
    doc = Document(article, languages["id"])
    start = TEXT.index(part)
    assert doc.lines.locate(start) == place
    assert doc.slice(Span(start, start + len(part))) == part
    assert doc.lines is doc.lines


def test_cues_are_the_hits_of_the_lexicon(article: Article, languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> None:
    cues: Mapping[str, Sequence[Hit]] = lexicons["id"].scan(TEXT).hits
    doc = Document(article, languages["id"], cues=cues)
    assert dict(doc.all_cues()) == dict(cues)
    assert any(doc.slice(Span(hit.start, hit.end)) == "berkata" for name, _ in doc.all_cues() for hit in doc.cues(name))
    assert (doc.cues("no.such"), list(Document(article, languages["id"]).all_cues())) == ((), [])


def test_the_text_is_the_one_with_blanks(languages: Mapping[str, Language]) -> None:
    article = Article("a.md", "**Ramai** sekali", "  Ramai   sekali", meta={"title": "-"})
    doc = Document(article, languages["id"], residue=[Span(0, 2)])
    assert (doc.text, doc.slice(Span(0, 9)), doc.residue) == (article.text, "  Ramai  ", (Span(0, 2),))


def test_of_an_article_taken_out_of_a_page_places_are_those_of_the_page(languages: Mapping[str, Language]) -> None:
    page = Article("a.html", "<p>Ramai\n<b>sekali</b>", "   Ramai    sekali    ", gaps=(Span(0, 3), Span(9, 12), Span(18, 22)))
    doc = Document(tightened(page), languages["id"])
    assert doc.text == "Ramai sekali"
    assert (doc.line(6), doc.on_page(Span(6, 12))) == (2, Span(12, 18))
    plain = Document(Article("a.txt", TEXT, TEXT), languages["id"])
    assert (plain.line(TEXT.index("ramai")), plain.on_page(Span(0, 5))) == (3, Span(0, 5))
