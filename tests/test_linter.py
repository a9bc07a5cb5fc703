"""One article in, findings out: where rules look, what is told once, what survives an edit, and what a fault costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotators.sections import TALKED
from newslint.article import Article
from newslint.choices import Level
from newslint.finding import Checked, Finding, Match
from newslint.kinds import claim, phrases, repeat, residue, weigh
from newslint.language import Language
from newslint.linter import language_of, lint, message
from newslint.plan import Plan, compile_plan
from newslint.registry import collect
from newslint.rule import Rule
from newslint.scan import Hit, Needle, words_of
from newslint.settled import Settings

TEXT = "Harga beras naik tajam pada hari Senin ini.\n\nKata dia, “pasar itu heboh sekali”. Warga heboh, lalu heboh lagi.\n"


def rule(name: str, *words: str, code: str = "ABC001", level: Level = "warning", **keys: Any) -> Rule:
    """A rule of kind `phrases` unless `check` and `options` say otherwise."""
    options = keys.pop("options", None) or phrases.Options(phrases=words)
    held: dict[str, Any] = {"check": "phrases", "within": (), "outside": (), "sections": {}, "say": {"id": "Apa {match}?"}, **keys}
    return Rule(name, code=code, why="-", level=level, options=options, **held)


@dataclass(frozen=True, slots=True)
class Nothing:
    """Options of a kind that has none."""


def needles(options: Nothing, language: Language | None) -> Iterator[Needle]:
    yield Needle(phrase="heboh")


def fails(rule: Rule, doc: Any, hits: Sequence[Hit]) -> Iterator[Match]:
    yield Match(hits[0].start, hits[0].end)
    raise ValueError("two\nlines")


def forgets(rule: Rule, doc: Any, hits: Sequence[Hit]) -> Iterator[Match]:
    yield from (Match(hit.start, hit.end) for hit in hits)


KINDS: Mapping[str, Any] = {
    "phrases": phrases,
    "residue": residue,
    "repeat": repeat,
    "claim": claim,
    "weigh": weigh,
    "failing": SimpleNamespace(Options=Nothing, needles=needles, judge=fails),
    "forgetful": SimpleNamespace(Options=Nothing, needles=needles, judge=forgets),
}
Run = Callable[..., Checked]


def _talk(language: Language) -> Mapping[str, tuple[str, ...]]:
    """The few lists by which a desk is told."""
    return {name: phrases for name, phrases in language.lexicon.items() if name.startswith(TALKED)}


@pytest.fixture(scope="module")
def run(languages: Mapping[str, Language]) -> Run:
    """Lints `text` with `rules` alone."""
    bare = {code: replace(language, lexicon=_talk(language)) for code, language in languages.items()}  # word lists take long to compile
    annotators = collect().all_annotators()
    plans: dict[str, Plan] = {}

    def checked(
        text: str, *rules: Rule, settings: Settings | None = None, path: str = "a.txt", meta: Mapping[str, str] | None = None
    ) -> Checked:
        key = repr(rules)
        if key not in plans:
            plans[key] = compile_plan(rules, bare, KINDS)
        return lint(Article(path, text, text, meta=meta or {}), plans[key], settings or Settings(language="id"), annotators)

    return checked


def told(checked: Checked) -> list[tuple[str, str]]:
    assert checked.crashes == ()
    return [(finding.rule.split("/")[-1], finding.text) for finding in checked.findings]


HEBOH = rule("id/house/heboh", "heboh")


@pytest.mark.parametrize(
    ("within", "outside", "count"),
    [
        ((), (), 3),
        (("body",), (), 2),
        (("quote",), (), 1),
        ((), ("quote",), 2),
        (("headline",), (), 0),
        (("body", "quote"), ("quote",), 2),
    ],
)
def test_a_rule_looks_in_its_zones_only(run: Run, within: tuple[str, ...], outside: tuple[str, ...], count: int) -> None:
    assert len(run(TEXT, rule("id/house/heboh", "heboh", within=within, outside=outside)).findings) == count


@pytest.mark.parametrize(
    ("levels", "path", "meta", "expected"),
    [
        ({}, "a.txt", {}, "warning"),
        ({}, "opini/a.txt", {}, "note"),
        ({}, "a.txt", {"section": "opini"}, "note"),
        ({}, "opini/a.txt", {"section": "ekonomi"}, "warning"),
        ({"id/house/heboh": "error"}, "a.txt", {}, "error"),
        ({"id/house/heboh": "off"}, "a.txt", {}, None),
        ({"id/house/heboh": "off"}, "opini/a.txt", {}, None),
        ({"id/house/other": "off"}, "a.txt", {}, "warning"),
    ],
)
def test_level_by_rule_desk_and_settings(run: Run, levels: dict[str, str], path: str, meta: dict[str, str], expected: str | None) -> None:
    one = rule("id/house/heboh", "heboh", sections={"opinion": "note"})
    found = run("Warga heboh sekali.\n", one, settings=Settings(levels=levels, language="id"), path=path, meta=meta)
    assert [finding.level for finding in found.findings] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("levels", "meta", "expected"),
    [({}, {}, "note"), ({"id/house/heboh": "error"}, {}, "error"), ({"id/house/heboh": "error"}, {"section": "olahraga"}, "note")],
)
def test_settings_outweigh_a_desk_the_text_only_seems_to_be_from(
    run: Run, levels: dict[str, str], meta: dict[str, str], expected: str
) -> None:
    one = rule("id/house/heboh", "heboh", sections={"sports": "note"})
    text = "Penonton heboh. Gol pertama lahir lewat penalti pada babak pertama, dan kiper tamu gagal menahan tendangan itu.\n"
    found = run(text, one, settings=Settings(levels=levels, language="id"), meta=meta)
    assert [finding.level for finding in found.findings] == [expected]


def test_a_desk_can_turn_a_rule_off(run: Run) -> None:
    assert run("Warga heboh.\n", rule("id/house/heboh", "heboh", sections={"opinion": "off"}), path="opini/a.txt").findings == ()


def test_residue_is_found_but_not_told_when_its_rule_is_off(run: Run) -> None:
    line = rule(
        "id/boilerplate/again", check="residue", options=residue.Options(lines=("baca juga",)), code="ABC002", sections={"opinion": "note"}
    )
    outside = rule("id/house/heboh", "heboh", outside=("residue",))
    text = "Warga datang pada hari Senin.\n\nBaca juga: Pasar Heboh\n\nPasar itu buka.\n"
    assert told(run(text, line, outside)) == [("again", "Baca juga: Pasar Heboh")]
    off = Settings(levels={"id/boilerplate/again": "off"}, language="id")
    assert told(run(text, line, outside, settings=off)) == []
    assert told(run(text, line, outside, settings=off, path="opini/a.txt")) == []
    assert told(run(text, line, outside, settings=Settings(chosen=frozenset({"id/house/heboh"}), language="id"))) == []


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("Warga heboh karena pasar itu buka pada hari Senin.", ["heboh", "again"]),
        ("Keterangan foto: Warga heboh karena pasar itu buka pada hari Senin.", ["again", "heboh"]),  # where the rule does not look
    ],
)
def test_what_stands_twice_is_told_once(run: Run, above: str, expected: list[str]) -> None:
    options = repeat.Options(unit="paragraph", inside=True, first=True)
    rules = rule("id/house/heboh", "heboh", outside=("residue",)), rule("id/house/again", check="repeat", options=options, code="ABC002")
    left = rule("any/house/left", check="residue", options=residue.Options(lines=("keterangan foto:",)), code="ABC003")
    text = f"Pasar dibuka\n\n{above}\n\nWarga heboh karena pasar itu buka pada hari Senin.\n\nPedagang senang.\n"
    assert [name for name, _ in told(run(text, *rules, left)) if name != "left"] == expected


@pytest.mark.parametrize(("family", "count"), [("attribution", 1), ("editorial", 1), ("loaded", 1), ("house", 2)])
def test_some_families_tell_a_sentence_once(run: Run, family: str, count: int) -> None:
    one = rule(f"id/{family}/heboh", "heboh", outside=("quote",))
    assert len(run(TEXT, one).findings) == count


def test_of_a_sentence_the_gravest_is_told(run: Run) -> None:
    both = rule("id/loaded/mild", "warga", level="note"), rule("id/loaded/grave", "heboh", code="ABC002", level="error")
    assert told(run("Warga heboh. Warga tenang.\n", *both)) == [("grave", "heboh"), ("mild", "Warga")]


@pytest.mark.parametrize(
    ("outer", "inner", "expected"),
    [
        ("error", "warning", ["outer", "inner"]),
        ("error", "note", ["outer"]),
        ("warning", "error", ["outer", "inner"]),
    ],
)
def test_a_finding_inside_another(run: Run, outer: Level, inner: Level, expected: list[str]) -> None:
    """What lies inside a graver finding stands unless it is a note; what crosses one that is told does not."""
    both = rule("id/house/outer", "pasar lama terbakar", level=outer), rule("id/house/inner", "lama", code="ABC002", level=inner)
    found = [name for name, _ in told(run("Pada Senin pasar lama terbakar habis.\n", *both))]
    assert found == (expected if outer == "error" else ["inner"])


def test_findings_that_cross_leave_the_graver(run: Run) -> None:
    both = rule("id/house/first", "pasar lama", level="note"), rule("id/house/second", "lama terbakar", code="ABC002", level="error")
    assert told(run("Pada Senin pasar lama terbakar habis.\n", *both)) == [("second", "lama terbakar")]


@pytest.mark.parametrize(
    ("governs", "expected"),
    [
        ((), ["heboh", "ramai"]),
        (("fixed",), []),
        (("fixed: gaduh",), ["ramai"]),
    ],
)
def test_a_rule_silences_those_it_governs_or_a_group_of_theirs(run: Run, governs: tuple[str, ...], expected: list[str]) -> None:
    options = claim.Options(claims={"gaduh": ("heboh",), "riuh": ("ramai",)})
    fixed = rule("id/house/fixed", check="claim", options=options)
    weighing = rule("id/house/weighing", check="weigh", options=weigh.Options(start=-1.0, governs=governs))
    assert [text for _, text in told(run("Judul\n\nPasar itu heboh. Jalan itu ramai.\n", fixed, weighing))] == expected


def test_a_passage_in_another_language_is_not_judged(run: Run) -> None:
    english = "The contract was won by a company that nobody in the town had ever heard of, heboh, and it was never explained.\n"
    indonesian = "Warga heboh karena pasar itu akan dibuka pada hari Senin oleh wali kota dan para pedagang yang sudah lama menunggu.\n"
    found = run(f"{indonesian}\n{english}", HEBOH)
    assert [(passage.start, passage.reason) for passage in found.unchecked] == [(len(indonesian) + 1, "another language")]
    assert [finding.start for finding in found.findings] == [indonesian.index("heboh")]


@pytest.mark.parametrize(
    ("text", "meta", "code"),
    [
        ("Pasar itu akan dibuka oleh wali kota pada hari Senin dan warga sudah menunggu.", {}, "id"),
        ("The market will be opened by the mayor on Monday, and people have been waiting for it.", {}, "en"),
        ("The market will be opened by the mayor on Monday.", {"lang": "id-ID"}, "id"),
        ("The market will be opened by the mayor on Monday.", {"lang": "xx"}, "en"),
        ("Der Markt wurde gestern durch den Bürgermeister eröffnet.", {}, ""),
        ("", {}, ""),
    ],
)
def test_the_language_of_an_article(languages: Mapping[str, Language], text: str, meta: dict[str, str], code: str) -> None:
    assert language_of(Article("a.txt", text, text, meta=meta), words_of(text), languages) == code


@pytest.mark.parametrize(("text", "reasons"), [("Der Markt wurde eröffnet.", ["language not recognised"]), ("", []), (" \n\t 12.\n", [])])
def test_a_text_that_cannot_be_judged(run: Run, text: str, reasons: list[str]) -> None:
    found = run(text, HEBOH, settings=Settings())
    assert (found.language, found.findings, [passage.reason for passage in found.unchecked]) == ("", (), reasons)


def test_a_message_quotes_the_first_words_of_a_long_passage(run: Run) -> None:
    long = rule("id/house/long", "kata " * 20, say={"id": "“{match}” dihapus."})
    (found,) = run("Rangga menulis " + "kata " * 20 + "di buku.\n", long).findings
    assert found.message == "“" + "kata " * 12 + "…” dihapus."
    assert found.text == "kata " * 19 + "kata"


def test_a_kind_that_fails_is_named_and_the_others_go_on(run: Run) -> None:
    bad = rule("id/house/bad", check="failing", options=Nothing(), code="ABC002")
    found = run("Warga heboh.\n", HEBOH, bad)
    (crash,) = found.crashes
    assert crash.startswith("id/house/bad: ValueError: two lines (test_linter.py:")
    assert [finding.rule for finding in found.findings] == ["id/house/heboh"]


def test_a_kind_that_forgets_a_field_is_named_and_the_others_go_on(run: Run) -> None:
    bad = rule("id/house/bad", check="forgetful", options=Nothing(), code="ABC002", say={"id": "{source} {match}"})
    found = run("Warga heboh.\n", rule("id/house/warga", "warga"), bad)
    assert found.crashes[0].startswith("id/house/bad: KeyError: 'source'")
    assert [finding.rule for finding in found.findings] == ["id/house/warga"]


def test_an_analysis_that_fails_costs_the_article_only(languages: Mapping[str, Language]) -> None:
    broken = Article("a.txt", "Warga heboh.", "Warga heboh.", meta={"section": 7})  # type: ignore[dict-item]
    bare = {"id": replace(languages["id"], lexicon={})}
    found = lint(broken, compile_plan([HEBOH], bare, KINDS), Settings(language="id"), {})
    assert found.findings == ()
    assert found.crashes[0].startswith("AttributeError: ")


def fingerprints(checked: Checked) -> list[str]:
    return [finding.fingerprint for finding in checked.findings]


@pytest.mark.parametrize(
    "text",
    [
        "Kalimat baru di depan.\n\nWarga heboh karena harga naik. Pasar tutup.\n",
        "Warga heboh karena harga naik. Pasar sudah buka lagi.\n\nTambahan.\n",
        "Warga\u00a0heboh  karena\u2009harga naik. Pasar tutup.\n",
        "Warga heboh karena harga naik. Pasar tutup.\r\n",
        "\n\n\nWarga heboh karena harga naik.\n",
    ],
)
def test_fingerprints_survive_edits_elsewhere_and_of_spaces(run: Run, text: str) -> None:
    plain = fingerprints(run("Warga heboh karena harga naik. Pasar tutup.\n", HEBOH))
    assert len(plain) == 1
    assert fingerprints(run(text, HEBOH)) == plain


@pytest.mark.parametrize("text", ["Warga heboh karena harga turun.\n", "Warga Heboh karena harga naik.\n"])
def test_fingerprints_change_with_the_sentence(run: Run, text: str) -> None:
    assert fingerprints(run(text, HEBOH)) != fingerprints(run("Warga heboh karena harga naik.\n", HEBOH))


def test_a_fingerprint_is_what_baselines_have_it_for(run: Run) -> None:
    """Written out: a change here would bring back every finding that newsrooms have put on record."""
    (finding,) = run("Warga  heboh\u00a0karena harga naik.\n", HEBOH).findings
    assert finding.fingerprint == blake2b(b"id/house/heboh\0heboh\0Warga heboh karena harga naik.", digest_size=8).hexdigest()


def test_fingerprints_in_a_sentence_of_thousands_of_words(run: Run) -> None:
    """They hold a hash of it in place of its words: still changed with any of them, and by no space."""
    giant = "warga heboh dan " * 1_000
    plain = fingerprints(run(f"{giant}pulang.\n", HEBOH))
    assert (len(plain), len(set(plain))) == (1_000, 1)
    assert fingerprints(run(f"{giant}  pulang.\n\nTambahan.\n", HEBOH)) == plain
    assert set(plain).isdisjoint(fingerprints(run(f"{giant}datang.\n", HEBOH)))


def test_fingerprints_differ_by_rule(run: Run) -> None:
    both = run("Warga heboh.\n", HEBOH, rule("id/other/heboh", "heboh", code="ABC002"))
    assert len(set(fingerprints(both))) == 2


@pytest.mark.parametrize(("interface", "expected"), [("id", "Apa a b?"), ("en", "What a b?"), ("xx", "Apa a b?")])
def test_message_in_the_language_asked_for(interface: str, expected: str) -> None:
    assert message(rule("id/house/x", "a", say={"id": "Apa {match}?", "en": "What {match}?"}), "a \n b", {}, interface) == expected


def test_a_message_is_one_line() -> None:
    assert message(rule("id/house/x", "a", say={"id": "{match}: {why}"}), "a", {"why": "di\r\npasar  itu"}, "id") == "a: di pasar  itu"


RULES = (
    HEBOH,
    rule("id/loaded/naik", "naik tajam", "itu", code="ABC002", level="error"),
    rule("any/house/exact", "a", "b", "di", code="ABC003", level="note"),
    rule("id/boilerplate/again", check="residue", options=residue.Options(lines=("baca juga",)), code="ABC004", level="error"),
)
PIECES = st.sampled_from(
    [
        "heboh",
        "Heboh",
        "naik tajam",
        "itu",
        "a",
        "b",
        "di",
        "Baca juga:",
        "“",
        "”",
        '"',
        ".",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u00a0",
        "\u00ad",
        "\u2028",
        "-",
        "é",
        "\U0001f600",
        "dr.",
    ]
)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_sorted_findings_of_its_own_words(run: Run, text: str) -> None:
    found = run(text, *RULES)
    assert found.crashes == ()
    assert [order(each) for each in found.findings] == sorted(map(order, found.findings))
    for each in found.findings:
        assert each.text == text[each.start : each.end] != ""
        assert each.sentence is not None
        assert each.sentence.start <= each.start <= each.end <= each.sentence.end
    assert run(text, *reversed(RULES)).findings == found.findings


def order(finding: Finding) -> tuple[int, str, int]:
    return finding.start, finding.rule, finding.end
