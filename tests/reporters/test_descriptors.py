"""What SARIF says of a rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from newslint.finding import Checked
from newslint.reporters import Style
from newslint.reporters.descriptors import descriptor, message
from newslint.rule import Rule


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("biasa [satu]", "biasa [satu]"),
        ("{0} dan {{iklan}}", "{{0}} dan {{{{iklan}}}}"),
        ("[klik](http://x) \\", "\\[klik\\](http://x) \\\\"),
    ],
)
def test_messages_have_no_placeholders_and_no_links(text: str, expected: str) -> None:
    assert message(text) == {"text": expected}


def test_descriptor_in_the_language_asked_for(checked: Checked, style: Style, rules: Mapping[str, Rule]) -> None:
    finding, rule = checked.findings[1], rules["id/attribution/vague-source"]
    made = descriptor(finding, rule, replace(style, language="en"), style.wording("en"))
    assert made["shortDescription"]["text"] == "“…” cannot be identified."
    assert made["fullDescription"]["text"] == "Pembaca berhak tahu <siapa>. Alasan kedua [klik](x)."
    marked = made["help"]["markdown"]
    assert r"Pembaca berhak tahu \<siapa\>." in marked
    assert r"\[klik\](x)" in marked
    assert "<https://contoh.example/kej>" in marked
    assert "javascript" not in marked
    assert made["properties"] == {"tags": ["attribution"], "problem.severity": "warning", "basis": "KEJ 3"}


def test_a_rule_not_at_hand_is_named_only(checked: Checked, style: Style) -> None:
    made = descriptor(checked.findings[3], None, style, style.wording("id"))
    assert made == {
        "id": "id/boilerplate/related-link",
        "name": "BPL001",
        "properties": {"tags": ["boilerplate"], "problem.severity": "error"},
    }
