from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.archive.repeats import Masks, Story, day_of, frame, lines_of, repeats, story_of, surroundings
from newslint.article import Article, Record
from newslint.language import Language


@pytest.fixture
def masks(languages: Mapping[str, Language]) -> Masks:
    return Masks(languages.values())


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Diperbarui  3 Juni 2025", "diperbarui 0"),
        ("diperbarui 12 Mei 2026", "diperbarui 0"),
        ("Updated June 3, 2025, 14:05", "updated 0"),
        ("Harga Rp1.250.000 per gram", "harga rp0 per gram"),
        ("“Baca juga:”", '"baca juga:"'),
        ("Senin tenang", "senin tenang"),
    ],
)
def test_capitals_spaces_numbers_and_dates_do_not_count(masks: Masks, text: str, key: str) -> None:
    assert masks.key(text) == key


@pytest.mark.parametrize(
    ("line", "sentences"),
    [
        ("Warga pulang. Jalan dibuka.", ["Warga pulang.", "Jalan dibuka."]),
        ("Menurut dr. Rangga, luka itu ringan.", ["Menurut dr. Rangga, luka itu ringan."]),
        ("Warga pulang.Baca artikel lain", ["Warga pulang.", "Baca artikel lain"]),
        ("KABARTIRTA.COM, WIRASARI - Warga pulang.", ["KABARTIRTA.COM, WIRASARI - Warga pulang."]),
        ("Naik 1.250 rupiah? Ya!", ["Naik 1.250 rupiah?", "Ya!"]),
    ],
)
def test_sentences_of_a_line(masks: Masks, line: str, sentences: list[str]) -> None:
    assert masks.sentences(line) == sentences


@pytest.mark.parametrize(
    ("text", "shape"),
    [("(ran/lpr)", "(a/a)"), ("(Laras Prameswari)", "(A)"), ("[Gambas:Video 20detik]", "[A:A 0a]"), ("(kabartirta.com/Ito)", "(a.a/A)")],
)
def test_the_frame_of_what_is_in_brackets(text: str, shape: str) -> None:
    assert frame(text) == shape


def test_everything_that_may_come_again_is_told_once(masks: Masks) -> None:
    lines = (
        "Baca juga: Jembatan Wirasari Ditutup",
        "Warga pulang. Jalan dibuka.",
        "Baca juga: Pasar Tirta Ramai",
        "Kota tenang. (ran/lpr)",
    )
    found = [(one.kind, one.key, one.opens, one.closes) for one in repeats(Story("1", "a:1", "kabar", "", lines), masks)]
    assert found.count(("opening", "baca juga:", True, False)) == 1
    assert ("sentence", "jalan dibuka.", False, True) in found
    assert ("frame", "(a/a)", False, True) in found
    assert len({one[:2] for one in found}) == len(found)


def test_what_mining_sees_of_a_record() -> None:
    meta = {"title": "Jembatan Ditutup", "url": "https://www.kabartirta.com/daerah/1", "date": "Diperbarui 18 Jun 2025, 14:05 WIB"}
    text = "Jembatan Ditutup\n\n  Warga pulang. \n"
    story = story_of(Record("1", "a.jsonl:1", text, meta), Article("a.jsonl:1", text, text, meta=meta))
    assert story == Story("1", "a.jsonl:1", "kabartirta.com", "Jembatan Ditutup", ("Warga pulang.",), "daerah", "18 Jun 2025")


@pytest.mark.parametrize(
    ("date", "day"), [("2025-06-18T14:05:00Z", "2025-06-18"), ("18/6/2025", ""), ("18/06/2025 10:00", "18/06/2025"), ("", "")]
)
def test_the_day_of_a_date(date: str, day: str) -> None:
    assert day_of(date) == day or day == ""


def test_a_line_between_two_halves_of_a_sentence_does_not_stand_apart() -> None:
    lines = ("Pemain", "timnas indonesia", "itu cedera.", "Laga selesai.")
    assert [surroundings(lines, number) for number in range(4)] == [(True, False), (False, False), (False, True), (True, True)]


@given(st.text(max_size=200), st.text(max_size=20))
@settings(derandomize=True, max_examples=80, deadline=None)
def test_any_text_gives_keys_that_stay_as_they_are(text: str, title: str) -> None:
    masks = Masks(())
    lines = lines_of(text, title)
    for one in repeats(Story("1", "a:1", "kabar", title, lines), masks):
        assert one.key
        assert one.kind == "frame" or masks.key(one.key) == one.key
        assert 0 <= one.line < len(lines)
