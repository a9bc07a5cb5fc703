from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from newslint.annotators.claims import TRIGGERS
from newslint.annotators.signals import UNSOURCED
from newslint.article import Article
from newslint.document import Document
from newslint.kinds import repeat, weigh
from newslint.language import Language
from newslint.pack import read_pack
from newslint.records import replace
from newslint.rule import Rule
from newslint.scan import Hit, Scanner
from tests.annotators.reading import Reader

Judge = Callable[..., list[Any]]

RULES = Path(__file__).resolve().parent.parent.parent / "rules"
PLAIN = {"start": -1.0, "mark": "sentence"}


@pytest.fixture(scope="module")
def read(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> Reader:
    return Reader(languages, lexicons)


FOUND = [
    ({"words": {"memalukan": 1.5}}, "Rapat itu memalukan.", ["Rapat itu memalukan."]),
    ({"words": {"memalukan": 0.9}}, "Rapat itu memalukan.", []),
    ({"words": {"memalukan": 0.6, "itu memalukan": 0.4}}, "Rapat itu memalukan.", ["Rapat itu memalukan."]),
    ({"words": {"memalukan": 1.5}}, '"Rapat itu memalukan," kata Raka Wijaya.', []),
    ({"words": {"^ sungguh": 1.5}}, "Sungguh aneh. Itu sungguh aneh.", ["Sungguh aneh."]),
    ({"words": {"* hebat": 1.5}}, "Menteri Raka hebat. Menteri itu hebat.", ["Menteri Raka hebat."]),
    ({"words": {"0 orang": 1.5}}, "Ada 40 orang. Ada banyak orang.", ["Ada 40 orang."]),
    ({"words": {", sungguh": 1.5}}, "Ia datang, sungguh aneh.", ["Ia datang, sungguh aneh."]),
    ({"traits": {"question mark": 1.5}}, "Mengapa begitu? Begitulah.", ["Mengapa begitu?"]),
    ({"traits": {"unsourced": 1.5}}, "Raka Wijaya mengatakan harga naik.\n\nHarga naik.", ["Harga naik."]),
    ({"traits": {"lead": 1.5}}, "Harga naik. Harga turun.", ["Harga naik."]),
    ({"traits": {"last": 1.5}}, "Harga naik. Harga turun.", ["Harga turun."]),
    ({"lists": {"claims.obligation": 1.5}}, "Pemerintah harus bertindak.", ["Pemerintah harus bertindak."]),
    ({"lists": {"claim T6": 1.5}}, "Pemerintah harus bertindak.", ["Pemerintah harus bertindak."]),
    (
        {"lists": {"claims.obligation": 0.5, "claims.obligation" + UNSOURCED: 0.5}},
        "Pemerintah harus bertindak.",
        ["Pemerintah harus bertindak."],
    ),
    ({"lists": {"claims.obligation" + UNSOURCED: 1.5}}, "Raka Wijaya mengatakan pemerintah harus bertindak.", []),
    ({"start": 0.0, "least": 0.5, "words": {"aneh": 0.5}}, "Ini aneh. Ini biasa.", ["Ini aneh."]),
    ({"start": 0.0, "least": 0.3, "words": {"ini": 0.1, "aneh": 0.2}}, "Ini aneh.", ["Ini aneh."]),
]


@pytest.mark.parametrize("gap", [" ", "\n", "\r\n"])
def test_cues_that_touch_are_one_spot_whatever_the_line_ends(judge: Judge, gap: str) -> None:
    keys = {"start": 0.0, "least": 0.5, "mark": "cue", "words": {"memalukan": 0.4, "sekali": 0.4}}
    (found,) = judge("weigh", f"Rapat{gap}memalukan{gap}sekali itu.", wrapped=True, **keys)
    assert found.text == f"memalukan{gap}sekali"


@pytest.mark.parametrize(("keys", "text", "expected"), FOUND)
def test_evidence_adds_up(judge: Judge, keys: Mapping[str, Any], text: str, expected: list[str]) -> None:
    assert [one.text for one in judge("weigh", text, **{**PLAIN, **keys})] == expected


LONG = "Rapat dimulai pagi hari di balai desa, hasilnya sungguh memalukan bagi semua warga, lalu peserta pulang ke rumah masing-masing."


@pytest.mark.parametrize(
    ("mark", "words", "expected"),
    [
        ("clause", {"memalukan": 1.5}, "hasilnya sungguh memalukan bagi semua warga"),
        (
            "clause",
            {"memalukan": 0.8, "pulang": 0.7},
            "hasilnya sungguh memalukan bagi semua warga, lalu peserta pulang ke rumah masing-masing",
        ),
        ("clause", {"memalukan": 2.0, "pulang": 0.1}, "hasilnya sungguh memalukan bagi semua warga"),
        ("cue", {"memalukan": 1.5, "pulang": 0.1}, "memalukan"),
        ("cue", {"sungguh": 0.5, "memalukan": 0.9}, "sungguh memalukan"),
        ("sentence", {"memalukan": 1.5}, LONG),
    ],
)
def test_what_is_marked(judge: Judge, mark: str, words: Mapping[str, float], expected: str) -> None:
    (found,) = judge("weigh", LONG, start=-1.0, mark=mark, words=words)
    assert found.text == expected


def test_the_weightiest_cues_are_named(read: Reader) -> None:
    keys = weigh.Options(
        start=-1.0, words={"aneh": 0.4, "ini": 0.1, "sungguh": -0.5}, lists={"claims.obligation": 0.9}, traits={"lead": 0.6, "last": -1.0}
    )
    doc = read("Ini harus aneh sungguh. Itu biasa.")
    (match,) = weigh.judge(_rule(keys), doc, ())
    assert match.cues == ("harus (claims.obligation)", "lead", "aneh", "Ini")
    assert match.fields["reason"] == "harus"


@pytest.mark.parametrize(("value", "level"), [(1.5, "note"), (2.5, None)])
def test_less_than_sure_is_a_note(read: Reader, value: float, level: str | None) -> None:
    keys = weigh.Options(start=-1.0, sure=1.0, words={"aneh": value})
    (match,) = weigh.judge(_rule(keys), read("Ini aneh."), ())
    assert match.level == level


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, [("Ini aneh.", None)]),
        ({"attributed": "note"}, [("Raka Wijaya mengatakan itu aneh.", "note"), ("Ini aneh.", None)]),
        ({"attributed": "keep"}, [("Raka Wijaya mengatakan itu aneh.", None), ("Ini aneh.", None)]),
        ({"unlisted": "drop"}, []),
        ({"unlisted": "note"}, [("Ini aneh.", "note")]),
        ({"unlisted": "drop", "lists": {"family/other: aneh": 0.1}}, []),
    ],
)
def test_what_others_say_and_what_no_list_knows(read: Reader, keys: Mapping[str, Any], expected: list[tuple[str, str | None]]) -> None:
    rule = _rule(weigh.Options(**{"start": -1.0, "words": {"aneh": 1.5}, "mark": "sentence", **keys}))
    doc = read("Raka Wijaya mengatakan itu aneh. Ini aneh. Ini biasa.")
    assert [(doc.slice(match), match.level) for match in weigh.judge(rule, doc, ())] == expected


