"""The manual: a page a rule with all that its file says, an index that leads to each, and links that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

import pytest

from newslint.language import Language
from newslint.manual import INDEX, KINDS, index, page, pages, path_of
from newslint.registry import collect
from newslint.rule import Rule


@dataclass(frozen=True, slots=True)
class Options:
    phrases: tuple[str, ...] = ()
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    swap: Mapping[str, str] = field(default_factory=dict)
    most: int = 1
    words: str = ""


RULE = Rule(
    name="id/loaded/hyperbole",
    check="phrases",
    code="LOD900",
    say={"id": "“{match}” membesar-besarkan. Berapa tepatnya?", "en": "“{match}” overstates. How much?"},
    why="Kata yang berlebihan\nmenggantikan angka.\n\nPembaca tidak dapat memeriksanya.",
    level="warning",
    within=("body", "headline"),
    outside=("quote",),
    sections={},
    options=Options(tuple(f"kata{n}" for n in range(70)), {"angka": ("a|b (c) ...", "x*")}, {"didepan": "di depan"}, 3, "kata " * 200),
    basis="KEJ 3",
    links=("https://contoh.example/pedoman",),
    flags=("Harga melonjak [[gila-gilaan -> tajam]] di Pasar [[luar biasa]] Wonosari.", "Judul\n\n[[Isi]] berita."),
    passes=("Harga naik 12 persen *di* Pasar <b>Wonosari</b>.",),
    misses=("Kata yang lolos.",),
    overflags=("Band [[Gila-gilaan]] tampil malam ini.",),
)
BARE = replace(RULE, name="any/loaded/bare", code="LOD901", options=Options(), links=(), basis="", misses=(), overflags=())


def test_page_of_a_rule(languages: Mapping[str, Language]) -> None:
    shown = page(RULE, languages["en"])
    assert shown.startswith(
        "# id/loaded/hyperbole\n\nLOD900 · WARNING · [phrases](../../../kinds.md#phrases)\n\n> “…” overstates. How much?\n"
    )
    for part in (
        "- `phrases`: `kata0` · `kata1` ·",
        "`kata59` · … (+10)\n",
        "- `lists`:\n  - angka: `a|b (c) ...` · `x*`\n",
        "- `swap`: `didepan` → `di depan`\n",
        "- `most`: `3`\n",
        "- where: body, headline; outside quote\n",
        "Kata yang berlebihan menggantikan angka.\n\nPembaca tidak dapat memeriksanya.\n",
        "- Harga melonjak <b>gila-gilaan</b> → `tajam` di Pasar <b>luar biasa</b> Wonosari.\n",
        "- Judul<br><br><b>Isi</b> berita.\n",
        "- Harga naik 12 persen \\*di\\* Pasar \\<b\\>Wonosari\\</b\\>.\n",
        "## Known limits\n\nShould be marked and is not:\n\n- Kata yang lolos.\n",
        "\n\nIs marked and should not be:\n\n- Band <b>Gila-gilaan</b> tampil malam ini.\n",
        "The report offers what to write instead",
        "- In the text, with a reason: `<!-- newslint: allow LOD900 -- the reason -->`\n",
        "`rules: {id/loaded/hyperbole: off}`\n",
        "## Basis\n\nKEJ 3\n",
        "- <https://contoh.example/pedoman>\n",
    ):
        assert part in shown, part
    assert len(max(shown.splitlines(), key=len)) < 1000


def test_page_in_the_rules_own_language(languages: Mapping[str, Language]) -> None:
    made = pages([RULE, BARE], {}, languages)
    assert "## Mengapa" in made[path_of(RULE)]
    assert "## Why" in made[path_of(BARE)]
    assert "## Why" in pages([RULE], {}, languages, "en")[path_of(RULE)]


def test_a_bound_rule_is_not_said_to_be_allowable_in_the_text(languages: Mapping[str, Language]) -> None:
    shown = page(RULE, languages["en"], bound=True)
    assert "newslint: allow" not in shown
    assert "- Not in the text: this is for the desk to decide\n" in shown


def test_index_by_language_and_family(languages: Mapping[str, Language]) -> None:
    shown = index([BARE, RULE, replace(RULE, name="xx/strange/one", code="XXX001")], languages)
    headings = [line for line in shown.splitlines() if line.startswith("##")]
    assert headings == ["## Every language", "### Loaded words", f"## {languages['id'].name}", "### Kata bermuatan", "## xx", "### Strange"]
    assert "| LOD900 | [hyperbole](rules/id/loaded/hyperbole.md) | PERIKSA | “…” membesar-besarkan. Berapa tepatnya? |" in shown


@pytest.fixture(scope="module")
def whole(languages: Mapping[str, Language]) -> dict[str, str]:
    """The manual of everything that ships."""
    from newslint.pack import read_pack
    from newslint.packfiles import shipped

    kinds = collect().kind_modules()
    rules, problems = read_pack(shipped(), kinds, languages=languages, proven=True)
    assert problems == ()
    return pages(rules, kinds, languages)


def test_every_link_in_the_manual_leads_to_a_page_and_a_heading(whole: dict[str, str]) -> None:
    headings = {name: {line.lstrip("# ") for line in text.splitlines() if line.startswith("#")} for name, text in whole.items()}
    broken = []
    for name, text in whole.items():
        for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", re.sub(r"`[^`]*`", "", text)):
            path, _, anchor = target.partition("#")
            parts: list[str] = []
            for part in (PurePosixPath(name).parent / path).parts:
                parts = parts[:-1] if part == ".." else [*parts, part]
            if "/".join(parts) not in whole or (anchor and anchor not in headings["/".join(parts)]):
                broken.append((name, target))
    assert broken == []


def test_every_rule_has_its_page_and_stands_in_the_index_and_under_its_kind(whole: dict[str, str]) -> None:
    rules = [name for name in whole if name.startswith("rules/")]
    assert len(rules) > 100
    for name in rules:
        assert f"({name})" in whole[INDEX]
        assert f"({name})" in whole[KINDS]
        assert whole[name].endswith("\n")
        assert "\n\n\n" not in whole[name]
