"""The examples of a rule: each way in which one can fail, told in one line at the rule's file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from newslint.kinds import pattern, phrases, residue, swap, weigh
from newslint.language import Language
from newslint.plan import compile_plan
from newslint.registry import collect
from newslint.rule import Rule
from newslint.selftest import failures, unknown_names, unsafe_patterns

PATH = "opini/rules/id/house/heboh.yaml"
KINDS: Mapping[str, Any] = {"phrases": phrases, "swap": swap, "pattern": pattern}
Told = Callable[..., list[str]]


def rule(check: str = "phrases", options: Any = None, **keys: Any) -> Rule:
    held: dict[str, Any] = {"within": (), "outside": (), "sections": {}, "name": "id/house/heboh", "path": PATH, **keys}
    return Rule(
        check=check, code="ABC001", say={"id": "{match}"}, why="-", level="warning", options=options or phrases.Options(("heboh",)), **held
    )


@pytest.fixture(scope="module")
def told(languages: Mapping[str, Language]) -> Told:
    bare = {code: replace(language, lexicon={}) for code, language in languages.items()}
    annotators = collect().all_annotators()

    def run(one: Rule) -> list[str]:
        return [str(problem) for problem in failures(one, compile_plan([one], bare, KINDS), annotators)]

    return run


SWAP = swap.Options(swap={"merubah": "mengubah"})


@pytest.mark.parametrize(
    ("one", "messages"),
    [
        (rule(flags=("Warga [[heboh]].",), passes=("Warga tenang.",)), []),
        (rule(flags=("Warga [[heboh]], lalu [[heboh]] lagi.",)), []),
        (rule(flags=("Warga [[tenang]].",)), ["flags: not found: 'tenang': 'Warga [[tenang]].'"]),
        (rule(flags=("[[Warga]] heboh.",)), ["flags: not found: 'Warga'; found: 'heboh': '[[Warga]] heboh.'"]),
        (rule(flags=("[[Warga heboh]].",)), ["flags: not found: 'Warga heboh'; found: 'heboh': '[[Warga heboh]].'"]),
        (rule(flags=("Warga [[heboh]], heboh.",)), ["flags: found: 'heboh': 'Warga [[heboh]], heboh.'"]),
        (rule(passes=("Warga heboh.",)), ["passes: found: 'heboh': 'Warga heboh.'"]),
        (rule(misses=("Warga [[geger]].",)), []),
        (rule(misses=("Warga geger.",)), []),
        (rule(misses=("Warga [[heboh]].",)), ["misses: this is found now, move it to 'flags': 'Warga [[heboh]].'"]),
        (rule(misses=("Warga heboh.",)), ["misses: this is found now, move it to 'flags': 'Warga heboh.'"]),
        (rule(overflags=("Warga heboh.",)), []),
        (rule(overflags=("Warga tenang.",)), ["overflags: this passes now, move it to 'passes': 'Warga tenang.'"]),
        (rule(flags=("Warga [[heboh.",)), ["flags: [[ without ]]: 'Warga [[heboh.' (close the mark with ]])"]),
        (rule("swap", SWAP, flags=("Ia [[merubah -> mengubah]] aturan.",)), []),
        (rule("swap", SWAP, flags=("Ia [[merubah]] aturan.",)), []),
        (rule("swap", SWAP, flags=("Ia [[merubah -> ubah]] aturan.",)), ["flags: the fix makes 'mengubah' of 'merubah', not 'ubah'"]),
        (rule(flags=("Warga [[heboh -> tenang]].",)), ["flags: the fix makes nothing of 'heboh', not 'tenang'"]),
        (rule(flags=("[[Heboh]] di Pasar", "Warga [[heboh]] di Pasar\n\nPada Senin warga tenang."), within=("headline",)), []),
        (rule(flags=("Pasar Buka\n\nWarga [[heboh]].",), passes=("Warga Heboh\n\nPada Senin warga tenang.",), within=("body",)), []),
        (rule(flags=("Warga [[heboh]].",), sections={"opinion": "off"}), []),
    ],
)
def test_an_example_holds_or_is_told(told: Told, one: Rule, messages: list[str]) -> None:
    assert told(one) == [f"{PATH}: {message}" for message in messages]


def test_a_rule_of_any_language_is_tried_in_each(told: Told) -> None:
    assert len(told(rule(name="any/house/heboh", passes=("Warga heboh.",)))) == 2


def test_a_kind_that_fails_on_an_example_is_told(languages: Mapping[str, Language]) -> None:
    def judge(*_: object) -> None:
        raise ValueError("broken")

    failing = SimpleNamespace(Options=phrases.Options, needles=phrases.needles, judge=judge)
    plan = compile_plan([rule(flags=("Warga [[heboh]].",))], {"id": replace(languages["id"], lexicon={})}, {"phrases": failing})
    crash, missing = failures(plan.rule("id/house/heboh"), plan, {})
    assert str(crash).startswith(f"{PATH}: flags: id/house/heboh: ValueError: broken (test_selftest.py:")
    assert "not found: 'heboh'" in str(missing)


@pytest.mark.parametrize(("source", "count"), [("heboh( sekali)?", 0), ("(a+)+$", 1), ("(a|a)*b", 1)])
def test_a_pattern_that_can_blow_up_is_told(languages: Mapping[str, Language], source: str, count: int) -> None:
    one = rule("pattern", pattern.Options(pattern=source))
    told = list(unsafe_patterns(one, compile_plan([one], {"id": replace(languages["id"], lexicon={})}, KINDS)))
    assert [str(problem).startswith(f"{PATH}: pattern {source!r}: ") for problem in told] == [True] * count


@pytest.mark.parametrize(
    ("keys", "messages"),
    [
        ({"lists": {"claims.forecast": 1.0, "house/heboh": 1.0, "house/ramai: a, unsourced": 1.0, "claim T2 excused": 1.0}}, []),
        ({"governs": ("heboh",), "yields": ("heboh",)}, []),
        ({"lists": {"claims.forcast": 1.0}}, ["nothing is called 'claims.forcast' (did you mean 'claims.forecast'?)"]),
        ({"lists": {"house/ramai: b, unsourced": 1.0}}, ["nothing is called 'house/ramai: b, unsourced' (did you mean 'house/ramai: a'?)"]),
        ({"governs": ("hebih",)}, ["nothing is called 'hebih' (did you mean 'house/heboh'?)"]),
    ],
)
def test_a_name_that_no_list_has_is_told(languages: Mapping[str, Language], keys: dict[str, Any], messages: list[str]) -> None:
    bare = {"id": replace(languages["id"], lexicon={"claims.forecast": ("akan",)})}
    weighed = rule("weigh", weigh.Options(-1.0, phrases={"a": ("ramai",)}, **keys), name="id/house/ramai")
    plan = compile_plan([rule(), weighed], bare, {**KINDS, "weigh": weigh})
    assert [str(problem) for problem in unknown_names([rule(), weighed], plan)] == [f"{PATH}: {message}" for message in messages]


@pytest.mark.parametrize("name", ["id/house/sisa", "any/house/sisa"])
@pytest.mark.parametrize(
    ("words", "messages"),
    [("", []), ("ujar.tanda", []), ("ujar.tnda", [f"{PATH}: nothing is called 'ujar.tnda' (did you mean 'ujar.tanda'?)"])],
)
def test_so_is_a_list_that_residue_names(languages: Mapping[str, Language], name: str, words: str, messages: list[str]) -> None:
    bare = {"id": replace(languages["id"], lexicon={"ujar.tanda": ("kata",)})}
    one = rule("residue", residue.Options(lines=("baca juga",), told=words), name=name)
    plan = compile_plan([one], bare, {**KINDS, "residue": residue})
    assert [str(problem) for problem in unknown_names([one], plan)] == messages