def test_zones_it_does_not_read_are_not_weighed(read: Reader) -> None:
    rule = _rule(weigh.Options(start=1.0), within=("bullet",))
    assert not list(weigh.judge(rule, read("Harga naik."), ()))


def test_rules_it_governs_keep_silent_where_it_acquits(read: Reader) -> None:
    rule = _rule(weigh.Options(start=-1.0, words={"aneh": 1.5}, governs=("fixed",)))
    assert weigh.governs(rule) == ["id/family/fixed"]
    doc = read("Ini aneh. Ini biasa.")
    assert [weigh.acquits(rule, doc, doc.text.index(word)) for word in ("aneh", "biasa")] == [False, True]


@pytest.mark.parametrize(
    ("share", "shown"), [(0.5, "aneh itu memang bukan kabar baru"), (0.9, "aneh itu memang bukan kabar baru, dan ganjil")]
)
def test_the_clause_holds_a_share_of_the_weight(read: Reader, share: float, shown: str) -> None:
    rule = _rule(weigh.Options(start=0.0, words={"aneh": 2.0, "ganjil": 1.0}, mark="clause", share=share))
    doc = read("Kemarin, aneh itu memang bukan kabar baru, dan ganjil.")
    (match,) = weigh.judge(rule, doc, ())
    assert doc.slice(match) == shown


