from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.archive.mine import Mined, Proposal, mine
from newslint.archive.proposals import covered, entries_of, rule_files, tongue
from newslint.archive.repeats import Masks, Story, frame
from newslint.language import Language
from newslint.pack import read_pack
from newslint.proof import unusable_pattern, unusable_phrase
from newslint.session import Request, Session
from tests.archive.stories import PAGE, PLAIN, lines, title


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True))


@pytest.fixture(scope="module")
def mined(session: Session) -> Mined:
    stories = [
        Story(str(number), f"a:{number}", PAGE if number < 30 else PLAIN, title(number), lines(number, page=number < 30))
        for number in range(60)
    ]
    return mine(lambda: stories, session.plan.languages.values())


def proposal(kind: str, text: str, *examples: str, key: str = "") -> Proposal:
    return Proposal(
        PAGE, kind, text, key or text.lower(), 9, 0.3, 0, 9, 5, 1, 1, 0.9, {}, (), tuple(("a:1", one) for one in examples or (text,))
    )


@pytest.mark.parametrize(
    ("one", "entry"),
    [
        (proposal("line", "Geser ke atas (lagi)"), ("whole", r"geser ke atas \(lagi\)")),
        (proposal("opening", "Baca juga:"), ("lines", "baca juga:")),
        (proposal("sentence", "Klik tautan ini."), ("parts", "klik tautan ini.")),
        (proposal("line", "Diperbarui 3 Juni 2025"), ("patterns", r"^Diperbarui \d[\d.,:/-]* Juni \d[\d.,:/-]*$")),
        (proposal("line", "kanal a1b2c3"), ("whole", "kanal a1b2c3")),
        (proposal("line", "Muat lagi..."), ("patterns", r"^Muat lagi\.\.\.$")),
    ],
)
def test_a_phrase_where_there_can_be_one_else_a_pattern(one: Proposal, entry: tuple[str, str]) -> None:
    first = next(entries_of(one))
    assert (first.key, first.text) == entry


def test_the_files_work_as_they_stand(mined: Mined, session: Session, tmp_path: Path) -> None:
    kinds: Mapping[str, Any] = session.registry.kind_modules()
    files, problems = rule_files(mined, mined.proposals, session.plan.languages, kinds, session.annotators)
    assert (problems, [one.path for one in files]) == ([], ["id/boilerplate/kabartirta-com.yaml"])
    text = files[0].text
    assert text.startswith("# PROPOSED by newslint mine")
    for wanted in (
        '"baca juga:"  # 30',
        '"geser untuk melihat tabel lengkap"  # 30',
        "# kabartirta.com: 30 articles",
        '"[[Geser untuk melihat tabel lengkap]]"',
    ):
        assert wanted in text
    path = tmp_path / files[0].path
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    rules, wrong = read_pack(tmp_path, kinds, languages=session.plan.languages)
    assert (wrong, [rule.name for rule in rules]) == ((), ["id/boilerplate/kabartirta-com"])


def test_what_cannot_be_shown_to_work_is_told_and_left_out(mined: Mined, session: Session) -> None:
    odd = proposal("line", "Lanjut --->")
    kinds = session.registry.kind_modules()
    files, problems = rule_files(
        mined, [odd, proposal("opening", "Baca juga:", "Baca juga: Pasar Ramai")], session.plan.languages, kinds, session.annotators
    )
    assert [str(one) for one in problems] == ["kabartirta.com: no rule could be written for 'Lanjut --->'"]
    assert [one.entries for one in files] == [1]


def test_codes_are_counted_from_where_the_reviewed_ones_end(mined: Mined, session: Session) -> None:
    kinds = session.registry.kind_modules()
    files, _ = rule_files(mined, mined.proposals, session.plan.languages, kinds, session.annotators, first=8)
    assert "code: MIN008\n" in files[0].text


@pytest.mark.parametrize(
    ("one", "rules"),
    [
        (proposal("opening", "Baca juga:", "Baca juga: Pasar Tirta Ramai"), ("id/boilerplate/related-link",)),
        (proposal("line", "Geser untuk melihat tabel lengkap"), ()),
    ],
)
def test_the_rules_that_find_it_already(one: Proposal, rules: tuple[str, ...], session: Session) -> None:
    assert covered(one, session.plan, session.annotators, "id") == rules


def test_the_language_of_an_outlet(mined: Mined, languages: Mapping[str, Language]) -> None:
    assert tongue(mined, PAGE, languages) == "id"
    assert tongue(mined, "nobody", languages) == "en"


@given(st.text(min_size=1, max_size=30), st.sampled_from(["line", "sentence", "opening", "frame"]))
@settings(derandomize=True, max_examples=80, deadline=None)
def test_any_line_gives_phrases_and_patterns_that_can_be_used_or_none(text: str, kind: str) -> None:
    key = frame(text) if kind == "frame" else Masks(()).key(text)
    for entry in entries_of(proposal(kind, text, key=key)):
        assert not (unusable_pattern(entry.text) if entry.key == "patterns" else unusable_phrase(entry.text))
