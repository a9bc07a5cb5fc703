from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from newslint.archive.mine import Mined, mine
from newslint.archive.repeats import Story
from newslint.language import Language

WORDS = ["pasar", "jembatan", "warga", "sekolah", "jalan", "rumah", "hujan", "panen", "pupuk", "ikan", "perahu"]
WORDS += ["tambak", "listrik", "air", "pagi", "siang", "malam", "desa", "kota", "camat", "lurah"]


def prose(number: int, sentence: int) -> str:
    picked = [WORDS[(number * 7 + sentence * 5 + step * (number % 11 + 3)) % len(WORDS)] for step in range(9)]
    return f"{' '.join(picked).capitalize()} {number * 31 + sentence} kali."


def story(number: int, outlet: str = "kabartirta.com", *, page: bool = True) -> Story:
    extra = ("SCROLL TO CONTINUE WITH CONTENT", f"Baca juga: {WORDS[number % 20].title()} {number} Lain") if page else ()
    lines = (
        prose(number, 0),
        *extra[:1],
        prose(number, 1),
        prose(number, 2),
        *extra[1:],
        prose(number, 3),
        "Sementara itu, " + prose(number, 4),
    )
    title = f"{WORDS[number % 19].title()} {WORDS[number * 3 % 17].title()} {number}"
    return Story(f"{outlet}-{number}", f"a.jsonl:{number}", outlet, title, lines, "", f"2025-01-{number % 28 + 1:02}")


@pytest.fixture(scope="module")
def archive() -> list[Story]:
    return [*(story(number) for number in range(40)), *(story(number + 100, "warta.id", page=False) for number in range(40))]


@pytest.fixture
def mined(archive: list[Story], languages: Mapping[str, Language]) -> Mined:
    return mine(lambda: archive, languages.values())


def test_the_lines_of_the_page_are_found_and_nothing_else(mined: Mined) -> None:
    found = {(one.outlet, one.kind, one.text, one.articles) for one in mined.proposals}
    assert found == {("kabartirta.com", "line", "SCROLL TO CONTINUE WITH CONTENT", 40), ("kabartirta.com", "opening", "Baca juga:", 40)}
    assert all(one.share == 1.0 and one.outlets == 1 and len(one.examples) == 5 for one in mined.proposals)


def test_prose_of_an_outlet_is_kept_for_comparison(mined: Mined) -> None:
    assert mined.prose["kabartirta.com"]
    assert not any("SCROLL" in line or "Baca" in line for line in mined.prose["kabartirta.com"])


def test_a_republished_page_counts_once(archive: list[Story], languages: Mapping[str, Language]) -> None:
    again = [Story(f"again-{number}", "b", "kabartirta.com", "Lain", story(3).lines) for number in range(30)]
    mined = mine(lambda: [*archive, *again], languages.values())
    assert (mined.articles, mined.duplicates) == (110, 30)
    assert mined.outlets["kabartirta.com"] == 40
    assert {one.articles for one in mined.proposals} == {40}


def test_only_the_outlets_asked_for_and_only_what_is_frequent_enough(archive: list[Story], languages: Mapping[str, Language]) -> None:
    assert mine(lambda: archive, languages.values(), outlets=("warta.id",)).proposals == ()
    assert mine(lambda: archive, languages.values(), fewest=41).proposals == ()
    assert mine(list, languages.values()).proposals == ()


def test_the_order_of_the_archive_does_not_matter(archive: list[Story], languages: Mapping[str, Language], mined: Mined) -> None:
    def turned() -> Iterator[Story]:
        yield from archive[::-1]

    found = [(one.kind, one.text, one.articles, one.examples) for one in mine(turned, languages.values()).proposals]
    assert found == [(one.kind, one.text, one.articles, one.examples) for one in mined.proposals]


def test_the_number_looked_at_is_bounded(archive: list[Story], languages: Mapping[str, Language], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newslint.archive.mine.MOST", 3)
    mined = mine(lambda: archive, languages.values())
    assert mined.fewest >= 40
    assert {one.articles for one in mined.proposals} == {40}