@pytest.mark.parametrize(
    ("yields", "expected"),
    [((), ["Ini aneh.", "Itu aneh."]), (("other",), ["Ini aneh.", "Itu aneh."]), (("other", "fixed"), ["Itu aneh."])],
)
def test_what_another_rule_says_better_is_left_to_it(
    languages: Mapping[str, Language], yields: tuple[str, ...], expected: list[str]
) -> None:
    rule = _rule(weigh.Options(start=-1.0, words={"aneh": 1.5}, mark="sentence", yields=yields))
    text = "Ini aneh. Itu aneh. Ini biasa."
    doc = Document(Article("berita.txt", text, text, meta={"title": "-"}), languages["id"], cues={"family/fixed": [Hit(0, 3)]})
    assert [doc.slice(match) for match in weigh.judge(rule, doc, ())] == expected


def test_what_makes_a_word_harmless(languages: Mapping[str, Language]) -> None:
    phrases, lists = {"heran": ("aneh",)}, {"family/rule: heran": 1.5}
    rule = _rule(weigh.Options(start=-1.0, mark="sentence", phrases=phrases, unless=("tidak aneh",), lists=lists))
    text = "Ini aneh. Itu tidak aneh. Itu tidak begitu aneh."
    scanner = Scanner.compile({"family/rule": list(weigh.needles(rule.options, None))}, [languages["id"]])
    doc = Document(Article("berita.txt", text, text, meta={"title": "-"}), languages["id"], cues=scanner.scan(text).hits)
    assert [doc.slice(match) for match in weigh.judge(rule, doc, ())] == ["Ini aneh.", "Itu tidak begitu aneh."]


def test_what_excuses_another_rule_is_heeded(languages: Mapping[str, Language]) -> None:
    heeding = _rule(weigh.Options(start=0.0, heeds=("hint",)))
    folder = heeding.name.rsplit("/", 1)[0]
    others = [replace(heeding, name=f"{folder}/{name}", options=weigh.Options(start=0.0, unless=(name,))) for name in ("hint", "other")]
    assert [(needle.group, needle.phrase) for needle in weigh.lent(heeding, [heeding, *others])] == [(":unless", "hint")]
    assert dict(weigh.refers(heeding)) == {"hint": f"{heeding.family}/hint"}
    without = replace(heeding, name=f"{folder}/hint", options=repeat.Options())
    assert list(weigh.lent(heeding, [heeding, without])) == []


def test_what_goes_on_in_a_mind_is_said_by_nobody(languages: Mapping[str, Language], lexicons: Mapping[str, Scanner]) -> None:
    text = "Raka Wijaya meyakini harga naik. Raka Wijaya mengatakan harga naik."
    cues = dict(lexicons["id"].scan(text).hits)
    for thinking, expected in ((("meyakini",), ["Raka Wijaya meyakini harga naik."]), ((), [])):
        keys = weigh.Options(start=1.0, mark="sentence", thinking=thinking)
        needles = {"family/rule": tuple(weigh.needles(keys, languages["id"]))}
        own = Scanner.compile(needles, [languages["id"]]).scan(text).hits if thinking else {}
        doc = Document(Article("berita.txt", text, text, meta={"title": "-"}), languages["id"], cues=cues | dict(own))
        found = [doc.slice(match) for match in weigh.judge(_rule(keys), doc, ())]
        assert found == expected


