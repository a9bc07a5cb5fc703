"""What SARIF says of a rule: its help, in plain text and in Markdown, from the rule file alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import shorten

from newslint import expressions as re
from newslint.finding import Finding
from newslint.reporters import Style
from newslint.reporters.escaping import markdown
from newslint.reporters.wording import say
from newslint.rule import Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

PLACEHOLDER = re.later(r"\{\w+\}")
EXAMPLES = 4
"""Examples of a sort that the help shows; the manual has them all."""
SEVERITIES = {"error": "error", "warning": "warning", "note": "recommendation"}
"""GitHub's names of our levels."""
Wording = Mapping[str, str]


def message(text: str) -> dict[str, str]:
    """A message in which braces are no placeholders and brackets no links."""
    text = text.replace("{", "{{").replace("}", "}}")
    return {"text": re.sub(r"[\\\[\]]", r"\\\g<0>", text) if "](" in text else text}


def descriptor(finding: Finding, rule: Rule | None, style: Style, wording: Wording) -> dict[str, Any]:
    """The `reportingDescriptor` of a finding's rule; a bare one where the rule is not at hand."""
    properties: dict[str, Any] = {"tags": [finding.family], "problem.severity": SEVERITIES[rule.level if rule else finding.level]}
    bare = {"id": finding.rule, "name": finding.code}
    if rule is None:
        return {**bare, "properties": properties}
    said = PLACEHOLDER.sub("…", _said(rule, style))
    why = rule.reasons
    return {
        **bare,
        "shortDescription": {"text": said},
        "fullDescription": {"text": " ".join(why) or said},
        "help": {"text": "\n\n".join(_plain(rule, why, wording)) or said, "markdown": "\n\n".join(_marked(rule, why, wording)) or said},
        **({"helpUri": rule.links[0]} if rule.links else {}),
        **({"deprecatedIds": list(rule.formerly)} if rule.formerly else {}),
        "defaultConfiguration": {"level": rule.level},
        "properties": {**properties, **({"basis": rule.basis} if rule.basis else {})},
    }


def _said(rule: Rule, style: Style) -> str:
    for code in (style.language, rule.language):
        if code in rule.say:
            return rule.say[code]
    return next(iter(rule.say.values()), rule.name)


def _plain(rule: Rule, why: Sequence[str], wording: Wording) -> Iterator[str]:
    yield from why
    for key, examples in _examples(rule):
        yield "\n".join((f"{say(wording, key)}:", *(f"- {' '.join(each.split())}" for each in examples)))
    if rule.basis:
        yield f"{say(wording, 'explain.basis')}: {rule.basis}"


def _marked(rule: Rule, why: Sequence[str], wording: Wording) -> Iterator[str]:
    yield from map(markdown, why)
    for key, examples in _examples(rule):
        yield f"**{markdown(say(wording, key))}**"
        yield "\n".join(f"- {markdown(' '.join(each.split()))}" for each in examples)
    if rule.basis:
        yield f"**{markdown(say(wording, 'explain.basis'))}**: {markdown(rule.basis)}"
    if rule.links:
        yield "\n".join(f"- <{link}>" for link in rule.links if re.fullmatch(r"https?://[^\s<>]+", link))


def _examples(rule: Rule) -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, examples in (("explain.flags", rule.flags), ("explain.passes", rule.passes)):
        if examples:
            yield key, tuple(shorten(each, 300, placeholder=" …") for each in examples[:EXAMPLES])
