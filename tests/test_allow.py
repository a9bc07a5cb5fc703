"""Allowances at work: what they let stand, how far they reach, and what is told of those that do not."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.allow import MEANT, vocabulary
from newslint.finding import Checked
from newslint.session import Request, Session

LEAD = "Wali Kota Wirasaba membuka pasar baru pada Senin.\n"
SPELLING = "Pasar itu melayani warga apapun keperluannya.\n"
CHILD = "Korban pencabulan itu, NA (13), siswa SD di Wirasaba, dirawat.\n"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True, language="id"))


def check(session: Session, text: str, name: str = "a.txt") -> Checked:
    checked = session.one(name, text.encode())
    assert isinstance(checked, Checked)
    assert checked.crashes == ()
    return checked


SAYING = "Sejumlah pengamat menilai pembukaan itu terlambat.\n"


@pytest.mark.parametrize(
    ("names", "standing", "allowed"),
    [
        ("BPL003", ["NWL002", "ATT020"], []),
        ("ATT020", [], ["ATT020"]),
        ("ATT002", [], ["ATT002"]),
        ("ATT002, ATT020", [], ["ATT020"]),
        ("attribution", [], ["ATT020"]),
    ],
)
def test_a_question_that_was_answered_is_not_asked_by_another_rule(
    session: Session, names: str, standing: list[str], allowed: list[str]
) -> None:
    checked = check(session, f"{LEAD}\nnewslint: allow {names} -- nama ada pada redaksi\n\n{SAYING}")
    assert [finding.code for finding in checked.findings if finding.code[:3] in ("ATT", "NWL")] == standing
    assert [each.finding.code for each in checked.allowed] == allowed


def test_another_sentence_is_still_asked_about(session: Session) -> None:
    checked = check(session, f"{LEAD}\n{SAYING.strip()} <!-- newslint: allow ATT002 -- ada -->\n\n{SAYING}", "a.md")
    assert [finding.code for finding in checked.findings if finding.code.startswith("ATT0") and finding.level != "note"] == ["ATT020"]


def codes(checked: Checked) -> list[str]:
    return [finding.code for finding in checked.findings if finding.code[:3] in ("LNG", "BPL", "ETH", "NWL")]


@pytest.mark.parametrize(
    ("text", "standing", "reasons"),
    [
        (SPELLING, ["LNG001"], []),
        (f"newslint: allow LNG001 -- brosur\n{SPELLING}", [], ["brosur"]),
        (f"newslint: allow lng001 -- brosur\n{SPELLING}", [], ["brosur"]),
        (f"newslint: abaikan id/language/nonstandard-word — brosur\n\n{SPELLING}", [], ["brosur"]),
        (f"# newslint: allow language -- brosur\n{SPELLING}", [], ["brosur"]),
        (f"<!-- newslint: allow LNG* -- brosur -->\n{SPELLING}", [], ["brosur"]),
        (f"{SPELLING[:-1]} <!-- newslint: allow LNG001 -- brosur -->\n", [], ["brosur"]),
        (f"<!-- newslint: allow LNG001 -- brosur --> {SPELLING}", [], ["brosur"]),
        (f"newslint: allow LNG001 -- brosur\n{SPELLING}{SPELLING}", ["LNG001"], ["brosur"]),
        (f"newslint: allow-article LNG001 -- brosur\n{SPELLING}{SPELLING}", [], ["brosur", "brosur"]),
        (f"{SPELLING}{SPELLING}newslint: abaikan-artikel LNG001 -- brosur\n", [], ["brosur", "brosur"]),
        (f"newslint: allow LNG001 -- satu\nnewslint: allow BPL003 -- dua\nAdvertisement\n{SPELLING}", ["NWL002", "LNG001"], ["dua"]),
        (f"newslint: allow LNG001, BPL003 -- brosur\nAdvertisement\n{SPELLING}", ["NWL002", "LNG001"], ["brosur"]),
        (f"newslint: allow LNG001\n{SPELLING}", ["NWL001", "LNG001"], []),
        (f"newslint: allow LNG901 -- brosur\n{SPELLING}", ["NWL003", "LNG001"], []),
        (f"newslint: allow LNG001 -- satu\nnewslint: allow language -- dua\n{SPELLING}", [], ["satu"]),
        (f"newslint: allow-article LNG001 -- satu\nnewslint: allow LNG001 -- dua\n{SPELLING}{SPELLING}", [], ["satu", "satu"]),
        (f"newslint: allow LNG001 -- dua\n{SPELLING}{SPELLING}newslint: allow-article LNG001 -- satu\n", [], ["dua", "satu"]),
        (f"{SPELLING}<!-- newslint: allow LNG001\n -- satu --> {SPELLING}{SPELLING}", ["LNG001", "LNG001"], ["satu"]),
        (f"newslint: allow  -- brosur\n{SPELLING}", ["LNG001"], []),
        (f"<!-- newslint: allow -- brosur -->\n{SPELLING}", ["NWL003", "LNG001"], []),
        (f"newslint: izinkan LNG001 -- brosur\n{SPELLING}", ["NWL005", "LNG001"], []),
        (f"{SPELLING}newslint: allow LNG001 -- brosur\n", ["LNG001", "NWL002"], []),
        (f"newslint: allow ETH002 -- keluarga setuju\n{CHILD}", ["NWL004", "ETH002"], []),
        (f"newslint: allow ethics -- keluarga setuju\n{CHILD}", ["NWL004", "ETH002"], []),
        (f"newslint: allow-article ethics, LNG001 -- keluarga setuju\n{CHILD}{SPELLING}", ["NWL004", "ETH002"], ["keluarga setuju"]),
    ],
)
def test_plain_text(session: Session, text: str, standing: list[str], reasons: list[str]) -> None:
    checked = check(session, LEAD + text)
    assert codes(checked) == standing
    assert [each.reason for each in checked.allowed if each.finding.code != "ATT001"] == reasons


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("---\nnewslint-allow: LNG001 -- brosur\n---\n" + LEAD + SPELLING, []),
        ("---\nnewslint-abaikan:\n  - LNG001 -- brosur\n  - BPL003 -- acara\n---\n" + LEAD + SPELLING, ["NWL002"]),
        ('+++\nnewslint-allow = "LNG001 -- brosur"\n+++\n' + LEAD + SPELLING, []),
        ("---\nnewslint-allow: LNG001\n---\n" + LEAD + SPELLING, ["NWL001", "LNG001"]),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter(session: Session, name: str, text: str, standing: list[str]) -> None:
    assert codes(check(session, text, name)) == standing


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        (f"<!-- newslint: allow LNG001 -- brosur -->\n{SPELLING}", []),
        (f"<!-- newslint: allow LNG001\n -- brosur -->\n\n{SPELLING}", []),
        ("Pasar itu <!-- newslint: allow LNG001 -- brosur --> ramai,\nuntuk warga\napapun keperluannya.\n", []),
        (f"- <!-- newslint: allow LNG001 -- brosur --> {SPELLING}- {SPELLING}", ["LNG001"]),
        (f"`<!-- newslint: allow LNG001 -- brosur -->` {SPELLING}", ["LNG001"]),
        (f"```\n<!-- newslint: allow LNG001 -- brosur -->\n```\n{SPELLING}", ["LNG001"]),
    ],
)
def test_markdown(session: Session, text: str, standing: list[str]) -> None:
    assert codes(check(session, f"{LEAD}\n{text}", "a.md")) == standing


def test_a_remark_is_no_text(session: Session) -> None:
    """It would otherwise be a sentence, with a word spelt wrong in it."""
    checked = check(session, f"{LEAD}newslint: allow LNG001 -- apapun alasannya\n{SPELLING}")
    assert codes(checked) == []
    assert len(checked.article.text) == len(checked.article.source)
    assert "alasannya" not in checked.article.text


def test_allowing_the_gravest_leaves_the_others_of_the_sentence(session: Session) -> None:
    """An allowance for one rule is none for its family."""
    text = f"{LEAD}Sejumlah pengamat menilai langkah itu disebut-sebut terlambat.\n"
    found = [finding for finding in check(session, text).findings if finding.family == "attribution"]
    assert len(found) == 1
    allowed = check(session, text.replace("Sejumlah", f"<!-- newslint: allow {found[0].code} -- nama ada --> Sejumlah"))
    assert [each.finding.code for each in allowed.allowed] == [found[0].code]
    assert all(finding.code != found[0].code for finding in allowed.findings)


def test_of_very_many_unknown_names_each_is_told_and_the_first_get_a_hint(session: Session) -> None:
    names = [f"LNG{number}" for number in range(900, 900 + MEANT + 20)]
    checked = check(session, f"{LEAD}newslint: allow {', '.join(names)} -- brosur\n{SPELLING}")
    told = [finding for finding in checked.findings if finding.code == "NWL003"]
    assert [finding.text for finding in told] == names
    assert ["newslint rules" in finding.message for finding in told] == [False] * MEANT + [True] * 20


def test_a_rule_that_did_not_run_is_not_called_unused() -> None:
    session = Session(Request(no_config=True, language="id", ignore=("LNG001",)))
    assert codes(check(session, f"{LEAD}newslint: allow LNG001 -- brosur\n{SPELLING}")) == []
    assert codes(check(session, f"{LEAD}newslint: allow BPL003 -- brosur\n{SPELLING}")) == ["NWL002"]


@pytest.mark.parametrize(
    ("settings", "standing", "allowed"),
    [
        ("allow: [warga apapun]\n", [], ["LNG001"]),
        ("allow: [warga apapun keperluannya]\n", [], ["LNG001"]),
        ("allow: [warga]\n", ["LNG001"], []),
        ("allow: [Warga Apapun]\n", ["LNG001"], []),
        ("paths: {'a.txt': {allow: [apapun]}}\n", [], ["LNG001"]),
        ("paths: {'b.txt': {allow: [apapun]}}\n", ["LNG001"], []),
    ],
)
def test_phrases_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str, standing: list[str], allowed: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newslint.yaml").write_text(settings, "utf-8")
    checked = check(Session(Request(language="id")), LEAD + SPELLING)
    assert codes(checked) == standing
    assert [(each.finding.code, each.reason) for each in checked.allowed] == [(code, "") for code in allowed]


def test_a_desk_may_lift_what_binds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newslint.yaml").write_text("rules: {NWL004: {rules: [ETH004]}}\n", "utf-8")
    checked = check(Session(Request(language="id")), f"{LEAD}newslint: allow ETH002 -- keluarga setuju\n{CHILD}")
    assert codes(checked) == []


def test_a_phrase_that_cannot_be_used_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("newslint.yaml").write_text("allow:\n  - warga (apapun\n", "utf-8")
    session = Session(Request(language="id"))
    check(session, LEAD)
    assert [problem.where for problem in session.complaints()] == ["newslint.yaml:2:5"]


def test_words_of_every_language_hold_in_every_article(session: Session) -> None:
    assert vocabulary(session.plan.languages) == {"allow": False, "allow-article": True, "abaikan": False, "abaikan-artikel": True}