def test_what_a_pronoun_with_two_possible_sources_says_is_said(judge: Judge) -> None:
    text = "Nurdin Halim menolak rencana itu dan Rina Sari mendukungnya. Ia menegaskan kajian harus diulang. Harga naik."
    found = [one.text for one in judge("weigh", text, start=1.0, mark="sentence")]
    assert found[-1:] == ["Harga naik."]
    assert "Ia menegaskan kajian harus diulang." not in found


def test_the_reason_is_of_the_family_where_one_of_its_lists_hits(languages: Mapping[str, Language]) -> None:
    keys = weigh.Options(start=-1.0, lists={"other/list": 1.5, "family/fixed": 0.5})
    text = "Ini sungguh aneh."
    cues = {"other/list": [Hit(0, 3)], "family/fixed": [Hit(12, 16)]}
    doc = Document(Article("berita.txt", text, text, meta={"title": "-"}), languages["id"], cues=cues)
    (match,) = weigh.judge(_rule(keys), doc, ())
    assert match.fields["reason"] == "aneh"


def test_every_weighed_list_exists(languages: Mapping[str, Language]) -> None:
    """A weight on a list that was renamed would be silently lost."""
    from newslint.registry import collect

    rules, _ = read_pack(RULES, collect().kind_modules(), proven=True)
    known = {(rule.language, rule.name.split("/", 1)[1]) for rule in rules}
    groups = {(rule.language, f"{rule.name.split('/', 1)[1]}: {name}") for rule in rules for name in _groups(rule)}
    weighed = [rule for rule in rules if rule.check == "weigh"]
    assert weighed
    for rule in weighed:
        for name in rule.options.lists:
            bare = name.removesuffix(UNSOURCED)
            if bare.startswith("claim "):
                assert bare.split()[1] in TRIGGERS.values(), (rule.name, name)
            else:
                assert bare in languages[rule.language].lexicon or (rule.language, bare) in known | groups, (rule.name, name)


def test_weights_stay_few_enough_to_read() -> None:
    from newslint.registry import collect

    rules, _ = read_pack(RULES, collect().kind_modules(), proven=True)
    for rule in rules:
        if rule.check == "weigh":
            assert len(rule.options.traits) + len(rule.options.lists) + len(rule.options.words) <= 400, rule.name


def _groups(rule: Rule) -> set[str]:
    named = [getattr(rule.options, key, {}) for key in ("claims", "phrases", "variants")]
    return {name for one in named if isinstance(one, Mapping) for name in one}


def _rule(options: weigh.Options, within: tuple[str, ...] = ()) -> Rule:
    return Rule("id/family/rule", "weigh", "ABC001", {"id": "{match}"}, "why", "warning", within, (), {}, options)


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Menurut warga, hal itu sungguh aneh sekali bagi mereka semua, lalu.", "hal itu sungguh aneh sekali bagi mereka semua"),
        (
            "Pada hari itu di kota yang ramai sekali terasa sungguh aneh sekali bagi mereka semua yang datang dari jauh.",
            "Pada hari itu di kota yang ramai sekali terasa sungguh aneh sekali",
        ),
        (
            "Pada hari itu di kota yang ramai sekali oleh pelancong muda terasa sungguh aneh sekali bagi mereka.",
            "muda terasa sungguh aneh sekali bagi mereka",
        ),
        ("Aneh.", "Aneh"),
        ("Ini tidak aneh lagi.", "Ini tidak aneh lagi"),
    ],
)
def test_the_clause_of_what_says_most_is_quoted(languages: Mapping[str, Language], text: str, passage: str) -> None:
    keys = weigh.Options(start=-1.0, phrases={"heran": ("tidak aneh", "aneh")}, lists={"family/rule: heran": 1.5})
    found = Scanner.compile({"family/rule": tuple(weigh.needles(keys, None))}, [languages["id"]]).scan(text).hits
    doc = Document(Article("berita.txt", text, text, meta={"title": "-"}), languages["id"], cues=found)
    (match,) = weigh.judge(_rule(keys), doc, ())
    assert match.fields["passage"] == passage
