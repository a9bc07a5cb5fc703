"""Runs the examples in rule files: what `flags` marks must be found and mended so, what `passes` says must not be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any, get_args

from newslint.article import Article
from newslint.choices import Trigger
from newslint.directives import in_text
from newslint.errors import NewslintError, Problem
from newslint.examples import Example, parse
from newslint.finding import Checked
from newslint.language import Language
from newslint.linter import lint
from newslint.mistakes import close
from newslint.nodes import MappingNode, scalars
from newslint.plan import ALLOWANCE, ANY, Plan
from newslint.readers.mask import without
from newslint.refusal import reason
from newslint.rule import Rule
from newslint.rulefile import load
from newslint.settled import Settings


def failures(rule: Rule, plan: Plan, annotators: Mapping[str, Callable[..., Any]]) -> Iterator[Problem]:
    """Every example of `rule` that does not hold, as a problem located at the example in the rule file."""
    languages = tuple(plan.languages) if rule.language == ANY else (rule.language,)
    for language in languages:
        for kind, wanted in (("flags", rule.flags), ("passes", rule.passes), ("misses", rule.misses), ("overflags", rule.overflags)):
            for text in wanted:
                for problem in _failure(rule, kind, text, language, plan, annotators):
                    yield replace(problem, where=_place(rule, text, kind))


def _place(rule: Rule, text: str, *keys: str) -> str:
    """Where a text stands below one of the keys of a rule's file; the file alone when a setting has put it there."""
    try:
        root = load(Path(rule.path))
    except NewslintError:
        return rule.path
    below = (root.get(key) for key in keys) if isinstance(root, MappingNode) else ()
    return next((scalar.where for node in below for scalar in scalars(node) if scalar.value == text), rule.path)


def unknown_names(rules: Iterable[Rule], plan: Plan) -> Iterator[Problem]:
    """What rules refer to by names that no list and no rule of their language has: a weight on it would never count."""
    known: dict[str, frozenset[str]] = {}
    for rule in rules:
        for written, name in getattr(plan.kind(rule.name), "refers", _nothing)(rule):
            if rule.language not in known:
                known[rule.language] = frozenset(_names(plan, rule.language))
            if name not in known[rule.language]:
                where = _place(rule, written, *(field.name for field in fields(rule.options)))
                yield Problem(where, f"nothing is called '{written}'", close(name, known[rule.language]))


def _nothing(rule: Rule) -> Iterator[tuple[str, str]]:
    return iter(())


def _names(plan: Plan, code: str) -> Iterator[str]:
    """The lists of a language and of the rules for it, with their groups, and the claims of the analysis."""
    language = plan.languages.get(code)
    for known in [language] if language else plan.languages.values():
        yield from known.lexicon
    yield from (f"claim {trigger}{end}" for trigger in get_args(Trigger) for end in ("", " excused"))
    for name in plan.names:
        tongue, _, short = name.partition("/")
        if tongue in (code, ANY):
            yield short
            yield from (f"{short}: {needle.group}" for needle in plan.kind(name).needles(plan.rule(name).options, language) if needle.group)


def unsafe_patterns(rule: Rule, plan: Plan) -> Iterator[Problem]:
    """The patterns of `rule` that no text should be given to, in any of its languages, each with the reason."""
    known = [language for code, language in plan.languages.items() if rule.language in (code, ANY)]
    languages: list[Language | None] = [*known] or [None]
    needles = (needle for language in languages for needle in plan.kind(rule.name).needles(rule.options, language))
    for pattern in dict.fromkeys(needle.pattern for needle in needles if needle.pattern):
        if why := reason(pattern):
            yield Problem(rule.path, f"pattern {pattern!r}: {why}")


def _failure(
    rule: Rule, kind: str, text: str, language: str, plan: Plan, annotators: Mapping[str, Callable[..., Any]]
) -> Iterator[Problem]:
    try:
        example = parse(text)
    except NewslintError as error:
        yield from (Problem(rule.path, f"{kind}: {problem.what}: {text!r}", problem.hint) for problem in error.problems)
        return
    checked = lint(_article(rule, example), plan, Settings(chosen=_chosen(rule), language=language), annotators)
    found = {(finding.start, finding.end): finding for finding in checked.findings if finding.rule == rule.name}
    marked = {(mark.start, mark.end) for mark in example.marks}
    for crash in checked.crashes:
        yield Problem(rule.path, f"{kind}: {crash}")
    if kind == "misses":
        if (found.keys() >= marked and marked) or (not marked and found):
            yield Problem(rule.path, f"misses: this is found now, move it to 'flags': {text!r}")
    elif kind == "overflags":
        if not found:
            yield Problem(rule.path, f"overflags: this passes now, move it to 'passes': {text!r}")
    elif found.keys() != marked:
        yield Problem(rule.path, f"{kind}: {_difference(set(found), marked, example)}: {text!r}")
    else:
        yield from _wrong_fixes(rule, example, checked)


def _chosen(rule: Rule) -> frozenset[str] | None:
    """The rules to run: an allowance is judged by what the others find."""
    return None if rule.check == ALLOWANCE else frozenset({rule.name})


def _article(rule: Rule, example: Example) -> Article:
    """The example as an article: its first line is a headline when a blank line follows or the rule reads only headlines.

    It comes from no desk: the rule's own folder (`editorial`) must not be taken for one.
    """
    path = rule.path.replace("\\", "/").rsplit("/", 1)[-1]
    headed = set(rule.within) == {"headline"} or "\n\n" in example.text
    meta = {} if headed else {"title": "-"}
    if set(rule.within) == {"headline"} and "\n" not in example.text:
        text = example.text + "\n\n"
        return Article(path, text, text)
    remarks = in_text(example.text) if rule.check == ALLOWANCE else ()
    return Article(path, example.text, without(example.text, remarks), meta=meta, remarks=remarks)


def _difference(found: set[tuple[int, int]], marked: set[tuple[int, int]], example: Example) -> str:
    def words(spans: set[tuple[int, int]]) -> str:
        return ", ".join(repr(example.text[start:end]) for start, end in sorted(spans))

    parts = []
    if marked - found:
        parts.append(f"not found: {words(marked - found)}")
    if found - marked:
        parts.append(f"found: {words(found - marked)}")
    return "; ".join(parts)


def _wrong_fixes(rule: Rule, example: Example, checked: Checked) -> Iterator[Problem]:
    fixes = {(finding.start, finding.end): finding.fix for finding in checked.findings}
    for mark in example.marks:
        if mark.replacement is None:
            continue
        fix = fixes[(mark.start, mark.end)]
        if fix is None or fix.text != mark.replacement:
            said = "nothing" if fix is None else repr(fix.text)
            yield Problem(rule.path, f"flags: the fix makes {said} of {example.text[mark.start : mark.end]!r}, not {mark.replacement!r}")
