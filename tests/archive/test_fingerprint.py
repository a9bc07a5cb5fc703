"""A fingerprint changes with what decides findings, and with nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from newslint.archive.fingerprint import rule_set
from newslint.session import Request, Session

RULE = "check: phrases\ncode: HSE001\nsay: {{id: x}}\nwhy: x\nphrases: [{phrase}]\nflags: ['[[{phrase}]] itu.']\npasses: [b]\n"


def fingerprint(folder: Path, request: Request, *, fast: bool = False, sketched: bool = False) -> str:
    session = Session(request)
    return rule_set(session, fast=fast, sketched=sketched).fingerprint


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rumah" / "id" / "rumah").mkdir(parents=True)
    (tmp_path / "rumah" / "id" / "rumah" / "satu.yaml").write_text(RULE.format(phrase="pasar"), "utf-8")
    (tmp_path / "newslint.yaml").write_text("packs: [rumah]\nlang: id\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_decides_findings_counts(house: Path) -> None:
    first = fingerprint(house, Request())
    seen = {first}
    seen |= {fingerprint(house, request) for request in (Request(select=("loaded",)), Request(language="en"), Request(encoding="cp1252"))}
    seen.add(fingerprint(house, Request(), fast=True))
    seen.add(fingerprint(house, Request(), sketched=True))
    (house / "newslint.yaml").write_text("packs: [rumah]\nlang: id\nrules: {loaded: off}\n", "utf-8")
    seen.add(fingerprint(house, Request()))
    (house / "newslint.yaml").write_text("packs: [rumah]\nlang: id\n", "utf-8")
    (house / "rumah" / "id" / "rumah" / "satu.yaml").write_text(RULE.format(phrase="kios"), "utf-8")
    seen.add(fingerprint(house, Request()))
    assert len(seen) == 8


def test_where_it_lies_and_how_it_is_shown_does_not(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = fingerprint(house, Request())
    (house / "newslint.yaml").write_text("# a remark\npacks: [rumah]\nlang: id\nui-lang: en\nfail-on: note\nexclude: [x]\n", "utf-8")
    assert fingerprint(house, Request(jobs=3, interface="id")) == first
    moved = house.parent / f"{house.name}-moved"
    house.rename(moved)
    monkeypatch.chdir(moved)
    assert fingerprint(moved, Request()) == first


def test_what_an_audit_cannot_heed_is_told(house: Path) -> None:
    settings = "packs: [rumah]\npaths: {'opini/**': {rules: {HSE001: {level: note, phrases: [kios]}}}}\n"
    (house / "newslint.yaml").write_text(settings, "utf-8")
    session = Session(Request())
    rule_set(session)
    (problem,) = session.complaints()
    assert str(problem).endswith("phrases of 'HSE001' below a path does not hold in an audit (only levels, lang and encoding do)")
