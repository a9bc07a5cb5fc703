"""The page: what is in it, that nothing gets out of the text into it, and that it works in a browser."""

from __future__ import annotations

import shutil
import subprocess
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from newslint.errors import Problem
from newslint.finding import Checked, Passage, Said
from newslint.reporters import Style
from newslint.reporters.html import report
from tests.consumers import Page

BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)


def read(results: list[Checked | Problem], style: Style) -> Page:
    return Page("\n".join(report(results, style)))


def spoken(checked: Checked) -> Checked:
    """The article with a headline and a voice."""
    source = checked.article.source
    body = source.index("SUKAMAJU")
    end = source.index("\r", body)
    said = (Said(body, body + 60, "narrator"), Said(body + 61, end, "indirect", "Tono Wirya", "named"))
    return replace(checked, passages=(Passage(0, source.index("\r"), "headline"), Passage(body, end, "body", said)))


def test_the_page_is_well_formed_and_all_in_one(checked: Checked, hostile: Checked, style: Style) -> None:
    page = read([spoken(checked), hostile, Problem("x<b>.txt", "not text")], style)
    tags = Counter(tag for tag, _ in page.elements)
    assert (tags["html"], tags["h1"], tags["main"], tags["article"], tags["script"], tags["style"]) == (1, 1, 1, 2, 1, 1)
    assert not {"img", "link", "iframe", "object", "embed", "form", "base", "video", "audio"} & tags.keys()
    assert not any(name.startswith("on") or name in {"src", "style", "srcset"} for _, attributes in page.elements for name in attributes)
    assert all(target.startswith(("#", "https://contoh.example/")) for target in page.all("href"))
    assert "url(" not in page.style
    assert "@import" not in page.style
    assert "x<b>.txt: not text" in page.text


def test_only_its_own_style_and_script_may_act(checked: Checked, style: Style) -> None:
    page = read([checked], style)
    policy = next(attributes["content"] for _, attributes in page.elements if attributes.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; ")
    for name, text in (("style-src", page.style), ("script-src", page.script)):
        assert f"{name} 'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'" in policy


def test_references_lead_somewhere(checked: Checked, hostile: Checked, style: Style) -> None:
    page = read([spoken(checked), hostile], style)
    names = Counter(page.all("id"))
    assert max(names.values()) == 1
    wanted = {target[1:] for target in page.all("href") if target.startswith("#")}
    wanted |= {name for each in page.all("aria-describedby") for name in each.split()} | set(page.all("popovertarget"))
    assert wanted <= names.keys()


def test_hostile_text_stays_text(hostile: Checked, style: Style) -> None:
    page = read([hostile], style)
    text = "".join(page.text)
    for words in ("<script>alert(1)</script>", "]]> 100% & ␛[31m<202E>", "<!-- x -->", "<img src=x onerror=alert(2)>", "<b>é</b>"):
        assert words in text
    assert "alert(1)" not in page.script


def test_it_can_be_read_without_seeing_it(checked: Checked, style: Style) -> None:
    page = read([spoken(checked), checked], style)
    assert page.elements[0][1]["lang"] == "id"
    for tag, attributes in page.elements:
        if tag in {"aside", "nav", "article", "section"}:
            assert attributes.get("aria-label") or attributes.get("class") == "problems", tag
        if tag == "button":
            assert attributes["type"] == "button"
    assert "Langsung ke naskah" in page.text
    assert page.all("aria-live") == ["polite"]


def test_wording_card_and_voices(checked: Checked, style: Style) -> None:
    text = "".join(read([spoken(checked)], style).text)
    for words in ("Laporan newslint", "Kartu artikel", "hak jawab", "PERIKSA", "kata bermuatan", "saran: “belum selesai”", "dasar: KEJ 3"):
        assert words in text
    assert "Tono Wirya (bernama): kutipan tak langsung" in read([spoken(checked)], style).all("title")
    english = "".join(read([spoken(checked)], replace(style, language="en")).text)
    assert "newslint report" in english
    assert "Laporan" not in english


def test_articles_come_as_they_are_checked(checked: Checked, style: Style) -> None:
    taken = 0

    def results() -> Iterator[Checked]:
        nonlocal taken
        for _ in range(3):
            taken += 1
            yield checked

    for line in report(results(), style):
        if line.startswith("<article"):
            break
    assert taken == 1


def test_nothing_checked_is_a_page(style: Style) -> None:
    assert "articles: 0 · no findings" in "".join(read([], style).text)


@pytest.mark.skipif(BROWSER is None, reason="no chromium here")
def test_in_a_browser(checked: Checked, hostile: Checked, style: Style, tmp_path: Path) -> None:
    """The script runs: notes stand in the margin, filters and counts are there, and nothing of the text ran."""
    path = tmp_path / "report.html"
    path.write_text("\n".join(report([spoken(checked), hostile], style)), "utf-8")
    command = [
        str(BROWSER),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--window-size=1400,900",
    ]
    done = subprocess.run([*command, "--dump-dom", path.as_uri()], capture_output=True, text=True, timeout=60, check=True)
    page = Page(done.stdout.replace("<!DOCTYPE html>", ""))
    assert page.elements[0][1]["class"] == "js"
    assert [attributes["value"] for tag, attributes in page.elements if tag == "input"] == [
        "error", "warning", "note", "attribution", "boilerplate", "language", "loaded",
    ]  # fmt: skip
    tops = [attributes["style"] for tag, attributes in page.elements if tag == "li" and "data-level" in attributes]
    assert len(tops) == 9
    assert all(top.startswith("top:") for top in tops)
    assert "9" in page.text
