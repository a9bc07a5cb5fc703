from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from newslint.article import Article
from newslint.document import Document
from newslint.kinds import measure
from newslint.rule import Rule

TITLE = "Jembatan Wirasaba Ditutup Sejak Senin Pagi"
LEAD = "Jembatan Wirasaba ditutup sejak Senin. Warga memutar lewat kota."
BODY = "Rangga Sutomo mengatakan perbaikan berjalan dua bulan. “Kami minta maaf,” katanya."
STORY = f"{TITLE}\n\n{LEAD}\n{BODY}\n"
CASES: list[tuple[dict[str, Any], list[tuple[str, str, str]]]] = [
    # keys, (words shown, value, limit)
    ({"measure": "words", "scope": "headline", "over": 5}, [(TITLE, "6", "5")]),
    ({"measure": "words", "scope": "headline", "over": 6, "under": 3}, []),
    ({"measure": "characters", "scope": "headline", "over": 20}, [(TITLE, "42", "20")]),
    ({"measure": "words", "scope": "lead", "under": 12}, [(LEAD, "9", "12")]),
    ({"measure": "sentences", "scope": "lead", "over": 1}, [(LEAD, "2", "1")]),
    ({"measure": "words", "scope": "sentence", "over": 6}, [("Rangga Sutomo mengatakan perbaikan berjalan dua bulan.", "7", "6")]),
    ({"measure": "sentences", "scope": "paragraph", "over": 1}, [(LEAD, "2", "1"), (BODY, "2", "1")]),
    ({"measure": "words", "under": 150}, [(TITLE, "20", "150")]),
    ({"measure": "words_per_sentence", "over": 4}, [(TITLE, "5", "4")]),
    ({"measure": "words_per_sentence", "over": 4, "least": 300}, []),
    ({"measure": "hits", "phrases": ("jembatan", "warga"), "over": 1}, [(TITLE, "2", "1")]),
    ({"measure": "hit_share", "phrases": ("warga",), "scope": "lead", "over": 10}, [(LEAD, "11", "10")]),
    ({"measure": "words", "under": 150, "unless": ("berjalan",)}, []),
]


LIST = "- Kios ikan pindah ke sisi utara\n- Kios kain pindah ke sisi timur\n"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"{STORY}Yang pindah:\n{LIST}", "Yang pindah:"),
        (f"{STORY}{LIST}", "- Kios ikan pindah ke sisi utara"),
        (STORY, TITLE),
    ],
)
def test_an_article_may_be_shown_at_its_list(judge: Any, text: str, shown: str) -> None:
    assert [match.text for match in judge("measure", text, front={}, measure="words", under=500, shown="bullet")] == [shown]


@pytest.mark.parametrize(("keys", "found"), CASES)
def test_bounds(judge: Any, keys: dict[str, Any], found: list[tuple[str, str, str]]) -> None:
    matches = judge("measure", STORY, front={}, **keys)
    assert [(match.text, match.fields["value"], match.fields["limit"]) for match in matches] == found


@pytest.mark.parametrize(
    "keys",
    [{"measure": "words"}, {"measure": "hits", "over": 1}, {"measure": "words", "over": 1, "phrases": ("a",)}],
)
def test_refuses_what_measures_nothing(keys: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="measure"):
        measure.Options(**keys)


@pytest.mark.parametrize(
    ("annotation", "found"),
    [(7.25, [(0, 8, "7.2")]), ((SimpleNamespace(start=3, end=5, value=9),), [(3, 5, "9")]), ((), [])],
)
def test_measures_what_a_plugin_says(languages: Any, annotation: Any, found: list[tuple[int, int, str]]) -> None:
    doc = Document(Article("a", "Dua kata", "Dua kata"), languages["id"], annotators={"pace": lambda _: annotation})
    rule = Rule("id/x/y", "measure", "ABC001", {}, "", "note", (), (), {}, measure.Options(measure="pace", over=5))
    assert [(match.start, match.end, match.fields["value"]) for match in measure.judge(rule, doc, ())] == found


def test_an_unknown_measure_is_told(judge: Any) -> None:
    with pytest.raises(KeyError):
        judge("measure", STORY, measure="wrods", over=1)


def test_an_empty_article_has_no_measure(judge: Any) -> None:
    assert judge("measure", "", measure="words", under=150) == []


@pytest.mark.parametrize(("headline", "found"), [("Cara Membuka Jembatan", 0), ("Jembatan Tirta Dibuka Lagi", 1)])
def test_an_article_is_excused_by_its_headline(judge: Any, headline: str, found: int) -> None:
    text = f"{headline}\n\nCara membuka jembatan itu sudah lama diketahui warga di desa."
    assert len(judge("measure", text, front={}, measure="quotations", under=1, unless_titled=("cara",))) == found
