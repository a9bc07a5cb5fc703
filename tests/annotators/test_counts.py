from __future__ import annotations

from collections.abc import Mapping
from math import isnan

import pytest

from newslint.annotators.counts import BOUNDS, MEASURES, article_words
from newslint.annotators.units import SCOPES, Unit
from newslint.article import Article
from newslint.document import Document
from newslint.language import Language
from newslint.spans import Span

TITLE = "Jembatan Wirasaba Ditutup Sejak Senin Pagi"
LEAD = "Jembatan Wirasaba ditutup sejak Senin. Warga memutar lewat kota."
QUOTED = "“Kami minta maaf atas gangguan ini,” kata Rangga Sutomo."
STORY = f"{TITLE}\n\n{LEAD}\n{QUOTED}\n"
ENGLISH = "Bridge Closed Since Early Monday Morning\n\nThe bridge has been closed since Monday. Residents take the city road.\n"
VALUES: list[tuple[str, str, str, str, list[float]]] = [
    # language, text, measure, scope, value of each unit
    ("id", STORY, "words", "headline", [6]),
    ("id", STORY, "characters", "headline", [42]),
    ("id", STORY, "words", "article", [18]),
    ("id", STORY, "words", "lead", [9]),
    ("id", f"{TITLE}\n\n{LEAD}\n", "words", "lead", []),
    ("id", STORY, "words", "paragraph", [9, 9]),
    ("id", STORY, "words", "sentence", [5, 4, 9]),
    ("id", STORY, "narrated_words", "sentence", [5, 4, 6]),
    ("id", f"{TITLE}\n\n" + "Warga Tirta Panen Kopi " * 9 + "Usai Hujan.\n", "narrated_words", "sentence", [0]),
    ("id", f"{TITLE}\n\n" + "warga Tirta memanen kopi " * 9 + "usai hujan.\n", "narrated_words", "sentence", [38]),
    ("id", "Tirta vs Wirasari 11/6/2025 Pukul 06.00 WIB\n\n" + LEAD, "spaced_words", "headline", [7]),
    ("id", STORY, "sentences", "paragraph", [2, 1]),
    ("id", STORY, "paragraphs", "article", [2]),
    ("id", STORY, "quotations", "article", [1]),
    ("id", STORY, "quotations", "sentence", [0, 0, 1]),
    ("id", STORY, "words_per_sentence", "article", [6]),
    ("id", STORY, "shortest_sentence", "article", [4]),
    ("id", STORY, "longest_sentence", "article", [9]),
    ("id", STORY, "quoted_share", "article", [100 * 6 / 18]),
    ("id", STORY, "quoted_share", "lead", [0]),
    ("id", STORY, "listed_share", "article", [0]),
    ("id", STORY, "long_word_share", "lead", [100 * 4 / 9]),
    ("id", "BUPATI KUNJUNGI KORBAN BANJIR DI PASAR\n\n" + LEAD, "capital_share", "headline", [100]),
    ("id", "", "words", "article", []),
    ("id", "", "words", "headline", []),
    ("en", ENGLISH, "words", "headline", [6]),
    ("en", ENGLISH, "words", "sentence", [7, 5]),
]


def document(text: str, language: Language, *, title: Span | None = None, residue: tuple[Span, ...] = ()) -> Document:
    return Document(Article("story.txt", text, text, title=title), language, residue=residue)


@pytest.mark.parametrize(("lang", "text", "measure", "scope", "values"), VALUES)
def test_measures(languages: Mapping[str, Language], lang: str, text: str, measure: str, scope: str, values: list[float]) -> None:
    doc = document(text, languages[lang])
    assert [MEASURES[measure](doc, unit) for unit in doc[SCOPES[scope]]] == pytest.approx(values)


@pytest.mark.parametrize("bounded", BOUNDS)
@pytest.mark.parametrize(
    ("lang", "text"), [*dict.fromkeys(row[:2] for row in VALUES), ("id", f"{TITLE}\n\n{LEAD}\n- satu hal\n- hal lain\n")]
)
@pytest.mark.parametrize("scope", SCOPES)
def test_what_is_counted_more_quickly_is_never_less(
    languages: Mapping[str, Language], lang: str, text: str, scope: str, bounded: str
) -> None:
    doc = document(text, languages[lang])
    for unit in doc[SCOPES[scope]]:
        value = MEASURES[bounded](doc, unit)
        assert BOUNDS[bounded](doc, unit) >= (0 if isnan(value) else value)


def test_residue_in_a_sentence_is_not_counted(languages: Mapping[str, Language]) -> None:
    text = f"{TITLE}\n\nWarga kembali ke rumah [Gambas : Video Kabar] pada malam hari.\n"
    begin = text.index("[")
    doc = document(text, languages["id"], residue=(Span(begin, text.index("]") + 1),))
    assert [MEASURES["narrated_words"](doc, unit) for unit in doc[SCOPES["sentence"]]] == [7]


def test_residue_is_not_counted(languages: Mapping[str, Language]) -> None:
    text = f"{TITLE}\n\n{LEAD}\nBaca juga: Banjir Surut\n{QUOTED}\n"
    begin = text.index("Baca")
    residue = (Span(begin, text.index("\n", begin)),)
    assert article_words(document(text, languages["id"], residue=residue)) == 18


def test_a_list_is_mostly_bullets(languages: Mapping[str, Language]) -> None:
    text = f"{LEAD}\n- Jalan utara ditutup\n- Jalan selatan dibuka\n- Pasar pindah\n"
    doc = document(text, languages["id"])
    assert [MEASURES["listed_share"](doc, unit) for unit in doc[SCOPES["article"]]] == [75]


def test_a_title_apart_from_the_text_is_the_headline(languages: Mapping[str, Language]) -> None:
    source = f"title: {TITLE}\n{LEAD}\n"
    text = " " * (7 + len(TITLE)) + f"\n{LEAD}\n"
    doc = Document(Article("a.md", source, text, title=Span(7, 7 + len(TITLE))), languages["id"])
    (unit,) = doc[SCOPES["headline"]]
    assert (MEASURES["words"](doc, unit), MEASURES["characters"](doc, unit)) == (6, 42)


def test_a_headline_does_not_begin_in_the_front_matter_above_it(languages: Mapping[str, Language]) -> None:
    source = f"date: 2025-02-03\n\n{TITLE}\n\n{LEAD}\n"
    doc = Document(Article("a.md", source, " " * 16 + source[16:]), languages["id"])
    (unit,) = doc[SCOPES["headline"]]
    assert (doc.slice(unit), MEASURES["characters"](doc, unit)) == (TITLE, 42)


def test_shares_of_nothing_are_no_number(languages: Mapping[str, Language]) -> None:
    doc = document("...\n", languages["id"])
    assert doc[SCOPES["article"]] == ()
    assert isnan(MEASURES["quoted_share"](doc, Unit(0, 3)))
    assert isnan(MEASURES["long_word_share"](doc, Unit(0, 3)))
