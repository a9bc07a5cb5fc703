from __future__ import annotations

import json
import os
import string
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from newslint import builtin, pack
from newslint.language import Language
from newslint.registry import resolve
from newslint.scan import Needle
from tests.rulefiles import KINDS, RULE, Options, put


def test_a_broken_rule_stops_only_itself(tmp_path: Path) -> None:
    broken = RULE.replace("phrases:", "frases:")
    rules, problems = pack.read_pack(put(tmp_path, id__x__good=RULE, id__x__bad=broken, id__x__worse="a: [", en__x__good=RULE), KINDS)
    assert [rule.name for rule in rules] == ["en/x/good", "id/x/good"] or problems
    assert {Path(problem.where.split(":")[0]).stem for problem in problems} >= {"bad", "worse"}


def test_one_code_for_one_rule_in_several_languages(tmp_path: Path) -> None:
    plain = RULE.replace("formerly: [id/attribution/foggy]\n", "")
    root = put(tmp_path, id__x__a=plain, en__x__a=plain, any__x__a=plain)
    assert pack.read_pack(root, KINDS)[1] == ()
    rules, problems = pack.read_pack(put(root, id__x__b=plain, id__y__a=plain), KINDS)
    assert [rule.name for rule in rules] == ["any/x/a", "en/x/a", "id/x/a"]
    assert sorted(str(problem).removeprefix(str(tmp_path)).split(" (")[0] for problem in problems) == [
        "/id/x/b.yaml:2:7: ATT002 is the code of any/x/a",
        "/id/y/a.yaml:2:7: ATT002 is the code of any/x/a",
    ]


def test_former_names(tmp_path: Path) -> None:
    other = RULE.replace("ATT002", "ATT003")
    living = other.replace("id/attribution/foggy", "id/x/a")
    rules, problems = pack.read_pack(put(tmp_path, id__x__a=RULE, id__x__b=other, id__x__c=living.replace("ATT003", "ATT004")), KINDS)
    assert [rule.name for rule in rules] == ["id/x/a"]
    assert [str(problem).removeprefix(str(tmp_path)) for problem in problems] == [
        "/id/x/b.yaml:14:11: id/x/a was called id/attribution/foggy too (keep it in one of them)",
        "/id/x/c.yaml:14:11: a rule called id/x/a is in use (a former name belongs to no rule now)",
    ]


def test_two_packs_with_one_rule(tmp_path: Path) -> None:
    first, _ = pack.read_pack(put(tmp_path / "one", id__x__a=RULE), KINDS)
    second, _ = pack.read_pack(put(tmp_path / "two", id__x__a=RULE), KINDS)
    clashing = pack.clashes([*first, *second])
    assert list(clashing) == [second[0].path]
    assert first[0].path in clashing[second[0].path].what


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("id/a.yaml", "is not read here"),
        ("id/x/y/a.yaml", "is not read here"),
        ("id/x/a.yml", "is not read"),
        ("id/x/Vague Source.yaml", "'Vague Source' cannot be a name"),
        ("id/X/a.yaml", "'X' cannot be a family"),
        ("a.yaml", "is not read here"),
    ],
)
def test_files_that_would_be_forgotten_in_silence(tmp_path: Path, file: str, what: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(RULE, encoding="utf-8")
    rules, problems = pack.read_pack(tmp_path, KINDS)
    assert rules == ()
    assert [problem.what for problem in problems] == [what]


def test_what_is_no_rule_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, default="x: [", id__language="name: y\nfunction_words: [z]", id__interface="a: b", id__lexicon__claims="c: [d]")
    put(tmp_path, id__x__a=RULE)
    for name in (".hidden.yaml", "a.yaml~", "README.md"):
        (tmp_path / "id/x" / name).write_text("[", encoding="utf-8")
    rules, problems = pack.read_pack(tmp_path, KINDS)
    assert [rule.name for rule in rules] == ["id/x/a"]
    assert problems == ()


def test_unreadable_files(tmp_path: Path) -> None:
    put(tmp_path, id__x__a=RULE)
    (tmp_path / "id/x/b.yaml").write_bytes("check: words\nsay: kéj".encode("latin-1"))
    _, problems = pack.read_pack(tmp_path, KINDS)
    assert [str(problem) for problem in problems] == [f"{tmp_path}/id/x/b.yaml:2:7: this is not UTF-8 (save the file as UTF-8)"]
    assert pack.read_pack(tmp_path / "none", KINDS)[1][0].what == "no such directory"


def test_languages(tmp_path: Path) -> None:
    put(
        tmp_path,
        id__language="name: Bahasa Indonesia\nfunction_words: [yang, dan, no]\nclitics: [nya]\nnasal:\n- [p, mem, 1]\n",
        id__lexicon__verbs="say: [kata, ujar]\nask:\n- tanya\n",
        id__lexicon__nouns="people: [pakar, (rusak, 'ahli | ']\n",
        id__interface="error: WAJIB\nno: tidak\n",
        en__language="nam: English\nfunction_words: [the]\ncode: xx\n",
        en__lexicon__verbs="say: [said]\n",
        nl__x__a=RULE,
    )
    languages, problems = pack.read_languages(tmp_path)
    assert list(languages) == ["id"]
    indonesian = languages["id"]
    assert (indonesian.code, indonesian.name, indonesian.clitics) == ("id", "Bahasa Indonesia", ("nya",))
    assert indonesian.function_words == {"yang", "dan", "no"}
    assert indonesian.nasal == (("p", "mem", 1),)
    assert indonesian.lexicon == {"nouns.people": ("pakar",), "verbs.say": ("kata", "ujar"), "verbs.ask": ("tanya",)}
    assert indonesian.interface == {"error": "WAJIB", "no": "tidak"}
    places = [str(problem).removeprefix(f"{tmp_path}/").split(" ")[0] for problem in problems]
    assert places[0] == "en/language.yaml:3:1:"
    assert [place.rsplit(":", 2)[0] for place in places[1:]] == ["id/lexicon/nouns.yaml:1", "id/lexicon/nouns.yaml:1"]


