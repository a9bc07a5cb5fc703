"""The page: whole, safe, in every language, and nothing on it that its queries do not give."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from newslint.archive.database import Database
from newslint.archive.numbers import Voice
from newslint.archive.page import page
from newslint.archive.report import Report, report
from newslint.language import Language
from tests.archive.ledger import article, audit, finding

HOSTILE = "<script>alert(1)</script>\"'&\u202e\x1b[31m"
VOID = {"meta", "br"}
SHARD = [
    *(article(f"a{at}", finding(), date=f"2025-0{at % 2 + 1}-03", author="Rina") for at in range(40)),
    *(article(f"b{at}", finding(), outlet="Warta Tirta", section="Kota", date="3 Maret 2025") for at in range(30)),
    article("c", finding(words=HOSTILE, rule=f"id/boilerplate/{HOSTILE}"), outlet=HOSTILE, author=HOSTILE, section=HOSTILE),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory, languages: Mapping[str, Language]) -> Report:
    out = audit(tmp_path_factory.mktemp("page"), SHARD)
    names = {name: number for language in languages.values() for name, number in language.months.items()}
    with Database(str(out), names, against=str(out)) as database:
        return report(database, authors=True)


def made(found: Report, language: Language) -> str:
    return "".join(page(found, Voice(language.interface, {"id": "Bahasa Indonesia"}), language.code, {"id/boilerplate/ad": "Iklan?"}))


class Reader(HTMLParser):
    """Tags that nest, and what their attributes are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.ids.extend(value for name, value in attrs if name == "id" and value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("code", ["id", "en"])
def test_the_page_is_whole_and_loads_nothing(code: str, found: Report, languages: Mapping[str, Language]) -> None:
    html = made(found, languages[code])
    reader = Reader()
    reader.feed(html)
    assert reader.open == []
    assert len(reader.ids) == len(set(reader.ids))
    links = [attrs[name] for _, attrs in reader.tags for name in ("href", "src", "xlink:href", "action") if name in attrs]
    assert {link for link in links if link} <= {f"#{name}" for name in reader.ids}
    assert not [attrs for _, attrs in reader.tags if any(name == "style" or name.startswith("on") for name in attrs)]
    assert {tag for tag, _ in reader.tags}.isdisjoint({"link", "img", "iframe", "object", "form", "base"})
    assert [tag for tag, _ in reader.tags].count("svg") == 4


def test_only_the_pages_own_style_and_script_may_act(found: Report, languages: Mapping[str, Language]) -> None:
    html = made(found, languages["en"])
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    for tag in ("style", "script"):
        (body,) = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'; ")


def test_what_the_archive_says_is_text(found: Report, languages: Mapping[str, Language]) -> None:
    html = made(found, languages["en"])
    assert "alert(1)" in html
    assert "<script>alert" not in html
    assert "\u202e" not in html
    assert "\x1b" not in html


@pytest.mark.parametrize("code", ["id", "en"])
def test_there_is_a_wording_for_everything(code: str, found: Report, languages: Mapping[str, Language]) -> None:
    """A key without one would be shown as it is."""
    html = made(found, languages[code])
    keys = {column for filled in found.figures.values() for column in filled.columns} - {"rule"}
    assert [key for key in keys if f"archive.column.{key}" not in languages[code].interface] == []
    sections = [key for key, _ in found.sections()]
    assert [key for key in (*found.figures, *sections) if f"archive.{key}" not in languages[code].interface] == []
    assert "{" not in re.sub(r"<(style|script|pre)\b.*?</\1>", "", html, flags=re.DOTALL)


def test_each_table_can_be_read_aloud_and_reached(found: Report, languages: Mapping[str, Language]) -> None:
    reader = Reader()
    reader.feed(made(found, languages["en"]))
    regions = [attrs for _, attrs in reader.tags if attrs.get("role") == "region"]
    assert all(attrs.get("aria-label") and attrs.get("tabindex") == "0" for attrs in regions)
    assert all(attrs.get("aria-label") for _, attrs in reader.tags if attrs.get("role") == "img")
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in reader.tags if tag == "th")


def test_authors_and_groups_of_few_articles(found: Report, tmp_path: Path, languages: Mapping[str, Language]) -> None:
    html = made(found, languages["en"])
    assert '<tr class="small"' in html
    assert "fewer than 20 articles" in html
    with Database(str(audit(tmp_path, SHARD)), {}) as database:
        without = made(report(database), languages["en"])
    assert "Rina" in html
    assert "Rina" not in without
    assert "author" not in re.sub(r"<style>.*?</style>", "", without, flags=re.DOTALL)
