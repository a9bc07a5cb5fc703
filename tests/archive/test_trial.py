from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newslint.archive.trial import Beside, Outcome, Trial, beside, per, rule_at
from newslint.article import Article, Record
from newslint.errors import NewslintError
from newslint.session import Request, Session

RULE = """\
check: phrases
code: TST001
say: {id: "Kata “{match}”."}
why: Uji.
phrases: [mengerikan]
flags: ["[[mengerikan]]"]
passes: [sepi]
"""


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(no_config=True))


@pytest.fixture(scope="module")
def made(session: Session, tmp_path_factory: pytest.TempPathFactory) -> Beside:
    path = tmp_path_factory.mktemp("trial") / "kata baru.yaml"
    path.write_text(RULE, encoding="utf-8")
    return beside(rule_at(path, session), session)


def articles(count: int = 12) -> Iterator[tuple[Record, Article]]:
    for number in range(count):
        body = (
            "Pasar yang mengerikan itu dibuka dan dijaga oleh petugas." if number % 3 == 0 else "Pasar itu dibuka dan dijaga oleh petugas."
        )
        text = f"Pasar Tirta {number}\n\n{body}\n\n“Saya mengerikan sekali dengan pasar ini,” kata Rina Wulandari.\n"
        meta = {"outlet": "kabar" if number % 2 else "", "url": "https://www.warta.id/a"}
        yield Record(f"a{number}", f"a.jsonl:{number + 1}", text, meta), Article(f"a.jsonl:{number + 1}", text, text, meta=meta)


def test_sums_by_outlet_zone_and_voice(made: Beside, session: Session) -> None:
    told = Trial(made, session, sample=4).over(articles())
    assert {name: (one.articles, one.findings, one.hit) for name, one in told.outlets.items()} == {
        "warta.id": (6, 8, 6),
        "kabar": (6, 8, 6),
    }
    assert (told.total.articles, told.total.findings, told.total.hit, told.unread) == (12, 16, 12, 0)
    assert told.total.words == sum(len(article.text.split()) for _, article in articles())
    assert dict(told.zones) == {"body": 4, "quote": 12}
    assert set(told.voices) == {"narrator", "direct"}
    assert set(told.same_words) == {"id/loaded/charged-word"}
    assert told.timed == 2
    assert not told.crashes


def test_the_sample_depends_on_the_seed_and_not_on_the_order(made: Beside, session: Session) -> None:
    first = Trial(made, session, sample=4).over(articles()).sample
    assert Trial(made, session, sample=4).over(reversed([*articles()])).sample == first
    assert Trial(made, session, sample=4, seed=1).over(articles()).sample != first
    assert Trial(made, session, sample=0).over(articles()).sample == []
    assert len(first) == 4
    for _, hit in first:
        assert hit.match == "mengerikan"
        assert f"{hit.before}mengerikan{hit.after}" in next(article.text for record, article in articles() if record.place == hit.place)


def test_an_article_in_no_language_is_told(made: Beside, session: Session) -> None:
    article = Article("a:1", "xxx yyy zzz mengerikan", "xxx yyy zzz mengerikan")
    told = Trial(made, session).over([(Record("a", "a:1"), article)])
    assert (told.unread, told.outlets) == (1, {})


@pytest.mark.parametrize(
    ("folder", "name"),
    [("id/loaded", "id/loaded/kata"), ("any/x", "any/x/kata"), ("rules", "any/trial/kata"), ("xx/loaded", "any/trial/kata")],
)
def test_a_rule_is_named_by_its_place_in_a_pack(folder: str, name: str, tmp_path: Path, session: Session) -> None:
    path = tmp_path / folder / "kata.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE, encoding="utf-8")
    assert rule_at(path, session).name == name


def test_a_rule_that_is_in_use_is_not_set_beside_itself(session: Session) -> None:
    used = Path(session.plan.rule("id/loaded/sensational").path)
    told = Trial(beside(rule_at(used, session), session), session).over(articles())
    assert told.total.findings > 0
    assert "id/loaded/sensational" not in told.same_words


@pytest.mark.parametrize(
    ("text", "what"), [("check: phrases\n", "missing key 'code'"), (RULE.replace("mengerikan]", "(mengerikan]"), "never closed")]
)
def test_mistakes_in_the_rule_are_told_as_usual(text: str, what: str, tmp_path: Path, session: Session) -> None:
    path = tmp_path / "kata.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NewslintError, match=what):
        rule_at(path, session)
    with pytest.raises(NewslintError, match="no such file"):
        rule_at(tmp_path / "nothing.yaml", session)


def test_rates() -> None:
    assert (per(3, 600), per(1, 0)) == (5.0, 0.0)


@pytest.mark.parametrize(
    ("without", "with_rule", "cost", "doubt"),
    [([], [], 0.0, 0.0), ([1.0], [1.5], 0.5, 0.5), ([1.0, 2.0], [2.0, 3.0], 1.0, 0.0), ([1.0, 1.0], [1.0, 0.0], -0.5, 1.0)],
)
def test_a_cost_comes_with_how_far_from_the_truth_it_may_be(
    without: list[float], with_rule: list[float], cost: float, doubt: float
) -> None:
    rule: Any = None
    told = Outcome(rule, seconds_without=without, seconds_with=with_rule)
    assert told.cost == (cost, doubt)