@pytest.mark.parametrize("affix", ["me", "{akar}", "{root", "{}", "{0}", "{root.x}", "{nasal:z}", "{root!x}"])
def test_affixes_that_no_root_can_fill(tmp_path: Path, affix: str) -> None:
    put(tmp_path, id__language=f"name: a\nfunction_words: [b]\naffixes: ['di{{root}}', '{affix}', 'p{{nasal:1}}an']\n")
    languages, problems = pack.read_languages(tmp_path)
    assert languages == {}
    assert [str(problem).removeprefix(f"{tmp_path}/") for problem in problems] == [
        f"id/language.yaml:3:23: '{affix}' is not an affix (write {{root}} or {{nasal}} where the root goes)"
    ]


def test_phrases_are_tried_in_the_languages_of_the_rule(tmp_path: Path) -> None:
    asked: list[str | None] = []

    def watching(options: Any, language: Language | None) -> tuple[Needle, ...]:
        asked.append(language.code if language else None)
        return ()

    kinds = {"words": SimpleNamespace(Options=Options, FIELDS=("group",), needles=watching)}
    plain = RULE.replace("formerly: [id/attribution/foggy]\n", "")
    put(tmp_path, any__x__a=plain, id__x__a=plain, nl__x__a=plain)
    put(tmp_path, id__language="name: a\nfunction_words: [b]\n", en__language="name: a\nfunction_words: [b]\n")
    assert pack.read_pack(tmp_path, kinds)[1] == ()
    assert asked == ["en", "id", "id", None]


LETTERS = string.ascii_lowercase
MANY = "".join(f"{a}{b}{c}{d}\n" for a in LETTERS for b in LETTERS for c in LETTERS for d in LETTERS[:4])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("\ufeff[roots 5]\nmakan rumah\n".encode(), []),
        (b"[roots 5]\nmakan\n[root 5]\nrumah", [":3: '[root 5]' is no section (write [roots 1..9], [forms 1..9] or [other])"]),
        ("[roots 5]\nkaf\u00e9".encode("latin-1"), [": this is not UTF-8 (save the file as UTF-8)"]),
        (f"[forms 1]\n{MANY}".encode(), [": too many words: 70304 of one length (leave out the rarest)"]),
    ],
)
def test_vocabularies(tmp_path: Path, words: bytes, told: list[str]) -> None:
    put(tmp_path, id__language="name: y\nfunction_words: [z]")
    (tmp_path / "id/vocabulary.txt").write_bytes(words)
    languages, problems = pack.read_languages(tmp_path)
    assert [str(problem).removeprefix(f"{tmp_path}/id/vocabulary.txt") for problem in problems[:1]] == told
    assert bool(languages["id"].vocabulary) is (b"makan" in words)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes have no names there")
def test_a_vocabulary_that_is_no_file(tmp_path: Path) -> None:
    put(tmp_path, id__language="name: y\nfunction_words: [z]")
    os.mkfifo(tmp_path / "id/vocabulary.txt")
    assert [problem.what for problem in pack.read_languages(tmp_path)[1]] == ["cannot be read: not a regular file"]


def test_rule_schema_knows_every_kind() -> None:
    schema = pack.rule_schema(KINDS)
    assert schema["properties"]["check"]["enum"] == sorted(KINDS)
    words = schema["$defs"]["check-words"]
    assert {"in", "phrases", "flags"} <= set(words["properties"])
    assert set(words["required"]) == {"check", "code", "say", "why", "flags", "passes", "phrases"}
    assert words["properties"]["phrases"]["description"] == "Phrases to find."


def test_the_stored_rule_schema_is_current() -> None:
    """When this fails: `newslint schema rule > docs/rule.schema.json`, with no plug-in installed."""
    kinds = {name: resolve(reference) for name, reference in builtin.newslint_kinds().items()}
    stored = Path(__file__).parent.parent / "docs" / "rule.schema.json"
    assert json.loads(stored.read_text(encoding="utf-8")) == pack.rule_schema(kinds)


def test_what_describes_a_language_without_its_file_is_told(tmp_path: Path) -> None:
    put(tmp_path, xx__interface="", xx__lexicon__cues="", yy__family__a=RULE)
    (tmp_path / "xx/vocabulary.txt").write_text("", "utf-8")
    languages, problems = pack.read_languages(tmp_path)
    assert languages == {}
    assert [problem.where for problem in problems] == [
        str(tmp_path / "xx" / name) for name in ("vocabulary.txt", "interface.yaml", "lexicon")
    ]
    assert {problem.what for problem in problems} == {"is not read: there is no language.yaml beside it"}
