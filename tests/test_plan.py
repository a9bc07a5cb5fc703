"""Plans: what is frozen, kept and thawed is what was compiled."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import SimpleNamespace

import pytest

from newslint.compiled import read_plan
from newslint.config import Effective
from newslint.document import LEXICON
from newslint.kinds import measure, phrases
from newslint.language import Language
from newslint.plan import Plan, compile_plan, freeze
from newslint.registry import collect
from newslint.rule import Rule

KINDS = {"phrases": phrases, "measure": measure}


def rule(name: str, code: str, *words: str) -> Rule:
    return Rule(name, "phrases", code, {"id": "{match}"}, "-", "warning", ("body",), (), {"opinion": "off"}, phrases.Options(phrases=words))


@pytest.fixture(scope="module")
def bare(languages: Mapping[str, Language]) -> Mapping[str, Language]:
    """The languages with one short word list each."""
    return {code: replace(language, lexicon={"some.words": ("pasar",)}) for code, language in languages.items()}


def test_every_shipped_rule_and_language_survives_marshalling() -> None:
    registry = collect()
    made = read_plan(registry, Effective()).plan
    thawed = Plan(marshal.loads(marshal.dumps(dict(made.freeze()))), registry.kind_modules())
    assert len(made.names) > 20
    assert thawed.names == made.names == tuple(sorted(made.names))
    assert [thawed.rule(name) for name in made.names] == [made.rule(name) for name in made.names]
    assert thawed.codes == [(name, made.rule(name).code) for name in made.names]
    assert thawed.languages == made.languages
    text = "Baca juga: Pasar dibuka. Scroll to Top"
    assert all(thawed.scanner(code).scan(text) == made.scanner(code).scan(text) for code in made.languages)


def test_languages_come_back_as_they_went(bare: Mapping[str, Language]) -> None:
    made = compile_plan([], bare, KINDS)
    assert Plan(marshal.loads(marshal.dumps(dict(made.freeze()))), KINDS).languages == dict(bare)


def test_a_scanner_has_the_rules_of_its_language_and_of_all(bare: Mapping[str, Language]) -> None:
    made = compile_plan(
        [rule("id/house/b", "ABC002", "pasar"), rule("en/house/c", "ABC003", "pasar"), rule("any/house/a", "ABC001", "pasar")], bare, KINDS
    )
    assert made.names == ("any/house/a", "en/house/c", "id/house/b")
    assert set(made.scanner("id").scan("pasar").hits) == {"any/house/a", "id/house/b", f"{LEXICON}some.words"}
    assert set(made.scanner("en").scan("pasar").hits) == {"any/house/a", "en/house/c", f"{LEXICON}some.words"}


@dataclass(frozen=True)
class Grouped:
    lists: dict[str, tuple[str, ...]]


def test_kinds_of_plug_ins_get_lists_by_name_as_a_dictionary(bare: Mapping[str, Language]) -> None:
    kind = SimpleNamespace(Options=Grouped, needles=lambda options, language: ())
    options = Grouped({"some": ("pasar",), "more": ("harga", "beras")})
    made = compile_plan([replace(rule("id/house/a", "ABC001"), check="grouped", options=options)], bare, {"grouped": kind})
    found = made.rule("id/house/a").options.lists
    assert found | {"none": ()} == {"some": ("pasar",), "more": ("harga", "beras"), "none": ()}


def test_what_is_judged_without_a_hit_is_known(bare: Mapping[str, Language]) -> None:
    counted = Rule("id/house/long", "measure", "ABC009", {"id": "-"}, "-", "note", (), (), {}, measure.Options(measure="words", over=9.0))
    made = compile_plan([rule("id/house/a", "ABC001", "pasar"), counted], bare, KINDS)
    assert made.always("id") == ("id/house/long",)
    assert made.always("en") == ()


def test_rules_that_may_keep_others_silent_are_known_once_made(bare: Mapping[str, Language]) -> None:
    governing = SimpleNamespace(Options=Grouped, needles=lambda options, language: (), governs=lambda rule: ())
    weighing = replace(rule("id/house/weighing", "ABC002"), check="governing", options=Grouped({}))
    made = compile_plan([rule("id/house/a", "ABC001", "pasar"), weighing], bare, {**KINDS, "governing": governing})
    assert made.governing == set()
    assert [made.rule(name).name for name in made.names] == ["id/house/a", "id/house/weighing"]
    assert made.governing == {"id/house/weighing"}


def test_there_is_no_rule_of_another_name(bare: Mapping[str, Language]) -> None:
    with pytest.raises(KeyError):
        compile_plan([], bare, KINDS).rule("id/house/none")


@dataclass(frozen=True)
class Inner:
    letters: frozenset[str] = frozenset("cab")


@dataclass(frozen=True)
class Outer:
    inner: Inner = field(default_factory=Inner)
    many: tuple[Inner, ...] = (Inner(), Inner(frozenset()))
    named: Mapping[str, list[int]] = field(default_factory=lambda: {"b": [1], "a": []})


def test_freezing_makes_plain_data_in_one_order() -> None:
    letters = {"letters": ("a", "b", "c")}
    frozen = freeze(Outer())
    assert frozen == {"inner": letters, "many": (letters, {"letters": ()}), "named": {"b": (1,), "a": ()}}
    assert marshal.loads(marshal.dumps(frozen)) == frozen
