"""The manual page of a rule and the list of rules, written from the rule files alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from newslint.config import selects
from newslint.examples import readable
from newslint.language import Language
from newslint.plan import ALLOWANCE, Plan
from newslint.rule import Rule
from newslint.terminal import fold, plain, width

INDENT = "  "
SHOWN, LONGEST = 12, 240
"""Entries and code points of a word list that the page prints; the rule file has them all."""
MANY = re.compile(r"(?<!\S)((?:[\w'’-]+\|){4}[\w'’-]+)(?:\|[\w'’-]+)+(?!\S)")
"""An entry's alternatives, five and more."""
BREAK = re.compile(r"\s*\n\s*")
PLACEHOLDER = re.compile(r"\{\w+\}")
Wording = Mapping[str, str]


def explain(rule: Rule, interface: Language, *, room: int = 88, bound: bool = False) -> str:
    """The page `newslint explain` prints, in the language `interface`: why, examples, limits, how to mend or allow, basis, what.

    `bound`: no allowance in the text holds for this rule.
    """
    lines = [*_head(rule, interface, room)]
    for _, title, texts in sections(rule, interface.interface, bound=bound):
        body = [line for text in texts for line in fold(plain(text), room, first=INDENT, rest=INDENT * 2)]
        lines += ["", title, *body]
    return "\n".join(lines)


def sections(rule: Rule, wording: Wording, *, bound: bool = False) -> Iterator[tuple[str, str, list[str]]]:
    """The parts of a rule's page: key, title, paragraphs. A part with nothing to say is left out.

    The keys of the rule's file come last: whoever asks why something was marked wants reasons and examples before lists of words.
    """
    for key, paragraphs in (
        ("why", rule.reasons),
        ("flags", _examples(rule.flags)),
        ("passes", _examples(rule.passes)),
        ("limits", _limits(rule, wording)),
        ("fix", [wording.get(f"explain.fix.{_cure(rule)}", "")]),
        ("allow", _allow(rule, wording, bound=bound)),
        ("basis", [rule.basis]),
        ("links", list(rule.links)),
        ("since", [rule.since]),
        ("formerly", [", ".join(rule.formerly)]),
        ("what", _what(rule, wording)),
    ):
        texts = [text for text in paragraphs if text]
        if texts:
            yield key, _say(wording, key), texts


def table(rules: Iterable[Rule], interface: Language) -> str:
    """What `newslint rules` prints: code, level, name and message of every rule, in columns, sorted by name."""
    rows = [
        (plain(rule.code), level_name(rule, interface), plain(rule.name), message(rule, interface))
        for rule in sorted(rules, key=lambda rule: rule.name)
    ]
    if not rows:
        return ""
    sizes = [max(width(row[column]) for row in rows) for column in range(3)]
    return "\n".join("  ".join([*map(_padded, row[:3], sizes), row[3]]) for row in rows)


def _head(rule: Rule, interface: Language, room: int) -> Iterator[str]:
    yield plain(f"{rule.code}  {rule.name}  {level_name(rule, interface)}")
    yield from fold(message(rule, interface), room)


def _what(rule: Rule, wording: Wording) -> list[str]:
    """Where it looks, and the kind's own keys as the rule file gives them, long lists cut short."""
    places = ", ".join(rule.within) or _say(wording, "everywhere")
    if rule.outside:
        places += f"; {_say(wording, 'outside')} {', '.join(rule.outside)}"
    keys = [f"{field.name}: {_entries(getattr(rule.options, field.name))}" for field in given(rule.options)]
    return [f"check: {rule.check}", *keys, f"{_say(wording, 'where').lower()}: {places}"]


def given(options: Any) -> Iterator[Any]:
    """The fields of a kind's `options` that the rule file sets to something."""
    for field in fields(options):
        value = getattr(options, field.name)
        if value != field.default and value not in ((), {}, frozenset(), None, ""):
            yield field


