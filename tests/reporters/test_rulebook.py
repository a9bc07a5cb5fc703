"""A rule's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from newslint.reporters import Style
from newslint.reporters.rulebook import entry
from newslint.rule import Rule


def test_page(style: Style, rules: Mapping[str, Rule]) -> None:
    rule = rules["id/attribution/vague-source"]
    page = "".join(entry(rule.name, "r1", rule, style.wording("id")))
    assert page.startswith('<section class="rulepage" id="r1" popover aria-label="ATT002 id/attribution/vague-source">')
    assert "<p>Pembaca berhak tahu &lt;siapa&gt;.</p>" in page
    assert "<mark>Sejumlah pengamat</mark> → <ins>Dua pengamat</ins> menilai &lt;b&gt;." in page
    assert '<a href="https://contoh.example/kej" rel="noreferrer noopener">' in page
    assert 'href="javascript' not in page


def test_examples_are_cut_after_their_marks(style: Style, rules: Mapping[str, Rule]) -> None:
    long = replace(rules["id/loaded/verdict"], flags=("[[Satu]] " + "kata " * 200,))
    page = "".join(entry(long.name, "r1", long, style.wording("id")))
    assert "<mark>Satu</mark> kata" in page
    assert page.count("kata") < 70


def test_a_broken_mark_and_a_missing_rule(style: Style, rules: Mapping[str, Rule]) -> None:
    broken = replace(rules["id/loaded/verdict"], flags=("[[Satu",))
    assert "<li>[[Satu</li>" in "".join(entry(broken.name, "r1", broken, style.wording("id")))
    assert "<h2>x/y/z</h2>" in "".join(entry("x/y/z", "r2", None, style.wording("id")))
