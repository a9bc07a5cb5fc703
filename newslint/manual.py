"""The manual, written from the rule files and the code: a page a rule, an index, the kinds, the language of phrases, the settings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from newslint import __version__
from newslint.examples import readable
from newslint.explain import given, level_name, message, sections, written
from newslint.language import Language
from newslint.plan import ANY
from newslint.reference import kinds_page, phrases_page, settings_page
from newslint.reporters.escaping import code, markdown
from newslint.rule import Rule

INDEX, KINDS, PHRASES, SETTINGS = "README.md", "kinds.md", "phrases.md", "settings.md"
RULES = "rules"
SHOWN, LONGEST = 60, 400
"""Entries of a word list, and characters of a text, that a page shows; the rule file has them all."""
Tongues = Mapping[str, Language]


def pages(
    rules: Iterable[Rule], kinds: Mapping[str, Any], tongues: Tongues, tongue: str = "", bound: Collection[str] = ()
) -> dict[str, str]:
    """Every page of the manual by its path: what `newslint docs` writes.

    A rule's page is in the interface language `tongue`, else in the rule's own. `bound` are the names of rules the text cannot allow.
    """
    ordered = sorted(rules, key=lambda rule: rule.name)
    made = {path_of(rule): page(rule, _tongue(rule, tongues, tongue), bound=rule.name in bound) for rule in ordered}
    used: dict[str, list[str]] = {}
    for rule in ordered:
        used.setdefault(rule.check, []).append(f"[{markdown(rule.name)}]({path_of(rule)})")
    return {
        INDEX: index(ordered, tongues, tongue),
        KINDS: kinds_page(kinds, used),
        PHRASES: phrases_page(),
        SETTINGS: settings_page(),
        **made,
    }


def path_of(rule: Rule) -> str:
    """Where a rule's page lies in the manual."""
    return f"{RULES}/{rule.name}.md"


def _tongue(rule: Rule, tongues: Tongues, wanted: str) -> Language:
    return next(tongues[code] for code in (wanted, rule.language, *sorted(tongues)) if code in tongues)


def index(rules: Iterable[Rule], tongues: Tongues, tongue: str = "") -> str:
    """The first page: every rule by language and family, and the way to the other pages."""
    lines = ["# newslint: the manual", "", f"Of newslint {__version__}, written by `newslint docs` from the rule files.", ""]
    lines += [f"- [Kinds of check]({KINDS}): the keys of rule files", f"- [The language of phrases]({PHRASES})"]
    lines += [f"- [Keys of newslint.yaml]({SETTINGS})", ""]
    for language, below in groupby(rules, key=lambda rule: rule.language):
        name = "Every language" if language == ANY else tongues[language].name if language in tongues else language
        lines += [f"## {markdown(name)}", ""]
        for family, members in groupby(below, key=lambda rule: rule.family):
            listed = list(members)
            title = _tongue(listed[0], tongues, tongue).interface.get(f"family.{family}", family)
            lines += [f"### {markdown(title[:1].upper() + title[1:])}", "", "| code | rule | level | message |", "|---|---|---|---|"]
            lines += [_row(rule, _tongue(rule, tongues, tongue)) for rule in listed]
            lines += [""]
    return "\n".join(lines)


def _row(rule: Rule, interface: Language) -> str:
    name = rule.name.rsplit("/", 1)[-1]
    said = markdown(message(rule, interface))
    return f"| {markdown(rule.code)} | [{markdown(name)}]({path_of(rule)}) | {markdown(level_name(rule, interface))} | {said} |"


def page(rule: Rule, interface: Language, *, bound: bool = False) -> str:
    """The page of one rule; `bound`: the text cannot allow it."""
    up = "../" * path_of(rule).count("/")
    head = f"{markdown(rule.code)} · {markdown(level_name(rule, interface))} · [{markdown(rule.check)}]({up}{KINDS}#{rule.check})"
    lines = [f"# {markdown(rule.name)}", "", head, "", f"> {markdown(message(rule, interface))}", ""]
    for key, title, texts in sections(rule, interface.interface, bound=bound):
        lines += [f"## {markdown(title)}", "", *_section(key, texts, rule), ""]
    return "\n".join([*lines, f"[↑]({up}{INDEX})", ""])


def _section(key: str, texts: Sequence[str], rule: Rule) -> Iterator[str]:
    if key == "what":
        yield from _what(texts, rule)
    elif key in ("flags", "passes"):
        yield from map(_example, getattr(rule, key))
    elif key == "allow":
        yield from (f"- {markdown(name)}{': ' * bool(value)}{code(value) if value else ''}" for name, _, value in _parted(texts))
    elif key == "links":
        yield from (f"- <{text}>" if re.match(r"https?://[^<>\s]+$", text) else f"- {markdown(text)}" for text in texts)
    elif key == "limits":
        examples = iter((*rule.misses, *rule.overflags))
        yield "\n".join(_example(next(examples)) if text.startswith("- ") else f"\n{markdown(text)}\n" for text in texts).strip("\n")
    else:
        yield "\n\n".join(map(markdown, texts))


def _parted(texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return ((text, "", "") if "<!--" not in text and "{" not in text else text.partition(": ") for text in texts)


def _what(texts: Sequence[str], rule: Rule) -> Iterator[str]:
    """The kind's keys as the rule file gives them, and, last, where it looks."""
    for field in given(rule.options):
        value = getattr(rule.options, field.name)
        if isinstance(value, Mapping) and not all(isinstance(item, (str, float)) for item in value.values()):
            yield f"- {code(field.name)}:"
            yield from (f"  - {markdown(name)}: {_entries(items)}" for name, items in value.items())
        else:
            yield f"- {code(field.name)}: {_entries(value)}"
    name, _, places = texts[-1].partition(": ")
    yield f"- {markdown(name)}: {markdown(places)}"


def _entries(value: Any) -> str:
    """A value of a rule file on one line, what is very long cut short."""
    if isinstance(value, Mapping):
        entries = [f"{code(name)} → {code(written(item))}" for name, item in value.items()]
    elif isinstance(value, (tuple, list, frozenset, set)):
        entries = [code(" · ".join(item) if isinstance(item, tuple) else str(item)) for item in value]
    else:
        text = written(value)
        return code(text) if len(text) <= LONGEST else f"{code(text[:LONGEST].rsplit(' ', 1)[0])} …"
    more = len(entries) - SHOWN
    return " · ".join(entries[:SHOWN]) + (f" · … (+{more})" if more > 0 else "")


def _example(text: str) -> str:
    """An example as an item of a list: what is marked is bold, and what the fix makes of it stands after an arrow."""
    found = readable(text)
    parts, at = [], 0
    for mark in found.marks:
        better = "" if mark.replacement is None else f" → {code(mark.replacement) if mark.replacement else '∅'}"
        parts += [_lined(found.text[at : mark.start]), f"<b>{_lined(found.text[mark.start : mark.end])}</b>{better}"]
        at = mark.end
    return f"- {''.join([*parts, _lined(found.text[at:])])}"


def _lined(text: str) -> str:
    """Part of an example; a line end stays one."""
    lines = text.split("\n")
    return "<br>".join(_spaced(line) for line in lines)


def _spaced(line: str) -> str:
    """`markdown` trims; the space around a mark must stay."""
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{' ' if before else ''}{markdown(line)}{' ' if after and line.strip() else ''}"
