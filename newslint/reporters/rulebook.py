"""A rule's page in the HTML report: why, examples and basis, from the rule file alone."""

from __future__ import annotations

from collections.abc import Iterator

from newslint import expressions as re
from newslint.examples import readable
from newslint.reporters.markup import inert
from newslint.reporters.wording import Wording, say
from newslint.rule import Rule

EXAMPLES = 6
"""Examples of a sort that are shown; the manual has them all."""

SHOWN = 240
"""Characters of an example after its last mark."""


def entry(name: str, key: str, rule: Rule | None, wording: Wording) -> Iterator[str]:
    """The page of rule `name` under the id `key`: it opens over the report and is printed after it."""
    title = inert(f"{rule.code} {name}" if rule else name)
    yield f'<section class="rulepage" id="{key}" popover aria-label="{title}"><h2>{title}</h2>'
    if rule is not None:
        yield from (f"<p>{inert(reason)}</p>" for reason in rule.reasons)
        for label, examples in (("explain.flags", rule.flags), ("explain.passes", rule.passes)):
            if examples:
                yield f"<h3>{inert(say(wording, label))}</h3><ul>"
                yield from (f"<li>{_example(text)}</li>" for text in examples[:EXAMPLES])
                yield "</ul>"
        if rule.basis:
            yield f"<p>{inert(say(wording, 'explain.basis'))}: {inert(rule.basis)}</p>"
        yield from map(_link, rule.links)
    yield f'<button type="button" popovertarget="{key}" popovertargetaction="hide">{inert(say(wording, "html.close"))}</button></section>'


def _example(text: str) -> str:
    """An example with its marks as marks."""
    example = readable(text)
    parts, at = [], 0
    for mark in example.marks:
        better = "" if mark.replacement is None else f" → <ins>{inert(mark.replacement)}</ins>"
        parts.append(f"{inert(example.text[at : mark.start])}<mark>{inert(example.text[mark.start : mark.end])}</mark>{better}")
        at = mark.end
    return "".join(parts) + inert(_cut(example.text[at:]))


def _cut(text: str) -> str:
    """What stands after the last mark, not more of it than is needed."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rsplit(' ', 1)[0]} …"


def _link(link: str) -> str:
    """A link to read on; only to the web."""
    shown = inert(link)
    return f'<p><a href="{shown}" rel="noreferrer noopener">{shown}</a></p>' if re.match(r"https?://", link) else f"<p>{shown}</p>"