def _entries(value: Any) -> str:
    if isinstance(value, Mapping):
        return _cut([f"{key} → {item}" if isinstance(item, str) else f"{key} ({_entries(item)})" for key, item in value.items()])
    if isinstance(value, (list, tuple, set, frozenset)):
        return _cut([_entries(item) for item in (sorted(value) if isinstance(value, (set, frozenset)) else value)])
    return _brief(written(value))


def written(value: Any) -> str:
    """A single value as a rule file has it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _cut(entries: Sequence[str]) -> str:
    """The first entries, at least one and as many as there is room for."""
    shown: list[str] = []
    for entry in entries[:SHOWN]:
        brief = _brief(entry)
        if shown and sum(len(one) + 3 for one in shown) + len(brief) > LONGEST:
            break
        shown.append(brief)
    more = len(entries) - len(shown)
    return " · ".join(shown) + (f" · … (+{more})" if more > 0 else "")


def _brief(entry: str) -> str:
    """An entry, of many alternatives the first; of a long expression the beginning."""
    shown = MANY.sub(r"\1|…", entry)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} …"


def _examples(texts: Iterable[str]) -> list[str]:
    return [f"- {_bracketed(text)}" for text in texts]


def _bracketed(text: str) -> str:
    """An example with what is marked in brackets, and what the fix makes of it after an arrow; `¶` where a line ends."""
    found = readable(text)
    parts, at = [], 0
    for mark in found.marks:
        better = "" if mark.replacement is None else f" → {mark.replacement}"
        parts.append(f"{found.text[at : mark.start]}[{found.text[mark.start : mark.end]}{better}]")
        at = mark.end
    return BREAK.sub(" ¶ ", ("".join(parts) + found.text[at:]).strip())


def _limits(rule: Rule, wording: Wording) -> list[str]:
    lines = []
    for key, texts in (("misses", rule.misses), ("overflags", rule.overflags)):
        if texts:
            lines += [f"{_say(wording, key)}:", *_examples(texts)]
    return lines or [_say(wording, "no limits")]


def _cure(rule: Rule) -> str:
    """What the writer is to do: take what the rule's own examples show, let it be deleted, answer, or do as the message says."""
    if any(mark.replacement is not None for text in rule.flags for mark in readable(text).marks):
        return "shown"
    if getattr(rule.options, "delete", False):
        return "deleted"
    return "question" if any("?" in said for said in rule.say.values()) else "said"


def _allow(rule: Rule, wording: Wording, *, bound: bool) -> list[str]:
    remark = f"<!-- newslint: {wording.get('directive.allow') or 'allow'} {rule.code} -- {_say(wording, 'allow.reason')} -->"
    text = _say(wording, "allow.bound") if bound else f"{_say(wording, 'allow.text')}: {remark}"
    return [text, f"{_say(wording, 'allow.config')}: rules: {{{rule.name}: off}}"]


def bound(plan: Plan) -> frozenset[str]:
    """The names of the rules that the text cannot allow, only a configuration."""
    rules = (plan.rule(name) for name in plan.names if plan.check(name) == ALLOWANCE)
    selectors = [selector for rule in rules if rule.options.fault == "binding" for selector in rule.options.rules]
    return frozenset(name for name, code in plan.codes if any(selects(selector, name, code) for selector in selectors))


def level_name(rule: Rule, interface: Language) -> str:
    """The rule's level in that language, and whether it runs only on request."""
    level = interface.interface.get(f"level.{rule.level}", rule.level)
    return f"{level} ({interface.interface.get('level.optional', 'optional')})" if rule.optional else level


def message(rule: Rule, interface: Language) -> str:
    """What it says in that language, else in the first the rule has, an ellipsis for whatever the text will fill in."""
    return plain(PLACEHOLDER.sub("…", rule.say.get(interface.code) or next(iter(rule.say.values()), "")))


def _padded(text: str, size: int) -> str:
    return text + " " * (size - width(text))


def _say(wording: Wording, key: str) -> str:
    return wording.get(f"explain.{key}") or key
