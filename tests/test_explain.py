"""The manual page of a rule, and the list of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
import yaml

from newslint.explain import explain, table
from newslint.kinds import residue
from newslint.language import Language
from newslint.packfiles import shipped
from newslint.rule import Rule
from newslint.terminal import width


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    most: int = 1
    unless: tuple[str, ...] = ()


RULE = Rule(
    name="id/loaded/hyperbole",
    check="phrases",
    code="LOD003",
    say={"id": "“{match}” membesar-besarkan. Berapa tepatnya?", "en": "“{match}” overstates. How much, exactly?"},
    why="Kata yang berlebihan\nmenggantikan angka.\n\nPembaca tidak dapat memeriksanya.",
    level="warning",
    within=("body", "headline"),
    outside=("quote",),
    sections={},
    options=Options(tuple(f"kata{n}" for n in range(15)), {"angka": ("fantastis", "luar biasa")}),
    basis="KEJ 3",
    links=("https://contoh.example/pedoman",),
    flags=("Harga melonjak [[gila-gilaan -> tajam]] di Pasar Wonosari.",),
    passes=("Harga naik 12 persen di Pasar Wonosari.",),
    overflags=("Band [[Gila-gilaan]] tampil malam ini.",),
)
BARE = replace(
    RULE, name="en/loaded/bare", code="LOD900", flags=("A [[huge]] crowd.",), overflags=(), links=(), basis="", options=Options()
)


def language(code: str) -> Language:
    interface = yaml.safe_load((shipped() / code / "interface.yaml").read_text("utf-8"))
    return Language(code=code, name=code, function_words=frozenset(), interface=interface)


def test_page_as_a_reader_sees_it() -> None:
    assert (
        explain(RULE, language("id"))
        == """\
LOD003  id/loaded/hyperbole  PERIKSA
“…” membesar-besarkan. Berapa tepatnya?

Mengapa
  Kata yang berlebihan menggantikan angka.
  Pembaca tidak dapat memeriksanya.

Ditandai
  - Harga melonjak [gila-gilaan → tajam] di Pasar Wonosari.

Tidak ditandai
  - Harga naik 12 persen di Pasar Wonosari.

Batas yang diketahui
  Ditandai, padahal seharusnya tidak:
  - Band [Gila-gilaan] tampil malam ini.

Cara memperbaiki
  Laporan menawarkan penggantinya, seperti di kanan panah di atas.

Cara mengizinkan
  Dalam naskah, dengan alasan: <!-- newslint: abaikan LOD003 -- alasannya -->
  Untuk seluruh proyek, dalam newslint.yaml: rules: {id/loaded/hyperbole: off}

Dasar
  KEJ 3

Bacaan
  https://contoh.example/pedoman

Yang dicari
  check: phrases
  phrases: kata0 · kata1 · kata2 · kata3 · kata4 · kata5 · kata6 · kata7 · kata8 · kata9
    · kata10 · kata11 · … (+3)
  lists: angka (fantastis · luar biasa)
  di mana: body, headline; di luar quote"""
    )


def test_what_a_rule_does_not_have_is_left_out_but_limits_are_always_told() -> None:
    text = explain(BARE, language("en"))
    for absent in ("Basis", "Reading", "Since version", "Formerly", "phrases:", "most:"):
        assert absent not in text
    assert "Known limits\n  none on record" in text
    assert "Answer the question, or cut the words." in text
    assert "“…” overstates." in text


@pytest.mark.parametrize(
    ("phrases", "shown"),
    [
        (("satu|dua|tiga|empat|lima",), "satu|dua|tiga|empat|lima"),
        (("satu|dua|tiga|empat|lima|enam (itu)", "tujuh"), "satu|dua|tiga|empat|lima|… (itu) · tujuh"),
        (("satu " * 47, "dua"), "satu " * 47 + "· … (+1)"),
        (("satu " * 60,), "satu " * 48 + "…"),
    ],
)
def test_long_lists_are_cut_short(phrases: tuple[str, ...], shown: str) -> None:
    lines = " ".join(explain(replace(RULE, options=Options(phrases)), language("id")).split())
    assert f"phrases: {shown} di mana:" in lines


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "The report offers what to write instead"),
        ({"flags": ("A [[huge]] crowd.",)}, "Answer the question, or cut the words."),
        ({"flags": ("A [[huge]] crowd.",), "say": {"en": "Cut “{match}”."}}, "Mend it as the message says."),
        ({"flags": ("A [[huge]] crowd.",), "options": residue.Options(delete=True)}, "newslint check --fix deletes it where that is safe."),
    ],
)
def test_how_to_mend_it(changes: dict[str, Any], told: str) -> None:
    _, _, rest = explain(replace(RULE, **changes), language("en")).partition("How to mend it\n  ")
    assert rest.startswith(told)


def test_an_example_shows_where_its_lines_end() -> None:
    text = explain(replace(BARE, flags=("[[Huge]] Crowd\n\nIt came\non Monday.\n",)), language("en"), room=200)
    assert "- [Huge] Crowd ¶ It came ¶ on Monday.\n" in text


@pytest.mark.parametrize("room", [40, 60, 100])
def test_page_keeps_to_the_room(room: int) -> None:
    lines = explain(RULE, language("id"), room=room).splitlines()
    assert all(width(line) <= room or len(line.split()) == 1 for line in lines)


def test_page_without_an_interface_still_says_everything() -> None:
    nobody = Language(code="xx", name="xx", function_words=frozenset())
    text = explain(RULE, nobody)
    assert "KEJ 3" in text
    assert "membesar-besarkan" in text


def test_page_obeys_nothing_in_a_rule_file() -> None:
    assert "\x1b" not in explain(replace(RULE, basis="\x1b[2J", say={"id": "\x1b]0;x\x07"}), language("id"))


def test_table() -> None:
    assert table([RULE, BARE], language("en")).splitlines() == [
        "LOD900  WARNING  en/loaded/bare       “…” overstates. How much, exactly?",
        "LOD003  WARNING  id/loaded/hyperbole  “…” overstates. How much, exactly?",
    ]
    assert table([], language("en")) == ""
