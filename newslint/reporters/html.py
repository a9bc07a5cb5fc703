"""One file to read and to print: every article as prose with what was found marked, who says what, and the notes in the margin.

Nothing in it is loaded from elsewhere, and the browser is told to load nothing and to run no script but its own.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from importlib.resources import files
from itertools import chain

from newslint.errors import Problem
from newslint.finding import Checked
from newslint.reporters import Result, Style, Tally
from newslint.reporters.manuscript import Manuscript, rows
from newslint.reporters.markup import inert
from newslint.reporters.rulebook import entry
from newslint.reporters.wording import Wording, card_facts, level_name, say, summary
from newslint.rule import LEVELS
from newslint.spans import Lines
from newslint.tight import visible

NEEDS_SPEECH = True
"""Articles come with who says what."""
BUTTONS = (("previous", "k"), ("next", "j"))


def report(results: Iterable[Result], style: Style) -> Iterator[str]:
    """The page, article by article. Its own wording is in the language asked for, else in that of the first article."""
    incoming = iter(results)
    head = list(_until_first(incoming))
    language = next((each.language for each in head if isinstance(each, Checked)), "")
    wording = style.wording(language)
    css, script = _resource("html.css"), _resource("html.js")
    yield from _head(style.language or language, wording, css, script)
    yield from _tools(wording)
    yield '<main id="articles" tabindex="-1">'
    tally, problems, rules, contents = Tally(), [], dict[str, str](), []
    for number, result in enumerate(chain(head, incoming), 1):
        tally += Tally.of(result)
        if isinstance(result, Problem):
            problems.append(f"<li>{inert(str(result))}</li>")
            continue
        contents.append(_entry(result, f"a{number}"))
        yield from _article(result, f"a{number}", style, rules)
    yield "</main>"
    yield from _foot(tally, problems, contents, style, wording)
    for name, key in rules.items():
        yield from entry(name, key, style.rules.get(name), wording)
    yield f"<script>{script}</script></body></html>"


def _until_first(incoming: Iterator[Result]) -> Iterator[Result]:
    """What comes before the first article, and that article."""
    for result in incoming:
        yield result
        if isinstance(result, Checked):
            return


def _resource(name: str) -> str:
    return files("newslint.reporters").joinpath(name).read_text("utf-8")


def _head(language: str, wording: Wording, css: str, script: str) -> Iterator[str]:
    policy = f"default-src 'none'; style-src '{_digest(css)}'; script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'"
    yield f'<!DOCTYPE html><html lang="{inert(language or "und")}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{inert(say(wording, 'html.title'))}</title>"
    yield f"<style>{css}</style></head><body>"
    yield f'<a class="skip" href="#articles">{inert(say(wording, "html.skip"))}</a>'


def _digest(text: str) -> str:
    """A hash as a content security policy gives it: only this very text may act."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()


def _tools(wording: Wording) -> Iterator[str]:
    """The bar that the script fills: it works on what is on the page, and is not shown without it."""
    yield f'<header class="bar"><h1>{inert(say(wording, "html.title"))}</h1><p id="summary"></p></header>'
    yield f'<aside class="tools" hidden aria-label="{inert(say(wording, "html.tools"))}"><div class="steps">'
    for name, key in BUTTONS:
        yield f'<button type="button" id="{name}" aria-keyshortcuts="{key}">{inert(say(wording, f"html.{name}"))}</button>'
    yield '<output id="position" aria-live="polite"></output></div>'
    yield f'<button type="button" id="voices" aria-pressed="false" aria-keyshortcuts="s">{inert(say(wording, "html.speech"))}</button>'
    for name in ("levels", "families"):
        yield f'<fieldset id="{name}"><legend>{inert(say(wording, f"html.{name}"))}</legend></fieldset>'
    yield f'<p class="keys">{inert(say(wording, "html.keys"))}</p></aside>'


def _article(checked: Checked, key: str, style: Style, rules: dict[str, str]) -> Iterator[str]:
    wording = style.wording(checked.language)
    paper = Manuscript(checked, wording, key, Lines(checked.article.source))
    counts = Tally.of(checked).levels
    levels = [
        f'<span data-level="{level}">{counts[level]} {inert(level_name(wording, level))}</span>'
        for level in reversed(LEVELS)
        if level in counts
    ]
    verdict = " ".join(levels) or inert(say(wording, "summary.none"))
    yield f'<article id="{key}" lang="{inert(checked.language or "und")}" aria-label="{inert(checked.article.path)}">'
    yield f'<p class="path">{inert(checked.article.path)}<span class="verdict">{verdict}</span></p>'
    yield '<div class="sheet">'
    yield from rows(paper, rules, list(_card(paper)))
    yield "</div>"
    if checked.crashes:
        yield f'<ul class="crashes">{"".join(f"<li>{inert(crash)}</li>" for crash in checked.crashes)}</ul>'
    yield "</article>"


def _card(paper: Manuscript) -> Iterator[str]:
    """The article card, and above it a band of the article's length that shows who speaks."""
    card, wording = paper.checked.card, paper.wording
    if card is None:
        return
    title = inert(say(wording, "card.title"))
    yield f'<section class="card" aria-label="{title}"><p class="title">{title}</p><dl>'
    for label, fact in card_facts(card, wording):
        yield f"<div><dt>{inert(label)}</dt><dd>{inert(fact)}</dd></div>"
    yield "</dl>"
    yield from _band(paper)
    yield "</section>"


def _band(paper: Manuscript) -> Iterator[str]:
    said = [each for passage in paper.checked.passages if passage.zone in ("body", "bullet") for each in passage.said]
    length = sum(each.end - each.start for each in said)
    if not any(each.status for each in said):
        return
    label = inert(say(paper.wording, "html.speech"))
    yield f'<svg class="band" role="img" aria-label="{label}" viewBox="0 0 {length} 10" preserveAspectRatio="none">'
    at = 0
    for each in said:
        size = each.end - each.start
        told = " · ".join(part for part in (each.name, say(paper.wording, f"voice.{each.voice if each.status else 'narrator'}")) if part)
        voice = inert(each.voice if each.status else "narrator")
        yield f'<rect x="{at}" y="0" width="{size}" height="10" data-voice="{voice}"><title>{inert(told)}</title></rect>'
        at += size
    yield "</svg>"


def _entry(checked: Checked, key: str) -> str:
    """The article in the table of contents, by its headline."""
    headline = next((each for each in checked.passages if each.zone == "headline"), None)
    name = " ".join(visible(checked.article, headline.start, headline.end).split()) if headline else checked.article.path
    return f'<li><a href="#{key}">{inert(name)}</a> <span class="count">{len(checked.findings)}</span></li>'


def _foot(tally: Tally, problems: list[str], contents: list[str], style: Style, wording: Wording) -> Iterator[str]:
    yield '<footer id="foot">'
    if problems:
        yield f'<section class="problems"><h2>{inert(say(wording, "report.unchecked"))}</h2><ul>{"".join(problems)}</ul></section>'
    if len(contents) > 1:
        title = inert(say(wording, "html.articles"))
        yield f'<nav id="contents" aria-label="{title}"><p class="title">{title}</p><ol>{"".join(contents)}</ol></nav>'
    yield f'<p class="summary">{inert(summary(tally, wording, style.skipped))}</p></footer>'
